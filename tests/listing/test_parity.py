"""A page as HTML and the same page rendered to text are one listing: both readings give the same entries."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from resiliparse.extract.html2text import extract_plain_text

from newspipe.listing import Page, parse
from newspipe.listing.encodings import decode
from newspipe.text import key

#: Saved pages of which the text holds every headline as the link has it, and the date of each.
WHOLE = (
    "ap106-iphonelab-p1-ja", "ap136-disfracesjarana-blog-p1-es", "ap146-icelandair-nyheter-no", "ap202-darkveins-p1-it",
    "ap22-icontact-blog-p1-en", "ap86-lazialita-notizia-it", "ap95-streetstorm-blog-p1-ru", "st-bill_nelson_press",
    "st-bill_nelson_press-coldfusion", "st-butterfield_press", "st-cowan_press", "st-drupal_press", "st-keating_press",
    "st-rand_paul_press", "st-vitter_press",
)  # fmt: skip


def both(data: bytes, captured_at: datetime | None = None) -> tuple[Page, Page]:
    text = decode(data, marked_up=True)
    assert text is not None
    rendered = extract_plain_text(text.data.decode(), list_bullets=True)
    return parse(data, captured_at=captured_at), parse(rendered.encode(), captured_at=captured_at)


def entries(page: Page) -> list[tuple[str, date | None]]:
    return [(key(seen.entry.content.headline), seen.entry.date_published) for seen in page.sightings]


@pytest.mark.parametrize("name", WHOLE)
def test_a_saved_page_and_its_text_give_the_same_entries(shared: Path, name: str) -> None:
    html, text = both((shared / "fixtures" / "html" / f"{name}.html").read_bytes())
    assert len(entries(html)) > 3
    assert set(entries(text)) <= set(entries(html))
    assert len(text.sightings) + len(text.rejects) == len(html.sightings)
    assert len(text.rejects) <= 1


def test_no_text_gives_a_headline_the_date_of_another(shared: Path) -> None:
    for name in json.loads((shared / "fixtures" / "gold.json").read_text()):
        if name.startswith("html/"):
            html, text = both((shared / "fixtures" / name).read_bytes())
            days = dict(entries(html))
            assert [pair for pair in entries(text) if days.get(pair[0], pair[1]) != pair[1]] == [], name


@pytest.mark.parametrize(
    ("name", "captured_at", "least"),
    [
        ("fpa-zeit.de-news-20220129T0912", datetime(2022, 1, 29, 9, 12, tzinfo=UTC), 580),
        ("ap124-gamingshogun-p1-en", datetime(2016, 3, 18, 17, 30, tzinfo=UTC), 0),
    ],
)
def test_dates_that_count_from_the_capture_are_those_of_the_html(
    shared: Path, name: str, captured_at: datetime, least: int
) -> None:
    html, text = both((shared / "fixtures" / "html" / f"{name}.html").read_bytes(), captured_at)
    assert set(entries(text)) <= set(entries(html))
    assert len(entries(text)) >= least


MENU = "<ul><li><a href=/>Home</a></li><li><a href=/news>Newsroom</a></li><li><a href=/about>About us</a></li></ul>"
TITLES = (
    "Harbour board approves the cold store", "Two ferries return from the yard", "Fish market opens on Sundays again",
    "Pilot boats switch to shore power", "New cranes arrive at the east quay", "Anglers count fewer eels than in 2023",
)  # fmt: skip
SUMMARIES = [f"The board said on Monday that work will begin in {place}." for place in "ABCDEF"]
DAYS = [date(2024, 3, day) for day in (28, 21, 17, 12, 8, 3)]


def page_of(record: str) -> bytes:
    items = "".join(
        record.format(title=title, summary=summary, day=f"{day:%B} {day.day}, {day.year}", n=n)
        for n, (title, summary, day) in enumerate(zip(TITLES, SUMMARIES, DAYS, strict=True))
    )
    body = f"{MENU}<h1>News of the harbour</h1><div>{items}</div><p>Harbour board</p><p>Imprint</p>"
    return f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "record",
    [
        "<div><h2><a href=/{n}>{title}</a></h2><p>{day}</p><p>{summary}</p></div>",
        "<div><p>{day}</p><h2><a href=/{n}>{title}</a></h2><p>{summary}</p></div>",
        "<div><span>{day}</span><h3><a href=/{n}>{title}</a></h3></div>",
        "<div><h3><a href=/{n}>{title}</a></h3><p>{summary}</p><div>{day}</div></div>",
        "<div><h3><a href=/{n}>{title}</a></h3><div>{day}</div></div>",
        "<table><tr><td><a href=/{n}>{title}</a></td><td>{day}</td></tr></table>",
        "<table><tr><td>{day}</td><td><a href=/{n}>{title}</a></td></tr></table>",
        "<li><span>{day}</span> – <a href=/{n}>{title}</a></li>",
        "<table><tr><td>{day}</td><td><a href=/{n}>{title}</a></td><td>{summary}</td></tr></table>",
        "<table><tr><td><a href=/{n}>{title}</a></td><td>{summary}</td><td>{day}</td></tr></table>",
        "<div><img alt='{title}'><h2><a href=/{n}>{title}</a></h2><p>{day}</p><p>{summary}</p></div>",
        "<div><h2><a href=/{n}>{title}</a></h2><div>{day}</div><p>{summary}</p><img alt='{title}'></div>",
        "<div><h2><a href=/{n}>{title}</a></h2><p>{summary}</p><div>{day}</div><div>#quay</div><div>#work</div></div>",
        "<div><p>{day}</p><h2><a href=/{n}>{title}</a></h2><p>{summary}</p><p><a href=/{n}>Read more</a></p></div>",
        "<div><h2><a href=/{n}>{title}</a></h2><p>{summary}</p><p>{day}</p><p><a href=/{n}>Read more</a></p></div>",
        "<div><h2><a href=/{n}>{title}</a></h2><p>{day}</p><p>{summary}</p><p><a href=/{n}>Read more</a></p></div>",
    ],
)
def test_a_made_page_and_its_text_give_the_same_entries(record: str) -> None:
    html, text = both(page_of(record))
    assert entries(html) == [(key(title), day) for title, day in zip(TITLES, DAYS, strict=True)]
    assert entries(text) == entries(html)
