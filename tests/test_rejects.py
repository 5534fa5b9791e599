"""Rejects live on: found, shown with what would resolve them, tried again, and told by what they were resolved."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newspipe import ingest, pipeline, planning, standing
from newspipe.cli import main
from newspipe.errors import MissingPath
from newspipe.listing import PARSER_VERSION, Sighting
from newspipe.listing import parse as parse_today
from newspipe.months import captured, rejected
from newspipe.rejects import find_reject, rejects, suggestion
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, numbers


def newspipe(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def by_reason(out: Path) -> dict[str, dict[str, Any]]:
    return {row["reason"]: row for row in rejects(Folder(out), current(Folder(out)))}


def listed(out: Path, *options: str) -> list[dict[str, Any]]:
    told = newspipe("rejects", "list", "--out", out, "--format", "json", *options)
    assert told.exit_code == 0
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_rejects_are_listed(published_sample: Path) -> None:
    assert len(listed(published_sample)) == 4
    assert [row["reason"] for row in listed(published_sample, "--reason", "empty")] == ["empty"]
    assert [row["reason"] for row in listed(published_sample, "--source", "veldmoor-growers")] == ["date_invalid"]
    assert listed(published_sample, "--status", "accepted") == []
    assert newspipe("rejects", "list", "--status", "dismissed", "--out", published_sample).stdout == (
        "no reject is dismissed\n"
    )
    shown = newspipe("rejects", "list", "--out", published_sample).stdout.splitlines()
    assert shown[0].split("\t") == ["reject", "where", "reason", "status", "why"]
    assert len(shown) == 5


def test_a_reject_is_shown_with_its_lines(published_sample: Path) -> None:
    row = by_reason(published_sample)["date_invalid"]
    shown = newspipe("rejects", "show", row["reject_id"][:8], "--out", published_sample).stdout
    assert "veldmoor-growers/2024-01-26/page-01.txt, lines 35 to 39" in shown
    assert "   37     31 November 2023" in shown
    told = json.loads(
        newspipe("rejects", "show", row["reject_id"], "--out", published_sample, "--format", "json").stdout
    )
    assert told["suggestion"] in shown + "\n"


def test_what_nothing_is_known_of_is_said(published_sample: Path) -> None:
    store = Folder(published_sample)
    with pytest.raises(MissingPath, match="no reject has this id"):
        find_reject(store, current(store), "f" * 32)
    with pytest.raises(MissingPath, match="not the id of a reject"):
        find_reject(store, current(store), "Ferry")


@pytest.mark.parametrize(
    ("reason", "status"), [("date_invalid", "accepted"), ("date_missing", "accepted"), ("empty", "dismissed")]
)
def test_the_suggested_correction_resolves_it(sample: Path, tmp_path: Path, reason: str, status: str) -> None:
    out = tmp_path / "out"
    pipeline.run(sample, out)
    said = suggestion(by_reason(out)[reason])
    assert said is not None
    whole = said.replace("0000-00-00", "2023-12-05").replace('""', '"So it is"')
    assert tomllib.loads(whole)
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.toml").write_text(whole)
    pipeline.run(sample, out, corrections=tmp_path / "corrections")
    found = [row for row in rejects(Folder(out), current(Folder(out))) if row["status"] == status]
    assert [row["resolved_by"] for row in found] == ["correction: So it is (So it is)"]
    assert len(listed(out)) == 3


def test_what_was_cut_off_has_no_correction(published_sample: Path) -> None:
    assert suggestion(by_reason(published_sample)["truncated"]) is None


def test_a_replay_of_rejects_does_nothing_while_all_are_rejected_again(sample: Path, tmp_path: Path) -> None:
    pipeline.run(sample, tmp_path)
    told = newspipe("rejects", "replay", "--raw", sample, "--out", tmp_path)
    assert told.stdout.startswith("tried     4 open rejects: 0 are resolved\n")
    assert numbers(Folder(tmp_path)) == [1]


def test_a_replay_of_rejects_tells_what_became_of_them(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.run(sample, tmp_path)
    later = str(int(PARSER_VERSION) + 1)
    for module in (captured, planning, rejected, standing):
        monkeypatch.setattr(module, "PARSER_VERSION", later)

    def better(data: bytes, **given: Any) -> Any:
        page = parse_today(data, **given)
        missing = [reject for reject in page.rejects if reject.reason == "date_missing" and reject.undated]
        if not missing:
            return page
        [reject] = missing
        free = next(at for at in range(1, page.entries + 1) if at not in {seen.position for seen in page.sightings})
        assert reject.undated
        entry = reject.undated.dated(date(2023, 12, 5))
        seen = Sighting(free, reject.line_start, reject.line_end, entry)
        rest = tuple(other for other in page.rejects if other is not reject)
        return page._replace(sightings=tuple(sorted((*page.sightings, seen))), rejects=rest)

    monkeypatch.setattr(ingest, "parse", better)
    told = newspipe("rejects", "replay", "--raw", sample, "--out", tmp_path).stdout
    assert "tried     4 open rejects: 1 are resolved" in told
    assert f"accepted  ombervale-transit/2024-02-02/page-01.txt:33: date_missing, by parser {later}" in told
    assert "published version 2" in told
    assert f"accepted\tparser {later}" in newspipe("show", "rejects", "--out", tmp_path).stdout


def test_rejects_that_share_a_line_are_told_apart(tmp_path: Path) -> None:
    """A feed may stand on one line."""
    items = [f"<item><title>Ferry {at} is late</title></item>" for at in range(3)]
    dated = "<item><title>All run</title><pubDate>2 May 2021</pubDate></item>"
    path = tmp_path / "raw" / "harbour" / "2021-06-01" / "feed.xml"
    path.parent.mkdir(parents=True)
    path.write_text(f"<rss version='2.0'><channel>{''.join(items)}{dated}</channel></rss>")
    out = tmp_path / "out"
    pipeline.run(tmp_path / "raw", out)
    assert sorted(row["raw_text"] for row in rejects(Folder(out), current(Folder(out)))) == items
    assert newspipe("verify", "--out", out).exit_code == 0
    said = 'source = "harbour"\nheadline = "Ferry 1 is late"\ndate = 2021-05-03\nreason = "Known"\nauthor = "A. Reader"'
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.toml").write_text(f"[[date]]\n{said}")
    pipeline.run(tmp_path / "raw", out, corrections=tmp_path / "corrections")
    told = rejects(Folder(out), current(Folder(out)))
    assert {row["raw_text"]: row["status"] for row in told} == dict(
        zip(items, ("open", "accepted", "open"), strict=True)
    )
    assert newspipe("verify", "--out", out).exit_code == 0
