"""What corrections make of pages: a snapshot that is left out, entries that are read with another date."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from newspipe.corrections.reading import Corrections
from newspipe.corrections.rules import Correction, Date, LeaveOut
from newspipe.listing import Page, Reject, Sighting, Undated
from newspipe.text import key


@dataclass
class PageRules:
    """The corrections that speak of pages, found by what they speak of."""

    corrections: Corrections = field(default_factory=Corrections)

    def __post_init__(self) -> None:
        self._out: dict[tuple[str, datetime], list[Correction]] = {}
        self._dates: dict[str, dict[tuple[str, str | None], tuple[Correction, Date]]] = {}
        for correction in self.corrections.by_id.values():
            match correction.rule:
                case LeaveOut(source, captured_at):
                    self._out.setdefault((source, captured_at), []).append(correction)
                case Date(source, headline, _, printed) as rule:
                    self._dates.setdefault(source, {})[key(headline), printed] = correction, rule
                case _:
                    pass

    def left_out(self, source: str, captured_at: datetime, snapshot_id: str, page: Page) -> Page:
        """The page, or one reject in its place: for what is told by its capture it is a page that cannot be read."""
        for correction in self._out.get((source, captured_at), ()):
            if isinstance(correction.rule, LeaveOut) and correction.rule.snapshot in (None, snapshot_id):
                raw = page.rejects[0].raw_text if page.rejects and not page.rejects[0].of_entry else ""
                whole = Reject(1, max(page.lines, 1), "correction", "left_out", correction.by, raw)
                corrected = frozenset({correction.correction_id})
                return page._replace(sightings=(), rejects=(whole,), settled=(), corrected=corrected)
        return page

    def dated(self, source: str, page: Page) -> Page:
        """The page, with the dates that corrections give to its entries, as if it had printed them."""
        rules = self._dates.get(source)
        if not rules:
            return page
        places = _free_places(page)
        sightings, rejects, settled, used = [], [], [], set()
        for seen in page.sightings:
            content, printed = seen.entry.content, seen.entry.date_published_raw
            found = _rule(rules, Undated(content, printed, None), dated=seen.entry.date_published is not None)
            if found:
                used.add(found[0].correction_id)
                entry = Undated(content, printed, seen.entry.section_heading).dated(found[1].date)
                seen = seen._replace(entry=entry)  # noqa: PLW2901 - the same sighting, read otherwise
            sightings.append(seen)
        for reject in page.rejects:
            place = next(places, 0) if reject.of_entry else 0
            found = _rule(rules, reject.undated)
            if found and reject.undated:
                used.add(found[0].correction_id)
                entry = reject.undated.dated(found[1].date)
                sightings.append(Sighting(place, reject.line_start, reject.line_end, entry))
                settled.append((reject, found[0].by))
            else:
                rejects.append(reject)
        if not used:
            return page
        sightings.sort(key=lambda seen: seen.position)
        return page._replace(
            sightings=tuple(sightings), rejects=tuple(rejects), settled=tuple(settled), corrected=frozenset(used)
        )


def _rule(
    rules: dict[tuple[str, str | None], tuple[Correction, Date]], shown: Undated | None, *, dated: bool = False
) -> tuple[Correction, Date] | None:
    """What speaks of an entry: a correction that names its date as it stands before one that names none.

    What has a date is spoken of by the first alone.
    """
    if shown is None:
        return None
    headline = key(shown.content.headline)
    return rules.get((headline, shown.date_published_raw)) or (None if dated else rules.get((headline, None)))


def _free_places(page: Page) -> Iterator[int]:
    """The positions of the entries that were rejected, in order: those that no sighting has."""
    taken = {seen.position for seen in page.sightings}
    return (at for at in range(1, page.entries + 1) if at not in taken)
