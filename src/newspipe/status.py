"""What is published and what waits: the questions that `status` and `show` answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newspipe.errors import MissingPath
from newspipe.pipeline import look
from newspipe.raw import Problem
from newspipe.readers import open_version
from newspipe.sources import load_sources
from newspipe.store.backend import Store
from newspipe.store.manifest import current
from newspipe.store.reading import tables
from newspipe.times import moment


@dataclass(frozen=True)
class Status:
    """The current version, the latest capture of each source, and the files in raw that are not ingested."""

    version: int
    published_at: str
    rows: dict[str, int]
    sources: dict[str, str]
    waiting: list[str]
    problems: list[Problem]

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        return vars(self) | {"problems": [problem._asdict() for problem in self.problems]}

    def lines(self) -> Iterator[tuple[str, str]]:
        """For people: (label, text) in order."""
        if not self.version:
            yield "version", "nothing is published yet"
        else:
            yield "version", f"{self.version}, published {self.published_at}"
            yield "dataset", ", ".join(f"{rows:,} {name}" for name, rows in self.rows.items())
        for source, latest in self.sources.items():
            yield "source", f"{source}, last captured {latest}"
        yield "waiting", f"{len(self.waiting):,} new files" + (": newspipe run" if self.waiting else "")
        for problem in self.problems:
            yield "not read", f"{problem.path}: {problem.reason}: {problem.detail}"


def status(raw: Path, store: Store) -> Status:
    """Look at both folders. Raises MissingPath if there is no raw folder."""
    base = current(store)
    planned = look(raw, store, base)
    latest = {name: moment(source.latest) for name, source in load_sources(store, base).items()}
    return Status(
        base.version,
        base.published_at,
        {name: base.rows(name) for name in base.datasets},
        {name: f"{time:%Y-%m-%d %H:%M}" for name, time in latest.items()},
        [path for capture in planned.captures for path in sorted(capture.fresh)],
        planned.problems,
    )


def rows(
    store: Store, dataset: str, *, version: str | None = None, month: str | None = None, source: str | None = None
) -> Iterator[dict[str, Any]]:
    """Rows of a dataset with their month. Raises MissingPath for a month that it does not have."""
    import pyarrow.compute as pc

    manifest = open_version(store, version)
    if month is not None and month not in manifest.files(dataset):
        known = sorted(manifest.files(dataset))
        remedy = f"It has {known[0]} to {known[-1]}." if known else None
        raise MissingPath(f"{dataset} has no month {month}", where=store, remedy=remedy)
    where = None if source is None else pc.field("source") == source
    return (
        {"month": partition, **row}
        for partition, table in tables(store, manifest, dataset, where, lambda m: month in (None, m))
        for row in table.to_pylist()
    )
