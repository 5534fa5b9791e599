"""As of a time: what the listings showed then, whatever version is asked, held against captures themselves."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

import newspipe
from newspipe import pipeline
from newspipe.cli import main
from newspipe.errors import NewspipeError

Row = dict[str, Any]


@pytest.fixture
def town(page: Callable[..., bytes], tmp_path: Path) -> Path:
    """Four captures: an item is edited, one is withdrawn and returns, one is added."""
    raw, out = tmp_path / "raw", tmp_path / "out"

    def capture(day: str, *entries: str) -> None:
        (raw / "town" / day).mkdir(parents=True)
        told = [f"  {n}. {entry}" for n, entry in enumerate(entries, 1)]
        (raw / "town" / day / "page-01.txt").write_bytes(page(["May 2021", *told]))

    new = "Fair opens\n\n    12 May 2021"
    edited = "Ferry to run on every single day\n\n    9 May 2021"
    plain = "Ferry to run on every day\n\n    9 May 2021"
    pool = "Pool closed\n\n    8 May 2021"
    last = "Budget passed\n\n    2 May 2021"
    capture("20210510T090000Z", plain, pool, last)
    pipeline.run(raw, out)
    capture("20210511T090000Z", edited, last)
    capture("20210513T090000Z", new, edited, pool, last)
    pipeline.run(raw, out)
    return out


def headlines(out: Path, as_of: str, **which: Any) -> list[str]:
    return sorted(newspipe.read("items", as_of=as_of, out=out, **which)["headline"])


def test_items_are_those_that_the_listing_showed_then(town: Path) -> None:
    assert headlines(town, "2021-05-09") == []
    assert headlines(town, "2021-05-10") == ["Budget passed", "Ferry to run on every day", "Pool closed"]
    assert headlines(town, "2021-05-11") == ["Budget passed", "Ferry to run on every single day"]
    assert headlines(town, "2021-05-12T08:00+02:00") == headlines(town, "2021-05-11")
    assert headlines(town, "2021-05-13") == [
        "Budget passed", "Fair opens", "Ferry to run on every single day", "Pool closed",
    ]  # fmt: skip


def test_a_date_means_all_of_its_day_and_a_time_itself(town: Path) -> None:
    assert len(headlines(town, "2021-05-10T08:59:59")) == 0
    assert len(headlines(town, "2021-05-10T09:00:00Z")) == 3
    assert len(newspipe.read("items", as_of=date(2021, 5, 10), out=town)) == 3
    assert len(newspipe.read("items", as_of=datetime(2021, 5, 10, 9, tzinfo=UTC), out=town)) == 3


def test_a_version_tells_of_then_what_it_knows(town: Path) -> None:
    assert headlines(town, "2021-05-13", version=1) == headlines(town, "2021-05-10")
    assert headlines(town, "2021-05-10", version=1) == headlines(town, "2021-05-10", version=2)


def test_the_rest_of_an_item_is_as_of_then(town: Path) -> None:
    then, now = (
        newspipe.read("items", as_of=day, out=town).set_index("item_id") for day in ("2021-05-10", "2021-06-01")
    )
    assert (then.columns == now.columns).all()
    assert then["withdrawn_at"].isna().all()
    ferry = then[then["headline"] == "Ferry to run on every day"].iloc[0]
    assert ferry["revision"] == 1
    assert now.loc[ferry.name, "revision"] == 2
    current = newspipe.read("items", out=town).set_index("item_id")
    pd.testing.assert_frame_equal(now, current)


def test_revisions_and_captures_are_those_of_then(town: Path) -> None:
    revisions = newspipe.read("revisions", as_of="2021-05-10", out=town)
    assert (len(revisions), revisions["valid_to"].notna().sum()) == (3, 0)
    revisions = newspipe.read("revisions", as_of="2021-05-11", out=town)
    assert (len(revisions), revisions["valid_to"].notna().sum()) == (4, 2)
    for dataset, count in {"snapshots": 2, "sightings": 5, "rejects": 0}.items():
        assert len(newspipe.read(dataset, as_of="2021-05-12", out=town)) == count


@pytest.mark.parametrize("dataset", ["presence", "changes"])
def test_what_has_no_answer_says_so(town: Path, dataset: str, tmp_path: Path) -> None:
    with pytest.raises(NewspipeError, match="cannot be told as of a time"):
        newspipe.read(dataset, as_of="2021-05-10", out=town)
    for command in (["show", dataset], ["export", dataset, "--to", str(tmp_path / "x.csv")]):
        done = CliRunner().invoke(main, [*command, "--out", str(town), "--as-of", "2021-05-10"])
        assert (done.exit_code, "cannot be told as of a time" in done.stderr) == (2, True)
    assert not (tmp_path / "x.csv").exists()


def test_commands_follow(town: Path, tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["show", "items", "--out", str(town), "--as-of", "2021-05-10", "--format", "json"])
    assert shown.stdout.count("\n") == 3
    for to in ("items.csv", "items.parquet", "folder/"):
        arguments = ["export", "items", "--out", str(town), "--as-of", "2021-05-10", "--to", str(tmp_path / to)]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    exported = pd.read_parquet(tmp_path / "folder")
    assert sorted(exported["headline"]) == headlines(town, "2021-05-10")
    assert len(pd.read_csv(tmp_path / "items.csv")) == len(pd.read_parquet(tmp_path / "items.parquet")) == 3
    refused = CliRunner().invoke(main, ["export", "all", "--out", str(town), "--as-of", "2021-05-10", "--to", "x/"])
    assert (refused.exit_code, "not all datasets" in refused.stderr) == (2, True)


def test_items_as_of_each_capture_are_what_its_sightings_showed(sample: Path, published_sample: Path) -> None:
    """Every entry that a capture shows is in force at its time, with that content, unless it was cut off."""
    sightings = newspipe.read("sightings", out=published_sample)
    for time in sorted(sightings["captured_at"].unique()):
        items = newspipe.read("revisions", as_of=pd.Timestamp(time).to_pydatetime(), out=published_sample)
        valid = items[items["valid_to"].isna()]
        seen = sightings[sightings["captured_at"] == time]
        told = {*zip(valid["item_id"], valid["content_hash"], strict=True)}
        assert {*zip(seen["item_id"], seen["content_hash"], strict=True)} <= told
