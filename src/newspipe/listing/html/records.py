"""Where the records of a page lie: links of one tag path, each with the part of the page that is its own."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from newspipe.listing.dates import is_date
from newspipe.listing.html.cards import title_of
from newspipe.listing.html.texts import HEADLINE, PROSE, bold_lines, text_of, weight
from newspipe.listing.html.tree import Tree, between
from newspipe.listing.html.when import DATEISH, DIGIT

_NO_PAGE = re.compile(r"(?:javascript|mailto|tel|sms|data|whatsapp):", re.IGNORECASE)
_SIZE = re.compile(r"\([^()]{0,12}\d[\d.,\s]*[a-zа-я]{1,3}\)$", re.IGNORECASE)  # noqa: RUF001 (units of Russian)
_LONG = 200  # characters of a text that is not searched for a date
_AROUND, _FEW = 3, 3  # elements around a link, and links that look alike
_MORE = 40  # characters of what stands around a title that is told again: "Read more of ..."
_ARROWS, _QUOTES = " »›→>", "”“\"'"  # behind such words, or around the title
_NEAR = 3  # links between a title and one that tells it again
_MOST = 0.6  # of the titles of one path
#: What the class of a link that says more about a title is named after.
_DECK = re.compile(r"sub-?title|sub-?head|dec?k\b|teaser|excerpt|summary|desc|standfirst|intro", re.IGNORECASE)
_TITLE = re.compile(r"title|head", re.IGNORECASE)
_ANSWER = re.compile(r"comment|reply|review|rating|testimonial", re.IGNORECASE)


_Form = tuple[int, str, str]  # the path of a link, its class, and that of what it stands in


@dataclass(slots=True)
class Marks:
    """Running counts over a tree: how many of a kind stand before each place."""

    dates: list[int]
    images: list[int]
    prose: list[int]  # letters of paragraphs
    aside: list[int]  # letters outside links, by rendered line

    def fills(self, tree: Tree, link: int) -> bool:
        """Whether a link stands alone on its lines, but for a date or a sign."""
        first, last = tree.line[link], tree.line[tree.end[link] - 1]
        return max(self.aside[first : last + 1]) < HEADLINE


def mark(tree: Tree) -> Marks:
    """Go over the texts of a tree once and note where dates, pictures and paragraphs stand."""
    size = len(tree.tag) + 1
    dates, images, prose, aside = [0] * size, [0] * size, [0] * size, [0] * (len(tree.rows) + 1)
    for at in tree.pictures:
        images[at + 1] = 1
    for at in (*tree.times, *_dateish(tree)):
        dates[at + 1] = 1
    texts, links, headings = tree.text, tree.link, tree.heading
    for line, row in enumerate(tree.rows):
        told = "".join([texts[at] for at in row if not links[at] and not headings[at]])
        if told and not told.isspace():
            letters = aside[line] = weight(" ".join(told.split()))
            prose[row[0] + 1] = letters if letters >= PROSE else 0
    return Marks([*accumulate(dates)], [*accumulate(images)], [*accumulate(prose)], aside)


def _dateish(tree: Tree) -> set[int]:
    """The short texts that look as if they held a date: found by one search, as most hold none."""
    short = [at for at in tree.texts if len(tree.text[at]) < _LONG]
    ends = [*accumulate(len(tree.text[at]) + 1 for at in short)]
    joined = "\0".join([tree.text[at] for at in short])
    return {short[bisect_right(ends, found.start())] for found in DATEISH.finditer(joined)}


@dataclass(slots=True)
class Candidate:
    """A link that may be the title of a record, and the record: `start` to `end` of the tree."""

    link: int
    label: str
    url: str
    start: int = 0
    end: int = 0
    size: int = 0  # letters of its headline
    said: int = 0  # letters of its headline and its summary
    headline: float = 0.0  # from 0 to 1, how much its text is one
    quality: float = 0.0
    has: tuple[bool, ...] = ()
    borrowed: bool = False  # the headline is a heading that is no link
    told: int = 0  # letters of a summary that stands inside the link
    date: int | None = None  # the elements that a selector names for its date and its summary
    summary: int | None = None
    own: bool = False  # it stands in a heading or fills its line: no mere word of a text

    def twin(self) -> "Candidate":
        """The same link in another group, where its record may be another."""
        return Candidate(
            self.link, self.label, self.url, size=self.size, borrowed=self.borrowed, told=self.told, own=self.own
        )


def candidates(tree: Tree, marks: Marks) -> list[list[Candidate]]:
    """The links of a page that lead elsewhere, in groups of one form each.

    Links of one tag path that say something, say nothing, or say the same for many addresses ("Read more") or repeat
    the address of the heading right before them are three groups; those that lead to one address again and again, as to
    an author, are a fourth. Where classes tell such links apart as well, or what they all say or begin with, each of
    them makes a group besides: a share button can have the path of a headline.
    """
    links = [c for at in tree.links if (c := _candidate(tree, marks, at))]
    for c, other in pairwise(links):
        if c.url == other.url and 0 < c.size < HEADLINE and _is_pictured(tree, c) and _is_headed(tree, other):
            c.label, c.size, c.own = "", 0, False  # what stands on a picture
    urls: dict[str, set[str]] = defaultdict(set)
    for c in links:
        urls[_unsized(c.label)].add(c.url)
    often = Counter((tree.path[c.link], c.url) for c in links)
    groups: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    title = None  # of the record that the links before belong to
    near: deque[Candidate] = deque(maxlen=_NEAR)  # the links right before
    named = [c for c in links if _may_be_title(c)]
    names = {c.link for c in named}
    tree.decks = _decks(tree, named)
    holders = _holders(tree, named)
    for c in links:
        repeats = (
            (title is not None and _is_summary(tree, c, title)) or c.link in holders or _tells_again(tree, c, near)
        )
        if c.label and not repeats:
            title = c if c.link in names or tree.heading[c.link] else None
        kind = 0 if not c.label else 1 if len(urls[_unsized(c.label)]) < 3 and not repeats else 2
        c.borrowed = kind != 1
        kind = 3 if kind == 1 and often[tree.path[c.link], c.url] > 2 else kind
        groups[tree.path[c.link], kind].append(c)
        near.append(c)
    found = list(groups.values())
    for group in groups.values():
        if len(group) < 3:
            continue
        classed: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
        for c in group:
            within = c.label if c.borrowed else tree.tag[c.link + 1]
            classed[_class(tree, c.link), _class(tree, tree.parent[c.link]), within].append(c)
        if len(classed) > 1:
            found += ([c.twin() for c in some] for some in classed.values() if len(some) > 1)
    return found + _nested(tree, [group[0] for (_, kind), group in groups.items() if len(group) == kind == 1])


def _is_pictured(tree: Tree, c: Candidate) -> bool:
    """Whether a link holds a picture, and no heading."""
    return bool(between(tree.pictures, c.link, tree.end[c.link])) and not _is_headed(tree, c)


def _is_headed(tree: Tree, c: Candidate) -> bool:
    return tree.heading[c.link] > 0 or bool(between(tree.headings, c.link, tree.end[c.link]))


def _decks(tree: Tree, named: list[Candidate]) -> set[int]:
    """The links that say more below the titles of one form, with the same address, if most of these have one.

    The first must be named after titles, and none of them recur: else it is a kind, and the second link the title.
    """
    again = [(title, c) for title, c in pairwise(named) if title.url == c.url and not tree.heading[c.link]]
    if len(again) < _FEW:  # as on most pages
        return set()
    titles = Counter(_form(tree, c) for c in named)
    pairs: dict[tuple[_Form, _Form], list[tuple[Candidate, Candidate]]] = defaultdict(list)
    for title, c in again:
        pairs[_form(tree, title), _form(tree, c)].append((title, c))
    return {
        c.link
        for (form, other), found in pairs.items()
        if form != other and len(found) >= max(_FEW, _MOST * titles[form]) and _is_named_title(tree, found[0][0])
        if len({title.label for title, _ in found}) == len(found)
        for _, c in found
    }


def _holders(tree: Tree, named: list[Candidate]) -> set[int]:
    """The links that say the title before them amid other words, if most titles of one form have one.

    Such as "Download ... (opens in a new window)"; elsewhere it can be another story on the same thing.
    """
    pairs = [
        (title, c)
        for title, c in pairwise(named)
        if 0 < len(c.label) - len(title.label) <= _MORE
        and title.size >= HEADLINE
        and title.label in c.label[1:-1]
        and not tree.heading[c.link]
    ]
    if len(pairs) < _FEW:  # as on most pages
        return set()
    titles = Counter(_form(tree, c) for c in named if c.size >= HEADLINE)
    held = Counter(_form(tree, title) for title, c in pairs if _form(tree, title) != _form(tree, c))
    most = {form for form, times in held.items() if times >= _MOST * titles[form]}
    return {c.link for title, c in pairs if _form(tree, title) in most}


def _is_named_title(tree: Tree, c: Candidate) -> bool:
    """Whether mark-up names a link, or what it stands in, after titles: what stands first can be a kind as well."""
    named = [*tree.attributes[c.link].values(), _class(tree, tree.parent[c.link])]
    return any(_TITLE.search(name or "") for name in named)


def _form(tree: Tree, c: Candidate) -> _Form:
    return tree.path[c.link], _class(tree, c.link), _class(tree, tree.parent[c.link])


def _nested(tree: Tree, alone: list[Candidate]) -> list[list[Candidate]]:
    """Links of paths of their own that look alike with what is right around them: of records that were never closed."""
    alike: dict[tuple[tuple[str, str], ...], list[Candidate]] = defaultdict(list)
    for c in alone:
        at, form = c.link, []
        for _ in range(_AROUND):
            form.append((tree.tag[at], _class(tree, at)))
            at = max(tree.parent[at], 0)
        alike[tuple(form)].append(c)
    return [[c.twin() for c in some] for some in alike.values() if len(some) >= _FEW]


def _unsized(label: str) -> str:
    """What a link says, but for the size of the file that it leads to."""
    return _SIZE.sub("", label) if label[-1:] == ")" else label


def unlinked(tree: Tree) -> list[list[Candidate]]:
    """The headings of a page that lead nowhere, its links that do not, and its lines in bold, in groups of one form."""
    leading = {at for at in tree.links if leads((tree.attributes[at]["href"] or "").strip())}
    headed = {tree.heading[at] for at in leading}
    away = {at for at in tree.links if at not in leading and not tree.heading[at]}
    # Of a card that leads nowhere, the heading says what it is.
    cards = {at for at in away if between(tree.headings, at, tree.end[at])}
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for at in sorted((*tree.headings, *(away - cards), *bold_lines(tree, 0, len(tree.tag)))):
        around = tree.link[at]
        if (around and around != at and around not in cards) or at in headed or is_answer(tree, at):
            continue
        if (label := text_of(tree, at)) and not is_date(label):
            groups[tree.path[at]].append(Candidate(at, label, "", size=weight(label), own=True))
    return list(groups.values())


def is_answer(tree: Tree, at: int) -> bool:
    """Whether an element stands in what its page names a comment or a reply: that has a title and a date as well."""
    while at > 0:
        if any(_ANSWER.search(tree.attributes[at].get(name) or "") for name in ("class", "id")):
            return True
        at = tree.parent[at]
    return False


def leads(url: str) -> bool:
    """Whether an address is that of a page."""
    return url[:1] != "#" and not (":" in url[:11] and url[:4] != "http" and _NO_PAGE.match(url))


def _may_be_title(c: Candidate) -> bool:
    """Whether a link outside of headings may be the title of what follows it: no label, card or date."""
    return c.size >= HEADLINE / 2 and not c.told and not (DIGIT.search(c.label) and is_date(c.label))


def leads_there(href: str, url: str) -> bool:
    """Whether a link has an address, or says more behind it, such as where it was followed from."""
    href = href.strip()
    return href == url or (url != "" and href.startswith((f"{url}?", f"{url}&", f"{url}#")))


def is_deck(tree: Tree, link: int) -> bool:
    """Whether a link is named after what stands below a title, or stands below most titles of its list."""
    return link in tree.decks or _DECK.search(_class(tree, link)) is not None


def _is_summary(tree: Tree, c: Candidate, title: Candidate) -> bool:
    """Whether a link leads where the title before it does, to say more: a summary that is a link is no headline."""
    if not leads_there(c.url, title.url) or tree.heading[c.link]:
        return False
    if is_deck(tree, c.link):
        return True
    return tree.heading[title.link] > 0 or c.size >= max(PROSE, 2 * title.size)


def _tells_again(tree: Tree, c: Candidate, near: Iterable[Candidate]) -> bool:
    """Whether a link says what a title right before with its address says, behind some words: "Read more of ..."."""
    closers = _ARROWS if tree.heading[c.link] else _ARROWS + _QUOTES  # a heading can quote what it is about
    return any(
        0 < len(c.label) - len(title.label) <= _MORE
        and c.label.rstrip(closers).endswith(title.label.rstrip(closers))
        and _may_be_title(title)
        for title in near
        if c.url == title.url
    )


def _candidate(tree: Tree, marks: Marks, at: int) -> Candidate | None:
    url = (tree.attributes[at]["href"] or "").strip()
    if not leads(url):
        return None
    title, told = title_of(tree, at)
    size, headed = weight(title), tree.heading[at] > 0
    own = size >= (HEADLINE / 2 if headed else HEADLINE) and (headed or told > 0 or marks.fills(tree, at))
    return Candidate(at, title, url, size=size, told=told, own=own)


def _class(tree: Tree, at: int) -> str:
    return tree.attributes[at].get("class") or ""
