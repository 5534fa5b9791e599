"""What a record says: the fields of its item, and the role of each of its lines."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from newspipe.listing.html.metadata import Told
from newspipe.listing.html.records import HEADLINE, PROSE, Candidate, Marks, pieces, text_of, weight
from newspipe.listing.html.tree import Tree
from newspipe.listing.html.when import When, agreed, marked, shown
from newspipe.text import clean

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)")
_BREAKS = re.compile(r"[\t\r\n]+")
_PART = 12  # letters of a day, a month or a year that stands alone
_TINY = 32  # pixels: less is a sign, no picture of a story


class Row(NamedTuple):
    """A rendered line of a record: its number, its texts."""

    number: int
    texts: list[int]


class Fields(NamedTuple):
    """A record, read."""

    headline: str
    url: str
    when: When | None
    description: str | None
    image_url: str | None
    authors: tuple[str, ...]
    section: str | None
    roles: dict[int, str]  # of its rendered lines


def resolve(base: str | None, url: str) -> str:
    """An address as the page gives it, absolute where its base is known, without fragment."""
    url = _BREAKS.sub("", url.strip()).partition("#")[0].replace(" ", "%20")
    if base is None or url.startswith(("https://", "http://")):
        return url
    try:
        return urljoin(base, url)
    except ValueError:  # no address at all: a bracket without its pair
        return url


def rows_of(tree: Tree, start: int, end: int) -> list[Row]:
    """The rendered lines of a part of the page."""
    found: list[Row] = []
    for at in range(start, end):
        if not tree.tag[at]:
            if not found or found[-1].number != tree.line[at]:
                found.append(Row(tree.line[at], []))
            found[-1].texts.append(at)
    return found


def said(tree: Tree, texts: list[int]) -> str:
    """Texts of one line as a reader sees them."""
    return clean("".join(tree.text[at] for at in texts))


def read_fields(tree: Tree, marks: Marks, c: Candidate, base: str | None, told: Told | None) -> Fields:
    """Read the fields of a record. `told` is what JSON-LD says of the same item."""
    rows = rows_of(tree, c.start, c.end)
    link_end = tree.end[c.link]
    roles: dict[int, str] = {}
    seen: When | None = None
    paragraphs: list[str] = []
    short: list[str] = []
    for row in rows:
        titled, rest = [], row.texts
        if row.texts[-1] > c.link and row.texts[0] < link_end:
            titled = [at for at in row.texts if c.link < at < link_end]
            rest = [at for at in row.texts if not c.link < at < link_end]
        text = said(tree, titled or rest)
        if c.borrowed and text == c.label and not paragraphs:
            titled, rest = row.texts, []
        if titled and text and text in c.label:
            roles[row.number] = "headline"
            text = said(tree, rest)
        elif titled and (when := _date_in(tree, titled)) is not None and when.day:
            seen = seen if seen and seen.day else when
            roles[row.number] = "date"
            continue
        if not text:
            roles.setdefault(row.number, "detail")
            continue
        when = None
        if not (seen and seen.day) and (when := _date_in(tree, rest)) is not None:
            seen = when if when.day or seen is None else seen
        unlinked = text
        if not titled and any(tree.link[at] for at in row.texts):
            unlinked = said(tree, [at for at in row.texts if not tree.link[at]])
        if weight(unlinked) >= PROSE and roles.get(row.number) != "headline":
            paragraphs.append(text)
            roles[row.number] = "description"
        elif roles.get(row.number) == "headline":
            lead = text.lstrip(" -–—:,|·•")
            if weight(lead) >= PROSE:
                paragraphs.append(lead)
        elif when is not None:
            roles[row.number] = "date"
        else:
            roles[row.number] = "detail"
            if weight(unlinked) >= HEADLINE and _is_paragraph(tree, row.texts[0]):
                short.append(text)
                roles[row.number] = "description"
    if not (seen and seen.day):
        seen = _stacked(tree, rows, roles) or seen
    found = _microdata(tree, c)
    times = between(tree.times, c.start, c.end)
    stamp = found.get("datePublished") or (next(filter(None, (tree.attributes[at].get("datetime") for at in times)), None))
    if c.date is not None:
        seen, stamp = shown(text_of(tree, c.date)), tree.attributes[c.date].get("datetime")
    when = agreed(marked(stamp) if stamp else None, seen)
    if told and told.when and (when is None or when.day is None or told.when.day == when.day):
        when = agreed(told.when, when)
    if c.summary is not None:
        paragraphs = [text for _, text in pieces(tree, c.summary, tree.end[c.summary])]
    description = "\n".join(paragraphs or short) or found.get("description") or (told.description if told else None)
    return Fields(
        c.label,
        resolve(base, c.url),
        when,
        description,
        _image(tree, c, base) or (resolve(base, told.image) if told and told.image else None),
        tuple(_authors(tree, c)) or (told.authors if told else ()),
        found.get("articleSection") or _section(tree, c) or (told.section if told else None),
        roles,
    )


def _date_in(tree: Tree, texts: list[int]) -> When | None:
    """The date in texts of one line: in the whole of it, or in one element of it."""
    whole = said(tree, texts)
    found = shown(whole) if len(whole) < 300 else None
    if found and found.day:
        return found
    for at in texts:
        part = shown(clean(tree.text[at])) if len(tree.text[at]) < 200 else None
        if part and (part.day or found is None):
            found = part
            if part.day:
                break
    return found


def _stacked(tree: Tree, rows: list[Row], roles: dict[int, str]) -> When | None:
    """A date that is set in lines of its own parts, as day, month and year are on the leaf of a calendar."""
    texts = [said(tree, row.texts) if roles.get(row.number) in ("detail", "date") else "" for row in rows]
    found = None
    for size in (4, 3, 2):
        for at in range(len(rows) - size + 1):
            parts = texts[at : at + size]
            if all(0 < len(part) <= _PART for part in parts) and (when := shown(" ".join(parts))):
                if found is None or when.day:
                    found = when
                    stack = rows[at : at + size]
                if when.day:
                    break
        if found and found.day:
            break
    if found:
        roles.update((row.number, "date") for row in stack)
    return found


def _is_paragraph(tree: Tree, at: int) -> bool:
    """Whether a text is set as a paragraph, which a summary is however short."""
    up = tree.parent[at]
    while tree.tag[up] in ("b", "i", "em", "strong", "span", "font"):
        up = tree.parent[up]
    return tree.tag[up] in ("p", "dd", "blockquote")


def _microdata(tree: Tree, c: Candidate) -> dict[str, str]:
    """The properties of the item that its elements name, the first of each."""
    found: dict[str, str] = {}
    for at in between(tree.properties, c.start, c.end):
        attributes = tree.attributes[at]
        for name in words_of(attributes, "itemprop"):
            if name in ("datePublished", "description", "articleSection"):
                value = attributes.get("content") or attributes.get("datetime") or text_of(tree, at)
                if cleaned := clean(value):
                    found.setdefault(name, cleaned)
    return found


def _image(tree: Tree, c: Candidate, base: str | None) -> str | None:
    """The first picture of a record: the one that a lazy page shows later, not what holds its place."""
    for at in between(tree.pictures, c.start, c.end):
        tag, attributes = tree.tag[at], tree.attributes[at]
        if tag in ("img", "source") and not _is_tiny(attributes):
            named = [attributes.get(name) for name in _SOURCES]
            named += [_largest(attributes.get(name)) for name in _SETS]
            named.insert(len(_SOURCES) + 2, attributes.get("src"))
            for url in named:
                if url and url.strip() and not url.strip().startswith(("data:", "about:", "blob:")):
                    return resolve(base, url.strip())
        match = _BACKGROUND.search(attributes.get("style") or "")
        if match and not match[1].startswith("data:"):
            return resolve(base, match[1])
    return None


def _is_tiny(attributes: dict[str, str | None]) -> bool:
    sizes = [attributes.get("width") or "", attributes.get("height") or ""]
    return any(size.isdecimal() and len(size) < 5 and int(size) <= _TINY for size in sizes)


def _largest(candidates: str | None) -> str | None:
    """The widest picture of a `srcset`."""
    best, url = -1.0, None
    for part in re.split(r",\s+|,$", candidates or ""):
        name, _, size = part.strip().partition(" ")
        number = re.sub(r"[^\d.]", "", size)
        width = float(number) if re.fullmatch(r"\d+(?:\.\d+)?", number) else 0.0
        if name and width > best:
            best, url = width, name
    return url


def _authors(tree: Tree, c: Candidate) -> Iterator[str]:
    """Names that the mark-up calls authors, each once."""
    seen = set()
    places = between(tree.properties, c.start, c.end)
    for at in places:
        attributes = tree.attributes[at]
        if "author" in words_of(attributes, "rel") or "author" in words_of(attributes, "itemprop"):
            inner = between(places, at, tree.end[at])
            named = next((i for i in inner if "name" in words_of(tree.attributes[i], "itemprop")), at)
            name = clean(tree.attributes[named].get("content") or text_of(tree, named))
            if name and name not in seen and weight(name) < PROSE:
                seen.add(name)
                yield name


def _section(tree: Tree, c: Candidate) -> str | None:
    """The first link that calls itself a category of the record."""
    for at in between(tree.properties, c.start, c.end):
        if at != c.link and "category" in words_of(tree.attributes[at], "rel"):
            return text_of(tree, at) or None
    return None


def between(places: list[int], start: int, end: int) -> list[int]:
    """Those of the places, which are in order, that lie in a part of the page."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def words_of(attributes: dict[str, str | None], name: str) -> list[str]:
    """The words of an attribute that holds a list of them."""
    return (attributes.get(name) or "").split()
