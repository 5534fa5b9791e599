"""Every parser on pages after accidents, and on pages made to hurt: no exception, bounded work, a sound ledger."""

import gzip
import json
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing import MAX_BYTES, Page, parse, text_lines
from newspipe.text import clean

ROOT = Path(__file__).parents[2]
LIST = "".join(
    f"<li><a href=/{n}>Ferry number {n} runs again to Foxholt</a> <time>{n} July 2021</time><p>It runs.</p>"
    for n in range(1, 9)
)
MADE = [
    b"News\n\n19 July 2021\n\nFerry runs again to Foxholt\n\nIt is so.\n\n3 May 2021\n\nBridge is mended\n\nAnd so.\n",
    (
        b"<rss><channel><item><title>Ferry runs</title><link>http://a.example/1</link><pubDate>19 Jul 2021</pubDate>"
        b"</item><item><title>Bridge</title><link>http://a.example/2</link></item></channel></rss>"
    ),
    json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "http://a.b/1"}]}).encode(),
    f"<!doctype html><ul>{LIST}".encode(),
]
SPLICES = [
    b"", b"\n", b"\x00", b"\xff", b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"<item>", b"</item>", b"<entry>",
    b"{", b"}", b'"', b"\\u", b"<a href=", b"<table>", b"1. ", b"- ", b"19 July 2021", b"2021", b"\xe2\x80\x8b", b"\r",
    b"http://[", b"<?xml", b"&a;",
]  # fmt: skip


def fixtures() -> list[bytes]:
    shared = ROOT.parent / "shared"
    found = sorted((ROOT / "data" / "raw").glob("*/*/*.txt"))
    for pattern in ("layouts/*.txt", "fixtures/feeds/*", "fixtures/html/st-*", "listings/*/*"):
        found += sorted(shared.glob(pattern))
    return [*MADE, *(data for path in found if 0 < len(data := path.read_bytes()) < 60_000)]


PAGES = fixtures()


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_page_after_accidents_is_a_sound_page(rng: Random) -> None:
    data = bytearray(rng.choice(PAGES))
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(5):
            case 0:
                data[at : at + rng.randint(0, 30)] = rng.choice(SPLICES)
            case 1:
                del data[at : at + rng.randint(1, 400)]
            case 2:
                end = min(at + rng.randint(1, 300), len(data))
                data[at:at] = data[at:end]
            case 3:
                data[at:at] = rng.randbytes(rng.randint(1, 4))
            case _:
                data = data[: max(at, 1)] if rng.random() < 0.2 else data
    with within(seconds=20):
        sound(bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel><item>" + b"<a>" * 200_000,
        b"<rss><channel>" + b"<item>" * 100_000,
        b"<rss><channel>" + b"<item><title>a</title><link>http://a.example/</link></item>" * 20_000,
        b"<rss><channel><item><title>" + b"&amp;" * 200_000 + b"</title></item></channel></rss>",
        b"<rss><channel><item><description>" + b"&lt;p " * 100_000 + b"</description></item></channel></rss>",
        b"<rss>" + b"<!--" * 200_000,
        b"<rss " + b"xmlns:a='b' " * 100_000 + b"><item/></rss>",
        b"<!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * 50_000,
        b'{"items": [' + b'{"a":' * 100_000,
        b'{"items": [' * 100_000,
        b'{"version": "x", "items": ["' + b"\\" * 500_000,
        b"News\n" + b"19 July 2021\n" * 60_000,
        b"News\n\n" + b"19 July 2021\n\nFerry runs again\n\n" * 10_000,
        b"- 1. 2) \xe2\x80\xa2 " * 20_000,
        b"1" * 90_000 + b"\n" + b"2021 " * 18_000 + b"\n3 May 2021: A\n4 May 2021: B\n",
        b"a@b" * 30_000 + b"\n" + b"| a " * 20_000 + b"\n3 May 2021: A\n4 May 2021: B\n",
        ("年" * 30_000 + "\n" + "令和1年" * 10_000).encode(),
        b"3 May 2021: A\n4 May 2021: B\n5 May 2021: C\n" + (b"(1" + b" " * 99_000 + b")\n") * 3,
        b"3 May 2021: A\n4 May 2021: B\n5 May 2021: C\n## a" + b" " * 99_000 + b"b\n= " + b" " * 99_000 + b"x\n",
        b"3 May 2021: A\n4 May 2021: B\n5 May 2021: C\n" + b"[a](/b " * 12_000 + b'\n[a](b "' + b'"' * 90_000,
        b"<p>" + b"".join(b'<a href="/%d">The old mill of %d</a> 3 May 2021 ' % (at, at) for at in range(50_000)),
        (b"x" * 390 + b"\n") * 40_000,
        b"1  a  2021-05-03  b\n" * 20_000,
        gzip.compress(b"0" * (MAX_BYTES + 1), mtime=0),
        b"x" * 50_000_000,
        b"\xd0" * 3_000_000,
    ],
    ids=[
        "deep item", "items in items", "many items", "entities", "open tags", "comments", "namespaces", "declarations",
        "deep json", "arrays", "backslashes", "dates alone", "many entries", "marks", "digits", "signs", "eras",
        "blanks in brackets", "blanks in headings", "open links", "links on a line", "one sentence", "one board",
        "gzip bomb", "50 MB line", "half characters",
    ],
)  # fmt: skip
def test_a_page_made_to_hurt_ends_with_a_reason(data: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with within(seconds=20):
        page = parse(data)
    assert page.sightings or [reject.detail for reject in page.rejects if reject.detail]
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) < 900_000  # kB


def sound(data: bytes) -> None:
    """Hold a page against what every page has to be."""
    page = parse(data)
    ledger = list(page.ledger())
    numbers = [line.number for line in ledger]
    assert numbers == sorted(set(numbers))
    assert (page.read_lines, page.unknown_lines) == (len(ledger), sum(line.role == "unknown" for line in ledger))
    if numbers:
        lines = text_lines(data)
        assert numbers == [number for number, line in enumerate(lines, 1) if clean(line)]
    assert page.entries == len(page.sightings) + sum(reject.of_entry for reject in page.rejects)
    assert page.sightings or page.rejects
    for row in rows(page):
        assert 1 <= row[0] <= row[1] <= max(page.lines, 1)
    for seen in page.sightings:
        content = seen.entry.content
        assert content.headline == clean(content.headline) != ""
        assert seen.entry.date_published or content.url
        assert (content.date_precision == "minute") <= (content.published_at is not None)
        assert content.hash() == seen.entry.content_hash


def rows(page: Page) -> Iterator[tuple[int, int]]:
    for row in (*page.sightings, *page.rejects):
        yield row.line_start, row.line_end


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
