"""A page of any layout -> entries, rejects and the role of every line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from newspipe.listing.datelines import without_dateline
from newspipe.listing.dates import find_dates, read_date
from newspipe.listing.language import language_of
from newspipe.listing.layout.anchors import find_anchors
from newspipe.listing.layout.blocks import LONGEST_HEADING
from newspipe.listing.layout.days import under_days
from newspipe.listing.layout.doubled import without_copies
from newspipe.listing.layout.leads import leading
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.marks import Marked, marked
from newspipe.listing.layout.paragraphs import separated
from newspipe.listing.layout.records import Record, headline_text
from newspipe.listing.layout.repeats import without_repeats
from newspipe.listing.layout.rows import Row, rows_of
from newspipe.listing.layout.stretch import stretch_of
from newspipe.listing.layout.summaries import without_points
from newspipe.listing.layout.tails import without_counts
from newspipe.listing.layout.tickers import below_days
from newspipe.listing.layout.titles import cut_pointers, cut_titles
from newspipe.listing.layout.undated import apart
from newspipe.listing.layout.ways import records_of
from newspipe.listing.lines import count_lines, ends_in_blank_line
from newspipe.listing.numbered import Memo
from newspipe.listing.page import UNKNOWN, Content, Entry, Line, Page, Reject, Sighting, Undated, is_misplaced
from newspipe.listing.signs import DATE_CUT_SHORT, credited, dateline_of
from newspipe.text import clean

_NO_DATE = ("date_invalid", "date_missing")


def read_layout(data: bytes, captured_at: datetime | None, memo: Memo) -> Page | None:
    """Read a listing in UTF-8 by the layout that it shows; None if it shows none.

    `captured_at` is what relative dates count from.
    """
    rows = without_copies(without_counts(rows_of(data)))
    anchors, order = find_anchors(rows, captured_at)
    if len(anchors) < 2:
        return None
    rows = below_days(rows, anchors)
    anchors = stretch_of(rows, anchors)
    rows = without_repeats(rows, anchors)
    records = under_days(rows, anchors)
    marks = Marked() if records else marked(rows, anchors)
    bears_marks = bool(marks.blocks)
    if not records:
        delimited = marks if marks.blocks else separated(rows, anchors)
        records = records_of(rows, anchors, delimited.blocks)
        if records:
            marks = delimited
        elif not marks.blocks:
            records = records_of(rows, anchors, ())
        if not marks.blocks:
            records, undated = apart(rows, records)
            marks = replace(marks, undated=undated)
        elif records and bears_marks:
            records = [*leading(rows, anchors, records), *records]
    if sum(record.headed() for record in records) < 2:
        return None
    without_points(rows, records)
    cut_titles(rows, records)
    cut_pointers(rows, records)
    lines = data.decode().split("\n")
    roles = _roles(rows, records, marks)
    sightings, rejects = _taken(rows, records, marks, _headings(rows, roles), lines, memo)
    rejects = sorted([*rejects, *_cut_off(rows, roles, lines, ends=data.endswith(b"\n"))])
    ledger = _ledger(rows, roles, lines)
    unknown = sum(line.role == UNKNOWN for line in ledger)
    return Page(
        "text/plain", None, count_lines(data), tuple(sightings), tuple(rejects), ((0, ledger),),
        len(ledger), unknown, ends_in_blank_line(data), date_order=order,
        relative=any(anchor.relative for anchor in anchors),
    )  # fmt: skip


def _ledger(rows: Sequence[Row], roles: Sequence[str], lines: Sequence[str]) -> tuple[Line, ...]:
    """The role of every line that is not blank; that of its first cell, where it is a table's."""
    of_lines: dict[int, str] = {}
    for row, role in zip(rows, roles, strict=True):
        of_lines.setdefault(row.number, role)
        for number in range(row.number + 1, row.last + 1):
            if clean(lines[number - 1]):
                of_lines.setdefault(number, role)
    return tuple(Line(number, role) for number, role in of_lines.items())


def _roles(rows: Sequence[Row], records: Sequence[Record], marks: Marked) -> list[str]:
    """The role of every row: what it is to its entry, or why it stands beside the entries."""
    roles: dict[int, str] = {}
    for record in records:
        of_record = {
            **dict.fromkeys(record.description, "description"),
            **dict.fromkeys(record.kickers, "kicker"),
            **dict.fromkeys(record.credits, "credit"),
            **dict.fromkeys(range(record.anchor.first, record.anchor.last + 1), "date"),
        }
        if record.headline is not None:
            of_record[record.headline] = "headline"
        if record.marker is not None:
            of_record.setdefault(record.marker, "number")
        taken = record.headed() and record.anchor.reading.date is not None
        roles |= of_record if taken else dict.fromkeys(of_record, "rejected")
    for block in marks.undated:
        roles |= dict.fromkeys(block, "rejected")
    first, last = min(roles), max(roles)
    plain = {kind: kind for kind in ("heading", "navigation", "contact", "detail", "kicker")}
    for at, row in enumerate(rows):
        if at not in roles:
            beside = (
                "title" if at == 0 else "aside" if at < first or marks.indented else "footer" if at > last else UNKNOWN
            )
            if first < at < last and beside == "aside" and find_dates(row.text):
                beside = UNKNOWN  # an entry that lost its mark
            roles[at] = plain.get(row.kind, "footer" if at > last else beside)
    for at in _heading_rows(rows, [roles[at] for at in range(len(rows))]):
        roles[at] = "heading"
    return [roles[at] for at in range(len(rows))]


_BESIDE = ("aside", UNKNOWN)


def _heading_rows(rows: Sequence[Row], roles: Sequence[str]) -> Iterator[int]:
    """Rows that stand alone before an entry and read like a heading, the last of them each."""
    pending: int | None = None
    for at, role in enumerate(roles):
        if role in ("navigation", "heading", "title"):
            pending = None
        elif role in _BESIDE:
            above = at > 0 and roles[at - 1] in _BESIDE and rows[at].gap == 0
            below = at + 1 < len(rows) and roles[at + 1] in _BESIDE and rows[at + 1].gap == 0
            short = len(rows[at].text) <= LONGEST_HEADING and not rows[at].sentence
            if short and not above and not below and not rows[at].marker:
                pending = at
        elif pending is not None and role != "footer":
            yield pending
            pending = None


def _headings(rows: Sequence[Row], roles: Sequence[str]) -> list[str | None]:
    """The heading that each row stands under."""
    found: list[str | None] = []
    heading = None
    for row, role in zip(rows, roles, strict=True):
        heading = row.text if role == "heading" else None if role == "navigation" else heading
        found.append(heading)
    return found


def _taken(
    rows: Sequence[Row],
    records: Sequence[Record],
    marks: Marked,
    headings: Sequence[str | None],
    lines: Sequence[str],
    memo: Memo,
) -> tuple[list[Sighting], list[Reject]]:
    """Entries and rejects in page order, their positions counted together."""
    sightings: list[Sighting] = []
    rejects: list[Reject] = []
    found = sorted(
        [(record.rows(), record) for record in records] + [(list(block), None) for block in marks.undated],
        key=lambda pair: pair[0],
    )
    kicked = sum(min(record.kickers) < (record.headline or 0) for record in records if record.kickers) * 2 > len(
        records
    )
    for position, (at, record) in enumerate(found, 1):
        first, last = rows[at[0]].number, rows[at[-1]].last
        refused = _refused(rows, at, record)
        if record is None or refused:
            reason, detail = refused or ("date_missing", "no line of it is a date")
            raw = "\n".join(lines[first - 1 : last]).rstrip()
            undated = None
            if reason in _NO_DATE:
                undated = (
                    Undated(_content(rows, record), record.anchor.raw, headings[at[0]])
                    if record
                    else _undated(rows, at, headings[at[0]], kicked=kicked)
                )
            rejects.append(Reject(first, last, "parse", reason, detail, raw, undated))
        else:
            entry = memo.shared(_entry(rows, record, headings[at[0]]))
            sightings.append(Sighting(position, first, last, entry))
    return sightings, rejects


def _refused(rows: Sequence[Row], at: Sequence[int], record: Record | None) -> tuple[str, str] | None:
    """Why rows are no valid entry: (reason, detail); None if they are one."""
    if any("\ufffd" in rows[row].text for row in at):
        return "undecodable", "bytes in it are no text"
    if record is None:
        readings = (read_date(rows[row].text) for row in at)
        if at[-1] == len(rows) - 1 and (len(at) < 2 or DATE_CUT_SHORT.fullmatch(rows[at[-1]].text)):
            return "truncated", "the page ends inside this entry"
        problem = next((reading.problem for reading in readings if reading and reading.problem), None)
        text = next((rows[row].text for row in at if rows[row].text), "")
        return ("date_invalid", problem) if problem else ("date_missing", f"no line of {text[:80]!r} is a date")
    if not record.headed():
        return "headline_missing", f"the date {record.anchor.raw!r} has no headline beside it"
    problem = record.anchor.reading.problem
    return ("date_invalid", problem) if problem else None


def _undated(rows: Sequence[Row], at: Sequence[int], heading: str | None, *, kicked: bool) -> Undated | None:
    """What is understood of an entry without a date: its first text is the headline, as nothing else tells it.

    If most entries are `kicked`, with a kicker above the headline, so is this one.
    """
    wrong = next((row for row in at if (reading := read_date(rows[row].text)) and reading.problem), None)
    texts = [rows[row].text for row in at if rows[row].kind == "text" and rows[row].text and row != wrong]
    if not texts:
        return None
    above = texts[:1] if kicked and len(texts) > 1 and wide(texts[0]) <= LONGEST_TAG else []
    headline, *description = texts[len(above) :]
    summary = "\n".join(description) or None
    content = Content(
        headline=headline,
        description=summary,
        date_precision="day",
        credit_text="; ".join(filter(None, (credited(rows[row].text) for row in at if rows[row].kind == "credit")))
        or None,
        dateline=dateline_of(description[0]) if description else None,
        kicker=" · ".join([*(rows[row].text for row in at if rows[row].kind == "kicker"), *above]) or None,
        in_language=language_of(headline, summary),
    )
    return Undated(content, None if wrong is None else rows[wrong].text, heading)


def _entry(rows: Sequence[Row], record: Record, heading: str | None) -> Entry:
    anchor = record.anchor
    assert anchor.reading.date is not None  # noqa: S101 - of all others an entry is refused
    content = _content(rows, record)
    day = anchor.reading.date
    return Entry(content, content.hash(), day, anchor.raw, heading, is_misplaced(day, heading))


def _content(rows: Sequence[Row], record: Record) -> Content:
    anchor = record.anchor
    description = [rows[at].text for at in record.description]
    told = without_dateline(description[0], anchor.reading.date) if description else None
    if told:
        description[0] = told.text
    if record.rest == "description":
        at = sum(row < anchor.first for row in record.description)
        description.insert(at, anchor.rest)
    remark = [anchor.rest] if anchor.rest and not record.rest else []
    label = [*filter(None, (anchor.label, record.kind))]
    headline, summary = headline_text(rows, record), "\n".join(description) or None
    return Content(
        headline=headline,
        description=summary,
        date_precision=anchor.reading.precision,
        published_at=anchor.reading.moment,
        credit_text="; ".join(filter(None, (credited(rows[at].text) for at in record.credits))) or None,
        dateline=anchor.place or (told and told.place) or (dateline_of(description[0]) if description else None),
        kicker=" · ".join([*(rows[at].text for at in record.kickers), *remark, *label]) or None,
        in_language=language_of(headline, summary),
    )


def _cut_off(rows: Sequence[Row], roles: list[str], lines: Sequence[str], *, ends: bool) -> Iterator[Reject]:
    """The beginning of an entry that the page breaks off in: its headline, and what there is of its date."""
    if not ends and roles[-1] == "footer" and len(rows) > 1 and DATE_CUT_SHORT.fullmatch(rows[-1].text):
        first = len(rows) - 2 if roles[-2] == "footer" else len(rows) - 1
        roles[first:] = ["rejected"] * (len(rows) - first)
        start = rows[first].number
        raw = "\n".join(lines[start - 1 :]).rstrip()
        yield Reject(start, rows[-1].last, "parse", "truncated", "the page ends inside this entry", raw)
