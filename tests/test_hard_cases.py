"""Hard cases of identity that need more than one block or more than text: the whole way, from pages to rows."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import newspipe
from newspipe import pipeline
from newspipe.store.folder import Folder
from newspipe.store.manifest import current

ABOVE = "{at}. Ferry to run all night\n\n    28 July 2021\n\n    Four boats a night."
BELOW = "{at}. Nine stops rebuilt\n\n    02 July 2021\n\n    All are dry again."
TRAMS = "{at}. Line 4 runs again\n\n    19 July 2021\n\n    The bridge is mended."

Publish = Callable[..., Path]


@pytest.fixture
def publish(tmp_path: Path, page: Callable[..., bytes]) -> Publish:
    """Publish captures of one page each, (source, day, blocks); entries are numbered from `first` on."""

    def run(*captures: tuple[str, str, list[str]], first: int = 1) -> Path:
        for source, day, blocks in captures:
            path = tmp_path / "raw" / source / day / "page-01.txt"
            path.parent.mkdir(parents=True)
            path.write_bytes(page([block.format(at=f"{at:>3}") for at, block in enumerate(blocks, first)]))
        pipeline.run(tmp_path / "raw", tmp_path / "out")
        return tmp_path / "out"

    return run


def test_the_same_story_at_two_sources_is_two_items(publish: Publish) -> None:
    out = publish(("town", "2021-08-01", ["July 2021", TRAMS]), ("county", "2021-08-01", ["July 2021", TRAMS]))
    assert sorted(newspipe.read("items", out=out)["source"]) == ["county", "town"]
    assert newspipe.read("items", out=out)["item_id"].nunique() == 2


@pytest.mark.parametrize(
    ("order", "days"),
    [
        ("dmy", ("21.06.2024", "19.06.2024", "12.05.2024", "30.04.2024")),
        ("mdy", ("06/21/2024", "06/19/2024", "05/12/2024", "04/30/2024")),
        ("ymd", ("24-06-21", "24-06-19", "23-12-30", "23-11-25")),
        ("roc", ("113-06-21", "113-06-19", "112-12-30", "112-11-25")),
        ("era", ("R6.6.21", "R6.6.19", "R5.12.30", "R5.11.25")),
    ],
)
def test_whatever_order_of_dates_a_page_proves_can_be_published(tmp_path: Path, order: str, days: tuple[str]) -> None:
    words = {
        "roc": "縣府舉行第{}場說明會 歡迎鄉親參加並提供意見",
        "era": "市民課の窓口の混雑についてのお知らせ 第{}回",
    }
    told = words.get(order, "The council meets in the school for the {}th time")
    path = tmp_path / "raw" / "town" / "2024-06-25" / "page-01.txt"
    path.parent.mkdir(parents=True)
    path.write_text("News\n\n" + "\n\n".join(f"{day}\n{told.format(at)}" for at, day in enumerate(days, 4)) + "\n")
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    snapshots, items = (newspipe.read(name, out=tmp_path / "out") for name in ("snapshots", "items"))
    assert [*snapshots["date_order"]] == [order]
    assert max(map(str, items["date_published"])) == "2024-06-21"


def test_another_number_or_section_is_no_revision(publish: Publish) -> None:
    publish(("town", "2021-08-01", ["July 2021", ABOVE, TRAMS, BELOW]))
    out = publish(("town", "2021-08-02", ["July 2021: all news", ABOVE, TRAMS, BELOW]), first=7)
    assert [*newspipe.read("items", out=out)["revision"]] == [1, 1, 1]


def test_another_year_in_a_credit_is_no_revision_and_another_name_is_one(publish: Publish) -> None:
    def credited(credit: str) -> str:
        return "{at}. © " + credit + "\n\n    Line 4 runs again\n\n    19 July 2021\n\n    The bridge is mended."

    out = publish(
        ("town", "2021-08-01", ["July 2021", ABOVE, credited("Rosa Fennimore 2021"), BELOW]),
        ("town", "2022-08-02", ["July 2021", ABOVE, credited("Rosa Fennimore 2022"), BELOW]),
        ("town", "2022-08-03", ["July 2021", ABOVE, credited("Canal Authority 2022"), BELOW]),
    )
    told = newspipe.read("revisions", out=out)
    told = told[told["date_published"].astype(str) == "2021-07-19"]
    assert [*told["credit_text"]] == ["Rosa Fennimore", "Canal Authority"]


def test_a_repeat_inside_a_page_is_one_item(publish: Publish) -> None:
    out = publish(("town", "2021-08-01", ["July 2021", ABOVE, TRAMS, TRAMS, BELOW]))
    assert len(newspipe.read("items", out=out)) == 3
    assert sorted(newspipe.read("presence", out=out)["sightings"]) == [1, 1, 2]


@pytest.mark.slow
def test_processes_that_publish_parts_side_by_side_leave_no_trace(root: Path, tmp_path: Path) -> None:
    """The captures of every source are dealt to three of them."""
    quirks = ("sibling=.3", "headline_edit=.4", "truncated=.1", "withdrawn=.2")
    options = [part for quirk in quirks for part in ("--quirk", quirk)]
    sizes = ["--sources", "2", "--days", "12", "--pages", "2", "--page-items", "8", "--items-per-day", "2"]
    make = [sys.executable, str(root / "benchmarks" / "make_corpus.py"), str(tmp_path / "corpus"), *sizes, *options]
    subprocess.run(make, check=True, capture_output=True)
    raw = tmp_path / "corpus" / "raw"
    pipeline.run(raw, tmp_path / "at-once")
    captures = sorted(raw.glob("*/*/"))
    random.Random(5).shuffle(captures)
    for number in range(3):
        for capture in captures[number::3]:
            shutil.copytree(capture, tmp_path / f"part-{number}" / capture.relative_to(raw))
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "newspipe", "run", "--raw", tmp_path / f"part-{number}", "--out", tmp_path / "out"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for number in range(3)
    ]
    assert [(run.communicate()[1], run.returncode)[1] for run in runs] == [0, 0, 0]
    side_by_side, at_once = current(Folder(tmp_path / "out")), current(Folder(tmp_path / "at-once"))
    for name in ("items", "presence", "revisions", "sightings", "rejects", "duplicates", "blocks", "doubts"):
        assert side_by_side.files(name) == at_once.files(name), name
