"""HTML of plain pages: headlines that lead nowhere, days above several posts, and what is no part of a summary."""
# ruff: noqa: E501 (records read best on one line)

from datetime import date

import pytest
from resiliparse.extract.html2text import extract_plain_text

from newspipe.listing import Page, html_choices, parse

HEADS = (
    "Ferry guild opens a second pier",
    "What will the river cost us?",
    "Wardens count forty eels in one night",
    "Quarry school finds a teacher",
    "Tide tables for the bay are out",
)
TOLD = (
    "The first boat left at six with nine people on board, and was back at noon.",
    "A working group has asked all four councils for figures, which it has not got.",
    "It is the highest number since the weir was taken down thirty years ago.",
    "She begins in May and brings her own blackboard, chalk, and two canaries.",
    "They can be had at the harbour office and in two shops, as long as they last.",
)
DAYS = [date(2021, 5, day) for day in (28, 25, 20, 16, 3)]


def read(*records: str, url: str | None = "https://harbour.example/news") -> Page:
    menu = "<ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li><li><a href=/boats>Boats</a></li></ul>"
    body = f"{menu}<h1>News</h1><div>{''.join(records)}</div><p><a href='/p/2'>Next</a></p><footer>Imprint</footer>"
    return parse(f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>".encode(), url=url)


def page_of(form: str) -> Page:
    return read(
        *(
            form.format(head=head, told=told, day=f"{day:%-d %B %Y}", numbers=f"{day:%d.%m.%Y}", at=at, d=day.day)
            for at, (head, told, day) in enumerate(zip(HEADS, TOLD, DAYS, strict=True))
        )
    )


PLAIN = [
    "<div><h3>{head}</h3><p><small>{day}</small></p><p>{told}</p></div>",
    "<h2>{head}</h2><p>{day}</p><p>{told}</p>",
    "<div><h3><a href='#'>{head}</a></h3><p>{day}</p><p>{told}</p></div>",
    "<div><h3><a href='javascript:show({at})'>{head}</a></h3><p>{day}</p><p>{told}</p></div>",
    "<li><p><b>{head}</b></p><p>{day}</p><p>{told}</p></li>",
    "<li><div>{day}</div><a href='#'>{head}</a><p>{told}</p></li>",
]
LINKED = [
    "<li><p><strong>{head}</strong></p><p>{day}</p><p>{told}</p><p><a href=/{at}.pdf>Download</a></p></li>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>Oslo, {day} – {told}</p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>{told} ({day})</p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>{day}</p><p>{told} <a href=/{at}>Continue reading →</a></p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>{day}</p><a href=/{at}>{told}</a></div>",
    "<div><p><time datetime=2021-05-{d:02}>{numbers}</time></p><h3><a href=/{at}>{head}</a></h3><p>{told}</p></div>",
    "<div><em>No. {at} - {day}</em><p><b>{head}</b></p><p>{told}</p><p><a href=/{at}.pdf>Text (PDF, {d} KB)</a></p></div>",
    "<div class=row><div class=item><h3><a href=/{at}>{head}</a></h3><p>{day}</p><p>{told}</p></div>",  # not closed
    "<div><h3><a href=/{at}>{head}</a></h3><p>By A. Reed, Third Company of the River Wardens of the Bay</p>{day}<p>{told}</p></div>",
    "<div><a class=title href=/{at}>{head}</a><p>{day}</p><a class=subtitle href=/{at}>{told}</a></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>{day}</p><p class=lead><a href=/{at}?from=lead>{told}</a></p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>{day}</p><p>MARSH, Ore., {day} (BAY WIRE) -- {told}</p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p>Updated: 30 May 2021</p><p>{day}</p><p>{told}</p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3><p><a href=/author/reed><img src=/reed.png></a> {day}</p><p>{told}</p></div>",
    "<div><h3><a href=/{at}>{head}</a></h3>{day}<p>{told}</p><p>(Read on ... | {d} bytes more | {at} comments | Topic: Boats {at})</p></div>",
    "<a href=/{at}><h6>Stories</h6><h5>{head}</h5><span>{day}</span><p>{told}</p></a>",
    "<a href=/{at}><div>{d:02}</div><div>2021-05</div><div>{head}</div><div>{told}</div></a>",
    "<a href=/{at}><span>BOATS</span><h4>{head}</h4><div>{day} | 20:00</div><p>{told}</p></a>",
]


@pytest.mark.parametrize("form", PLAIN + LINKED)
def test_what_a_record_says_is_read(form: str) -> None:
    page = page_of(form)
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in page.sightings]
    assert found == [*zip(HEADS, DAYS, strict=True)]
    assert [seen.entry.content.description for seen in page.sightings] == [*TOLD]
    assert all(seen.entry.content.url is None for seen in page.sightings) == (form in PLAIN)


@pytest.mark.parametrize("form", [*PLAIN[:2], *LINKED[1:5]])
def test_its_text_says_the_same(form: str) -> None:
    menu, imprint = "<ul><li>Home</li><li>Boats</li></ul><h1>News</h1>", "<p>Imprint</p>"
    records = "".join(
        form.format(head=head, told=told, day=f"{day:%-d %B %Y}", at=at)
        for at, (head, told, day) in enumerate(zip(HEADS, TOLD, DAYS, strict=True))
    )
    html = f"<!doctype html><html lang=en><body>{menu}<div>{records}</div>{imprint}</body></html>"
    pages = parse(html.encode()), parse(extract_plain_text(html, list_bullets=True).encode())
    contents = [
        [(c.headline, c.description, c.dateline) for c in (seen.entry.content for seen in page.sightings)]
        for page in pages
    ]
    assert contents[0] == contents[1]
    assert len(contents[0]) == 5


def test_a_headline_that_leads_nowhere_and_lost_its_date_is_a_reject() -> None:
    form = "<div><h3>{}</h3><p>{}</p><p>{}</p></div>"
    days = [f"{day:%-d %B %Y}" for day in DAYS]
    page = read(*map(form.format, HEADS, ["", *days[1:]], TOLD))
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS[1:]]
    assert [(reject.reason, reject.undated and reject.undated.content.headline) for reject in page.rejects] == [
        ("date_missing", HEADS[0])
    ]
    assert page.rejects[0].raw_text == f"{HEADS[0]}\n{TOLD[0]}"


def test_headings_without_dates_and_titles_of_comments_are_no_entries() -> None:
    assert page_of("<h2>{head}</h2><p>{told}</p>").sightings == ()
    assert page_of("<div class='comment-body'><h3>{head}</h3><p>{day}</p><p>{told}</p></div>").sightings == ()


def test_a_day_above_posts_is_no_part_of_one_that_is_alone_below_it() -> None:
    def post(at: int) -> str:
        said = f"<h3><a href=/{at}>{HEADS[at]}</a></h3><div>{TOLD[at]}</div><div>Posted by Wilf at 8:0{at} PM</div>"
        return f"<div class=post-outer><div class=post>{said}</div></div>"

    def under(day: date, *posts: str) -> str:
        head = f"<h2 class=date-header><span>{day:%A, %B %-d, %Y}</span></h2>"
        return f"<div class=date-outer>{head}<div class=date-posts>{''.join(posts)}</div></div>"

    page = read(under(DAYS[0], post(0), post(1)), *(under(DAYS[at], post(at)) for at in (2, 3, 4)))
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in page.sightings]
    assert found == [*zip(HEADS, [DAYS[0], DAYS[0], *DAYS[2:]], strict=True)]


def test_a_date_in_a_sentence_is_none_of_publication_beside_one_of_open_order() -> None:
    rows = ["03.04.2021", "02.04.2021", "01.04.2021"]
    told = ["Apply until 30 June 2021, please.", "Boats came back at noon.", "All is well again here."]
    page = read(
        *(
            f"<div><p>{row}</p><h3><a href=/{at}>{HEADS[at]}</a></h3><p>{said}</p></div>"
            for at, (row, said) in enumerate(zip(rows, told, strict=True))
        )
    )
    assert [seen.entry.date_published_raw for seen in page.sightings] == rows
    assert [seen.entry.date_published for seen in page.sightings] == [None, None, None]


def test_a_line_of_two_dates_is_no_summary() -> None:
    dates = "published: {day} 17h40, last change: {day} 19h00"
    page = page_of(f"<div><h3><a href=/{{at}}>{{head}}</a></h3><p>{{told}}</p><span>{dates}</span></div>")
    assert [seen.entry.content.description for seen in page.sightings] == [*TOLD]
    assert [seen.entry.date_published for seen in page.sightings] == DAYS


@pytest.mark.parametrize(
    "titles",
    [
        ("Chiara Montaldi", "Stefano Brusaferro", "Giulia Maria Renzetti", "Paolo Vesentini", "Marta Colombini"),
        ("Hand trowel, beech", "Half-moon edging iron", "Border fork for ladies"),
    ],
)
def test_people_and_a_handful_of_goods_are_no_news(titles: tuple[str, ...]) -> None:
    told = TOLD if len(titles) > 3 else [""] * 3
    records = [
        f"<div><h3><a href=/{at}>{title}</a></h3><p>{said}</p></div>"
        for at, (title, said) in enumerate(zip(titles, told, strict=False))
    ]
    assert read(*records).sightings == ()


def test_a_short_summary_in_a_card_is_no_part_of_its_title() -> None:
    page = page_of(
        "<a href=/{at}><div class=t>{head}</div><div class=d>{day}</div><div class=i>Boats came in.</div></a>"
    )
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS]


@pytest.mark.parametrize(
    "said", ["Until {}", "Fino al {}", "A new edition, changed ({}) - as all of them, and more than others were."]
)
def test_a_day_up_to_which_something_holds_or_on_which_it_changed_is_no_date(said: str) -> None:
    records = [
        f"<div><h3><a href=/{at}>{head}</a></h3><p>{said.format(f'{day:%d/%m/%Y}')}</p></div>"
        for at, (head, day) in enumerate(zip(HEADS, DAYS, strict=True))
    ]
    assert {seen.entry.date_published for seen in read(*records).sightings} == {None}


def test_a_list_in_sections_may_have_an_entry_twice() -> None:
    def section(month: str, *places: int) -> str:
        rows = [
            f"<li><p><a href=/{at}>{HEADS[at]}</a></p><p>{DAYS[at]:%-d %B %Y}</p><p>{TOLD[at]}</p></li>"
            for at in places
        ]
        return f"<h2>{month}</h2><ol>{''.join(rows)}</ol>"

    page = read(section("May 2021", 0, 1, 2), section("April 2021", 3, 1), section("March 2021", 4))
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS]


def test_a_kind_that_is_set_as_a_heading_is_no_headline() -> None:
    kinds = ("Sport", "Politics", "Sport", "Culture", "Sport")
    records = [
        f"<div><a href=/{at}><h4>{kinds[at]}</h4><span>{head}</span></a><p>{day:%-d %B %Y}</p></div>"
        for at, (head, day) in enumerate(zip(HEADS, DAYS, strict=True))
    ]
    assert [seen.entry.content.headline for seen in read(*records).sightings] == [*HEADS]


@pytest.mark.parametrize(
    "said",
    [
        "Annual meeting of members, {}, at the town hall of Oslo from noon on, with tea.",
        "Since the great fire, {}, no house of the old town has had a roof of straw.",
    ],
)
def test_a_day_that_a_summary_tells_of_is_no_date(said: str) -> None:
    told = [said.format(f"{day:%-d %B %Y}") for day in DAYS]
    records = [
        f"<div><h3><a href=/{at}>{head}</a></h3><p>{text}</p></div>"
        for at, (head, text) in enumerate(zip(HEADS, told, strict=True))
    ]
    found = [seen.entry for seen in read(*records).sightings]
    assert [(entry.date_published, entry.content.description) for entry in found] == [(None, text) for text in told]


def test_two_of_one_headline_that_lead_nowhere_are_told_apart_by_their_days() -> None:
    records = [
        f"<div><h3>Council meeting</h3><p>{day:%-d %B %Y}</p><p>{TOLD[at]}</p></div>" for at, day in enumerate(DAYS)
    ]
    heads = [f"<div><h3>{HEADS[at]}</h3><p>{1 + at} June 2021</p><p>{TOLD[at]}</p></div>" for at in range(5)]
    assert len(read(*records[:2], *heads).sightings) == 7


def test_paragraphs_that_begin_alike_and_endings_that_are_names_stay() -> None:
    first = [f"The Commission of the lower river has heard what {name} has to say of it." for name in "ABCDE"]
    last = [f"{told} All of it is told in an interview with Dr. Smith" for told in TOLD]
    records = [
        f"<div><h3><a href=/{at}>{HEADS[at]}</a></h3><p>{DAYS[at]:%-d %B %Y}</p><p>{first[at]}</p><p>{last[at]}</p></div>"
        for at in range(5)
    ]
    assert [seen.entry.content.description for seen in read(*records).sightings] == [
        f"{one}\n{other}" for one, other in zip(first, last, strict=True)
    ]


def test_short_headlines_in_title_case_are_no_names() -> None:
    heads = (
        "Storm Hits Northern Coast",
        "Mayor Resigns Over Scandal",
        "Harbour Opens Again on Monday",
        "Two Boats Lost at Sea",
    )
    records = [f"<li><h3><a href=/{at}>{head}</a></h3><p>{TOLD[at]}</p></li>" for at, head in enumerate(heads)]
    assert len(read(*records).sightings) == 4


def test_what_was_chosen_is_told_of_headlines_that_lead_nowhere_too() -> None:
    records = "".join(
        f"<div><h3>{head}</h3><p>{day:%-d %B %Y}</p></div>" for head, day in zip(HEADS, DAYS, strict=True)
    )
    menu = "<p><a href=/>Home</a> | <a href=/boats>Boats</a></p>"
    first, *others = html_choices(f"<html><body>{menu}{records}</body></html>".encode())
    assert (first.chosen, first.records, first.first) == (True, 5, HEADS[0])
    assert "no link shows one" in first.why
    assert not any(choice.chosen for choice in others)


def test_the_days_above_a_list_that_are_links_are_none_of_its_items() -> None:
    days = [
        f"<h2><a href=/day/{day:%Y%m%d}>{day:%-d %B %Y}</a></h2><ul>"
        + "".join(f"<li><h3><a href=/{at}{n}>{head} ({n})</a></h3><p>{TOLD[at]}</p></li>" for n in (1, 2))
        + "</ul>"
        for at, (head, day) in enumerate(zip(HEADS, DAYS, strict=True))
    ]
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in read(*days).sightings]
    assert found == [(f"{head} ({n})", day) for head, day in zip(HEADS, DAYS, strict=True) for n in (1, 2)]


def test_a_paragraph_in_a_card_that_is_called_a_title_is_one() -> None:
    heads = [f"{head}, as the harbour board of the lower river said in its yearly report" for head in HEADS]
    cards = [
        f"<div><a href=/{at}><div class=date>{day:%-d %B %Y}</div><p class='heading u'>{head}</p></a></div>"
        for at, (head, day) in enumerate(zip(heads, DAYS, strict=True))
    ]
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in read(*cards).sightings]
    assert found == [*zip(heads, DAYS, strict=True)]


def test_kinds_above_the_headlines_of_cards_are_none_of_them() -> None:
    kinds = ("PRESS RELEASE", "UPDATE", "PRESS RELEASE", "PHOTOS", "UPDATE")
    cards = [
        f"<div><a href=/{at}><div>{kind}</div><div class=t>{head}</div><div>{day:%-d %B %Y}</div></a></div>"
        for at, (kind, head, day) in enumerate(zip(kinds, HEADS, DAYS, strict=True))
    ]
    assert [seen.entry.content.headline for seen in read(*cards).sightings] == [*HEADS]


def test_what_is_called_a_title_in_a_card_is_its_headline_without_the_kind_before_it() -> None:
    kinds = ("Notice", "Product", "Notice", "Staff", "Product")
    cards = [
        f"<li><a href=/{at}.html><time>{day:%Y.%m.%d}</time> <span class=label>{kind}</span><p class=news__title>{head}</p></a></li>"
        for at, (kind, head, day) in enumerate(zip(kinds, HEADS, DAYS, strict=True))
    ]
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in read(*cards).sightings]
    assert found == [*zip(HEADS, DAYS, strict=True)]


def test_the_heading_of_a_card_that_leads_nowhere_is_its_headline() -> None:
    cards = [
        f"<article><a href='#'><img src=/{at}.jpg></a><ul><li>{day:%-d %B %Y}</li></ul>"
        f"<a href='#'><div><h2>{head}</h2></div><div>{told}</div></a></article>"
        for at, (head, told, day) in enumerate(zip(HEADS, TOLD, DAYS, strict=True))
    ]
    found = [seen.entry for seen in read(*cards).sightings]
    assert [(entry.content.headline, entry.date_published) for entry in found] == [*zip(HEADS, DAYS, strict=True)]


@pytest.mark.parametrize(("paragraphs", "listed"), [(1, True), (2, False)])
def test_one_paragraph_behind_all_titles_is_a_notice_and_no_article(paragraphs: int, listed: bool) -> None:
    boxes = "".join(
        f"<div class=box><a href=/s/{at}><img src={at}.jpg>{head}</a></div>" for at, head in enumerate(HEADS)
    )
    notice = "The names, pictures and signs that are shown here belong to those who made them, wherever they are. " * 7
    page = parse(f"<!doctype html><body><div>{boxes}</div>{f'<div><p>{notice}</p></div>' * paragraphs}".encode())
    assert bool(page.sightings) is listed


def test_a_date_that_is_an_element_goes_before_one_in_a_sentence_above_it() -> None:
    told = [TOLD[0], f"All is done by the board. It ends on {DAYS[1]:%d.%m.%Y} at four.", *TOLD[2:]]
    form = "<div><h3><a href=/{}>{}</a></h3><p>{}</p><p><span> {:%d.%m.%Y} </span><span> No comments </span></p></div>"
    page = read(*(form.format(at, HEADS[at], told[at], DAYS[at].replace(year=2020)) for at in range(5)))
    found = [(seen.entry.date_published, seen.entry.content.description) for seen in page.sightings]
    assert found == [(day.replace(year=2020), text) for day, text in zip(DAYS, told, strict=True)]


def test_a_line_of_the_day_and_that_of_a_change_is_a_date_in_any_script() -> None:
    form = (
        "<div><div><span>{0}</span><span>/ 最終更新日時 : <span>{0}</span></span> <span>広報委員会の事務局</span> "
        "<a href=/k>お知らせ</a></div><h2><a href=/{1}>{2}</a></h2><p>{3}</p></div>"
    )
    days = [day.replace(month=12, day=day.day % 10 + 10) for day in DAYS]
    shown = [f"{day.year}年{day.month}月{day.day}日" for day in days]
    page = read(*(form.format(day, at, HEADS[at], TOLD[at]) for at, day in enumerate(shown)))
    found = [(seen.entry.date_published, seen.entry.content.description) for seen in page.sightings]
    assert found == [*zip(days, TOLD, strict=True)]


BY_HAND = {
    "paragraphs": "<p><b>{day:%-d %B %Y} – {head}</b><br>{told}</p>",
    "terms": "<dl><dt>{day:%-d %B %Y}</dt><dd>{head}</dd></dl>",
    "rows": "<tr><td>{day:%d.%m.%Y}</td><td>{head}</td></tr>",
    "breaks": "{day:%-d %B %Y}<br>{head}<br>{told}<br><br>",
}


@pytest.mark.parametrize("form", BY_HAND.values(), ids=BY_HAND)
def test_a_page_written_by_hand_is_read_as_its_text(form: str) -> None:
    parts = [form.format(day=day, head=head, told=told) for day, head, told in zip(DAYS, HEADS, TOLD, strict=True)]
    page = read("<table>", *parts, "</table>") if "<tr>" in form else read(*parts)
    found = [(seen.entry.content.headline, seen.entry.date_published) for seen in page.sightings]
    assert found == [*zip(HEADS, DAYS, strict=True)]
    assert {seen.entry.content.url for seen in page.sightings} == {None}
    lines = {line.number: line.role for line in page.ledger()}
    assert {lines[seen.line_start] for seen in page.sightings} <= {"date", "headline"}
    assert page.next_url == "https://harbour.example/p/2"


def test_an_entry_of_a_page_written_by_hand_has_the_address_of_its_headline() -> None:
    heads = [f"<a href='#top'>{HEADS[0]}</a>", f"<a href='pier.html'>{HEADS[1]}</a>", *HEADS[2:]]
    rows = [f"<dt>{day:%-d %B %Y}</dt><dd>{head}</dd>" for day, head in zip(DAYS, heads, strict=True)]
    page = read("<dl>", *rows, "</dl>")
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS]
    urls = [seen.entry.content.url for seen in page.sightings]
    assert urls == [None, "https://harbour.example/pier.html", None, None, None]
    source = "".join(["<!doctype html><body><dl>", *rows, "</dl>"]).encode()
    assert html_choices(source)[0].where == "the lines that the page shows, read as a text"


def test_dates_amid_links_and_comments_make_no_page_written_by_hand() -> None:
    replies = "".join(
        f"<div class=comment><p>{day:%-d %B %Y}</p><p>{told}</p></div>" for day, told in zip(DAYS, TOLD, strict=True)
    )
    assert read(replies).sightings == ()
    linked = "".join(f"<p>{day:%-d %B %Y}</p><p><a href=/f/{at}>Pier {at}</a></p>" for at, day in enumerate(DAYS))
    assert read(f"<nav>{linked}</nav>").sightings == ()


def test_the_length_of_a_film_is_no_part_of_a_headline() -> None:
    lengths = ["<div>1:55</div>", "", "", "<div>2:10</div>", ""]
    cards = [
        f"<article><a href=/v/{at}>{length}<span>{head}</span></a><p>{day:%-d %B %Y}</p></article>"
        for at, (head, day, length) in enumerate(zip(HEADS, DAYS, lengths, strict=True))
    ]
    assert [seen.entry.content.headline for seen in read(*cards).sightings] == [*HEADS]


def test_what_leads_a_list_of_tables_in_cells_is_a_part_of_it() -> None:
    def post(at: int) -> str:
        return f"<table><tr><td><a href=/{at}>{HEADS[at]}</a></td></tr><tr><td>{DAYS[at]:%-d %B %Y}</td></tr><tr><td>{TOLD[at]}</td></tr></table>"

    columns = "".join(f"<td>{post(at)}</td>" for at in (1, 2, 3, 4))
    page = read(
        f"<table><tr><td><div>{post(0)}</div></td></tr><tr><td><table><tr>{columns}</tr></table></td></tr></table>"
    )
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS]


def test_a_link_below_each_title_with_its_address_says_more() -> None:
    def card(at: int) -> str:
        title = f"<div><a class=post-title href=/s/{at}>{HEADS[at]}</a></div>"
        deck = f"<div><a class=t2 href=/s/{at}>{TOLD[at].removesuffix('.')}</a></div>" if at != 2 else ""
        return f"<article>{title}{deck}<time datetime={DAYS[at]}>{DAYS[at]:%-d %B %Y}</time></article>"

    page = read(*map(card, range(5)))
    found = [(seen.entry.content.headline, seen.entry.content.description) for seen in page.sightings]
    assert found == [(HEADS[at], TOLD[at].removesuffix(".") if at != 2 else None) for at in range(5)]


def test_a_kind_above_each_title_with_its_address_is_no_title() -> None:
    def card(at: int) -> str:
        kind = f"<div><a class=t1 href=/s/{at}>{('Politics and trade', 'Life on the water')[at % 2]}</a></div>"
        title = f"<div><a class=t2 href=/s/{at}>{HEADS[at]}</a></div>"
        return f"<article>{kind}{title}<time datetime={DAYS[at]}>{DAYS[at]:%-d %B %Y}</time></article>"

    assert [seen.entry.content.headline for seen in read(*map(card, range(5))).sightings] == [*HEADS]


def test_a_heading_of_another_form_that_leads_nowhere_belongs_to_the_list() -> None:
    first = (
        f"<article><div><h2>{HEADS[0]}</h2><h3>Featured</h3></div><p>{DAYS[0]:%-d %B %Y}</p><p>{TOLD[0]}</p></article>"
    )
    others = [
        f"<article><h1>{HEADS[at]}</h1><p>{DAYS[at]:%-d %B %Y}</p><p>{TOLD[at]}</p></article>" for at in range(1, 5)
    ]
    assert [seen.entry.content.headline for seen in read(first, *others).sightings] == [*HEADS]


def test_what_tells_a_title_again_with_its_address_is_no_title() -> None:
    def card(at: int) -> str:
        by = f"<p>{DAYS[at]:%-d %B %Y}, by <a href=/by/{at % 2}>Ann of the harbour</a></p><p>{TOLD[at]}</p>"
        more = f"<div><a href=/s/{at}>Read more of <em>Pier {at} is closed</em></a></div>"
        return f"<article><strong><a href=/s/{at}>Pier {at} is closed</a></strong>{by}{more}</article>"

    found = [seen.entry.content.headline for seen in read(*map(card, range(5))).sightings]
    assert found == [f"Pier {at} is closed" for at in range(5)]


def test_a_button_that_ends_in_points_is_no_summary() -> None:
    def card(at: int) -> str:
        told = f"<p>{TOLD[at]}</p>" if at % 2 else ""
        more = f"<p><a href=/s/{at}>Read more of this story...</a></p>"
        return f"<div><h3><a href=/s/{at}>{HEADS[at]}</a></h3><p>{DAYS[at]:%-d %B %Y}</p>{told}{more}</div>"

    found = [seen.entry.content.description for seen in read(*map(card, range(5))).sightings]
    assert found == [TOLD[at] if at % 2 else None for at in range(5)]


def test_the_day_of_what_comes_is_not_that_of_publication() -> None:
    form = "<div><h3><a href=/s/{at}>{head}</a></h3><div>{day}, Kirkwall</div><div>Event: <span>3 June 2022</span></div></div>"
    assert [seen.entry.date_published for seen in page_of(form).sightings] == DAYS


def test_days_in_links_are_those_of_their_records() -> None:
    first = [f"<div><h2><a href=/s/{at}>{HEADS[at]} <time>{DAYS[at]:%-d %B %Y}</time></a></h2></div>" for at in (0, 1)]
    others = [f"<div><a href=/s/{at}>{HEADS[at]}</a><time>{DAYS[at]:%-d %B %Y}</time></div>" for at in (2, 3, 4)]
    assert [seen.entry.date_published for seen in read(*first, *others).sightings] == DAYS


def test_posts_of_a_thread_and_results_beside_news_are_no_page_written_by_hand() -> None:
    names = ("Ann Reed", "Bo Wren", "Cy Finch", "Dee Ray", "Eve Lark")
    posts = [
        f"<div><p>{name}</p><p>{day:%-d %B %Y}</p><p>{told}</p></div>"
        for name, day, told in zip(names, DAYS, TOLD, strict=True)
    ]
    assert read(*posts).sightings == ()
    news = [f"<div><h3><a href=/s/{at}>{HEADS[at]}</a></h3><p>{TOLD[at]}</p></div>" for at in range(3)]
    games = "".join(f"<tr><td>{day:%-d %B %Y}</td><td>Rovers - United {day.day}:1</td></tr>" for day in DAYS)
    page = read(*news, f"<h2>Results</h2><table>{games}</table>")
    assert [seen.entry.content.headline for seen in page.sightings] == [*HEADS[:3]]
