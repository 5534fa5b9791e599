"""The command line: what people and programs are told, and what they are told when something is wrong."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from newspipe import pipeline, publication
from newspipe.cli import main
from newspipe.contracts import DATASETS
from newspipe.listing import Content
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, manifest_key, numbers
from newspipe.store.objects import object_key
from newspipe.store.reading import tables

COMMANDS = (
    "run", "parse", "status", "show", "explain", "versions", "diff", "files", "tag", "untag", "rollback", "prune",
    "verify", "export", "import",
)  # fmt: skip
ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*[349]\d")

Row = dict[str, Any]


def newspipe(*args: object) -> Result:
    """A command in this process. An exception that is not told as an error fails the test."""
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def in_json(*args: object) -> list[Row]:
    """What a command tells programs: every line an object."""
    told = newspipe(*args, "--format", "json")
    assert (told.exit_code, told.stderr) == (0, "")
    found = [json.loads(line) for line in told.stdout.splitlines()]
    assert all(isinstance(row, dict) for row in found)
    return found


def process(*args: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "newspipe", *map(str, args)]
    return subprocess.run(command, text=True, check=False, **{"capture_output": True, **options})


@pytest.fixture
def raw(sample: Path, tmp_path: Path) -> Path:
    """One source of the sample, to be changed."""
    shutil.copytree(sample / "veldmoor-growers", tmp_path / "raw" / "veldmoor-growers")
    return tmp_path / "raw"


@pytest.fixture
def out(published_sample: Path, tmp_path: Path) -> Path:
    """The published sample, to be changed."""
    shutil.copytree(published_sample, tmp_path / "out", symlinks=True)
    return tmp_path / "out"


# --- what can be asked


def test_there_are_these_commands() -> None:
    assert sorted(main.commands) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained_with_an_example(command: str) -> None:
    told = newspipe(command, "--help")
    assert told.exit_code == 0
    assert re.search(rf"Example:\n +newspipe {command} \S", told.stdout)
    assert main.commands[command].help
    options = [option for option in main.commands[command].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert newspipe(command, "-h").stdout == told.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_runs_in_the_project(
    command: str, root: Path, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "raw").symlink_to(root / "data" / "raw")
    monkeypatch.chdir(tmp_path)
    for folder in (raw, Path("data/raw")):
        pipeline.run(folder, "data/processed")
    if command == "untag":
        assert newspipe("tag", "spring-report").exit_code == 0
    if command == "import":
        with zipfile.ZipFile("pages.zip", "w") as archive:
            archive.write(next(Path("data/raw").glob("*/*/page-01.txt")), "2024-03-08/page-01.txt")
    epilog = main.commands[command].epilog or ""
    _, *args = [
        str(path)
        for word in epilog.splitlines()[-1].split()
        for path in (sorted(Path().glob(word)) if "*" in word else [word])
    ]
    told = newspipe(*args)
    assert told.exit_code == 0, told.stderr
    assert told.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str, root: Path) -> None:
    assert re.search(rf"\bnewspipe {command}\b", (root / "README.md").read_text())


# --- what programs are told


def test_run_tells_what_it_did(sample: Path, tmp_path: Path) -> None:
    [report] = in_json("run", "--raw", sample, "--out", tmp_path)
    assert (report["version"], report["base"]) == (1, 0)
    assert report["read"]["snapshots"] == 16
    assert report["totals"] == report["added"] == {name: current(Folder(tmp_path)).rows(name) for name in DATASETS}
    assert sorted(reject["reason"] for reject in report["rejects"]) == [
        "date_invalid", "date_missing", "empty", "truncated",
    ]  # fmt: skip
    [again] = in_json("run", "--raw", sample, "--out", tmp_path)
    assert (again["version"], again["base"], again["rejects"]) == (None, 1, [])


def test_parse_tells_entries_rejects_and_the_snapshot(sample: Path) -> None:
    path = str(sample / "veldmoor-growers" / "2024-01-26" / "page-01.txt")
    *found, snapshot = in_json("parse", path)
    entries = [row for row in found if row["kind"] == "entry"]
    [reject] = [row for row in found if row["kind"] == "reject"]
    assert [row["line_start"] for row in found] == sorted(row["line_start"] for row in found)
    dated = {"date_published", "date_published_raw", "section_heading"}
    expected = {"kind", "path", "position", "line_start", "line_end", *Content.__slots__, *dated}
    assert [{*row} for row in entries] == [expected] * 6
    assert {"kind", "path", "line_start", "line_end", "reason", "detail", "raw_text"} <= {*reject}
    assert {*snapshot} == {
        "kind", "path", "snapshot_id", "media_type", "encoding", "date_order", "lines", "unknown_lines",
        "coverage", "entries", "rejects", "next_url",
    }  # fmt: skip
    assert {row["path"] for row in (*found, snapshot)} == {path}
    assert (snapshot["entries"], snapshot["rejects"], snapshot["lines"]) == (7, 1, 51)
    assert (reject["reason"], reject["line_start"], reject["line_end"]) == ("date_invalid", 35, 39)
    lines = Path(path).read_text().split("\n")
    assert reject["raw_text"] == "\n".join(lines[34:39])
    for row in entries:
        assert row["headline"] in lines[row["line_start"] - 1].replace("\u00a0", " ")


def test_parse_gives_the_snapshots_that_a_run_publishes(sample: Path, published_sample: Path) -> None:
    published = {row["path"]: row for row in in_json("show", "snapshots", "--out", published_sample)}
    parsed = [row for row in in_json("parse", *sample.rglob("*.txt")) if row["kind"] == "snapshot"]
    assert len(parsed) == len(published) == 16
    for row in parsed:
        same = published[str(Path(row["path"]).relative_to(sample))]
        for column in {*row} - {"kind", "path", "next_url"}:
            assert row[column] == same[column], (row["path"], column)


@pytest.mark.parametrize(
    "place", ["town/20220101T093000Z/p1.txt", "town/2022-03-03.txt", "town/top.txt", "town/other/p1.txt"]
)
def test_parse_knows_the_snapshot_wherever_it_lies(sample: Path, tmp_path: Path, place: str) -> None:
    path = tmp_path / "raw" / place
    path.parent.mkdir(parents=True)
    shutil.copy(sample / "veldmoor-growers" / "2024-03-08" / "page-01.txt", path)
    if "other" in place:
        (path.parent / "capture.json").write_text('{"captured_at": "2022-05-05T10:00:00+02:00"}')
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    [published] = in_json("show", "snapshots", "--out", tmp_path / "out")
    roundabout = path.parent / ".." / path.parent.name / path.name
    for same in (path, roundabout, os.path.relpath(path)):
        assert in_json("parse", same)[-1]["snapshot_id"] == published["snapshot_id"], same


def test_status_tells_what_is_there_and_what_waits(sample: Path, raw: Path, tmp_path: Path) -> None:
    [before] = in_json("status", "--raw", raw, "--out", tmp_path / "out")
    assert (before["version"], len(before["waiting"]), before["sources"]) == (0, 4, {})
    pipeline.run(raw, tmp_path / "out")
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    (raw / "stray.txt").touch()
    [after] = in_json("status", "--raw", raw, "--out", tmp_path / "out")
    assert (after["version"], after["sources"]) == (1, {"veldmoor-growers": "2024-03-08 00:00"})
    days = ("2023-12-29", "2024-02-02", "2024-03-15")
    assert after["waiting"] == [f"ombervale-transit/{day}/page-01.txt" for day in days]
    assert [(problem["path"], problem["reason"]) for problem in after["problems"]] == [("stray.txt", "misplaced")]
    assert after["rows"]["items"] == 14


def test_status_writes_nothing(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in tmp_path.rglob("*")}

    before = state()
    newspipe("status", "--raw", raw, "--out", tmp_path / "out")
    assert state() == before
    monkeypatch.setattr(
        publication, "publish_view", lambda _: None
    )  # a run that was killed: the next one makes the view
    pipeline.run(raw, tmp_path / "out")
    monkeypatch.undo()
    before = state()
    assert newspipe("status", "--raw", raw, "--out", tmp_path / "out").exit_code == 0
    assert state() == before


@pytest.mark.parametrize("dataset", DATASETS)
def test_show_gives_every_row_and_column(published_sample: Path, dataset: str) -> None:
    published = [*tables(Folder(published_sample), current(Folder(published_sample)), dataset)]
    shown = in_json("show", dataset, "--out", published_sample)
    assert len(shown) == sum(table.num_rows for _, table in published)
    assert [*shown[0]] == ["month", *published[0][1].column_names]
    assert [row["month"] for row in shown] == [month for month, table in published for _ in range(table.num_rows)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--month", "2023-11"], lambda row: row["month"] == "2023-11"),
        (["--source", "ombervale-transit"], lambda row: row["source"] == "ombervale-transit"),
        (
            ["--month", "2024-01", "--source", "veldmoor-growers", "--version", "1", "--limit", "0"],
            lambda row: (row["month"], row["source"]) == ("2024-01", "veldmoor-growers"),
        ),
    ],
)
def test_show_gives_what_is_asked_for(
    published_sample: Path, options: list[str], expected: Callable[[Row], bool]
) -> None:
    every = in_json("show", "items", "--out", published_sample)
    some = in_json("show", "items", "--out", published_sample, *options)
    assert some == [row for row in every if expected(row)]
    assert 0 < len(some) < len(every)


def test_show_gives_an_older_version(raw: Path, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    pipeline.run(raw, out)
    before = in_json("show", "presence", "--out", out)
    shutil.copytree(sample / "ombervale-transit", raw / "ombervale-transit")
    pipeline.run(raw, out)
    assert in_json("show", "presence", "--out", out, "--version", 1) == before
    assert len(in_json("show", "presence", "--out", out)) > len(before)
    assert [row["version"] for row in in_json("versions", "--out", out)] == [1, 2]
    assert [row["items"] for row in in_json("versions", "--out", out)] == [14, 25]


def test_show_says_what_it_leaves_out(published_sample: Path) -> None:
    told = newspipe("show", "items", "--out", published_sample, "--limit", 3)
    assert len(told.stdout.splitlines()) == 1 + 3
    assert told.stderr == "… and 40 more rows: --limit 0 shows all\n"
    assert len(newspipe("show", "items", "--out", published_sample, "--limit", 0).stdout.splitlines()) == 1 + 43
    assert len(newspipe("show", "sightings", "--out", published_sample).stdout.splitlines()) == 1 + 50
    assert len(in_json("show", "sightings", "--out", published_sample, "--limit", 3)) == 3


def test_tables_in_a_pipe_have_tabs_between_their_cells(published_sample: Path) -> None:
    for dataset in DATASETS:
        header, *lines = newspipe("show", dataset, "--out", published_sample).stdout.splitlines()
        assert lines
        assert {line.count("\t") for line in lines} == {header.count("\t")}


# --- exit codes and errors


def test_strict_is_about_rejects(sample: Path, tmp_path: Path) -> None:
    clean, odd = (sample / "veldmoor-growers" / day / "page-01.txt" for day in ("2023-11-24", "2024-01-26"))
    codes = [newspipe("parse", *options).exit_code for options in ([odd], [clean, "--strict"], [odd, "--strict"])]
    assert codes == [0, 0, 1]
    assert newspipe("run", "--raw", sample, "--out", tmp_path / "strict", "--strict").exit_code == 1
    assert numbers(Folder(tmp_path / "strict")) == [1]  # done all the same
    assert newspipe("run", "--raw", sample, "--out", tmp_path / "strict", "--strict").exit_code == 0


def test_parse_goes_on_after_a_file_that_it_cannot_read(sample: Path, tmp_path: Path) -> None:
    good = sample / "veldmoor-growers" / "2023-11-24" / "page-01.txt"
    told = newspipe("parse", tmp_path / "nowhere.txt", good, tmp_path, "--strict", "--format", "json")
    assert told.exit_code == 2
    assert {json.loads(line)["path"] for line in told.stdout.splitlines()} == {str(good)}
    assert "nowhere.txt: there is no such file" in told.stderr
    assert "not a regular file" in told.stderr


#: {} stands for a folder with the published sample in `out`, one source in `raw`, and files that are none.
WRONG: list[tuple[str, str]] = [
    ("run --raw {}/nowhere --out {}/new", "no such folder"),
    ("run --raw {}/file --out {}/new", "no such folder"),
    ("run --raw {}/raw --out {}/file", "no folder"),
    ("status --raw {}/nowhere --out {}/out", "no such folder"),
    ("status --raw {}/raw --out {}/file", "no folder"),
    ("show items --out {}/nowhere", "nothing is published here"),
    ("show items --out {}/file", "this is no folder"),
    ("show items --out {}/out --version 7", "version 7 was not published"),
    ("show items --out {}/out --version 0", "version 0 was not published"),
    ("show items --out {}/out --version -1", "there is no version -1"),
    ("show items --out {}/out --version one", "there is no version one"),
    ("show items --out {}/out --month 1999-01", "items has no month 1999-01"),
    ("show rejects --out {}/out --month ../../x", "rejects has no month"),
    ("show items --out {}/out --limit -1", "--limit"),
    ("show nothing --out {}/out", "nothing"),
    ("versions --out {}/nowhere", "nothing is published here"),
    ("versions --out {}/file", "this is no folder"),
    ("explain", "Missing argument"),
    ("explain {}/nowhere.txt --out {}/out", "neither a file nor the id of an item"),
    ("explain 123 --out {}/out", "neither a file nor the id of an item"),
    ("explain ffffff000000 --out {}/out", "no item has this id"),
    ("explain ffffff000000 --out {}/nowhere", "nothing is published here"),
    ("explain ffffff000000 --out {}/out --version 7", "version 7 was not published"),
    ("explain " + "f" * 300 + " --out {}/out", ""),
    ("explain {}", "not a regular file"),
    ("explain {}/dangling --out {}/out", "neither a file nor the id of an item"),
    ("parse", "Missing argument"),
    ("parse {}/nowhere.txt", "there is no such file"),
    ("parse {}/dangling", "there is no such file"),
    ("parse {}/pipe", "not a regular file"),
    ("parse {}", "not a regular file"),
    ("parse /", "not a regular file"),
    ("parse {}/file/page.txt", "{}/file/page.txt"),
    ("parse {}/file --format xml", "xml"),
    ("export", "Missing argument"),
    ("import", "Missing argument"),
    ("export items --out {}/out", "--to"),
    ("export weather --to {}/a.csv --out {}/out", "weather"),
    ("export items --to - --out {}/out", "name a file or a folder"),
    ("export items --to {}/a.xlsx --out {}/out", "{}/a.xlsx: the suffix .xlsx stands for no form"),
    ("export all --to {}/a.csv --out {}/out", "{}/a.csv: one file holds one dataset, not all"),
    ("export items --to {}/nowhere/a.csv --out {}/out", "{}/nowhere: there is no such folder"),
    ("export items --to {}/file/a.csv --out {}/out", "{}/file: there is no such folder"),
    ("export items --to {}/file --out {}/out", "{}/file: this is there and is no folder"),
    ("export items --to {}/pipe --overwrite --out {}/out", "{}/pipe: this is there and is no folder"),
    ("export items --to {} --overwrite --out {}/out", "this is not replaced, because no export has put"),
    ("export items --to {}/" + "a" * 300 + " --out {}/out", "File name too long"),
    ("export items --to {}/a.csv --from 2024 --out {}/out", "'2024' is no date"),
    ("export items --to {}/a.csv --from 2024-03 --until 2024-02 --out {}/out", "no day is from 2024-03 until 2024-02"),
    ("export items --to {}/a.csv --version 7 --out {}/out", "version 7 was not published"),
    ("export items --to {}/a.csv --out {}/nowhere", "nothing is published here"),
    ("export items --to {}/out/a.csv --out {}/out", "this lies in what newspipe has published"),
    ("vacuum", "vacuum"),
]


@pytest.fixture(scope="module")
def place(sample: Path, published_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("place")
    (path / "out").symlink_to(published_sample)
    (path / "raw").symlink_to(sample)
    (path / "file").write_text("no folder")
    (path / "dangling").symlink_to(path / "gone")
    os.mkfifo(path / "pipe")
    return path


@pytest.mark.parametrize(("line", "said"), WRONG, ids=lambda value: value[:40])
def test_a_mistake_is_told_and_the_code_is_2(place: Path, line: str, said: str) -> None:
    told = newspipe(*line.replace("{}", str(place)).split())
    assert told.exit_code == 2
    assert told.stdout == ""
    assert said.replace("{}", str(place)) in told.stderr
    assert "Nothing was published" not in told.stderr


def test_an_error_says_what_to_do() -> None:
    told = process("run", "--raw", "/nowhere/raw", "--out", "/nowhere/out")
    assert told.returncode == 2
    expected = "newspipe: /nowhere/raw: there is no such folder\n  Name the folder of your sources with --raw.\n"
    assert (told.stdout, told.stderr) == ("", expected)
    assert process("run", "--nonsense").returncode == 2


def test_a_store_that_cannot_be_written_is_refused(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".store").write_text("no folder")
    told = newspipe("run", "--raw", raw, "--out", tmp_path / "out")
    assert told.exit_code == 3
    assert "Nothing was published" in told.stderr


@pytest.mark.parametrize("broken", ["manifest", "missing object", "broken object", "missing state", "broken state"])
def test_a_damaged_store_is_told(raw: Path, out: Path, broken: str) -> None:
    manifest = current(Folder(out))
    kind = "known" if broken.endswith("state") else "items"
    file = manifest.files(kind)["2023-11"]
    path = out / object_key(kind, file.month, file.name)
    if broken == "manifest":
        (out / manifest_key(2)).write_text("{")
    else:
        path.unlink()
        if broken.startswith("broken"):
            path.write_bytes(b"PAR1")
    command = ("status", "--raw", raw) if kind == "known" else ("show", "items")
    told = newspipe(*command, "--out", out)
    assert told.exit_code == 2
    assert str(out) in told.stderr
    assert "Nothing was published" not in told.stderr


# --- terminals, pipes and what they do not understand


@pytest.mark.parametrize(
    "args", [["show", "sightings", "--format", "json"], ["show", "items"], ["versions"], ["status"], ["run"]]
)
def test_a_reader_that_has_gone_is_no_error(sample: Path, published_sample: Path, args: Sequence[str]) -> None:
    """As `| head` does once it has what it wants."""
    there, gone = os.pipe()
    os.close(there)
    raw = ["--raw", str(sample)] if args[0] in ("status", "run") else []
    try:
        told = process(
            *args, *raw, "--out", published_sample, capture_output=False, stdout=gone, stderr=subprocess.PIPE
        )
    finally:
        os.close(gone)
    assert told.stderr == ""


@pytest.mark.parametrize("command", ["show items", "versions"])
def test_output_that_cannot_be_written_is_told(published_sample: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        streams = {"capture_output": False, "stdout": full, "stderr": subprocess.PIPE}
        told = process(*command.split(), "--out", published_sample, **streams)
    assert told.returncode != 0
    assert "No space left on device" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_closed_stream_is_no_error(sample: Path, tmp_path: Path, closed: str) -> None:
    """As daemons start programs."""
    number = {"stdout": 1, "stderr": 2}[closed]
    for command in (f"run --raw {sample}", "versions", "show items"):
        line = f"exec {sys.executable} -m newspipe {command} --out {tmp_path / 'out'} {number}>&-"
        told = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
        assert (told.returncode, "Traceback" in told.stderr) == (0, False), command
    assert numbers(Folder(tmp_path / "out")) == [1]


def on_terminal(*args: object, **env: str) -> str:
    """What a command shows on a terminal."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "newspipe", *map(str, args)]
    keep = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env={**keep, "TERM": "xterm-256color", **env}
    ):
        os.close(follower)
        shown = b""
        while True:
            try:
                shown += os.read(leader, 65_536)
            except OSError:  # the last one who wrote has closed it
                break
    os.close(leader)
    return shown.decode()


def test_colours_are_for_terminals_that_want_them(sample: Path, published_sample: Path) -> None:
    page = sample / "veldmoor-growers" / "2024-01-26" / "page-01.txt"
    item = next(row["item_id"] for row in in_json("show", "items", "--out", published_sample) if row["revision"] > 1)
    for what in (page, item):
        asked = ("explain", what, "--out", published_sample)
        assert COLOUR.search(on_terminal(*asked))
        assert not COLOUR.search(on_terminal(*asked, NO_COLOR="1"))
        assert ESCAPE not in process(*asked).stdout


def test_progress_is_shown_on_a_terminal_alone(sample: Path, tmp_path: Path) -> None:
    assert "Reading pages" in on_terminal("run", "--raw", sample, "--out", tmp_path / "seen")
    assert process("run", "--raw", sample, "--out", tmp_path / "unseen").stderr == ""


def test_what_a_page_says_cannot_command_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "News\n\nMay 2021\n\n  1. Red \x1b[31malert\x1b]0;title\x07 \u009b31m\r\n\n    3 May 2021\n\n  2. \x1b[2J\n"
    )
    for args in (["explain"], ["parse"], ["parse", "--format", "json"], ["explain", "--format", "json"]):
        told = newspipe(*args, path)
        assert told.exit_code == 0
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", told.stdout), args


def test_names_that_are_no_utf_8_are_shown_all_the_same(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.txt")
    shutil.copy(sample / "veldmoor-growers" / "2023-11-24" / "page-01.txt", path)
    command = [sys.executable, "-m", "newspipe", "parse", str(path)]
    told = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    )
    assert (told.returncode, told.stderr) == (0, b"")


# --- what it costs

LOADED = """
import sys
from newspipe.cli import main
try:
    main(sys.argv[1:])
except SystemExit as done:
    assert not done.code, done.code
heavy = ("pandas", "pyarrow", "pandera", "numpy", "rich", "prefect", "schemas")
print("loaded", *(name for name in heavy if name in sys.modules), file=sys.stderr)
"""


def test_a_run_with_nothing_new_loads_nothing_heavy(sample: Path, published_sample: Path, raw: Path) -> None:
    def loaded(*args: object) -> set[str]:
        command = [sys.executable, "-c", LOADED, *map(str, args)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return {*done.stderr.split()} - {"loaded"}

    assert loaded("run", "--raw", sample, "--out", published_sample) == set()
    assert loaded("status", "--raw", sample, "--out", published_sample) == set()
    assert loaded("versions", "--out", published_sample) == set()
    assert "pyarrow" in loaded("run", "--raw", raw, "--out", raw.parent / "out")


# --- versions


@pytest.fixture
def two_versions(raw: Path, sample: Path, tmp_path: Path) -> Path:
    for folder in (raw, sample):
        pipeline.run(folder, tmp_path / "two")
    return tmp_path / "two"


def test_diff_tells_people_programs_and_parquet(two_versions: Path, tmp_path: Path) -> None:
    people = newspipe("diff", "1", "2", "--out", two_versions, "--limit", "3")
    assert people.exit_code == 0
    assert "2023-10\ttollanmere-harbour\t4\t0\t0\t0" in people.stdout
    assert people.stderr == "… and 26 more: --limit 0 shows all\n"
    rows = in_json("diff", "1", "2", "--out", two_versions)
    assert {row["change"] for row in rows} == {"added"}
    assert {row["change"] for row in in_json("diff", "2", "1", "--out", two_versions)} == {"removed"}
    assert newspipe("diff", "1", "2", "--out", two_versions, "--to", tmp_path / "d.parquet").exit_code == 0
    assert len(pd.read_parquet(tmp_path / "d.parquet")) == len(rows) == 29
    assert newspipe("diff", "2", "2", "--out", two_versions).stdout == "no item differs\n"


def test_what_would_go_is_shown_before_it_goes(two_versions: Path) -> None:
    options = ("--out", two_versions, "--keep", "1", "--grace", "0")
    [planned] = in_json("prune", *options)
    assert (planned["applied"], planned["versions"]) == (False, [1])
    assert planned["bytes"] > 0
    [gone] = in_json("prune", "--apply", *options)
    assert gone == {**planned, "applied": True}
    assert [row["kept"] for row in in_json("versions", "--out", two_versions)] == [False, True]
    assert newspipe("show", "items", "--version", "1", "--out", two_versions).exit_code == 2


def test_the_store_may_be_named_by_the_environment(two_versions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSPIPE_OUT", str(two_versions))
    assert [row["version"] for row in in_json("versions")] == [1, 2]
    assert all(row["url"].startswith(str(two_versions)) for row in in_json("files", "items"))
