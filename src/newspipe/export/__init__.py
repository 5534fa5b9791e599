"""Datasets of a version to take away: as one file, or as a plain folder of files.

    items.parquet  items.csv  items.jsonl       one dataset with `month` as its last column (.ndjson is JSON Lines, too)
    items/month=2024-01/<sha256>.parquet        no suffix, or a slash at the end: one dataset as a folder
    everything/items/month=2024-01/…            or all of them

The files of a folder are copies, not links, and can be moved and changed. Everything streams month by month, so memory
stays flat; and a target is there as a whole or not at all (see `target`).
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from newspipe.asof import check_as_of
from newspipe.contracts import DATASETS
from newspipe.errors import NewspipeError
from newspipe.export.forms import write_csv, write_json_lines, write_parquet
from newspipe.export.months import Progress, month_copies, month_tables
from newspipe.export.span import Span
from newspipe.export.target import new_file, new_folder, write_file
from newspipe.store.backend import Store
from newspipe.store.manifest import MANIFESTS, Manifest
from newspipe.times import UNDATED

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ALL", "Exported", "Span", "export", "write_parquet"]

#: In the place of a dataset: all that a version has.
ALL = "all"

#: The forms of a single file, by suffix.
_FORMS = {".parquet": write_parquet, ".csv": write_csv, ".jsonl": write_json_lines, ".ndjson": write_json_lines}

#: What lies in a folder that nothing but exports has written to.
_MONTH = rf"(?:(?:{'|'.join(DATASETS)})/)?month=(?:\d{{4}}-\d{{2}}|{UNDATED})"
_FOLDER = re.compile(rf"{'|'.join(DATASETS)}|{_MONTH}")
_FILE = re.compile(rf"{_MONTH}/[0-9a-f]{{64}}\.parquet")


@dataclass(frozen=True)
class Exported:
    """What was written: the rows of each dataset, in how many bytes."""

    path: Path
    version: int
    datasets: dict[str, int]
    bytes: int

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(self.datasets.values())


def export(
    store: Store,
    manifest: Manifest,
    dataset: str,
    to: str | Path,
    span: Span = Span(),  # noqa: B008 - it is frozen
    *,
    as_of: datetime | None = None,
    overwrite: bool = False,
    progress: Progress = lambda *_: None,
) -> Exported:
    """Write the rows of a dataset in a version that belong to a span; the form follows from the suffix of `to`.

    `as_of`: as the listings showed it then (see `newspipe.asof`), which a single dataset can be.
    `overwrite` replaces a file, and a folder that holds nothing but a former export. Raises MissingPath if there is no
    such dataset or no folder to write into, NewspipeError if the target is refused, cannot be written, or its suffix is
    unknown, or if a file of the version is missing or damaged. Then the target is as it was.
    """
    suffix = _suffix(to, dataset)
    if as_of is not None:
        _check_as_of(dataset)
    path = Path(os.path.realpath(to))
    _refuse_stores(path)
    if suffix:
        with new_file(path, overwrite=overwrite) as file:
            months = month_tables(store, manifest, dataset, span, as_of, progress)
            rows = _FORMS[suffix](file, *_with_schema(months))
            size = file.tell()
        return Exported(path, manifest.version, {dataset: rows}, size)
    return _export_folder(store, manifest, dataset, path, span, as_of, overwrite=overwrite, progress=progress)


def _check_as_of(dataset: str) -> None:
    if dataset == ALL:
        remedy = "Name one dataset: items, revisions, sightings, snapshots or rejects."
        raise NewspipeError("not all datasets can be told as of a time", remedy=remedy)
    check_as_of(dataset)


def _suffix(to: str | Path, dataset: str) -> str:
    """The suffix of a file that is to be written; none means a folder."""
    suffix = "" if str(to).endswith("/") else Path(to).suffix.lower()
    if suffix and suffix not in _FORMS:
        remedy = f"Use {', '.join(_FORMS)}; a folder with a dot in its name needs a slash at the end."
        raise NewspipeError(f"the suffix {suffix} stands for no form", where=to, remedy=remedy)
    if suffix and dataset == ALL:
        remedy = "Name a folder: without a suffix, or with a slash at the end."
        raise NewspipeError("one file holds one dataset, not all", where=to, remedy=remedy)
    return suffix


def _refuse_stores(path: Path) -> None:
    """Views and objects look like exports, and nothing else may lie among them."""
    for folder in (path, *path.parents):
        if (folder / MANIFESTS).is_dir():
            remedy = f"Name a place outside of {folder} with --to."
            raise NewspipeError("this lies in what newspipe has published", where=path, remedy=remedy)


def _with_schema(tables: Iterator["pa.Table"]) -> tuple["pa.Schema", Iterator["pa.Table"]]:
    first = next(tables)
    return first.schema, chain(iter([first]), tables)  # an iterator, because it lets go of what it has given


def _export_folder(
    store: Store,
    manifest: Manifest,
    dataset: str,
    path: Path,
    span: Span,
    as_of: datetime | None,
    *,
    overwrite: bool,
    progress: Progress,
) -> Exported:
    rows = dict.fromkeys(manifest.datasets if dataset == ALL else [dataset], 0)
    size = 0
    with new_folder(path, overwrite=overwrite, stranger=_stranger) as folder:
        for name in rows:
            top = folder / name if dataset == ALL else folder
            for copy in month_copies(store, manifest, name, span, as_of, progress):
                write_file(top / f"month={copy.month}" / f"{sha256(copy.data).hexdigest()}.parquet", copy.data)
                rows[name] += copy.rows
                size += len(copy.data)
    return Exported(path, manifest.version, rows, size)


def _stranger(folder: Path) -> Path | None:
    """Something in a folder that no export has put there."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        ours = _FOLDER.fullmatch(name) if path.is_dir() else _FILE.fullmatch(name) if path.is_file() else None
        if path.is_symlink() or not ours:
            return path
    return None
