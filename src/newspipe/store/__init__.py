"""Versioned Parquet in a folder or a bucket. The layout, below the place that is published to, is the whole of it.

    latest -> versions/000042                      relative symlink, only moves forward
    versions/000042/                               a view of one version: what people read
        items/month=2021-07/<sha256>.parquet       hard links to objects; no other file lies inside a dataset
        presence/ revisions/ sightings/ snapshots/ rejects/ changes/
        manifest.json
    .store/
        items/month=2021-07/<sha256>.parquet       objects: immutable, read-only, named by the hash of their bytes,
        …                                          shared by all versions that contain them
        items/_delta_log/                          the versions as those of a Delta table, with the extra `delta`
        blocks/ captures/ known/ sources/          what the next run needs of the past, kept the same way
        history/                                   a line for each version, kept the same way
        manifests/000042.json                      the commit point: made exclusively, or the race is lost
        tags/spring-report                         names a version, which is kept
        pruned.json                                the versions that are no longer kept
        lock, delta.lock, tmp/                     a commit or a sweep, or a log, at work; files being written

A version exists from the moment its manifest does: the highest manifest is current, and it lists the files of all
datasets, so nobody sees items of one version beside revisions of another. Views and `latest` follow from manifests;
whoever dies between a commit and its view leaves the old view in place, and the next run makes the new one.

A bucket has no views, and `sweeping.json` in the place of `lock`: readers take their files from the manifest.
"""

from pathlib import Path

from newspipe.errors import NewspipeError
from newspipe.store.backend import Store


def open_store(place: str | Path | Store) -> Store:
    """The store in a folder, or in a bucket by its address (s3://bucket/prefix).

    Raises NewspipeError if it cannot be one.
    """
    if not isinstance(place, str | Path):
        return place
    scheme, colon, _ = str(place).partition("://")
    if not colon:
        from newspipe.store.folder import Folder

        return Folder(Path(place))
    if scheme != "s3":
        remedy = "Name a folder, or a bucket as s3://bucket/prefix."
        raise NewspipeError(f"{scheme}:// is not known", where=place, remedy=remedy)
    from newspipe.store.bucket import Bucket

    return Bucket(str(place))
