"""The texts of a page as a reader sees them, by rendered line, and how much they say."""

import re
from bisect import bisect_left

from newspipe.listing.html.tree import Tree, between
from newspipe.text import clean

_WIDE = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]")

HEADLINE = 25  # letters from which on a text is a headline and no label of a menu
PROSE = 60  # letters from which on a line outside links is a paragraph and no date, name or number of comments


#: Elements that only set a text in another type.
EMPHASIS = frozenset(("b", "big", "em", "font", "i", "mark", "strong", "u"))

#: The texts of a rendered line, or of the part of it that is asked for: `tree.line` has its number, from 0 on.
Row = list[int]


def weight(text: str) -> int:
    """How much a text says, in letters of an alphabet: a sign of a script without blanks counts two and a half."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text)) * 3 // 2


def rows_of(tree: Tree, start: int, end: int) -> list[Row]:
    """The rendered lines of a part of the page."""
    rows = tree.rows[tree.line[start] : tree.line[end - 1] + 1] if start < end else []
    for at in {0, len(rows) - 1} if rows else ():  # the first and the last line can begin before and go on behind it
        row = rows[at]
        if row[0] < start or row[-1] >= end:
            rows[at] = row[bisect_left(row, start) : bisect_left(row, end)]
    return [row for row in rows if row]


def said(tree: Tree, row: Row) -> str:
    """Texts of one line as a reader sees them."""
    line = tree.line[row[0]] if row else 0
    if not row or row is not tree.rows[line]:
        return _cleaned(tree, row)
    text = tree.said[line]
    if text is None:  # of whole lines it is kept: each is asked for several times
        text = tree.said[line] = _cleaned(tree, row)
    return text


def _cleaned(tree: Tree, row: Row) -> str:
    return clean(tree.text[row[0]] if len(row) == 1 else "".join([tree.text[at] for at in row]))


def pieces(tree: Tree, start: int, end: int) -> list[tuple[int, str]]:
    """The rendered lines of a part of the page that say something: (first text, cleaned text)."""
    return [(row[0], text) for row in rows_of(tree, start, end) if (text := said(tree, row))]


def said_at(tree: Tree, at: int) -> str:
    """One text as a reader sees it; nothing of an element."""
    if tree.tag[at]:
        return ""
    row = tree.rows[tree.line[at]]
    return said(tree, row) if len(row) == 1 else clean(tree.text[at])


def text_of(tree: Tree, at: int) -> str:
    """The text of an element as a reader sees it, on one line."""
    if tree.end[at] == at + 2:  # nothing but a text
        return said_at(tree, at + 1)
    return " ".join([text for row in rows_of(tree, at, tree.end[at]) if (text := said(tree, row))])


def heading_of(tree: Tree, start: int, end: int) -> str:
    """The first heading of a part of the page."""
    first = bisect_left(tree.headings, start)
    at = tree.headings[first] if first < len(tree.headings) else end
    return text_of(tree, at) if at < end else ""


def bold_lines(tree: Tree, start: int, end: int) -> list[int]:
    """The elements of a part of the page that are set in bold and fill their line, as headings of plain pages do."""
    found = []
    for at in between(tree.bold, start, end):
        texts = between(tree.texts, at, tree.end[at])
        outside = texts and (_shares_line(tree, texts[0], -1) or _shares_line(tree, texts[-1], 1))
        found += [at] if texts and not outside else []
    return found


def _shares_line(tree: Tree, text: int, step: int) -> bool:
    """Whether the next text before or behind one, that says something, stands on its line."""
    place = bisect_left(tree.texts, text) + step
    while 0 <= place < len(tree.texts) and tree.line[tree.texts[place]] == tree.line[text]:
        if not tree.text[tree.texts[place]].isspace():
            return True
        place += step
    return False


_TITLE = re.compile(r"(?<![a-z])(?:head(?:ing|line)|title)(?![a-z])", re.IGNORECASE)


def is_called_title(tree: Tree, at: int, link: int) -> bool:
    """Whether an element around a text inside a link bears the name of a title."""
    while (at := tree.parent[at]) > link:
        if _TITLE.search(tree.attributes[at].get("class") or ""):
            return True
    return False


def is_paragraph(tree: Tree, at: int) -> bool:
    """Whether a text is set as a paragraph, which a summary is however short."""
    up = tree.parent[at]
    while tree.tag[up] in EMPHASIS or tree.tag[up] == "span":
        up = tree.parent[up]
    return tree.tag[up] in ("p", "dd", "blockquote")
