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


@pytest.mark.parametrize("seed", range(6))
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
