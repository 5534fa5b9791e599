"""The elements of an item by name, whatever prefix its feed gives them."""

import base64
import binascii
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newspipe.listing.feed.markup import literal

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = ("http://www.w3.org/2005/atom", "http://purl.org/atom/ns#")
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
    **dict.fromkeys(_ATOM, ""),
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_PLAIN = ("text", "text/plain", "plain")  # as Atom, Atom 0.3 and Media RSS call it
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

    def guid_leads(self) -> bool:
        """Whether the guid may be an address; RSS can say that it is none."""
        return not any(
            name.lower() == "ispermalink" and value.strip().lower() == "false"
            for element in self.named.get("guid", ())
            for name, value in element.attrib.items()
        )

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
    """The text of an element as mark-up, whether it holds it as elements, escaped, packed or plain."""
    from lxml import etree

    if len(element) == 0:
        text = (element.text or "").strip()
        text = _unpacked(text) if element.get("mode") == "base64" else text
        return literal(text) if _is_plain(element) else text
    inside = (element.text or "") + "".join(
        etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str)
    )
    return inside.strip()


def _is_plain(element: "_Element") -> bool:
    """Whether the standard of an element says that its text is plain. Summaries that do not say so seldom are."""
    kind = element.get("type", "").strip().lower()
    space, _, name = str(element.tag)[1:].rpartition("}")
    return kind in _PLAIN or (not kind and name == "title" and space.lower() in _ATOM)


def _unpacked(text: str) -> str:
    """The text in Base64, as Atom 0.3 allows; none of a picture."""
    try:
        return base64.b64decode("".join(text.split()).encode(), validate=True).decode().strip()
    except UnicodeDecodeError:
        return ""
    except binascii.Error:  # it is none
        return text
