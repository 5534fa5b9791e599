"""Addresses that several items of a page have: then they are those of the page, and tell no item from the others."""

from collections import Counter
from collections.abc import Sequence

_FEW, _MANY = 3, 6  # items of several days that nothing tells apart, and of one: a story has fewer headlines


def names_in_page(items: Sequence[tuple[str, str, str]]) -> list[str | None]:
    """For each (headline, link, date): the fragment that names its part of a page that others link to as well.

    None if the link is its own, or several headlines of one day are of one story; "" if several days have it.

    >>> names_in_page([("Rain", "/news#1", ""), ("Snow", "/news#2", ""), ("Hail", "/7#top", "")])
    ['1', '2', None]
    >>> names_in_page([("Rain", "/news", "3 May"), ("Snow", "/news", "2 May"), ("Hail", "/news", "1 May")])
    ['', '', '']
    """
    links = [link for _, link, _ in {*items} if link]  # an item may be listed twice
    pages, times = Counter(link.partition("#")[0] for link in links), Counter(links)
    days = Counter(link for link, _ in {(link, day) for _, link, day in items})

    def name(link: str) -> str | None:
        page, _, part = link.partition("#")
        if times[link] > 1:
            return "" if times[link] >= (_FEW if days[link] > 1 else _MANY) else None
        return part if part and pages[page] > 1 else None

    return [name(link) if link else None for _, link, _ in items]
