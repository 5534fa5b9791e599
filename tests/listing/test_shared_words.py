"""What the entries of a page have in common, and what is therefore no part of their headlines and summaries."""
# ruff: noqa: E501 (pages read best as they are)

from collections.abc import Callable

import pytest

from newspipe.listing import parse

HEADS = (
    "Ferry guild opens a second pier at Marsh Lane",
    "What will the lower river cost in ten years?",
    "Wardens count forty eels in one night",
    "Quarry school finds a teacher",
    "Tide tables for the bay are out",
)
TOLD = (
    "The first boat left at six with nine people on board.",
    "A working group has asked all four councils for figures.",
    "It is the highest number since the weir was taken down.",
    "She begins in May and brings her own blackboard.",
    "They can be had at the harbour office and in two shops.",
)
NAMES = ("Ann Reed", "Tom Lee", "Ann Reed", "Legal desk", "Tom Lee")
KINDS = ("Statement", "Feature", "Statement", "Interview", "Feature")

Form = Callable[[int], str]


def day(at: int) -> str:
    return f"{28 - 3 * at} May 2021"


FORMS: dict[str, Form] = {
    "languages": lambda at: f"{HEADS[at]}\n{day(at)}\n{('English', 'English, French', 'English, PDF')[at % 3]}\n{TOLD[at]}",
    "numbers": lambda at: (
        f"{day(at)}\n\n{'Statement' if at == 2 else 'Press Release'} No. 21/{140 - 7 * at}\n\n{HEADS[at]}\n\n{TOLD[at]}"
    ),
    "words behind sentences": lambda at: f"{HEADS[at]}\n\n{day(at)}\n\n{TOLD[at]} Continue reading →",
    "words right behind sentences": lambda at: f"{HEADS[at]}\n{day(at)}\n{TOLD[at]}Mehr (PDF)",
    "the headline again": lambda at: f"{HEADS[at]}\n\nDetails\nPosted: {day(at)}\n\n{TOLD[at]}\n\nRead more: {HEADS[at]}",
    "authors beside dates": lambda at: f"{HEADS[at]}\n\n{day(at)} By {NAMES[at]} {at or 'No'} Comments\n\n{TOLD[at]}\n\nMore",
    "kinds beside dates": lambda at: f"{HEADS[at]}\n\nPublished: {day(at)} | Type: {KINDS[at]}\n\n{TOLD[at]}",
    "one other kind": lambda at: (
        f"{'Leaflet' if at == 2 else 'News'} – {day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}\n\nmore"
    ),
    "two kinds before dates": lambda at: f"{('News', 'Press', 'Press', 'News', 'Press')[at]} • {day(at)} 11:05\n\n{HEADS[at]}\n\n{TOLD[at]}",
    "rules between entries": lambda at: f"  * [Home](/)\n\n{day(at)}\n\n### [{HEADS[at]}](/news/{at})\n\n{TOLD[at]}\n\n* * *",
    "names before dates": lambda at: f"[![](/img/{at}.png)](/news/{at})\n\nRiver\n\n## [{HEADS[at]}](/news/{at})\n\n{TOLD[at]}\n\n[{NAMES[at].title()}](/by) {day(at)} • {at + 3} min\nread",
    "kinds above dates": lambda at: f"  • {HEADS[at]}\n\n    {('Briefings & Statements', 'Orders', 'Orders', 'Remarks', 'Briefings & Statements')[at]}\n    {day(at)}\n\n    {TOLD[at]}",
    "fields, some of them long": lambda at: f"  {at + 1}. {HEADS[at]}\n\n    {TOLD[at]}\n\n    • Type: Story\n    • From: {('Harbour board', 'Board of the harbour and of the lower river')[at == 2]}\n    • Published: {day(at)}",
    "the headline behind the summary": lambda at: f"{day(at)} 11:00\n\n{HEADS[at]}\n\n{TOLD[at]}\n\nMehr … {HEADS[at]}",
    "kinds and a blank before dates": lambda at: f"{KINDS[at]} {day(at)}\n{HEADS[at]}\n{TOLD[at]}",
    "links over several lines": lambda at: f"### [{HEADS[at].rpartition(' ')[0]}\n{HEADS[at].rpartition(' ')[2]}](https://harbour.example/news-\nof-{at})\n\n[{TOLD[at]}](/news/{at})\n\n{day(at)}",
    "tags below dates": lambda at: f"{HEADS[at]}\n{TOLD[at]}\nPublished: {day(at)}\n{('Ferries', 'Quay', 'Quay', 'Ferries', 'Everywhere')[at]}",
    "names and a blank before dates": lambda at: f"{NAMES[at].title()} {day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}\n\nRead More",
    "posted by names": lambda at: f"{HEADS[at]}\nPosted by {('Ann Reed', 'Tom Lee', 'Legal Desk', 'Ida Roe', 'Bo Fry')[at]} on {day(at)}\n{TOLD[at]}\nRead More",
    "an office and a kind behind dates": lambda at: f"{HEADS[at]}\n{day(at)} | Harbours and Rivers of the Lower Bay | {KINDS[at]}s\n{TOLD[at]}",
    "several tags below summaries": lambda at: f"  • {HEADS[at]}\n\n    {TOLD[at]}\n\n    • By Office of Boats\n    • {day(at)}\n    • {('Grants', 'Wells', 'Meetings', 'Equity', 'Rules')[at]}\n" + "    • Towns\n" * (at % 2),
    "ministers and fields above dates": lambda at: f"{HEADS[at]}\n\nHon {NAMES[at].title()}\n{('Transport', 'Fish', 'Transport', 'Housing', 'Fish')[at]}\n{day(at)}\n\n{TOLD[at]}",
    "minutes below and kinds above": lambda at: f"  • {('News announcement', 'Call', 'News announcement', 'Call', 'Press release')[at]}\n  • {day(at)}\n{HEADS[at]}\n\n{TOLD[at]}\n\n  • {at % 2 + 2} min read",
    "sizes of files": lambda at: f"{day(at)} Notice\n{HEADS[at]} [PDF:{at + 1}.2MB]\n{TOLD[at]}",
    "tags behind bylines": lambda at: f"{HEADS[at]}\nby {NAMES[at]} | {day(at)} | {KINDS[at]}\n{TOLD[at]}",
    "authors above dates": lambda at: f"{KINDS[at]}\n{HEADS[at]}\n{NAMES[at]}\n{day(at)}\n{TOLD[at]}\nGo on",
    "tags above headlines": lambda at: f"{('PEOPLE', 'RIVER', 'CAMPUS', 'BOATS', 'SEA')[at]}\n\n{HEADS[at]}\n\n{day(at)}\n\n{TOLD[at]}",
    "marked and in italics": lambda at: f"  * _{day(at)}_  \n[{HEADS[at]}](/news/{at})  \n{TOLD[at]}",
    "the times of a weblog": lambda at: f"{day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}\n\nPosted by Ann Reed at {at + 3}:0{at} PM {at or 'No'} comments:\nLabels: quay, bay",
    "bullets around dates": lambda at: f"{KINDS[at]}\n\n{HEADS[at]}\n\n  • By {NAMES[at].title()}\n  • {day(at)}\n  • {at + 3}\n\n{TOLD[at]}",
    "links in two brackets": lambda at: f"## [{HEADS[at]}](/news/{at})\n\nPosted on {day(at)} by [office](/by)\n\n{TOLD[at]} [[Read more]](/news/{at}-of-\nthe-bay)",
    "authors and zones around dates": lambda at: f"{HEADS[at]}\n\n{'By ANN REED and T. LEE ' if at % 2 else ''}{day(at)} GMT\n\n{TOLD[at]}",
    "kinds before and authors behind dates": lambda at: f"{HEADS[at]}\n\n[{KINDS[at]}] Posted {day(at)} 16:4{at} UTC by {('reed', 'lee', 'roe', 'fry', 'poe')[at]}\n\n{TOLD[at]}",
    "tags before and numbers behind dates": lambda at: f"{HEADS[at]}\n{TOLD[at]}\n{('Boats', 'Town', 'Quay', 'Sea', 'Eels')[at]} 15:2{at} {day(at)} {(41, 3, 17, 126, 9)[at]}",
    "times to read behind dates": lambda at: f"{HEADS[at]}\n\n{TOLD[at]}\n\n{NAMES[at]}  Posted on {day(at)} at 18:22, changed on {day(at)} at 19:0{at} • Time to read {(3, 2, 6, 3, 4)[at]} min.",
    "subjects below dates": lambda at: f"{HEADS[at]}\n\n{day(at)}\n{('Boats', 'Money and the river', 'Eels', 'Schools', 'Tides')[at]}\n\n{TOLD[at]}",
    "dates said twice": lambda at: f"{HEADS[at]}\n\n{TOLD[at]}\n\nPublished on {day(at)}\n{day(at)}",
    "subjects behind marks": lambda at: f"  • {('Boats', 'Money', 'Eels', 'Schools', 'Tides')[at]}\n\n    {HEADS[at]}\n\n    {TOLD[at]}\n\n    {day(at)}",
    "films and names as bullets": lambda at: f"{day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}" + "\n\n  • Film: the harbour\n  • T. Lee" * (at % 2),
    "authors as deeper bullets": lambda at: f"  • {HEADS[at]}\n\n    {TOLD[at]}\n\n    • {NAMES[at].title()}\n    {KINDS[at]} {day(at)}",
    "words behind some summaries": lambda at: f"  • {HEADS[at]}\n\n    9:4{at} pm on {day(at)}\n\n    {TOLD[at]}" + ("\n\n    Audio", "", "\n\n    Video", "", "\n\n    BY ANN REED")[at],
    "authors below headlines and dates": lambda at: f"{HEADS[at]}, {day(at)}\n{('Ann Reed', 'Tom Lee and Ida Roe', 'Bo Fry, for the board', 'Al Poe', 'The team')[at]}\n\n{TOLD[at]}",
    "lengths of films and kinds above dates": lambda at: f"{day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}\n\n{KINDS[at]}" + f"\n2{at}:14" * (at == 1),
    "what Markdown escapes": lambda at: f"## {HEADS[at]}\n\n{('Boats', 'Town', 'Town', 'Boats', 'Town')[at]} 2021\\. május {28 - 3 * at}. 17:3{at}\n\n{TOLD[at]}",
    "brackets of Chinese": lambda at: f"{HEADS[at]}\n\n{TOLD[at]}（2021年5月{28 - 3 * at}日）",
    "the day said again in a dateline": lambda at: f"  • {day(at)} 17:0{at} ET | Source: {NAMES[at]}\n    {HEADS[at]}\n    MARSH, Ore., {day(at)} (BAY WIRE) -- {TOLD[at]}",
    "days of changes": lambda at: f"{HEADS[at]}\n\n{TOLD[at]}\n\nPublished {day(at)}\nUpdated {28 - 3 * at + at % 2} May 2021",
    "towns of two names before dates": lambda at: f"{HEADS[at]}\n\n{('MARSH, Ore.', 'ST. IVES, Me.', 'QUAY', 'BAY, Eastland', 'QUAY')[at]}, {day(at)} (Bay Wire) -- {TOLD[at]}",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_entries_share_is_left_out(form: Form) -> None:
    text = "\n\n".join(["Harbour News", *(form(at) for at in range(5)), "1 2 3 Next"])
    found = [seen.entry for seen in parse(text.encode()).sightings]
    assert [(entry.content.headline, entry.content.description) for entry in found] == [*zip(HEADS, TOLD, strict=True)]
    assert [f"{entry.date_published:%-d %B %Y}" for entry in found] == [day(at) for at in range(5)]


def test_what_counts_its_entries_is_a_headline() -> None:
    entries = [f"Ep. {9 - at} | {HEADS[at]}\n\n{day(at)} · {at + 30} min\n\n{TOLD[at]}\n\n  • Share" for at in range(5)]
    page = parse("\n\n".join(["Episodes", *entries, "Older"]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [
        f"Ep. {9 - at} | {HEADS[at]}" for at in range(5)
    ]


def test_decks_below_headlines_are_told_from_them_where_marks_bear_subjects() -> None:
    decks = [f"{said.rstrip('.')}; more is to be heard on Monday" for said in TOLD]
    entries = [
        f"  {at + 1}. {tag}\n\n    {HEADS[at]}\n\n    {decks[at]}\n\n    {day(at)}"
        for at, tag in enumerate(("Boats", "Town", "Eels", "Schools", "Tides"))
    ]
    found = [seen.entry.content for seen in parse("\n".join(["News\n", *entries, "More"]).encode()).sightings]
    assert [(content.headline, content.description) for content in found] == [*zip(HEADS, decks, strict=True)]


def test_a_marked_word_among_entries_is_none() -> None:
    entries = [
        f"  {n}. {head}\n\n    {said}\n\n    {day(n)}" for n, (head, said) in enumerate(zip(HEADS, TOLD, strict=True))
    ]
    entries.insert(2, "  9. Advertisement")
    page = parse("\n\n".join(["All articles", *entries, "1 2 3"]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS]
    assert page.rejects == ()


def test_fixtures_below_days_are_no_listing() -> None:
    rounds = [
        f"{day(at)}\n\n  • 15:00 Marsh – {name}\n    Old ground\n  • 17:30 Quay – {name} II\n    Pier"
        for at, name in enumerate(("Bay", "Reed", "Lee"))
    ]
    assert parse("\n\n".join(["Next matches", *rounds, "About the league"]).encode()).sightings == ()


def test_one_day_of_a_weblog_may_have_two_entries() -> None:
    posts = [f"{HEADS[at]}\n\n{TOLD[at]}\n\nPosted by Ann Reed at {at + 3}:07 PM\nLabels: quay" for at in range(5)]
    text = "\n\n".join(["Bay blog", day(0), *posts[:2], *(f"{day(at)}\n\n{posts[at]}" for at in (2, 3, 4)), "Older"])
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in parse(text.encode()).sightings]
    assert [headline for headline, _ in found] == [*HEADS]
    assert [f"{on:%-d %B %Y}" for _, on in found] == [day(0), day(0), day(2), day(3), day(4)]


@pytest.mark.parametrize("sign", ["\n\n", " "])
def test_times_of_a_ticker_stand_below_their_day(sign: str) -> None:
    hours = ("23:41", "20:07", "9:30", "23:59", "0:01")
    entries = [f"{hour}{sign}{head}" for hour, head in zip(hours, HEADS, strict=True)]
    text = "\n\n".join(["News", day(0), *entries[:3], day(1), *entries[3:], "More"])
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in parse(text.encode()).sightings]
    assert [headline for headline, _ in found] == [*HEADS]
    assert [f"{on:%-d %B %Y}" for _, on in found] == [day(0)] * 3 + [day(1)] * 2
    programme = "\n\n".join(["Tonight", day(0), *reversed(entries[:3]), f"23:55{sign}{HEADS[4]}", "More"])
    assert parse(programme.encode()).sightings == ()


def test_a_kicker_may_stand_above_some_headlines_of_a_day() -> None:
    kickers = ("", "Boats", "", "Country diary", "")
    items = [
        f"  • {kicker}\n    {head}\n\n    {said}\n    Published: 6:4{at}"
        if kicker
        else f"  • {head}\n\n    {said}\n    Published: 6:4{at}"
        for at, (kicker, head, said) in enumerate(zip(kickers, HEADS, TOLD, strict=True))
    ]
    text = "\n\n".join(["News", day(0), *items[:2], day(1), *items[2:4], day(2), items[4], "1 2 3"])
    found = [seen.entry for seen in parse(text.encode()).sightings]
    assert [entry.content.headline for entry in found] == [*HEADS]
    assert [f"{entry.date_published:%-d %B %Y}" for entry in found] == [day(0)] * 2 + [day(1)] * 2 + [day(2)]


def test_the_sign_of_an_end_is_no_summary() -> None:
    entries = [f"▪ {HEADS[at]}\n{day(at)}\n{TOLD[at]}" for at in range(5)]
    page = parse("\n\n".join(["News", *entries, "- ENDS -", "Notes to editors: boats are not for sale."]).encode())
    assert [seen.entry.content.description for seen in page.sightings] == [*TOLD]


def under_days(*, marked: bool) -> str:
    """Five entries below three days."""
    told = [f"• {head}" if marked else f"{head.rstrip('?')}\n\n{said}" for head, said in zip(HEADS, TOLD, strict=True)]
    days = ["Friday 28 May 2021", *told[:2], "Tuesday 25 May 2021", *told[2:4], "Monday 3 May 2021", told[4]]
    return "\n\n".join(["Latest news", *days, "", "News archive"])


@pytest.mark.parametrize("marked", [False, True])
def test_a_day_above_several_entries_is_that_of_each(marked: bool) -> None:
    page = parse(under_days(marked=marked).encode())
    found = [(seen.entry.content.headline, str(seen.entry.date_published)) for seen in page.sightings]
    days = ("2021-05-28", "2021-05-28", "2021-05-25", "2021-05-25", "2021-05-03")
    heads = HEADS if marked else [head.rstrip("?") for head in HEADS]
    assert found == [*zip(heads, days, strict=True)]
    starts = [seen.line_start for seen in page.sightings]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("button", ["", "\n\nRead more"])
def test_an_entry_that_lost_its_date_does_not_take_the_one_above_it(button: str) -> None:
    entries = [f"{day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}{button}" for at in (0, 2, 3, 4)]
    entries.insert(1, f"Boats and what they burn\n\n{TOLD[1]}{button}")
    page = parse("\n\n".join(["News", *entries, "1 2 3 Next"]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [HEADS[at] for at in (0, 2, 3, 4)]
    assert [reject.reason for reject in page.rejects] == ["date_missing"]


def test_months_are_dates_where_marks_delimit_entries() -> None:
    months = ("September 2018", "July 2018", "June 2018", "April 2018", "March 2018")
    entries = [
        f"  • Report\n\n    {head}\n\n    {month}\n\n    {said}\n\n    Download (1.{at} MB)"
        for at, (head, month, said) in enumerate(zip(HEADS, months, TOLD, strict=True))
    ]
    entries[2] = entries[2].replace(f"\n\n    {TOLD[2]}", "")
    page = parse("\n".join(["Publications\n", *entries, "\nStay in touch\n\nSign up for our newsletter."]).encode())
    found = [seen.entry for seen in page.sightings]
    assert [entry.content.headline for entry in found] == [*HEADS]
    assert {entry.content.date_precision for entry in found} == {"month"}
    assert [entry.content.description for entry in found] == [*TOLD[:2], None, *TOLD[3:]]


def test_the_year_above_days_is_believed_where_another_year_is_its_neighbour() -> None:
    days = ("November 15", "October 21", "September 30", "July 2")
    entries = [f"{on} {head}\n{said}" for on, head, said in zip(days, HEADS, TOLD, strict=False)]
    text = "\n".join(["Harbour Paper", "Press Releases 1999", "", *entries, "", "1998 1997"])
    assert [str(seen.entry.date_published) for seen in parse(text.encode()).sightings] == [
        "1999-11-15",
        "1999-10-21",
        "1999-09-30",
        "1999-07-02",
    ]
    assert parse(text.replace("1998 1997", "Next").encode()).sightings == ()


def test_lines_are_as_long_as_others_of_their_indent() -> None:
    said = "Growth in boats and in nets more than offset a small decline in the\n   number of eels."
    entries = [f"{head}\n\n   {day(at)}\n\n   {said}" for at, head in enumerate(HEADS)]
    wide = "A page of the guild that has one line much longer than all of the others, as footers have"
    page = parse("\n\n".join(["   Harbour News", *entries, "   1 2 3 Next", wide]).encode())
    assert {seen.entry.content.description for seen in page.sightings} == {" ".join(said.split())}


@pytest.mark.parametrize("end", ["Seite 1 von 17.", "  • 1\n  • 2\n  • 3\n\nKontakt", "1\n2\n3\nMehr"])
def test_pages_behind_the_last_entry_are_no_summary_of_it(end: str) -> None:
    entries = [f"{day(at)}\n\n{HEADS[at]}\n\n{TOLD[at]}\n\nWeiterlesen" for at in range(4)]
    page = parse("\n\n".join(["IHK", "News", *entries, f"{day(4)}\n\nQuarry school is closed on Monday", end]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS[:4], "Quarry school is closed on Monday"]
    assert [seen.entry.content.description for seen in page.sightings] == [*TOLD[:4], None]


def test_an_entry_without_the_date_that_others_end_with_is_one_of_its_own() -> None:
    entries = [f"{HEADS[at]}\n\n   {TOLD[at]}{'' if at == 3 else f' ({day(at)})'}" for at in range(5)]
    page = parse("\n\n".join(["News", *entries, "   Older news"]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [HEADS[at] for at in (0, 1, 2, 4)]
    lost = [reject.undated.content for reject in page.rejects if reject.undated]
    assert [(content.headline, content.description) for content in lost] == [(HEADS[3], TOLD[3])]


def test_a_kicker_is_kept_beside_its_entry() -> None:
    entries = [f"{KINDS[at]}\n\n{HEADS[at]}\n\n{day(at)}\n\n{TOLD[at]}" for at in range(5)]
    page = parse("\n\n".join(["Harbour News", *entries, "1 2 3 Next"]).encode())
    assert [seen.entry.content.kicker for seen in page.sightings] == [*KINDS]


def test_a_day_above_two_entries_needs_no_other_where_each_ends_alike() -> None:
    posts = [
        f"{head.rstrip('?')}\n\n   {said}\n   Posted by Wilf at 8:0{at} PM {at} comments:"
        for at, (head, said) in enumerate(zip(HEADS, TOLD, strict=True))
    ]
    days = [
        "Saturday, May 29, 2021",
        *posts[:2],
        "Sunday, May 16, 2021",
        posts[2],
        "Monday, May 3, 2021",
        posts[3],
        "Sunday, May 2, 2021",
        posts[4],
    ]
    page = parse("\n\n".join(["Cobley Light Railway", *days, "   Older Posts Home"]).encode())
    assert [str(seen.entry.date_published) for seen in page.sightings] == [
        "2021-05-29",
        "2021-05-29",
        "2021-05-16",
        "2021-05-03",
        "2021-05-02",
    ]


@pytest.mark.parametrize("head", ["Πότε ανοίγουν τα κολυμβητήρια;", "How we stopped waking people at 3 a.m."])
def test_a_headline_may_end_like_a_sentence_of_its_language(head: str) -> None:
    entries = [f"{day(at)}\n\n{head if at == 2 else HEADS[at]}\n\n{TOLD[at]}" for at in range(5)]
    page = parse("\n\n".join(["News", *entries, "1 2 3 Next"]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS[:2], head, *HEADS[3:]]


def test_what_stands_at_the_margin_below_a_list_is_no_part_of_its_last_entry() -> None:
    entries = [f"  • {HEADS[at]}\n    {day(at)}" for at in range(5)]
    page = parse("\n".join(["Press releases", "", *entries, "View archive", "", "Media office"]).encode())
    assert [seen.entry.content.description for seen in page.sightings] == [None] * 5


def test_months_beside_kinds_are_dates_where_headlines_stand_between_them() -> None:
    kinds = ("Exhibitions", "Acquisition", "Corporate", "Corporate", "Visitor information")
    months = ("September", "July", "May", "April", "February")
    entries = [f"{HEADS[at]}\n{kinds[at]} | {months[at]} 2018\n{TOLD[at]}" for at in range(5)]
    found = [seen.entry for seen in parse("\n".join(["Press releases", *entries]).encode()).sightings]
    assert [entry.content.headline for entry in found] == [*HEADS]
    assert {entry.content.date_precision for entry in found} == {"month"}


def test_a_period_below_a_label_is_no_heading() -> None:
    periods = ("May 2021", "First quarter 2021", "April 2021", "March 2021", "2020")
    entries = [f"{HEADS[at]}\n\n{TOLD[at]}\n\nReference period\n{periods[at]}\nReleased\n{day(at)}" for at in range(5)]
    page = parse("\n\n".join(["Latest releases", *entries, "1 2 3 Next"]).encode())
    assert [seen.entry.content.headline for seen in page.sightings][2:] == [*HEADS[2:]]


def test_an_entry_without_a_date_has_its_kicker_as_the_others_do() -> None:
    days = ["", *map(day, range(1, 5))]
    entries = [f"  • {KINDS[at]}\n\n    {HEADS[at]}\n\n    {days[at]}\n\n    {TOLD[at]}\n" for at in (1, 2, 0, 3, 4)]
    page = parse("\n".join(["News", "", *entries, "Older news"]).encode())
    [lost] = [reject.undated.content for reject in page.rejects if reject.undated]
    assert (lost.kicker, lost.headline, lost.description) == (KINDS[0], HEADS[0], TOLD[0])


@pytest.mark.parametrize(
    ("form", "end"),
    [
        ("{day}\n{kind}\n\n{head}", ""),
        ("{head}\n{day}\n{kind}", "\nAbout us\nContact\nImprint and privacy of the town"),
        ("{head}\nBy {name}\n\n{told}\n\n{day}\n{kind}\n", "\n1 2 3 4 Next"),
    ],
)
def test_kinds_beside_dates_move_no_headline_to_another(form: str, end: str) -> None:
    blank = "\n\n" if form.startswith("{day}") else "\n"
    entries = [
        form.format(day=day(at), kind=KINDS[at], head=HEADS[at].rstrip("?"), name=NAMES[at].title(), told=TOLD[at])
        for at in range(5)
    ]
    found = [seen.entry for seen in parse((blank.join(entries) + end).encode()).sightings]
    dates = {head.rstrip("?"): day(at) for at, head in enumerate(HEADS)}
    assert found
    assert [entry.date_published_raw for entry in found] == [dates[entry.content.headline] for entry in found]


def test_a_headline_may_begin_as_a_byline_does() -> None:
    heads = ("Di Maria scores twice in the cup final", "Door County fair opens", *HEADS[2:])
    entries = [f"{day(at)}\n{heads[at]}\nBy {NAMES[at].title()}\n{TOLD[at]}" for at in range(5)]
    page = parse("\n\n".join(["News", *entries]).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [*heads]


def test_days_below_a_year_that_another_text_names_are_none_of_it() -> None:
    days = ("15 January", "3 January", "20 December", "18 December")
    entries = [f"{on} {head}" for on, head in zip(days, HEADS, strict=False)]
    assert parse("\n\n".join(["Elections 2020", *entries, "They stand in 2021 again"]).encode()).sightings == ()


def test_parts_of_an_entry_that_recur_are_no_entries() -> None:
    entries = [
        f"{day(at)}\n{HEADS[at].rstrip('?')}\n{TOLD[at]}\nKnown issues\nPrinting is slow on old machines."
        for at in range(4)
    ]
    assert "Known issues" not in {seen.entry.content.headline for seen in parse("\n".join(entries).encode()).sightings}
