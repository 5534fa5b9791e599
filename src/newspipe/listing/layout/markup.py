"""The marks of Markdown, of wikis and of text browsers in a rendered page: taken off, line by line.

A page that was rendered with its links is the same listing as one without: `## [Title](/news/1)` is a headline, and so
is `[4]Title` where `References` below say what 4 is. Lines stay where they are.
"""

import re
from collections import Counter

from newspipe.listing.endings import without_repeated_ends

#: Between what is set in bold at the beginning of a line and what follows it: a headline and its summary.
APART = "\v"

_TARGET = (
    r"(?:\(\s?<?[^()<>\s]{0,300}(?:\n[^()<>\s]{1,300}){0,4}>?(?:\s\"(?:[^\"]|\"(?!\))){0,300}\")?\)"
    r"|\(/[^()<>\n\"]{1,300}\))"
)
_PICTURE = re.compile(rf"!\[[^\[\]]{{0,400}}\]{_TARGET}[ \t]*")
#: An address in a line of its own below a title, by a converter that wraps.
_BROKEN_LINK = re.compile(r"\]\n[ \t]+(\((?:/|https?:)[^()\s]{1,300}\))[ \t]*$", re.MULTILINE)
_LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]{{0,80}}\]){{0,400}})\]{_TARGET}([*_]{{0,3}})")
#: The kind of a text as a link of its own, before that of the headline.
_KIND = re.compile(r"^(#{1,6}[ \t]+)\[[^\[\]\n]{2,20}\]\([^()\s]{0,300}\)[ \t]+(?=\[)", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_WIKI_ADDRESS = re.compile(r"\[https?://\S{1,300} ([^\[\]]{1,200})\]")
_HEADING = re.compile(r"^(\s*(?:[*•-]\s+)?)(?:#{1,6}\s+(.*)|(={2,6}|=(?= ))\s*(.+?)\s*\3\s*)$")
#: What wikis print right behind every heading: the links to edit it.
_EDIT = re.compile(r"(?<=\w)(\[[^\[\]\d]{2,60}\])$")
_LEADING_BOLD = re.compile(
    r"^(\s*(?:[*•·-]\s+|\d{1,3}[.)]\s+)?(?:[^*'\n]{1,40}?[:–—|-]\s+)?)(\*\*|''')(?! )([^\n]{3,300}?)\2\s+(?=\S)"
)
_EMPHASIS = re.compile(r"(?<!\w)(\*\*\*?|__|'''?'?'?)(?=\S)([^*\n]{1,300}?)(?<=\S)\1(?![^\W\u3040-\u9fff])")
_BOLD_KIND = re.compile(r"\*\*(\[[^\[\]\n]{1,40}\])\*\*")  # "**[Boats]**3 days at sea"
_WHOLE = re.compile(  # a line set in italics
    r"^(\s*(?:[*•·-]\s+|\d{1,3}[.)]\s+)?)([_*])(?=[^\s_*])(.{1,300}?[^\s_*])\2\s*$"
)
#: What a text browser prints for a picture without words, right before a title: the name of its file.
_NAMELESS = re.compile(r"^([ \t]*(?:[*•] )?)\[[a-z][a-z0-9_.-]{1,30}\](?=[^\W\d_a-z]|[ \t]*$)", re.MULTILINE)
_ICON = re.compile(
    r"(?<!\S)(?:__|_ _)(?=\s|$|[^\W_]\w*(?:\s|$))"
)  # an empty element in italics, which icons are made of
_GEMINI = re.compile(r"^=>\s+(\S+)(?:\s+(.*))?$")
#: What an abbreviation stands for, as converters print it at the end.
_ABBREVIATION = re.compile(r"^[ \t]*\*\[[^\[\]\n]{1,80}\]: .*$", re.MULTILINE)
_REFERENCE = re.compile(r"^\s{0,6}(\d{1,4})\. (?:https?|mailto|ftp|file|tel):\S*$")
_NUMBERED = re.compile(r"\[\d{1,4}\](?=\S)")
#: A short link at the end of a paragraph, such as "Read more".
_BUTTON = re.compile(
    rf"(?:(?<=\S)|^)[ \t]+(?:\[\d{{1,4}}\]([^\[\]\n]{{2,25}})|\[\[?([^\[\]]{{2,25}})\]?\]{_TARGET})[ \t]*$",
    re.MULTILINE,
)
_CODE = re.compile(r"(?<!`)`([^`\n]{1,80})`(?!`)")
_HYPHEN = re.compile(r"(?<=\w)-\n(?=\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")  # "2021\\. 5 \\- 3"
#: The size of a file, "[PDF:182KB]"; the time of day, "(Sport, 17:52)"; how many comments are new, "(47 +12)".
_ASIDE = re.compile(
    r"\s*[\[(（][^\[\]()（）\d]{0,12}\d[\d.,\s]{0,8}\s?(?:[kmg]i?b|ko|mo|go|кб|мб)[\])）]$"  # noqa: RUF001 (brackets)
    r"|\s+\((?:[^\W\d][^()\d]{1,24}, )?\d\d:\d\d\)$|\s+\(\d{1,4} [+–-]\d{1,4}\)$",
    re.IGNORECASE,
)
#: The same of a file whose kind is told: it need not recur.
_FILE = re.compile(
    r"\s*[\[(（](?=[^\[\]()（）]{0,12}(?:pdf|docx?|xlsx?|pptx?|rtf|zip|word|excel))[^\[\]()（）\d]{0,12}"  # noqa: RUF001 (brackets)
    r"\d[\d.,\s]{0,8}\s?(?:[kmg]i?b|ko|mo|go|кб|мб)[\])）]$",  # noqa: RUF001 (brackets)
    re.IGNORECASE,
)
_CELLS = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$")  # below the names of a table's columns
#: The rows of a table that two blanks end, below the rule that ends so as well: a converter broke them before.
_BROKEN_ROWS = re.compile(r"(?<=\|---  \n)(?:(?=[^\n]*\S)[^\n]*+\n)+")
_BUTTONS = 3  # of the same words make them one
_FEW = 2  # references from which on numbers in brackets are those of links


def plain(text: str) -> list[str]:
    """The lines of a text without such marks, one for each line of it."""
    text = _CODE.sub(r"\1", _ESCAPED.sub(r"\1", _ABBREVIATION.sub("", text)))
    text = _BROKEN_ROWS.sub(_with_whole_rows, text)
    if "]" in text:
        text = _NAMELESS.sub(r"\1", text)
        text = _without_buttons(text)
    text = _BROKEN_LINK.sub(r"]\1\n", text)
    if "](" in text:
        text = _unlinked(text)
    if "[[" in text:
        text = _WIKI_ADDRESS.sub(r"\1", _WIKI_LINK.sub(r"\1", text))
    lines = _without_asides(without_repeated_ends(text.split("\n")))
    if "-|-" in text:
        lines = _in_cells(lines)
    if "]" in text:
        lines = _unedited(lines)
    if "#" in text or "=" in text:
        lines = [_titled(line) for line in lines]
    if "_" in text or "*" in text or "''" in text:
        lines = [_unemphasised(line) for line in lines]
    if "\n=> " in text:
        lines = [_GEMINI.sub(lambda match: f"• {match[2] or match[1]}", line) for line in lines]
    if sum(_REFERENCE.match(line) is not None for line in lines) >= _FEW:
        lines = [_NUMBERED.sub("", line) for line in lines]
    return lines


def _unemphasised(line: str) -> str:
    """A line without the marks of bold and italics; what is bold at its beginning is set apart."""
    if "**[" in line:
        line = _BOLD_KIND.sub(r"\1", line)
    if "**" in line or "''" in line or "__" in line or "_ _" in line:
        line = _EMPHASIS.sub(r"\2", _LEADING_BOLD.sub(rf"\1\3{APART}", line))
        line = _ICON.sub("", line)
    return _WHOLE.sub(r"\1\3", line)


def _unlinked(text: str) -> str:
    """A text with the words of its links alone, without pictures, and without the kinds before most headlines."""
    if len(_KIND.findall(text)) >= _BUTTONS:
        text = _KIND.sub(r"\1", text)
    return _LINK.sub(_linked, _PICTURE.sub(lambda match: "\n" * match[0].count("\n"), text))


def _without_buttons(text: str) -> str:
    """A text without the links behind or below paragraphs that all say the same."""

    def words(match: re.Match[str]) -> str:
        return " ".join((match[1] or match[2]).split())

    often = Counter(words(match) for match in _BUTTON.finditer(text) if text[match.start() - 1 : match.start()].strip())
    return _BUTTON.sub(lambda match: "\n" * match[0].count("\n") if often[words(match)] >= _BUTTONS else match[0], text)


def _with_whole_rows(match: re.Match[str]) -> str:
    """The rows of a table on one line each, with as many line breaks as they had."""
    rows = match[0].split("  \n")
    return "  \n".join([row.replace("\n", " ") + "\n" * row.count("\n") for row in rows])


def _in_cells(lines: list[str]) -> list[str]:
    """The lines of tables, which a rule of as many cells heads, with their cells behind tabs, and nothing in bold."""
    found: list[str] = []
    bars = 0  # between the cells of the table that a line belongs to
    for line in lines:
        rule = _CELLS.match(line)
        if line.strip():
            bars = line.count("|") if rule or line.count("|") == bars else 0
        cells = line.strip().strip("|").replace("**", "").replace("|", "\t")
        found.append("" if rule else cells if bars else line)
    return found


def _without_asides(lines: list[str]) -> list[str]:
    """The lines without what several of them have in brackets at their end and is no part of a headline.

    Nor is what a line says of nothing but the size of a file.
    """
    ends = [_ASIDE.search(line) if line.endswith(("]", ")", "）")) else None for line in lines]  # noqa: RUF001
    if sum(end is not None for end in ends) < _BUTTONS:
        ends = [
            end if end and (not end.start() or _FILE.match(line, end.start())) else None
            for line, end in zip(lines, ends, strict=True)
        ]
    return [line[: end.start()] if end else line for line, end in zip(lines, ends, strict=True)]


def _linked(match: re.Match[str]) -> str:
    """The words of a link on one line, what ends the emphasis around it, and as many line breaks as it had."""
    return _HYPHEN.sub("-", match[1]).replace("\n", " ").strip() + match[2] + "\n" * match[0].count("\n")


def _titled(line: str) -> str:
    """A line without the marks of a heading."""
    match = _HEADING.match(line)
    if match is None:
        return line
    return match[1] + ((match[2] or "").rstrip().rstrip("#").rstrip() or match[4] or "")


def level_of(line: str) -> int:
    """The level of a heading in a text that has not been made plain; 0 for any other line.

    >>> level_of("## [The mill](/mill)"), level_of("== News =="), level_of("#harbour")
    (2, 2, 0)
    """
    match = _HEADING.match(line)
    return 0 if match is None else len(match[3] or line[match.end(1) :].split(None, 1)[0])


def _unedited(lines: list[str]) -> list[str]:
    """The lines without what several of them have in brackets at their end."""
    ends = [match[1] if (match := _EDIT.search(line.rstrip())) else "" for line in lines]
    often = {end for end, times in Counter(ends).items() if end and times >= _FEW}
    return [line.rstrip().removesuffix(end) if end in often else line for line, end in zip(lines, ends, strict=True)]
