"""What the mark-up of a record names: its picture, its authors, its section, and addresses made absolute."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin

from newspipe.listing.html.records import Candidate
from newspipe.listing.html.texts import PROSE, text_of, weight
from newspipe.listing.html.tree import Attributes, Tree, between, words_of
from newspipe.text import clean

_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url")
_SETS = ("data-srcset", "data-lazy-srcset")
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,200}url\(\s*['\"]?([^'\")]+)")
_BREAKS = re.compile(r"[\t\r\n]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TINY = 32  # pixels: less is a sign, no picture of a story


def resolve(base: str | None, url: str) -> str:
    """An address as the page gives it, absolute where its base is known, without fragment."""
    url = url.strip()
    if not url.isprintable():
        url = _BREAKS.sub("", url)
    url = url.partition("#")[0].replace(" ", "%20")
    if base is None or url.startswith(("https://", "http://")):
        return url
    try:
        if url[:1] == "/" != url[1:2] and "/." not in url:  # most: as urljoin would, at a tenth of its time
            return _origin(base) + url
        return urljoin(base, url)
    except ValueError:  # no address at all: a bracket without its pair
        return url


@lru_cache(1_000)
def _origin(base: str) -> str:
    return urljoin(base, "/").removesuffix("/")


def microdata(tree: Tree, named: list[int]) -> dict[str, str]:
    """What elements that are `named` properties of an item say of it, the first of each."""
    found: dict[str, str] = {}
    for at in named:
        attributes = tree.attributes[at]
        for name in words_of(attributes, "itemprop"):
            if name in ("datePublished", "description", "articleSection") and name not in found:
                value = attributes.get("content") or attributes.get("datetime") or text_of(tree, at)
                if cleaned := clean(value):
                    found[name] = cleaned
    return found


def image_of(tree: Tree, c: Candidate, base: str | None) -> str | None:
    """The first picture of a record: the one that a lazy page shows later, not what holds its place."""
    pictures = between(tree.pictures, c.start, c.end)
    for at, following in zip(pictures, [*pictures[1:], 0], strict=False):
        tag, attributes = tree.tag[at], tree.attributes[at]
        if _is_for_no_script(tree, following, tree.parent[at]):
            continue  # that is shown where nothing can take the place of this one
        if tag in ("img", "source") and not _is_tiny(attributes):
            for url in _addresses(attributes):
                if url and url.strip() and not url.strip().startswith(("data:", "about:", "blob:")):
                    return resolve(base, url.strip())
        match = _BACKGROUND.search(attributes.get("style") or "")
        if match and not match[1].startswith("data:"):
            return resolve(base, match[1])
    return None


def _is_for_no_script(tree: Tree, at: int, holder: int) -> bool:
    up = tree.parent[at]
    return tree.tag[up] == "noscript" and tree.parent[up] == holder


def _addresses(attributes: Attributes) -> Iterator[str | None]:
    """The addresses of a picture, those that a lazy page shows later before the one that it begins with."""
    yield from map(attributes.get, _SOURCES)
    yield from (_largest(attributes.get(name)) for name in _SETS)
    yield attributes.get("src")
    yield _largest(attributes.get("srcset"))


def _is_tiny(attributes: Attributes) -> bool:
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


def authors_of(tree: Tree, named: list[int]) -> Iterator[str]:
    """Names that the mark-up calls authors, each once."""
    seen = set()
    for at in named:
        attributes = tree.attributes[at]
        if "author" in words_of(attributes, "rel") or "author" in words_of(attributes, "itemprop"):
            inner = between(named, at, tree.end[at])
            own = next((i for i in inner if "name" in words_of(tree.attributes[i], "itemprop")), at)
            name = clean(tree.attributes[own].get("content") or text_of(tree, own))
            if name and name not in seen and weight(name) < PROSE:
                seen.add(name)
                yield name


def section_of(tree: Tree, named: list[int], link: int) -> str | None:
    """The first link but that of the record which calls itself a category."""
    for at in named:
        if at != link and "category" in words_of(tree.attributes[at], "rel"):
            return text_of(tree, at) or None
    return None
