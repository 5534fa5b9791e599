"""Bytes of a snapshot in, entries, rejects and a role for every line out.

`parse` is the one way in: it sniffs what the bytes are and hands them to the reader of their format, one file each.
Whatever the bytes, it gives a `Page`: a page that is no listing has one reject which says why.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from newspipe.listing.encodings import Text, decode
from newspipe.listing.lines import count_lines, physical_lines
from newspipe.listing.numbered import Memo
from newspipe.listing.page import Content, Entry, Line, Page, Reject, Sighting, Undated
from newspipe.listing.sniff import FEEDS, HTML, media_type
from newspipe.listing.text import read_text
from newspipe.listing.unpack import GZIP, Bomb, gunzip

if TYPE_CHECKING:
    from newspipe.listing.html import Choice

__all__ = [
    "COVERAGE_FLOOR",
    "MAX_BYTES",
    "PARSER_VERSION",
    "Content",
    "Entry",
    "Line",
    "Memo",
    "Page",
    "Reject",
    "Sighting",
    "Undated",
    "check_selectors",
    "html_choices",
    "parse",
    "text_lines",
    "too_large",
]

#: Raised with every change that can make another row out of the same bytes.
PARSER_VERSION = "11"
#: No listing page is larger; a larger file is rejected without being read into memory.
MAX_BYTES = 32 * 1024 * 1024
#: A page of which a smaller share of the lines can be explained is rejected whole: its layout has drifted.
COVERAGE_FLOOR = 0.8

_SHOWN = 2_000  # characters of a page that its reject repeats; the file itself stays in raw


def parse(
    data: bytes,
    *,
    coverage_floor: float = COVERAGE_FLOOR,
    memo: Memo | None = None,
    url: str | None = None,
    captured_at: datetime | None = None,
    charset: str | None = None,
    selectors: Mapping[str, str] | None = None,
) -> Page:
    """Read a snapshot. Never raises for what the bytes are.

    `memo` carries what was read before to the next page, `url` is the address of the page, to resolve links against,
    `captured_at` is what relative dates count from, `charset` the encoding that a server told, and `selectors` name the
    parts of an HTML page that resists.
    """
    if len(data) > MAX_BYTES:
        return too_large(len(data))
    try:
        data = _unpacked(data)
    except Bomb as error:
        return _refused("application/gzip", "too_large", str(error))
    kind = media_type(data)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return _refused(kind, "empty", "the file has no text", count_lines(physical_lines(data)))
    text = _text(data, kind, charset)
    if text is None and kind in _TEXTS:
        return _refused(kind, "undecodable", "its encoding is neither told nor certain: save the page as UTF-8")
    page = None
    if text is not None and kind == HTML:
        from newspipe.listing import html

        page = html.parse_html(
            text.data, text.encoding, url=url, captured_at=captured_at, ends_open=text.cut, selectors=selectors
        )
    elif text is not None and kind in FEEDS:
        from newspipe.listing.feed import read_feed

        page = read_feed(text.data, kind, text.encoding, url=url, ends_open=text.cut, memo=memo or Memo())
    elif text is not None:
        page = read_text(text.data, text.encoding, ends_open=text.cut, captured_at=captured_at, memo=memo or Memo())
    if text is None or page is None:
        remedy = _REMEDIES.get(kind, "save the page as HTML, text or a feed")
        return _refused(kind, "unsupported_media_type", f"{kind} is no listing: {remedy}")
    return page if page.rejects and not page.entries else _judged(page, text.data, coverage_floor)


_IMPORT = "copy the pages in it into raw with `newspipe import`"
_REMEDIES = {"application/warc": _IMPORT, "application/zip": _IMPORT}
#: Media types of which the bytes are text.
_TEXTS = (HTML, "text/plain", *FEEDS)


def _text(data: bytes, kind: str, charset: str | None = None) -> Text | None:
    """The text of a snapshot in UTF-8; None for what is no text, or in an encoding that is not certain."""
    if kind not in _TEXTS:
        return None
    text = decode(data, charset=charset, marked_up=kind != "text/plain")
    if text is None and kind == HTML:
        from newspipe.listing.html import decode_declared

        return decode_declared(data)
    return text


def _unpacked(data: bytes) -> bytes:
    """What is in a packed page. Raises Bomb if it is more than any listing has."""
    return gunzip(data, MAX_BYTES)[0] if data.startswith(GZIP) else data


def text_lines(data: bytes, charset: str | None = None) -> list[str]:
    """The lines of a snapshot, as its ledger counts them: physical ones of a text, rendered ones of an HTML page."""
    try:
        data = _unpacked(data)
    except Bomb:
        return []
    kind = media_type(data)
    text = _text(data, kind, charset) if len(data) <= MAX_BYTES else None
    if text is None:
        return []
    if kind == HTML:
        from newspipe.listing.html import rendered_lines

        return rendered_lines(text.data)
    *lines, rest = physical_lines(text.data).decode().split("\n")
    return [*lines, rest] if rest else lines


def html_choices(data: bytes, selectors: Mapping[str, str] | None = None) -> "list[Choice]":
    """What an HTML page was searched for its list: every repeated part that was weighed, and why it was chosen or not.

    None of them for any other format.
    """
    try:
        data = _unpacked(data)
    except Bomb:
        return []
    if media_type(data) != HTML or len(data) > MAX_BYTES:
        return []
    from newspipe.listing.html import choices

    text = _text(data, HTML)
    return choices(text.data, selectors) if text else []


def check_selectors(selectors: Mapping[str, str]) -> None:
    """Raises ValueError for selectors that cannot be used."""
    from newspipe.listing.html import check_selectors as check

    check(selectors)


def too_large(size: int) -> Page:
    """The page for a file of `size` bytes that is not opened because of it."""
    detail = f"{size:,} bytes; a listing page has {MAX_BYTES:,} at most"
    return _refused("application/octet-stream", "too_large", detail)


def _refused(kind: str, reason: str, detail: str, lines: int = 0) -> Page:
    return _rejected(Page(kind, None, lines), "read", reason, detail, "")


def _judged(page: Page, data: bytes, floor: float) -> Page:
    """The page, unless it is no listing or its layout has drifted: then one reject in the place of its entries."""
    if page.entries == 0:
        detail = "no entry was found: this is no listing that can be read"
        return _rejected(page, "layout", "no_entries", detail, _beginning(data))
    if page.coverage is not None and page.coverage < floor:
        detail = (
            f"{page.unknown_lines} lines could not be explained, the first is line {page.unknown()[0].number}; "
            f"coverage {page.coverage:.2f} is below {floor:.2f}: the layout has changed"
        )
        return _rejected(page, "layout", "layout_drift", detail, _beginning(data))
    return page


def _beginning(data: bytes) -> str:
    return data[: 4 * _SHOWN].decode(errors="ignore")[:_SHOWN]


def _rejected(page: Page, stage: str, reason: str, detail: str, raw: str) -> Page:
    whole = Reject(1, max(page.lines, 1), stage, reason, detail, raw)
    return page._replace(sightings=(), rejects=(whole,))
