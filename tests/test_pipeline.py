"""The whole way: real captures in, datasets out, and nothing depends on when or in which order they came."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newspipe import pipeline, planning, publication
from newspipe.contracts import DATASETS
from newspipe.errors import LostRace, MissingPath, PublicationRefused
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, numbers
from newspipe.store.reading import tables
from newspipe.verify import verify

BY_PUBLICATION = ("items", "presence", "revisions")


def rows(out: Path, dataset: str) -> list[dict[str, Any]]:
    manifest = current(Folder(out))
    return [row for _, table in tables(Folder(out), manifest, dataset) for row in table.to_pylist()]


def everything(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {dataset: rows(out, dataset) for dataset in DATASETS if dataset != "changes"}


def object_names(out: Path) -> dict[str, dict[str, str]]:
    manifest = current(Folder(out))
    return {name: {month: file.name for month, file in manifest.files(name).items()} for name in BY_PUBLICATION}


def deal(source: Path, raw: Path, out: Path, rng: random.Random, runs: int) -> None:
    """Publish the pages of a raw folder in random order, some with each run."""
    pages = sorted(path.relative_to(source) for path in source.rglob("*.txt"))
    rng.shuffle(pages)
    for start in range(runs):
        for page in pages[start::runs]:
            (raw / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / page, raw / page)
        pipeline.run(raw, out)


@pytest.fixture(scope="module")
def corpus(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources over 25 days with many edits, siblings, faults and withdrawals."""
    out = tmp_path_factory.mktemp("corpus")
    quirks = {"sibling": 0.2, "headline_edit": 0.3, "truncated": 0.1, "withdrawn": 0.1, "impossible_date": 0.01}
    options = [part for name, chance in quirks.items() for part in ("--quirk", f"{name}={chance}")]
    sizes = ["--sources", "2", "--days", "25", "--pages", "2", "--page-items", "8", "--items-per-day", "1.5"]
    command = [sys.executable, str(root / "benchmarks" / "make_corpus.py"), str(out), *sizes, *options]
    subprocess.run(command, check=True, capture_output=True)
    return out / "raw"


@pytest.fixture(scope="module")
def corpus_at_once(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("at-once")
    pipeline.run(corpus, out)
    return out


def test_the_real_listing_has_twenty_items(shared: Path, tmp_path: Path) -> None:
    pipeline.run(shared / "listings", tmp_path)
    months = {month: file.rows for month, file in current(Folder(tmp_path)).files("items").items()}
    assert months == {
        "2020-09": 2, "2020-10": 2, "2020-11": 1, "2020-12": 4, "2021-02": 2,
        "2021-03": 4, "2021-04": 3, "2021-05": 1, "2021-07": 1,
    }  # fmt: skip
    assert sorted(row["sightings"] for row in rows(tmp_path, "presence")) == [1] * 19 + [2]
    assert rows(tmp_path, "rejects") == []


def test_the_sample_shows_every_case(published_sample: Path) -> None:
    """Each row of docs/sample.md, as it is published."""
    items = {row["headline"]: row for row in rows(published_sample, "items")}
    presence = {row["item_id"]: row for row in rows(published_sample, "presence")}
    revisions = rows(published_sample, "revisions")
    reasons = sorted(row["reason"] for row in rows(published_sample, "rejects"))
    assert (len(items), len(presence), len(revisions)) == (42, 43, 47)  # one story stands at two sources
    assert reasons == ["date_invalid", "date_missing", "empty", "truncated"]
    assert [row["status"] for row in presence.values()].count("withdrawn") == 1
    assert sorted(row["revision"] for row in items.values() if row["revision"] > 1) == [2, 2, 3]
    assert sorted(row["match_method"] or "" for row in revisions if row["revision"] == 3) == ["same_content"]
    assert sum(row["credit_text"] is not None for row in items.values()) == 4
    assert sum(row["kicker"] is not None for row in items.values()) == 1
    assert sum(row["dateline"] is not None for row in items.values()) == 2


def test_every_snapshot_adds_up(corpus_at_once: Path) -> None:
    seen: dict[str, int] = {}
    for row in rows(corpus_at_once, "sightings"):
        seen[row["snapshot_id"]] = seen.get(row["snapshot_id"], 0) + 1
    for row in rows(corpus_at_once, "rejects"):
        if row["stage"] in ("parse", "validate"):
            seen[row["snapshot_id"]] = seen.get(row["snapshot_id"], 0) + 1
    assert {row["snapshot_id"]: row["entries"] for row in rows(corpus_at_once, "snapshots")} == seen


def test_every_sighting_is_of_an_item_and_every_item_was_sighted(corpus_at_once: Path) -> None:
    sighted = {row["item_id"] for row in rows(corpus_at_once, "sightings")}
    assert sighted == {row["item_id"] for row in rows(corpus_at_once, "items")}
    counted = {row["item_id"]: row["sightings"] for row in rows(corpus_at_once, "presence")}
    assert sum(counted.values()) == len(rows(corpus_at_once, "sightings"))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), runs=st.integers(2, 6))
def test_order_and_batching_leave_no_trace(
    corpus: Path, corpus_at_once: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, runs: int
) -> None:
    """Pages dealt at random into runs: captures come late, and pages join captures that were ingested before."""
    out = tmp_path_factory.mktemp("out")
    deal(corpus, tmp_path_factory.mktemp("raw"), out, random.Random(seed), runs)
    assert object_names(out) == object_names(corpus_at_once)
    assert everything(out) == everything(corpus_at_once)


def test_one_capture_at_a_time_gives_the_same_objects(corpus: Path, corpus_at_once: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for day in sorted({path.parent.name for path in corpus.rglob("*.txt")}):
        for capture in corpus.glob(f"*/{day}"):
            shutil.copytree(capture, raw / capture.relative_to(corpus))
        assert pipeline.run(raw, out).version is not None
    assert object_names(out) == object_names(corpus_at_once)
    assert everything(out) == everything(corpus_at_once)


def test_small_batches_and_groups_give_the_same_objects(
    corpus: Path, corpus_at_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH_FILES", 3)
    monkeypatch.setattr(pipeline, "GROUP_ROWS", 1)
    pipeline.run(corpus, tmp_path)
    assert object_names(tmp_path) == object_names(corpus_at_once)
    assert everything(tmp_path) == everything(corpus_at_once)


def test_nothing_new_publishes_nothing(sample: Path, tmp_path: Path) -> None:
    pipeline.run(sample, tmp_path)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert pipeline.run(sample, tmp_path).version is None
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert numbers(Folder(tmp_path)) == [1]


def test_the_same_bytes_twice_in_a_capture_are_one_snapshot(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample, raw)
    pipeline.run(raw, out)
    before = everything(out)
    day = raw / "veldmoor-growers" / "2024-01-26"
    shutil.copy(day / "page-01.txt", day / "page-01-again.txt")
    assert pipeline.run(raw, out).version is None
    assert everything(out) == before


def test_the_same_bytes_on_another_day_are_another_snapshot(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample / "veldmoor-growers", raw / "veldmoor-growers")
    pipeline.run(raw, out)
    items = object_names(out)["items"]
    shutil.copytree(raw / "veldmoor-growers" / "2024-03-08", raw / "veldmoor-growers" / "2024-03-09")
    assert pipeline.run(raw, out).read["snapshots"] == 1
    assert object_names(out)["items"] == items
    assert max(row["last_seen_at"] for row in rows(out, "presence")).day == 9


def test_an_item_past_the_end_rolls_off_and_one_missed_is_withdrawn(page: Callable[..., bytes], tmp_path: Path) -> None:
    raw, out = tmp_path / "raw" / "town", tmp_path / "out"

    def capture(day: str, *days: int) -> None:
        (raw / day).mkdir(parents=True)
        entries = [f"  {n}. Story of day {d}\n\n    {d:02d} May 2021" for n, d in enumerate(days, 1)]
        (raw / day / "page-01.txt").write_bytes(page(["May 2021", *entries]))

    capture("2021-05-10", 9, 8, 7, 6)
    pipeline.run(raw.parent, out)
    capture("2021-05-12", 11, 9, 7, 6)
    pipeline.run(raw.parent, out)
    capture("2021-05-14", 13, 11, 9, 7)
    report = pipeline.run(raw.parent, out)
    status = {row["date_published"].day: row["status"] for row in rows(out, "presence")}
    assert status == {13: "listed", 11: "listed", 9: "listed", 8: "withdrawn", 7: "listed", 6: "rolled_off"}
    withdrawn = [row for row in rows(out, "items") if row["withdrawn_at"]]
    assert [f"{row['withdrawn_at']:%Y-%m-%d}" for row in withdrawn] == ["2021-05-12"]
    assert report.version == 3


def test_what_cannot_be_read_is_told_and_tried_again(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample, raw)
    missing = raw / "veldmoor-growers" / "2024-03-08" / "page-02.txt"
    missing.symlink_to(tmp_path / "not-there-yet")
    os.mkfifo(raw / "veldmoor-growers" / "2024-03-08" / "page-03.txt")
    report = pipeline.run(raw, out)
    assert report.version == 1
    assert sorted((problem.path, problem.reason) for problem in report.problems) == [
        ("veldmoor-growers/2024-03-08/page-02.txt", "unreadable"),
        ("veldmoor-growers/2024-03-08/page-03.txt", "unreadable"),
    ]
    assert len(pipeline.run(raw, out).problems) == 2
    (tmp_path / "not-there-yet").write_bytes((sample / "ombervale-transit/2023-12-29/page-01.txt").read_bytes())
    assert pipeline.run(raw, out).read["snapshots"] == 1


def test_one_bad_file_never_stops_the_others(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample, raw)
    day = raw / "town" / "2024-01-01"
    day.mkdir(parents=True)
    bad = {
        "page-01.txt": b"", "page-02.txt": b"\x89PNG\r\n\x1a\n" + bytes(100), "page-03.txt": bytes(range(256)) * 9,
        "page-04.txt": b"<!doctype html><title>x</title>", "page-05.txt": "Nur Prosa ohne Liste.".encode("utf-16"),
    }  # fmt: skip
    for name, data in bad.items():
        (day / name).write_bytes(data)
    with open(day / "page-06.txt", "wb") as large:
        large.truncate(200 * 1024 * 1024)
    pipeline.run(raw, out)
    reasons = {row["path"]: row["reason"] for row in rows(out, "rejects") if row["source"] == "town"}
    assert reasons == {
        "town/2024-01-01/page-01.txt": "empty",
        "town/2024-01-01/page-02.txt": "unsupported_media_type",
        "town/2024-01-01/page-03.txt": "unsupported_media_type",
        "town/2024-01-01/page-04.txt": "no_entries",
        "town/2024-01-01/page-05.txt": "no_entries",
        "town/2024-01-01/page-06.txt": "too_large",
    }
    assert len(rows(out, "items")) == 43


def test_a_changed_layout_is_rejected_whole_and_withdraws_nothing(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample / "veldmoor-growers", raw / "veldmoor-growers")
    pipeline.run(raw, out)
    before = object_names(out)
    drifted = raw / "veldmoor-growers" / "2024-04-01" / "page-01.txt"
    drifted.parent.mkdir()
    text = (raw / "veldmoor-growers" / "2024-03-08" / "page-01.txt").read_text()
    undated = (line for line in text.split("\n") if not re.fullmatch(r" {4}\d\d \w+ \d{4}", line))
    drifted.write_text("\n".join(re.sub(r"^  \d+\. ", "", line) for line in undated))
    report = pipeline.run(raw, out)
    assert [reject.reason for reject in report.rejects] in (["layout_drift"], ["no_entries"])
    assert object_names(out) == before


def test_the_loser_of_a_race_starts_again(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process publishes the very version that this run is about to publish."""
    other = tmp_path / "other"
    shutil.copytree(sample / "ombervale-transit", other / "ombervale-transit")
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample, raw)
    commit, lost = pipeline.commit, []

    def overtaken(*args: Any) -> Any:
        if not lost:
            lost.append(True)
            subprocess.run([sys.executable, "-m", "newspipe", "run", "--raw", other, "--out", out], check=True)
        return commit(*args)

    monkeypatch.setattr(pipeline, "commit", overtaken)
    assert pipeline.run(raw, out).version == 2
    assert len(rows(out, "items")) == 43
    assert numbers(Folder(out)) == [1, 2]


def test_who_loses_every_race_says_so(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def beaten(*_: Any) -> Any:
        raise LostRace("taken")

    monkeypatch.setattr(pipeline, "commit", beaten)
    monkeypatch.setattr(publication, "_LONGEST_WAIT", 0.01)
    with pytest.raises(PublicationRefused, match="times in a row"):
        pipeline.run(sample, tmp_path)


def test_a_missing_raw_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="--raw"):
        pipeline.run(tmp_path / "nowhere", tmp_path / "out")


def test_months_are_where_their_rows_belong(corpus_at_once: Path) -> None:
    manifest = current(Folder(corpus_at_once))
    for dataset, column in DATASETS.items():
        for month, table in tables(Folder(corpus_at_once), manifest, dataset):
            assert pc.unique(pc.strftime(table[column], "%Y-%m")).to_pylist() in ([month], [])


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 8))])
def test_the_sample_in_any_order_is_the_same(sample: Path, published_sample: Path, tmp_path: Path, seed: int) -> None:
    """Pages that are no page come and go as the last of a capture, so ends of listings move both ways."""
    out, rng = tmp_path / "out", random.Random(seed)
    deal(sample, tmp_path / "raw", out, rng, runs=rng.randint(3, 6))
    assert object_names(out) == object_names(published_sample)
    assert everything(out) == everything(published_sample)


def test_an_end_that_is_taken_back_rolls_nothing_off(sample: Path, tmp_path: Path) -> None:
    """An empty page joins the capture that showed where the listing ends: it does not show it any more."""
    source = "tollanmere-harbour"
    steps = [
        [f"{source}/2024-02-19/page-01.txt", f"{source}/2023-11-27/page-02.txt"],
        [f"{source}/2024-02-19/page-03.txt"],
    ]
    raw = tmp_path / "raw"
    for pages in steps:
        for page in pages:
            (raw / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sample / page, raw / page)
        pipeline.run(raw, tmp_path / "steps")
    pipeline.run(raw, tmp_path / "fresh")
    assert everything(tmp_path / "steps") == everything(tmp_path / "fresh")
    assert {row["status"] for row in rows(tmp_path / "fresh", "presence")} == {"listed"}


def test_items_of_a_feed_that_stand_on_one_page_are_several(tmp_path: Path) -> None:
    """Weblogs that are written a page a day."""
    day = "https://log.example/21.html"
    items = "".join(
        f"<item><title>Note {at}</title><link>{day}#a{at}</link><guid>{day}#a{at}</guid>"
        f"{'<pubDate>21 Jun 2021</pubDate>' * (at % 2)}</item>"
        for at in range(4)
    )
    path = tmp_path / "raw" / "log" / "2021-06-21" / "feed.xml"
    path.parent.mkdir(parents=True)
    path.write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    published = rows(tmp_path / "out", "items")
    assert sorted(row["headline"] for row in published) == [f"Note {at}" for at in range(4)]
    assert {row["url"] for row in published} == {day}
    assert not verify(Folder(tmp_path / "out")).left
