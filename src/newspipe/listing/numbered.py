"""Plain-text listings: numbered entries under month headings, as a text rendering of a newsroom page gives them.

    News and features            title: the first line

    July 2021                    heading of a section

      1. © A. Photographer 2022  the numbered line: a credit, a kicker or the headline
        Headline of the item
        19 July 2021             the date closes the head of an entry ...
        A summary.               ... and opens its description

Consecutive captures repeat almost everything, so entries are looked up by their bytes and read once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newspipe.listing.buttons import is_button
from newspipe.listing.dates import Reading, month_of, read_date
from newspipe.listing.language import language_of
from newspipe.listing.lines import count_lines, ends_in_blank_line
from newspipe.listing.page import (
    UNKNOWN,
    Content,
    Entry,
    Line,
    Page,
    Reject,
    Sighting,
    Stretch,
    Undated,
    is_misplaced,
)
from newspipe.listing.signs import CONTACT, CREDIT, DATE_CUT_SHORT, SENTENCE, credited, dateline_of
from newspipe.text import clean

# No-break and zero-width spaces are as blank to a reader as spaces are.
_BLANK = rb"(?:[ \t]|\xc2\xa0|\xe2\x80\x8b|\xef\xbb\xbf)"
_NUMBER = rb"(?:" + _BLANK + rb"{0,3}\d{1,4}[.)](?:" + _BLANK + rb"+|(?=\n)|\Z)|" + _BLANK + rb"{1,3}\d{1,4}\Z)"
# Where a numbered line or a line at the margin begins; that most lines are blank or indented is asked first, for speed.
_CHUNK = re.compile(rb"\n(?!\n|    )(?=" + _NUMBER + rb"|(?!\n|\Z|" + _BLANK + rb"))")
_NUMBERED = re.compile(_NUMBER)
_MARGIN = " \t\u00a0\u200b\ufeff"

_LONGEST_HEADING = 80  # characters
_ITEM = re.compile(r"[•*·▪-] \S")
_LONGEST_ITEM = 40  # characters of a line of a menu


class Part(NamedTuple):
    """Lines of an entry that belong together, joined: a headline, a date, a paragraph."""

    text: str
    first: int  # lines after the numbered one
    last: int


class Block(NamedTuple):
    """A numbered chunk, read: what it is, and the roles of its lines counted from the numbered one."""

    entry: Entry | None
    reason: str  # of the reject; neither entry nor reason for what is no item, as a contact
    detail: str
    last: int
    roles: tuple[Line, ...]
    unknown: int
    height: int  # lines, blank ones included
    undated: Undated | None = None  # of a reject that lacks nothing but a date


@dataclass
class Memo:
    """What was read before, by its bytes.

    Pages stand by source and hash, for a source can ask for another floor, and by what else was told of them, such as
    the address that links are resolved against. Blocks stand by heading, with their number and, as the same entry has
    another number on another day, without.
    """

    pages: dict[tuple[object, ...], Page] = field(default_factory=dict)
    headings: dict[tuple[bytes, bool, bool], tuple[str | None, Block]] = field(default_factory=dict)
    numbered: dict[str | None, dict[bytes, Block]] = field(default_factory=dict)
    blocks: dict[tuple[str | None, bytes], Block] = field(default_factory=dict)
    entries: dict[Entry, Entry] = field(default_factory=dict)

    def shared(self, entry: Entry) -> Entry:
        """The entry that was read first among equal ones: what follows works on objects that it knows already."""
        return self.entries.setdefault(entry, entry)


def read_numbered(data: bytes, memo: Memo) -> Page:
    """Read a listing of numbered entries in UTF-8, its lines ended by line feeds."""
    sightings: list[Sighting] = []
    rejects: list[Reject] = []
    stretches: list[Stretch] = []
    heading: str | None = None
    known = memo.numbered.setdefault(heading, {})
    position, line, read, unknown = 0, 1, 0, 0
    chunks = _CHUNK.split(data)
    for at, chunk in enumerate(chunks):
        block = known.get(chunk)
        if block is None:
            if number := _NUMBERED.match(chunk):
                block = known[chunk] = _read_numbered(chunk, number.end(), heading, memo)
            else:
                heads_entries = at + 1 < len(chunks) and _NUMBERED.match(chunks[at + 1]) is not None
                read_before = (chunk, heads_entries, not stretches)
                if read_before not in memo.headings:
                    memo.headings[read_before] = _read_heading(chunk, heads_entries, first=not stretches)
                found, block = memo.headings[read_before]
                if block.unknown == 0:
                    heading, known = found, memo.numbered.setdefault(found, {})
        entry, reason, detail, last, roles, strange, height, undated = block
        if entry is not None:
            position += 1
            sightings.append(Sighting(position, line, line + last, entry))
        elif reason:
            position += 1
            rejects.append(Reject(line, line + last, "parse", reason, detail, chunk.rstrip().decode(), undated))
        if roles:
            stretches.append((line, roles))
            read += len(roles)
            unknown += strange
        line += height
    if rejects and rejects[-1].line_end == stretches[-1][0] + stretches[-1][1][-1].number:
        rejects[-1] = _if_cut_off(rejects[-1])
    return Page(
        "text/plain", None, count_lines(data), tuple(sightings), tuple(rejects), tuple(stretches),
        read, unknown, ends_in_blank_line(data),
    )  # fmt: skip


def _read_heading(chunk: bytes, heads_entries: bool, *, first: bool) -> tuple[str | None, Block]:
    """A line at the margin: the heading of what follows, and its role. The page's first line is its title.

    What reads like a sentence is no heading, but something that the layout of this page should not have.
    """
    lines = [clean(line.decode()) for line in chunk.split(b"\n")]
    month = month_of(lines[0])
    titled = first and month is None
    heads = heads_entries and len(lines[0]) <= _LONGEST_HEADING and not SENTENCE.search(lines[0])
    role = "title" if titled else "heading" if heads or month else UNKNOWN
    menu = all(len(text) <= _LONGEST_ITEM and _ITEM.match(text) for text in lines[1:] if text)
    beside = "navigation" if menu else UNKNOWN
    roles = tuple(Line(at, role if at == 0 else beside) for at, text in enumerate(lines) if text)
    unknown = sum(line.role == UNKNOWN for line in roles)
    return None if titled else lines[0] or None, Block(None, "", "", 0, roles, unknown, len(lines))


def _read_numbered(chunk: bytes, start: int, heading: str | None, memo: Memo) -> Block:
    """A numbered chunk, of which the number ends at `start`: it says nothing about the entry."""
    body, height = chunk[start:].rstrip(), chunk.count(b"\n") + 1
    block = memo.blocks.get((heading, body))
    if block is None:
        block = memo.blocks[heading, body] = _read_block(body, heading)._replace(height=height)
    return block if block.height == height else block._replace(height=height)


def _read_block(body: bytes, heading: str | None) -> Block:
    parts, strays = _parts(body)
    besides = [Line(at, UNKNOWN) for at in strays]
    if parts and parts[0].first > 0:
        besides.append(Line(0, "number"))  # the numbered line holds nothing but its number
    if len(parts) == 1 and CONTACT.fullmatch(parts[0].text) and read_date(parts[0].text) is None:
        return _block(None, "", "", parts, [*_lines(parts, "contact"), *besides])
    if any("\ufffd" in part.text for part in parts):
        detail = "bytes in it are no text"
        return _block(None, "undecodable", detail, parts, [*_lines(parts, "rejected"), *besides])
    credits_ = [part for part in parts if CREDIT.match(part.text)]
    rest = [part for part in parts if part not in credits_]
    when, reading = _date_part(rest)
    if when is None or reading is None or reading.date is None:
        block = _block(None, *_why_undated(rest), parts, [*_lines(parts, "rejected"), *besides])
        return block._replace(undated=_undated(rest, credits_, heading))
    head, told = rest[: rest.index(when)], rest[rest.index(when) + 1 :]
    tail = [part for part in told if not is_button(part.text)]
    if not head:
        detail = f"nothing stands before the date {when.text!r}"
        return _block(None, "headline_missing", detail, parts, [*_lines(parts, "rejected"), *besides])
    *kickers, headline = head
    content = _content(head, tail, credits_, reading)
    named = [
        (credits_, "credit"),
        (kickers, "kicker"),
        ([headline], "headline"),
        ([when], "date"),
        (tail, "description"),
        ([part for part in told if part not in tail], "detail"),
    ]
    roles = [line for parts_, role in named for line in _lines(parts_, role)]
    entry = Entry(content, content.hash(), reading.date, when.text, heading, is_misplaced(reading.date, heading))
    return _block(entry, "", "", parts, [*roles, *besides])


def _block(entry: Entry | None, reason: str, detail: str, parts: list[Part], roles: list[Line]) -> Block:
    last = max((part.last for part in parts), default=0)
    unknown = sum(line.role == UNKNOWN for line in roles)
    return Block(entry, reason, detail, last, tuple(sorted(roles or [Line(0, "rejected")])), unknown, 0)


def _parts(body: bytes) -> tuple[list[Part], list[int]]:
    """An entry's parts in order, and lines that stand too far left to be part of it."""
    parts: list[list[tuple[int, str]]] = []
    strays: list[int] = []
    margin: int | None = None
    joined = False  # whether the next line goes on with the last part
    for at, line in enumerate(body.split(b"\n")):
        printed = line.decode()
        text = clean(printed)
        if not text:
            joined = False
            continue
        indent = len(printed) - len(printed.lstrip(_MARGIN))
        if at and margin is None:
            margin = indent
        if at and margin is not None and indent < margin:
            strays.append(at)
            joined = False
            continue
        dated = read_date(text) is not None
        if joined and not dated:
            parts[-1].append((at, text))
        else:
            parts.append([(at, text)])
        joined = not dated
    return [Part(" ".join(text for _, text in lines), lines[0][0], lines[-1][0]) for lines in parts], strays


def _date_part(parts: list[Part]) -> tuple[Part | None, Reading | None]:
    """The part that is the date: a full date before a month alone, below the headline before above it."""
    readings = [(part, reading) for part in parts if (reading := read_date(part.text)) and reading.date]
    below = [found for found in readings if found[0] is not parts[0]]
    return min(below or readings, key=lambda found: found[1].precision != "day", default=(None, None))


def _content(head: list[Part], tail: list[Part], credits_: list[Part], reading: Reading | None) -> Content:
    """What stands before the date of an entry and after it, and who is credited."""
    *kickers, headline = head
    description = "\n".join(part.text for part in tail) or None
    return Content(
        headline=headline.text,
        description=description,
        date_precision=reading.precision if reading else "day",
        published_at=reading.moment if reading else None,
        credit_text="; ".join(filter(None, (credited(part.text) for part in credits_))) or None,
        dateline=dateline_of(tail[0].text) if tail else None,
        kicker=" · ".join(part.text for part in kickers) or None,
        in_language=language_of(headline.text, description),
    )


def _undated(parts: list[Part], credits_: list[Part], heading: str | None) -> Undated | None:
    """What is understood of an entry without a date: its first part is the headline, if nothing marks its end."""
    if not parts:
        return None
    wrong = next((part for part in parts[1:] if (reading := read_date(part.text)) and reading.problem), None)
    at = parts.index(wrong) if wrong else 1
    content = _content(parts[:at], parts[at + (wrong is not None) :], credits_, None)
    return Undated(content, wrong.text if wrong else None, heading)


def _why_undated(parts: list[Part]) -> tuple[str, str]:
    """Why an entry has no date: (reason, detail)."""
    if not parts:
        return "headline_missing", "the entry has neither headline nor date"
    for part in parts[1:]:
        if (reading := read_date(part.text)) and reading.problem:
            return "date_invalid", reading.problem
    return "date_missing", f"no line of {parts[0].text[:80]!r} is a date"


def _lines(parts: list[Part], role: str) -> Iterator[Line]:
    return (Line(at, role) for part in parts for at in range(part.first, part.last + 1))


def _if_cut_off(reject: Reject) -> Reject:
    """The last entry of a page: one that ends before its date was whole was cut off with the page."""
    chunk = reject.raw_text.encode()
    number = _NUMBERED.match(chunk)
    parts, _ = _parts(chunk[number.end() if number else 0 :])
    rest = [part.text for part in parts if not CREDIT.match(part.text)]
    if len(rest) < 2 or DATE_CUT_SHORT.fullmatch(rest[-1]):
        return reject._replace(reason="truncated", detail="the page ends inside this entry", undated=None)
    return reject
