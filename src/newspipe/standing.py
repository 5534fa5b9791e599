"""How a version stands to today's corrections and parser: what is in force, what matches nothing, what is outdated."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newspipe.corrections import Corrections
from newspipe.corrections.force import in_force
from newspipe.drafting import load_parsers
from newspipe.listing import PARSER_VERSION
from newspipe.raw import Problem
from newspipe.store.backend import Store
from newspipe.store.manifest import Manifest


@dataclass(frozen=True)
class Standing:
    """`wrong` and `unmatched` are corrections that do nothing, `parsers` the snapshots that older parsers have read."""

    corrections: int = 0
    wrong: Sequence[Problem] = ()
    unmatched: Sequence[Problem] = ()
    parsers: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "corrections": self.corrections,
            "corrections_wrong": [problem._asdict() for problem in self.wrong],
            "corrections_unmatched": [problem._asdict() for problem in self.unmatched],
            "parsers_outdated": dict(self.parsers),
        }

    def lines(self) -> Iterator[tuple[str, str]]:
        """For people: (label, text) in order."""
        if self.corrections or self.wrong:
            yield "corrected", f"{self.corrections:,} corrections are in force"
        if self.wrong:
            yield "", "no correction that changed is taken over until these are mended:"
        for problem in self.wrong:
            yield "wrong", f"{problem.path}: {problem.detail}"
        for problem in self.unmatched:
            yield "no match", f"{problem.path}: {problem.detail}"
        for version, count in self.parsers.items():
            yield (
                "outdated",
                f"{count:,} snapshots were read by parser {version}, today's is {PARSER_VERSION}: newspipe replay",
            )


def standing(store: Store, manifest: Manifest, corrections: Corrections) -> Standing:
    """Hold a version against today's corrections and parser."""
    force = in_force(store, manifest)
    unmatched = [
        Problem(correction.place, "unmatched", f"[[{correction.kind}]] matches nothing, or changes nothing")
        for correction in (force.corrections if corrections.problems else corrections).all
        if manifest.version and not force.matches(correction)
    ]
    parsers: Counter[str] = Counter()
    for counts in load_parsers(store, manifest).values():
        parsers.update(counts)
    parsers.pop(PARSER_VERSION, None)
    return Standing(len(force.corrections.by_id), corrections.problems, unmatched, dict(sorted(parsers.items())))
