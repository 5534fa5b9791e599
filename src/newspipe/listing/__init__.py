"""Bytes of a snapshot in, entries, rejects and a role for every line out.

`parse` is the one way in: it sniffs what the bytes are and hands them to the reader of their format, one file each.
Whatever the bytes, it gives a `Page`: a page that is no listing has one reject which says why.
"""

from newspipe.listing.page import Content, Entry, Line, Page, Reject, Sighting, Undated
from newspipe.listing.sniff import decode, media_type
from newspipe.listing.text import Memo, count_lines, physical_lines, read_text

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
    "parse",
    "text_lines",
    "too_large",
]

#: Raised with every change that can make another row out of the same bytes.
PARSER_VERSION = "1"
#: No listing page is larger; a larger file is rejected without being read into memory.
MAX_BYTES = 32 * 1024 * 1024
#: A page of which a smaller share of the lines can be explained is rejected whole: its layout has drifted.
COVERAGE_FLOOR = 0.8

_SHOWN = 2_000  # characters of a page that its reject repeats; the file itself stays in raw


def parse(data: bytes, *, coverage_floor: float = COVERAGE_FLOOR, memo: Memo | None = None) -> Page:
    """Read a snapshot. Never raises for what the bytes are; `memo` carries what was read before to the next page."""
    kind = media_type(data)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return _rejected(
            Page(kind, None, count_lines(physical_lines(data))), "read", "empty", "the file has no text", ""
        )
    if kind != "text/plain":
        detail = f"{kind} is not read yet: save the page as plain text"
        return _rejected(Page(kind, None, 0), "read", "unsupported_media_type", detail, "")
    text = decode(data)
    if text is None:
        return _rejected(
            Page(kind, None, 0),
            "read",
            "undecodable",
            "neither UTF-8 nor marked as UTF-16 or UTF-32: save the page as UTF-8",
            "",
        )
    page = read_text(text.data, text.encoding, ends_open=text.cut, memo=memo if memo is not None else Memo())
    return _judged(page, text.data, coverage_floor)


def text_lines(data: bytes) -> list[str]:
    """The physical lines of a snapshot, as its ledger counts them; none if it is no text."""
    text = decode(data)
    if text is None:
        return []
    *lines, rest = physical_lines(text.data).decode().split("\n")
    return [*lines, rest] if rest else lines


def too_large(size: int) -> Page:
    """The page for a file of `size` bytes that is not opened because of it."""
    page = Page("application/octet-stream", None, 0)
    return _rejected(page, "read", "too_large", f"{size:,} bytes; a listing page has {MAX_BYTES:,} at most", "")


def _judged(page: Page, data: bytes, floor: float) -> Page:
    """The page, unless it is no listing or its layout has drifted: then one reject in the place of its entries."""
    if page.entries == 0:
        detail = "no numbered entry was found: this is no listing that can be read"
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
