"""The headline of a link that holds more than one: a date above it or before it, a summary below, tags."""

import re
from collections import Counter

from newspipe.listing.dates import date_texts, is_date, month_of
from newspipe.listing.html.texts import (
    HEADLINE,
    PROSE,
    Row,
    is_called_title,
    is_paragraph,
    rows_of,
    said,
    said_at,
    text_of,
    weight,
)
from newspipe.listing.html.tree import Tree, between, is_hidden, words_of
from newspipe.listing.html.when import DIGIT, stacked
from newspipe.listing.signs import is_sentence

_NEARLY_ALL, _RECUR = 0.8, 0.7  # of the cards of a list, and different ones of the kinds that they say
_TIME = re.compile(r"\d{1,2}[:.h]\d\d\D{0,6}")
_LENGTH = re.compile(r"\d{1,3}:\d\d(?::\d\d)?")  # of a film
_SIGNS = "-–—:,|·• "  # between a date and a headline on one line


def title_of(tree: Tree, link: int) -> tuple[str, int]:
    """(headline of a link, letters of the summary beside it in the link).

    A kicker and a time of day stay in it: nothing says where the headline begins.
    """
    if tree.end[link] == link + 2:  # nothing but a text, as most links are
        return said_at(tree, link + 1), 0
    rows = _rows(tree, link)
    if not rows:
        return "", 0
    if named := _named(tree, link):
        return named, sum(weight(said(tree, row)) for row in rows) - weight(named)
    if len(rows) == 1 and not DIGIT.search(text := said(tree, rows[0])):
        return text, 0
    headed = any(tree.heading[row[0]] > link for row in rows)
    kept: list[str] = []
    labels: list[str] = []
    told, titled = 0, False
    for row in rows:
        own = [at for at in row if not _is_date(tree, row, at)]
        text, inside = said(tree, own) if own else "", tree.heading[row[0]] > link
        text = text if len(own) == len(row) else text.strip(_SIGNS)
        size = weight(text)
        beside = not inside if headed else titled
        paragraph = is_paragraph(tree, row[0]) and not is_called_title(tree, row[0], link)
        if (beside and (paragraph or size >= PROSE or is_sentence(text))) or (kept and paragraph and size >= PROSE):
            told += size
        elif text and not (beside and len(own) < len(row)) and not _is_label(text, headed=inside):
            kept.append(text)
            titled = titled or size >= HEADLINE
        elif text:
            labels.append(text)
    if labels and not headed and len(kept) == 1 and weight(kept[0]) >= PROSE and is_paragraph(tree, rows[-1][0]):
        return max(labels, key=weight), told + weight(kept[0])  # "Press briefing, 3 May" above a summary
    return " ".join(kept) or said(tree, rows[0]), told


def _rows(tree: Tree, link: int) -> list[Row]:
    """The lines of a link that are shown, but for a date that is set in several of them."""
    rows = [shown for row in rows_of(tree, link, tree.end[link]) if (shown := _shown(tree, link, row))]
    leaf = len(rows) > 2 and any(tree.text[row[0]].strip(" \n\t日.").isdecimal() for row in rows)  # of a calendar
    found = stacked([said(tree, row) for row in rows]) if leaf else None
    return rows[: found[0]] + rows[found[0] + found[1] :] if found else rows


def _shown(tree: Tree, link: int, row: Row) -> Row:
    """The texts of a line that are not hidden within the link."""
    framed = tree.framed
    if framed[link]:
        return row
    return [at for at in row if not framed[at] or not is_hidden(tree, at, link)]


def _named(tree: Tree, link: int) -> str:
    """What mark-up inside the link calls the headline."""
    inner = between(tree.properties, link + 1, tree.end[link])
    return next((text_of(tree, at) for at in inner if "headline" in words_of(tree.attributes[at], "itemprop")), "")


def _is_date(tree: Tree, row: Row, at: int) -> bool:
    """Whether a text is a date that opens its line or is marked as one: within a headline it is a part of that."""
    return (at == row[0] or tree.tag[tree.parent[at]] == "time") and is_date(said_at(tree, at))


def _is_label(text: str, *, headed: bool) -> bool:
    """Whether a line is nothing but tags, or a date with a word beside it."""
    if all(word[:1] == "#" for word in text.split()):
        return True
    dates = [] if headed else date_texts(text)
    return bool(dates) and weight(text) - sum(map(weight, dates)) < HEADLINE


def without_kickers(labels: list[str], headings: list[str]) -> list[str]:
    """The headlines of cards without what stands beside their headings, if all have one; a time of day stays.

    >>> without_kickers(["Sport Five win", "Storm Rain"], ["Five win", "Rain"])
    ['Five win', 'Rain']
    >>> without_kickers(["20:00 Five win", "19:30 Rain"], ["Five win", "Rain"])
    ['20:00 Five win', '19:30 Rain']
    """
    pairs = [*zip(labels, headings, strict=True)]
    if not all(heading and heading in label for label, heading in pairs):
        return labels
    beside = [label.replace(heading, "", 1).strip() for label, heading in pairs]
    often = Counter(word for text in beside for word in {*text.split()})  # "5 min read", "New", "Read more"
    told = [" ".join(word for word in text.split() if often[word] * 2 < len(beside)) for text in beside]
    if sum(map(weight, headings)) < sum(map(weight, told)) or any(map(_TIME.fullmatch, beside)):
        return labels  # what is set as a heading is the kind, or the author
    return headings


def without_lengths(tree: Tree, links: list[int], labels: list[str]) -> list[str]:
    """The headlines of cards without the length of a film above them: it is a time of day if half of them show one."""
    times = [label.partition(" ")[0] for label in labels]
    timed = [
        _LENGTH.fullmatch(time) is not None and time == _line_above(tree, link, label)
        for time, link, label in zip(times, links, labels, strict=True)
    ]
    if sum(timed) * 2 >= len(labels):
        return labels
    return [
        label.removeprefix(time).lstrip() if film else label
        for film, time, label in zip(timed, times, labels, strict=True)
    ]


def without_recurring_lines(tree: Tree, links: list[int], labels: list[str]) -> list[str]:
    """The headlines of cards without a line of its own above them that says the kind of text, as far as kinds recur."""
    kinds = [_line_above(tree, link, label) for link, label in zip(links, labels, strict=True)]
    told = [kind for kind in kinds if kind]
    if len(told) < _NEARLY_ALL * len(links) or len({*told}) > _RECUR * len(told) or any(map(_TIME.fullmatch, told)):
        return labels
    return [label.removeprefix(kind).lstrip() for label, kind in zip(labels, kinds, strict=True)]


def _line_above(tree: Tree, link: int, label: str) -> str:
    """The short first line of a card that its headline begins with, if there is another."""
    lines = (said(tree, row) for row in rows_of(tree, link, tree.end[link]))
    line = next((line for line in lines if line and label.startswith(f"{line} ")), "")
    return line if weight(line) < HEADLINE else ""


def without_dates(labels: list[str]) -> list[str]:
    """The headlines of a list without the dates that nearly all begin or end with, if they are still told apart.

    >>> without_dates(["2020-09-14 - Release", "2020-07-11 - Announcing the foundation"])
    ['Release', 'Announcing the foundation']
    >>> without_dates(["Minutes - 3 May 2024", "Minutes - 7 June 2024"])
    ['Minutes - 3 May 2024', 'Minutes - 7 June 2024']
    """
    numbered = sum(DIGIT.search(label) is not None or "年" in label for label in labels)
    if numbered < _NEARLY_ALL * len(labels):  # as in most lists
        return labels
    for cut in (_behind_date, _before_date):
        left = [cut(label) for label in labels]
        whole = [text or label for text, label in zip(left, labels, strict=True)]
        if sum(map(bool, left)) >= _NEARLY_ALL * len(labels) > 1 and len({*whole}) == len({*labels}):
            return whole
    return labels


def _behind_date(label: str) -> str:
    """A headline without the date that it begins with; nothing if it does not."""
    dates = date_texts(label) if label[:1].isalnum() else []
    if not dates or not label.startswith(dates[0]) or month_of(dates[0]):  # "January payrolls" is a headline
        return ""
    return label.removeprefix(dates[0]).lstrip(_SIGNS)


def _before_date(label: str) -> str:
    """A headline without the date that it ends with behind a sign or in brackets; nothing if it does not."""
    dates = date_texts(label)
    rest = label.removesuffix(")").removesuffix(dates[-1] if dates else "").rstrip()
    return rest.rstrip(_SIGNS + "(") if len(rest) < len(label) - 1 and rest[-1:] in _SIGNS + "(" else ""
