"""Plain-text listings: in the numbered layout, or in any other that a page's own regularity shows."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from newspipe.listing.dates import month_of
from newspipe.listing.kinds import names_kind
from newspipe.listing.layout import read_layout
from newspipe.listing.layout.letters import LONGEST_TAG, wide
from newspipe.listing.lines import physical_lines
from newspipe.listing.numbered import Memo, read_numbered
from newspipe.listing.page import Page, Reject, Sighting
from newspipe.listing.signs import SENTENCE
from newspipe.text import clean

#: What a page has that many a parser stumbles over, for people.
_ODDITIES: tuple[tuple[str, Callable[[bytes, str], bool]], ...] = (
    ("pages with CRLF or CR line ends", lambda data, _: b"\r" in data),
    ("pages with no-break or zero-width characters", lambda data, _: b"\xc2\xa0" in data or b"\xe2\x80\x8b" in data),
    ("pages not in UTF-8", lambda _, encoding: encoding != "utf-8"),
)


_LONGEST_LONE = 12  # letters of a word that is more likely a kicker
_FEW, _MOST = 3, 0.6  # entries from which on something can be the rule, and the share of them that makes it one
_UNDATED = ("date_invalid", "date_missing")
_NO_DATE = ("date_missing", "truncated")


def read_text(data: bytes, encoding: str, *, ends_open: bool, captured_at: datetime | None, memo: Memo) -> Page:
    """Read a listing in UTF-8; `encoding` is what it was before, `ends_open` whether it breaks off in a character.

    `captured_at` is what relative dates count from. Another layout is looked for only where the numbered one does not
    fit, and must explain more.
    """
    oddities = tuple(name for name, odd in _ODDITIES if odd(data, encoding))
    lines = physical_lines(data)
    page = read_numbered(lines, memo)
    if not _fits(page):
        learned = read_layout(lines, captured_at, memo)
        if learned is not None and (
            _explained(learned) > _explained(page) or (_ends_alike(page) and learned.entries >= len(page.sightings))
        ):
            page = learned
    if not page.sightings and not any(map(_may_be_entry, page.rejects)):
        page = page._replace(rejects=())  # a numbered list of something else, such as a table of contents
    elif page.rejects:
        page = _without_links(page, lines)
    if any(map(_is_lone_word, page.sightings)):
        page = _without_lone_kickers(page, lines)
    return page._replace(encoding=encoding, ends_open=ends_open or page.ends_open, oddities=oddities)


def _fits(page: Page) -> bool:
    """Whether a page reads as numbered entries, most of them dated, whose summary stands below the date.

    Where no entry has a summary, it may stand above the date and have been taken for a part of the headline.
    """
    undated = [reject for reject in page.rejects if reject.reason in _UNDATED] if page.rejects else ()
    dated = len(page.sightings) > len(undated)
    return dated and any(seen.entry.content.description for seen in page.sightings) and not _ends_alike(page)


def _without_links(page: Page, data: bytes) -> Page:
    """A page without the numbered lines under headings such as "See also", where all entries stand under months.

    Under such a heading stands nothing but single lines without dates: no entry has lost so much.
    """
    if not all(month_of(seen.entry.section_heading or "") for seen in page.sightings):
        return page
    lines = data.decode().split("\n")
    headings = [line.number for line in page.ledger() if line.role == "heading"]
    under = {reject: headings[at - 1] for reject in page.rejects if (at := bisect(headings, reject.line_start))}
    entries = {
        at
        for reject, at in under.items()
        if month_of(clean(lines[at - 1])) or reject.line_start < reject.line_end or reject.reason not in _NO_DATE
    }
    links = {reject.line_start: reject for reject, at in under.items() if at not in entries}
    if not links:
        return page
    before = sorted(links)
    kept = [seen._replace(position=seen.position - bisect(before, seen.line_start)) for seen in page.sightings]
    stretches = [
        (start, tuple(line._replace(role="aside") for line in roles) if start in links else roles)
        for start, roles in page.stretches
    ]
    rejects = tuple(reject for reject in page.rejects if reject.line_start not in links)
    return page._replace(sightings=tuple(kept), rejects=rejects, stretches=tuple(stretches))


def _is_lone_word(seen: Sighting) -> bool:
    """Whether all that heads an entry is one word, as short as a tag, or the name of a kind."""
    content = seen.entry.content
    lone = " " not in content.headline or names_kind(content.headline)
    return content.kicker is None and lone and wide(content.headline) <= LONGEST_TAG


def _without_lone_kickers(page: Page, data: bytes) -> Page:
    """A page without entries that lost their headline and kept the kicker above it, where most others have both."""
    kicked = [seen.entry.content for seen in page.sightings if seen.entry.content.kicker]
    # A word that is longer than all of them can be a headline.
    longest = max([_LONGEST_LONE, *(len(content.kicker or "") for content in kicked)])
    lone = [
        at
        for at, seen in enumerate(page.sightings)
        if _is_lone_word(seen) and len(seen.entry.content.headline) <= longest
    ]
    most = len(kicked) * 2 >= len(page.sightings) - len(lone) and len(kicked) > 1
    words = sum(" " not in (content.kicker or "") for content in kicked) * 2 > len(kicked)  # and no longer titles
    if not (most and words) or any(" " not in content.headline for content in kicked):
        return page
    said = {at: page.sightings[at].entry.content.headline for at in lone}
    lost = {at: [("headline_missing", f"nothing but {text!r} stands in its place")] for at, text in said.items()}
    return page.without(lost, data.decode().split("\n"), stage="parse")


def _may_be_entry(reject: Reject) -> bool:
    """Whether what was rejected has more of an entry than a headline: a date, or a summary."""
    told = reject.undated.content.description if reject.undated else None
    return reject.reason != "date_missing" or (told is not None and SENTENCE.search(told) is not None)


def _ends_alike(page: Page) -> bool:
    """Whether most summaries of a page end with the same line: the button below each entry."""
    least = max(_FEW, _MOST * len(page.sightings))
    told = [said for seen in page.sightings if (said := seen.entry.content.description) and said[-1] != "."]
    if len(told) < least:  # asked first: it is so on most pages
        return False
    end, times = Counter(said.rpartition("\n")[2] for said in told).most_common(1)[0]
    return times >= least and SENTENCE.search(end) is None


def _explained(page: Page) -> tuple[int, int, bool]:
    """How much a reading of a page explains: its entries, those of which only the date is open, and summaries."""
    open_ = sum(reject.reason == "date_invalid" for reject in page.rejects)
    return len(page.sightings), open_, any(seen.entry.content.description for seen in page.sightings)
