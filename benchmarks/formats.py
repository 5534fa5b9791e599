"""`python -m benchmarks.formats`: how fast dates, feeds and web archives are read.

`--feeds` names a folder of feeds. Without it, only what is made here is measured. Times are CPU time; every date is one
that was not seen before.
"""

import argparse
import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from newspipe.listing import MAX_BYTES, parse
from newspipe.listing.dates import read_date
from newspipe.listing.warc import responses

FORMS: dict[str, Callable[[date], str]] = {
    "19 July 2021": lambda day: f"{day.day} {day:%B %Y}",
    "July 19, 2021": lambda day: f"{day:%B} {day.day}, {day.year}",
    "2021-07-19T10:30:00Z": lambda day: f"{day}T10:30:00Z",
    "Mon, 19 Jul 2021 10:30:00 GMT": lambda day: f"{day:%a, %d %b %Y} 10:30:00 GMT",
    "19 de julho de 2021": lambda day: f"{day.day} de julho de {day.year}",
    "19 июля 2021 г.": lambda day: f"{day.day} июля {day.year} г.",
    "2021年7月19日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "no date, but a number": lambda day: f"Harbour towns share {day.toordinal()} boats",
}
DAYS = 5_000


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def dates() -> Iterator[tuple[str, str]]:
    for name, form in FORMS.items():
        texts = [form(date(2000, 1, 1) + timedelta(day)) for day in range(DAYS)]
        read_date(texts[0])
        read_date.cache_clear()
        seconds = timed(lambda texts=texts: [read_date(text) for text in texts])  # type: ignore[misc]
        yield name, f"{seconds / len({*texts}) * 1e6:.1f} µs"


def feeds(folder: Path) -> Iterator[tuple[str, str]]:
    pages = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
    items = sum(parse(data).entries for data in pages)  # the first reading fills what is known by its bytes
    fresh = [data.replace(b"<title>", b"<title>. ").replace(b'"title":"', b'"title":". ') for data in pages]
    for name, readings in (("feeds, never seen", fresh), ("feeds, seen before", pages)):
        seconds = timed(lambda readings=readings: [parse(data) for data in readings])  # type: ignore[misc]
        size = sum(map(len, readings)) / 1e6
        yield name, f"{len(pages)} feeds, {items / seconds:.0f} items/s, {size / seconds:.1f} MB/s"


def archives() -> Iterator[tuple[str, str]]:
    body = b"News" + b"".join(b"\n\n  %d. Ferry %d\n\n    3 May 2021\n\n    It runs." % (n, n) for n in range(60))
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2021-05-03T12:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    ).encode()
    packed = (head + answer + b"\r\n\r\n") * 5_000
    seconds = timed(lambda: sum(1 for _ in responses(io.BufferedReader(io.BytesIO(packed)), MAX_BYTES)))
    yield "WARC, unpacked", f"{5_000 / seconds:.0f} records/s, {len(packed) / 1e6 / seconds:.0f} MB/s"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument("--feeds", type=Path, help="folder of feeds")
    told = parser.parse_args(arguments)
    rows = [*dates(), *archives()]
    rows += feeds(told.feeds) if told.feeds else []
    for name, figure in rows:
        print(f"{name:<34}{figure}")


if __name__ == "__main__":
    main(sys.argv[1:])
