"""The benchmark of listings: on saved pages of one's own, and without any."""

import json
from pathlib import Path

import pytest

from benchmarks import listings
from tests.listing.made_pages import TEMPLATES, make, make_other


def test_it_says_where_nothing_is_to_be_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listings.main(["--fixtures", str(tmp_path)])
    assert f"no gold.json in {tmp_path}" in capsys.readouterr().out


def test_it_measures_precision_recall_and_speed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = make(3, TEMPLATES[0])
    items = [{"headline": item.headline, "url": f"https://paper.example{item.url}"} for item in made.items]
    strange = {"headline": "Nobody prints this", "url": "https://paper.example/none"}
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text(made.html)
    (tmp_path / "html" / "negative-b.html").write_text(make_other(1))
    gold = {"html/a.html": {"url": made.url, "items": [*items, strange]}, "feeds/c.xml": {"url": "", "items": []}}
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    listings.main(["--fixtures", str(tmp_path), "--layouts", str(tmp_path), "--repeat", "1", "--format", "json"])
    scores = [row for row in json.loads(capsys.readouterr().out) if row["reader"] == "newspipe"]
    assert [(row["page"], row["expected"], row["found"]) for row in scores] == [
        ("a", len(items) + 1, len(items)),
        ("negative-b", 0, 0),
    ]
    assert scores[0]["precision"] == 1
    assert scores[0]["recall"] == len(items) / (len(items) + 1)
    assert all(row["seconds"] > 0 for row in scores)
    listings.main(["--fixtures", str(tmp_path), "--repeat", "1"])
    assert "newspipe" in capsys.readouterr().out


def test_it_measures_texts_by_headline_date_and_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.json").write_text("{}")
    text = "".join(f"3 May 2021\nFerry {n} sails\nIt runs on day {n}.\n\n" for n in range(5))
    (tmp_path / "boats.txt").write_text(text)
    told = [("headline", "Ferry {} sails"), ("date_published", "2021-05-03"), ("description", "It runs on day {}.")]
    gold = [{name: said.format(n) for name, said in told} for n in range(4)]
    (tmp_path / "boats.gold.json").write_text(json.dumps(gold))
    options = ["--fixtures", str(tmp_path), "--layouts", str(tmp_path), "--repeat", "1"]
    listings.main([*options, "--format", "json"])
    (score,) = json.loads(capsys.readouterr().out)
    assert (score["page"], score["precision"], score["recall"]) == ("text/boats", 0.8, 1)
    listings.main(options)
    assert "mean of the texts" in capsys.readouterr().out
