"""Corrections, whenever they come, change what is published as if they had always been there."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newspipe import pipeline
from newspipe.contracts import DATASETS
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, load
from newspipe.store.reading import tables
from newspipe.verify import verify

Row = dict[str, Any]
Write = Callable[..., Path]
SIGNED = 'reason = "It says so on paper"\nauthor = "A. Reader"\n'


def rows(out: Path, dataset: str, version: int | None = None) -> list[Row]:
    store = Folder(out)
    manifest = load(store, version) if version else current(store)
    return [row for _, table in tables(store, manifest, dataset) for row in table.to_pylist()]


def one(out: Path, **said: object) -> Row:
    [found] = [row for row in rows(out, "items") if said.items() <= row.items()]
    return found


def causes(out: Path, version: int) -> set[str]:
    return {row["cause"] for row in rows(out, "changes", version)}


def objects(out: Path) -> dict[str, dict[str, str]]:
    manifest = current(Folder(out))
    return {
        name: {month: file.name for month, file in manifest.files(name).items()}
        for name in DATASETS
        if name != "changes"
    }


def is_what_a_fresh_run_gives(raw: Path, out: Path, corrections: Path, fresh: Path) -> None:
    pipeline.run(raw, fresh, corrections=corrections)
    assert objects(out) == objects(fresh)
    assert not verify(Folder(out)).left


@pytest.fixture
def corrections(tmp_path: Path) -> Write:
    """A folder with one file of corrections, written anew with each call; `SIGNED` is added to each table."""
    folder = tmp_path / "corrections"
    folder.mkdir()

    def write(*tables: str) -> Path:
        (folder / "all.toml").write_text("\n".join(table + "\n" + SIGNED for table in tables))
        return folder

    return write


@pytest.fixture(scope="module")
def base(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("base")
    pipeline.run(sample, out)
    return out


@pytest.fixture
def out(base: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(base, tmp_path / "out", symlinks=True))


def table(kind: str, **said: object) -> str:
    def toml(value: object) -> str:
        if isinstance(value, list):
            return f"[{', '.join(map(toml, value))}]"
        return f'"{value}"'

    return "\n".join([f"[[{kind}]]", *(f"{name} = {toml(value)}" for name, value in said.items())])


def several(base: Path) -> list[str]:
    """A correction of each kind for the sample, and some more."""
    items = sorted(rows(base, "items"), key=lambda row: (row["source"], row["date_published"], row["headline"]))
    by_day: dict[tuple[str, Any], list[Row]] = {}
    for item in items:
        by_day.setdefault((item["source"], item["date_published"]), []).append(item)
    beside = next(group for group in by_day.values() if len(group) > 1)
    edited = next(item for item in items if item["aliases"])
    [first, last] = [items[3], items[-4]]
    invalid = next(row for row in rows(base, "rejects") if row["reason"] == "date_invalid")
    headline = next(line.strip() for line in invalid["raw_text"].split("\n")[0].split(". ", 1)[1:])
    snapshots = {row["path"]: row for row in rows(base, "snapshots")}
    page = snapshots["tollanmere-harbour/2024-02-19/page-01.txt"]
    return [
        table("fix", item=first["item_id"], field="headline", becomes="What it should have said"),
        table("drop", item=last["item_id"]),
        table("merge", items=[item["item_id"] for item in beside[:2]]),
        table("split", item=edited["aliases"][0], apart=[edited["headline"]]),
        table("date", source=invalid["source"], headline=headline, date="2023-11-30"),
        table("leave_out", source="ombervale-transit", captured_at="2024-02-02"),
        table("leave_out", source=page["source"], captured_at="2024-02-19", snapshot=page["snapshot_id"]),
        table(
            "date",
            source=first["source"],
            headline=first["headline"],
            printed=first["date_published_raw"],
            date="2023-10-05",
        ),
    ]


@pytest.mark.parametrize("at", range(8))
def test_one_correction_added_and_taken_away(
    sample: Path, base: Path, out: Path, tmp_path: Path, corrections: Write, at: int
) -> None:
    folder = corrections(several(base)[at])
    report = pipeline.run(sample, out, corrections=folder)
    assert (report.version, report.corrected, report.standing.unmatched) == (2, 2, [])
    assert causes(out, 2) <= {"correction"}
    is_what_a_fresh_run_gives(sample, out, folder, tmp_path / "fresh")
    assert pipeline.run(sample, out, corrections=folder).version is None
    before = objects(base)
    assert objects(out) != before
    assert pipeline.run(sample, out, corrections=corrections()).version == 3
    assert causes(out, 3) <= {"correction"}
    assert objects(out) == before


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 6))])
def test_order_of_captures_and_corrections_leaves_no_trace(
    sample: Path, base: Path, tmp_path: Path, corrections: Write, seed: int
) -> None:
    """Pages and corrections come and go in random order; what is published depends on what is there in the end."""
    rng = random.Random(seed)
    everything = several(base)
    raw, out = tmp_path / "raw", tmp_path / "out"
    pages = sorted(path.relative_to(sample) for path in sample.rglob("*.txt"))
    rng.shuffle(pages)
    runs = rng.randint(3, 5)
    for start in range(runs):
        for page in pages[start::runs]:
            (raw / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sample / page, raw / page)
        pipeline.run(raw, out, corrections=corrections(*rng.sample(everything, rng.randint(0, len(everything)))))
    folder = corrections(*rng.sample(everything, rng.randint(2, len(everything))))
    pipeline.run(raw, out, corrections=folder)
    is_what_a_fresh_run_gives(raw, out, folder, tmp_path / "fresh")


def test_a_wrong_correction_leaves_those_in_force_and_stops_no_capture(
    sample: Path, base: Path, tmp_path: Path, corrections: Write
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    item = min(rows(base, "items"), key=lambda row: (row["source"], row["item_id"]))
    fix = table("fix", item=item["item_id"], field="headline", becomes="What it should have said")
    pipeline.run(raw, out, corrections=corrections(fix))
    shutil.copytree(sample / "veldmoor-growers", raw / "veldmoor-growers")
    wrong = table("fix", item=item["item_id"], field="url", becomes="no address")
    folder = corrections(table("drop", item=item["item_id"]), wrong)
    report = pipeline.run(raw, out, corrections=folder)
    assert (report.version, report.corrected, report.clean) == (2, None, False)
    [problem] = report.standing.wrong
    assert problem.path.endswith("all.toml:6")
    assert "this could not be published: url: str_matches('^\\S+$') ('no address')" in problem.detail
    assert one(out, item_id=item["item_id"])["headline"] == "What it should have said"
    assert any("no correction that changed is taken over" in text for _, text in report.lines())
    pipeline.run(raw, out, corrections=corrections(table("drop", item=item["item_id"])))
    assert item["item_id"] not in {row["item_id"] for row in rows(out, "items")}


def test_a_correction_holds_when_the_id_changes(page: Callable[..., bytes], tmp_path: Path, corrections: Write) -> None:
    """A capture of earlier comes late, and with it an earlier headline, which gives the item its id."""
    raw, out = tmp_path / "raw", tmp_path / "out"

    def capture(day: str, headline: str) -> None:
        (raw / "town" / day).mkdir(parents=True)
        (raw / "town" / day / "page-01.txt").write_bytes(page(["May 2021", f"  1. {headline}\n\n    3 May 2021"]))

    capture("2021-05-10", "Ferry to run all night in the summer")
    pipeline.run(raw, out)
    before = one(out)["item_id"]
    folder = corrections(table("fix", item=before, field="kicker", becomes="Harbour"))
    pipeline.run(raw, out, corrections=folder)
    capture("2021-05-08", "Ferry to run all night in the sumer")
    assert pipeline.run(raw, out, corrections=folder).standing.unmatched == []
    assert (one(out)["item_id"] != before, one(out)["aliases"], one(out)["kicker"]) == (True, [before], "Harbour")
    assert causes(out, 3) == {"source"}
    is_what_a_fresh_run_gives(raw, out, folder, tmp_path / "fresh")


def test_new_captures_and_corrections_are_told_apart(
    sample: Path, base: Path, tmp_path: Path, corrections: Write
) -> None:
    """One run, two versions: an item that is corrected, and news."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    pipeline.run(raw, out)
    shutil.copytree(sample / "veldmoor-growers", raw / "veldmoor-growers")
    item = rows(out, "items")[0]
    folder = corrections(table("fix", item=item["item_id"], field="kicker", becomes="Corrected"))
    report = pipeline.run(raw, out, corrections=folder, idempotency_key="night")
    assert (report.base, report.corrected, report.version) == (1, 2, 3)
    assert report.added["items"] == 14
    assert [row["item_id"] for row in rows(out, "changes", 2)] == [item["item_id"]]
    assert causes(out, 2) == {"correction"}
    assert {row["source"] for row in rows(out, "changes", 3)} == {"veldmoor-growers"}
    assert causes(out, 3) == {"source"}
    assert pipeline.run(raw, out, corrections=folder, idempotency_key="night").done == 3


def test_a_correction_that_matches_nothing_is_told(sample: Path, out: Path, corrections: Write) -> None:
    folder = corrections(table("drop", item="0" * 32))
    report = pipeline.run(sample, out, corrections=folder)
    assert report.version is None
    [problem] = report.standing.unmatched
    assert problem.path == f"{folder}/all.toml:1"
    assert any(label == "no match" for label, _ in report.lines())


def test_a_correction_of_what_is_yet_to_come_waits_for_it(
    sample: Path, base: Path, tmp_path: Path, corrections: Write
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    folder = corrections(*several(base))
    unmatched = pipeline.run(raw, out, corrections=folder).standing.unmatched
    assert 0 < len(unmatched) < len(several(base))
    shutil.copytree(sample, raw, dirs_exist_ok=True)
    assert pipeline.run(raw, out, corrections=folder).corrected is None
    is_what_a_fresh_run_gives(raw, out, folder, tmp_path / "fresh")


def test_a_page_that_cannot_be_read_again_leaves_corrections_as_they_were(
    sample: Path, base: Path, tmp_path: Path, corrections: Write
) -> None:
    raw, out = Path(shutil.copytree(sample, tmp_path / "raw")), tmp_path / "out"
    pipeline.run(raw, out)
    page = raw / "ombervale-transit" / "2024-02-02" / "page-01.txt"
    page.rename(tmp_path / "page")
    folder = corrections(table("leave_out", source="ombervale-transit", captured_at="2024-02-02"))
    report = pipeline.run(raw, out, corrections=folder)
    assert (report.version, [problem.reason for problem in report.problems]) == (None, ["unreadable"])
    (tmp_path / "page").rename(page)
    assert pipeline.run(raw, out, corrections=folder).corrected == 2


def test_a_replay_keeps_corrections(sample: Path, base: Path, tmp_path: Path, corrections: Write) -> None:
    out, folder = tmp_path / "out", corrections(*several(base))
    pipeline.run(sample, out, corrections=folder)
    assert pipeline.replay(sample, out, corrections=folder).version is None
    assert pipeline.replay(sample, out, corrections=corrections()).corrected == 2


def test_only_what_a_correction_touches_is_read_and_resolved(
    sample: Path, out: Path, corrections: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newspipe.months import published

    resolved: list[Any] = []
    resolve = published.resolve
    monkeypatch.setattr(published, "resolve", lambda block: resolved.append(block.date) or resolve(block))
    read: list[Any] = []
    read_captures = pipeline.read_captures
    monkeypatch.setattr(pipeline, "read_captures", lambda *given: read.extend(given[1]) or read_captures(*given))
    item = rows(out, "items")[0]
    pipeline.run(sample, out, corrections=corrections(table("fix", item=item["item_id"], field="kicker", becomes="X")))
    assert ({*resolved}, read) == ({item["date_published"].toordinal()}, [])
    folder = corrections(table("leave_out", source="ombervale-transit", captured_at="2024-02-02"))
    pipeline.run(sample, out, corrections=folder)
    assert [f"{capture.captured_at:%Y-%m-%d}" for capture in read] == ["2024-02-02"]
