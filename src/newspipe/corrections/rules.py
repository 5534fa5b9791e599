"""What a correction can say. Equal corrections are equal whatever file and line they stand in."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import cached_property

from newspipe.text import digest

#: What a field of an item can be set to; None stands for nothing.
Value = str | tuple[str, ...] | datetime | None


@dataclass(frozen=True)
class LeaveOut:
    """A capture is taken for never shown: a wrong page was saved. With `snapshot`, one page of it."""

    source: str
    captured_at: datetime
    snapshot: str | None = None


@dataclass(frozen=True)
class Date:
    """Entries with this headline are read as if the page had printed this date.

    Without `printed` those without a certain date, with it those that print exactly that.
    """

    source: str
    headline: str
    date: date
    printed: str | None = None


@dataclass(frozen=True)
class Split:
    """Of one item the contents with these headlines, or hashes, are another item."""

    item: str
    apart: tuple[str, ...]


@dataclass(frozen=True)
class Merge:
    """Two items or more of one source and date are the same."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Drop:
    """This is no item."""

    item: str


@dataclass(frozen=True)
class Fix:
    """A field of an item is set; with `was` only where it says that."""

    item: str
    field: str
    becomes: Value
    was: Value = None


Rule = LeaveOut | Date | Split | Merge | Drop | Fix

KINDS: dict[str, type[Rule]] = {
    "leave_out": LeaveOut, "date": Date, "split": Split, "merge": Merge, "drop": Drop, "fix": Fix,
}  # fmt: skip
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Correction:
    """What is said, why, and by whom; `place` is where it stands, as file:line."""

    rule: Rule
    reason: str
    author: str
    place: str = field(default="", compare=False)

    @property
    def kind(self) -> str:
        """The name of its kind, as files have it."""
        return _NAMES[type(self.rule)]

    @cached_property
    def correction_id(self) -> str:
        """Stands for all that it says."""
        said = sorted(asdict(self.rule).items())
        return digest(self.kind, *(part for pair in said for part in pair), self.reason, self.author)

    @property
    def by(self) -> str:
        """How rows that it has touched name it: it says the same wherever it stands."""
        return f"correction: {self.reason} ({self.author})"
