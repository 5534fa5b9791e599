"""Plain-text listings: in the numbered layout, or in any other that a page's own regularity shows."""

from collections.abc import Callable
from datetime import datetime

from newspipe.listing.layout import read_layout
from newspipe.listing.lines import physical_lines
from newspipe.listing.numbered import Memo, read_numbered
from newspipe.listing.page import Page

#: What a page has that many a parser stumbles over, for people.
_ODDITIES: tuple[tuple[str, Callable[[bytes, str], bool]], ...] = (
    ("pages with CRLF or CR line ends", lambda data, _: b"\r" in data),
    ("pages with no-break or zero-width characters", lambda data, _: b"\xc2\xa0" in data or b"\xe2\x80\x8b" in data),
    ("pages not in UTF-8", lambda _, encoding: encoding != "utf-8"),
)


def read_text(data: bytes, encoding: str, *, ends_open: bool, captured_at: datetime | None, memo: Memo) -> Page:
    """Read a listing in UTF-8; `encoding` is what it was before, `ends_open` whether it breaks off in a character.

    Another layout is looked for only where the numbered one does not fit, and must explain as many entries.
    """
    oddities = tuple(name for name, odd in _ODDITIES if odd(data, encoding))
    lines = physical_lines(data)
    page = read_numbered(lines, memo)
    if not _fits(page):
        learned = read_layout(lines, captured_at, memo)
        if learned is not None and len(learned.sightings) >= len(page.sightings):
            page = learned
    return page._replace(encoding=encoding, ends_open=ends_open or page.ends_open, oddities=oddities)


def _fits(page: Page) -> bool:
    """Whether a page reads as numbered entries whose date stands between headline and summary.

    Where no entry has a summary and nearly all have something above their headline, the date stands last.
    """
    contents = [seen.entry.content for seen in page.sightings]
    unread = sum(reject.reason in ("date_invalid", "date_missing") for reject in page.rejects)
    if not contents or unread > len(contents):
        return False
    return any(content.description for content in contents) or sum(c.kicker is not None for c in contents) * 2 <= len(
        contents
    )
