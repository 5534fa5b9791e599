"""HTML pages from the command line and in runs: their address, their settings, and what is told about them."""
# ruff: noqa: E501 (mark-up reads best on one line)

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newspipe.cli import main

PAGE = "<!doctype html><body><h1>News</h1><div>" + "".join(
    f'<div><h3><a href="n/{at}">Harbour council number {at} meets in the old mill</a></h3><p>{at + 1} May 2021</p></div>'
    for at in range(4)
) + '</div><a rel="next" href="?p=2">2</a></body></html>'  # fmt: skip
RESISTS = "<!doctype html><body>" + "".join(
    f'<div class="x"><a href="/s/{at}">Go</a><em>Ferry number {at}</em><u>3 May 2021</u></div>' for at in range(3)
)


def newspipe(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def parsed(*args: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in newspipe("parse", *args, "--format", "json").stdout.splitlines()]


def shown(*args: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in newspipe("show", *args, "--format", "json").stdout.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "raw" / "harbour" / "2021-06-01" / "page.html"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE)
    return path


def urls(rows: list[dict[str, Any]]) -> list[str]:
    return [row["url"] for row in rows if row["kind"] == "entry"]


def test_links_are_resolved_against_the_page(page: Path) -> None:
    *entries, snapshot = parsed(page, "--url", "https://paper.example/news/")
    assert urls(entries) == [f"https://paper.example/news/n/{at}" for at in range(4)]
    assert (snapshot["media_type"], snapshot["next_url"]) == ("text/html", "https://paper.example/news/?p=2")
    assert urls(parsed(page)) == [f"n/{at}" for at in range(4)]


def test_an_address_that_is_none_is_said(page: Path) -> None:
    told = newspipe("parse", page, "--url", "paper.example")
    assert told.exit_code == 2
    assert "http://" in told.output


def test_the_address_comes_from_the_option_then_the_sidecar_then_the_source(page: Path) -> None:
    source = page.parents[1] / "source.toml"
    source.write_text('url = "https://source.example/"')
    assert urls(parsed(page))[0] == "https://source.example/n/0"
    (page.parent / "capture.json").write_text('{"captured_at": "2021-06-01", "url": "https://sidecar.example/"}')
    assert urls(parsed(page))[0] == "https://sidecar.example/n/0"
    assert urls(parsed(page, "--url", "https://option.example/"))[0] == "https://option.example/n/0"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('url = "paper.example"', "http://"),
        ("[html]\nheadline = 'h3'", "`item`"),
        ("[html]\nitem = 'li['", "CSS selector"),
        ("[html]\nitem = 3", "CSS selectors"),
        ("[html]\nitem = 'li'\nimage = 'img'", "'image'"),
    ],
)
def test_bad_settings_are_said(page: Path, settings: str, told: str) -> None:
    (page.parents[1] / "source.toml").write_text(settings)
    result = newspipe("parse", page)
    assert result.exit_code == 2
    assert told in result.output
    run = newspipe("run", "--raw", page.parents[2], "--out", page.parents[3] / "out")
    assert "bad_settings" in run.output


def test_selectors_in_the_settings_take_over(page: Path) -> None:
    page.write_text(RESISTS)
    assert urls(parsed(page)) == []
    (page.parents[1] / "source.toml").write_text('url = "https://a.example"\n[html]\nitem = ".x"\nheadline = "em"')
    assert urls(parsed(page)) == [f"https://a.example/s/{at}" for at in range(3)]
    assert "by the selectors in source.toml" in newspipe("explain", page).output


def test_a_run_publishes_what_a_page_lists(page: Path) -> None:
    (page.parents[1] / "source.toml").write_text('url = "https://paper.example/news/"')
    out = page.parents[3] / "out"
    assert newspipe("run", "--raw", page.parents[2], "--out", out).exit_code == 0
    rows = shown("items", "--out", out)
    assert {row["url"] for row in rows} == {f"https://paper.example/news/n/{at}" for at in range(4)}


def test_items_without_a_date_are_published_and_move_when_one_is_shown(page: Path) -> None:
    (page.parents[1] / "source.toml").write_text('url = "https://paper.example/news/"')
    raw, out = page.parents[2], page.parents[3] / "out"
    page.write_text(re.sub("<p>.*?</p>", "", PAGE))
    assert newspipe("run", "--raw", raw, "--out", out).exit_code == 0
    undated = shown("items", "--out", out, "--month", "undated")
    assert [row["date_published"] for row in undated] == [None] * 4
    later = page.parents[1] / "2021-06-02" / "page.html"
    later.parent.mkdir()
    later.write_text(PAGE)
    assert newspipe("run", "--raw", raw, "--out", out).exit_code == 0
    assert shown("items", "--out", out, "--month", "undated") == []
    dated = {row["item_id"]: row["date_published"] for row in shown("items", "--out", out)}
    assert dated.keys() == {row["item_id"] for row in undated}
    assert {*dated.values()} == {f"2021-05-0{at + 1}" for at in range(4)}


@pytest.mark.parametrize("late", [False, True])
def test_a_correction_dates_an_item_that_has_no_date(page: Path, tmp_path: Path, late: bool) -> None:
    (page.parents[1] / "source.toml").write_text('url = "https://paper.example/news/"')
    page.write_text(PAGE.replace("<p>3 May 2021</p>", ""))
    corrections = tmp_path / "corrections"
    run = ("run", "--raw", page.parents[2], "--out", tmp_path / "out", "--corrections", corrections)
    if late:
        assert newspipe(*run).exit_code == 0
    corrections.mkdir()
    (corrections / "a.toml").write_text(
        '[[date]]\nsource = "harbour"\nheadline = "Harbour council number 2 meets in the old mill"\n'
        'date = 2021-05-03\nreason = "The minutes say so"\nauthor = "A. Reader"'
    )
    assert newspipe(*run).exit_code == 0
    rows = shown("items", "--out", tmp_path / "out")
    assert {row["date_published"] for row in rows} == {f"2021-05-0{at + 1}" for at in range(4)}
    assert newspipe("verify", "--out", tmp_path / "out").exit_code == 0


def test_explain_tells_lines_and_choices(page: Path) -> None:
    told = newspipe("explain", page).output
    assert "headline" in told
    assert "chosen" in told
    assert "4 records, the first 'Harbour council number 0" in told
    rows = [json.loads(line) for line in newspipe("explain", page, "--format", "json").stdout.splitlines()]
    choices = [row["choice"] for row in rows if "choice" in row]
    assert [choice["chosen"] for choice in choices] == [True, *[False] * (len(choices) - 1)]
    assert [row["line"] for row in rows if "line" in row] == list(range(1, 11))
