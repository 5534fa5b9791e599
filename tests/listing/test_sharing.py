"""Items that lead to one address: each stays one of its own."""

import pytest

from newspipe.listing import Page, parse
from newspipe.listing.sharing import names_in_page

HEADS = ("Ferry guild opens a second pier", "Wardens count forty eels in one night", "Quarry school finds a teacher")
PARTS, PLAIN = [f"/news#item{at}" for at in range(3)], ["/news"] * 3


def html(links: list[str]) -> Page:
    rows = (
        f"<li><a href='{link}'>{head}</a> <i>{3 - at} May 2021</i></li>"
        for at, (link, head) in enumerate(zip(links, HEADS, strict=True))
    )
    return parse(f"<!doctype html><body><h1>News</h1><ul>{''.join(rows)}</ul>".encode(), url="https://a.example/")


def feed(links: list[str], guids: list[str] | None = None) -> Page:
    items = (
        f"<item><title>{head}</title><link>https://a.example{link}</link>{guid}"
        f"<pubDate>0{3 - at} May 2021 10:00:00 GMT</pubDate></item>"
        for at, (link, head, guid) in enumerate(zip(links, HEADS, guids or [""] * 3, strict=True))
    )
    return parse(f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>".encode())


@pytest.mark.parametrize("read", [html, feed])
def test_parts_of_one_page_are_told_apart_by_their_names(read: object) -> None:
    assert callable(read)
    found = [seen.entry.content for seen in read(PARTS).sightings]
    assert [content.url for content in found] == ["https://a.example/news"] * 3
    assert [content.guid for content in found] == [f"https://a.example{part}" for part in PARTS]
    assert len({content.identifier for content in found}) == 3


@pytest.mark.parametrize("read", [html, feed])
def test_the_address_of_a_list_is_that_of_no_item(read: object) -> None:
    assert callable(read)
    found = [seen.entry.content for seen in read(PLAIN).sightings]
    assert [content.headline for content in found] == [*HEADS]
    assert {content.identifier for content in found} == {None}


def test_what_a_feed_calls_all_its_items_is_the_name_of_none() -> None:
    page = feed(["/1", "/2", "/3"], ["<guid>news</guid>"] * 3)
    assert [seen.entry.content.identifier for seen in page.sightings] == [f"//a.example/{n}" for n in (1, 2, 3)]


def test_an_address_that_is_its_own_has_no_other_name() -> None:
    assert [seen.entry.content.guid for seen in html([f"/{n}#top" for n in range(3)]).sightings] == [None] * 3


def test_an_item_that_is_listed_twice_keeps_its_address() -> None:
    twice = [("Rain", "/7", "3 May"), ("Rain", "/7", "3 May"), ("Rain at last", "/7", "2 May"), ("Snow", "/8#a", "")]
    assert names_in_page(twice) == [None] * 4


def test_headlines_of_one_day_that_lead_to_one_story_are_one_item() -> None:
    assert names_in_page([(head, "/7", "3 May") for head in HEADS]) == [None] * 3


def test_so_many_headlines_are_not_of_one_story() -> None:
    assert names_in_page([(f"Story {n}", "/news", "3 May") for n in range(6)]) == [""] * 6
