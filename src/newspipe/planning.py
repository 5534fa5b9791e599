"""What a round of a run has to do: files that are new, corrections that changed, or all that was ingested again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from newspipe.batch import Named
from newspipe.corrections import Corrections, read_corrections
from newspipe.corrections.checking import checked
from newspipe.corrections.force import Corrected, in_force, reach
from newspipe.corrections.pages import PageRules
from newspipe.drafting import load_parsers
from newspipe.errors import NewspipeError
from newspipe.ingest import read_captures
from newspipe.listing import PARSER_VERSION
from newspipe.months.seen import shown_by
from newspipe.publication import by_todays_contracts
from newspipe.raw import Capture, Place, Problem, ingested_captures, load_known, new_captures
from newspipe.sources import load_sources
from newspipe.store import history, objects
from newspipe.store.backend import Store
from newspipe.store.delta import publish_delta
from newspipe.store.folder import Folder
from newspipe.store.manifest import Manifest, current
from newspipe.store.views import publish_view
from newspipe.times import moment

#: Files that are read in one batch. Captures of a source follow each other, so most of what a batch reads it has seen.
BATCH_FILES = 10_000

T = TypeVar("T")


@dataclass(frozen=True)
class Plan:
    """What a round of a run has to do: captures to read and blocks to resolve, on top of which version, and why.

    What is new, what is corrected and what another parser makes of it are published one after the other: so whatever a
    version changes has one cause, and nobody has to guess it.
    """

    base: Manifest
    captures: list[Capture]
    problems: list[Problem]
    done: int | None = None  # the version that the same idempotency key has published
    cause: str = "source"
    corrected: Corrected = field(default_factory=Corrected)
    idempotency_key: str | None = None
    replays: Manifest | None = None  # the version that is read anew; then `base` has nothing to build upon
    reread: frozenset[Named] = frozenset()  # contents that only today's parser makes of captures ingested before

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""
        return not self.captures and not self.corrected.blocks

    def same_work(self, other: "Plan | None") -> bool:
        """Whether the same captures are to be read, by the same corrections, as by another plan."""

        def work(plan: Plan) -> list[object]:
            captures = [(new.source, new.captured_at, new.files, new.fresh) for new in plan.captures]
            return [plan.corrected.now.by_id.keys(), *captures]

        return other is not None and work(self) == work(other)

    def batches(self) -> list[list[Capture]]:
        """The captures in order, about `BATCH_FILES` files together."""
        return grouped(self.captures, lambda capture: len(capture.files), BATCH_FILES)


def grouped(tasks: Iterable[T], size: Callable[[T], int], most: int) -> list[list[T]]:
    """Tasks in groups that reach a size, in order."""
    groups: list[list[T]] = []
    full = most
    for task in tasks:
        if full >= most:
            groups.append([])
            full = 0
        groups[-1].append(task)
        full += size(task)
    return groups


def plan(
    raw: Path,
    store: Store,
    corrections: Corrections = Corrections(),  # noqa: B008 - it is frozen
    cause: str = "source",
    idempotency_key: str | None = None,
) -> Plan:
    """Look for what a round has to do; a view or a Delta log that a killed run left unmade is made first.

    `cause` is one of `ROUNDS`, or `parser` to read all again that was ingested.
    Raises PublicationRefused if a contract breaks with the one that the current version was published by.
    """
    newest = current(store)
    publish_view(store)
    publish_delta(store, newest)
    found = _PLANS[cause](raw, store, newest, corrections, idempotency_key)
    if not found.idle and not found.replays:
        base = by_todays_contracts(store, found.base)
        if base is not found.base:
            found = _PLANS[cause](raw, store, base, corrections, idempotency_key)
    if cause == "source" and found.captures:
        return replace(found, reread=_reread(raw, store, found))
    return found


def look(
    raw: Path,
    store: Store,
    base: Manifest,
    corrections: Corrections = Corrections(),  # noqa: B008 - it is frozen
    idempotency_key: str | None = None,
) -> Plan:
    """Look for files that were not ingested in a version, and touch nothing.

    Raises MissingPath if there is no raw folder, NewspipeError if the store lies inside it.
    """
    if isinstance(store, Folder) and store.root.resolve().is_relative_to(raw.resolve()):
        remedy = "Name another folder with --out: what is published there would be read as raw the next time."
        raise NewspipeError("this lies inside the raw folder", where=store, remedy=remedy)
    if (done := _done(store, base, idempotency_key)) is not None:
        return Plan(base, [], [], done=done)
    captures, problems = new_captures(raw, known_places(store, base))
    corrected = _corrected(store, base, corrections)
    return Plan(base, captures, problems, corrected=corrected, idempotency_key=idempotency_key)


def _reread(raw: Path, store: Store, planned: Plan) -> frozenset[Named]:
    """What today's parser makes of the last captures that an older one has read, and that one did not make of them.

    Where a new capture shows the same, the source has not changed: an item that says it now differs by the parser.
    """
    counts = load_parsers(store, planned.base)
    if not any({*versions} - {PARSER_VERSION} for versions in counts.values()):
        return frozenset()
    new = {capture.source for capture in planned.captures}
    latest = {(name, source.latest) for name, source in load_sources(store, planned.base).items() if name in new}
    captures = ingested_captures(known_places(store, planned.base), {(name, moment(time)) for name, time in latest})
    batch = read_captures(raw, captures, PageRules(planned.corrected.before.corrections))
    return frozenset({*batch.sightings.names} - shown_by(store, planned.base, latest).keys())


def _look_at_corrections(
    raw: Path, store: Store, base: Manifest, corrections: Corrections, idempotency_key: str | None
) -> Plan:
    """Look what corrections that were added, edited or taken away touch of what was ingested."""
    corrected = _corrected(store, base, corrections)
    changed = corrected.now.changed(corrected.before.corrections)
    if not changed or not base.datasets or _done(store, base, idempotency_key) is not None:
        return Plan(base, [], [], cause="correction", corrected=corrected)
    touched = reach(store, base, corrected.before, changed)
    wanted = {(source, moment(time)) for source, time in touched.captures}
    captures = ingested_captures(known_places(store, base), wanted) if wanted else []
    # A key stands for all that a run does: its last version has it.
    last = idempotency_key is not None and not look(raw, store, base).captures
    return Plan(
        base,
        captures,
        [],
        cause="correction",
        corrected=replace(corrected, blocks=frozenset(touched.blocks)),
        idempotency_key=idempotency_key if last else None,
    )


def _look_at_all(raw: Path, store: Store, base: Manifest, corrections: Corrections, _: str | None) -> Plan:
    """All that was ingested, to be read as if nothing were published yet. Raises MissingPath without a raw folder."""
    look(raw, store, base)
    captures = [replace(capture, fresh={*capture.files}) for capture in ingested_captures(known_places(store, base))]
    nothing = replace(
        base, datasets={}, state={kind: base.state[kind] for kind in (history.KIND,) if kind in base.state}
    )
    corrected = Corrected(_corrected(store, base, corrections).now)
    return Plan(nothing, captures, [], cause="parser", corrected=corrected, replays=base)


#: What a run does, in this order: what is corrected first, then what is new.
ROUNDS = ("correction", "source")
_PLANS = {"correction": _look_at_corrections, "source": look, "parser": _look_at_all}


def _corrected(store: Store, base: Manifest, corrections: Corrections) -> Corrected:
    """Corrections of which one is wrong are not taken over: those in force stay, all of them."""
    before = in_force(store, base)
    return Corrected(before.corrections if corrections.problems else corrections, before)


def known_places(store: Store, base: Manifest) -> dict[str, Place]:
    """What was ingested, by where it lies."""
    return load_known(objects.get(store, "known", month, file.name) for month, file in base.files("known").items())


def _done(store: Store, base: Manifest, idempotency_key: str | None) -> int | None:
    """The version that was published with a key."""
    if idempotency_key is not None:
        for line in history.published(store, base):
            if line.idempotency_key == idempotency_key:
                return line.version
    return None


def take(store: Store, folder: Path | None, *, strict: bool = False) -> Corrections:
    """The corrections of a folder. Raises NewspipeError for one that is wrong, if `strict`."""
    corrections = read_corrections(folder)
    if corrections.all:
        corrections = checked(corrections, in_force(store, current(store)).corrections)
    if corrections.problems and strict:
        first = corrections.problems[0]
        remedy = f"Mend it; {len(corrections.problems) - 1} more are wrong." if corrections.problems[1:] else "Mend it."
        raise NewspipeError(first.detail, where=first.path, remedy=remedy)
    return corrections
