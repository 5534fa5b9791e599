"""A page as flat arrays in document order: what every later step walks over, without touching the parser again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

#: More tags than any listing page has; such bytes are not even parsed.
MAX_TAGS = 400_000
#: Deeper than any page that a person wrote or a template made.
MAX_DEPTH = 512
#: No text between two tags is longer in a listing.
MAX_TEXT = 1_000_000

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What a browser shows no text of.
_UNSEEN = frozenset(
    "script style template head svg math iframe object embed canvas audio video map select datalist textarea "
    "title meta noembed noframes dialog".split()
)
# Elements that stand inside a line; every other one begins and ends lines of its own.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label link mark meta meter nobr noscript "
    "output picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr button input".split()
)
# Elements that nest only if somebody nests them: an unclosed <p> or <li> is closed by the next one.
_NESTING = re.compile(
    rb"<(/?)(?:div|span|section|article|main|ul|ol|dl|table|blockquote|a|b|i|u|em|strong|font|center|form|small|big|"
    rb"details|figure|fieldset|header|footer|nav|aside|svg|g)(?=[\s/>])",
    re.IGNORECASE,
)
_FEW_TAGS = 10_000  # with so few, no nesting costs more than a second


class Unreadable(ValueError):
    """The page is beyond what a listing page can be. `args` are the reason and the detail of its reject."""


@dataclass(slots=True)
class Tree:
    """Elements and texts in document order; the subtree of `i` ends before `end[i]`."""

    tag: list[str] = field(default_factory=list)  # "" for a text
    parent: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)  # equal for elements whose ancestors have the same tags
    attributes: list[dict[str, str | None]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)  # of a text, as it stands
    line: list[int] = field(default_factory=list)  # the rendered line that a text stands on, from 0 on
    links: list[int] = field(default_factory=list)
    data: list[str] = field(default_factory=list)  # the JSON-LD of the page
    base: str | None = None
    next_link: str | None = None  # what the head names as the next page
    pictures: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)  # <time> with a date for machines
    properties: list[int] = field(default_factory=list)  # elements that name a property of an item, or their relation
    picked: dict[str, list[int]] = field(default_factory=dict)  # the elements of each selector asked for
    lines: int = 0  # rendered lines


def guard(data: bytes) -> None:
    """Raise Unreadable for a page whose parsing could take minutes: too many tags, or nested without end."""
    tags = data.count(b"<")
    if tags > MAX_TAGS:
        raise Unreadable("too_many_tags", f"{tags:,} tags; a listing page has {MAX_TAGS:,} at most")
    if tags > _FEW_TAGS:
        depth = 0
        for match in _NESTING.finditer(data):
            depth += -1 if match[1] else 1
            if depth > 2 * MAX_DEPTH:
                raise Unreadable("nested_too_deeply", f"elements are nested more than {MAX_DEPTH:,} deep")


def grow(data: bytes, selectors: Mapping[str, str] | None = None) -> Tree:
    """Parse a page in UTF-8, and look up what `selectors` name. Raises Unreadable if it is beyond all bounds."""
    from selectolax.lexbor import LexborHTMLParser

    guard(data)
    tree = Tree()
    parser = LexborHTMLParser(data)
    node = parser.root
    places: dict[int, int] = {}
    tags, parents, ends, paths = tree.tag, tree.parent, tree.end, tree.path
    attributes, texts, lines = tree.attributes, tree.text, tree.line
    known: dict[tuple[int, str], int] = {}  # a path by the path above it and its last tag
    nothing: dict[str, str | None] = {}
    above: list[tuple[LexborNode, int, bool]] = []  # the open elements: node, index, whether it breaks lines
    parent, path, line, fresh, silent = -1, 0, 0, True, 0
    while node is not None:
        tag, child = node.tag, None
        if tag == "-text":
            words = node.text_content
            if words and len(words) > MAX_TEXT:
                raise Unreadable("too_long_a_text", f"{len(words):,} characters without a tag")
            if words and not silent and not (fresh and words.isspace()):
                tags.append("")
                parents.append(parent)
                ends.append(len(tags))
                paths.append(0)
                attributes.append(nothing)
                texts.append(words)
                lines.append(line)
                fresh = False
        elif tag in _UNSEEN:
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
                own = known.get((path, tag))
                if own is None:
                    own = known[path, tag] = len(known) + 1
                at = len(tags)
                tags.append(tag)
                parents.append(parent)
                ends.append(at + 1)
                paths.append(own)
                attributes.append(named)
                texts.append("")
                lines.append(line)
                if named:
                    _note(tree, at, tag, named)
                if selectors:
                    places[node.mem_id] = at
                child = node.first_child
                if child is not None:
                    if len(above) > MAX_DEPTH:
                        raise Unreadable("nested_too_deeply", f"elements are nested more than {MAX_DEPTH:,} deep")
                    above.append((node, parent, path, breaks))
                    parent, path = at, own
                    silent += tag == "noscript"
                    node = child
                    continue
        following = node.next
        while following is None and above:
            node, outer, path, breaks = above.pop()
            ends[parent] = len(tags)
            silent -= tags[parent] == "noscript"
            if breaks and not fresh:
                line, fresh = line + 1, True
            parent = outer
            following = node.next
        node = following
    tree.lines = line + (not fresh)
    for name, selector in (selectors or {}).items():
        tree.picked[name] = sorted({places[found.mem_id] for found in parser.css(selector) if found.mem_id in places})
    return tree


def _note(tree: Tree, at: int, tag: str, attributes: dict[str, str | None]) -> None:
    """Remember where the elements stand that are asked for later."""
    if tag == "a":
        if attributes.get("href"):
            tree.links.append(at)
    elif tag in ("img", "source"):
        tree.pictures.append(at)
    elif tag == "time" and attributes.get("datetime"):
        tree.times.append(at)
    if "itemprop" in attributes or "rel" in attributes:
        tree.properties.append(at)
    style = attributes.get("style")
    if style and "url(" in style:
        tree.pictures.append(at)


def _read_head(head: "LexborNode", tree: Tree) -> None:
    node = head.first_child
    while node is not None:
        if node.tag == "base" and tree.base is None:
            tree.base = node.attributes.get("href")
        elif node.tag == "link" and "next" in (node.attributes.get("rel") or "").lower().split():
            tree.next_link = node.attributes.get("href")
        elif node.tag == "script" and "ld+json" in (node.attributes.get("type") or ""):
            tree.data.append(node.text() or "")
        node = node.next
