"""How Python programs read what is published: exact whatever is published meanwhile.

    newspipe.read("items")                                     a DataFrame of the current version
    newspipe.read("items", version=42, out="s3://bucket/news") of another one: by number, tag or time of publication
    newspipe.read("items", as_of="2022-03-01")                 as the listings showed them then
    newspipe.path("items")                                     the folder of a version, for any Parquet reader
    newspipe.files("items")                                    its files, for readers that take a list

Where nothing else is said, they read where NEWSPIPE_OUT points to, else data/processed.
"""

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newspipe.asof import tables_as_of
from newspipe.contracts import unified
from newspipe.errors import MissingPath, NewspipeError
from newspipe.store import history, open_store, retention
from newspipe.store.backend import Store
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current
from newspipe.store.objects import object_key
from newspipe.store.reading import with_month
from newspipe.store.views import make_view
from newspipe.times import parse_moment

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

#: Where to publish to and to read from, unless told.
OUT_VARIABLE, OUT = "NEWSPIPE_OUT", "data/processed"


def read(
    dataset: str,
    *,
    version: int | str | None = None,
    as_of: datetime | date | str | None = None,
    out: "str | Path | Store | None" = None,
) -> "pd.DataFrame":
    """The rows of a dataset, with `month` as the last column, as `pandas.read_parquet` gives them for its folder.

    `version` is a number, a tag, or a time of which the version that was current then is taken. `as_of` is a time, too,
    and asks what the listings showed then, as far as the version knows; a date means all of that day in UTC. Columns
    that were added since are null in older versions, so that the rows of all versions can stand beside each other.
    Raises MissingPath if there is no such version or dataset, NewspipeError if a file of it is missing or damaged, or
    if the dataset cannot be told as of a time.
    """
    store = _store(out)
    frame: pd.DataFrame = _table(store, open_version(store, version), dataset, moment_of(as_of)).to_pandas()
    return frame


def path(
    dataset: str,
    *,
    version: int | str | None = None,
    out: "str | Path | Store | None" = None,
) -> Path:
    """The folder of a dataset in a version, which does not move on while it is read, unlike `latest`.

    Raises MissingPath if there is no such version or dataset, NewspipeError for a bucket, which has no folders.
    """
    store = _store(out)
    manifest = open_version(store, version)
    _check(store, manifest, dataset)
    if not isinstance(store, Folder):
        raise NewspipeError("a bucket has no folders", where=store, remedy="Use newspipe.read or newspipe.files.")
    return (make_view(store, manifest) / dataset).resolve()


def files(
    dataset: str,
    *,
    version: int | str | None = None,
    out: "str | Path | Store | None" = None,
) -> list[str]:
    """The files of a dataset in a version, as absolute paths or as s3:// addresses; `month=` stands in each.

    Raises MissingPath if there is no such version or dataset.
    """
    store = _store(out)
    manifest = open_version(store, version)
    _check(store, manifest, dataset)
    keys = (object_key(dataset, file.month, file.name) for file in manifest.datasets[dataset])
    return [os.path.abspath(store.locate(key)) if isinstance(store, Folder) else store.locate(key) for key in keys]


def open_version(store: Store, version: int | str | None) -> Manifest:
    """A version that can be read: by number, by tag, as of a time of publication, or the current one.

    Raises MissingPath if it, or any, was not published or is no longer kept.
    """
    newest = current(store)
    if not newest.version:
        raise MissingPath("nothing is published here", where=store, remedy="Publish first: newspipe run.")
    if version is None or version == newest.version:
        return newest
    if isinstance(version, str) and not version.isdigit():
        named = retention.tags(store)
        if version not in named:
            if (time := parse_moment(version)) is not None:
                return retention.load_kept(store, history.version_as_of(store, newest, time))
            remedy = f"Tags are: {', '.join(sorted(named)) or 'none'}. newspipe versions lists the numbers."
            raise MissingPath(f"there is no version {version}", where=store, remedy=remedy)
        version = named[version]
    return retention.load_kept(store, int(version))


def moment_of(said: datetime | date | str | None) -> datetime | None:
    """A time that somebody says. Raises NewspipeError if it is none."""
    if said is None:
        return None
    time = parse_moment(said)
    if time is None:
        remedy = "Say it as 2024-03-08 or 2024-03-08T09:30:00Z."
        raise NewspipeError(f"{said!r} is no time", remedy=remedy)
    return time


def _store(out: "str | Path | Store | None") -> Store:
    return open_store(out or os.environ.get(OUT_VARIABLE) or OUT)


def _check(store: Store, manifest: Manifest, dataset: str) -> None:
    if dataset not in manifest.datasets:
        remedy = f"There are: {', '.join(manifest.datasets)}."
        raise MissingPath(f"version {manifest.version} has no dataset {dataset}", where=store, remedy=remedy)


def _table(store: Store, manifest: Manifest, dataset: str, as_of: datetime | None) -> "pa.Table":
    import pyarrow as pa

    _check(store, manifest, dataset)
    columns = manifest.contracts[dataset].columns
    parts = [
        with_month(unified(table, dataset, columns), month)
        for month, table in tables_as_of(store, manifest, dataset, as_of)
    ]
    return pa.concat_tables(parts).unify_dictionaries()
