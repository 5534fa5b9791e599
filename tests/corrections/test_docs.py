"""The examples of docs/corrections.md, and the correction that comes with the sample."""

import re
from pathlib import Path
from typing import Any

import pytest

from newspipe import pipeline
from newspipe.corrections import read_corrections
from newspipe.corrections.rules import KINDS
from newspipe.store.folder import Folder
from newspipe.store.manifest import current
from newspipe.store.reading import tables

EXAMPLE = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(root: Path) -> list[str]:
    return EXAMPLE.findall((root / "docs" / "corrections.md").read_text())


def rejects(out: Path) -> dict[str, dict[str, Any]]:
    found = tables(Folder(out), current(Folder(out)), "rejects")
    return {row["reason"]: row for _, table in found for row in table.to_pylist()}


def test_there_is_an_example_of_each_kind(root: Path) -> None:
    kinds = [re.match(r"\[\[(\w+)\]\]", example) for example in examples(root)]
    assert sorted(kind[1] for kind in kinds if kind) == sorted(KINDS)


@pytest.mark.parametrize("at", range(len(KINDS)))
def test_each_example_matches_the_sample(root: Path, sample: Path, tmp_path: Path, at: int) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "one.toml").write_text(examples(root)[at])
    pipeline.run(sample, tmp_path / "out")
    report = pipeline.run(sample, tmp_path / "out", corrections=tmp_path / "corrections")
    assert (report.version, report.standing.unmatched, report.standing.wrong) == (2, [], ())


def test_the_bundled_correction_dates_the_reject_of_the_sample(root: Path, sample: Path, tmp_path: Path) -> None:
    folder = root / "data" / "corrections"
    assert read_corrections(folder).problems == ()
    report = pipeline.run(sample, tmp_path, corrections=folder)
    assert report.standing.unmatched == []
    row = rejects(tmp_path)["date_invalid"]
    assert row["status"] == "accepted"
    assert row["resolved_by"].startswith("correction: November has 30 days")
    assert {row["status"] for reason, row in rejects(tmp_path).items() if reason != "date_invalid"} == {"open"}
