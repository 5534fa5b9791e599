"""What is wrong with a correction is told with its file and line, and none of it is taken over."""

import datetime as dt
from pathlib import Path

import pytest

from newspipe.corrections import Corrections, read_corrections
from newspipe.corrections.reading import dump, load
from newspipe.corrections.rules import Date, Drop, Fix, LeaveOut, Merge, Split

SIGNED = 'reason = "So it is"\nauthor = "A. Reader"\n'
ONE, TWO = "0" * 32, "1" * 32


def read(tmp_path: Path, text: str) -> Corrections:
    (tmp_path / "a.toml").write_text(text)
    return read_corrections(tmp_path)


def test_no_folder_has_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "nowhere") == Corrections()
    assert read_corrections(None) == Corrections()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f'[[drop]]\nitem = "{ONE}"', Drop(ONE)),
        (f'[[merge]]\nitems = ["{TWO}", "{ONE}"]', Merge((ONE, TWO))),
        (f'[[split]]\nitem = "{ONE}"\napart = [" Two  words "]', Split(ONE, ("Two words",))),
        (f'[[fix]]\nitem = "{ONE}"\nfield = "kicker"\nbecomes = ""', Fix(ONE, "kicker", None)),
        (f'[[fix]]\nitem = "{ONE}"\nfield = "authors"\nbecomes = ["A", "B"]', Fix(ONE, "authors", ("A", "B"))),
        (
            f'[[fix]]\nitem = "{ONE}"\nfield = "description"\nwas = "x"\nbecomes = """\nOne.\n\nTwo."""',
            Fix(ONE, "description", "One.\nTwo.", "x"),
        ),
        (
            f'[[fix]]\nitem = "{ONE}"\nfield = "published_at"\nbecomes = 2024-03-08T09:30:00+01:00',
            Fix(ONE, "published_at", dt.datetime(2024, 3, 8, 8, 30, tzinfo=dt.UTC)),
        ),
        ('[[date]]\nsource = "t"\nheadline = "H"\ndate = 2024-03-08', Date("t", "H", dt.date(2024, 3, 8))),
        (
            '[[leave_out]]\nsource = "t"\ncaptured_at = 2024-03-08',
            LeaveOut("t", dt.datetime(2024, 3, 8, tzinfo=dt.UTC)),
        ),
        (
            f'[[leave_out]]\nsource = "t"\ncaptured_at = "2024-03-08T09:30:00Z"\nsnapshot = "{ONE * 2}"',
            LeaveOut("t", dt.datetime(2024, 3, 8, 9, 30, tzinfo=dt.UTC), ONE * 2),
        ),
    ],
)
def test_what_a_table_says(tmp_path: Path, text: str, rule: object) -> None:
    found = read(tmp_path, f"# A note\n\n{text}\n{SIGNED}")
    assert found.problems == ()
    [correction] = found.all
    assert (correction.rule, correction.place) == (rule, f"{tmp_path}/a.toml:3")
    assert load(dump(correction)) == correction
    assert load(dump(correction)).correction_id == correction.correction_id


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f'[[drop]]\nitem = "{ONE}"\nauthor = "x"', 1, "has no reason"),
        (f'[[drop]]\nitem = "{ONE}"\nreason = "x"', 1, "has no author"),
        (f'[[drop]]\nitem = "{ONE}"\nreason = " "\nauthor = "x"', 1, "reason = ' ': it should be a text"),
        (f'\n\n[[drop]]\nitem = "{ONE}"\nwhy = "x"\n{SIGNED}', 3, "why is not known; it takes: item, reason, author"),
        (f"[[drop]]\n{SIGNED}", 1, "has no item"),
        (f'[[drop]]\nitem = "27133f"\n{SIGNED}', 1, "item = '27133f': it should be an id of 32 hex digits"),
        (f"[[droop]]\n{SIGNED}", 1, "[[droop]] is not known; there are: leave_out, date"),
        (f"[drop]\n{SIGNED}", 1, "begins with [[drop]]"),
        (f'[[merge]]\nitems = ["{ONE}", "{ONE}"]\n{SIGNED}', 1, "two ids or more"),
        (f'[[date]]\nsource = "t"\nheadline = "H"\ndate = 2024-03-08T00:00:00\n{SIGNED}', 1, "it should be a date"),
        (f'[[date]]\nsource = "T"\nheadline = "H"\ndate = 2024-03-08\n{SIGNED}', 1, "the folder of a source"),
        (f'[[date]]\nsource = "t"\nheadline = "H"\ndate = 2024-13-08\n{SIGNED}', 4, "this is no TOML"),
        (f'[[fix]]\nitem = "{ONE}"\nfield = "date_published"\nbecomes = "x"\n{SIGNED}', 1, "a date is set by [[date]]"),
        (f'[[fix]]\nitem = "{ONE}"\nfield = "headline"\nbecomes = ""\n{SIGNED}', 1, "a headline cannot be empty"),
        (f'[[fix]]\nitem = "{ONE}"\nfield = "kicker"\nbecomes = 3\n{SIGNED}', 1, "it should be a text"),
        (f'[[leave_out]]\nsource = "t"\ncaptured_at = "soon"\n{SIGNED}', 1, "captured_at = 'soon'"),
        ("[[drop]]\nitem = ", 2, "this is no TOML"),
        ("item = 3\n", 1, "not known"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    [problem] = read(tmp_path, text).problems
    assert problem.path == f"{tmp_path}/a.toml:{line}"
    assert said in problem.detail


def test_one_that_is_wrong_does_not_hide_the_next(tmp_path: Path) -> None:
    text = f"[[drop]]\nitem = \n\n[[drop]]\n{SIGNED}\n[[drop]]\nitem = '{ONE}'\n{SIGNED}"
    found = read(tmp_path, text)
    assert [problem.path.rpartition(":")[2] for problem in found.problems] == ["2", "4"]
    assert len(found.all) == 1


def test_two_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    fix = f'[[fix]]\nitem = "{ONE}"\nfield = "kicker"\nbecomes = "{{}}"\n{SIGNED}'
    [problem] = read(tmp_path, fix.format("One") + fix.format("One") + fix.format("Two")).problems
    assert f"says something else than {tmp_path}/a.toml:1" in problem.detail
    date = f'[[date]]\nsource = "t"\nheadline = "{{}}"\ndate = {{}}\n{SIGNED}'
    [problem] = read(tmp_path, date.format("Here", "2024-01-01") + date.format("HERE", "2024-01-02")).problems
    assert "[[date]] says something else" in problem.detail


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    (tmp_path / "lost.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "notes.md").write_text("Not read.")
    found = read_corrections(tmp_path)
    assert sorted(Path(problem.path).name for problem in found.problems) == ["bytes.toml", "lost.toml", "pipe.toml"]


def test_the_same_twice_and_elsewhere_is_the_same(tmp_path: Path) -> None:
    text = f'[[drop]]\nitem = "{ONE}"\n{SIGNED}'
    before = read(tmp_path, text)
    (tmp_path / "b.toml").write_text("\n\n" + text)
    after = read_corrections(tmp_path)
    assert len(after.by_id) == 1
    assert after.changed(before) == []
