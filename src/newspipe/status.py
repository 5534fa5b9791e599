"""What is published and what waits: the questions that `status` and `show` answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newspipe.asof import tables_as_of
from newspipe.errors import MissingPath
from newspipe.planning import look, take
from newspipe.raw import Problem
from newspipe.readers import moment_of, open_version
from newspipe.sources import load_sources
from newspipe.standing import Standing, standing
from newspipe.store.backend import Store
from newspipe.store.manifest import current
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
    standing: Standing

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        said = {name: value for name, value in vars(self).items() if name != "standing"}
        return said | {"problems": [problem._asdict() for problem in self.problems], **self.standing.to_dict()}

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
        yield from self.standing.lines()


def status(raw: Path, store: Store, corrections: Path | None = None) -> Status:
    """Look at all folders. Raises MissingPath if there is no raw folder."""
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
        standing(store, base, take(store, corrections)),
    )


def rows(
    store: Store,
    dataset: str,
    *,
    version: str | None = None,
    as_of: str | None = None,
    month: str | None = None,
    source: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Rows of a dataset with their month. Raises MissingPath for a month that it does not have."""
    import pyarrow.compute as pc

    manifest = open_version(store, version)
    if month is not None and month not in manifest.files(dataset):
        known = sorted(manifest.files(dataset))
        remedy = f"It has {known[0]} to {known[-1]}." if known else None
        raise MissingPath(f"{dataset} has no month {month}", where=store, remedy=remedy)
    found = tables_as_of(store, manifest, dataset, moment_of(as_of), lambda m: month in (None, m))
    return (
        {"month": partition, **row}
        for partition, table in found
        for row in (table if source is None else table.filter(pc.field("source") == source)).to_pylist()
    )
