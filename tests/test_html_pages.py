"""HTML pages from the command line and in runs: their address, their settings, and what is told about them."""
# ruff: noqa: E501 (mark-up reads best on one line)

import json
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
    rows = [
        json.loads(line) for line in newspipe("show", "items", "--out", out, "--format", "json").stdout.splitlines()
    ]
    assert {row["url"] for row in rows} == {f"https://paper.example/news/n/{at}" for at in range(4)}


def test_explain_tells_lines_and_choices(page: Path) -> None:
    told = newspipe("explain", page).output
    assert "headline" in told
    assert "chosen" in told
    assert "4 records, the first 'Harbour council number 0" in told
    rows = [json.loads(line) for line in newspipe("explain", page, "--format", "json").stdout.splitlines()]
    choices = [row["choice"] for row in rows if "choice" in row]
    assert [choice["chosen"] for choice in choices] == [True, *[False] * (len(choices) - 1)]
    assert [row["line"] for row in rows if "line" in row] == list(range(1, 11))
