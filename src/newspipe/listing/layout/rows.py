"""The lines of a page as a reader sees them: indented, marked, apart, and some of them plainly no part of an entry."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from newspipe.listing.dates import is_label, read_date
from newspipe.listing.endings import without_repeated_ends
from newspipe.listing.layout.bullets import counting_of, marked
from newspipe.listing.layout.cells import cells_of, is_of_tags, kind_of_cell
from newspipe.listing.layout.columns import in_columns
from newspipe.listing.layout.glued import unglued
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.layout.markup import APART, level_of, plain
from newspipe.listing.layout.sorts import counts_results, kind_of
from newspipe.listing.layout.wraps import (
    begins_amid,
    goes_on,
    indent_of,
    is_wrapped,
    joined,
    pictured,
    was_full,
    widths_of,
)
from newspipe.listing.signs import is_sentence
from newspipe.text import clean

#: Characters of a line in which a date is looked for: at its beginning, and at its end.
LOOKED_AT = 160
#: No listing has more; to learn a layout takes some microseconds a line.
MOST_ROWS = 16_000
_LONGEST_LINE = 100_000  # bytes
_LONGEST_ROW = 5_000  # characters; a longer one goes on in no further line
#: Blanks in a row; more are cut, since expressions that try each of them take the square of their number.
_MOST_BLANKS = 200
_BLANKS = re.compile(rf"[^\S\n]{{{_MOST_BLANKS},}}")

#: Letters of a headline; a longer one is doubted.
LONGEST_HEADLINE = 250

_LONGEST_GLUED, _USUAL_GLUED = 40, 26  # characters of all kickers that are glued to dates, and of most

TABLE = "|"
_PARAGRAPH = 60  # letters from which on a row that ends like a sentence is a paragraph
_SENTENCE = re.compile(r"[.!?…。।][\"'”’»)\]]*(?:\s?\([^()]{1,30}\))?$")  # noqa: RUF001 (quotes)
_LONGEST_LINK, _LINKS = 60, 3  # characters of the links in a table's last cell, and cells that begin alike
_DASHES = ("–", "—")
_RESULTS = 2  # times that a page tells which of its results it shows: above them and below
_SHORTEST_TITLE = 12  # characters


class Row(NamedTuple):
    """A line that is not blank, or a cell of one.

    `marker`: "#" for a number, "|" for the first cell of a table's row, the bullet itself, or ""; `gap`: blank lines
    before it.
    """

    number: int
    last: int  # a sentence may go on over several lines
    indent: int
    marker: str
    text: str  # cleaned, without the marker
    gap: int
    kind: str  # "text", or what else it is: heading, navigation, contact, credit, kicker, detail
    bold: bool = False  # set apart from what follows it on its line
    level: int = 0  # as a heading

    @property
    def sentence(self) -> bool:
        """Whether it ends like a sentence, as summaries do and headlines do not."""
        return is_sentence(self.text)


def like_headline(row: Row) -> bool:
    """Whether a row is longer than a tag, and neither a sentence nor as long as a paragraph."""
    return not row.sentence and LONGEST_TAG < wide(row.text) <= LONGEST_HEADLINE


def is_tag(row: Row) -> bool:
    """Whether a row is as short as a tag, and no sentence."""
    return wide(row.text) <= LONGEST_TAG and not row.sentence


def is_cut(row: Row) -> bool:
    """Whether a row is no longer than a headline, and the page cut it short."""
    return len(row.text) <= LONGEST_HEADLINE and row.text.endswith(("...", "…"))


def letters_of_paragraph(row: Row) -> int:
    """Letters of a row that is a paragraph; none of any other. No headline is so long, or long and a sentence."""
    letters = wide(row.text)
    told = letters > LONGEST_HEADLINE or (letters >= _PARAGRAPH and _SENTENCE.search(row.text))
    return letters if told and row.kind == "text" else 0


def rows_of(data: bytes) -> list[Row]:
    """The rows of a text in UTF-8, in order; none if they are too many or too long for a listing."""
    if data.count(b"\n") > 4 * MOST_ROWS or len(max(data.split(b"\n"), key=len)) > _LONGEST_LINE:
        return []
    rows: list[Row] = []
    beside: list[int] = []  # dates and what was glued to them
    gap = 0
    printed = _BLANKS.sub(" " * _MOST_BLANKS, data.decode())
    full = printed.split("\n")
    lines = in_columns(plain(printed))
    counting = counting_of(lines)
    widths = widths_of(full)
    wrapped = is_wrapped(full, widths)
    stacked = any(one[:1] == other[:1] == "\t" and cells_of(other) for one, other in pairwise(full))
    titled = "#" in printed or "\n=" in printed
    for number, (line, *glued) in enumerate(unglued(lines), 1):
        text = clean(line)
        if not text:
            if rows and not full[number - 1].isspace() and full[number - 1]:
                rows[-1] = rows[-1]._replace(last=number)  # the rest of a mark
            else:
                gap += 1
            continue
        if len(rows) >= MOST_ROWS:
            return []
        indent = indent_of(line)
        marker, body = _begun(text, rows[-1:], gap, counts=indent in counting)
        indent = counting[indent] if marker == "#" else indent
        body = _without_picture(body)
        if cells := cells_of(line):
            first = Row(number, number, indent, TABLE, cells[0], gap, kind_of_cell(cells[0]))
            _add_cells(rows, first, cells[1:], begun=line[:1] == "\t" and not stacked)
        elif APART in line:
            title, rest = line.split(APART, 1)
            _, title = marked(clean(title), counts=indent in counting)
            rows.append(Row(number, number, indent, marker, title, gap, kind_of(title), bold=True))
            rows.append(Row(number, number, indent + 1, "", clean(rest), 0, "text"))
        elif (
            rows
            and len(rows[-1].text) < _LONGEST_ROW
            and _is_below(rows[-1], gap, indent, marker, hanging=wrapped and not body[:1].isupper())
            and goes_on(
                rows[-1].text,
                body,
                printed=len(rows[-1].text) + pictured(full[rows[-1].last - 1]),
                sentence=rows[-1].sentence,
                wrapped=wrapped,
            )
            and (begins_amid(body) or was_full(full[rows[-1].last - 1], full[number - 1], widths))
            and (read_date(body) is None or is_label(body.split()[0]))  # "za 18 jan 2025" begins with a small letter
        ):
            rows[-1] = rows[-1]._replace(last=number, text=joined(rows[-1].text, body))
        else:
            level = level_of(full[number - 1]) if titled else 0
            kind = "kicker" if is_of_tags(line) else kind_of(body)
            rows.append(Row(number, number, indent, marker, body, gap, kind, level=level))
        if glued:
            rows[-1] = rows[-1]._replace(kind=_beside_date(rows[-1].text))
            beside += range(len(rows) - 1, len(rows) + len(glued))
        rows += [Row(number, number, indent, "", clean(part), 0, _beside_date(clean(part))) for part in glued]
        gap = 0
    rows = _with_ranges(_without_links(_with_kickers(rows, beside), full))
    return _without_buttons(rows) if wrapped else rows


def _with_kickers(rows: list[Row], beside: Sequence[int]) -> list[Row]:
    """The rows, those that were glued to dates as kickers, if all are short and most nearly as short as tags."""
    texts = [at for at in beside if rows[at].kind in ("text", "kicker") and read_date(rows[at].text) is None]
    short = all(len(rows[at].text) <= _LONGEST_GLUED and not rows[at].sentence for at in texts)
    told = sum(at + 1 < len(rows) and rows[at + 1].sentence for at in texts)  # below headlines stand summaries
    if texts and short and told * 2 < len(texts) and median(wide(rows[at].text) for at in texts) <= _USUAL_GLUED:
        for at in texts:
            rows[at] = rows[at]._replace(kind="kicker")
    return rows


def _without_links(rows: list[Row], full: Sequence[str]) -> list[Row]:
    """The rows, those of a table's later cells as details that begin as several do: "Printer version PDF 84 KB"."""
    tabbed = [full[row.number - 1][:1] == "\t" for row in rows]
    if sum(tabbed) * 2 > len(rows):  # all lines of a page can be set so
        return rows
    later = [at for at, row in enumerate(rows) if tabbed[at] and len(row.text) <= _LONGEST_LINK]
    begun = {at: " ".join(rows[at].text.split(None, 2)[:2]) for at in later if rows[at].kind == "text"}
    often = Counter(begun.values())
    for at, words in begun.items():
        if often[words] >= _LINKS and read_date(rows[at].text) is None:
            rows[at] = rows[at]._replace(kind="detail")
    return rows


def _with_ranges(rows: list[Row]) -> list[Row]:
    """The rows, those that say which of how many results there are as texts, if they are several: of what is told."""
    results = {row.text for row in rows if row.kind == "navigation" and counts_results(row.text)}
    if len(results) <= _RESULTS:
        return rows
    return [row._replace(kind="text") if row.text in results else row for row in rows]


def _without_buttons(rows: Sequence[Row]) -> list[Row]:
    """The rows without the words of a button behind their sentences, which a page that is wrapped may have broken."""
    texts = without_repeated_ends([row.text for row in rows])
    return [
        row._replace(text=text.rstrip()) if text else row._replace(kind="detail")
        for row, text in zip(rows, texts, strict=True)
    ]


def _beside_date(part: str) -> str:
    """The kind of what was glued to a date, or of that: a place is no entry of its own."""
    return "kicker" if wide(part) <= LONGEST_TAG and read_date(part) is None else "text"


def _add_cells(rows: list[Row], first: Row, others: Sequence[str], *, begun: bool) -> None:
    """Add the cells of a line as rows; one that has `begun` with no cell goes on with the title right above it."""
    if begun and rows and not first.gap and rows[-1].kind == "text" and not rows[-1].marker:
        rows[-1] = rows[-1]._replace(marker=TABLE)
        first = first._replace(marker="")
    rows.append(first)
    inner = first._replace(indent=first.indent + 1, marker="", gap=0)
    rows += [inner._replace(text=cell, kind=kind_of_cell(cell)) for cell in others]


def _without_picture(text: str) -> str:
    """A text without the words for a picture before a date, which stand behind it again: "Boats 3 May 2021 Boats"."""
    at = text.find(text[:_SHORTEST_TITLE], _SHORTEST_TITLE)
    title = text[at:] if at > 0 else ""
    again = title and text.startswith(title) and read_date(text[len(title) : at].strip()) is not None
    return text[len(title) :].strip() if again else text


def _begun(text: str, above: Sequence[Row], gap: int, *, counts: bool) -> tuple[str, str]:
    """(marker, the text behind it) of a line; a dash within a sentence that is broken into lines is no marker."""
    marker, body = marked(text, counts=counts)
    amid = marker in _DASHES and bool(above) and not gap and not above[0].marker and body[:1].islower()
    return ("", text) if amid else (marker, body)


def _is_below(above: Row, gap: int, indent: int, marker: str, *, hanging: bool) -> bool:
    """Whether a line stands right below a row, as its continuation would; `hanging`: it can be set deeper."""
    deeper = hanging and indent > above.indent
    return gap == 0 and not marker and (indent == above.indent or above.marker != "" or deeper)
