"""What a run did: what came in, what became of it, what to look at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newspipe.batch import Batch, Snapshot, Taken
from newspipe.months.tasks import Outcome
from newspipe.raw import Problem
from newspipe.standing import Standing
from newspipe.store.manifest import Manifest

#: How many things to look at are named one by one.
NAMED = 20


@dataclass(frozen=True)
class Rejected:
    """A reject of this run, as it is told to people."""

    path: str
    line: int
    reason: str
    detail: str


@dataclass(frozen=True)
class Report:
    """One run. Counts are of this run, but for `totals`, which are rows of the version that is current after it."""

    version: int | None  # None: nothing was published
    base: int
    done: int | None = None  # the version that the same idempotency key published before
    problems: list[Problem] = field(default_factory=list)
    read: Mapping[str, int] = field(default_factory=dict)
    found: Mapping[str, int] = field(default_factory=dict)
    became: Mapping[str, int] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    added: Mapping[str, int] = field(default_factory=dict)
    rejects: list[Rejected] = field(default_factory=list)
    corrected: int | None = None  # the version that says what corrections have changed
    standing: Standing = field(default_factory=Standing)

    @property
    def clean(self) -> bool:
        """Whether nothing was rejected, nothing in raw was left out, and no correction was wrong."""
        return not self.rejects and not self.problems and not self.standing.wrong

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "version": self.version,
            "base": self.base,
            "done": self.done,
            "corrected": self.corrected,
            **{name: dict(getattr(self, name)) for name in ("read", "found", "became", "totals", "added")},
            "rejects": [vars(reject) for reject in self.rejects],
            "problems": [problem._asdict() for problem in self.problems],
            **self.standing.to_dict(),
        }

    def lines(self) -> Iterator[tuple[str, str]]:
        """For people: (label, text) in order."""
        if self.done is not None:
            yield "published", f"nothing: version {self.done} was published with the same idempotency key"
        elif self.version is None:
            yield (
                "published",
                f"nothing: there is nothing new, version {self.base} stays current" if self.base else "nothing",
            )
        else:
            yield "published", f"version {self.version}"
        if self.corrected is not None:
            yield "corrected", f"version {self.corrected} says what corrections have changed"
        if self.read:
            yield "read", _counted(self.read)
        if self.found:
            yield "found", _counted(self.found)
        if self.became:
            yield "became", _counted(self.became)
        if self.totals:
            # Changes are those of one version: there is nothing to add them to.
            grew = {name: "" if name == "changes" else f" ({added:+,})" for name, added in self.added.items()}
            yield "dataset", ", ".join(f"{rows:,} {name}{grew[name]}" for name, rows in self.totals.items())
        if self.rejects:
            yield "rejected", _counted(Counter(reject.reason for reject in self.rejects))
        yield from _named("look at", [f"{r.path}:{r.line}: {r.reason}: {r.detail}" for r in self.rejects])
        yield from _named("not read", [f"{p.path}: {p.reason}: {p.detail}" for p in self.problems])
        yield from self.standing.lines()

    def markdown(self) -> str:
        """For the artifact of a flow run."""
        cells = (f"| {label} | {text.replace('|', chr(92) + '|')} |" for label, text in self.lines())
        return "\n".join(["| | |", "|---|---|", *cells])


def summarise(
    base: Manifest,
    problems: Sequence[Problem],
    batches: Sequence[Batch],
    outcomes: Sequence[Outcome],
    manifest: Manifest | None,
) -> Report:
    """The report of a run that read something."""
    taken = [capture for batch in batches for capture in batch.captures]
    fresh = [(capture, shot) for capture in taken for shot in capture.snapshots if shot.fresh]
    became: Counter[str] = Counter()
    for outcome in outcomes:
        became.update(outcome.counts)
    now = manifest or base
    return Report(
        version=manifest.version if manifest else None,
        base=base.version,
        problems=[*problems, *(problem for batch in batches for problem in batch.problems)],
        read=_read(taken, fresh),
        found=_found(batches),
        became=became,
        totals={name: now.rows(name) for name in now.datasets},
        added={name: now.rows(name) - base.rows(name) for name in now.datasets},
        rejects=[
            Rejected(shot.path, reject.line_start, reject.reason, reject.detail)
            for _, shot in fresh
            for reject in shot.page.rejects
            if reject.stage != "correction"
        ],
    )


def together(reports: Sequence[Report], stands: Standing) -> Report:
    """The report of a run: that of its last round that did something, and what the ones before have to say."""
    *_, last = [report for report in reports if report.version is not None] or reports
    corrected = next((report.version for report in reports[:1] if report.version is not None), None)
    return replace(
        last,
        base=reports[0].base,
        done=next((report.done for report in reports if report.done is not None), None),
        problems=list(dict.fromkeys(problem for report in reports for problem in report.problems)),
        corrected=corrected,
        added={name: sum(report.added.get(name, 0) for report in reports) for name in last.totals},
        standing=stands,
    )


def _read(taken: Sequence[Taken], fresh: Sequence[tuple[Taken, Snapshot]]) -> dict[str, int]:
    pages = [shot.page for _, shot in fresh]
    return {
        "sources": len({capture.source for capture in taken}),
        "captures": len(taken),
        "snapshots": len(fresh),
        "entries": sum(shot.entries for _, shot in fresh),
        "entries rejected": sum(reject.of_entry for page in pages for reject in page.rejects),
        "pages rejected": sum(reject.stage in ("read", "layout") for page in pages for reject in page.rejects),
    }


def _found(batches: Sequence[Batch]) -> dict[str, int]:
    """What the listings hold: texts counted once each, then what is odd about pages."""
    texts = {
        name: text
        for batch in batches
        for name, text in zip(batch.sightings.names, batch.sightings.contents, strict=True)
    }
    said = texts.values()
    odd = Counter(oddity for batch in batches for _, shot in batch.shots if shot.fresh for oddity in shot.page.oddities)
    found = {
        "texts": len(texts),
        "with a credit": sum(text.credit_text is not None for text in said),
        "with a kicker": sum(text.kicker is not None for text in said),
        "with a dateline": sum(text.dateline is not None for text in said),
        "of several paragraphs": sum("\n" in (text.description or "") for text in said),
        "without a summary": sum(text.description is None for text in said),
        "repeats inside a page": sum(map(_repeats, batches)),
    }
    return {name: count for name, count in {**found, **odd}.items() if count}


def _repeats(batch: Batch) -> int:
    """Sightings of a content that their page has shown before."""
    import numpy as np

    pairs = np.sort(batch.sightings.shot.astype(np.int64) * len(batch.sightings.names) + batch.sightings.name)
    return int((pairs[1:] == pairs[:-1]).sum())


def _named(label: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((label, text) for text in texts[:NAMED])
    if len(texts) > NAMED:
        yield label, f"… and {len(texts) - NAMED:,} more: newspipe status, newspipe show rejects"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())
