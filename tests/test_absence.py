"""What a capture shows, and for which dates it is trusted that nothing else was there: each rule by itself."""

from datetime import date
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.absence import OPEN_TOP, Mark, Seen, Span, View, dates_in, intervals, strip, view
from newspipe.listing import Page, parse

MAY = date(2021, 5, 1).toordinal() - 1
JUNE = date(2021, 6, 1).toordinal() - 1
APRIL = date(2021, 4, 1).toordinal() - 1

UNDATED = "  0. A\n\n    No date.\n\n    Summary."
STRAY = "  Share this page"


class News(NamedTuple):
    """An entry of a day in May 2021, under its heading or under one of its own."""

    day: int
    headline: str = "A"
    description: str | None = "Summary."
    month: str = "May 2021"

    def __str__(self) -> str:
        said = f"\n\n    {self.description}" if self.description else ""
        return f"  0. {self.headline}\n\n    {self.day:02} {self.month}{said}"


def listing(*blocks: News | str, end: str = "\n") -> Page:
    """A page of entries and whatever else stands between them, in the layout of the sample."""
    return parse("\n\n".join(["News", "May 2021", *map(str, blocks)]).encode() + end.encode(), coverage_floor=0.0)


def days(*numbers: int) -> Page:
    return listing(*map(News, numbers))


def capture(*pages: Page, first: int = 1) -> View:
    return view([(number, strip(page, {})) for number, page in enumerate(pages, first)])


def spans(*pages: Page) -> set[Span]:
    """The days in May strictly between which a capture vouches; None for an open top."""
    return {(low - MAY, OPEN_TOP if high == OPEN_TOP else high - MAY) for low, high in capture(*pages).seen.spans}


def test_one_page_vouches_from_its_last_entry_to_all_newer_dates() -> None:
    assert spans(days(20, 15, 10)) == {(10, OPEN_TOP)}


def test_whole_pages_vouch_together() -> None:
    assert spans(days(20, 15), days(10, 5)) == {(5, OPEN_TOP)}


def test_what_is_shown_is_told_by_date_and_in_page_order() -> None:
    seen = capture(listing(News(20, "B"), News(20, "A"), News(10)))
    assert sorted(seen.shown) == list(seen.seen.dates) == [MAY + 10, MAY + 20]
    contents = [entry.entry.content_hash for entry in listing(News(20, "B"), News(20, "A")).sightings]
    assert seen.shown[MAY + 20] == tuple(
        Mark(content, cut=False, misplaced=False, section_heading="May 2021", date_published_raw="20 May 2021")
        for content in contents
    )


def test_a_reject_is_a_hole() -> None:
    assert spans(listing(News(20), News(15), UNDATED, News(10), News(5))) == {(15, OPEN_TOP), (5, 10)}


def test_an_unknown_line_is_a_hole_and_makes_the_page_unclean() -> None:
    """The page may have lost its end as well, so it is not trusted to go on with the next one."""
    page = listing(News(20), News(15), STRAY, News(10), News(7))
    assert page.unknown_lines == 1
    assert spans(page) == {(15, OPEN_TOP), (7, 10)}
    assert spans(page, days(6, 5, 4, 3)) == {(15, OPEN_TOP), (7, 10), (3, 6)}


def test_a_page_that_was_refused_is_a_hole() -> None:
    empty = parse(b"")
    assert spans(days(20, 15), empty, days(10, 5)) == {(15, OPEN_TOP), (5, 10)}
    assert spans(empty, days(10, 5)) == {(5, 10)}
    assert capture(empty) == View({}, Seen((), ()))


def test_a_missing_page_is_a_hole() -> None:
    pages = [(1, strip(days(20, 15), {})), (3, strip(days(10, 5), {}))]
    assert view(pages).seen.spans == ((MAY + 15, OPEN_TOP), (MAY + 5, MAY + 10))


def test_without_page_1_the_top_is_closed() -> None:
    assert capture(days(20, 15, 10), first=2).seen.spans == ((MAY + 10, MAY + 20),)


def test_the_end_of_a_page_shorter_than_the_fullest_is_a_hole() -> None:
    assert spans(days(20, 19), days(18, 17, 16), days(15, 14, 13)) == {(19, OPEN_TOP), (13, 18)}


def test_a_reject_counts_as_an_entry_of_its_page() -> None:
    assert spans(listing(News(20), UNDATED, News(18)), days(17, 16, 15)) == {(15, 18)} | {(20, OPEN_TOP)}


def test_an_entry_that_repeats_its_neighbour_makes_a_page_no_fuller() -> None:
    assert spans(days(20, 15), days(10, 10, 5)) == {(5, OPEN_TOP)}
    assert spans(days(20, 15), listing(News(10), News(10, "B"), News(5))) == {(15, OPEN_TOP), (5, 10)}


@pytest.mark.parametrize("first", [UNDATED, STRAY])
def test_the_top_is_open_only_if_page_1_starts_without_a_hole(first: str) -> None:
    assert spans(listing(first, News(20), News(15))) == {(15, 20)}


def test_a_hole_at_the_end_of_page_1_closes_it() -> None:
    assert spans(listing(News(20), News(15), UNDATED), days(10, 7, 5)) == {(15, OPEN_TOP), (5, 10)}


def test_a_hole_at_the_start_of_page_2_does_too() -> None:
    assert spans(days(20, 17, 15), listing(UNDATED, News(10), News(5))) == {(15, OPEN_TOP), (5, 10)}


def test_a_stretch_of_one_date_or_of_neighbours_vouches_for_nothing() -> None:
    assert spans(listing(UNDATED, News(20), UNDATED, News(15), News(14), UNDATED)) == set()
    assert spans(listing(UNDATED, News(15), News(13), UNDATED)) == {(13, 15)}


@pytest.mark.parametrize(
    "pages", [[days(15, 20, 10)], [days(10, 15, 20)], [days(20, 10), days(15, 5)], [days(20), days(10), days(15)]]
)
def test_a_listing_that_is_not_newest_first_vouches_for_nothing(pages: list[Page]) -> None:
    seen = capture(*pages).seen
    assert (seen.spans, seen.bottom) == ((), None)
    assert len(seen.dates) > 2


def test_a_hole_does_not_excuse_a_wrong_order() -> None:
    assert spans(listing(News(10), UNDATED, News(20))) == set()


def test_one_date_may_go_on() -> None:
    assert spans(days(20, 20, 10), days(10, 10, 5)) == {(5, OPEN_TOP)}


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("month", ["June 2022", "April 2020"])
def test_a_misplaced_entry_bounds_nothing(at: int, month: str) -> None:
    """Neither does it break the order, nor is it a hole."""
    blocks = [News(20), News(10)]
    blocks.insert(at, News(2, month=month))
    page = listing(*blocks)
    assert spans(page) == {(10, OPEN_TOP)}
    assert [seen.entry.misplaced for seen in page.sightings].index(True) == at
    assert spans(page, days(9, 8, 7)) == {(7, OPEN_TOP)}


def test_a_page_of_misplaced_entries_bounds_nothing() -> None:
    odd = listing(News(2, "B", month="June 2022"), News(1, month="June 2022"))
    assert spans(odd) == set()
    assert spans(days(20, 15), odd, days(10, 5)) == {(5, OPEN_TOP)}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([days(20, 10)], 10),
        ([days(20, 15), days(10, 5)], 5),
        ([listing(News(20), UNDATED, News(10))], 10),
        ([listing(News(20), News(10, description=None))], 10),
        ([listing(News(20), News(10), UNDATED)], None),
        ([listing(News(20), News(10), STRAY)], None),
        ([listing(News(20), STRAY, News(10))], None),
        ([listing(News(20), News(10), end="\n\n")], None),
        ([listing(News(20), News(10, description="and so"))], None),
        ([days(20, 15), days(10)], None),
        ([days(20, 15), parse(b"")], None),
        ([days(10, 15)], None),
    ],
)
def test_the_bottom_is_known_if_the_listing_was_captured_to_its_end(pages: list[Page], expected: int | None) -> None:
    assert capture(*pages).seen.bottom == (expected and MAY + expected)


@pytest.mark.parametrize("numbers", [(1, 3), (2, 3)])
def test_with_a_missing_page_there_is_no_bottom(numbers: tuple[int, int]) -> None:
    pages = zip(numbers, [days(20, 15), days(10, 5)], strict=True)
    assert view([(number, strip(page, {})) for number, page in pages]).seen.bottom is None


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([days(20, 10)], [False, False]),
        ([listing(News(20), News(10, description=None))], [False, True]),
        ([listing(News(20, description="and so"), News(10))], [False, False]),
        ([listing(News(20), News(10, description="and so"))], [False, True]),
        ([listing(News(20), News(10), end="\n\n    ")], [False, True]),
        ([listing(News(20), STRAY, News(10))], [False, True]),
        ([listing(News(20), News(10), UNDATED)], [False, False]),
        ([listing(News(20), News(10), STRAY)], [False, False]),
        ([days(20, 15), days(10)], [False, False, True]),
        ([days(20), days(15, 10)], [True, False, False]),
        ([listing(News(20), News(15, description="and so")), days(10, 5)], [False, True, False, False]),
    ],
)
def test_the_last_entry_of_a_page_may_be_cut_off(pages: list[Page], expected: list[bool]) -> None:
    """If its text does not end, or the page has lost something or is short; not if something follows it."""
    shown = capture(*pages).shown
    assert [mark.cut for day in sorted(shown, reverse=True) for mark in shown[day]] == expected


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        *((end, False) for end in (".", "!", "?", "…", ".”", ".»", "?)", "…]")),
        (")", True),
        ("”", True),
        ("", True),
        (",", True),
        (":", True),
        (" –", True),
    ],
)
def test_a_text_ends_with_its_last_sentence(end: str, cut: bool) -> None:
    [mark] = capture(listing(News(20, description=f"Crews share ice{end}"))).shown[MAY + 20]
    assert mark.cut == cut


def test_what_may_be_cut_off_ends_the_stretch() -> None:
    assert spans(listing(News(20), News(15, description="and so")), days(10, 5)) == {(15, OPEN_TOP), (5, 10)}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([days(20, 10, 10)], {10}),
        ([days(10, 10)], {10}),  # the top is open
        ([days(20, 15), days(15, 10)], {10}),
        ([listing(News(20), News(10), UNDATED, News(10), News(5))], {5}),  # a hole within the date
        ([listing(News(20), News(10), UNDATED, News(5))], {10}),  # below a hole, one date alone
        ([listing(News(20), News(10), UNDATED, News(5), News(3))], {10, 3}),
        ([days(10, 20)], set()),
    ],
)
def test_the_last_date_of_a_stretch_is_trusted_down_to_its_last_entry(pages: list[Page], expected: set[int]) -> None:
    assert {date - MAY for date in capture(*pages).seen.ends} == expected


def test_an_entry_shown_twice_counts_once() -> None:
    [mark] = capture(days(20, 20)).shown[MAY + 20]
    assert not mark.cut
    assert len(capture(days(20, 10), days(10, 5)).shown[MAY + 10]) == 1


def test_an_entry_under_two_headings_is_shown_as_both() -> None:
    page = parse(b"News\n\nMay 2021\n\n  1. A\n\n    1 May 2021\n\nApril 2021\n\n  1. A\n\n    1 May 2021\n")
    marks = capture(page).shown[MAY + 1]
    assert len({mark.content for mark in marks}) == 1
    assert [(mark.section_heading, mark.misplaced) for mark in marks] == [("May 2021", False), ("April 2021", True)]


def test_a_strip_is_the_same_whatever_was_read_before() -> None:
    marks: dict[int, tuple[int, Mark]] = {}
    pages = [days(20, 10), listing(News(20), UNDATED, News(10)), days(20, 10)]
    assert [strip(page, marks) for page in pages] == [strip(page, {}) for page in pages]


def test_a_capture_speaks_of_the_dates_that_it_shows_or_vouches_for() -> None:
    seen = Seen((MAY + 5, MAY + 10), ((MAY + 5, MAY + 10), (MAY + 20, OPEN_TOP)))
    assert [day for day in range(1, 31) if seen.vouches(MAY + day)] == [6, 7, 8, 9, *range(21, 31)]
    assert [day for day in range(1, 31) if seen.observes(MAY + day)] == [*range(5, 11), *range(21, 31)]
    assert [day - MAY for day in dates_in(seen.spans, range(MAY + 1, MAY + 23))] == [6, 7, 8, 9, 21, 22]


def test_spans_are_shown_as_intervals() -> None:
    assert intervals([(MAY + 20, OPEN_TOP), (APRIL + 3, MAY + 2)]) == "2021-04-03/2021-05-02 2021-05-20/.."
    assert intervals([]) == ""


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_nothing_is_vouched_for_that_was_lost(rng: Random) -> None:
    """Whatever is taken out of the pages of a full capture: no date of it is vouched for, unless it is shown as well.

    Losses that a page does not show are left out: an entry missing between two others looks like one taken down.
    """
    numbers = sorted((rng.randint(1, 31) for _ in range(12)), reverse=True)
    entries = [News(day, f"Number {at}") for at, day in enumerate(numbers)]
    pages = [entries[at : at + 4] for at in range(0, 12, 4)]
    lost: set[int] = set()
    strips = []
    for number, page in enumerate(pages, 1):
        match rng.randrange(4):
            case 0:
                lost |= {news.day for news in page}
                continue
            case 1:
                kept = rng.randint(1, 3)
                lost |= {news.day for news in page[kept:]}
                shown = listing(*page[:kept])
            case 2:
                at = rng.randrange(4)
                lost.add(page[at].day)
                shown = listing(*page[:at], UNDATED, *page[at + 1 :])
            case _:
                shown = listing(*page)
        strips.append((number, strip(shown, {})))
    if len(strips) == 1 or all(page.size < 4 for _, page in strips):
        return  # nothing tells that the page was ever fuller
    seen = view(strips).seen
    edges = {day for day in lost if MAY + day in seen.dates}
    assert [day for day in lost - edges if seen.vouches(MAY + day)] == []
    assert all(low < high for low, high in seen.spans)
    assert all(high <= low for (low, _), (_, high) in pairwise(seen.spans))
