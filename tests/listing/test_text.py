"""Text listings: what each line of an entry is, where the entry stands, and why one is refused."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from newspipe.listing import Content, Entry, Page, parse
from newspipe.listing.signs import credited, dateline_of

SAMPLE = Path(__file__).parents[2] / "data" / "raw"
REAL = Path("listings", "ilo-social-protection", "page-02.txt")
LAYOUTS = (
    "01_month_ol_credit_kicker", "02_ol_restart_no_headings", "04_trafilatura_dash_fr", "05_month_ol_es",
    "07_dateline_in_summary", "10_bullets_two_sections", "18_date_before_headline", "20_stacked_month_day_year",
)  # fmt: skip

EVERYTHING = """\
Harbour news

February 2024

  1. © T. Roake/Harbour Trust 2024

    Field notes

    Pilot boat in service

    07 February 2024

    QUILLERBY (Skerrow Wire) – The boat is
    back.

    It has a new pump.

  2. Opening hours

    01 February 2024

Early 2024

  1. Ice on the quay

    January 2024
"""


def test_an_entry_is_taken_apart() -> None:
    first, second, third = parse(EVERYTHING.encode()).sightings
    assert first.entry.content == Content(
        headline="Pilot boat in service",
        description="QUILLERBY (Skerrow Wire) – The boat is back.\nIt has a new pump.",
        credit_text="T. Roake/Harbour Trust",
        dateline="QUILLERBY (Skerrow Wire)",
        kicker="Field notes",
        in_language="en",
    )
    assert second.entry.content == Content("Opening hours")
    assert third.entry.content == Content("Ice on the quay", date_precision="month")


def test_dates_and_headings_are_kept_as_printed() -> None:
    assert [dated(seen.entry) for seen in parse(EVERYTHING.encode()).sightings] == [
        (date(2024, 2, 7), "07 February 2024", "February 2024"),
        (date(2024, 2, 1), "01 February 2024", "February 2024"),
        (date(2024, 1, 1), "January 2024", "Early 2024"),
    ]


def test_every_line_has_one_role() -> None:
    assert roles(parse(EVERYTHING.encode())) == [
        (1, "title"),
        (3, "heading"),
        (5, "credit"),
        (7, "kicker"),
        (9, "headline"),
        (11, "date"),
        (13, "description"),
        (14, "description"),
        (16, "description"),
        (18, "headline"),
        (20, "date"),
        (22, "heading"),
        (24, "headline"),
        (26, "date"),
    ]


def test_an_entry_goes_from_its_number_to_its_last_line() -> None:
    assert places(parse(EVERYTHING.encode())) == [(1, 5, 16), (2, 18, 20), (3, 24, 26)]


def test_positions_count_entries_not_printed_numbers() -> None:
    page = parse(listing("7. A\n\n    2 May 2021", "press@example.org", "B\n\n    No date", "C\n\n    1 May 2021"))
    assert [seen.position for seen in page.sightings] == [1, 3]
    assert [reject.reason for reject in page.rejects] == ["date_missing"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"  1. A\n\n    1 May 2021\n", [(1, 1, 3)]),
        (b"\n  1. A\n\n    1 May 2021\n", [(1, 2, 4)]),
        (b"\n\n  1. A\n\n    1 May 2021\n", [(1, 3, 5)]),
        (b"\n\n\nNews\n\n  1. A\n\n    1 May 2021\n", [(1, 6, 8)]),
        (b"News\n  1. A\n    1 May 2021\n  2. B\n    1 May 2021", [(1, 2, 3), (2, 4, 5)]),
        (b"News\n\n  1.\n    A\n    1 May 2021\n", [(1, 3, 5)]),
        (b"News\n\n  1.\n    a@b.example\n\n  2.\n\n    A\n\n    1 May 2021\n", [(1, 6, 10)]),
        (b"News\n\n  1) A\n\n    1 May 2021\n\n\t12.\tB\n\n\t\t1 May 2021", [(1, 3, 5), (2, 7, 9)]),
    ],
)
def test_lines_are_counted_from_the_first_of_the_file(raw: bytes, expected: list[tuple[int, int, int]]) -> None:
    page = parse(raw)
    assert places(page) == expected
    assert [number for number, _ in roles(page)] == printed(raw.decode())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Headline", "date_missing"),
        ("Headline\n\n    Summary of 19 July 2021.", "date_missing"),
        ("Headline\n\n    19 July 21\n\n    Summary.", "date_invalid"),
        ("Headline\n\n    07/19/2021\n\n    Summary.", "date_invalid"),
        ("Headline\n\n    31 November 2021\n\n    Summary.", "date_invalid"),
        ("Headline\n\n    19 Foober 2021\n\n    Summary.", "date_invalid"),
        ("19 July 2021\n\n    Summary.", "headline_missing"),
        ("© A. Photographer 2022\n\n    19 July 2021\n\n    Summary.", "headline_missing"),
        ("© A. Photographer 2022", "headline_missing"),
        ("", "headline_missing"),
    ],
)
def test_an_entry_without_date_or_headline_is_refused_with_its_text(body: str, reason: str) -> None:
    page = parse(listing("A\n\n    2 May 2021", body, "B\n\n    1 May 2021"))
    assert [seen.entry.content.headline for seen in page.sightings] == ["A", "B"]
    [reject] = page.rejects
    assert (reject.stage, reject.reason, reject.raw_text) == ("parse", reason, f"  2. {body}".rstrip())
    assert (reject.line_start, reject.line_end) == (7, 7 + body.count("\n"))
    assert page.entries == 3


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Headl",
        "Headline\n\n    1",
        "Headline\n\n    19 Jul",
        "Headline\n\n    19 July 20",
        "© A. Photo",
        "Headline\n",
    ],
)
def test_a_last_entry_that_ends_before_its_date_was_cut_off(body: str) -> None:
    page = parse(listing("A\n\n    2 May 2021", body))
    assert [reject.reason for reject in page.rejects] == ["truncated"]
    assert len(page.sightings) == 1


def test_only_the_last_entry_can_be_cut_off() -> None:
    page = parse(listing("Headline", "A\n\n    2 May 2021"))
    assert [reject.reason for reject in page.rejects] == ["date_missing"]


def test_a_number_that_is_an_address_is_no_entry() -> None:
    page = parse(listing("press@example.org", "A\n\n    2 May 2021"))
    assert (page.entries, roles(page)[1]) == (1, (3, "contact"))


def test_a_date_outside_the_month_of_its_heading_is_misplaced() -> None:
    page = parse(
        b"News\n\nMay 2021\n\n  1. A\n\n    1 June 2021\n\n  2. B\n\n    1 May 2021\n\n"
        b"Later\n\n  1. C\n\n    1 May 2021\n"
    )
    assert [seen.entry.misplaced for seen in page.sightings] == [True, False, False]
    assert parse(b"News\n\nMay 2021\n\n  1. A\n\n    1 May 2020").sightings[0].entry.misplaced


def test_a_full_date_is_believed_before_a_month_and_the_first_before_a_later_one() -> None:
    page = parse(
        listing("May 2021\n\n    2 May 2021\n\n    3 May 2021", "Number 4\n\n    May 2021\n\n    A\n\n    3 May 2021")
    )
    assert [(seen.entry.content.headline, seen.entry.date_published_raw) for seen in page.sightings] == [
        ("May 2021", "2 May 2021"),
        ("A", "3 May 2021"),
    ]


def test_lines_left_of_an_entry_and_below_it_are_unknown() -> None:
    page = parse(b"News\n\n  1. A\n\n    2 May 2021\n\n  Share this\n\n    Summary.\n\nAbout us\n\n  Imprint\n")
    assert [number for number, role in roles(page) if role == "unknown"] == [7, 11, 13]
    assert page.unknown_lines == 3
    assert page.coverage == pytest.approx(4 / 7)


def test_a_sentence_at_the_margin_is_no_heading() -> None:
    """It would be lost to its entry, and head those below it, without a trace."""
    page = parse(
        b"News\n\nMay 2021\n\n  1. A\n\n    3 May 2021\n\n    One.\n\nTwo paragraphs it has, says the mayor.\n\n"
        b"  2. B\n\n    2 May 2021\n\n    One.\n"
    )
    assert page.unknown() == [(11, "unknown")]
    assert [seen.entry.section_heading for seen in page.sightings] == ["May 2021", "May 2021"]


def test_parts_need_no_blank_lines_between_them() -> None:
    page = parse(b"News\n\n  1. A headline\n    of two lines\n    2 May 2021\n    A summary\n    of two as well.\n")
    assert [seen.entry.content for seen in page.sightings] == [
        Content("A headline of two lines", "A summary of two as well.", in_language="en")
    ]


@pytest.mark.parametrize("headline", ["8 March 2021", "March 2021", "2021-03-08"])
def test_a_headline_may_be_a_date(headline: str) -> None:
    [seen] = parse(listing(f"{headline}\n\n    5 March 2021\n\n    Summary.")).sightings
    assert (seen.entry.content.headline, seen.entry.date_published_raw) == (headline, "5 March 2021")


@pytest.mark.parametrize("headline", ["Copyright law: what changes", "Copyrighting a harbour"])
def test_a_headline_may_speak_of_copyright(headline: str) -> None:
    [seen] = parse(listing(f"{headline}\n\n    2 May 2021\n\n    Summary.")).sightings
    assert (seen.entry.content.headline, seen.entry.content.description) == (headline, "Summary.")


def test_a_summary_may_speak_of_copyright() -> None:
    [seen] = parse(listing("A\n\n    2 May 2021\n\n    Copyright holders agree.")).sightings
    assert seen.entry.content == Content("A", "Copyright holders agree.")


@pytest.mark.parametrize(
    ("printed_", "expected"),
    [
        ("© A. Photographer/Some Agency 2022", "A. Photographer/Some Agency"),
        ("© 2022 A. Photographer", "A. Photographer"),
        ("(c) 2022, A. Photographer", "A. Photographer"),
        ("(C) A. Photographer, 2022", "A. Photographer"),
        ("Copyright 2022 A. Photographer", "A. Photographer"),
        ("© A. Photographer 2022.", "A. Photographer"),
        ("© Studio 2000 2022", "Studio 2000"),
        ("Copyright © 2022 A. Photographer", "A. Photographer"),
        ("©A. Photographer", "A. Photographer"),
        ("© Studio 54", "Studio 54"),
        ("© 2022", ""),
    ],
)
def test_a_credit_has_neither_sign_nor_year(printed_: str, expected: str) -> None:
    assert credited(printed_) == expected


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("QUILLERBY – Crews share ice.", "QUILLERBY"),
        ("QUILLERBY -- Crews share ice.", "QUILLERBY"),
        ("OSTREVANE, Marrenia — Seeds are lent.", "OSTREVANE, Marrenia"),
        ("PORT ELLIS (Harbour News) - Crews share ice.", "PORT ELLIS (Harbour News)"),
        ("UK (Harbour News) – Crews share ice.", "UK (Harbour News)"),
        ("UK – Crews share ice.", None),
        ("COVID-19 – what crews should know.", None),
        ("A plan – in four parts.", None),
        ("QUILLERBY–OSTREVANE ferry is back.", None),
        ("Crews share ice.", None),
    ],
)
def test_a_dateline_is_told_from_a_summary(summary: str, expected: str | None) -> None:
    assert dateline_of(summary) == expected


@pytest.mark.parametrize("source", ["tollanmere-harbour/2024-02-19", "veldmoor-growers/2023-11-24", REAL])
@pytest.mark.parametrize("variant", ["CRLF", "CR", "BOM", "UTF-16", "UTF-32", "final newline", "no-break spaces"])
def test_the_same_page_saved_otherwise_is_the_same(
    source: str | Path, variant: str, request: pytest.FixtureRequest
) -> None:
    path = SAMPLE / source / "page-01.txt" if source != REAL else request.getfixturevalue("shared") / REAL
    text = path.read_bytes().decode()
    expected, actual = parse(text.encode()), parse(saved(text, variant))
    assert expected.sightings != ()
    assert (expected.sightings, expected.rejects, roles(expected)) == (
        actual.sightings,
        actual.rejects,
        roles(actual),
    )
    assert expected.lines == actual.lines


def test_a_real_page(shared: Path) -> None:
    page = parse((shared / REAL).read_bytes())
    contents = [seen.entry.content for seen in page.sightings]
    assert (page.entries, page.rejects, page.unknown_lines, page.lines) == (21, (), 0, 149)
    assert sum(content.credit_text is not None for content in contents) == 3
    assert sum(content.description is None for content in contents) == 1
    assert len(set(contents)) == 20
    assert {seen.entry.content.date_precision for seen in page.sightings} == {"day"}
    assert [seen.position for seen in page.sightings] == list(range(1, 22))
    assert Counter(role for _, role in roles(page)) == {
        "title": 1, "heading": 9, "headline": 21, "date": 21, "credit": 3, "description": 20,
    }  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_other_newsrooms(shared: Path, layout: str) -> None:
    gold = json.loads((shared / "layouts" / f"{layout}.gold.json").read_text("utf-8"))
    page = parse((shared / "layouts" / f"{layout}.txt").read_bytes())
    assert [as_gold(seen.entry) for seen in page.sightings] == [
        {
            "headline": entry["headline"],
            "date_published": entry["date_published"],
            "description": entry["description"],
            "kicker": entry.get("kicker"),
            "credit_text": credited(entry["credit_text"]) if "credit_text" in entry else None,
            "section_heading": entry.get("section_heading"),
        }
        for entry in gold
    ]
    assert page.rejects == ()


def listing(*bodies: str) -> bytes:
    """A page with a title and numbered entries, in the layout of the sample."""
    return "\n\n".join(["News", *(f"  {at}. {body}" for at, body in enumerate(bodies, 1))]).encode()


def saved(text: str, variant: str) -> bytes:
    match variant:
        case "CRLF" | "CR":
            return text.replace("\r\n", "\n").replace("\n", "\r\n" if variant == "CRLF" else "\r").encode()
        case "BOM":
            return text.encode("utf-8-sig")
        case "UTF-16" | "UTF-32":
            return text.encode(variant)
        case "final newline":
            return text.rstrip("\n").encode() + b"\n"
    lines = text.split("\n")
    return "\n".join("\u00a0" * (len(line) - len(line.lstrip(" "))) + line.lstrip(" ") for line in lines).encode()


def dated(entry: Entry) -> tuple[date, str, str | None]:
    return entry.date_published, entry.date_published_raw, entry.section_heading


def places(page: Page) -> list[tuple[int, int, int]]:
    return [(seen.position, seen.line_start, seen.line_end) for seen in page.sightings]


def roles(page: Page) -> list[tuple[int, str]]:
    return [(line.number, line.role) for line in page.ledger()]


def printed(text: str) -> list[int]:
    """The lines that are not blank."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def as_gold(entry: Entry) -> dict[str, str | None]:
    content = entry.content
    return {
        "headline": content.headline,
        "date_published": entry.date_published.isoformat(),
        "description": content.description,
        "kicker": content.kicker,
        "credit_text": content.credit_text,
        "section_heading": entry.section_heading,
    }


def test_numbered_lines_beside_the_months_are_no_entries() -> None:
    page = parse(
        b"Labour office\n\n  \xe2\x80\xa2 About\n  \xe2\x80\xa2 News\n\n"
        b"Contact\n\n  1. +41 22 555 01 90\n  2. press@labour.example\n\n"
        b"May 2022\n\n  1. Ladders found unfit\n\n    24 May 2022\n\n    Inspectors went to see.\n\n"
        b"  2. A bakery\n\n    11 May 2022\n\n    It was fined.\n\n  3. Budget 2021-2022\n\n"
        b"See also\n\n  1. News alerts\n  2. Archive 2010-2019"
    )
    assert [(seen.position, seen.entry.content.headline) for seen in page.sightings] == [
        (1, "Ladders found unfit"),
        (2, "A bakery"),
    ]
    assert [(reject.reason, reject.raw_text.strip()) for reject in page.rejects] == [
        ("date_missing", "3. Budget 2021-2022")
    ]
    assert page.unknown_lines == 0


KICKED = """Newsroom

June 2019

  1. Release

    The new pact limits shifts at night to eight hours

    24 June 2019

    Owners and crews of eleven lands agreed on hours of rest.

  2. © A. Photographer 2019

    {lone}

    06 June 2019

    The head of the office speaks of visits to quarries.

May 2019

  1. Every third hand waits two months for the pay

    28 May 2019

    Fourteen hundred were asked.

  2. Event

    A day on the trade of fishing

    02 May 2019
"""


def test_a_kicker_alone_is_no_headline() -> None:
    page = parse(KICKED.replace("{lone}", "Interview").encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [
        "The new pact limits shifts at night to eight hours",
        "Every third hand waits two months for the pay",
        "A day on the trade of fishing",
    ]
    (reject,) = page.rejects
    assert (reject.stage, reject.reason, reject.line_start, reject.line_end) == ("parse", "headline_missing", 13, 19)


@pytest.mark.parametrize("lone", ["The office and the quarries", "Quarries"])
def test_a_short_headline_is_one_where_others_have_no_kickers(lone: str) -> None:
    text = KICKED.replace("{lone}", lone)
    if " " not in lone:
        text = text.replace("Release\n\n    ", "").replace("Event\n\n    ", "")
    assert [seen.entry.content.headline for seen in parse(text.encode()).sightings][1] == lone
