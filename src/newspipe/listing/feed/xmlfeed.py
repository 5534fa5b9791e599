"""RSS, Atom and news sitemaps: the elements of each item, by lxml, which mends what is broken and loads nothing.

Items are parsed without the head of the feed, so no entity that it declares is ever expanded, and with the namespaces
that it declares. lxml was taken for its recovery and its speed; it does in an item what browsers do in a page.
"""

import html
import re
from functools import lru_cache
from html.entities import html5
from threading import get_ident
from typing import TYPE_CHECKING

from newspipe.listing.feed.cut import Cut, cut
from newspipe.listing.feed.elements import Elements
from newspipe.listing.feed.fields import Feed, Item
from newspipe.listing.feed.markup import first_image, unescape

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_NAMESPACE = re.compile(rb"\sxmlns(?::([\w.-]{1,60}))?\s*=\s*(\"[^\"<>]{0,500}\"|'[^'<>]{0,500}')")
_HEAD = 100_000  # bytes before the first item in which is looked for what holds for all
_HEAD_TEXT = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?P<name>language|link)\b(?P<attributes>[^>]{0,1000})>"
    rb"\s*(?:<!\[CDATA\[)?\s*(?P<text>[^<>\s\]]{0,1000})",
    re.IGNORECASE,
)
_ITSELF = re.compile(rb"rel\s*=\s*[\"'](?:self|hub|next|icon)")
_LANGUAGE = re.compile(rb"\sxml:lang\s*=\s*[\"']([\w-]{2,35})[\"']")
_BASE = re.compile(rb"\sxml:base\s*=\s*[\"']([^\"'<>]{1,1000})[\"']")
_HREF = re.compile(rb"href\s*=\s*[\"']([^\"'<>]{1,1000})[\"']")
#: References, a bare & and a bare <. A run of numbers is one: two halves of a sign are.
_SIGN = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    rb"|(?P<sign>(?:&#(?:\d{1,8}|[xX][\da-fA-F]{1,6});)+|&(?:[A-Za-z]\w{1,31};)?|<(?![A-Za-z_/!?]))",
    re.DOTALL,
)
_FIELD = re.compile(rb"<((?:[\w.-]{1,40}:)?[\w.-]{1,40})((?:\s[^<>]{0,2000})?)(?:/>|>(.*?)</\1\s*>)", re.DOTALL)
_LONGEST_MENDED = 200_000  # bytes of an item whose tags do not match
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_ESCAPED = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\"'"})

#: Where each field is looked for, best first.
_DATES = (
    "pubdate", "published", "issued", "news:publication_date", "dc:date", "dcterms:issued", "dcterms:created",
    "created", "date", "dcterms:date", "updated", "modified", "dcterms:modified",
)  # fmt: skip
_SUMMARIES = ("summary", "description", "itunes:summary", "media:description", "dc:description")
_CONTENTS = ("content:encoded", "content", "fullitem", "body")
_SECTIONS = ("category", "dc:subject", "news:genres")


def read(data: bytes) -> Feed | None:
    """Take a feed in UTF-8 apart; None if it is none."""
    taken = cut(data)
    if taken is None:
        return None
    head, cuts = taken
    opening = _opening(head)
    items = tuple(_item(piece, opening) for piece in cuts)
    around = head[:_HEAD]
    spoken, base = _LANGUAGE.search(around), _BASE.search(around)
    language = _told(around, b"language") or (spoken[1] if spoken else b"")
    link = base[1] if base else _told(around, b"link")
    return Feed(items, _text(language), html.unescape(_text(link)), cut=bool(cuts) and not cuts[-1].whole)


def _told(head: bytes, name: bytes) -> bytes:
    """What the first element of a name says in a feed's head: its text, or the address that it links to.

    Links of a feed to itself are passed over.
    """
    for match in _HEAD_TEXT.finditer(head):
        leads = _HREF.search(match["attributes"])
        text = leads[1] if leads else match["text"]
        if text and match["name"].lower() == name and not _ITSELF.search(match["attributes"]):
            return text
    return b""


def _text(data: bytes) -> str:
    return data.decode(errors="replace").strip()


def _opening(head: bytes) -> bytes:
    """A start tag with every namespace that a feed's head declares, the outermost of each prefix."""
    declared: dict[bytes, bytes] = {}
    root = head.find(b">")
    for match in _NAMESPACE.finditer(head[:_HEAD]):
        if match[1] or match.start() < root:  # a namespace without prefix holds for its own element
            declared.setdefault(match[1] or b"", match[2])
    spaces = b"".join(b" xmlns%s=%s" % (b":" + name if name else b"", uri) for name, uri in declared.items())
    return _mended(b"<feed%s>" % spaces)


def _item(piece: Cut, opening: bytes) -> Item:
    cut_off = Item(broken="the feed ends inside this item")
    item = _fields(piece.data, opening) if piece.whole else cut_off
    return item._replace(line_start=piece.line_start, line_end=piece.line_end, raw=piece.data)


@lru_cache(5_000)
def _fields(data: bytes, opening: bytes) -> Item:
    """The fields of an item; captures repeat most of theirs, so what was read is known by its bytes."""
    element = _parsed(data, opening)
    if element is None:
        return Item(broken="it is no XML that could be mended")
    found = Elements(element)
    contents = found.first(_CONTENTS)
    return Item(
        title=found.first(("title", "news:title", "dc:title", "media:title")),
        link=found.link(),
        guid=found.guid(),
        leads=found.guid_leads(),
        date=found.first(_DATES),
        summary=found.first(_SUMMARIES),
        content=contents,
        authors=tuple(found.authors()),
        section=found.first(_SECTIONS),
        image=found.image() or first_image(found.first(_SUMMARIES)) or first_image(contents),
        language=found.first(("dc:language", "news:language", "language"))
        or str(element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        base=str(element.get("{http://www.w3.org/XML/1998/namespace}base") or ""),
    )


def _parsed(data: bytes, opening: bytes) -> "_Element | None":
    """An item as an element; one whose tags do not match field by field, so that a broken field harms no other."""
    mended = _mended(data)
    element, sound = _tried(opening + mended + b"</feed>")
    if sound or len(mended) > _LONGEST_MENDED:
        return element
    fields = (b"<%s%s>%s</%s>" % (m[1], m[2], _as_text(m[3] or b""), m[1]) for m in _FIELD.finditer(mended, 1))
    again, _ = _tried(opening + b"<item>" + b"".join(fields) + b"</item></feed>")
    return element if again is None else again


def _as_text(inside: bytes) -> bytes:
    """What stands in a field as plain text, mark-up included."""
    if b"<" not in inside or inside.lstrip().startswith(b"<![CDATA["):
        return inside
    return b"<![CDATA[" + unescape(inside.decode()).encode().replace(b"]]>", b"") + b"]]>"


def _tried(data: bytes) -> "tuple[_Element | None, bool]":
    """(the first element in a document, mended if need be, and whether there was nothing to mend)."""
    from lxml import etree

    parser = _parser(get_ident())
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None, False
    first = next((child for child in root if isinstance(child.tag, str)), None) if root is not None else None
    return first, not any(error.type_name == "ERR_TAG_NAME_MISMATCH" for error in parser.error_log)


@lru_cache(16)
def _parser(_thread: int) -> "XMLParser":
    """A parser that mends what is broken, and neither expands nor loads anything; one a thread, for its log."""
    from lxml import etree

    return etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        encoding="utf-8",
    )  # fmt: skip


def _mended(data: bytes) -> bytes:
    """XML without controls, and with no reference that lxml does not know or cannot write."""
    return _SIGN.sub(_escaped, data.translate(None, _CONTROLS))


def _escaped(match: re.Match[bytes]) -> bytes:
    """References, a bare & or < as lxml keeps them; CDATA as it is."""
    return _reference(match["sign"]) if match["sign"] else match[0]


@lru_cache(1_000)
def _reference(sign: bytes) -> bytes:
    """What stands for itself in XML: signs of mark-up by number, as lxml drops their names behind any mistake."""
    text = sign.decode()
    plain = unescape(text) if text.startswith("&#") else html5.get(text[1:], text)
    return plain.translate(_ESCAPED).encode()
