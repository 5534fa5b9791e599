"""What reading one snapshot gives, whatever its format: entries, rejects, and a role for every line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from newspipe.addresses import identifier, undated_place
from newspipe.listing.dates import month_of
from newspipe.text import digest

#: The role that coverage counts against: a line that the parser could not explain.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Content:
    """What an item says. Equal contents have equal hashes; where and when it was seen is no part of it."""

    headline: str
    description: str | None = None
    date_precision: str = "day"
    published_at: datetime | None = None
    url: str | None = None
    guid: str | None = None
    credit_text: str | None = None
    dateline: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    article_section: str | None = None
    image_url: str | None = None
    in_language: str | None = None

    @property
    def identifier(self) -> str | None:
        """What tells its item from all others of its source, whatever it says."""
        return identifier(self.url, self.guid)

    def hash(self) -> str:
        """32 hex digits over every field."""
        return digest(*[getattr(self, name) for name in self.__slots__])


class Entry(NamedTuple):
    """One block of a listing that stands for a news item: its content, its date, and how the page showed both."""

    content: Content
    content_hash: str
    date_published: date | None  # None only where the content has a URL
    date_published_raw: str | None
    section_heading: str | None
    misplaced: bool  # dated outside the month of the heading that it stands under

    @property
    def place(self) -> int:
        """The block that it belongs to: its date as ordinal, or a negative number that stands for its identifier."""
        if self.date_published is not None:
            return self.date_published.toordinal()
        return undated_place(self.content.identifier or "")


class Undated(NamedTuple):
    """What is understood of an entry that has no certain date. `date_published_raw` is what stands in its place."""

    content: Content
    date_published_raw: str | None
    section_heading: str | None

    def dated(self, day: date) -> Entry:
        """The entry, as if the page had printed the date."""
        content = replace(self.content, date_precision="day", published_at=None)
        raw = self.date_published_raw or day.isoformat()
        return Entry(content, content.hash(), day, raw, self.section_heading, is_misplaced(day, self.section_heading))


def is_misplaced(day: date, heading: str | None) -> bool:
    """Whether a date lies outside the month of the heading that it stands under."""
    month = month_of(heading) if heading else None
    return month is not None and (day.year, day.month) != month


class Sighting(NamedTuple):
    """An entry at its place: position in document order and 1-based physical lines, first and last."""

    position: int
    line_start: int
    line_end: int
    entry: Entry


class Reject(NamedTuple):
    """A part of a snapshot that could not be accepted, and why.

    `stage`: read, layout or correction for a page, parse or validate for an entry.
    """

    line_start: int
    line_end: int
    stage: str
    reason: str
    detail: str
    raw_text: str
    undated: Undated | None = None  # all that is understood, if nothing but the date is wrong

    @property
    def of_entry(self) -> bool:
        """Whether one entry was rejected, and not the page as a whole."""
        return self.stage in ("parse", "validate")

    def columns(self) -> dict[str, int | str]:
        """What is told of it: all but what is only understood."""
        return {name: value for name, value in self._asdict().items() if name != "undated"}


class Line(NamedTuple):
    """A non-blank line of a snapshot and the role that the parser gave it."""

    number: int
    role: str


#: Lines that were read together and may stand in many pages, so they are counted from the line given first.
Stretch = tuple[int, tuple[Line, ...]]


class Page(NamedTuple):
    """A snapshot, read. Shared by all snapshots with the same bytes, so it knows no path and no time."""

    media_type: str
    encoding: str | None
    lines: int
    sightings: tuple[Sighting, ...] = ()
    rejects: tuple[Reject, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    read_lines: int = 0  # non-blank lines that have a role
    unknown_lines: int = 0  # of these, the lines that could not be explained
    ends_open: bool = False  # the text breaks off: in a blank line, or inside a character
    oddities: tuple[str, ...] = ()  # what was put up with, for people
    date_order: str | None = None  # dmy or mdy, where the page proves in which order its dates write numbers
    relative: bool = False  # its dates count from its capture, so it is another page at another time
    next_url: str | None = None  # where the listing goes on, if the page says so
    settled: tuple[tuple[Reject, str], ...] = ()  # rejects that a correction made entries of, and by which
    corrected: frozenset[str] = frozenset()  # ids of the corrections that have touched it

    def ledger(self) -> Iterator[Line]:
        """Every non-blank line and its role, in order."""
        return (Line(start + number, role) for start, lines in self.stretches for number, role in lines)

    def unknown(self) -> list[Line]:
        """The lines that the parser could not explain."""
        return [line for line in self.ledger() if line.role == UNKNOWN] if self.unknown_lines else []

    @property
    def coverage(self) -> float | None:
        """Share of the non-blank lines that were explained; None for a page of which no line was read."""
        return 1 - self.unknown_lines / self.read_lines if self.read_lines else None

    @property
    def entries(self) -> int:
        """Entries found: those accepted and those rejected."""
        return len(self.sightings) + sum(reject.of_entry for reject in self.rejects)

    def rows(self) -> tuple[Sighting | Reject | Line, ...]:
        """Entries, rejects and unknown lines in page order: what vouching walks over."""
        if not self.rejects and not self.unknown_lines:
            return self.sightings
        return tuple(sorted((*self.sightings, *self.rejects, *self.unknown()), key=first_line))

    def without(
        self, broken: Mapping[int, Sequence[tuple[str, str]]], lines: Sequence[str], *, stage: str = "validate"
    ) -> "Page":
        """The page with some sightings, by index, turned into rejects for the reasons given; `lines` is its text."""
        rejects = [
            Reject(
                seen.line_start,
                seen.line_end,
                stage,
                broken[at][0][0],
                "; ".join(detail for _, detail in broken[at]),
                "\n".join(lines[seen.line_start - 1 : seen.line_end]),
            )
            for at, seen in enumerate(self.sightings)
            if at in broken
        ]
        kept = tuple(seen for at, seen in enumerate(self.sightings) if at not in broken)
        lines_of = {(reject.line_start, reject.line_end) for reject in rejects}
        settled = tuple(done for done in self.settled if (done[0].line_start, done[0].line_end) not in lines_of)
        rejects = sorted((*self.rejects, *rejects), key=first_line)
        return self._replace(sightings=kept, rejects=tuple(rejects), settled=settled)


def first_line(row: Sighting | Reject | Line) -> int:
    """The line on which a sighting, a reject or a line of the ledger begins."""
    return row.number if isinstance(row, Line) else row.line_start
