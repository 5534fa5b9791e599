"""Where the records of a page lie: links of one tag path, each with the part of the page that is its own."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from newspipe.listing.dates import read_date
from newspipe.listing.html.tree import HEADINGS, Tree
from newspipe.listing.html.when import DATEISH, DIGIT
from newspipe.text import clean

_WIDE = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]")

_NO_PAGE = re.compile(r"(?:javascript|mailto|tel|sms|data|whatsapp):", re.IGNORECASE)

HEADLINE = 25  # letters from which on a text is a headline and no label of a menu
FAR = 60  # levels from a link to the element that holds the whole list, at most
PROSE = 60  # letters from which on a line outside links is a paragraph and no date, name or number of comments


def weight(text: str) -> int:
    """How much a text says, in letters of an alphabet: a sign of a script without blanks counts two and a half."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text)) * 3 // 2


@dataclass(slots=True)
class Marks:
    """Running counts over a tree: how many of a kind stand before each place."""

    dates: list[int]
    images: list[int]
    prose: list[int]  # letters of paragraphs
    aside: list[int]  # letters outside links, by rendered line

    def fills(self, tree: Tree, link: int) -> bool:
        """Whether a link stands alone on its lines, but for a date or a sign."""
        return all(tree.tag[at] or self.aside[tree.line[at]] < HEADLINE for at in range(link, tree.end[link]))


def mark(tree: Tree) -> Marks:
    """Go over the texts of a tree once and note where dates, pictures and paragraphs stand."""
    size = len(tree.tag) + 1
    dates, images, prose, aside = [0] * size, [0] * size, [0] * size, [0] * (tree.lines + 1)
    for at in tree.pictures:
        images[at + 1] = 1
    for at in tree.times:
        dates[at + 1] = 1
    line, first, said = -1, 0, ""
    for at, words in enumerate(tree.text):
        if not words:
            continue
        if tree.line[at] != line:
            if said:
                prose[first + 1] = _close(aside, line, said)
            line, first, said = tree.line[at], at, ""
        if not tree.link[at] and not tree.heading[at]:
            said += words
        if len(words) < 200 and DIGIT.search(words) and DATEISH.search(words):
            dates[at + 1] = 1
    if said:
        prose[first + 1] = _close(aside, line, said)
    return Marks(*(list(accumulate(counts)) for counts in (dates, images, prose)), aside)


def _close(aside: list[int], line: int, said: str) -> int:
    """Note how much a line says outside its links; give it back if that makes a paragraph."""
    size = aside[line] = weight(" ".join(said.split()))
    return size if size >= PROSE else 0


@dataclass(slots=True)
class Candidate:
    """A link that may be the title of a record, and the record: `start` to `end` of the tree."""

    link: int
    label: str
    url: str
    start: int = 0
    end: int = 0
    said: int = 0  # letters of its headline and its summary
    headline: float = 0.0  # from 0 to 1, how much its text is one
    quality: float = 0.0
    has: tuple[bool, ...] = ()
    borrowed: bool = False  # the headline is a heading that is no link
    told: int = 0  # letters of a summary that stands inside the link
    date: int | None = None  # the elements that a selector names for its date and its summary
    summary: int | None = None
    own: bool = False  # it stands in a heading or fills its line: no mere word of a text


def pieces(tree: Tree, start: int, end: int) -> list[tuple[int, str]]:
    """The rendered lines of a part of the page: (first text, cleaned text)."""
    found: list[tuple[int, list[str]]] = []
    line = -1
    for at in range(start, end):
        if not tree.tag[at]:
            if tree.line[at] != line:
                line = tree.line[at]
                found.append((at, []))
            found[-1][1].append(tree.text[at])
    return [(at, text) for at, parts in found if (text := clean("".join(parts)))]


def text_of(tree: Tree, at: int) -> str:
    """The text of an element as a reader sees it, on one line."""
    return " ".join(text for _, text in pieces(tree, at, tree.end[at]))


def _title(tree: Tree, link: int) -> tuple[str, int]:
    """The text of a link without the date and the summary that a link around a whole record holds, and its letters.

    What is left, a kicker or a time of day among it, stays: nothing says where the headline begins.
    """
    if tree.end[link] == link + 2:  # nothing but a text, as most links are
        return clean(tree.text[link + 1]), 0
    lines = pieces(tree, link, tree.end[link])
    if len(lines) < 2:
        return (lines[0][1] if lines else ""), 0
    lines = [line for line in lines if not _whole_date(line[1])] or lines
    headed = any(tree.heading[at] > link for at, _ in lines)
    kept, told, titled = [], 0, False
    for at, text in lines:
        size = weight(text)
        if (not tree.heading[at] if headed else titled) and size >= PROSE:
            told += size
        else:
            kept.append(text)
            titled = titled or size >= HEADLINE
    return " ".join(kept), told


def _whole_date(text: str) -> bool:
    reading = read_date(text)
    return reading is not None and reading.date is not None


def candidates(tree: Tree, marks: Marks) -> list[list[Candidate]]:
    """The links of a page that lead elsewhere, in groups of one form each.

    Links of one tag path that say something, say nothing, or say the same for many addresses ("Read more") are three
    groups. Where classes tell such links apart as well, each of them makes a group besides: a share button can have
    the path of a headline.
    """
    links = [c for at in tree.links if (c := _candidate(tree, marks, at))]
    urls: dict[str, set[str]] = defaultdict(set)
    for c in links:
        urls[c.label].add(c.url)
    groups: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for c in links:
        kind = 0 if not c.label else 1 if len(urls[c.label]) < 3 else 2
        c.borrowed = kind != 1
        groups[tree.path[c.link], kind].append(c)
    found = list(groups.values())
    for group in groups.values():
        named: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for c in group:
            named[_class(tree, c.link), _class(tree, tree.parent[c.link])].append(c)
        if len(named) > 1:
            found += ([replace(c) for c in some] for some in named.values() if len(some) > 1)
    return found


def _candidate(tree: Tree, marks: Marks, at: int) -> Candidate | None:
    url = (tree.attributes[at].get("href") or "").strip()
    if url.startswith("#") or _NO_PAGE.match(url):
        return None
    title, told = _title(tree, at)
    c = Candidate(at, title, url, told=told)
    c.own = weight(title) >= HEADLINE and (tree.heading[at] > 0 or told > 0 or marks.fills(tree, at))
    return c


def _class(tree: Tree, at: int) -> str:
    return tree.attributes[at].get("class") or ""


def regions(tree: Tree, group: list[Candidate]) -> None:
    """Give each candidate the highest element that holds no other of its group."""
    parent, end = tree.parent, tree.end
    last = len(group) - 1
    tops = []
    for i, c in enumerate(group):
        before = group[i - 1].link if i else -1
        after = group[i + 1].link if i < last else len(end)
        top, steps = c.link, 0
        while steps < FAR and (up := parent[top]) > before and up > 0 and end[up] <= after:
            top, steps = up, steps + 1
        tops.append((top, steps))
    # A record that is alone under its heading has no neighbour: it is as high as the others are.
    usual = sorted(steps for _, steps in tops)[len(tops) // 2 if last > 1 else 0]
    for c, (top, steps) in zip(group, tops, strict=True):
        if steps > usual:
            top = c.link
            for _ in range(usual):
                top = parent[top]
        c.start, c.end = top, end[top]


def widen(tree: Tree, marks: Marks, group: list[Candidate], owned: list[Candidate]) -> None:
    """Add to records without an element of their own the siblings that are theirs: a date above, a summary below.

    `owned` are the links of the page that could be titles: an element with one of them is a record itself.
    """
    held: dict[int, list[Candidate]] = defaultdict(list)
    for c in group:
        held[tree.parent[c.start]].append(c)
    links = [c.link for c in owned]
    mine = {c.url for c in group}
    split = (0, 0)
    for top, records in sorted(held.items(), key=lambda found: -len(found[1])):
        gaps = _gaps(tree, top, records)
        inner = gaps[1:-1]
        foreign = {at for gap in gaps for at in gap if _holds(tree, at, owned, links, mine)}
        if inner:
            if sum(any(_says(tree, marks, at) for at in gap) for gap in inner) * 2 < len(inner):
                continue
            if sum(not foreign.isdisjoint(gap) for gap in inner) * 2 >= len(inner):
                continue
            split = _split(tree, gaps)
        before, after = split  # of the largest list, for a record that stands alone
        for i, c in enumerate(records):
            lead, trail = gaps[i], gaps[i + 1]
            ahead = _below(tree, lead, before)
            if i == 0:
                ahead = _matching(_tags(tree, lead)[::-1], [_tags(tree, gap)[::-1] for gap in inner], ahead)
            behind = after if i + 1 == len(records) else len(trail) - _below(tree, trail, before)
            for at in takewhile(lambda at: at not in foreign, lead[::-1][:ahead]):
                c.start = at
            for at in takewhile(lambda at: at not in foreign, trail[:behind]):
                c.end = tree.end[at]


def _tags(tree: Tree, gap: list[int]) -> list[str]:
    return [tree.tag[at] for at in gap]


def _below(tree: Tree, gap: list[int], before: int) -> int:
    """How many elements of a gap belong to the record below it: those after a rule, else as many as is usual."""
    tags = _tags(tree, gap)[::-1]
    return tags.index("hr") if "hr" in tags else min(before, len(gap))


def _split(tree: Tree, gaps: list[list[int]]) -> tuple[int, int]:
    """How many elements between two records belong to the one below, and how many after the last one to it."""
    forms = [_tags(tree, gap) for gap in gaps]
    inner = forms[1:-1]
    usual = sorted(map(len, inner))[len(inner) // 2]
    after = _matching(forms[-1], inner, usual)
    ruled = [form for form in inner if "hr" in form]
    if len(ruled) * 2 > len(inner):
        return ruled[0][::-1].index("hr"), min(after, ruled[0].index("hr"))
    before = _matching(forms[0][::-1], [form[::-1] for form in inner], max(0, usual - after))
    return before, after


def _matching(form: list[str], others: list[list[str]], most: int) -> int:
    """How many of the first tags of a form stand at the same place in one of the others."""
    for n in range(most):
        if n >= len(form) or all(len(other) <= n or other[n] != form[n] for other in others):
            return n
    return most


def _gaps(tree: Tree, top: int, records: list[Candidate]) -> list[list[int]]:
    """The children of an element that stand before, between and after its records."""
    gaps: list[list[int]] = [[]]
    starts = {c.start for c in records}
    at = top + 1
    while at < tree.end[top]:
        if at in starts:
            gaps.append([])
        elif tree.tag[at] != "br" and (tree.tag[at] or not tree.text[at].isspace()):
            gaps[-1].append(at)
        at = tree.end[at]
    return gaps


def _says(tree: Tree, marks: Marks, at: int) -> bool:
    end = tree.end[at]
    return marks.images[end] > marks.images[at] or any(
        not tree.tag[i] and not tree.text[i].isspace() for i in range(at, end)
    )


def _holds(tree: Tree, at: int, owned: list[Candidate], links: list[int], mine: set[str]) -> bool:
    return any(c.url not in mine for c in owned[bisect_left(links, at) : bisect_left(links, tree.end[at])])


def heading_of(tree: Tree, start: int, end: int) -> str:
    """The first heading of a part of the page."""
    return next((text_of(tree, at) for at in range(start, end) if tree.tag[at] in HEADINGS), "")
