"""The elements of an item by name, whatever prefix its feed gives them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Known namespaces, by the prefix that most feeds give them; what has none of them is by its own name.
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_AUTHORS = ("dc:creator", "author", "itunes:author", "creator", "managingeditor")


class Elements:
    """The elements of an item by name, in order."""

    def __init__(self, element: "_Element") -> None:
        self.element = element
        self.named: dict[str, list[_Element]] = {}
        for child in _inside(element):
            self.named.setdefault(_name(child), []).append(child)

    def first(self, names: tuple[str, ...]) -> str:
        """The first text that is not empty, of the best name that has one."""
        for name in names:
            for element in self.named.get(name, ()):
                text = _content(element)
                if text:
                    return text
        return ""

    def link(self) -> str:
        """Where the item leads: the alternate of Atom, the text of RSS, the place of a sitemap."""
        links = self.named.get("link", [])
        for relation in ("alternate", None, ""):
            for link in links:
                if link.get("rel") == relation and link.get("href"):
                    return str(link.get("href")).strip()
        plain = next((text for link in links if (text := _content(link))), "")
        return plain or self.first(("loc", "rdf:link", "origlink"))

    def guid(self) -> str:
        """What the feed calls the item, for good."""
        given = self.first(("guid", "id"))
        about = self.element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
        return given or str(about or "").strip()

    def authors(self) -> Iterator[str]:
        """Names as they stand; of Atom's authors, what their name says."""
        for name in _AUTHORS:
            found = self.named.get(name, ())
            for element in found:
                named = [child for child in element if _name(child) == "name"]
                yield _content(named[0]) if named else _content(element)
            if found:
                return

    def image(self) -> str:
        """The first image that the item names."""
        for name in ("media:thumbnail", "media:content", "enclosure", "itunes:image", "image:loc", "link", "thumbnail"):
            for element in self.named.get(name, ()):
                kind = element.get("type", "") + element.get("medium", "")
                if name in ("enclosure", "link", "media:content") and "image" not in kind:
                    continue
                address = element.get("url") or element.get("href") or (_content(element) if len(element) == 0 else "")
                if address and not any(map(str.isspace, address.strip())):
                    return str(address).strip()
        return ""


def _inside(element: "_Element") -> Iterator["_Element"]:
    """The children of an item, and theirs where a group or a news element holds them."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        yield child
        if _name(child) in ("media:group", "news:news", "image:image", "media:content"):
            yield from _inside(child)


def _name(element: "_Element") -> str:
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    local = local.lower()
    if not space:
        return local
    prefix = _PREFIXES.get(space[1:].lower(), "other")
    return f"{prefix}:{local}" if prefix else local


def _content(element: "_Element") -> str:
    """The text of an element; of one that holds elements, its mark-up."""
    from lxml import etree

    if len(element) == 0:
        return (element.text or "").strip()
    inside = (element.text or "") + "".join(
        etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str)
    )
    return inside.strip()
