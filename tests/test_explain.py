"""Where something comes from: every line of a page with its role, every sighting and edit of an item."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newspipe import pipeline
from newspipe.cli import main
from newspipe.errors import MissingPath, NewspipeError
from newspipe.explain import ExplainedItem, explain_file, explain_item
from newspipe.ingest import load_page
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, load
from newspipe.store.reading import tables
from newspipe.text import digest, key

MENDED = "Seed library opens in the former mill at Ostrevane"
TAKEN_BACK = "Night trams to run every half hour over the holidays"
ROLES = {
    "title",
    "heading",
    "credit",
    "kicker",
    "headline",
    "date",
    "description",
    "rejected",
    "contact",
    "unknown",
    "",
}


def newspipe(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def item(out: Path, **said: str) -> dict[str, Any]:
    """The one item with some values."""
    rows: list[dict[str, Any]] = [
        row for _, table in tables(Folder(out), current(Folder(out)), "items") for row in table.to_pylist()
    ]
    [found] = [row for row in rows if said.items() <= row.items()]
    return found


def explained(out: Path, item_id: str) -> ExplainedItem:
    return explain_item(Folder(out), current(Folder(out)), item_id)


# --- a file


def test_every_line_of_every_page_has_its_role(sample: Path) -> None:
    for path in sorted(sample.rglob("*.txt")):
        lines = [*explain_file(path)]
        text = path.read_bytes().decode().replace("\r\n", "\n")
        assert [line.text for line in lines] == text.split("\n")
        assert [line.number for line in lines] == [*range(1, len(lines) + 1)]
        assert {line.role for line in lines} <= ROLES
        for line in lines:
            assert (line.role == "") == (line.text.strip() == ""), f"{path}:{line.number}"


def test_roles_and_rejects_are_those_of_the_page(sample: Path) -> None:
    path = sample / "ombervale-transit" / "2024-02-02" / "page-01.txt"
    lines = {line.number: line for line in explain_file(path)}
    assert {number: lines[number].role for number in (1, 3, 25, 27, 29, 33, 35, 37, 39, 41)} == {
        1: "title", 3: "heading", 25: "kicker", 27: "headline", 29: "date", 33: "rejected", 35: "rejected",
        37: "heading", 39: "credit", 41: "headline",
    }  # fmt: skip
    rejected = {number: line.reject.reason for number, line in lines.items() if line.reject}
    assert rejected == {33: "date_missing"}
    ledger = {line.number: line.role for line in load_page(path).page.ledger()}
    assert {number: line.role for number, line in lines.items() if line.role} == ledger


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n"])
def test_there_are_as_many_lines_as_the_snapshot_has(tmp_path: Path, end: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(f"News\n\nMay 2021\n\n  1. Ferry to run all night\n\n    3 May 2021{end}".encode())
    assert len([*explain_file(path)]) == load_page(path).page.lines


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n\x00\x01", "unsupported_media_type"),
        (b"<!doctype html>\n<title>News</title>\n", "no_entries"),
        (b"Prose\nwithout a list\n", "no_entries"),
        (b"News\n\n" + b"drifted\n\n" * 9 + b"  1. Ferry\n\n    3 May 2021\n", "layout_drift"),
    ],
)
def test_a_page_that_is_rejected_says_why_on_its_first_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    first = next(iter(explain_file(path)))
    assert first.reject is not None
    assert (first.number, first.reject.reason) == (1, reason)


def test_a_file_is_explained_to_people_and_programs(sample: Path) -> None:
    path = sample / "veldmoor-growers" / "2024-01-26" / "page-01.txt"
    shown = newspipe("explain", path).stdout.splitlines()
    lines = path.read_text().split("\n")
    assert len(shown) == len(lines) + 1
    assert shown[0] == "    1 title        Reports and notices"
    assert shown[34].split(maxsplit=2) == ["35", "rejected", lines[34].strip()]
    assert shown[35].strip() == "^ date_invalid: '31 November 2023' is on no calendar"
    rows = [json.loads(line) for line in newspipe("explain", path, "--format", "json").stdout.splitlines()]
    assert [row["line"] for row in rows] == [*range(1, len(lines) + 1)]
    assert [row["text"] for row in rows] == lines
    assert [row["line"] for row in rows if "reject" in row] == [35]
    assert {row["role"] for row in rows} == {"title", "heading", "headline", "date", "description", "rejected", None}


# --- an item


def test_an_item_is_explained_with_every_sighting_and_edit(published_sample: Path) -> None:
    found = explained(published_sample, item(published_sample, headline=MENDED)["item_id"])
    assert found.item["month"] == "2023-11"
    assert [(row["path"], row["line_start"]) for row in found.sightings] == [
        ("veldmoor-growers/2023-11-24/page-01.txt", 11),
        ("veldmoor-growers/2023-12-22/page-01.txt", 31),
        ("veldmoor-growers/2024-01-26/page-01.txt", 47),
    ]
    assert [row["headline"] for row in found.revisions] == [MENDED.replace("library", "libary"), MENDED]
    assert [row["changed_columns"] for row in found.revisions] == [[], ["headline"]]
    assert (found.presence["sightings"], found.presence["status"]) == (3, "rolled_off")
    hashes = [row["content_hash"] for row in found.revisions]
    assert [row["content_hash"] for row in found.sightings] == [hashes[0], hashes[1], hashes[1]]


def test_the_history_of_every_item_adds_up(published_sample: Path) -> None:
    manifest = current(Folder(published_sample))
    ids = [
        row for _, table in tables(Folder(published_sample), manifest, "items") for row in table["item_id"].to_pylist()
    ]
    for item_id in ids:
        found = explain_item(Folder(published_sample), manifest, item_id)
        assert found.item["item_id"] == found.presence["item_id"] == item_id
        assert len(found.sightings) == found.presence["sightings"]
        assert [row["revision"] for row in found.revisions] == [*range(1, found.item["revision"] + 1)]
        assert max(row["captured_at"] for row in found.sightings) == found.presence["last_seen_at"]
        assert min(row["captured_at"] for row in found.sightings) == found.item["first_seen_at"]


@pytest.mark.parametrize("headline", [MENDED, TAKEN_BACK])
def test_an_alias_and_the_beginning_of_an_id_will_do(published_sample: Path, headline: str) -> None:
    whole = item(published_sample, headline=headline)
    [alias] = whole["aliases"]
    assert alias != whole["item_id"]
    for name in (whole["item_id"], whole["item_id"][:6], alias, alias[:6]):
        assert explained(published_sample, name).item["item_id"] == whole["item_id"]


def test_an_edit_taken_back_is_shown_as_three_revisions(published_sample: Path) -> None:
    shown = newspipe(
        "explain", item(published_sample, headline=TAKEN_BACK)["item_id"], "--out", published_sample
    ).stdout
    headings = re.findall(r"^revision (\d): (\S+) to (\S+?),? ?(?:joined by (\w+).*)?$", shown, re.MULTILINE)
    assert headings == [
        ("1", "2023-12-29", "2024-02-02", ""),
        ("2", "2024-02-02", "2024-03-15", "handed_over"),
        ("3", "2024-03-15", "now", "same_content"),
    ]
    assert f"  headline: {TAKEN_BACK}\n" in shown
    assert f"  headline: {TAKEN_BACK.replace('half hour', '[-half hour-] {+twenty minutes+}')}" in shown
    assert f"  headline: {TAKEN_BACK.replace('half hour', '[-twenty minutes-] {+half hour+}')}" in shown
    assert "joined by handed_over (83 %) to revision 1" in shown
    assert "2024-03-15\tombervale-transit/2024-03-15/page-01.txt:35-39\t" in shown


def test_colour_is_for_terminals_alone(published_sample: Path) -> None:
    arguments = ["explain", item(published_sample, headline=TAKEN_BACK)["item_id"], "--out", str(published_sample)]
    assert "\x1b[" not in CliRunner().invoke(main, arguments).stdout
    assert "\x1b[31m[-half hour-]\x1b[0m" in CliRunner().invoke(main, arguments, color=True).stdout


def test_what_stood_side_by_side_is_told_with_the_capture(published_sample: Path) -> None:
    pruning, grafting = (
        item(published_sample, headline=f"Enrolment opens for the spring {what} course")
        for what in ("pruning", "grafting")
    )
    [row] = explained(published_sample, pruning["item_id"]).kept_apart
    assert (row["item_id"], row["why"]) == (grafting["item_id"], "side_by_side")
    assert f"{row['side_by_side_at']:%Y-%m-%d}" == "2023-12-22"
    shown = newspipe("explain", pruning["item_id"], "--out", published_sample).stdout
    assert "stood side by side in the capture of 2023-12-22 00:00, veldmoor-growers/2023-12-22/page-01.txt" in shown


def test_what_was_too_unlike_is_told_with_its_score(tmp_path: Path) -> None:
    for day, headline in (
        ("08", "Ferry to run all night in the summer"),
        ("09", "Museum to open a third wing in June"),
    ):
        (tmp_path / "raw" / "town" / f"2021-05-{day}").mkdir(parents=True)
        path = tmp_path / "raw" / "town" / f"2021-05-{day}" / "page-01.txt"
        path.write_text(f"News\n\nMay 2021\n\n  1. {headline}\n\n    3 May 2021\n")
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    found = explained(tmp_path / "out", item(tmp_path / "out", headline=headline)["item_id"])
    [row] = found.kept_apart
    assert row["why"] == "too_unlike"
    assert 0 < row["score"] < 80


def test_corrections_that_touched_an_item_are_told(sample: Path, published_sample: Path, tmp_path: Path) -> None:
    whole = item(published_sample, headline=MENDED)
    dropped = item(published_sample, headline=TAKEN_BACK)
    signed = 'reason = "So it is"\nauthor = "A. Reader"\n'
    (tmp_path / "c.toml").write_text(
        f'[[split]]\nitem = "{whole["aliases"][0]}"\napart = ["{MENDED}"]\n{signed}'
        f'[[fix]]\nitem = "{whole["item_id"]}"\nfield = "kicker"\nbecomes = "Books"\n{signed}'
        f'[[drop]]\nitem = "{dropped["item_id"]}"\n{signed}'
    )
    out = tmp_path / "out"
    pipeline.run(sample, out, corrections=tmp_path)
    found = explained(out, whole["item_id"])
    assert sorted(one["kind"] for one in found.corrections) == ["fix", "split"]
    [row] = found.kept_apart
    assert (row["item_id"], row["why"]) == (whole["aliases"][0], "by_correction")
    shown = newspipe("explain", whole["item_id"], "--out", out).stdout
    assert f"corrected fix field 'kicker', becomes 'Books': So it is (A. Reader), {tmp_path}/c.toml:6" in shown
    with pytest.raises(MissingPath, match="not published: correction: So it is"):
        explained(out, dropped["item_id"])


def test_an_item_is_explained_to_programs(published_sample: Path) -> None:
    item_id = item(published_sample, headline=MENDED)["item_id"]
    [line] = newspipe("explain", item_id, "--out", published_sample, "--format", "json").stdout.splitlines()
    found = json.loads(line)
    assert {*found} == {
        "item", "presence", "revisions", "joined", "kept_apart", "duplicates", "corrections", "sightings",
    }  # fmt: skip
    assert [row["method"] for row in found["joined"]] == [None, "handed_over"]
    assert found["revisions"][1]["diff"]["headline"][1:3] == [["-", "libary"], ["+", "library"]]
    assert (found["item"]["item_id"], len(found["revisions"]), len(found["sightings"])) == (item_id, 2, 3)


def test_an_item_is_explained_as_an_older_version_has_it(sample: Path, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for day in ("2023-11-24", "2023-12-22"):
        shutil.copytree(sample / "veldmoor-growers" / day, raw / "veldmoor-growers" / day)
        pipeline.run(raw, out)
    item_id = item(out, headline=MENDED)["item_id"]
    older, newer = (explain_item(Folder(out), load(Folder(out), number), item_id) for number in (1, 2))
    assert (older.item["headline"], newer.item["headline"]) == (MENDED.replace("library", "libary"), MENDED)
    assert (len(older.sightings), len(newer.sightings)) == (1, 2)
    assert newspipe("explain", item_id, "--out", out, "--version", 1).stdout.count("\nrevision ") == 1


def test_what_nothing_is_known_of_is_said(published_sample: Path) -> None:
    with pytest.raises(MissingPath, match="no item has this id"):
        explained(published_sample, "f" * 32)
    for name in ("Ferry", "12345", "f" * 33, "fffff*", ""):
        with pytest.raises(MissingPath, match="neither a file nor the id"):
            explained(published_sample, name)


def alike() -> Iterator[str]:
    """Two headlines of one day whose ids begin with the same six digits."""
    begun: dict[str, str] = {}
    for number in count():
        headline = f"Notice {number} of the town"
        begins = digest("town", date(2021, 5, 3).isoformat(), key(headline))[:6]
        if begins in begun:
            yield from (begun[begins], headline)
            return
        begun[begins] = headline


def test_the_beginning_of_two_ids_is_not_enough(tmp_path: Path) -> None:
    headlines = [*alike()]
    entries = [f"  {at}. {headline}\n\n    3 May 2021" for at, headline in enumerate(headlines, 1)]
    (tmp_path / "raw" / "town" / "2021-05-08").mkdir(parents=True)
    (tmp_path / "raw" / "town" / "2021-05-08" / "page-01.txt").write_text("\n\n".join(["News", "May 2021", *entries]))
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    ids = [item(tmp_path / "out", headline=headline)["item_id"] for headline in headlines]
    assert ids[0][:6] == ids[1][:6]
    with pytest.raises(NewspipeError, match="2 items have an id that begins like this") as error:
        explained(tmp_path / "out", ids[0][:6])
    assert all(item_id in str(error.value) for item_id in ids)
    told = newspipe("explain", ids[0][:6], "--out", tmp_path / "out")
    assert (told.exit_code, told.stdout) == (2, "")
    assert explained(tmp_path / "out", ids[0]).item["headline"] == headlines[0]
