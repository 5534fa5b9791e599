"""A page as flat arrays in document order: what every later step walks over, without touching the parser again."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newspipe.listing.html.limits import MAX_DEPTH, MAX_TEXT, Unreadable, guard, too_deep

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# fmt: off
# What a browser shows no text of.
_UNSEEN = frozenset((
    "script", "style", "template", "head", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "map", "select", "datalist", "textarea", "title", "noembed", "noframes", "dialog",
))
# Elements that stand inside a line; every other one begins and ends lines of its own.
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "meter", "nobr", "noscript", "output", "picture",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
))
# What frames a page, by tag and by role.
_FRAMES = frozenset(("nav", "aside", "footer"))
_ROLES = frozenset((
    "navigation", "contentinfo", "complementary", "menu", "menubar", "banner", "dialog",
))
# fmt: on
_BOLD = frozenset(("b", "strong"))
_NOTED = frozenset(("img", "source", "time"))
_HOLDERS = frozenset(("main", "article", "section", "li", "td"))  # a header in one of them heads a part of the page
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
Attributes = dict[str, str | None]


@dataclass(slots=True)
class Tree:
    """Elements and texts in document order; the subtree of `i` ends before `end[i]`. Places are counted from 0 on."""

    tag: list[str] = field(default_factory=list)  # "" for a text
    parent: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)  # equal for elements whose ancestors have the same tags
    attributes: list[Attributes] = field(default_factory=list)
    text: list[str] = field(default_factory=list)  # of a text, as it stands
    line: list[int] = field(default_factory=list)  # the rendered line that a text stands on
    link: list[int] = field(default_factory=list)  # the link that a node is or stands in, 0 if none
    heading: list[int] = field(default_factory=list)  # the heading that a node is or stands in, 0 if none
    framed: list[bool] = field(default_factory=list)  # in navigation, a sidebar, a header, a footer, or hidden
    rows: list[list[int]] = field(default_factory=list)  # the texts of each rendered line
    said: list[str | None] = field(default_factory=list)  # what each line says, once somebody asked
    texts: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    bold: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    properties: list[int] = field(default_factory=list)  # elements that name a property of an item, or a relation
    decks: set[int] = field(default_factory=set)  # links that say more below a title, once they were looked for
    picked: dict[str, list[int]] = field(default_factory=dict)  # the elements of each selector asked for
    data: list[str] = field(default_factory=list)  # the JSON-LD of the page
    language: str | None = None  # as the page tags itself
    base: str | None = None
    kind: str | None = None  # what the page says that it is, such as "article"
    next_link: str | None = None  # what the head names as the next page


def grow(data: bytes, selectors: Mapping[str, str] | None = None) -> Tree:  # noqa: C901, PLR0912, PLR0915
    """Parse a page in UTF-8, and look up what `selectors` name. Raises Unreadable if it is beyond all bounds.

    One loop over all nodes, however long: a call for each of them would take half as long again.
    """
    from selectolax.lexbor import LexborHTMLParser

    guard(data)
    tree = Tree()
    parser = LexborHTMLParser(data)
    node = parser.root
    places: dict[int, int] = {}  # of elements by their address, where selectors ask for them
    tags, parents, ends, paths, lines, texts = tree.tag, tree.parent, tree.end, tree.path, tree.line, tree.text
    attributes, links, headings, frames, rows = tree.attributes, tree.link, tree.heading, tree.framed, tree.rows
    known: list[dict[str, int]] = [{}]  # by the path above: its last tag, and its number
    nothing: Attributes = {}
    headers: dict[int, list[int]] = defaultdict(list)
    above: list[tuple[LexborNode, int, int, bool, int, int, bool, bool]] = []  # the open elements, and what was outside
    parent, path, link, heading, framed, held = -1, 0, 0, 0, False, False
    line, fresh, silent = 0, True, 0  # `fresh`: nothing stands on the line yet
    while node is not None:
        words = node.text_content
        if words is not None:
            if words and not silent and not (fresh and words.isspace()):
                if len(words) > MAX_TEXT:
                    raise Unreadable("too_long_a_text", f"{len(words):,} characters without a tag")
                at = len(tags)
                if fresh:
                    rows.append([at])
                    fresh = False
                else:
                    rows[-1].append(at)
                tags.append("")
                parents.append(parent)
                ends.append(at + 1)
                paths.append(0)
                attributes.append(nothing)
                texts.append(words)
                lines.append(line)
                links.append(link)
                headings.append(heading)
                frames.append(framed)
        elif (tag := node.tag) in _UNSEEN:
            if tag == "script":
                if "ld+json" in (node.attributes.get("type") or ""):
                    tree.data.append(node.text() or "")
            elif tag == "head":
                _read_head(node, tree)
        elif tag is not None and tag[0] not in "-_!":
            named = node.attributes
            if "hidden" not in named:
                breaks = tag not in _INLINE
                if breaks and not fresh:
                    line, fresh = line + 1, True
                own = known[path].get(tag)
                if own is None:
                    own = known[path][tag] = len(known)
                    known.append({})
                at = len(tags)
                outside = (node, parent, path, breaks, link, heading, framed, held)
                if tag == "a" and named.get("href"):
                    link = at
                    tree.links.append(at)
                elif tag in HEADINGS:
                    heading = at
                    tree.headings.append(at)
                elif not framed:
                    held = held or tag in _HOLDERS
                    framed = tag in _FRAMES
                    if tag == "header" and not held:
                        framed = True
                        headers[own].append(at)
                if tag in _BOLD:
                    tree.bold.append(at)
                if named or tag == "time":
                    if not framed and ("role" in named or "style" in named):
                        framed = _is_framed(named)
                    if tag in _NOTED or "itemprop" in named or "rel" in named or "style" in named:
                        _note(tree, at, tag, named)
                tags.append(tag)
                parents.append(parent)
                ends.append(at + 1)
                paths.append(own)
                attributes.append(named)
                texts.append("")
                lines.append(line)
                links.append(link)
                headings.append(heading)
                frames.append(framed)
                if selectors:
                    places[node.mem_id] = at
                child = node.first_child
                if child is not None:
                    if len(above) > MAX_DEPTH:
                        raise too_deep()
                    above.append(outside)
                    parent, path = at, own
                    silent += tag == "noscript"
                    node = child
                    continue
                _, _, _, _, link, heading, framed, held = outside
        following = node.next
        while following is None and above:
            ends[parent] = len(tags)
            silent -= tags[parent] == "noscript"
            node, parent, path, breaks, link, heading, framed, held = above.pop()
            if breaks and not fresh:
                line, fresh = line + 1, True
            following = node.next
        node = following
    tree.texts, tree.said = [at for row in rows for at in row], [None] * len(rows)
    for alike in headers.values():
        if len(alike) > 1:  # a page has one header: those are of its records
            _unframe(tree, alike)
    tree.language = attributes[0].get("lang") if attributes else None
    for name, selector in (selectors or {}).items():
        tree.picked[name] = sorted({places[found.mem_id] for found in parser.css(selector) if found.mem_id in places})
    return tree


def _is_framed(attributes: Attributes) -> bool:
    """Whether an element says that it frames the page, or is hidden."""
    if "role" in attributes and attributes["role"] in _ROLES:
        return True
    return _hides(attributes)


def _hides(attributes: Attributes) -> bool:
    return "style" in attributes and _HIDDEN.search(attributes["style"] or "") is not None


def is_hidden(tree: Tree, at: int, top: int) -> bool:
    """Whether a node is hidden by an element around it, below `top`."""
    while (at := tree.parent[at]) > top:
        if _hides(tree.attributes[at]):
            return True
    return False


def _unframe(tree: Tree, headers: list[int]) -> None:
    """Leave framed in headers only what they hold of frames."""
    for header in headers:
        tree.framed[header] = False
        for at in range(header + 1, tree.end[header]):
            own = tree.tag[at] in _FRAMES or _is_framed(tree.attributes[at])
            tree.framed[at] = own or tree.framed[tree.parent[at]]


def _note(tree: Tree, at: int, tag: str, attributes: Attributes) -> None:
    """Remember where the elements stand that are asked for later."""
    if tag in ("img", "source") or ("style" in attributes and "url(" in (attributes["style"] or "")):
        tree.pictures.append(at)
    elif tag == "time":
        tree.times.append(at)
    if "itemprop" in attributes or "rel" in attributes:
        tree.properties.append(at)


def _read_head(head: "LexborNode", tree: Tree) -> None:
    node = head.first_child
    while node is not None:
        if node.tag == "base" and tree.base is None:
            tree.base = node.attributes.get("href")
        elif node.tag == "meta" and node.attributes.get("property") == "og:type":
            tree.kind = (node.attributes.get("content") or "").strip().lower()
        elif node.tag == "link" and "next" in (node.attributes.get("rel") or "").lower().split():
            tree.next_link = node.attributes.get("href")
        elif node.tag == "script" and "ld+json" in (node.attributes.get("type") or ""):
            tree.data.append(node.text() or "")
        node = node.next


def between(places: list[int], start: int, end: int) -> list[int]:
    """Those of the places, which are in order, that lie in a part of the page."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def words_of(attributes: Attributes, name: str) -> list[str]:
    """The words of an attribute that holds a list of them."""
    return (attributes.get(name) or "").split()
