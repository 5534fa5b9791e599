"""HTML listings: which repeated part of a page is its list of news, and what its records say. No rule names a site.

limits       what is no page to read; tree: the page as flat arrays, and its rendered lines
texts        its texts as a reader sees them
cards        the headline of a link around a whole record
records      each link with the part of the page that is its own
judge        which of them are the list, and whether there is one; siblings, leads, counted: records of other
             templates among, above and behind them; portal: the boxes of a front page
lists        the list that is taken: that of selectors, of links, or of headings that lead nowhere
plain        a page whose list no link shows, read as a text
fields       what a record says; when, headings, metadata: its date, and what headings and JSON-LD add
ledger       the role of every rendered line
pagination   where the listing goes on
selectors    what a source says where its page resists
choice       what was chosen and what was not, in plain words
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from newspipe.listing.dates import PLAIN, Convention, is_date, learn_among, read_date
from newspipe.listing.endings import beginning, without_repeated_ends
from newspipe.listing.html.choice import Choice, choices
from newspipe.listing.html.encoding import decode_declared
from newspipe.listing.html.extras import resolve
from newspipe.listing.html.fields import Fields, read_fields
from newspipe.listing.html.headings import completed
from newspipe.listing.html.judge import Verdict
from newspipe.listing.html.ledger import ledger, render
from newspipe.listing.html.limits import Unreadable
from newspipe.listing.html.lists import chosen
from newspipe.listing.html.metadata import same_page, told_items
from newspipe.listing.html.pagination import next_page
from newspipe.listing.html.plain import read_plain
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.selectors import check_selectors
from newspipe.listing.html.survey import Survey
from newspipe.listing.html.tree import grow
from newspipe.listing.html.when import When, shown
from newspipe.listing.language import language_of
from newspipe.listing.page import UNKNOWN, Content, Entry, Page, Reject, Sighting, Undated, is_misplaced
from newspipe.listing.sharing import names_in_page
from newspipe.listing.signs import numberless
from newspipe.text import key

__all__ = ["MEDIA_TYPE", "Choice", "check_selectors", "choices", "decode_declared", "parse_html", "rendered_lines"]

MEDIA_TYPE = "text/html"
_TAG = re.compile(r"\s*[A-Za-z]{2,3}(?![A-Za-z])")
_FEW = 3  # records that have a line in common
_MOST = 0.6
_BUTTON = 40  # letters
_SHOWN = 2_000  # characters of a page that its reject repeats


def parse_html(
    data: bytes,
    encoding: str,
    *,
    url: str | None = None,
    captured_at: datetime | None = None,
    ends_open: bool = False,
    selectors: Mapping[str, str] | None = None,
) -> Page:
    """Read a listing in UTF-8; `encoding` is what it was before, `url` the address of the page, if it is known.

    Lines are those that the page shows, one for each block of text. A page that is no listing has one reject that says
    why. `captured_at` is what relative dates count from, `selectors` name the parts of its records. Without `url`, and
    without an absolute `<base>`, relative links stay as they are.
    """
    try:
        tree = grow(data, selectors)
    except Unreadable as error:
        reason, detail = error.args
        return Page(MEDIA_TYPE, encoding, 0, rejects=(Reject(1, 1, "read", reason, detail, ""),))
    page, verdict = chosen(tree)
    onward = next_page(tree)
    verdict.records = [c for c in verdict.records if c.url != onward]  # a list may end in its next page
    base = resolve(url, tree.base) if tree.base else url
    read, convention = _read(page, verdict, base, captured_at)
    known = {number: role for _, fields in read for number, role in fields.roles.items()}
    roles, headings = ledger(page, [c for c, _ in read], known)
    above = _above([min(fields.roles) + 1 for _, fields in read], headings)
    dates = completed([fields.when for _, fields in read], above, convention)
    found = Page(
        MEDIA_TYPE,
        encoding,
        len(tree.rows),
        stretches=((0, roles),) if roles else (),
        read_lines=len(roles),
        unknown_lines=sum(line.role == UNKNOWN for line in roles),
        ends_open=ends_open or (b"</html" not in data and b"</body" not in data and b"</HTML" not in data),
        date_order=convention.order,
        relative=any(when is not None and when.relative for when in dates),
        next_url=resolve(base, onward) if onward else None,
    )
    if not tree.picked and (plain := read_plain(page, verdict, base, captured_at)):
        return plain._replace(
            media_type=MEDIA_TYPE,
            encoding=encoding,
            lines=found.lines,
            ends_open=found.ends_open,
            next_url=found.next_url,
        )
    if not read:
        raw = "\n".join(render(tree))[:_SHOWN]
        return found._replace(rejects=(Reject(1, max(len(tree.rows), 1), "layout", "no_entries", verdict.reason, raw),))
    language = _language(tree.language)
    sightings, rejects = [], []
    lines: list[str] = []
    for at, ((_, fields), when, heading) in enumerate(zip(read, dates, above, strict=True), 1):
        first, last = min(fields.roles) + 1, max(fields.roles) + 1
        entry = _entry(fields, when, heading, language)
        if entry.content.url or entry.date_published:
            sightings.append(Sighting(at, first, last, entry))
        else:  # neither its day nor its address tells it from others
            lines = lines or render(tree)
            rejects.append(_undated(entry, first, last, lines))
    return found._replace(sightings=tuple(sightings), rejects=tuple(rejects))


def _undated(entry: Entry, first: int, last: int, lines: list[str]) -> Reject:
    raw, headline = entry.date_published_raw, entry.content.headline
    reason, detail = (
        ("date_invalid", f"{raw!r} cannot be read as one certain date")
        if raw
        else ("date_missing", f"no line of {headline[:80]!r} is a date, and it leads nowhere")
    )
    text = "\n".join(lines[first - 1 : last])
    return Reject(first, last, "parse", reason, detail, text, Undated(entry.content, raw, entry.section_heading))


def rendered_lines(data: bytes) -> list[str]:
    """The lines that a page in UTF-8 shows, as its ledger counts them; none if it is beyond all bounds."""
    try:
        return render(grow(data))
    except Unreadable:
        return []


def _read(
    page: Survey, verdict: Verdict, base: str | None, captured_at: datetime | None
) -> tuple[list[tuple[Candidate, Fields]], Convention]:
    """The records of a page with their fields, each headline and address once, and how the page writes its dates."""
    told = told_items(page.tree.data)

    def read(convention: Convention) -> list[tuple[Candidate, Fields]]:
        found: dict[tuple[str, str], tuple[Candidate, Fields]] = {}
        for c in verdict.records:
            same = None
            if told:
                same = told.get(same_page(resolve(base, c.url)) if c.url else "") or told.get(key(c.label))
            fields = read_fields(page.tree, c, base, same, convention)
            if fields.headline:
                when = "" if fields.url or not fields.when else str(fields.when.day)
                found.setdefault((fields.headline, fields.url or when), (c, fields))
        return [*found.values()]

    convention = PLAIN._replace(captured_at=captured_at)
    records = read(convention)
    dates = [fields.when for _, fields in records if fields.when and fields.when.raw]
    if left := [when.raw or "" for when in dates if _is_open(when)]:  # such dates can prove it together
        learned = learn_among(left, page.tree.text, captured_at=captured_at)
        if learned != PLAIN and not _is_refuted(dates, learned):
            convention = learned._replace(captured_at=captured_at)
            records = read(convention)
    return _told_apart(_without_buttons(_own_pictures(records))), convention


def _is_open(when: When) -> bool:
    """Whether what is shown does not say the day by itself; mark-up may."""
    if when.day is None:
        return True
    plain = shown(when.raw or "")
    return plain is not None and plain.day is None and is_date(when.raw or "")


def _is_refuted(dates: list[When], learned: Convention) -> bool:
    """Whether most of the days that mark-up tells are others than those that are read beside it in that way."""
    read = [(when.day, own) for when in dates if when.day and (own := read_date(when.raw or "", learned)) and own.date]
    return sum(abs((day - own.date).days) > 1 for day, own in read if own.date) * 2 > len(read)


def _own_pictures(read: list[tuple[Candidate, Fields]]) -> list[tuple[Candidate, Fields]]:
    """The records without a picture that most of them share: it holds the place of one."""
    shown = Counter(fields.image_url for _, fields in read)
    common = {url for url, times in shown.items() if times > max(2, len(read) / 2)}
    return [(c, f._replace(image_url=None) if f.image_url in common else f) for c, f in read]


def _told_apart(read: list[tuple[Candidate, Fields]]) -> list[tuple[Candidate, Fields]]:
    """The records, those that lead to one page with what tells them apart there, or else without its address."""
    if len({fields.url for _, fields in read}) == len(read):  # as on most pages
        return read
    names = names_in_page([(fields.headline, c.url, str(fields.when and fields.when.day)) for c, fields in read])
    return [(c, _named(fields, name)) for (c, fields), name in zip(read, names, strict=True)]


def _named(fields: Fields, name: str | None) -> Fields:
    if name is None:
        return fields
    return fields._replace(guid=f"{fields.url}#{name}") if name else fields._replace(url="")


def _without_buttons(read: list[tuple[Candidate, Fields]]) -> list[tuple[Candidate, Fields]]:
    """The records, their summaries without the words that many end with, and the lines that most have besides."""
    told = without_repeated_ends([fields.description or "" for _, fields in read])
    often = Counter(line for text in told if "\n" in text for line in {*map(_as_button, text.split("\n"))} - {""})
    common = {line for line, times in often.items() if times >= max(_FEW, _MOST * len(told))}
    if common:
        told = ["\n".join(line for line in text.split("\n") if _as_button(line) not in common) or text for text in told]
    again = Counter(text for text in told if len(text) <= _BUTTON and text.endswith(("...", "…")))
    told = ["" if again[text] > 1 else text for text in told]  # "Read more...", where there is no summary
    return [(c, f._replace(description=text.rstrip() or None)) for (c, f), text in zip(read, told, strict=True)]


def _as_button(line: str) -> str:
    """What a line says if it is one of parts or short, as what stands below every record is; nothing of a paragraph."""
    if len(line) <= _BUTTON:
        return numberless(line)
    return beginning(line) if " | " in line else ""


def _above(lines: list[int], headings: dict[int, str]) -> list[str | None]:
    """The heading above each of the lines."""
    numbers = list(headings)
    before = [bisect_left(numbers, line) for line in lines]
    return [headings[numbers[at - 1]] if at else None for at in before]


def _language(tag: str | None) -> str | None:
    """The language that a page tags itself with, without its region: for items whose own text does not say."""
    match = _TAG.match(tag or "")
    return match[0].strip().lower() if match else None


def _entry(fields: Fields, when: When | None, heading: str | None, language: str | None) -> Entry:
    content = Content(
        headline=fields.headline,
        description=fields.description,
        date_precision=when.precision if when else "day",
        published_at=when.at if when else None,
        url=fields.url or None,
        guid=fields.guid,
        authors=fields.authors,
        dateline=fields.place,
        article_section=fields.section,
        image_url=fields.image_url,
        in_language=language_of(fields.headline, fields.description) or language,
    )
    day = when.day if when else None
    misplaced = day is not None and is_misplaced(day, heading)
    return Entry(content, content.hash(), day, when.raw if when else None, heading, misplaced)
