"""What a source says in its `source.toml` where a page resists: CSS selectors for the records and their parts."""

from collections.abc import Mapping

from newspipe.listing.html.judge import Verdict
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.survey import Survey
from newspipe.listing.html.texts import text_of
from newspipe.listing.html.tree import between

#: The parts that can be named. `item` must be; within an item the first element that matches counts.
PARTS = ("item", "headline", "url", "date", "description")


def check_selectors(selectors: Mapping[str, str]) -> None:
    """Raise ValueError for selectors that cannot be used, saying which and why."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    strange = sorted(selectors.keys() - {*PARTS})
    if strange:
        raise ValueError(f"[html] names {strange[0]!r}; its parts are {', '.join(PARTS)}")
    if "item" not in selectors:
        raise ValueError("[html] should name `item`, the element of a record")
    for name, selector in selectors.items():
        try:
            LexborHTMLParser("<p>").css(selector)
        except (SelectolaxError, ValueError):
            raise ValueError(f"[html] {name} is {selector!r}; it should be a CSS selector") from None


def picked(page: Survey) -> Verdict:
    """The records that the selectors of the page's tree name."""
    tree = page.tree
    links = {c.link: c for path in page.paths for c in path}
    records = []
    last = 0
    for at in tree.picked["item"]:
        if at < last:  # inside the item before
            continue
        last = tree.end[at]
        heading = _first(tree.picked.get("headline", []), at, last)
        named = _first(tree.picked.get("url", []), at, last)
        around = named if named is not None else heading if heading is not None else at
        link = _link(links, tree.parent, around, tree.end[around], at) or _link(links, tree.parent, at, last, at)
        if link is None:
            continue
        label = text_of(tree, heading) if heading is not None else links[link].label
        records.append(
            Candidate(
                link,
                label,
                links[link].url,
                at,
                last,
                borrowed=heading is not None,
                date=_first(tree.picked.get("date", []), at, last),
                summary=_first(tree.picked.get("description", []), at, last),
            )
        )
    if records:
        return Verdict(records, [])
    return Verdict(
        [], [], f"the selector `item` finds {len(tree.picked['item'])} elements, none with a link to an item"
    )


def _first(places: list[int], start: int, end: int) -> int | None:
    return next(iter(between(places, start, end)), None)


def _link(links: dict[int, Candidate], parent: list[int], start: int, end: int, top: int) -> int | None:
    """The link that an element is, holds, or stands in, below `top`."""
    within = next((at for at in range(start, end) if at in links), None)
    while within is None and start >= top:
        if start in links:
            return start
        start = parent[start]
    return within
