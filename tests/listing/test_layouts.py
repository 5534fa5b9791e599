"""Layouts that no parser was written for: learned from the page, or refused."""

import importlib.util
import re
import sys
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from textwrap import wrap
from types import ModuleType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newspipe.listing import Page, parse


def _load(name: str) -> ModuleType:
    """A module beside this one: tests are found by path, they are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


layouts = _load("layouts")
SAMPLE = Path(__file__).parents[2] / "data" / "raw"
SEEDS = st.integers(0, 10**9)


def test_regular_layouts_are_read_as_they_were_written() -> None:
    """All but one in a hundred: with a summary here and there, a section's name can stand where a headline could."""
    exact = [_as_written(seed) for seed in range(300)]
    assert sum(exact) >= 297


def _as_written(seed: int) -> bool:
    rng = Random(seed)
    layout = layouts.random_layout(rng)
    data, meant = layouts.write(layout, rng)
    contents = [(seen.entry, seen.entry.content) for seen in parse(data).sightings]
    found = [
        (content.headline, entry.date_published, content.description, content.kicker) for entry, content in contents
    ]
    if layout.form == "numbers" and all(entry.day.day < 13 for entry in meant):
        return found == []  # day or month first: nothing on the page says it
    return found == [(entry.headline, entry.day, entry.description, entry.kicker) for entry in meant]


@pytest.mark.parametrize("mark", ["", "  • ", "  - "])
def test_a_page_without_its_numbers_reads_as_with_them(mark: str) -> None:
    """The learned reader says of the sample what the one for numbered entries says."""
    for path in sorted(SAMPLE.glob("[tv]*/*/page-*.txt")):
        text = path.read_text("utf-8")
        numbered = parse(text.encode())
        bare = parse("\n".join(re.sub(r"^  \d+\. ", mark, line) for line in text.split("\n")).encode())
        assert [seen.entry.content for seen in bare.sightings] == [seen.entry.content for seen in numbered.sightings], (
            path
        )


def test_a_real_page_without_its_numbers_reads_as_with_them(shared: Path) -> None:
    text = (shared / "listings" / "ilo-social-protection" / "page-02.txt").read_text("utf-8")
    bare = parse("\n".join(re.sub(r"^  \d+\. ", "", line) for line in text.split("\n")).encode())
    assert [seen.entry.content for seen in bare.sightings] == [
        seen.entry.content for seen in parse(text.encode()).sightings
    ]


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.integers(0, 7))
def test_a_lost_headline_is_never_the_neighbours(seed: int, lost: int) -> None:
    """Whatever becomes of the entry that lost it, no other date gets a headline that is not its own."""
    layout = layouts.random_layout(Random(seed))
    assume("own" not in layout.order and layout.summaries != "none")
    check_lost_headline(seed, lost)


@pytest.mark.parametrize(
    ("seed", "lost"),
    [
        (15749, 7),  # below the name of a section
        (6171, 0),  # the first one, below a year
        (4565, 0),  # the first one of a list whose dates come last
        (2911, 7),  # the last one of a list whose dates come first
        (3860, 7),  # the same below the name of a section, where not all entries have a summary
        (4044, 7),
        (5451, 7),
    ],
)
def test_a_lost_headline_where_order_alone_tells(seed: int, lost: int) -> None:
    check_lost_headline(seed, lost)


def check_lost_headline(seed: int, lost: int) -> None:
    rng = Random(seed)
    layout = layouts.random_layout(rng)
    data, meant = layouts.write(layout, rng)
    lines = data.decode().split("\n")
    at = next(i for i, line in enumerate(lines) if meant[lost].headline in line)
    if layout.mark:
        lines[at] = lines[at].replace(meant[lost].headline, "").rstrip()
    else:
        del lines[at]
    page = parse("\n".join(lines).encode())
    kept = [(entry.headline, entry.day) for entry in meant if entry is not meant[lost]]
    wrong = [pair for pair in pairs(page) if pair not in kept and pair[0] in {headline for headline, _ in kept}]
    assert wrong == [], layout


@pytest.mark.parametrize("order", ["above", "below", "summary lead", "stacked below"])
def test_a_lost_headline_is_a_reject(order: str) -> None:
    layout = layouts.Layout(order, "en dmy", "", 0, (0 if "lead" in order else 1, 1), "", False, "all", False)
    data, meant = layouts.write(layout, Random(3))
    page = parse(data.replace(f"{meant[3].headline}\n".encode(), b""))
    assert pairs(page) == [(entry.headline, entry.day) for entry in meant if entry is not meant[3]]
    assert [(reject.reason, reject.of_entry) for reject in page.rejects] == [("headline_missing", True)]
    assert page.entries == 8


@pytest.mark.parametrize("mark", ["•", "1."])
def test_a_marked_entry_without_a_date_is_a_reject(mark: str) -> None:
    layout = layouts.Layout("below", "en dmy", mark, 4, (1, 1), "", False, "all", False)
    data, meant = layouts.write(layout, Random(3))
    page = parse(data.replace(f"{layouts.printed_date(meant[3].day, 'en dmy')}\n".encode(), b"\n", 1))
    assert len(page.sightings) == 7
    assert [reject.reason for reject in page.rejects] == ["date_missing"]
    [reject] = page.rejects
    assert reject.undated
    assert reject.undated.content.headline == meant[3].headline
    assert reject.undated.content.description == meant[3].description
    assert reject.undated.dated(meant[3].day).date_published == meant[3].day


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_every_line_has_one_role(seed: int) -> None:
    rng = Random(seed)
    data, _ = layouts.write(layouts.random_layout(rng), rng)
    lines = data.decode().split("\n")
    rng.shuffle(lines)
    for text in (data.decode(), "\n".join(lines)):
        page = parse(text.encode())
        numbers = [line.number for line in page.ledger()]
        assert numbers == [number for number, line in enumerate(text.split("\n"), 1) if line.strip()] or numbers == []
        assert page.unknown_lines == len(page.unknown())


PROSE = """\
The bridge over the Dell

On 19 July 2021 the council closed the bridge. It had stood since 1902.

After the flood of 3 May 2020, engineers had warned of cracks in two of its arches. A first report was due on
12 June 2020, and came in March 2021.

Work begins in August 2021, says the mayor.
"""
TIMELINE = """\
How it came about

12 June 2020

The council asked for a report on the two arches, and set aside money for it.

3 May 2021

The report was read in public. It found cracks, and asked for the bridge to be closed.

19 July 2021

The bridge was closed to carts, and the ferry began to run twice a day.
"""


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        TIMELINE,
        "News\n\nAbout us\n\nContact\n\nJuly 2021\n\nJune 2021\n\nMay 2021\n",
        "Menu\n\n• Home\n• News\n• About\n• 2021\n• 2020\n",
        "19 July 2021\n18 July 2021\n17 July 2021\n",
        "Minutes\n\n10:30\nOpening of the meeting\n\n11:00\nReports of the boards\n",
        "Price list\n\nOak 19.20 a foot\nElm 20.21 a foot\n",
        "A\nB\nC\n" * 30,
    ],
)
def test_a_page_that_is_no_listing_gives_no_entries_and_says_so(text: str) -> None:
    page = parse(text.encode())
    assert page.sightings == ()
    assert [(reject.stage, reject.of_entry) for reject in page.rejects] == [("layout", False)]


@pytest.mark.parametrize(("form", "order"), [("weekday", "mdy"), ("numbers", "dmy"), ("en dmy", None)])
def test_the_order_of_numbers_is_written_down(form: str, order: str | None) -> None:
    layout = layouts.Layout("below", form, "", 0, (1, 1), "", False, "all", False)
    data, meant = layouts.write(layout, Random(5))
    assert any(entry.day.day > 12 for entry in meant)
    assert parse(data).date_order == order


def test_relative_dates_count_from_the_capture() -> None:
    text = b"News\n\nFerry runs again to Foxholt\n2 days ago\n\n"
    text += b"Bridge is closed for repairs\nyesterday\n\nSeeds are lent\n3 hours ago\n"
    captured = parse(text, captured_at=datetime(2024, 5, 10, 12, 30, tzinfo=UTC))
    assert [day for _, day in pairs(captured)] == [date(2024, 5, 8), date(2024, 5, 9), date(2024, 5, 10)]
    assert captured.relative
    alone = parse(text)
    assert alone.sightings == ()
    assert alone.relative
    told = [(reject.reason, reject.undated.content.headline) for reject in alone.rejects if reject.undated]
    assert told == [("date_invalid", headline) for headline, _ in pairs(captured)]


def test_entries_with_relative_dates_leave_those_of_the_others_alone() -> None:
    text = "News\n\nSport\n\nRovers win\n\nFour thousand came to the ground.\n\nYesterday\n"
    text += "Sport\n\nBridge is closed\n\nThe works go on until June.\n\n9 May 2024\n"
    text += "Town\n\nSeeds are lent\n\nThey are to be given back in autumn.\n\n8 May 2024\n"
    text += "Sport\n\nBoats are out\n\nAll ten of them left at six.\n\n7 May 2024\nMore\n"
    page = parse(text.encode())
    assert pairs(page) == [
        ("Bridge is closed", date(2024, 5, 9)),
        ("Seeds are lent", date(2024, 5, 8)),
        ("Boats are out", date(2024, 5, 7)),
    ]
    assert [reject.undated.content.headline for reject in page.rejects if reject.undated] == ["Rovers win"]


@pytest.mark.parametrize(
    "remark",
    [
        "{when} | {tag}",
        "Published {when} at 15:12 • To read: 2 min.",
        "{tag}  Posted {when} • To read: 3 min.",
        "{when}•{tag}",
    ],
)
def test_relative_dates_may_stand_among_remarks(remark: str) -> None:
    days = ("today", "yesterday", "3 days ago", "6 May 2024", "5 May 2024")
    entries = [
        f"{headline}\n\n{told}\n\n{remark.format(when=when, tag=tag)}"
        for (headline, _, told), when, tag in zip(NEWS, days, ("Wales", "Kent", "Bath", "Devon", "Wales"), strict=True)
    ]
    text = "\n\n".join(["Rural life", *entries, "1 2 3"]).encode()
    headlines = [headline for headline, _, _ in NEWS]
    assert pairs(parse(text)) == [(headlines[3], date(2024, 5, 6)), (headlines[4], date(2024, 5, 5))]
    captured = parse(text, captured_at=datetime(2024, 5, 10, 18, 30, tzinfo=UTC))
    assert pairs(captured) == [*zip(headlines, (date(2024, 5, day) for day in (10, 9, 7, 6, 5)), strict=True)]


def pairs(page: Page) -> list[tuple[str, date]]:
    return [(seen.entry.content.headline, seen.entry.date_published) for seen in page.sightings]


@pytest.mark.parametrize("recurring", [3, 5, 8])
def test_a_column_may_have_one_headline_for_all_its_entries(recurring: int) -> None:
    entries = [
        f"{'Weekly market report' if n < recurring else f'Council approves plan {n} for the quay'}\n"
        f"{n + 3} March 2024\nPrices of item {n} rose by two percent while volumes stayed the same."
        for n in range(10)
    ]
    page = parse("\n\n".join(["Market desk", *entries]).encode())
    assert [seen.entry.content.headline for seen in page.sightings].count("Weekly market report") == recurring
    assert len(page.sightings) == 10


NEWS = (
    ("Harbour board approves the cold store", date(2024, 3, 28), "Work will begin in May, the board said."),
    ("Rovers win 3-2 after extra time", date(2024, 3, 21), "Four thousand came to the ground at Foxholt."),
    ("Fish market opens on Sundays again", date(2024, 3, 17), "Stalls stay open until noon."),
    ("Pilot boats switch to shore power", date(2024, 3, 12), "The cables were laid over the winter."),
    ("New cranes arrive at the east quay", date(2024, 3, 8), "They lift sixty tons each."),
)


def page_of(entry: str) -> bytes:
    """A page with a menu and a footer, its entries written in one form."""
    entries = [
        entry.format(headline=headline, day=f"{day.day} March {day.year}", summary=summary)
        for headline, day, summary in NEWS
    ]
    return "\n".join(["Press centre", "• Home", "• About us", "", "News", "", *entries, "", "Imprint"]).encode()


@pytest.mark.parametrize(
    "entry",
    [
        "{day}\t{headline}\t{summary}",
        "{headline}\t{summary}\t{day}",
        "{headline}\n\n{headline}\n\n{day}\n\n{summary}\n",  # the first for a picture
        "{headline}\nHarbour\n\n{headline}\n\n{summary}\n\n{day}\n",
        "{headline}\n\n{day}\n{summary}\n{headline}\n",
        "{headline}\n\n{summary}\n{day}\nTown\n#harbour #quay\n",
        "{day}\n\n{headline}\n\n{summary}\n\nRead more\nShare\n",
        "• {headline}\n    Posted in Releases on {day} | Preview\n    {summary}",
        "{headline}\n\nPublished {day} by the harbour board\n\n{summary}\n",
        "{headline}\n\n{day} harbour, quay\n\n{summary}\n",
        "{headline}\n\n  • {day}\n  • Town\n  • 1\n\n{summary}\n",
    ],
)
def test_what_repeats_beside_the_entries_is_no_part_of_them(entry: str) -> None:
    page = parse(page_of(entry))
    found = [
        (seen.entry.content.headline, seen.entry.date_published, seen.entry.content.description)
        for seen in page.sightings
    ]
    assert [(headline, day) for headline, day, _ in found] == [(headline, day) for headline, day, _ in NEWS]
    assert all((summary or "").endswith(meant) for (*_, summary), (*_, meant) in zip(found, NEWS, strict=True))
    assert page.rejects == ()
    assert page.unknown_lines == 0


def test_a_row_of_a_table_whose_date_is_on_no_calendar_is_a_reject() -> None:
    page = parse(page_of("{day}\t{headline}\t{summary}").replace(b"21 March", b"32 March"))
    assert [headline for headline, _ in pairs(page)] == [headline for headline, *_ in NEWS if headline != NEWS[1][0]]
    assert [(reject.reason, reject.line_start) for reject in page.rejects] == [("date_invalid", 8)]


def test_a_row_of_a_table_without_its_headline_is_a_reject() -> None:
    page = parse(page_of("{day}\t{headline}\t{summary}").replace(NEWS[2][0].encode(), b""))
    assert [headline for headline, _ in pairs(page)] == [headline for headline, *_ in NEWS if headline != NEWS[2][0]]
    assert [reject.reason for reject in page.rejects] == ["headline_missing"]


def test_a_list_with_more_buttons_than_dates_is_none_that_its_dates_tell() -> None:
    entries = [
        f"picture_{n}\n\nFerry {n} returns from the yard in Foxholt\n\n{'' if n % 2 else 'March 17, 2016 – '}"
        f"The ferry was away for {n} weeks, says the board.\n\nRead more"
        for n in range(1, 13)
    ]
    found = pairs(parse("\n".join(["News", "", *entries]).encode()))
    assert [headline for headline, _ in found if not headline.startswith("Ferry ")] == []


def test_what_nearly_all_headlines_end_in_before_their_dates_is_a_label() -> None:
    page = parse(page_of("• {headline} , media release, {day}").replace(b"media release, 8", b"column, 8"))
    *labelled, other = NEWS
    expected = [(headline, day, "media release") for headline, day, _ in labelled]
    assert [(*pair, seen.entry.content.kicker) for pair, seen in zip(pairs(page), page.sightings, strict=True)] == [
        *expected,
        (f"{other[0]} , column", other[1], None),
    ]


STORY = [
    f"The bridge over the Dell had stood for {n} years when the council had it closed, and few were surprised."
    for n in range(90, 100)
]


@pytest.mark.parametrize("entry", ["• {headline}\n    {day}", "{headline}\n{day}\n{summary}\n"])
@pytest.mark.parametrize("first", [True, False])
def test_an_article_with_others_named_beside_it_is_no_listing(entry: str, first: bool) -> None:
    story = "\n\n".join(["The bridge over the Dell", *STORY])
    listing = page_of(entry).decode()
    assert pairs(parse(listing.encode())) == [(headline, day) for headline, day, _ in NEWS]
    page = parse("\n\n".join([story, listing] if first else [listing, story]).encode())
    assert page.sightings == ()
    assert [(reject.stage, reject.of_entry) for reject in page.rejects] == [("layout", False)]


def test_an_article_that_seems_to_be_a_part_of_an_entry_is_none() -> None:
    listing = page_of("{headline}\n{day}\n{summary}\n").decode()
    held = listing.replace(NEWS[2][2], "\n\n".join(STORY))
    assert parse(held.encode()).sightings == ()


def test_entries_may_be_told_in_full() -> None:
    page = parse(page_of("{headline}\n{day}\n" + "\n".join(STORY[:5]) + "\n{summary}\n"))
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS]


def test_a_list_may_have_an_introduction() -> None:
    listing = page_of("{headline}\n{day}\n{summary}\n").decode()
    page = parse("\n\n".join(["Releases", *STORY[:4], listing]).encode())
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS]


TOLD = [
    f"{summary} All that was said of it that night is told here, from the first word to the last of them."
    for *_, summary in NEWS
]
COUNTS = (15, 8, 23, 4, 11)


def numbered_page(entry: str) -> bytes:
    """A page whose entries have numbers of no order beside them, and summaries as long as a paragraph."""
    entries = [
        entry.format(headline=headline, day=f"{day.day} March {day.year}", told=told, count=count, no=87 - at)
        for at, ((headline, day, _), told, count) in enumerate(zip(NEWS, TOLD, COUNTS, strict=True))
    ]
    return "\n".join(["Press centre", "About us", "", "News", "", *entries, "", "Imprint", "Older news"]).encode()


@pytest.mark.parametrize(
    "entry",
    [
        "{headline}\n{day}\n{count} minute read\n",
        "• {headline}\n  {day}\n  {count} minute read {count}",
        "cover\n{headline}\n{day}\n09:{count}",  # of two rows that recur, the first tells where an entry begins
        "cover\n\n{headline}\n\n{told}\n\n{day}\n",
        "{headline}\n\n{told}\n\nPosted on {day} by the board • {count} comments\n",
        "{headline}\n\nPosted on {day} • {count} comments\n\n{told}\n",
        "{day}, read {count} times\n{headline}\n{told}\n",
    ],
)
def test_what_recurs_but_for_its_numbers_is_no_headline(entry: str) -> None:
    assert pairs(parse(numbered_page(entry))) == [(headline, day) for headline, day, _ in NEWS]


@pytest.mark.parametrize("number", ["1" * 5000, "3 or 4", "3"])
def test_rows_that_recur_may_have_any_number_of_numbers(number: str) -> None:
    entries = [f"{headline}\n{day}\nTags: {number[at:]}" for at, (headline, day, _) in enumerate(NEWS)]
    assert len(parse("\n".join(["News", "", *entries]).encode()).sightings) == len(NEWS)


@pytest.mark.parametrize(
    "entry",
    ["{day}\nNewsletter {no}\nOf the harbour and the sea", "{day}: Newsletter {no}\nOf the harbour and the sea"],
)
def test_numbers_that_count_are_those_of_issues(entry: str) -> None:
    found = pairs(parse(numbered_page(entry)))
    assert found == [(f"Newsletter {87 - at}", day) for at, (_, day, _) in enumerate(NEWS)]


FOOTERS = (
    "Older news\n\nAbout us",
    "More of the older news of the harbour\n\nAll of it is in the hall.\n\nImprint",
    "About the board\n\nThe board has run the quay and the yard for a hundred years, and it will for a hundred more.",
)


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize(
    "end",
    [
        "Posted on {day}",
        "• A shed for nets\n• A shed for ropes that are wet\n\nPosted on {day}",
        "Tags: quay, sea and harbour {no}\n\nPosted on {day} • {count} comments",
        "• A shed for nets\n• A shed for {count} ropes\nTweet\n\nPosted on {day}",
    ],
)
def test_entries_told_in_full_may_end_with_their_dates(end: str, footer: str) -> None:
    entries = [
        "\n\n".join([headline, *[told] * (1 + at % 3), end.format(day=f"{day:%d/%m/%Y}", count=count, no="x" * at)])
        for at, ((headline, day, _), told, count) in enumerate(zip(NEWS, TOLD, COUNTS, strict=True))
    ]
    page = parse("\n\n".join(["Press centre", "• Home\n• About us", *entries, footer]).encode())
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS]


@pytest.mark.parametrize("kicker", ["", "City\n"])
def test_what_recurs_above_the_first_date_begins_the_entries(kicker: str) -> None:
    entries = [
        f"cover\n{kicker}{headline}\n• {day}\n• 09:{count:02}"
        for (headline, day, _), count in zip(NEWS, COUNTS, strict=True)
    ]
    footer = [
        "Read all that was told here in the years before this one",
        "Imprint of the harbour board and its offices",
    ]
    page = parse("\n".join(["• Home", "Read more", "Newest", *entries, *footer]).encode())
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS]


def test_what_stands_where_all_others_have_a_label_is_no_headline() -> None:
    entries = [
        f"{headline}\n\n{'News' if at else 'Voices from the quay'}\n{day:%d/%m/%Y} | {told}\nContinue reading"
        for at, ((headline, day, _), told) in enumerate(zip(NEWS, TOLD, strict=True))
    ]
    page = parse("\n".join(["Categories", "", *entries]).encode())
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS[1:]]
    assert [reject.reason for reject in page.rejects] == ["headline_missing"]


def test_a_line_that_had_room_for_more_was_not_broken() -> None:
    entries = [
        f"{headline}, says the board\npublished on: {day}T00:00:00.000Z, reading time: {count} minutes"
        for (headline, day, _), count in zip(NEWS, COUNTS, strict=True)
    ]
    page = parse("\n".join(["News", *entries, "1 2 3 ... 8"]).encode())
    assert pairs(page) == [(f"{headline}, says the board", day) for headline, day, _ in NEWS]


def test_a_headline_that_was_broken_is_whole() -> None:
    told = [(f"{headline}, says the board of the harbour in its report", day) for headline, day, _ in NEWS]
    entries = [f"{wrap(headline, 72)[0]}\n{wrap(headline, 72)[1]}\n{day:%d/%m/%Y}\n" for headline, day in told]
    page = parse(
        "\n".join(
            [
                "News",
                "",
                *entries,
                "All of it is on a page of its own, on which it can be read by those",
                "who ask: https://news.example/" + "long" * 20,
            ]
        ).encode()
    )
    assert pairs(page) == told


TWO = """\
Bridge over the Dell is closed

3 May 2021

Story highlights

• Two arches have cracks

The council closed the bridge on Monday, and the ferry began to run twice a day.

Now on the quay
Things to know about the old ferry and its crew
1 June 2021

More stories:

Oldest mill in Foxholt is for sale again
"""


def test_two_dates_are_a_list_only_where_one_way_to_read_them_is_clear() -> None:
    assert parse(TWO.encode()).sightings == ()
    listing = page_of("{headline}\n{day}\n{summary}\n").decode()
    two = "\n".join(listing.split("\n")[: listing.split("\n").index(NEWS[2][0])])
    assert pairs(parse(two.encode())) == [(headline, day) for headline, day, _ in NEWS[:2]]


def test_a_headline_that_was_lost_beside_its_date_is_a_reject() -> None:
    page = parse(page_of("• {headline} , media release, {day}").replace(NEWS[1][0].encode(), b""))
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS if headline != NEWS[1][0]]
    assert [reject.reason for reject in page.rejects] == ["headline_missing"]


def test_a_day_above_many_headlines_is_the_date_of_none_alone() -> None:
    days = [
        "\n\n".join([f"{day} March 2024", *(f"{place} opens a new {thing}" for place in layouts.PLACES[:6])])
        for day, thing in ((28, "bakery"), (27, "school of music"), (26, "harbour office"))
    ]
    assert parse("\n\n".join(["News", *days, "Imprint"]).encode()).sightings == ()


def test_dates_that_stand_in_short_texts_are_not_told_by_those_that_stand_alone() -> None:
    tags = ("town", "", "quay, sea", "", "fair, fish")
    entries = [f"City new\n{headline}\n{tag}{day}" for tag, (headline, day, _) in zip(tags, NEWS, strict=True)]
    found = pairs(parse("\n".join(["News", "", *entries, "", "Imprint"]).encode()))
    assert set(found) <= {(headline, day) for headline, day, _ in NEWS}


def test_a_headline_may_be_cut_where_no_entry_has_a_summary() -> None:
    page = parse(page_of("{day} UP\n\n{headline}, and many more things besides...\n"))
    assert [day for _, day in pairs(page)] == [day for _, day, _ in NEWS]
    assert all(headline.endswith("besides...") for headline, _ in pairs(page))


def test_a_teaser_in_the_footer_is_no_entry() -> None:
    menu = "\n".join(f"Ferry line {n}" for n in range(20))
    page = page_of("{headline}\n{day}\n{summary}\n").decode()
    repeated = f"{page}\n{menu}\nFollow us\n28 March 2024\n{NEWS[0][0]}\n"
    assert pairs(parse(repeated.encode())) == [(headline, day) for headline, day, _ in NEWS]


@pytest.mark.parametrize("entry", ["{headline} {day}\n\n{headline}\n\nHarbour desk", "{headline}: {day}\n{headline}\n"])
def test_a_date_may_stand_behind_a_title_that_the_next_line_says_again(entry: str) -> None:
    assert pairs(parse(page_of(entry))) == [(headline, day) for headline, day, _ in NEWS]


def test_the_name_of_a_file_is_no_headline() -> None:
    entries = [
        f"quay-view-{at}\n{day.day} March {day.year}\n\n{headline}\n\n{summary}\n"
        for at, (headline, day, summary) in enumerate(NEWS)
    ]
    page = parse("\n".join(["News", "", *entries, "Imprint"]).encode())
    assert pairs(page) == [(headline, day) for headline, day, _ in NEWS]


def test_a_number_that_counts_nothing_is_a_part_of_the_headline() -> None:
    first, second, *others = NEWS
    news = [(f"20. {first[0]}", *first[1:]), (f"3. {second[0]}", *second[1:]), *others]
    page = page_of("{headline}\n{day}\n{summary}\n")
    for (headline, *_), (numbered, *_) in zip(NEWS, news, strict=True):
        page = page.replace(headline.encode(), numbered.encode())
    assert pairs(parse(page)) == [(headline, day) for headline, day, _ in news]


def test_a_page_of_nothing_but_links_beside_its_dates_is_no_listing() -> None:
    text = "\n".join(f"{day} March 2024 | Home | Imprint" for day in range(1, 9))
    assert parse(text.encode()).sightings == ()


def test_the_first_word_of_a_headline_is_no_weekday_behind_its_date() -> None:
    page = page_of("• {day} Sat by the fire: {headline}")
    assert pairs(parse(page)) == [(f"Sat by the fire: {headline}", day) for headline, day, _ in NEWS]


@pytest.mark.parametrize("mark", ["", "  • "])
@pytest.mark.parametrize("day", ["{:%m-%d}", "{:%d %b}", "{:%B} {:%d}:"])
def test_days_before_headlines_take_their_year_from_the_heading(mark: str, day: str) -> None:
    days = [date(year, month, 13 + month) for year in (2024, 2023) for month in (9, 6, 3)]
    told = [f"Harbour council number {at} meets in the old mill" for at in range(6)]
    lines = [f"{mark}{day.format(when, when)} {title}" for when, title in zip(days, told, strict=True)]
    text = "\n".join(["News", "2024", *lines[:3], "2023", *lines[3:], "", "Theme v1.10.11"])
    page = parse(text.encode())
    assert [(s.entry.content.headline, s.entry.date_published) for s in page.sightings] == list(
        zip(told, days, strict=True)
    )


def test_rows_of_an_entry_without_a_headline_are_in_no_other() -> None:
    page = parse(
        b"Harbour news\n\n  1. New pilot boat enters service on the channel\n\nThe tug tied up on Friday, after fog.\n"
        b"    01 December 2023\n\n    The panels will run the ice plant from spring to autumn, all year round.\n\n"
        b"  3. Ferry passengers asked to name two stages\n\n    Slips stand in the waiting room until the feast.\n\n"
        b"    The boat replaces a vessel launched thirty-one years ago.\n\n    13 November 2023\nNovember 2023\n"
        b"  2. Ice-breaking tug arrives after a voyage of nine days\n    15 December 2023\n\n"
        b"  2. Winter opening hours of the customs hall\n\n    16 November 2023\n"
    )
    parts = sorted((part.line_start, part.line_end) for part in (*page.sightings, *page.rejects))
    assert len(parts) > 3
    assert all(before[1] < after[0] for before, after in pairwise(parts))
