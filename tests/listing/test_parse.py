"""Whatever the bytes, one page: nothing is made up, nothing is lost, every line is accounted for."""

import gzip
import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.ingest import load_page
from newspipe.listing import MAX_BYTES, Memo, Page, Reject, Sighting, parse, text_lines
from newspipe.listing.dates import read_date
from newspipe.text import clean

SAMPLE = Path(__file__).parents[2] / "data" / "raw"
PAGES = {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in sorted(SAMPLE.glob("*/*/*.txt"))}
LISTINGS = [data for data in PAGES.values() if data]

#: With no-break spaces, CRLF, credits and datelines, a reject, and a last entry that is cut off.
CUT_UP = [
    "veldmoor-growers/2023-11-24/page-01.txt",
    "veldmoor-growers/2023-12-22/page-01.txt",
    "tollanmere-harbour/2023-12-18/page-01.txt",
    "ombervale-transit/2024-02-02/page-01.txt",
    "tollanmere-harbour/2024-01-22/page-02.txt",
]
SHORT = """\
News

May 2021

  1. Café 🛶 – «à quai»

    12 May 2021

    Où ? Là.

  2. B

    3 May 2021

    « Ça » est ça.
"""

RANDOM = st.randoms(use_true_random=False)
FEW = settings(max_examples=60, deadline=None)
MANY = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize("name", CUT_UP)
def test_a_page_cut_at_any_byte_keeps_what_is_before_the_cut(name: str) -> None:
    data = PAGES[name]
    whole = parse(data)
    for cut in range(len(data)):
        hold_cut(whole, data, cut, len(data[:cut].decode(errors="ignore").encode()))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_so_does_a_page_in_another_encoding(encoding: str) -> None:
    data = SHORT.encode(encoding)
    whole = parse(data)
    for cut in range(len(data)):
        before = data[:cut].decode(encoding.replace("-sig", ""), errors="ignore").removeprefix("\ufeff")
        hold_cut(whole, data, cut, len(before.encode()))


def test_so_does_a_page_of_few_lines() -> None:
    """The beginning of a number is no sign of another layout."""
    data = b"News\n\n  1. A\n\n    3 May 2021\n\n  2. B\n\n    2 May 2021\n"
    for cut in range(len(data)):
        hold_cut(parse(data), data, cut, cut)


@pytest.mark.parametrize(
    "printed", ["19 July 2021", "Monday, July 19th, 2021", "2021-07-19", "19 Sept. 2021", "July 2021"]
)
def test_a_date_cut_short_is_a_reject(printed: str) -> None:
    whole = f"News\n\n  1. A\n\n    2 May 2022\n\n  2. B\n\n    {printed}"
    expected = parse(whole.encode())
    assert len(expected.sightings) == 2
    for missing in range(1, len(printed) + 1):
        page = parse(whole[:-missing].encode())
        assert page.sightings == expected.sightings[:1]
        assert [
            (reject.line_start, reject.reason in {"truncated", "date_missing", "date_invalid"})
            for reject in page.rejects
        ] == [(7, True)]


@pytest.mark.parametrize(
    ("data", "stage", "reason"),
    [
        (b"", "read", "empty"),
        (b" \r\n\t\n", "read", "empty"),
        (b"\xef\xbb\xbf\n", "read", "empty"),
        (b"\x00" * 5_000, "read", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "read", "unsupported_media_type"),
        (b"%PDF-1.7\n1. A\n", "read", "unsupported_media_type"),
        (b"PK\x03\x04\x14\x00\x00\x00", "read", "unsupported_media_type"),
        (gzip.compress(b"News, and nothing else", mtime=0), "layout", "no_entries"),
        (gzip.compress(gzip.compress(SHORT.encode(), mtime=0), mtime=0), "read", "unsupported_media_type"),
        (Random(1).randbytes(5_000), "read", "unsupported_media_type"),
        (SHORT.encode("utf-16-le"), "read", "unsupported_media_type"),
        (SHORT.encode("cp1252", "replace"), "read", "undecodable"),
        (SHORT.encode("latin-1", "replace"), "read", "undecodable"),
        ("News".encode("utf-16") + b"\x00\xd8\x00\xd8\n\x00", "read", "undecodable"),
        (b"<!doctype html><ol><li>A", "layout", "no_entries"),
        (b"<?xml version='1.0'?><svg/>", "read", "unsupported_media_type"),
        (b"<?xml version='1.0'?><rss/>", "layout", "no_entries"),
        (json.dumps([{"headline": "A"}]).encode(), "read", "unsupported_media_type"),
        (b"Line 4 runs again. The bridge is mended.\n\nOn 19 July 2021 it had to close.\n", "layout", "no_entries"),
        (b"News\n\nJuly 2021\n\nJune 2021\n", "layout", "no_entries"),
        (b"Contact\n\n  1. press@example.org\n", "layout", "no_entries"),
        ("\u00a0\u200b\n\u3000\n".encode(), "layout", "no_entries"),
        (b"\xff\xfe", "layout", "no_entries"),
        (b"x", "layout", "no_entries"),
    ],
)
def test_what_is_no_listing_is_one_reject_that_says_why(data: bytes, stage: str, reason: str) -> None:
    page = parse(data)
    [reject] = page.rejects
    assert (reject.stage, reject.reason, reject.of_entry) == (stage, reason, False)
    assert reject.detail
    assert (page.sightings, page.entries) == ((), 0)
    sound(page, data)


def test_a_broken_character_makes_up_no_content() -> None:
    """The page or the entry is refused, and every other entry is what it was."""
    lines = [b"  2. B\xff\n" if line == b"  2. B\n" else line for line in SHORT.encode().splitlines(keepends=True)]
    known = {seen.entry.content for seen in parse(SHORT.encode()).sightings}
    page = parse(b"".join(lines))
    assert {seen.entry.content for seen in page.sightings} <= known
    assert page.rejects != ()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "harbour" / "2022-08-01" / "page-01.txt"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    loaded = load_page(path)
    assert loaded.data == b""
    assert [(reject.stage, reject.reason) for reject in loaded.page.rejects] == [("read", "too_large")]


@pytest.mark.parametrize(
    "data",
    [
        b"<!-- a -->" * 40 + b"<div>",
        b"News\n\n  1. \xc2\xa9 " + b"," * 100_000 + b"A\n\n    B\n\n    1 May 2021\n",
        b"News\n\n  1. A\n\n    1 May 2021\n\n" + b"    a\n" * 500_000,
        b"News\n" + b"x\n" * 200_000,
        b"  1.\n" * 100_000,
        b"\n" * 200_000 + b"x",
        b"  1. A\n\n    " + b" " * 2_000_000 + b"x",
        b"1" * 2_000_000,
        b"\xe9" * 2_000_000,
        b"a" * MAX_BYTES,
    ],
    ids=[
        "comments",
        "commas",
        "wrapped",
        "strays",
        "numbers",
        "blank lines",
        "blanks",
        "digits",
        "one byte",
        "one line",
    ],
)
def test_no_page_holds_up_a_run(data: bytes) -> None:
    with within(seconds=4):
        parse(data)


@MANY
@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from(["\n", " ", "1.", "2) ", "©", "July", "2021", "19 ", "\u00a0", "\r", "a@b.c", "x"]))
    .map("".join)
    .map(str.encode)
)
def test_any_bytes_give_a_sound_page(data: bytes) -> None:
    sound(parse(data), data)


@MANY
@given(RANDOM)
def test_a_damaged_page_is_a_sound_page(rng: Random) -> None:
    data = damaged(rng)
    sound(parse(data), data)


@FEW
@given(RANDOM)
def test_what_was_read_before_changes_no_page(rng: Random) -> None:
    memo = Memo()
    for data in [damaged(rng) for _ in range(4)]:
        for _ in range(2):
            shared, fresh = parse(data, memo=memo), parse(data)
            assert shared == fresh
            assert list(shared.ledger()) == list(fresh.ledger())


def test_equal_entries_of_different_pages_are_one_object() -> None:
    """What is known by its bytes is not read again, whatever number it has on the page."""
    memo = Memo()
    first = parse(b"News\n\nMay 2021\n\n  1. A\n\n    2 May 2021", memo=memo)
    second = parse(b"News\n\nMay 2021\n\n  1. B\n\n    3 May 2021\n\n  2. A\n\n    2 May 2021\n", memo=memo)
    assert first.sightings[0].entry is second.sightings[1].entry


def test_the_heading_is_part_of_what_an_entry_is_known_by() -> None:
    memo = Memo()
    pages = [parse(b"News\n\n%s 2021\n\n  1. A\n\n    2 May 2021" % month, memo=memo) for month in (b"May", b"June")]
    assert [page.sightings[0].entry.misplaced for page in pages] == [False, True]


DRIFTED = b"News\n\n  1. A\n\n    1 May 2021\n\n  Share\n\n  2. B\n\n    1 May 2021\n\n  Share\n"


def test_a_page_whose_layout_has_drifted_is_refused_whole() -> None:
    page = parse(DRIFTED)
    [reject] = page.rejects
    assert (reject.stage, reject.reason, reject.line_start, reject.line_end) == (
        "layout",
        "layout_drift",
        1,
        page.lines,
    )
    assert "line 7" in reject.detail
    assert DRIFTED.decode() == reject.raw_text
    assert (page.entries, page.unknown_lines) == (0, 2)
    assert page.coverage == pytest.approx(5 / 7)
    sound(page, DRIFTED)


@pytest.mark.parametrize(("floor", "entries"), [(0.0, 2), (0.71, 2), (0.72, 0), (1.0, 0)])
def test_a_source_may_ask_for_another_floor(floor: float, entries: int) -> None:
    assert parse(DRIFTED, coverage_floor=floor).entries == entries


def test_a_page_without_unknown_lines_meets_every_floor() -> None:
    assert parse(SHORT.encode(), coverage_floor=1.0).entries == 2


def test_a_reject_of_a_page_repeats_only_its_beginning() -> None:
    [reject] = parse("é prose\n".encode() * 10_000).rejects
    assert reject.raw_text == ("é prose\n" * 10_000)[: len(reject.raw_text)]
    assert 100 < len(reject.raw_text) < 10_000


def test_a_listing_of_rejects_alone_is_still_one() -> None:
    page = parse("News\n\n  1. Dónde\n\n    31 November 2021\n\n  2. Cómo\n\n    Sin fecha".encode())
    assert [(reject.stage, reject.reason) for reject in page.rejects] == [
        ("parse", "date_invalid"),
        ("parse", "date_missing"),
    ]


def test_a_numbered_list_without_any_date_is_no_listing() -> None:
    contents = parse(b"Report\n\n  1. Foreword\n\n  2. Our work\n\n    2.1 Clean water\n\nAnnexes\n")
    assert [(reject.stage, reject.reason) for reject in contents.rejects] == [("layout", "no_entries")]


@pytest.mark.parametrize("end", ["\n\n", "\n\n    ", "\n   ", "\n\n\u00a0\u00a0"])
def test_a_page_that_ends_in_a_blank_line_ends_open(end: str) -> None:
    pages = [parse((SHORT.rstrip("\n") + ending).encode()) for ending in (end, "\n", "")]
    assert [page.ends_open for page in pages] == [True, False, False]


def test_an_entry_that_breaks_a_contract_becomes_a_reject() -> None:
    page = parse(SHORT.encode())
    without = page.without({1: [("too_old", "far too old"), ("too_short", "and short")]}, text_lines(SHORT.encode()))
    assert without.sightings == page.sightings[:1]
    assert without.rejects == (
        Reject(
            11, 15, "validate", "too_old", "far too old; and short", "  2. B\n\n    3 May 2021\n\n    « Ça » est ça."
        ),
    )
    assert without.entries == page.entries


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_text_are_those_of_its_ledger(end: str) -> None:
    data = SHORT.replace("\n", end).encode()
    assert text_lines(data) == SHORT.splitlines()
    assert len(text_lines(data)) == parse(data).lines


def test_what_is_no_text_has_no_lines() -> None:
    assert text_lines(b"\x89PNG\r\n\x1a\n") == []


def test_a_page_cut_inside_a_character_ends_open() -> None:
    data = SHORT.encode()
    at = data.index("🛶".encode())
    assert [parse(data[:cut]).ends_open for cut in range(at, at + 5)] == [False, True, True, True, False]


def hold_cut(whole: Page, data: bytes, cut: int, length: int) -> None:
    """Hold a page cut off at a byte, so that so many bytes of its text in UTF-8 are left, against the whole page."""
    page = parse(data[:cut])
    sound(page, data[:cut])
    lines = text_lines(data)
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line.encode()) + (2 if b"\r\n" in data else 1))
    expected, actual = entries(whole), entries(page)
    complete = [row for row in expected if ends[row.line_end] - (ends[1] - len(lines[0].encode())) <= length]
    kept = actual[: len(complete)]
    assert [seen for seen in complete if isinstance(seen, Sighting)] == [
        seen for seen in kept if isinstance(seen, Sighting)
    ], cut
    assert [(row.line_start, row.line_end) for row in complete] == [(row.line_start, row.line_end) for row in kept], cut
    rest = actual[len(complete) :]
    assert len(rest) <= 1, cut
    for row, meant in zip(rest, expected[len(complete) :], strict=False):
        assert row.line_start == meant.line_start
        if isinstance(row, Sighting) and isinstance(meant, Sighting):
            assert row.entry.date_published == meant.entry.date_published
            assert row.entry.content.headline == meant.entry.content.headline
            assert (meant.entry.content.description or "").startswith(row.entry.content.description or "")
        else:
            assert isinstance(row, Reject)


def sound(page: Page, data: bytes) -> None:
    """Hold a page against what every page has to be."""
    ledger, lines = list(page.ledger()), text_lines(data)
    numbers = [line.number for line in ledger]
    assert all(before < after for before, after in pairwise(numbers))
    assert all(1 <= number <= page.lines for number in numbers)
    if numbers:
        assert numbers == [number for number, line in enumerate(lines, 1) if clean(line)]
    assert (page.read_lines, page.unknown_lines) == (len(ledger), sum(line.role == "unknown" for line in ledger))
    assert page.unknown() == [line for line in ledger if line.role == "unknown"]
    assert page.coverage is None or 0 <= page.coverage <= 1

    rows = entries(page)
    assert page.entries == len(rows) == len(page.sightings) + sum(reject.of_entry for reject in page.rejects)
    assert all(before.line_end < after.line_start for before, after in pairwise(rows))
    assert all(1 <= row.line_start <= row.line_end <= page.lines for row in rows)
    positions = [0, *(seen.position for seen in page.sightings)]
    assert all(before < after for before, after in pairwise(positions))
    for row in rows:
        text = "\n".join(lines[row.line_start - 1 : row.line_end])
        if isinstance(row, Reject):
            assert row.raw_text.startswith(text.rstrip())
        else:
            reading = read_date(row.entry.date_published_raw)
            assert reading is not None
            assert (reading.date, reading.precision) == (row.entry.date_published, row.entry.content.date_precision)
            assert row.entry.date_published_raw in clean(text)
            assert row.entry.content.headline in clean(text)
    if not page.sightings and not rows:
        assert [reject.of_entry for reject in page.rejects] == [False]


def entries(page: Page) -> list[Sighting | Reject]:
    """Entries, accepted or rejected, in page order."""
    found: list[Sighting | Reject] = [*page.sightings, *(reject for reject in page.rejects if reject.of_entry)]
    return sorted(found, key=lambda row: row.line_start)


def damaged(rng: Random) -> bytes:
    """A sample page after an accident or two."""
    data = rng.choice(LISTINGS)
    for _ in range(rng.randint(1, 3)):
        lines = data.splitlines(keepends=True)
        at, other = rng.randrange(len(data)), rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                del lines[other : other + rng.randint(1, 5)]
            case 1:
                lines.insert(rng.randrange(len(lines)), lines[other])
            case 2:
                rng.shuffle(lines)
            case 3:
                lines = [data[:at], bytes([rng.randrange(256)]), data[at + 1 :]]
            case 4:
                lines = [data[:at]]
            case 5:
                lines[other] = lines[other].lstrip()
            case 6:
                lines[other] = rng.choice(
                    [b"\n", b"\r", b"1.\n", b"  2. \xc2\xad\n", b"  3. \n", b"\xc2\xa0\n", b"May 2021\n"]
                )
        data = b"".join(lines) or b"\n"
    return data


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError if it takes more time of a processor: others may be at work."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"it took more than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
