"""Versioned Parquet on a file system. The layout on disk, below the folder that is published to, is the whole of it.

    latest -> versions/000042                      relative symlink, only moves forward
    versions/000042/                               a view of one version: what people read
        items/month=2021-07/<sha256>.parquet       hard links to objects; no other file lies inside a dataset
        presence/ revisions/ sightings/ snapshots/ rejects/
        manifest.json
    .store/
        items/month=2021-07/<sha256>.parquet       objects: immutable, read-only, named by the hash of their bytes,
        …                                          shared by all versions that contain them
        blocks/ captures/ known/ sources/          what the next run needs of the past, kept the same way
        manifests/000042.json                      the commit point: linked exclusively, or the race is lost
        tmp/                                       files being written

A version exists from the moment its manifest does: the highest manifest is current, and it lists the files of all
datasets, so nobody sees items of one version beside revisions of another. Views and `latest` follow from manifests;
whoever dies between a commit and its view leaves the old view in place, and the next run makes the new one.
"""
