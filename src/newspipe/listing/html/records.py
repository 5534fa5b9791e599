"""Where the records of a page lie: links of one tag path, each with the part of the page that is its own."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import accumulate

from newspipe.listing.html.tree import HEADINGS, Tree
from newspipe.text import clean

_DATEISH = re.compile(
    r"(?<!\d)\d{1,4}([-./])\s?\d{1,2}\1\s?\d{1,4}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}\s?[年月日]|(?<!\d)\d{1,2}:\d\d(?!\d)"
)
_WIDE = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]")


def weight(text: str) -> int:
    """How much a text says, in letters of an alphabet: a sign of a script without blanks counts two and a half."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text)) * 3 // 2


@dataclass(slots=True)
class Marks:
    """Running counts over a tree: how many of a kind stand before each index."""

    dates: list[int]
    summaries: list[int]
    images: list[int]
    headings: list[int]
    prose: list[int]
    in_link: list[int]
    in_heading: list[int]


def mark(tree: Tree) -> Marks:
    n = len(tree.tag)
    dates, summaries, images, headings, prose = ([0] * (n + 1) for _ in range(5))
    in_link, in_heading, in_item = [0] * n, [0] * n, [0] * n
    tag, parent, text, line = tree.tag, tree.parent, tree.text, tree.line
    linkset = set(tree.links)
    current, first, said = -1, -1, []

    def close() -> None:
        if said:
            total = weight(clean("".join(said)))
            if total >= 60:
                summaries[first + 1] = 1
                prose[first + 1] = total

    for at in range(n):
        up = parent[at]
        name = tag[at]
        if name:
            in_link[at] = at if at in linkset else (in_link[up] if up >= 0 else 0)
            if name in HEADINGS:
                in_heading[at] = at
                headings[at + 1] = 1
            elif up >= 0:
                in_heading[at] = in_heading[up]
            if name == "img":
                images[at + 1] = 1
            elif name == "time":
                dates[at + 1] = 1
        else:
            link = in_link[at] = in_link[up]
            in_heading[at] = in_heading[up]
            if line[at] != current:
                close()
                current, first, said = line[at], at, []
            words = text[at]
            if not link and not in_heading[at]:
                said.append(words)
            if len(words) < 200 and _DATEISH.search(words):
                dates[at + 1] = 1
    close()
    return Marks(*(list(accumulate(counts)) for counts in (dates, summaries, images, headings, prose)), in_link, in_heading)


@dataclass(slots=True)
class Candidate:
    """A link that may be the title of a record."""

    link: int
    label: str
    url: str
    start: int = 0
    end: int = 0
    quality: float = 0.0
    said: int = 0  # letters of its headline and its summary
    headline: float = 0.0  # from 0 to 1, how much its text is one
    has: tuple[bool, ...] = ()
    borrowed: bool = False  # the headline is a heading that is no link


def label(tree: Tree, at: int) -> str:
    """The text of a subtree as a reader sees it."""
    parts: list[str] = []
    line = -1
    for i in range(at, tree.end[at]):
        if not tree.tag[i]:
            if tree.line[i] != line and parts:
                parts.append(" ")
            line = tree.line[i]
            parts.append(tree.text[i])
    return clean("".join(parts))


def candidates(tree: Tree) -> dict[int, list[Candidate]]:
    """The links of a page that say something, by tag path."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for at in tree.links:
        url = (tree.attributes[at].get("href") or "").strip()
        if url.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        found[tree.path[at]].append(Candidate(at, label(tree, at), url))
    return found


def regions(tree: Tree, group: list[Candidate]) -> None:
    """Give each candidate the highest element that holds no other of its group; then what stands beside it."""
    parent, end = tree.parent, tree.end
    starts = [c.link for c in group]
    ups = []
    for i, c in enumerate(group):
        before = starts[i - 1] if i else -1
        after = starts[i + 1] if i + 1 < len(group) else len(end)
        top, steps = c.link, 0
        while (up := parent[top]) > before and up > 0 and end[up] <= after:
            top, steps = up, steps + 1
        ups.append(steps)
    usual = sorted(ups)[len(ups) // 2] if len(group) > 2 else min(ups)
    for c, steps in zip(group, ups, strict=True):
        top = c.link
        for _ in range(min(steps, usual)):
            top = parent[top]
        c.start, c.end = top, end[top]


def widen(tree: Tree, marks: Marks, group: list[Candidate]) -> None:
    """Add to records without an element of their own the siblings that belong to them: a date before, a summary after."""
    parent, end = tree.parent, tree.end
    held: dict[int, list[Candidate]] = defaultdict(list)
    for c in group:
        held[parent[c.start]].append(c)
    for top, records in held.items():
        if len(records) < 2:
            continue
        children = _children(tree, top, records[0].start, records[-1].end)
        gaps = _gaps(tree, children, records)
        inner = gaps[1:-1]
        filled = [gap for gap in inner if any(_says(tree, marks, at) for at in gap)]
        if len(filled) * 2 < len(inner):
            continue
        forms = [[_form(tree, at) for at in gap] for gap in gaps]
        usual = Counter(tuple(form) for form in forms[1:-1]).most_common(1)[0][0]
        rules = [i for i, form in enumerate(usual) if form[0] == "hr"]
        if rules:
            after = rules[-1]
            before = len(usual) - after - 1
        else:
            after = _alike(usual, forms[-1])
            before = min(len(usual) - after, _alike(usual[::-1], forms[0][::-1]))
        for i, c in enumerate(records):
            lead, trail = gaps[i], gaps[i + 1]
            kb = _alike(usual[::-1][:before], forms[i][::-1])
            ka = _alike(usual[:after], forms[i + 1])
            if kb:
                c.start = lead[-kb]
            if ka:
                c.end = end[trail[ka - 1]]


def _children(tree: Tree, top: int, first: int, last: int) -> list[int]:
    found, at = [], top + 1
    while at < tree.end[top]:
        found.append(at)
        at = tree.end[at]
    return found


def _gaps(tree: Tree, children: list[int], records: list[Candidate]) -> list[list[int]]:
    gaps: list[list[int]] = [[]]
    starts = {c.start for c in records}
    for at in children:
        if at in starts:
            gaps.append([])
        elif tree.tag[at] or not tree.text[at].isspace():
            gaps[-1].append(at)
    return gaps


def _says(tree: Tree, marks: Marks, at: int) -> bool:
    z = tree.end[at]
    return any(not tree.tag[i] and not tree.text[i].isspace() for i in range(at, z)) or marks.images[z] > marks.images[at]


_DIGITS = re.compile(r"\d+")


def _form(tree: Tree, at: int) -> tuple[str, str]:
    return tree.tag[at], _DIGITS.sub("", tree.attributes[at].get("class") or "")


def _alike(one, other) -> int:
    n = 0
    for a, b in zip(one, other):
        if a != b:
            break
        n += 1
    return n


def heading_of(tree: Tree, start: int, end: int) -> str:
    """The first heading of a part of the page."""
    for at in range(start, end):
        if tree.tag[at] in HEADINGS:
            return label(tree, at)
    return ""
