"""Questions that no capture answers are published, and vanish with the captures that answer them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newspipe
from newspipe import pipeline
from newspipe.cli import main

Publish = Callable[..., Path]
TRAMS = ("19 July 2021", "Line 4 runs again", "The bridge is mended.")
LATER = ("20 July 2021", "Line 4 runs again", "The bridge is mended.")
SIBLING = ("19 July 2021", "Line 4 runs once again", "The bridge is mended.")
FIGURES = ("19 July 2021", "Line 5 runs again", "Passengers wait at Market Street.")
ABOVE, BELOW = (
    ("28 July 2021", "Ferry to run all night", "Four boats."),
    ("02 July 2021", "Nine stops rebuilt", "All dry."),
)


@pytest.fixture
def publish(tmp_path: Path, page: Callable[..., bytes]) -> Publish:
    """Publish captures of one page, given by the day of July 2021 and their entries; a run each."""

    def run(*captures: tuple[int, list[tuple[str, str, str]]], name: str = "out") -> Path:
        for day, entries in captures:
            path = tmp_path / f"raw-{name}" / "town" / f"2021-08-{day:02}" / "page-01.txt"
            path.parent.mkdir(parents=True)
            blocks = (
                f"{at:>3}. {head}\n\n    {date}\n\n    {text}" for at, (date, head, text) in enumerate(entries, 1)
            )
            path.write_bytes(page(["July 2021", *blocks]))
            pipeline.run(tmp_path / f"raw-{name}", tmp_path / name)
        return tmp_path / name

    return run


def doubts(out: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = newspipe.read("duplicates", out=out).to_dict("records")
    return found


def test_siblings_that_never_overlap_are_joined_by_score_and_listed(publish: Publish) -> None:
    out = publish((1, [TRAMS]), (2, [SIBLING]))
    items = newspipe.read("items", out=out)
    [doubt] = doubts(out)
    assert (doubt["item_id"], doubt["other_id"]) == (items["item_id"][0], items["aliases"][0][0])
    assert (doubt["decision"], doubt["reason"], doubt["month"]) == ("joined", "never_together", "2021-08")
    assert doubt["noticed_at"] == datetime(2021, 8, 2, tzinfo=UTC)


def test_a_capture_that_shows_both_answers_the_question(publish: Publish) -> None:
    out = publish((1, [TRAMS]), (3, [SIBLING]), (2, [TRAMS, SIBLING]))
    assert len(newspipe.read("items", out=out)) == 2
    assert doubts(out) == []


def test_what_differs_in_figures_and_text_is_kept_apart_and_listed(publish: Publish) -> None:
    out = publish((1, [TRAMS]), (2, [FIGURES]))
    assert {*newspipe.read("items", out=out)["item_id"]} == {doubts(out)[0]["item_id"], doubts(out)[0]["other_id"]}
    assert doubts(out)[0]["decision"] == "apart"


def test_a_corrected_date_without_a_url_is_a_withdrawal_an_addition_and_a_doubt(publish: Publish) -> None:
    out = publish((1, [ABOVE, TRAMS, BELOW]), (2, [ABOVE, LATER, BELOW]))
    items = newspipe.read("items", out=out).set_index("item_id")
    [doubt] = doubts(out)
    assert (doubt["decision"], doubt["reason"]) == ("apart", "date_changed")
    assert items.loc[doubt["item_id"], "withdrawn_at"] == items.loc[doubt["other_id"], "first_seen_at"]
    assert [str(items.loc[doubt[name], "date_published"]) for name in ("item_id", "other_id")] == [
        "2021-07-19",
        "2021-07-20",
    ]


def test_the_same_headline_on_two_dates_is_no_question(publish: Publish) -> None:
    out = publish((1, [ABOVE, LATER, TRAMS, BELOW]), (2, [ABOVE, LATER, TRAMS, BELOW]))
    assert len(newspipe.read("items", out=out)) == 4
    assert doubts(out) == []


def test_a_yearly_series_asks_nothing_where_its_items_stand_side_by_side(publish: Publish) -> None:
    years = [("19 July 2021", f"Tide tables of {year}", "All quays.") for year in (2021, 2020, 2019)]
    out = publish((1, [ABOVE, *years, BELOW]), (2, [ABOVE, *years[1:], BELOW]))
    assert len(newspipe.read("items", out=out)) == 5
    assert doubts(out) == []


def test_a_late_capture_takes_a_doubt_back(publish: Publish) -> None:
    """It shows that one went before the other came."""
    out = publish((1, [ABOVE, TRAMS, BELOW]), (3, [ABOVE, LATER, BELOW]), (2, [ABOVE, BELOW]))
    assert doubts(out) == []


def test_an_item_is_explained_with_what_it_may_be(publish: Publish) -> None:
    out = publish((1, [TRAMS]), (2, [SIBLING]))
    [doubt] = doubts(out)
    told = CliRunner().invoke(main, ["explain", doubt["item_id"], "--out", str(out)]).stdout
    assert f"perhaps   {doubt['other_id']}: alike, and no capture shows both" in told
    assert "taken for one item, a correction can say otherwise" in told
