"""Where snapshots lie: which captures are new, when they were taken, and what is reported and left alone."""

import os
import tempfile
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.errors import MissingPath
from newspipe.ingest import read_captures
from newspipe.raw import (
    Capture,
    Origin,
    Place,
    Problem,
    Settings,
    dump_known,
    ingested,
    load_known,
    locate,
    new_captures,
    page_number,
    parse_time,
    source_settings,
)

AUGUST = datetime(2022, 8, 1, tzinfo=UTC)
MORNING = datetime(2022, 8, 1, 9, 30, tzinfo=UTC)
SECOND = 10**9  # ns
#: Long before any test: a folder with this mtime is settled.
LONG_AGO = 1_600_000_000 * SECOND


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-08-01", AUGUST),
        ("20220801", AUGUST),
        ("20220801T093000Z", MORNING),
        ("20220801T0930Z", MORNING),
        ("2022-08-01T09:30:00Z", MORNING),
        ("2022-08-01T09-30-00Z", MORNING),
        ("2022-08-01_0930", MORNING),
        ("2022-08-01 09:30", MORNING),
        ("20220801093000", MORNING),
        ("2022-08-01T09:30:15Z", MORNING + timedelta(seconds=15)),
        ("2022-08", None),
        ("2022-13-01", None),
        ("2022-02-30", None),
        ("20220801T253000Z", None),
        ("0000-01-01", None),
        ("22-08-01", None),
        ("before 2022-08-01", None),
        ("2022-08-01T09:30:00+02:00", None),
        ("", None),
    ],
)
def test_forms_of_a_time(text: str, expected: datetime | None) -> None:
    assert parse_time(text) == expected


def test_a_folder_says_when_its_pages_were_captured(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt", "harbour/2022-08-01/page-02.txt", "harbour/20220801T093000Z/p.txt")
    assert found(tmp_path) == {
        ("harbour", AUGUST): {"harbour/2022-08-01/page-01.txt": "folder", "harbour/2022-08-01/page-02.txt": "folder"},
        ("harbour", MORNING): {"harbour/20220801T093000Z/p.txt": "folder"},
    }


def test_folders_of_one_time_are_one_capture(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt", "harbour/20220801/page-02.txt", "harbour/2022-08-01-page-3.txt")
    [capture], problems = new_captures(tmp_path, {})
    assert sorted(capture.files.values()) == ["file_name", "folder", "folder"]
    assert problems == []


@pytest.mark.parametrize(
    ("sidecar", "expected"),
    [
        ('{"captured_at": "2022-08-01T09:30:00Z"}', MORNING),
        ('{"captured_at": "2022-08-01T11:30:00+02:00", "by": "hand"}', MORNING),
        ('{"captured_at": "2022-08-01T09:30:00"}', MORNING),
        ('{"captured_at": "2022-08-01"}', AUGUST),
    ],
)
@pytest.mark.parametrize("folder", ["2021-01-01", "saved"])
def test_a_sidecar_is_believed_first(tmp_path: Path, folder: str, sidecar: str, expected: datetime) -> None:
    lay(tmp_path, f"harbour/{folder}/2020-02-02-page-1.txt")
    (tmp_path / "harbour" / folder / "capture.json").write_text(sidecar, "utf-8")
    assert found(tmp_path) == {("harbour", expected): {f"harbour/{folder}/2020-02-02-page-1.txt": "sidecar"}}


@pytest.mark.parametrize(
    "sidecar",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'"2022-08-01"',
        b'{"captured_at": null}',
        b'{"captured_at": 20220801}',
        b'{"captured_at": "yesterday"}',
        b'{"captured_at": "2022-02-30"}',
        b"\xff\xfe{\x00",
        b'{"captured_at": "0001-01-01T00:00:00+14:00"}',
        b'{"captured_at": "9999-12-31T23:59:59-14:00"}',
        b"[" * 100_000,
    ],
)
def test_a_capture_waits_until_its_sidecar_is_mended(tmp_path: Path, sidecar: bytes) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt", "transit/2022-08-01/page-01.txt")
    (tmp_path / "harbour" / "2022-08-01" / "capture.json").write_bytes(sidecar)
    captures, [problem] = new_captures(tmp_path, {})
    assert [capture.source for capture in captures] == ["transit"]
    assert (problem.path, problem.reason) == ("harbour/2022-08-01/capture.json", "unreadable")
    assert problem.detail
    (tmp_path / "harbour" / "2022-08-01" / "capture.json").unlink()
    assert [capture.source for capture in new_captures(tmp_path, {})[0]] == ["harbour", "transit"]


@pytest.mark.parametrize("folder", ["", "saved/"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2022-08-01.txt", AUGUST),
        ("2022-08-01-page-3.txt", AUGUST),
        ("page-3-20220801.txt", AUGUST),
        ("news_20220801T093000Z_p2.txt", MORNING),
        ("20220801093000.txt", MORNING),
    ],
)
def test_a_file_says_it_by_its_name(tmp_path: Path, folder: str, name: str, expected: datetime) -> None:
    lay(tmp_path, f"harbour/{folder}{name}")
    assert found(tmp_path) == {("harbour", expected): {f"harbour/{folder}{name}": "file_name"}}


@pytest.mark.parametrize("folder", ["", "saved/"])
@pytest.mark.parametrize("name", ["page-01.txt", "2022.txt", "120220801.txt", "2022-99-99.txt", "202208011.txt"])
def test_or_else_its_mtime_does(tmp_path: Path, folder: str, name: str) -> None:
    path = lay(tmp_path, f"harbour/{folder}{name}")
    os.utime(path, ns=(LONG_AGO, LONG_AGO + 1_500))
    taken = datetime(2020, 9, 13, 12, 26, 40, 1, tzinfo=UTC)
    assert found(tmp_path) == {("harbour", taken): {f"harbour/{folder}{name}": "mtime"}}


def test_a_folder_without_a_time_may_hold_several_captures(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/saved/2022-08-01-p1.txt", "harbour/saved/2022-08-01-p2.txt", "harbour/saved/2022-08-02.txt")
    captures, _ = new_captures(tmp_path, {})
    assert [(capture.captured_at, len(capture.files)) for capture in captures] == [
        (AUGUST, 2),
        (AUGUST + timedelta(days=1), 1),
    ]
    known = take_in({}, captures)
    assert new_captures(tmp_path, known) == ([], [])
    lay(tmp_path, "harbour/saved/2022-08-01-p3.txt")
    [capture], _ = new_captures(tmp_path, known)
    assert (capture.joins, len(capture.files), capture.fresh) == (True, 3, {"harbour/saved/2022-08-01-p3.txt"})


def test_captures_come_oldest_first_in_each_source(tmp_path: Path) -> None:
    lay(tmp_path, "b/2022-08-02/p", "b/2021-08-01/p", "a/2022-08-03/p", "a/20220801T093000Z/p", "a/2022-08-01/p")
    assert [(capture.source, f"{capture.captured_at:%Y-%m-%d %H}") for capture in new_captures(tmp_path, {})[0]] == [
        ("a", "2022-08-01 00"),
        ("a", "2022-08-01 09"),
        ("a", "2022-08-03 00"),
        ("b", "2021-08-01 00"),
        ("b", "2022-08-02 00"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("page-02.txt", 2),
        ("page-10.html", 10),
        ("p2", 2),
        ("p2.html", 2),
        ("2.txt", 2),
        ("2022-08-01-page-3.txt", 3),
        ("2022-08-01-12.txt", 12),
        ("page-3-20220801.txt", 3),
        ("20220801T093000Z.txt", 1),
        ("2022-08-01.txt", 1),
        ("index.txt", 1),
        ("page-1-of-5.txt", 5),
        ("page-0000123456.txt", 1),
        ("", 1),
    ],
)
def test_a_page_is_numbered_by_its_name(name: str, expected: int) -> None:
    assert page_number(name) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Harbour/2022-08-01/p.txt", Problem("Harbour", "bad_source", "")),
        ("har bour/2022-08-01/p.txt", Problem("har bour", "bad_source", "")),
        ("hafen_süd/2022-08-01/p.txt", Problem("hafen_süd", "bad_source", "")),
        ("page-01.txt", Problem("page-01.txt", "misplaced", "")),
        ("harbour/2022-08-01/more/p.txt", Problem("harbour/2022-08-01/more", "misplaced", "")),
        ("harbour/saved/more/p.txt", Problem("harbour/saved/more", "misplaced", "")),
        ("harbour/2022-08-01/a\tb.txt", Problem("harbour/2022-08-01/'a\\tb.txt'", "bad_name", "")),
        ("harbour/a\nb.txt", Problem("harbour/'a\\nb.txt'", "bad_name", "")),
        ("harbour/2022-08-01\n/p.txt", Problem("harbour/'2022-08-01\\n'", "bad_name", "")),
        ("harbour/2022-08-01/\udcff.txt", Problem("harbour/2022-08-01/'\\udcff.txt'", "bad_name", "")),
        ("harbour/2022-08-01/a\u2028b", Problem("harbour/2022-08-01/'a\\u2028b'", "bad_name", "")),
    ],
)
def test_what_cannot_be_placed_is_reported_and_the_rest_goes_on(tmp_path: Path, path: str, expected: Problem) -> None:
    lay(tmp_path, path, "transit/2022-08-01/p.txt", "harbour/2022-08-01/good.txt")
    captures, [problem] = new_captures(tmp_path, {})
    assert problem._replace(detail="") == expected
    assert problem.detail
    assert [(capture.source, len(capture.files)) for capture in captures] == [("harbour", 1), ("transit", 1)]
    assert new_captures(tmp_path, take_in({}, captures)) == ([], [problem])


@pytest.mark.parametrize("path", ["page-01.txt", "saved/page-01.txt"])
def test_a_link_to_nothing_is_reported(tmp_path: Path, path: str) -> None:
    lay(tmp_path, "harbour/2022-08-01/p.txt")
    (tmp_path / "harbour" / path).parent.mkdir(exist_ok=True)
    (tmp_path / "harbour" / path).symlink_to("gone")
    captures, [problem] = new_captures(tmp_path, {})
    assert (problem.path, problem.reason) == (f"harbour/{path}", "unreadable")
    assert [capture.captured_at for capture in captures] == [AUGUST]


@pytest.mark.parametrize("path", ["2022-08-01/q.txt", "2022-08-02.txt", "2022-08-03"])
def test_so_is_one_whose_name_says_when_once_it_is_read(tmp_path: Path, path: str) -> None:
    lay(tmp_path, "harbour/2022-08-01/p.txt")
    (tmp_path / "harbour" / path).symlink_to("gone")
    captures, problems = new_captures(tmp_path, {})
    assert problems == []
    batch = read_captures(tmp_path, captures)
    assert [(problem.path, problem.reason) for problem in batch.problems] == [(f"harbour/{path}", "unreadable")]
    assert [list(taken.capture.files) for taken in batch.captures] == [["harbour/2022-08-01/p.txt"]]


@pytest.mark.parametrize("path", ["loop", "harbour/loop", "harbour/2022-08-01/loop", "harbour/saved/loop"])
def test_a_link_to_itself_stops_nothing(tmp_path: Path, path: str) -> None:
    lay(tmp_path, "harbour/2022-08-01/p.txt")
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).symlink_to("loop")
    captures, problems = new_captures(tmp_path, {})
    batch = read_captures(tmp_path, captures)
    assert [problem.path for problem in problems + batch.problems] == [path]
    assert [list(taken.capture.files) for taken in batch.captures] == [["harbour/2022-08-01/p.txt"]]


def test_a_time_that_no_calendar_has_stops_nothing() -> None:
    """A file system may know years that the calendar does not; not every one does."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        root = Path(folder)
        path = lay(root, "harbour/page-01.txt")
        lay(root, "harbour/2022-08-01/p.txt")
        os.utime(path, (10**12, 10**12))
        if path.stat().st_mtime < 10**12:
            pytest.skip("this file system has no such times")
        captures, problems = new_captures(root, {})
        assert [capture.captured_at for capture in captures] == [AUGUST]
        assert [problem.path for problem in problems] == ["harbour/page-01.txt"]


def test_hidden_files_and_settings_are_no_snapshots(tmp_path: Path) -> None:
    lay(tmp_path, ".git/config", "harbour/source.toml", "harbour/.old/p", "harbour/.p", "harbour/2022-08-01/.DS_Store")
    (tmp_path / "empty").mkdir()
    assert new_captures(tmp_path, {}) == ([], [])


def test_there_has_to_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingPath, match="no such folder"):
        new_captures(tmp_path / "raw", {})


def test_a_page_that_joins_a_known_capture_brings_all_its_files(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt", "harbour/2022-08-02/page-01.txt")
    known = take_in({}, new_captures(tmp_path, {})[0])
    lay(tmp_path, "harbour/2022-08-01/page-02.txt")
    [capture], _ = new_captures(tmp_path, known)
    assert capture.joins
    assert capture.files == {"harbour/2022-08-01/page-01.txt": "folder", "harbour/2022-08-01/page-02.txt": "folder"}
    assert capture.fresh == {"harbour/2022-08-01/page-02.txt"}


def test_a_page_joins_from_another_folder_and_from_none(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt")
    known = take_in({}, new_captures(tmp_path, {})[0])
    lay(tmp_path, "harbour/20220801/page-02.txt", "harbour/page-3-2022-08-01.txt", "transit/2022-08-01/page-01.txt")
    joined, other = new_captures(tmp_path, known)[0]
    assert (joined.joins, len(joined.files), len(joined.fresh)) == (True, 3, 2)
    assert (other.joins, len(other.files)) == (False, 1)
    assert new_captures(tmp_path, take_in(known, [joined, other])) == ([], [])


def test_a_settled_folder_is_not_listed_again(tmp_path: Path) -> None:
    """As long as its stamp is the same, nothing came into it."""
    lay(tmp_path, "harbour/2022-08-01/page-01.txt")
    settle(tmp_path, LONG_AGO)
    known = take_in({}, new_captures(tmp_path, {})[0])
    assert known["harbour/2022-08-01"] == Place(AUGUST.isoformat(), "folder", LONG_AGO, ("page-01.txt",))
    lay(tmp_path, "harbour/2022-08-01/page-02.txt")
    settle(tmp_path, LONG_AGO)
    assert new_captures(tmp_path, known) == ([], [])
    settle(tmp_path, LONG_AGO + SECOND)
    assert len(new_captures(tmp_path, known)[0]) == 1


def test_a_folder_that_is_still_warm_has_no_stamp(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt")
    known = take_in({}, new_captures(tmp_path, {})[0])
    assert known["harbour/2022-08-01"].stamp == 0
    lay(tmp_path, "harbour/2022-08-01/page-02.txt")
    assert [capture.fresh for capture in new_captures(tmp_path, known)[0]] == [{"harbour/2022-08-01/page-02.txt"}]


def test_a_folder_of_1970_is_always_listed(tmp_path: Path) -> None:
    """Its mtime is the stamp of a folder that has none."""
    lay(tmp_path, "harbour/2022-08-01/page-01.txt")
    settle(tmp_path, 0)
    known = take_in({}, new_captures(tmp_path, {})[0])
    lay(tmp_path, "harbour/2022-08-01/page-02.txt")
    settle(tmp_path, 0)
    assert [capture.fresh for capture in new_captures(tmp_path, known)[0]] == [{"harbour/2022-08-01/page-02.txt"}]


def test_a_folder_with_something_left_out_has_no_stamp(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt", "harbour/2022-08-01/more/page-02.txt")
    settle(tmp_path, LONG_AGO)
    captures, [problem] = new_captures(tmp_path, {})
    known = take_in({}, captures)
    assert known["harbour/2022-08-01"].stamp == 0
    assert new_captures(tmp_path, known) == ([], [problem])


def test_a_page_that_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/page-01.txt")
    os.mkfifo(tmp_path / "harbour" / "2022-08-01" / "page-02.txt")
    settle(tmp_path, LONG_AGO)
    batch = read_captures(tmp_path, new_captures(tmp_path, {})[0])
    assert [problem.path for problem in batch.problems] == ["harbour/2022-08-01/page-02.txt"]
    known = take_in({}, [taken.capture for taken in batch.captures])
    [again], _ = new_captures(tmp_path, known)
    assert (again.joins, again.fresh) == (True, {"harbour/2022-08-01/page-02.txt"})


def test_a_file_is_in_one_capture_for_good(tmp_path: Path) -> None:
    """A sidecar that comes later moves nothing that was ingested, and what comes with it lies in one capture only."""
    times = defaultdict(set)
    known: dict[str, Place] = {}
    steps = [
        ("harbour/2022-08-01/page-01.txt", None),
        ("harbour/2022-08-01/page-02.txt", '{"captured_at": "2022-09-09"}'),
        ("harbour/20220801/page-03.txt", None),
        ("harbour/2022-09-09/page-04.txt", None),
    ]
    for path, sidecar in steps:
        file = lay(tmp_path, path)
        if sidecar:
            (file.parent / "capture.json").write_text(sidecar)
        captures, _ = new_captures(tmp_path, known)
        for capture in captures:
            for name in capture.files:
                times[name].add(capture.captured_at)
        known = take_in(known, captures)
    assert {name: len(found_at) for name, found_at in times.items()} == {path: 1 for path, _ in steps}


FOLDERS = ["2022-08-01", "20220801", "20220801T093000Z", "2022-08-02", "saved", "old"]
NAMES = ["page-01.txt", "page-02.txt", "2022-08-01-p1.txt", "2022-08-02.txt", "index.html", "p 3.txt", "é.txt"]
PATHS = [
    "/".join([source, *folder, name]) for source in "ab" for folder in [[], *([f] for f in FOLDERS)] for name in NAMES
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(PATHS), min_size=1, max_size=6), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_every_file_is_new_once_and_comes_with_its_capture(arrivals: list[set[str]], rng: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        known: dict[str, Place] = {}
        there: set[str] = set()
        for turn, arriving in enumerate(arrivals):
            new = arriving - there
            there |= new
            for path in new:
                os.utime(lay(root, path), ns=(LONG_AGO, LONG_AGO + PATHS.index(path) * SECOND))
                if rng.random() < 0.8:
                    os.utime((root / path).parent, ns=(LONG_AGO, LONG_AGO + turn * SECOND))
            captures, problems = new_captures(root, known)
            assert problems == []
            assert sorted(path for capture in captures for path in capture.fresh) == sorted(new)
            for capture in captures:
                expected = {path for path in there if taken(root, path) == (capture.source, capture.captured_at)}
                assert set(capture.files) == expected
                assert capture.joins == (not expected <= new)
            known = take_in(known, captures)
            assert new_captures(root, known) == ([], [])


PRINTABLE = st.characters(exclude_categories=["C", "Z"], include_characters=" ")


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.text(PRINTABLE, min_size=1),
        st.builds(
            Place,
            st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat),
            st.sampled_from(["folder", "sidecar", "file_name", "mtime"]),
            st.integers(0, 2**63),
            st.lists(st.text(PRINTABLE, min_size=1)).map(tuple),
        ),
    ),
    st.randoms(use_true_random=False),
)
def test_dump_and_load_are_inverse(known: dict[str, Place], rng: Random) -> None:
    whole = dump_known(known)
    assert load_known([whole]) == known
    shuffled = list(known.items())
    rng.shuffle(shuffled)
    assert dump_known(dict(shuffled)) == whole
    half = len(shuffled) // 2
    assert load_known([dump_known(dict(shuffled[:half])), dump_known(dict(shuffled[half:]))]) == known


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("harbour/2022-08-01/page-01.txt", Origin(AUGUST, "folder")),
        ("harbour/2022-08-01-p1.txt", Origin(AUGUST, "file_name")),
    ],
)
def test_a_file_is_located_as_a_run_would(tmp_path: Path, path: str, expected: Origin) -> None:
    assert locate(lay(tmp_path, path)) == (tmp_path / "harbour", expected)
    assert found(tmp_path) == {("harbour", expected.captured_at): {path: expected.basis}}


@pytest.mark.parametrize(
    ("said", "expected"), [("coverage_floor = 0.5", 0.5), ("coverage_floor = 1", 1), ("title = 'A'", None)]
)
def test_a_source_may_ask_for_a_floor(tmp_path: Path, said: str, expected: float | None) -> None:
    assert source_settings(tmp_path, "harbour") == Settings()
    lay(tmp_path, "harbour/source.toml").write_text(said)
    assert source_settings(tmp_path, "harbour").coverage_floor == expected


@pytest.mark.parametrize(
    "said", [b"coverage_floor = 80", b"coverage_floor = 'low'", b"coverage_floor = nan", b"title =", b"\xff"]
)
def test_bad_settings_are_said(tmp_path: Path, said: bytes) -> None:
    lay(tmp_path, "harbour/source.toml").write_bytes(said)
    with pytest.raises(ValueError, match=r"Invalid|floor|decode"):
        source_settings(tmp_path, "harbour")


def test_bad_settings_hold_up_their_source_only(tmp_path: Path) -> None:
    lay(tmp_path, "harbour/2022-08-01/p.txt", "harbour/2022-08-02/p.txt", "transit/2022-08-01/p.txt")
    lay(tmp_path, "harbour/source.toml").write_text("coverage_floor = 80")
    batch = read_captures(tmp_path, new_captures(tmp_path, {})[0])
    assert [(problem.path, problem.reason) for problem in batch.problems] == [("harbour/source.toml", "bad_settings")]
    assert [taken.source for taken in batch.captures] == ["transit"]


def lay(root: Path, *paths: str) -> Path:
    """Write files into raw; the last one's path."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, "utf-8", errors="surrogateescape")
    return file


def settle(root: Path, stamp: int) -> None:
    for folder in root.glob("*/*/"):
        os.utime(folder, ns=(stamp, stamp))


def found(root: Path) -> dict[tuple[str, datetime], dict[str, str]]:
    """The files of each capture and how their time is known; there must be no problems and nothing known."""
    captures, problems = new_captures(root, {})
    assert problems == []
    assert all(capture.fresh == set(capture.files) and not capture.joins for capture in captures)
    return {(capture.source, capture.captured_at): capture.files for capture in captures}


def take_in(known: dict[str, Place], captures: list[Capture]) -> dict[str, Place]:
    """What is known once captures are ingested, after it was written and read."""
    places = dict(known)
    for capture in captures:
        places |= ingested(places, capture)
    return load_known([dump_known(places)])


def taken(root: Path, path: str) -> tuple[str, datetime]:
    """The source of one of `PATHS` and when it was captured, by the words of the layout."""
    source, *folder, name = path.split("/")
    times = {"2022-08-01": AUGUST, "20220801": AUGUST, "20220801T093000Z": MORNING}
    times |= {"2022-08-02": AUGUST + timedelta(days=1), "2022-08-01-p1.txt": AUGUST}
    times["2022-08-02.txt"] = times["2022-08-02"]
    modified = datetime.fromtimestamp((root / path).stat().st_mtime, UTC)
    return source, next((times[part] for part in [*folder, name] if part in times), modified)
