"""What a record says: its headline, its date and its summary, and the role of each of its lines."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from newspipe.listing.datelines import set_apart, without_dateline
from newspipe.listing.dates import Convention, date_texts, is_date, tells_change
from newspipe.listing.html.extras import authors_of, image_of, microdata, resolve, section_of
from newspipe.listing.html.metadata import Told
from newspipe.listing.html.records import Candidate, is_deck, leads_there
from newspipe.listing.html.texts import (
    EMPHASIS,
    HEADLINE,
    PROSE,
    Row,
    is_paragraph,
    pieces,
    rows_of,
    said,
    text_of,
    weight,
)
from newspipe.listing.html.tree import Tree, between
from newspipe.listing.html.when import DATEISH, When, agreed, marked, may_be_date, shown, stacked, titled
from newspipe.listing.signs import BYLINE, SENTENCE, dateline_of
from newspipe.text import clean

_CHANGED = re.compile(r"\b(?:date-?)?(?:updated|modified)")
#: Before the day up to which something holds: that is no day of publication.
_UNTIL = re.compile(
    r"(?:valid |gültig |valable |válido )?(?:until|till|expires?|deadline|bis|jusqu\W?au|fino al|hasta|até|tot|до)\b",
    re.IGNORECASE,
)
_REST = 4  # letters and signs beside a date that is set apart from a paragraph
_LONGEST_DATED = 300  # letters of a line that is searched for a date
_LONGEST_BYLINE = 100  # letters
_DASHES = " -–—:,|·•"


class Fields(NamedTuple):
    """A record, read."""

    headline: str
    url: str
    when: When | None
    description: str | None
    image_url: str | None
    authors: tuple[str, ...]
    section: str | None
    place: str | None  # where its summary says that it was written
    roles: dict[int, str]  # of its rendered lines
    guid: str | None = None  # what tells it from others with its address


@dataclass(slots=True)
class _Parts:
    """The lines of a record, sorted."""

    convention: Convention
    roles: dict[int, str] = field(default_factory=dict)
    when: When | None = None
    place: str | None = None  # that stands before the date
    paragraphs: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)  # texts set as paragraphs, but as short as a name or a number
    amid: tuple[int, str] | None = None  # the line of a date within a sentence: a summary, if there is a better date
    alone: bool = False  # the date is all that its element or its line says: it goes before dates within texts

    @property
    def settled(self) -> bool:
        """Whether no other date can be a better one."""
        return self.alone and _fineness(self.when) == _DAY

    def see(self, when: When | None, text: str, *, apart: bool = False) -> bool:
        """Take note of the date of a text, or `apart` in it, unless there is one already that says as much."""
        alone = when is not None and (apart or when.raw == text) and not tells_change(text)
        if (_fineness(when), alone) <= (_fineness(self.when), self.alone):
            return False
        if self.alone and not alone and self.when and self.when.day is None and is_date(self.when.raw or ""):
            return False  # a date whose order is open is a better one than that in a sentence
        self.when, self.alone = when, alone
        return True


_DAY = 3


def _fineness(when: When | None) -> int:
    """How much a date says: nothing, that there is one, its month, or its day."""
    if when is None or when.day is None:
        return int(when is not None)
    return 2 if when.precision == "month" else _DAY


def read_fields(tree: Tree, c: Candidate, base: str | None, told: Told | None, convention: Convention) -> Fields:
    """Read the fields of a record. `told` is what JSON-LD says of the same item, `convention` how dates are written."""
    rows = rows_of(tree, c.start, c.end)
    parts = _Parts(convention)
    times = _published(tree, between(tree.times, c.start, c.end))
    for at in times:
        parts.see(shown(text := text_of(tree, at), convention), text)
    marked_up = {tree.line[at] for at in times} if parts.settled else set()
    for row in rows:
        _sort(tree, c, row, parts)
    parts.roles |= {line: "date" for line in marked_up if parts.roles.get(line) == "detail"}
    named = between(tree.properties, c.start, c.end)
    properties = microdata(tree, named)
    stamp = properties.get("datePublished") or next(
        filter(None, (tree.attributes[at].get("datetime") for at in times)), None
    )
    if c.date is not None:
        stamp, parts.when = tree.attributes[c.date].get("datetime"), shown(text_of(tree, c.date), convention)
    elif not stamp and _fineness(parts.when) < _DAY:
        _see_stacked(tree, rows, parts)
    told_by = marked(stamp) if stamp else None if _fineness(parts.when) == _DAY else titled(tree, c.start, c.end)
    when = agreed(told_by, parts.when)
    if told and told.when and (when is None or when.day is None or told.when.day == when.day):
        when = agreed(told.when, when)
    if c.summary is not None:
        parts.paragraphs = [text for _, text in pieces(tree, c.summary, tree.end[c.summary])]
    told_day = without_dateline(parts.paragraphs[0], when and when.day) if parts.paragraphs else None
    if told_day:
        parts.paragraphs[0], parts.place = told_day.text, parts.place or told_day.place
    description = "\n".join(parts.paragraphs or parts.short) or properties.get("description")
    return Fields(
        c.label,
        resolve(base, c.url) if c.url else "",
        when,
        description or (told.description if told else None),
        image_of(tree, c, base) or (resolve(base, told.image) if told and told.image else None),
        tuple(authors_of(tree, named)) or (told.authors if told else ()),
        properties.get("articleSection") or section_of(tree, named, c.link) or (told.section if told else None),
        parts.place or (dateline_of(description) if description else None),
        parts.roles,
    )


def _published(tree: Tree, times: list[int]) -> list[int]:
    """The `<time>` elements of a record without those of its last change, unless there are no others."""
    if len(times) < 2:
        return times
    names = [f"{tree.attributes[at].get('class')} {tree.attributes[at].get('itemprop')}".casefold() for at in times]
    return [at for at, name in zip(times, names, strict=True) if not _CHANGED.search(name)] or times


def _sort(tree: Tree, c: Candidate, row: Row, parts: _Parts) -> None:
    """Find out what a line of a record is."""
    text = said(tree, row)
    if not text:
        return
    titled, rest = _title_and_rest(tree, c, row, text)
    title = (text if titled is row else said(tree, titled)) if titled else ""
    if title and (title in c.label or c.label in title):
        parts.roles[tree.line[row[0]]] = "headline"
        _sort_beside(tree, title.replace(c.label, "", 1).strip(_DASHES), rest, parts)
        return
    if c.label in text:
        text = _without_pointer(tree, c, row)
    own = text if titled else _own(tree, c, row, text)
    when = None if parts.settled else _date_in(tree, row, text, parts.convention)
    role = "detail"
    apart = when is not None and parts.amid is not None and not SENTENCE.search(text) and _is_apart(tree, row, when)
    seen = parts.see(when, text, apart=apart)
    size = weight(own)
    if seen and parts.amid:
        line, sentence = parts.amid
        parts.amid = None
        parts.roles[line] = "description"
        parts.short.append(sentence)
    told = set_apart(text, when.raw or "") if seen and when and when.raw != text else None
    if told and SENTENCE.search(told.text):
        role = "description"
        parts.paragraphs.append(told.text)
        parts.place = parts.place or told.place
    elif seen and (weight(text) < PROSE or weight(text) - sum(map(weight, date_texts(text))) < PROSE):
        role = "date"
        parts.amid = (tree.line[row[0]], text) if SENTENCE.search(text) or _tells_month(tree, row, text, when) else None
    elif size >= HEADLINE and not (len(own) <= _LONGEST_BYLINE and BYLINE.match(own) and not SENTENCE.search(own)):
        if size >= PROSE:
            role = "description"
            parts.paragraphs.append(text)
        elif SENTENCE.search(own) or (_is_told(tree, row[0]) and not DATEISH.search(own)):
            role = "description"
            parts.short.append(text)
    parts.roles[tree.line[row[0]]] = role


def _without_pointer(tree: Tree, c: Candidate, row: Row) -> str:
    """What a line says but for links at its end that say the headline again: "Boats came. Read all of The boats"."""
    again = {at for at in {tree.link[at] for at in row} - {0, c.link} if c.label in text_of(tree, at)}
    end = len(row)
    while end and (tree.link[row[end - 1]] in again or not any(map(str.isalnum, tree.text[row[end - 1]]))):
        end -= 1
    return said(tree, row[:end] if again else row)


def _tells_month(tree: Tree, row: Row, text: str, when: When | None) -> bool:
    """Whether a line that is set as a summary tells of a month, and is none."""
    month = when is not None and when.precision == "month" and when.raw != text
    return month and _is_told(tree, row[0]) and weight(text) - sum(map(weight, date_texts(text))) >= HEADLINE


def _is_apart(tree: Tree, row: Row, when: When) -> bool:
    """Whether a day is all that an element of a line says; what is only emphasised can be any day."""
    return when.day is not None and any(
        clean(tree.text[at]) == when.raw and tree.tag[tree.parent[at]] not in EMPHASIS for at in row
    )


def _is_told(tree: Tree, at: int) -> bool:
    """Whether a text is set as a summary is, however short."""
    return is_paragraph(tree, at) or (tree.link[at] > 0 and is_deck(tree, tree.link[at]))


def _own(tree: Tree, c: Candidate, row: Row, text: str) -> str:
    """What a line says outside of links; all of it, if it is a sentence that leads where the headline does."""
    links = {tree.link[at] for at in row} - {0}
    if not links:
        return text
    told = c.label not in text and all(leads_there(tree.attributes[at].get("href") or "", c.url) for at in links)
    if told and (SENTENCE.search(text) or any(is_deck(tree, at) for at in links)):
        return text
    return said(tree, [at for at in row if not tree.link[at]])


def _sort_beside(tree: Tree, inside: str, rest: list[int], parts: _Parts) -> None:
    """Find out what stands on the line of a headline: inside its link, and the texts outside."""
    if inside and not parts.settled:
        parts.see(shown(inside, parts.convention), inside)
    if rest:
        lead = said(tree, rest)
        if not parts.settled:
            parts.see(_date_in(tree, rest, lead, parts.convention), lead)
            lead = lead.removeprefix(parts.when.raw or "") if parts.when else lead
        if weight(lead := lead.lstrip(_DASHES)) >= PROSE:
            parts.paragraphs.append(lead)


def _title_and_rest(tree: Tree, c: Candidate, texts: list[int], whole: str) -> tuple[list[int], list[int]]:
    """The texts of a line that stand in the link of its record, and those beside it."""
    end = tree.end[c.link]
    if c.borrowed and (whole == c.label or (tree.heading[texts[0]] and whole in c.label)):
        return texts, []
    if texts[-1] < c.link or texts[0] >= end:
        return [], texts
    if c.link < texts[0] and texts[-1] < end:
        return texts, []
    return [at for at in texts if c.link < at < end], [at for at in texts if not c.link < at < end]


def _date_in(tree: Tree, texts: list[int], whole: str, convention: Convention) -> When | None:
    """The date that a line is, that one of its elements is, or that it holds.

    A date inside a paragraph is a part of what it tells, unless it opens or closes it and is set apart.
    """
    if not may_be_date(whole, convention) or _UNTIL.match(whole):
        return None
    found = shown(whole, convention) if len(whole) < _LONGEST_DATED else None
    prose = weight(whole) - weight(found.raw or "" if found else "") >= PROSE
    if found and found.day and (not prose or set_apart(whole, found.raw or "")):
        return found
    found = None if prose else found
    if len(texts) == 1:
        return found
    for at in (texts[0], texts[-1]) if prose else texts:
        part = clean(tree.text[at]).rstrip(":") if len(tree.text[at]) < _LONGEST_DATED else ""
        when = shown(part, convention)
        if when and when.day and weight(part) - weight(when.raw or "") < (_REST if prose else PROSE):
            return when
        opens = prose and at == texts[0] and is_date(part)  # a day without its year: "12 May: boats came"
        found = found or (when if when and (opens or not prose) else None)
    return found


def _see_stacked(tree: Tree, rows: list[Row], parts: _Parts) -> None:
    """Look for a date that is set in lines of its own parts, as day, month and year are on the leaf of a calendar."""
    texts = [said(tree, row) if parts.roles.get(tree.line[row[0]]) in ("detail", "date") else "" for row in rows]
    found = stacked(texts, parts.convention)
    if found is None:
        return
    first, size, when = found
    part = parts.when is not None and parts.when.raw in texts  # "28", of "28 NOV"
    if _fineness(when) >= _fineness(parts.when) + (not part):
        parts.when = when
        parts.roles.update((tree.line[row[0]], "date") for row in rows[first : first + size])
