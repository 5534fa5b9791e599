"""A replay reads all that was ingested with today's parser: what a fresh run gives, as one version of its own."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newspipe import ingest, pipeline, planning, standing
from newspipe.cli import main
from newspipe.contracts import DATASETS
from newspipe.errors import NewspipeError, PublicationRefused
from newspipe.listing import PARSER_VERSION, Page
from newspipe.listing import parse as parse_today
from newspipe.months import captured, rejected
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, load, numbers
from newspipe.store.reading import tables
from newspipe.verify import verify

#: Of a parser that is better than today's.
NEXT = str(int(PARSER_VERSION) + 1)

Row = dict[str, Any]
Upgrade = Callable[[Callable[[Page], Page]], None]


def rows(out: Path, dataset: str, version: int | None = None) -> list[Row]:
    store = Folder(out)
    manifest = load(store, version) if version else current(store)
    return [row for _, table in tables(store, manifest, dataset) for row in table.to_pylist()]


def objects(out: Path) -> dict[str, Any]:
    manifest = current(Folder(out))
    return {name: manifest.files(name) for name in DATASETS if name != "changes"}


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Upgrade:
    """From now on a parser of the next version reads pages: today's, and then something done to them."""

    def use(better: Callable[[Page], Page]) -> None:
        for module in (captured, planning, rejected, standing):
            monkeypatch.setattr(module, "PARSER_VERSION", NEXT)
        monkeypatch.setattr(ingest, "parse", lambda data, **given: better(parse_today(data, **given)))

    return use


def without_first_words(page: Page) -> Page:
    """Headlines lose their first word, and with it every item its id."""
    sightings = []
    for seen in page.sightings:
        content = replace(seen.entry.content, headline=seen.entry.content.headline.partition(" ")[2])
        entry = seen.entry._replace(content=content, content_hash=content.hash())
        sightings.append(seen._replace(entry=entry))
    return page._replace(sightings=tuple(sightings))


def accepting(page: Page) -> Page:
    """An entry with an impossible date is read as of the first of November."""
    from datetime import date

    from newspipe.listing import Sighting

    fixed = [reject for reject in page.rejects if reject.reason == "date_invalid" and reject.undated]
    if not fixed:
        return page
    taken = {seen.position for seen in page.sightings}
    free = (at for at in range(1, page.entries + 1) if at not in taken)
    new = [
        Sighting(next(free), one.line_start, one.line_end, one.undated.dated(date(2023, 11, 1)))
        for one in fixed
        if one.undated
    ]
    rejects = tuple(reject for reject in page.rejects if reject not in fixed)
    return page._replace(sightings=tuple(sorted((*page.sightings, *new))), rejects=rejects)


@pytest.fixture
def out(sample: Path, tmp_path: Path) -> Path:
    """The sample, published in two runs."""
    raw = tmp_path / "raw"
    for source in ("veldmoor-growers", "tollanmere-harbour"):
        shutil.copytree(sample / source, raw / source)
        pipeline.run(raw, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def raw(out: Path) -> Path:
    return out.parent / "raw"


def test_the_same_parser_changes_nothing(out: Path, raw: Path) -> None:
    assert pipeline.replay(raw, out).version is None
    assert numbers(Folder(out)) == [1, 2]


def test_a_replay_is_one_version_with_a_cause_of_its_own(
    out: Path, raw: Path, upgrade: Upgrade, tmp_path: Path
) -> None:
    before = {row["item_id"] for row in rows(out, "items")}
    upgrade(without_first_words)
    report = pipeline.replay(raw, out)
    assert (report.version, report.corrected) == (3, None)
    told = rows(out, "changes", 3)
    assert {row["cause"] for row in told} == {"parser"}
    assert {row["change"] for row in told} == {"renamed"}
    assert {row["previous_item_id"] for row in told} == before
    assert {row["item_id"] for row in told} == {row["item_id"] for row in rows(out, "items")}
    assert {row["parser_version"] for row in rows(out, "snapshots")} == {NEXT}
    pipeline.run(raw, tmp_path / "fresh")
    assert objects(out) == objects(tmp_path / "fresh")
    assert pipeline.replay(raw, out).version is None
    assert not verify(Folder(out)).left


def test_changes_of_a_parser_stay_out_of_the_feed(
    out: Path, raw: Path, upgrade: Upgrade, sample: Path, tmp_path: Path
) -> None:
    upgrade(without_first_words)
    pipeline.replay(raw, out)
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    pipeline.run(raw, out)

    def lines(*command: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, [*command, "--out", str(out), "--format", "json"])
        assert done.exit_code == 0
        return done.stdout.count("\n"), done.stderr

    changed = len(rows(out, "changes", 3))
    added = len(rows(out, "changes", 4))
    assert lines("diff", "2", "3") == (
        0,
        f"… and {changed} changes with a technical cause: --include-technical shows them\n",
    )
    assert lines("diff", "2", "4")[0] == added
    assert lines("diff", "4", "2")[0] == added
    assert lines("diff", "2", "4", "--include-technical") == (changed + added, "")
    assert lines("show", "changes", "--version", "3")[0] == 0
    assert lines("show", "changes", "--version", "3", "--include-technical") == (changed, "")
    CliRunner().invoke(main, ["diff", "2", "4", "--out", str(out), "--to", str(tmp_path / "feed.parquet")])
    import pandas as pd

    assert len(pd.read_parquet(tmp_path / "feed.parquet")) == added


def test_what_was_rejected_and_is_an_entry_now_says_by_which_parser(
    out: Path, raw: Path, upgrade: Upgrade, tmp_path: Path
) -> None:
    open_before = {row["reject_id"] for row in rows(out, "rejects")}
    upgrade(accepting)
    assert pipeline.replay(raw, out).version == 3
    told = {row["reason"]: (row["status"], row["resolved_by"]) for row in rows(out, "rejects")}
    assert told["date_invalid"] == ("accepted", f"parser {NEXT}")
    assert told["truncated"] == ("open", None)
    assert {row["reject_id"] for row in rows(out, "rejects")} == open_before
    pipeline.run(raw, tmp_path / "fresh")
    still_open = [row for row in rows(out, "rejects") if row["status"] == "open"]
    assert still_open == rows(tmp_path / "fresh", "rejects")
    assert {**objects(out), "rejects": None} == {**objects(tmp_path / "fresh"), "rejects": None}
    assert pipeline.replay(raw, out).version is None
    assert not verify(Folder(out)).left


def test_what_was_rejected_and_is_no_entry_is_dismissed(out: Path, raw: Path, upgrade: Upgrade) -> None:
    upgrade(lambda page: page._replace(rejects=tuple(r for r in page.rejects if r.reason != "date_invalid")))
    pipeline.replay(raw, out)
    told = {row["reason"]: (row["status"], row["resolved_by"]) for row in rows(out, "rejects")}
    assert told["date_invalid"] == ("dismissed", f"parser {NEXT}")


def test_what_is_rejected_for_another_reason_is_told_once(out: Path, raw: Path, upgrade: Upgrade) -> None:
    count = len(rows(out, "rejects"))
    upgrade(lambda page: page._replace(rejects=tuple(r._replace(reason="odd") for r in page.rejects if r.of_entry)
                                       + tuple(r for r in page.rejects if not r.of_entry)))  # fmt: skip
    pipeline.replay(raw, out)
    assert [row["status"] for row in rows(out, "rejects")] == ["open"] * count


def test_a_run_after_an_upgrade_leaves_what_was_ingested_and_says_so(
    out: Path, raw: Path, upgrade: Upgrade, sample: Path
) -> None:
    before = rows(out, "items")
    upgrade(without_first_words)
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    report = pipeline.run(raw, out)
    assert report.standing.parsers == {PARSER_VERSION: 13}
    assert ("outdated", f"13 snapshots were read by parser {PARSER_VERSION}, today's is {NEXT}: newspipe replay") in [
        *report.lines()
    ]
    assert [row for row in rows(out, "items") if row["source"] != "ombervale-transit"] == before
    said = CliRunner().invoke(main, ["status", "--raw", str(raw), "--out", str(out), "--format", "json"]).stdout
    assert f'"parsers_outdated": {{"{PARSER_VERSION}": 13}}' in said.replace('":{', '": {').replace('":13', '": 13')
    pipeline.replay(raw, out)
    assert pipeline.run(raw, out).standing.parsers == {}


def test_a_run_after_an_upgrade_tells_what_the_source_changed_from_what_the_parser_did(
    page: Callable[..., bytes], tmp_path: Path, upgrade: Upgrade
) -> None:
    """A capture that shows the same, one edited, one new and one withdrawn item, read by another parser."""
    raw, out = tmp_path / "raw", tmp_path / "out"

    def capture(day: str, **headlines: str) -> None:
        (raw / "town" / day).mkdir(parents=True)
        newest_first = sorted(headlines.items(), reverse=True)
        entries = [f"  1. The {said}\n\n    {name[1:]} May 2021" for name, said in newest_first]
        (raw / "town" / day / "page-01.txt").write_bytes(page(["May 2021", *entries]))

    capture(
        "2021-05-20",
        d18="ferry runs every day",
        d17="museum opens its third wing",
        d16="budget passes",
        d15="school starts",
    )
    pipeline.run(raw, out)
    upgrade(without_first_words)
    capture(
        "2021-05-22",
        d21="fair opens",
        d18="ferry runs every day",
        d17="museum opens its third wing today",
        d15="school starts",
    )
    pipeline.run(raw, out)
    told = {row["headline"].removeprefix("The "): (row["change"], row["cause"]) for row in rows(out, "changes", 2)}
    assert told == {
        "fair opens": ("added", "source"),
        "ferry runs every day": ("modified", "parser"),
        "museum opens its third wing today": ("modified", "source"),
        "budget passes": ("modified", "source"),
        "school starts": ("modified", "parser"),
    }


def test_new_files_wait_for_the_next_run(out: Path, raw: Path, upgrade: Upgrade, sample: Path) -> None:
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    assert pipeline.replay(raw, out).version is None
    assert pipeline.run(raw, out).version == 3


def test_a_replay_without_what_was_ingested_is_refused(out: Path, raw: Path, upgrade: Upgrade) -> None:
    upgrade(without_first_words)
    (raw / "veldmoor-growers" / "2024-03-08" / "page-01.txt").unlink()
    with pytest.raises(PublicationRefused, match="1 files that were ingested cannot be read: veldmoor"):
        pipeline.replay(raw, out)
    assert numbers(Folder(out)) == [1, 2]


def test_a_replay_with_a_wrong_correction_is_refused(out: Path, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "all.toml").write_text("[[drop]]\n")
    with pytest.raises(NewspipeError, match=r"all\.toml:1: \[\[drop\]\] has no reason"):
        pipeline.replay(raw, out, corrections=tmp_path)


def test_times_of_capture_are_those_of_the_first_ingestion(tmp_path: Path, sample: Path) -> None:
    """An mtime changes with every clone; a replay goes by what was fixed."""
    import os

    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "town").mkdir(parents=True)
    page = raw / "town" / "page.txt"
    shutil.copy(sample / "veldmoor-growers" / "2024-03-08" / "page-01.txt", page)
    os.utime(page, (1_700_000_000, 1_700_000_000))
    pipeline.run(raw, out)
    os.utime(page, (1_800_000_000, 1_800_000_000))
    assert pipeline.replay(raw, out).version is None
