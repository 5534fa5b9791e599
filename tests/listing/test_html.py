"""HTML listings: pages written to order, real ones where there are some, and what no page may do."""
# ruff: noqa: E501 (mark-up reads best on one line)

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newspipe.listing import Entry, Page, html, html_choices, parse, text_lines
from newspipe.text import clean
from tests.listing.made_pages import TEMPLATES, Made, make, make_other

PAGE = "https://paper.example/list/"
GOOD = 0.95  # of what a page drawn at random holds; most are whole
PARAGRAPH = "The council met in the old mill and heard what the pilots and the anglers of the bay had to say. " * 3


def pairs(page: Page) -> set[tuple[str, str | None]]:
    return {(seen.entry.content.headline, seen.entry.content.url) for seen in page.sightings}


def expected(made: Made) -> set[tuple[str, str]]:
    return {(clean(item.headline), urldefrag(urljoin(made.url, item.url))[0]) for item in made.items}


def scores(found: set[tuple[str, str | None]], wanted: set[tuple[str, str]]) -> tuple[float, float]:
    right = len(found & wanted)
    return right / len(found) if found else 0.0, right / len(wanted)


def entries(markup: str, url: str | None = PAGE) -> list[Entry]:
    return [seen.entry for seen in parse(markup.encode(), url=url).sightings]


def listing(*rows: str, around: str = "") -> str:
    return f"<!doctype html><html><body>{around}<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul></body></html>"


def row(at: int, *parts: str) -> str:
    return f'<a href="/news/{at}">Harbour council number {at} meets in the old mill</a> {" ".join(parts)}'


# --- what a page lists


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_every_template_is_read(template: object) -> None:
    found = []
    for seed in range(8):
        made = make(seed, template)  # type: ignore[arg-type]
        found.append(scores(pairs(parse(made.html.encode(), url=made.url)), expected(made)))
    precision, recall = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert precision >= GOOD - 0.05
    assert recall >= GOOD - 0.05


def test_pages_drawn_at_random_are_read() -> None:
    found = []
    for seed in range(1000, 1120):
        made = make(seed)
        found.append(scores(pairs(parse(made.html.encode(), url=made.url)), expected(made)))
    precision, recall = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert precision >= 0.98
    assert recall >= 0.98


@given(st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_no_record_is_made_up(seed: int) -> None:
    """Whatever is found has a headline that the page shows, and an address that it links to."""
    made = make(seed)
    page = parse(made.html.encode(), url=made.url)
    links = {urldefrag(urljoin(made.url, link))[0] for link in re.findall(r'href="([^"]*)"', made.html)}
    shown = " ".join(text_lines(made.html.encode()))
    for seen in page.sightings:
        assert seen.entry.content.url in links
        assert all(word in shown for word in seen.entry.content.headline.split())


@given(st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_dates_are_those_of_their_records(seed: int) -> None:
    made = make(seed)
    dates = {urldefrag(urljoin(made.url, item.url))[0]: item.date for item in made.items}
    for entry in entries(made.html, made.url):
        assert entry.date_published in (dates.get(entry.content.url or ""), None)


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_what_lists_no_news_gives_none_and_says_so(seed: int) -> None:
    page = parse(make_other(seed).encode())
    [reject] = page.rejects
    assert (page.sightings, reject.stage, reject.reason) == ((), "layout", "no_entries")
    assert reject.detail


@pytest.mark.parametrize("factor", [0.8, 1.2])
@pytest.mark.parametrize("name", ["HEADLINE", "PROSE", "STRONG", "_LEAST", "_ARTICLE", "_FRAMED", "_LONG"])
def test_no_threshold_is_tuned(monkeypatch: pytest.MonkeyPatch, name: str, factor: float) -> None:
    """A fifth more or less of any of them changes little."""
    holders = [import_module(found.name) for found in iter_modules(html.__path__, f"{html.__name__}.")]
    holders = [holder for holder in holders if hasattr(holder, name)]
    assert holders
    for holder in holders:
        monkeypatch.setattr(holder, name, min(getattr(holder, name) * factor, 0.99 if name == "STRONG" else 1e9))
    found = []
    for seed in range(2000, 2040):
        made = make(seed)
        found.append(scores(pairs(parse(made.html.encode(), url=made.url)), expected(made)))
    precision, recall = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert precision >= GOOD
    assert recall >= GOOD
    assert sum(bool(parse(make_other(seed).encode()).sightings) for seed in range(20)) == 0


def box(first: int, tag: str) -> str:
    """A box of a front page: three titles below a short one, in headings of the level of the box."""
    titles = [f"Harbour council number {at} meets in the old mill" for at in range(first, first + 3)]
    rows = [f'<div><{tag}><a href="/news/{first + at}">{title}</a></{tag}></div>' for at, title in enumerate(titles)]
    return f'<section class="b{first}"><h2><a href="/s/{first}">Harbours</a></h2><div class="i{first}">{"".join(rows)}</div></section>'


def test_a_front_page_lists_what_its_boxes_show() -> None:
    dated = "".join(
        f'<li><h3><a href="/talk/{at}">Harbour talk number {at} with guests</a></h3><p>{at + 1} May 2021</p></li>'
        for at in range(4)
    )
    boxes = "".join(f"<div><div>{box(3 * at, tag)}</div></div>" for at, tag in enumerate(("h3", "h4", "h3")))
    page = f"<!doctype html><body>{boxes}<div><p>Listen</p><ul>{dated}</ul></div></body>"
    found = [entry.content.url for entry in entries(page)]
    assert found == [f"https://paper.example/news/{at}" for at in range(9)] + [
        f"https://paper.example/talk/{at}" for at in range(4)
    ]
    assert [entry.date_published for entry in entries(page)] == [None] * 9 + [date(2021, 5, at + 1) for at in range(4)]
    front, best, *_ = html_choices(page.encode())
    assert (front.chosen, front.where, front.records) == (True, "html: every heading that is a link", 13)
    assert (best.chosen, best.records) == (False, 4)


def test_a_few_titles_that_show_nothing_are_no_front_page() -> None:
    told = "".join(
        f'<li><a href="/news/{at}">Harbour council number {at} meets in the old mill</a><p>{PARAGRAPH}</p>3 May 2021</li>'
        for at in range(4)
    )
    talked = "".join(f'<div><h4><a href="/old/{at}">What was said most of {at}</a></h4></div>' for at in range(6))
    page = f"<!doctype html><body><ul>{told}</ul><div class=talk>{talked}</div></body>"
    assert [entry.content.url for entry in entries(page)] == [f"https://paper.example/news/{at}" for at in range(4)]


def test_two_that_are_alike_give_way_to_a_list() -> None:
    boxes = "".join(
        f'<div class=box><b><a href="/box/{at}">Welcome to the harbour, number {at}</a></b><p>{PARAGRAPH}</p>May 3, 2021</div>'
        for at in range(2)
    )
    told = "".join(f"<li>{row(at)}<p>{PARAGRAPH}</p></li>" for at in range(6))
    page = f"<!doctype html><body><div>{boxes}</div><div><ul>{told}</ul></div></body>"
    assert [entry.content.url for entry in entries(page)] == [f"https://paper.example/news/{at}" for at in range(6)]


def test_titles_beside_a_list_that_holds_most_of_the_page_are_none_of_it() -> None:
    posts = "".join(f"<article><h2>{row(at)}</h2><p>{at + 1} May 2021</p></article>" for at in range(5))
    rail = "".join(
        f'<div><h4><a href="/old/{at}">What was read most in the year before {at}</a></h4></div>' for at in range(5)
    )
    page = f"<!doctype html><body><main>{posts}</main><div class=rail>{rail}</div></body>"
    assert [entry.content.url for entry in entries(page)] == [f"https://paper.example/news/{at}" for at in range(5)]


def test_a_menu_whose_entries_show_pictures_is_no_listing() -> None:
    goods = ("Cases and bags", "Cables", "Hearing aids", "Stands", "Strings", "Drum sticks")
    menu = "".join(f'<div><img src="/i/{at}.png"><a href="/c/{at}">{name}</a></div>' for at, name in enumerate(goods))
    page = parse(f"<!doctype html><body><div>{menu}</div></body>".encode(), url=PAGE)
    assert (page.entries, [reject.reason for reject in page.rejects]) == (0, ["no_entries"])
    told = "".join(f"<div><h3><a href=/c/{at}>{name}</a></h3><p>{PARAGRAPH}</p></div>" for at, name in enumerate(goods))
    assert len(entries(f"<!doctype html><body><div>{told}</div></body>")) == len(goods)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("<p><a href=/p/{at}>{head}</a></p><p>{price}.980円</p>", "goods"),
        ("<p><a href=/p/{at}>{head}</a></p><p>Cena: {price}.00</p>", "goods"),
        ("<p><a href=/p/{at}>{head}</a> ${price}.39</p>", "goods"),
        ("<p><a href=/p/{at}>{head}</a></p><a href=/buy/{at}>Pre-order £{price}.99</a>", "goods"),
        ("<h3><a href=/q/{at}>Where is what {head} leaves?</a></h3>", "often asked"),
        ("<h3><a href=/g/{at}>{letter}urrency and {head}</a></h3><p>They are made of it.</p>", "glossary"),
        ("<a href=/t/{at}>{head}</a><p>Last Post By: gangster</p><i>0{at}-23-2015 03:37 AM</i>", "a board"),
        ("<a href=/t/{at}>{head}</a><p>{price} ответов</p><p>Последнее сообщение Лёха</p>29.08.2015", "a board"),
    ],
)
def test_goods_questions_and_threads_are_no_listing(record: str, why: str) -> None:
    heads = [
        f"{name} rings of white gold with {stone}" for name in ("Two", "Wide", "Old") for stone in ("opal", "jade")
    ]
    rows = "".join(
        f"<li>{record.format(at=at, head=head, price=17 + at, letter='BCDFKZ'[at])}</li>"
        for at, head in enumerate(heads)
    )
    page = parse(f"<!doctype html><body><ul>{rows}</ul></body>".encode(), url=PAGE)
    assert page.entries == 0
    assert why in page.rejects[0].detail


@pytest.mark.parametrize(
    "record",
    [
        "<h2 class=topic-title><a href=/n/{at}>{head}</a></h2><time>{day} June 2021</time><p>{told}</p>",
        "<h2><a href=/n/{at}>{head}</a></h2><time>{day} June 2021</time><p>{told}</p><i>3 comments, last post by Ann</i>",
        "<h2><a href=/n/{at}>Why did {head} not open?</a></h2><p>{told}</p>",
    ],
)
def test_what_tells_something_is_no_board_and_no_question(record: str) -> None:
    heads = [f"pier number {at} of the harbour" for at in range(6)]
    rows = (record.format(at=at, head=head, day=at + 1, told=PARAGRAPH) for at, head in enumerate(heads))
    articles = "".join(f"<article>{row}</article>" for row in rows)
    assert len(entries(f"<!doctype html><body><main>{articles}</main></body>")) == 6


def test_a_sidebar_with_more_links_than_the_list_is_left_out() -> None:
    side = "".join(f'<li><a href="/most/{at}">What {at} thousand people have read today</a></li>' for at in range(60))
    page = listing(*(row(at, f"<i>{at + 1} May 2021</i>") for at in range(4)), around=f"<div><ul>{side}</ul></div>")
    assert [entry.content.url for entry in entries(page)] == [f"https://paper.example/news/{at}" for at in range(4)]


def test_what_is_hidden_or_frames_the_page_is_left_out() -> None:
    rows = "".join(f"<p>{row(at, '<b>3 May 2021</b>')}</p>" for at in range(5))
    for frame in ("<nav>", '<div role="complementary">', '<div style="display: none">', "<footer>", "<aside>"):
        assert entries(f"<!doctype html><body>{frame}{rows}{frame.replace('<', '</').split()[0].rstrip('>')}>") == []
    assert len(entries(f"<!doctype html><body><div>{rows}</div>")) == 5


# --- the fields


def test_fields_of_a_record() -> None:
    record = """<a href="/n/1#top"><img class="lazy" src="data:image/gif;base64,x" data-src="/i/1.jpg"></a>
    <h3><a href="/n/1?a=1&amp;b=2#top">Harbour\u200b  council meets
    in the old mill</a></h3>
    <p class="m">By <a rel="author" href="/a">A. Writer</a> on <time datetime="2021-05-03T21:30:00+02:00">3 May 2021</time>
    in <a rel="category tag" href="/c">Harbour</a></p><p>The council will meet in the mill, which has stood empty for
    seven years, until its own hall is dry again.</p>"""
    other = record.replace("/n/1", "/n/2").replace("/i/1", "/i/2").replace("Harbour\u200b", "Ferry")
    [entry, second] = entries(f"<!doctype html><body><div class=r>{record}</div><div class=r>{other}</div>")
    content = entry.content
    assert content.headline == "Harbour council meets in the old mill"
    assert content.url == "https://paper.example/n/1?a=1&b=2"
    assert (entry.date_published, entry.date_published_raw) == (date(2021, 5, 3), "3 May 2021")
    assert content.published_at == datetime(2021, 5, 3, 19, 30, tzinfo=UTC)
    assert content.image_url == "https://paper.example/i/1.jpg"
    assert content.authors == ("A. Writer",)
    assert content.article_section == "Harbour"
    assert (content.description or "").startswith("The council will meet in the mill, which has stood empty for seven")
    assert second.content.headline == "Ferry council meets in the old mill"


@pytest.mark.parametrize(
    ("image", "url"),
    [
        ('<img src="/a.jpg">', "/a.jpg"),
        ('<img src="/blank.gif" data-src="/a.jpg">', "/a.jpg"),
        ('<img data-srcset="/s.jpg 320w, /l.jpg 1024w">', "/l.jpg"),
        ('<img srcset="/s.jpg 1x, /l.jpg 2x">', "/l.jpg"),
        ('<img src="data:image/png;base64,x"><noscript><img src="/a.jpg"></noscript>', "/a.jpg"),
        ('<img src="/blank.png"><noscript><img src="/a.jpg"></noscript>', "/a.jpg"),
        ('<picture><source srcset="/a.webp"><img src="/a.jpg"></picture>', "/a.webp"),
        ("<i style=\"background-image: url('/a.jpg')\"></i>", "/a.jpg"),
        ('<img src="/pixel.gif" width="1" height="1">', None),
        ("", None),
    ],
)
def test_pictures_are_those_that_a_reader_sees_in_the_end(image: str, url: str | None) -> None:
    page = listing(*(row(at, re.sub(r"(/[al])\.", rf"\g<1>{at}.", image), "3 May 2021") for at in range(3)))
    found = [entry.content.image_url for entry in entries(page)]
    assert all((one is None) == (url is None) for one in found)
    if url:
        name, dot, end = url.partition(".")
        assert {re.sub(r"\d", "", one or "") for one in found} == {f"https://paper.example{name}{dot}{end}"}


def test_a_picture_that_all_records_share_is_none_of_theirs() -> None:
    page = listing(*(row(at, '<img src="/default.gif">', "3 May 2021") for at in range(5)))
    assert {entry.content.image_url for entry in entries(page)} == {None}


def test_links_are_resolved_against_the_base_of_the_page() -> None:
    rows = [f'<a href="{link}">Harbour council meets in the mill again, {at}</a> 3 May 2021' for at, link in enumerate(
        ["a/1", "/b/2", "//c.example/3", "https://d.example/4#x", "?e=5"]
    )]  # fmt: skip
    page = listing(*rows)
    based = page.replace("<html>", '<html><head><base href="/news/"></head>')
    urls = [entry.content.url for entry in entries(page)]
    assert urls == [
        "https://paper.example/list/a/1", "https://paper.example/b/2", "https://c.example/3", "https://d.example/4",
        "https://paper.example/list/?e=5",
    ]  # fmt: skip
    assert entries(based)[0].content.url == "https://paper.example/news/a/1"
    assert [entry.content.url for entry in entries(page, url=None)] == [
        "a/1", "/b/2", "//c.example/3", "https://d.example/4", "?e=5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "expected_day"),
    [
        ('<time datetime="2021-05-03">yesterday</time>', date(2021, 5, 3)),
        ('<time datetime="2021-05-03T23:00:00Z">4 May 2021</time>', date(2021, 5, 4)),
        ('<time datetime="2001-01-01">4 May 2021</time>', date(2021, 5, 4)),
        ("<span>3</span> <span>May</span> <span>2021</span>", date(2021, 5, 3)),
        ("<div>3</div><div>May</div><div>2021</div>", date(2021, 5, 3)),
        (", <em>media release</em>, May 3, 2021", date(2021, 5, 3)),
        ('<meta itemprop="datePublished" content="2021-05-03">', date(2021, 5, 3)),
        ("<p>35 May 2021</p>", None),
        ("<p>The mill has stood empty since 3 May 2011, when the last of its four wheels broke.</p>", None),
        (
            "<p>3 May 2021 – The mill has stood empty for years, since the last of its wheels broke.</p>",
            date(2021, 5, 3),
        ),
        (
            "<p>The mill has stood empty for years, since the last of its wheels broke (3 May 2021).</p>",
            date(2021, 5, 3),
        ),
        (
            "<p><b>3 May 2021</b> The mill has stood empty for years, since the last of its wheels broke.</p>",
            date(2021, 5, 3),
        ),
        ("<p>03/05/21</p>", None),
        ("", None),
    ],
)
def test_dates_are_what_is_shown_and_marked(shown: str, expected_day: date | None) -> None:
    page = listing(
        *(
            row(at, shown, "<p>A summary of the meeting, long enough to be a paragraph of its own.</p>")
            for at in range(3)
        )
    )
    assert {entry.date_published for entry in entries(page)} == {expected_day}
    kept = {entry.date_published_raw for entry in entries(page)}
    assert kept != {None} if re.search(r"\d", shown) and "since 3 May" not in shown else kept == {None}


@pytest.mark.parametrize(
    ("dates", "order", "first"),
    [
        (("05/03/2021", "04/25/2021"), "mdy", date(2021, 5, 3)),
        (("05/03/2021", "25/02/2021"), "dmy", date(2021, 3, 5)),
        (("05/03/2021", "04/03/2021"), None, None),
    ],
)
def test_the_order_of_numbers_is_proven_by_the_page(
    dates: tuple[str, str], order: str | None, first: date | None
) -> None:
    page = parse(listing(*(row(at, shown) for at, shown in enumerate(dates))).encode())
    assert page.date_order == order
    assert page.sightings[0].entry.date_published == first
    assert page.sightings[0].entry.date_published_raw == dates[0]


@pytest.mark.parametrize(
    ("inner", "headline", "day", "description"),
    [
        ("<time>3 May 2021</time><h3>{}</h3>", "{}", date(2021, 5, 3), None),
        ("<span>3 May 2021</span> <span>{}</span>", "{}", date(2021, 5, 3), None),
        ("3 May 2021 – {}", "{}", date(2021, 5, 3), None),
        ("{} (3 May 2021)", "{}", date(2021, 5, 3), None),
        ("<h3>{}</h3><div>3 May 2021, Harbour</div>", "{}", date(2021, 5, 3), None),
        ("<h3>{}</h3><div>#water #boats</div>", "{}", None, None),
        ("<h3>{}</h3><p>A vote is near, says Ida.</p>", "{}", None, "A vote is near, says Ida."),
        ("<div>Harbour</div><div>{}</div>", "{}", None, None),
        ("<time>20:00</time><h3>{}</h3>", "20:00 {}", None, None),
        ('<span itemprop="headline">{}</span><div>Ida Voss</div><div>4 minutes</div>', "{}", None, None),
        ('{} <span style="display:none">712</span>', "{}", None, None),
        ("{} on <b>3 May 2021</b>", "{} on 3 May 2021", None, None),
    ],
)
def test_a_link_around_a_whole_record_gives_its_headline(
    inner: str, headline: str, day: date | None, description: str | None
) -> None:
    titles = [f"Council number {at} meets in the old mill" for at in range(4)]
    page = listing(*(f'<a href="/news/{at}">{inner.format(title)}</a>' for at, title in enumerate(titles)))
    read = entries(page)
    assert [entry.content.headline for entry in read] == [headline.format(title) for title in titles]
    assert {entry.date_published for entry in read} == {day}
    assert {entry.content.description for entry in read} == {description}


def test_a_link_that_repeats_the_heading_beside_it_stands_for_that() -> None:
    titles = [f"Council number {at} meets in the old mill" for at in range(4)]
    rows = [f'<h3>{title}</h3><a href="/{at}">Read more<i> about {title}</i></a>' for at, title in enumerate(titles)]
    assert [entry.content.headline for entry in entries(listing(*rows))] == titles


def test_headings_that_are_no_links_have_the_permanent_link_below_them() -> None:
    posts = "".join(
        f"<h3>Council number {at} meets in the old mill</h3><p>{PARAGRAPH[:200]} <a href='https://b.example/{at}'>Link</a></p>"
        f"<p>posted at 03:43 <a href='/p/{at}'>permalink</a> | <a href='https://c.example/{at}'>comments</a></p>"
        for at in range(6)
    )
    menu = "".join(
        f"<a href='/{name}'>{name}</a>" for name in ("archives", "store", "policies", "stats", "rules", "team", "jobs")
    )
    read = entries(f"<!doctype html><body><div>{menu}</div><main><h2>Wednesday, June 14, 2006</h2>{posts}</main>")
    assert [(entry.content.headline, entry.content.url) for entry in read] == [
        (f"Council number {at} meets in the old mill", f"https://paper.example/p/{at}") for at in range(6)
    ]
    assert {entry.date_published for entry in read} == {None}  # one day alone may be today's


def test_the_highest_heading_above_a_link_heads_its_record() -> None:
    posts = "".join(
        f"<h2>Council number {at} meets in the old mill</h2><h6>by Ida, {at + 3} May 2021</h6><p>{PARAGRAPH[:90]}</p>"
        f"<p><a href='/p/{at}'>Read more</a></p>"
        for at in range(5)
    )
    read = entries(f"<!doctype html><body><main>{posts}</main>")
    assert [entry.content.headline for entry in read] == [
        f"Council number {at} meets in the old mill" for at in range(5)
    ]
    assert [entry.date_published for entry in read] == [date(2021, 5, 3 + at) for at in range(5)]


def test_authors_are_no_headlines_where_they_have_the_form_of_one() -> None:
    rows = [
        f"<p>{row(at)}, <a href='/by/{at % 3}'><em>Ida Voss {at % 3}</em></a>, {at + 3} May 2021</p>" for at in range(6)
    ]
    same = [f"<p>{row(at)}, <a href='/by/1'>Ida Voss of the Harbour Desk</a>, {at + 3} May 2021</p>" for at in range(6)]
    for page in (listing(*rows), listing(*same)):
        assert [entry.content.url for entry in entries(page)] == [f"https://paper.example/news/{at}" for at in range(6)]


def told(body: str) -> list[tuple[str | None, int | None, int]]:
    """Of each record: its address, its day of the month, and how many paragraphs it has."""
    read = entries(f"<!doctype html><body><div>{body}</div>")
    return [
        (
            e.content.url,
            e.date_published.day if e.date_published else None,
            (e.content.description or "").count("pilots"),
        )
        for e in read
    ]


@pytest.mark.parametrize("behind", ["", "<p>Page 1 of 3</p>", "<p>Contact</p><p>Press office</p>"])
@pytest.mark.parametrize("summary", ["", f"<p>{PARAGRAPH[:100]}</p>"])
def test_a_date_above_its_headline_is_that_of_no_other(summary: str, behind: str) -> None:
    body = "".join(f"<p>{20 - at} May 2024</p><h3>{row(at)}</h3>{summary}" for at in range(6))
    paragraphs = summary.count("pilots")
    assert told(body + behind) == [(f"{PAGE.removesuffix('list/')}news/{at}", 20 - at, paragraphs) for at in range(6)]


def test_a_record_that_lacks_its_date_takes_no_other_and_gives_its_summary_away_to_none() -> None:
    parts = [f"<p>{20 - at} May 2024</p>" if at != 3 else "" for at in range(6)]
    body = "".join(f"{date_}<h3>{row(at)}</h3><p>{PARAGRAPH[:100]}</p>" for at, date_ in enumerate(parts))
    assert [(day, count) for _, day, count in told(body)] == [(20, 1), (19, 1), (18, 1), (None, 1), (16, 1), (15, 1)]


@pytest.mark.parametrize(
    "shown",
    [
        '<time class="published" datetime="2021-05-03">3 May 2021</time><time class="updated" datetime="2021-06-01">1 June 2021</time>',
        '<p>Updated <time class="updated">1 June 2021</time></p><p><time>3 May 2021</time></p>',
        '<p>Updated <time itemprop="dateModified">1 June 2021</time></p><time>3 May 2021</time>',
    ],
)
def test_the_time_of_a_change_is_not_that_of_publication(shown: str) -> None:
    assert {entry.date_published for entry in entries(listing(*(row(at, shown) for at in range(4))))} == {
        date(2021, 5, 3)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The council decided on <b>3 May 2011</b> that work at the harbour will not begin before the ferry is back.",
        "Since 3 May 2011, <em>the council</em> has met each Monday in the old mill to hear what the pilots have to say.",
    ],
)
def test_a_date_in_a_sentence_with_mark_up_is_what_it_tells_of(sentence: str) -> None:
    assert {
        entry.date_published for entry in entries(listing(*(row(at, f"<p>{sentence}</p>") for at in range(4))))
    } == {None}


@pytest.mark.parametrize(
    "said", ["<p>The law of 1 March 2011 is repealed.</p>", "<small>Photo taken 1 March 2011 by A. Smith</small>"]
)
def test_a_date_on_a_line_of_its_own_goes_before_those_in_texts(said: str) -> None:
    page = listing(*(row(at, said, "<div>3 May 2021</div>") for at in range(4)))
    assert {entry.date_published for entry in entries(page)} == {date(2021, 5, 3)}


def test_a_month_before_headlines_is_a_part_of_them() -> None:
    rows = [
        f'<a href="/{month}">{month} 2023 payrolls rise by half a million</a>' for month in ("January", "March", "May")
    ]
    read = entries(listing(*rows))
    assert [entry.content.headline[-9:] for entry in read] == ["a million"] * 3
    assert read[0].content.headline.startswith("January 2023 payrolls")


def test_a_title_that_its_link_names_is_the_headline_where_a_date_stands_in_the_link() -> None:
    rows = [
        f'<a href="/news/{at}" title="The council meets {at} times"><b>{at}</b> <i>The council meets {at} times</i> '
        f"<i>Office {at}</i> <i>{at} May 2021</i></a>"
        for at in range(3, 8)
    ]
    found = entries(listing(*rows))
    assert [entry.content.headline for entry in found] == [f"The council meets {at} times" for at in range(3, 8)]
    assert [entry.date_published for entry in found] == [date(2021, 5, at) for at in range(3, 8)]


def test_stories_that_lead_a_list_stand_above_what_is_wrapped_around_it() -> None:
    def card(at: int) -> str:
        return f"<h3>{row(at)}</h3><img src='/{at}.jpg'><i>{28 - at} May 2021</i><p>{PARAGRAPH}</p>"

    leads = "".join(f"<article class='lead'>{card(at)}</article>" for at in range(2))
    rows = "".join(f"<div class='row'>{card(at)}</div>" for at in range(2, 8))
    body = f"<div><div class='leads'>{leads}</div><div><div><div>{rows}</div><p>Show all</p></div></div></div>"
    assert days(body) == [date(2021, 5, 28 - at) for at in range(8)]


def test_cards_beside_a_dated_story_lead_a_list_though_they_show_no_date() -> None:
    def lead(at: int, level: int, dated: str) -> str:
        headline = row(at).replace("<a", f"<h{level}><a", 1).replace("</a>", f"</a></h{level}>", 1)
        return f"<div class='lead'><img src='/{at}.jpg'>{headline}{dated}</div>"

    leads = lead(0, 2, "<span>28 May 2021</span>") + "".join(lead(at, 4, "") for at in (1, 2))
    cards = (
        f"<li class='card'><img src='/{at}.jpg'><h3>{row(at)}</h3><p>{PARAGRAPH}</p><span>{28 - at} May 2021</span></li>"
        for at in range(3, 9)
    )
    body = f"<div class='hero'>{leads}</div><h2>Latest</h2><ul>{''.join(cards)}</ul>"
    assert days(body) == [date(2021, 5, 28), None, None, *(date(2021, 5, 28 - at) for at in range(3, 9))]
    older = body.replace("28 May 2021", "2 May 2021")  # no lead, but what is read most
    assert days(older) == [date(2021, 5, 28 - at) for at in range(3, 9)]
    assert days(body.replace("<div class='hero'>", "<h2>Popular</h2><div class='hero'>")) == days(older)


def cards(days_: Iterable[int], first: int, tag: str, rest: str = "") -> str:
    """Cards with a picture, a heading and a day of May 2021 each."""
    return "".join(
        f"<div class='{tag}'><img src='/{at}.jpg'><{tag}>{row(at)}</{tag}><i>{day} May 2021</i>{rest}</div>"
        for at, day in enumerate(days_, first)
    )


@pytest.mark.parametrize("leads", [(28, 12, 5), (23, 21, 28)])
def test_a_few_cards_in_any_order_lead_the_longer_list_below_them(leads: tuple[int, ...]) -> None:
    rows = "".join(f"<li><time>{day} May 2021</time> {row(at)}</li>" for at, day in enumerate(range(27, 18, -1), 3))
    body = f"<div>{cards(leads, 0, 'h2', f'<p>{PARAGRAPH}</p>')}</div><h2>All</h2><ul>{rows}</ul>"
    assert days(body) == [date(2021, 5, day) for day in (*leads, *range(27, 18, -1))]


def test_links_whose_addresses_count_on_from_the_list_go_on_with_it() -> None:
    def link(number: int) -> str:
        return f"<a href='/news/{number}-harbour'>Harbour council number {number} meets</a>"

    def page(above: Iterable[int], below: Iterable[int]) -> list[str]:
        rows = "".join(f"<li>{link(number)} <i>{number - 310} May 2021</i></li>" for number in range(330, 318, -2))
        slides = "".join(f"<div class='slide'><img src='/{number}.jpg'>{link(number)}</div>" for number in above)
        more = "".join(f"<p>{link(number)}</p>" for number in below)
        body = f"<div>{slides}</div><div><ul>{rows}</ul></div><div><h3>More</h3>{more}</div>"
        seen = parse(f"<!doctype html><body>{body}".encode(), url=PAGE).sightings
        return [sighting.entry.content.headline.split()[3] for sighting in seen]

    listed = [str(number) for number in range(330, 318, -2)]
    assert page((341, 338, 333), (317, 311, 304)) == ["341", "338", "333", *listed, "317", "311", "304"]
    assert page((), (317, 304, 311)) == listed  # what is read most stands in another order
    assert page((), (319, 317, 311)) == [*listed, "319", "317", "311"]
    assert page((), (325, 317, 311)) == listed  # or is newer than the end of the list
    assert page((315, 309, 301), ()) == listed


def test_what_is_to_come_leads_no_list() -> None:
    rows = "".join(f"<li>{cards([day], at, 'h3')}</li>" for at, day in enumerate(range(20, 12, -1), 3))
    body = f"<div><div><div>{cards((26, 28, 30), 0, 'h4')}</div></div></div><div><div><div><ul>{rows}</ul></div></div></div>"
    assert days(body) == [date(2021, 5, day) for day in range(20, 12, -1)]
    assert len(days(body.replace("30 May", "25 May").replace("28 May", "24 May"))) == 11


def test_headings_of_cards_are_their_headlines_whatever_stands_beside_them() -> None:
    rows = [
        f"<a href='/n/{at}'><div>Customer story</div><div>{at} min read</div><div>New</div><h3>{told}</h3>"
        f"<div>{20 - at} May 2021</div><div>Ana Reed of the harbour authority</div><div>Read more</div></a>"
        for at, told in enumerate(
            ["How a farm cut what it pumps", "The moisture of winter crops", "What new rules mean"]
        )
    ]
    assert [entry.content.headline for entry in entries(listing(*rows))] == [
        "How a farm cut what it pumps",
        "The moisture of winter crops",
        "What new rules mean",
    ]


@pytest.mark.parametrize(
    ("shown", "title"),
    [("May 24", "May 24, 2021 3:03 pm"), ("3 hours ago", "24 May 2021"), ("24 May", "2021-05-24T10:00:00Z")],
)
def test_a_short_date_is_completed_by_its_title(shown: str, title: str) -> None:
    rows = [f"{row(at)} <abbr title='{title}'>{shown}</abbr>" for at in range(4)]
    assert [entry.date_published for entry in entries(listing(*rows))] == [date(2021, 5, 24)] * 4
    other = [
        f"<a href='/{at}' title='Seen {title}'>Harbour council number {at} meets in the mill</a> {shown}"
        for at in range(4)
    ]
    assert [entry.date_published for entry in entries(listing(*other))] == [None] * 4


def test_the_link_to_the_next_page_is_no_record() -> None:
    rows = [row(at, "3 May 2021") for at in range(4)]
    page = parse(listing(*rows, '<a href="?p=2">Next</a>').encode(), url=PAGE)
    assert len(page.sightings) == 4
    assert page.next_url == f"{PAGE}?p=2"


def test_a_date_that_tells_headlines_apart_stays_in_them() -> None:
    rows = [f'<a href="/{day}">Minutes of the harbour council, {day} May 2021</a>' for day in (3, 4, 5)]
    assert entries(listing(*rows))[0].content.headline.endswith("3 May 2021")


def under(heading: str, *shown: str) -> str:
    """A heading above a list of records that show these dates."""
    return f"<h3>{heading}</h3><ul>{''.join(f'<li>{row(len(heading) * 10 + at, date)}</li>' for at, date in enumerate(shown))}</ul>"


def days(body: str, captured_at: datetime | None = None) -> list[date | None]:
    page = parse(f"<!doctype html><body><main>{body}</main>".encode(), url=PAGE, captured_at=captured_at)
    return [seen.entry.date_published for seen in page.sightings]


def test_the_heading_above_gives_dates_their_year() -> None:
    body = under("2021", "<time>11-28</time>", "<time>03-04</time>") + under("2020 (2)", "12-24", "Nov 3")
    assert days(body) == [date(2021, 11, 28), date(2021, 3, 4), date(2020, 12, 24), date(2020, 11, 3)]
    assert days(body.replace("11-28", "04-03").replace("12-24", "02-01")) == [None, None, None, date(2020, 11, 3)]
    page = parse(f"<!doctype html><body>{under('2021', '30-02', '30-04', '30-02')}".encode())
    assert [seen.entry.date_published_raw for seen in page.sightings] == ["30-02", "30-04", "30-02"]


def test_the_day_in_a_heading_is_that_of_the_items_below_it() -> None:
    body = under("Tuesday, 4 May 2021", "20:15", "") + under("Monday, 3 May 2021", "3 May, 18:30", "07:00")
    assert days(body) == [date(2021, 5, 4), date(2021, 5, 4), date(2021, 5, 3), date(2021, 5, 3)]
    assert days(body.replace("3 May, 18:30", "1 May 2021")) == [None, None, date(2021, 5, 1), None]
    unread = under("2021-05-04", "31.11.2020", "", "") + under("Monday, 3 May 2021", "")
    assert days(unread) == [None, date(2021, 5, 4), date(2021, 5, 4), date(2021, 5, 3)]


@pytest.mark.parametrize("captured_at", [None, datetime(2021, 5, 4, 12, tzinfo=UTC), datetime(2021, 6, 4, tzinfo=UTC)])
def test_a_day_alone_above_a_list_may_be_the_date_of_the_front_page(captured_at: datetime | None) -> None:
    assert days(under("Tuesday, 4 May 2021", "", "20:15", ""), captured_at) == [None, None, None]


def test_days_below_their_items_are_not_those_of_the_next() -> None:
    def row_of(first: int) -> str:
        titles = "".join(f"<td>{row(first + at)}</td>" for at in range(2))
        shown = "".join(f"<td>{20 - first - at} May 2021</td>" for at in range(2))
        return f"<tr>{titles}</tr><tr>{shown}</tr>"

    assert set(days(f"<table>{''.join(map(row_of, (0, 2, 4)))}</table>")) == {None}


def test_a_year_is_given_only_to_days_that_lie_in_their_heading() -> None:
    body = under("January 2022", "3 January", "28 December") + under("December 2021", "24 December", "3 January")
    assert days(body) == [date(2022, 1, 3), None, date(2021, 12, 24), None]


def test_a_day_between_records_without_elements_of_their_own_is_no_part_of_the_one_above() -> None:
    def day_of(shown: str, first: int) -> str:
        return f"<h2>{shown}</h2>" + "".join(f"<h3>{row(first + at)}</h3><p>{PARAGRAPH[:90]}</p>" for at in range(4))

    body = day_of("Wednesday, June 14, 2006", 0) + day_of("Tuesday, June 13, 2006", 4)
    assert days(body) == [date(2006, 6, 14)] * 4 + [date(2006, 6, 13)] * 4


def test_the_day_of_a_record_is_read_below_its_month() -> None:
    body = "".join(
        under(f"{month} 2021", f"{day} {month} 2021") for day, month in ((4, "May"), (9, "April"), (2, "February"))
    )
    assert days(body) == [date(2021, 5, 4), date(2021, 4, 9), date(2021, 2, 2)]


def test_the_twin_of_a_list_belongs_to_it() -> None:
    def part(kind: str, first: int) -> str:
        rows = "".join(
            f"<div><h2>{row(first + at)}</h2><p>{'Word ' * kind.count('x') * 20}</p></div>" for at in range(3)
        )
        return f'<div><section class="{kind}">{rows}</section></div>'

    assert len(entries("<!doctype html>" + part("day x", 0) + part("day x", 3))) == 6
    assert len(entries("<!doctype html>" + part("day x", 0) + part("popular", 3))) == 3


def test_a_word_of_a_sentence_is_no_record_of_a_list() -> None:
    rows = "".join(f"<p>{row(at)}</p>" for at in range(9))
    intro = '<p>This is the diary of a language that is called <a href="/eldiro">Eldiro</a> by all of us.</p>'
    assert len(entries(f"<!doctype html><main>{intro}{rows}</main>")) == 9


def test_a_record_that_lacks_what_the_others_show_is_one_by_its_class() -> None:
    full = "".join(
        f'<div class="{{}}"><a href="/{at}">News of the harbour, part {at}</a><p>3 May 2021</p><p>{"Word " * 20}</p></div>'
        for at in range(8)
    )
    bare = '<div class="{}"><a href="/bare">News of the harbour without a date</a></div>'
    assert len(entries(f"<!doctype html><main>{full}{bare}</main>".replace("{}", "post"))) == 9
    assert len(entries(f"<!doctype html><main>{full}{bare}</main>".replace("{}", ""))) == 8


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        ("".join(f"<p>{PARAGRAPH}</p>" for _ in range(3)), 0),
        (f"<p>{PARAGRAPH}</p>", 40),  # an introduction
        ("".join(f"<div><p>{PARAGRAPH}</p></div>" for _ in range(3)), 40),  # three of them, in boxes
    ],
)
def test_an_article_beside_which_many_others_are_named_is_no_listing(body: str, listed: int) -> None:
    rail = "".join(f"<li>{row(at)}</li>" for at in range(40))
    page = f"<!doctype html><body><main><h1>The mill</h1><div>{body}</div></main><div><ul>{rail}</ul></div>"
    assert len(entries(page)) == listed


def test_what_calls_itself_an_article_needs_less_text_to_be_one() -> None:
    rail = "".join(f"<li>{row(at)}</li>" for at in range(40))
    page = f"<!doctype html><head>{{}}</head><main><p>{PARAGRAPH}</p><p>{PARAGRAPH[:200]}</p></main><ul>{rail}</ul>"
    assert len(entries(page.replace("{}", '<meta property="og:type" content="website">'))) == 40
    assert entries(page.replace("{}", '<meta property="og:type" content="article">')) == []


def test_the_record_before_an_article_does_not_take_it_for_its_own() -> None:
    related = "".join(f"<div><h3>{row(at)}</h3><p>{PARAGRAPH[:90]}</p></div>" for at in range(5))
    text = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(6))
    page = f"<!doctype html><main><div><h3>{row(9)}</h3>{text}</div>{related}</main>"
    assert entries(page) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "He was <a href='/{}'>banned for two whole years in 2001</a> by the harbour council of the town.",
        "The harbour master Ida Voss told <a href='/{}'>The Daily Pilot of the Harbour</a> about it on Monday.",
        "<a href='/{}'>The harbour of the old town</a> was closed for two days after the storm that broke both of its cranes.",
    ],
)
def test_links_in_sentences_are_no_headlines(paragraph: str) -> None:
    assert (
        entries("<!doctype html><main>" + "".join(f"<p>{paragraph.format(at)}</p>" for at in range(6)) + "</main>")
        == []
    )


def test_a_date_that_links_where_its_title_does_is_no_headline_above_it() -> None:
    said = "Harbour council meets in the old mill and hears what the pilots want, part"
    rows = [f'<p><a href="/n/{at}">{at} January, 2026</a></p><a href="/n/{at}">{said} {at}</a>' for at in range(1, 6)]
    assert [entry.content.headline for entry in entries(listing(*rows))] == [f"{said} {at}" for at in range(1, 6)]


def test_a_record_with_the_form_of_the_list_may_have_the_shortest_title() -> None:
    picture = '<figure><img src="/i/{at}.jpg"></figure>'
    rows = "".join(
        f'<div><a href="/n/{at}">{picture if at else ""}<div><h2>{f"Harbour council {at} meets in the old mill" if at else "Tea"}</h2>'
        f"<p>{PARAGRAPH}</p>{at + 1} May 2021</div></a></div>"
        for at in range(6)
    )
    assert len(entries(f"<!doctype html><body><div class=list>{rows}</div></body>")) == 6


def test_what_stands_above_the_heading_of_a_card_is_no_part_of_it() -> None:
    def cards(names: list[str]) -> list[str | None]:
        rows = [
            f'<a href="/n/{at}"><div>{name}</div><h2>The council of harbour {at} met</h2><p>3 May 2021</p></a>'
            for at, name in enumerate(names)
        ]
        return [entry.content.headline for entry in entries(listing(*rows))]

    heads = [f"The council of harbour {at} met" for at in range(6)]
    assert cards(["Sport", "Features", "Sport", "", "Sport", "Features"]) == heads
    kickers = ["Ferries", "Mills", "Quarries", "Tides", "Sport", "Sport"]
    assert cards(kickers) == heads
    times = ["20:00", "18:30", "18:30", "18:30", "18:30", "18:30"]
    assert cards(times)[0] == f"20:00 {heads[0]}"


def test_a_search_form_may_hold_the_list() -> None:
    page = listing(*(row(at, "3 May 2021") for at in range(5))).replace("<ul>", '<form role="search"><ul>')
    assert len(entries(page)) == 5


def test_a_summary_that_links_where_its_title_does_is_no_second_headline() -> None:
    rows = [
        f'<div><a href="/{at}">Harbour news of part {at}</a></div><div><a href="/{at}">{PARAGRAPH[:150]}</a></div>'
        for at in range(5)
    ]
    page = listing(*rows)
    assert [entry.content.headline for entry in entries(page)] == [f"Harbour news of part {at}" for at in range(5)]


def numbered(at: int, paragraphs: int) -> str:
    """A post whose classes name itself and its subjects, as blogs have it."""
    return (
        f'<div class="post-{at} post tag-{at}"><h2>{row(at)}</h2><p>{20 - at} May 2021</p>'
        f"<div>{f'<p>{PARAGRAPH}</p>' * paragraphs}</div></div>"
    )


def post(at: int, paragraphs: int) -> str:
    return f"<article><h2>{row(at)}</h2><p>{20 - at} May 2021</p>{f'<p>{PARAGRAPH}</p>' * paragraphs}</article>"


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (f"<p>{PARAGRAPH * 3}</p>" + listing(*(row(at, "3 May 2021") for at in range(8))), 8),
        (
            f"<div><p>{PARAGRAPH}</p></div>"
            + listing(*(row(at, "3 May 2021") for at in range(8)))
            + f"<p>{PARAGRAPH}</p>",
            8,
        ),
        ("".join(post(at, 25 if at == 2 else 1) for at in range(5)), 5),
        ("".join(post(at, 12) for at in range(2)), 2),
        ("".join(numbered(at, 25 if at == 4 else 0) for at in range(5)), 5),
        (listing(*(f"3 May 2021: Press release {row(at)} (PDF, 120 KB)" for at in range(6))), 6),
        (listing(*(f"The Daily Star {row(at)}, 3 May 2021" for at in range(6))), 6),
        (listing(*(f"{row(at).replace('Harbour', 'iPhone sale')} 3 May 2021" for at in range(6))), 6),
    ],
    ids=[
        "introduction",
        "two boxes",
        "a long post",
        "two long posts",
        "classes with numbers",
        "file",
        "source",
        "lower case",
    ],
)
def test_listings_that_have_something_of_an_article_are_read(body: str, items: int) -> None:
    assert len(entries(f"<!doctype html><main>{body}</main>")) == items


def test_links_that_say_when_are_no_headlines() -> None:
    notes = [
        f"<a href='/c/{at}'>Posted Thursday {at + 1}th May 2021 at 13:42</a><p>{PARAGRAPH[:90]}</p>"
        for at in range(3, 8)
    ]
    assert entries(listing(*notes)) == []


@pytest.mark.parametrize(("word", "before"), [("Yesterday", 1), ("hier", 1), ("昨天", 1), ("vorgestern", 2)])
def test_days_in_words_count_from_the_capture(word: str, before: int) -> None:
    page = listing(*(row(at, f"<span>{word}</span>") for at in range(4))).encode()
    read = parse(page, captured_at=datetime(2021, 5, 20, 12, tzinfo=UTC))
    assert {seen.entry.date_published for seen in read.sightings} == {date(2021, 5, 20 - before)}
    assert read.relative
    assert {seen.entry.date_published for seen in parse(page).sightings} == {None}


def test_a_title_that_holds_a_date_is_not_replaced_by_the_summary_below_it() -> None:
    cards = [
        f"<a href='/{at}'><div>Press briefing, {at + 3} May 2021</div><p>{PARAGRAPH[:90]} {at}</p></a>"
        for at in range(5)
    ]
    assert [entry.content.headline for entry in entries(listing(*cards))] == [
        f"Press briefing, {at + 3} May 2021" for at in range(5)
    ]


def test_goods_for_sale_are_no_news() -> None:
    goods = listing(*(row(at, f"<div>{at + 1} 299,00 zł</div>") for at in range(6)))
    assert entries(goods) == []
    assert "prices" in parse(goods.encode()).rejects[0].detail
    assert len(entries(listing(*(row(at, "<div>about $20 each, 3 May 2021</div>") for at in range(6))))) == 6


def test_goods_with_their_day_of_publication_are_no_news() -> None:
    def shelf(line: str) -> str:
        return listing(*(row(at, f"<div>{at + 1} March 2023</div><div>{line}</div>") for at in range(6)))

    assert entries(shelf("14,00 € incl. tax")) == []
    assert len(entries(shelf("Kello: 12.30"))) == 6


def test_spans_of_days_are_no_headlines() -> None:
    table = "".join(
        f"<h3>{at + 1}.05.2023. – {at + 20}.06.2023.</h3><table><tr><td>01:30</td><td>Ann Reed</td></tr></table>"
        for at in range(4)
    )
    assert entries(f"<!doctype html><h1>Timetable of the ferry</h1>{table}") == []


def test_headlines_may_begin_with_their_dates_though_the_heading_of_the_page_does_not() -> None:
    releases = "".join(
        f"<h3>2023-03-0{9 - at} Version {at + 2}.1 of the mill released</h3><p>{PARAGRAPH[:80]}</p>" for at in range(6)
    )
    found = entries(f"<!doctype html><h3>The mill</h3><p>{PARAGRAPH[:90]}</p>{releases}")
    assert [(entry.content.headline, str(entry.date_published)) for entry in found] == [
        (f"Version {at + 2}.1 of the mill released", f"2023-03-0{9 - at}") for at in range(6)
    ]


def test_a_day_in_a_summary_is_not_that_of_an_item_with_a_time_below_its_day() -> None:
    told = ["", "Take it before 21 March 2022 and keep it.", "", ""]
    days = [
        f"<h2>{16 - day} March 2022</h2>"
        + "".join(
            f"<div><a href='/{day}{at}'>Harbour council number {day}{at} meets in the mill</a><p>{told[at]}</p>"
            f"<span>games {20 - at}:11 {at + 3} comments</span></div>"
            for at in range(4)
        )
        for day in range(3)
    ]
    found = entries(f"<!doctype html><main>{''.join(days)}</main>")
    assert [str(entry.date_published) for entry in found] == [f"2022-03-{16 - day}" for day in range(3) for _ in told]


@pytest.mark.parametrize(
    ("shown", "day"),
    [("16 خرداد 1402", "2023-06-06"), ("۱۶ خرداد ۱۴۰۲، ۱۸:۴۲", "2023-06-06"), ("22 พ.ย. 2565 18:40 น.", "2022-11-22")],
)
def test_years_of_other_calendars_are_dates(shown: str, day: str) -> None:
    found = entries(listing(*(row(at, f"<span>{shown}</span>") for at in range(4))))
    assert {str(entry.date_published) for entry in found} == {day}


def test_headers_of_records_are_no_header_of_the_page() -> None:
    records = "".join(f"<div><header><h2>{row(at)}</h2></header><p>{'Word ' * 20}</p></div>" for at in range(3))
    page = (
        f'<!doctype html><header><nav><a href="/about">All about the paper and its people</a></nav></header>{records}'
    )
    assert len(entries(page)) == 3


def test_json_ld_completes_what_is_shown_and_never_overrules_it() -> None:
    told = [
        {"@type": "NewsArticle", "url": "https://paper.example/news/0", "datePublished": "2021-05-09", "image": "/j.jpg"},
        {"@type": "NewsArticle", "url": "https://paper.example/news/1", "datePublished": "1999-01-01T00:00:00Z"},
        {"@type": "NewsArticle", "headline": "Harbour council number 2 meets in the old mill", "datePublished": "2021-05-03T10:00Z",
         "author": [{"name": "A. Writer"}], "description": "Said to machines."},
    ]  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps({"@graph": told})}</script><script type="application/ld+json">{{</script>'
    page = listing(row(0), row(1, "3 May 2021"), row(2, "3 May 2021"), around=script)
    first, second, third = entries(page)
    assert (first.date_published, first.content.image_url) == (date(2021, 5, 9), "https://paper.example/j.jpg")
    assert (second.date_published, second.content.published_at) == (date(2021, 5, 3), None)
    assert third.content.published_at == datetime(2021, 5, 3, 10, tzinfo=UTC)
    assert (third.content.authors, third.content.description) == (("A. Writer",), "Said to machines.")


@pytest.mark.parametrize(
    ("pages", "onward"),
    [
        ('<a rel="next" href="?p=2">on</a>', "?p=2"),
        ('<a href="?p=1">Previous</a> <a href="?p=3">Next »</a>', "?p=3"),
        ('<b>1</b> <a href="?p=2">2</a> <a href="?p=3">3</a>', "?p=2"),
        ('<ul><li><a href="?p=1">1</a></li><li>2</li><li><a href="?p=3">3</a></li></ul>', "?p=3"),
        ('<a href="?p=2" title="Nächste Seite">→</a>', "?p=2"),
        ('<a href="?p=1">1</a> <a href="?p=2">2</a> <span>3</span>', None),
        ('<a href="?p=2">2</a> <a href="?p=3">3</a> <span>4</span> <a href="?p=5">5</a>', "?p=5"),
        ('<a href="?p=2">Next entries »</a>', "?p=2"),
        (
            '<a href="?p=1"><i class="fa-chevron-left"></i></a> <a href="?p=3"><i class="fa-chevron-right"></i></a>',
            "?p=3",
        ),
        ('<a href="/archive/"><i class="icon-arrow-right"></i></a>', None),
        ('<ul><li class="active"><a href="/news/">1</a></li><li><a href="?p=2">2</a></li></ul>', "?p=2"),
        ('<a href="/news/" aria-current="page">1</a> <a href="?p=2">2</a> <a href="?p=3">3</a>', "?p=2"),
        ('<a href="?paged=2">Ältere Beiträge</a>', "?paged=2"),
        ('<a href="?p=2">अगला</a>', "?p=2"),
        (
            '<a href="/news/1"><i class="icon-chevron-right"></i>Read on: the ferry is back on Monday, says the council</a>',
            None,
        ),
        ('<li class="next"><a href="/page2/"><i class="fa fa-arrow-circle-right"></i></a></li>', "/page2/"),
        ('3 <a href="/d/4">4</a> 5 <a href="/d/6">6</a></div><div><a href="?p=2">Older posts</a>', "?p=2"),
        ('<a class="pager__link--next" href="?p=2">Anciennes entrées</a>', "?p=2"),
        ("", None),
    ],
)
def test_the_next_page_is_found(pages: str, onward: str | None) -> None:
    page = parse(listing(*(row(at, "3 May 2021") for at in range(4)), around=f"<div>{pages}</div>").encode(), url=PAGE)
    assert page.next_url == (urljoin(PAGE, onward) if onward else None)


@pytest.mark.parametrize(("named", "onward"), [("/news/page/2/", "/news/page/2/"), ("/ferry-back/", "?p=2")])
def test_the_head_is_believed_about_the_next_page_if_it_names_a_number(named: str, onward: str) -> None:
    page = listing(*(row(at, "3 May 2021") for at in range(4)), around='<div><b>1</b> <a href="?p=2">2</a></div>')
    page = page.replace("<html>", f'<html><head><link rel="next" href="{named}"></head>')
    assert parse(page.encode(), url=PAGE).next_url == urljoin(PAGE, onward)


@pytest.mark.parametrize(
    "shown",
    [
        "<i>Updated 25 May 2021</i> <i>Published 20 May 2021</i>",
        "<i>Last updated: 25 May 2021</i> <i>First published: 20 May 2021</i>",
        "Published 20 May 2021, updated 25 May 2021",
        "<div>Updated 25 May 2021</div><div>Published 20 May 2021</div>",
    ],
)
def test_the_day_of_publication_goes_before_that_of_a_change(shown: str) -> None:
    assert days("".join(f"<div>{row(at)}<div>{shown}</div></div>" for at in range(4))) == [date(2021, 5, 20)] * 4


@pytest.mark.parametrize("captured", [None, datetime(2021, 5, 20, tzinfo=UTC)])
@pytest.mark.parametrize("shown", ["2 hours ago", "1 week ago", "3 months ago"])
def test_what_counts_from_a_capture_that_does_not_tell_it_stays_as_shown(shown: str, captured: datetime | None) -> None:
    body = "".join(f"<div>{row(at)}<span>{shown}</span></div>" for at in range(4))
    page = parse(f"<!doctype html><body><main>{body}</main>".encode(), url=PAGE, captured_at=captured)
    assert {(seen.entry.date_published, seen.entry.date_published_raw) for seen in page.sightings} == {(None, shown)}


def test_a_date_in_chinese_numerals_needs_no_time_of_capture() -> None:
    body = "".join(f"<div>{row(at)}<span>二〇二一年五月二十日</span></div>" for at in range(4))
    assert days(body) == [date(2021, 5, 20)] * 4


def test_the_language_is_that_of_the_text_or_of_the_page() -> None:
    short = [f'<a href="/{at}">Mill {at}</a> <p>A</p> 3 May 2021' for at in range(3)]
    long = [
        f'<a href="/{at}">The council of the harbour will meet again in the old mill {at}</a> 3 May 2021'
        for at in range(3)
    ]
    found = entries(listing(*long).replace("<html>", '<html lang="nl-BE">'))
    assert {entry.content.in_language for entry in found} == {"en"}
    found = [
        seen.entry
        for seen in parse(
            listing(*short).replace("<html>", '<html lang="nl-BE">').encode(), selectors={"item": "li"}
        ).sightings
    ]
    assert {entry.content.in_language for entry in found} == {"nl"}


# --- the ledger


@given(st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_every_rendered_line_has_a_role_and_entries_lie_in_order(seed: int) -> None:
    data = make(seed).html.encode()
    page, lines = parse(data), text_lines(data)
    ledger = list(page.ledger())
    assert [line.number for line in ledger] == [at for at, text in enumerate(lines, 1) if text]
    assert page.lines == len(lines)
    assert page.read_lines == len(ledger)
    assert page.unknown_lines == sum(line.role == "unknown" for line in ledger)
    places = [(seen.line_start, seen.line_end) for seen in page.sightings]
    assert places == sorted(places)
    assert all(1 <= first <= last <= page.lines for first, last in places)
    for seen in page.sightings:
        told = " ".join(lines[seen.line_start - 1 : seen.line_end])
        assert seen.entry.content.headline in told or len(seen.entry.content.headline.split()) > 1


def test_roles() -> None:
    page = (
        "<!doctype html><body><nav><a href=/>Home</a></nav><h1>News</h1><h2>May 2021</h2><div>"
        + "".join(f"<div><h3>{row(at)}</h3><p>3 May 2021</p><p>{'A summary of it. ' * 5}</p></div>" for at in range(3))
        + "</div><footer>All rights reserved</footer>"
    )
    roles = [line.role for line in parse(page.encode()).ledger()]
    assert roles == ["navigation", "title", "heading", *["headline", "date", "description"] * 3, "boilerplate"]
    assert {entry.section_heading for entry in entries(page)} == {"May 2021"}


def test_a_page_whose_records_changed_their_form_is_drift() -> None:
    """What stands among the records and belongs to none of them is unknown, and too much of it rejects the page."""
    strange = "<div>Here stands what no record of this page has, and it goes on for a while</div>" * 3
    page = "".join(
        f"<section><h3>{row(at)}</h3><p>3 May 2021</p></section>{strange if at == 1 else ''}" for at in range(4)
    )
    [reject] = parse(f"<!doctype html><body><div>{page}</div>".encode(), coverage_floor=0.95).rejects
    assert reject.reason == "layout_drift"


# --- selectors, explanations


def test_selectors_name_the_records_of_a_page_that_resists() -> None:
    page = "<!doctype html><body>" + "".join(
        f'<div class="x"><a href="/s/{at}">Go</a><em>Ferry {at}</em><u>3 May 2021</u><q>Runs.</q></div>'
        for at in range(3)
    )
    assert entries(page) == []
    named = {"item": ".x", "headline": "em", "date": "u", "description": "q"}
    found = [seen.entry for seen in parse(page.encode(), url=PAGE, selectors=named).sightings]
    assert [(entry.content.headline, entry.content.url) for entry in found] == [
        (f"Ferry {at}", f"https://paper.example/s/{at}") for at in range(3)
    ]
    assert {(entry.date_published, entry.content.description) for entry in found} == {(date(2021, 5, 3), "Runs.")}
    [choice] = html_choices(page.encode(), named)
    assert choice.chosen
    [reject] = parse(page.encode(), selectors={"item": ".y"}).rejects
    assert reject.reason == "no_entries"
    assert "item" in reject.detail


def test_what_was_weighed_is_told() -> None:
    made = make(3, TEMPLATES[4])
    first, *others = html_choices(made.html.encode())
    assert first.chosen
    assert first.records == len(made.items)
    assert others
    assert not any(choice.chosen for choice in others)
    assert all(choice.why for choice in others)


# --- encodings, limits


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    page = listing(*(f'<a href="/{at}">Порт открыл новый мост после зимы {at}</a> 3 May 2021' for at in range(3)))
    data = page.replace("<html>", f'<html><head><meta charset="{encoding}"></head>').encode(encoding)
    assert parse(data).sightings[0].entry.content.headline == "Порт открыл новый мост после зимы 0"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<!doctype html>" + "<div>" * 100_000, "nested_too_deeply"),
        ("<!doctype html>" + "<div>" * 20_000 + "</div>" * 20_000, "nested_too_deeply"),
        ("<!doctype html>" + "<a><b><i><div>" * 2_000, "nested_too_deeply"),
        ("<!doctype html>" + "</div>" * 60_000 + "<div>" * 60_000, "nested_too_deeply"),
        ("<!doctype html>" + "<div></b>" * 60_000, "nested_too_deeply"),
        ("<!doctype html><p>" + "".join(f"<b id={at}>" for at in range(400)) + "<p>x" * 6_000, "left_open"),
        (
            "<!doctype html><p>" + "".join(f"<b id={at}>" for at in range(400)) + "<p>x</p>" * 6_000 + "</b>" * 400,
            "left_open",
        ),
        ("<!doctype html><p>" + "before <a href=/x>a harbour council that meets</a> and after " * 20_000, "no_entries"),
        ("<!doctype html><div>" + "".join(f"<a href=/{at}>{at}</a> " for at in range(20_000)), "no_entries"),
        ("<!doctype html>" + "<a href=/x>Harbour council meets</a>" * 500_000, "too_many_tags"),
        ("<!doctype html><p>" + "word " * 4_000_000, "too_long_a_text"),
        ("<!doctype html><p>" + "word " * 10_000_000, "too_large"),
        ("<!doctype html><body><a href='/x'>Harbour council me", "no_entries"),
        ('<!doctype html><script type="application/ld+json">' + "[" * 100_000, "no_entries"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else value,
)
def test_what_is_beyond_all_bounds_is_one_reject(markup: str, reason: str) -> None:
    [reject] = parse(markup.encode()).rejects
    assert reject.reason == reason


def _mutations() -> st.SearchStrategy[bytes]:
    def mutate(seed: int, at: float, cut: float, noise: bytes) -> bytes:
        data = make(seed).html.encode()
        place, length = int(at * len(data)), int(cut * 2000)
        return data[:place] + noise + data[place + length :]

    return st.builds(mutate, st.integers(0, 50), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=30))


@given(_mutations())
@example(b"<html><a href='http://[x'>Harbour council meets in the mill</a>" * 3)
@example(b"<html><body>" + b"<p><a href='/x'>\xff\xfe\x00</a>" * 3)
@settings(max_examples=150, deadline=None)
def test_nothing_escapes_from_a_broken_page(data: bytes) -> None:
    page = parse(data, url=PAGE)
    assert page.entries == len(page.sightings) + sum(reject.of_entry for reject in page.rejects)
    assert page.sightings or page.rejects
    assert sum(1 for _ in page.ledger()) == page.read_lines


# --- real pages


def real_pages(shared: Path) -> Iterator[tuple[str, str, set[tuple[str, str]]]]:
    for name, page in json.loads((shared / "fixtures" / "gold.json").read_text()).items():
        if name.startswith("html/"):
            wanted = {(clean(item["headline"]), urldefrag(item["url"])[0]) for item in page["items"]}
            yield name, page["url"], wanted


def test_real_listings_are_read(shared: Path) -> None:
    found = []
    for name, url, wanted in real_pages(shared):
        page = parse((shared / "fixtures" / name).read_bytes(), url=url)
        found.append(scores(pairs(page), wanted))
        assert min(found[-1]) > 0.8, name
    precision, recall = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert precision >= 0.98
    assert recall >= 0.98


def test_real_articles_are_no_listings(shared: Path) -> None:
    for path in (shared / "fixtures" / "html").glob("negative-*.html"):
        page = parse(path.read_bytes())
        assert page.sightings == ()
        assert [reject.reason for reject in page.rejects] == ["no_entries"]
