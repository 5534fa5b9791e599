"""Items with a URL, through the whole pipeline: pages are given as JSON, so that no format of a page is in the way."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from newspipe import pipeline
from newspipe.listing import Content, Entry, Page, Sighting
from newspipe.store.folder import Folder
from newspipe.store.manifest import current
from newspipe.store.reading import tables
from newspipe.verify import verify

SOURCE = "ombervale-transit"
TRAMS = "https://ombervale.example/news/trams"
FERRY = "https://ombervale.example/news/ferry"


class News(NamedTuple):
    """An entry of a page."""

    headline: str
    day: str | None = None
    url: str | None = None
    summary: str = "The bridge is mended."


def read_json(data: bytes, **_: object) -> Page:
    """A page of News: what a reader of a format with URLs gives."""
    sightings = []
    for position, (headline, day, url, summary) in enumerate(json.loads(data), 1):
        content = Content(headline, summary, url=url)
        dated = date.fromisoformat(day) if day else None
        entry = Entry(content, content.hash(), dated, day, None, misplaced=False)
        sightings.append(Sighting(position, position, position, entry))
    return Page("application/json", "utf-8", len(sightings), tuple(sightings), read_lines=len(sightings))


@pytest.fixture(autouse=True)
def _json_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newspipe.ingest.parse", read_json)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Path]:
    """Publish captures, each (day, entries), in one run or one run each."""

    def run(captures: Iterable[tuple[str, Sequence[News]]], name: str = "out", *, at_once: bool = True) -> Path:
        raw, out = tmp_path / f"raw-{name}", tmp_path / name
        for day, entries in captures:
            folder = raw / SOURCE / day
            folder.mkdir(parents=True)
            (folder / "page-01.txt").write_text(json.dumps(entries))
            if not at_once:
                pipeline.run(raw, out)
        pipeline.run(raw, out)
        return out

    return run


def rows(out: Path, dataset: str) -> list[dict[str, Any]]:
    manifest = current(Folder(out))
    found = tables(Folder(out), manifest, dataset)
    return [{"month": month, **row} for month, table in found for row in table.to_pylist()]


def told(out: Path, dataset: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows(out, dataset)]


OTHER = News("Ferry to run all night", "2021-03-01", FERRY)


def test_a_corrected_date_moves_the_item_to_the_other_month(publish: Callable[..., Path]) -> None:
    trams = News("Line 4 runs again", "2021-03-29", TRAMS)
    later = trams._replace(day="2021-04-02")
    out = publish([("2021-04-05", [trams, OTHER]), ("2021-04-06", [later, OTHER])], at_once=False)
    assert told(out, "items", "month", "url", "revision", "withdrawn_at") == [
        ("2021-03", FERRY, 1, None),
        ("2021-04", TRAMS, 1, None),
    ]
    _, moved = rows(out, "items")
    assert str(moved["first_seen_at"])[:10] == "2021-04-05"
    assert told(out, "presence", "month", "sightings", "status")[1] == ("2021-04", 2, "listed")
    assert told(out, "changes", "month", "change", "item_id", "changed_columns") == [
        ("2021-04", "modified", moved["item_id"], ["date_published", "date_published_raw"]),
    ]
    assert [row["item_id"] for row in rows(out, "sightings")].count(moved["item_id"]) == 2


def test_an_undated_item_lies_in_undated_until_a_capture_dates_it(publish: Callable[..., Path]) -> None:
    trams = News("Line 4 runs again", None, TRAMS)
    first = [("2021-04-05", [trams, OTHER])]
    out = publish(first, "first")
    assert told(out, "items", "month", "url", "date_published")[-1] == ("undated", TRAMS, None)
    out = publish([*first, ("2021-04-06", [trams._replace(day="2021-04-02"), OTHER]), ("2021-04-07", [trams, OTHER])])
    assert told(out, "items", "month", "url")[-1] == ("2021-04", TRAMS)
    assert told(out, "presence", "month", "sightings")[-1] == ("2021-04", 3)
    assert all(row["item_id"] for row in rows(out, "sightings"))


def test_a_source_that_goes_from_text_to_pages_with_urls_joins_its_items(publish: Callable[..., Path]) -> None:
    text, edited = News("Line 4 runs again", "2021-03-29"), News("LINE 4 runs again", "2021-03-29")
    linked = text._replace(url=TRAMS)
    before = publish([("2021-04-05", [edited, OTHER])], "before")
    [was] = [row["item_id"] for row in rows(before, "items") if row["url"] is None]
    captures = [("2021-04-05", [edited, OTHER]), ("2021-04-06", [text, OTHER]), ("2021-04-07", [linked, OTHER])]
    out = publish(captures, at_once=False)
    [item] = [row for row in rows(out, "items") if row["url"] == TRAMS]
    assert (item["revision"], item["aliases"]) == (3, [was])
    methods = [row["match_method"] for row in rows(out, "revisions") if row["item_id"] == item["item_id"]]
    assert methods == [None, "same_headline", "same_headline"]
    assert told(out, "changes", "change", "previous_item_id", "item_id") == [("renamed", was, item["item_id"])]


def test_addresses_that_name_the_same_item(publish: Callable[..., Path]) -> None:
    out = publish([
        ("2021-04-05", [News("Line 4 runs again", "2021-03-29", TRAMS)]),
        ("2021-04-06", [News("All is new", "2021-03-29", "http://www.OMBERVALE.example:80/news/trams/?utm_source=feed#top")]),
    ])  # fmt: skip
    assert told(out, "revisions", "revision", "match_method") == [(1, None), (2, "same_url")]


def test_two_addresses_are_two_items_whatever_they_say(publish: Callable[..., Path]) -> None:
    out = publish(
        [
            ("2021-04-05", [News("Line 4 runs again", "2021-03-29", TRAMS)]),
            ("2021-04-06", [News("Line 4 runs again", "2021-03-29", FERRY)]),
        ]
    )
    assert len(rows(out, "items")) == 2


def random_history(rng: Random) -> list[tuple[str, list[News]]]:
    """A few items, with and without URLs and dates, whose dates and headlines change."""
    captures = []
    urls = [TRAMS, FERRY, None, None]
    headlines = ["Line 4 runs again", "Line 5 runs again", "Ferry to run all night"]
    days = ["2021-04-02", "2021-04-01", "2021-03-31", "2021-03-30", None]
    lives = [[rng.choice(headlines), rng.choice(days[:4]), rng.choice(urls)] for _ in range(rng.randint(1, 4))]
    for number in range(rng.randint(2, 6)):
        for life in lives:
            if rng.random() < 0.4:
                life[1] = rng.choice(days if life[2] else days[:4])
            if rng.random() < 0.2:
                life[0] = rng.choice(headlines)
            if life[2] is None and rng.random() < 0.2:
                life[2] = rng.choice(urls)
        shown = [News(*life) for life in lives if rng.random() < 0.85]
        if rng.random() < 0.8:
            shown.sort(key=lambda news: news.day or "2021-04-01", reverse=True)
        captures.append((f"2021-04-{5 + number:02}", shown))
    return captures


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12))])
def test_order_and_runs_leave_no_trace(publish: Callable[..., Path], seed: int) -> None:
    rng = Random(f"urls/{seed}")
    captures = random_history(rng)
    at_once = current(Folder(publish(captures, "at-once")))
    orders = list(permutations(captures)) if len(captures) < 4 else [rng.sample(captures, len(captures)) for _ in "ab"]
    for number, order in enumerate(orders[:4]):
        dealt = current(Folder(publish(order, f"dealt-{number}", at_once=False)))
        for name in ("items", "presence", "revisions", "sightings", "blocks", "links", "places", "captures"):
            assert dealt.files(name) == at_once.files(name), (name, order)


def test_what_is_published_holds_together(publish: Callable[..., Path]) -> None:
    for seed in range(8):
        out = publish(random_history(Random(f"verify/{seed}")), f"out-{seed}", at_once=False)
        assert verify(Folder(out)).findings == []
