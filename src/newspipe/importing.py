"""Archives of pages -> captures in raw: every page that is a listing, with its address and its time.

    <raw>/<source>/<captured_at>/page-01.html …   as it was answered, or as it lay in the archive
    <raw>/<source>/<captured_at>/capture.json     captured_at, url, archive, and url and charset of each page

Pages of different addresses that follow each other within minutes are one capture, as pages of one listing are. A
capture that is there already is left alone, so an archive can be imported again.
"""

import io
import json
import os
import re
import shutil
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from newspipe.errors import MissingPath, NewspipeError
from newspipe.listing import MAX_BYTES, parse
from newspipe.listing.unpack import GZIP, Bomb, gunzip, members, open_zip
from newspipe.listing.warc import responses
from newspipe.raw import SIDECAR, is_source, page_number, time_in

_TOGETHER = timedelta(minutes=10)  # between two pages of one capture
_PAGE_IN_URL = re.compile(r"(?:page|paged|pagina|seite|pg|p)[=/_-]?(\d{1,3})(?!\d)", re.IGNORECASE)
_SUFFIX = {"text/html": ".html", "application/xml": ".xml", "application/json": ".json"}
_FIRST = 64  # bytes that tell what is packed
_CHUNK = 1 << 16


class Found(NamedTuple):
    """A page in an archive, or why it is left out: `skipped` as many pages are, or for a `problem`."""

    place: str = ""  # in the archive: a record, or a path, which is never used as one
    url: str | None = None
    captured_at: datetime | None = None
    charset: str | None = None
    data: bytes = b""
    skipped: str = ""
    problem: str = ""
    suffix: str = ".txt"


@dataclass
class Imported:
    """What became of the pages of some archives."""

    captures: int = 0
    pages: int = 0
    known: int = 0  # captures that were there already
    other_urls: int = 0
    read: int = 0  # pages, with those that were left out then
    unreadable: int = 0  # archives that gave nothing but problems
    skipped: Counter[str] = field(default_factory=Counter)  # reason -> pages
    problems: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "captures": self.captures, "pages": self.pages, "known": self.known, "other_urls": self.other_urls,
            "unreadable": self.unreadable, "skipped": dict(self.skipped), "problems": self.problems,
        }  # fmt: skip

    def lines(self) -> Iterator[tuple[str, str]]:
        """For people."""
        yield "imported", f"{self.captures} captures, {self.pages} pages"
        if self.known:
            yield "known", f"{self.known} captures were there already"
        if self.other_urls:
            yield "passed over", f"{self.other_urls} pages under other addresses"
        for reason, pages in self.skipped.most_common():
            yield "left out", f"{pages} pages: {reason}"
        for problem in self.problems:
            yield "problem", problem
        if self.unreadable:
            yield "failed", f"{self.unreadable} archives: nothing in them could be read"


def import_archives(archives: Sequence[Path], raw: Path, source: str, url_match: str | None = None) -> Imported:
    """Copy the listings in WARC, zip and gz archives into the raw folder of a source.

    `url_match` is a regular expression that the address of a page must hold. Raises NewspipeError for a source or an
    expression that is none, MissingPath for an archive that is not there, OSError if raw cannot be written.
    """
    if not is_source(source):
        raise NewspipeError("this is no name of a source", where=source, remedy="Use a-z, 0-9 and hyphens.")
    try:
        wanted = re.compile(url_match or "")
    except re.error as error:
        raise NewspipeError(f"no regular expression: {error}", where=url_match, remedy="Mend --url-match.") from error
    told = Imported()
    for archive in archives:
        if not archive.is_file():
            raise MissingPath("there is no such archive", where=archive)
        read, problems = told.read, len(told.problems)
        for group in _captures(_listings(archive, wanted, told)):
            _keep(raw / source, archive.name, group, told)
        told.unreadable += told.read == read and len(told.problems) > problems
    return told


def _listings(archive: Path, wanted: re.Pattern[str], told: Imported) -> Iterator[Found]:
    """The pages that are listings. What is the matter with the others is told."""
    for found in _pages(archive):
        if found.url is not None and not wanted.search(found.url):
            told.read += 1
            told.other_urls += 1
            continue
        page = _judged(found)
        if page.problem:
            told.problems.append(": ".join(filter(None, (str(archive), page.place, page.problem))))
            continue
        told.read += 1
        if page.skipped:
            told.skipped[page.skipped] += 1
        else:
            yield page


def _judged(page: Found) -> Found:
    """The page, if it is a listing; else why it is left out."""
    if page.problem or page.skipped:
        return page
    if page.captured_at is None:
        return page._replace(skipped="nothing tells when it was captured")
    try:
        read = parse(page.data, url=page.url, charset=page.charset, captured_at=page.captured_at)
    except Exception as error:  # noqa: BLE001 - whatever one page does to the parser, it costs no other
        return page._replace(problem=f"the parser failed: {error!r}")
    if not read.entries:
        return page._replace(skipped=read.rejects[0].reason)
    return page._replace(suffix=_SUFFIX.get(read.media_type, page.suffix))


def _pages(archive: Path) -> Iterator[Found]:
    """Every page of an archive, whatever kind it is, and what is the matter with the archive."""
    try:
        with archive.open("rb") as file:
            yield from _pages_in(file, archive)
    except (OSError, ValueError) as error:
        yield Found(problem=str(error))


def _pages_in(file: io.BufferedReader, archive: Path) -> Iterator[Found]:
    first = file.read(_FIRST)
    file.seek(0)
    if first.startswith(b"PK"):
        for member in members(open_zip(file), MAX_BYTES):
            taken = time_in(member.path) or member.changed_at
            inside = _unpacked(member.data) if member.data.startswith(GZIP) else member[2:]
            yield Found(member.path, None, taken, None, *inside)
    elif first.startswith(b"WARC/") or (first.startswith(GZIP) and _starts(archive).startswith(b"WARC/")):
        for answer in responses(file, MAX_BYTES):
            yield Found(*answer)
    elif first.startswith(GZIP):
        taken = time_in(archive.name) or time_in(archive.parent.name)
        yield Found("", None, taken, None, *_unpacked(file.read(MAX_BYTES + 1)))
    else:
        raise ValueError("it is neither a WARC nor a zip nor a gzip file")


def _starts(archive: Path) -> bytes:
    with archive.open("rb") as file:
        packed = file.read(_CHUNK)
    try:
        return zlib.decompressobj(31).decompress(packed, _FIRST)
    except zlib.error:
        return b""


def _unpacked(data: bytes) -> tuple[bytes, str, str]:
    """(a packed page, why it is skipped, what is wrong with it)."""
    try:
        page, whole = gunzip(data, MAX_BYTES)
    except Bomb as error:
        return b"", str(error), ""
    return (page, "", "") if whole else (b"", "", "it is cut short or damaged")


def _captures(pages: Iterable[Found]) -> Iterator[list[Found]]:
    """Pages that belong together: different addresses within minutes; of files, those of one time."""
    group: list[Found] = []
    for page in pages:
        if group and not _joins(group, page):
            yield group
            group = []
        group.append(page)
    if group:
        yield group


def _joins(group: Sequence[Found], page: Found) -> bool:
    last = group[-1].captured_at
    assert last is not None and page.captured_at is not None  # noqa: S101, PT018 - listings have a time
    if page.url is None:
        return last == page.captured_at
    near = timedelta(0) <= page.captured_at - last <= _TOGETHER
    return near and all(page.url != other.url for other in group)


def _keep(folder: Path, archive: str, group: Sequence[Found], told: Imported) -> None:
    """Write a capture whole or not at all."""
    taken = group[0].captured_at
    assert taken is not None  # noqa: S101 - listings have a time
    target = folder / f"{taken:%Y%m%dT%H%M%SZ}"
    if target.exists():
        told.known += 1
        return
    pages = {f"page-{at:02}{page.suffix}": page for at, page in _numbered(group)}
    beside = {
        "captured_at": taken.isoformat().replace("+00:00", "Z"),
        **({"url": group[0].url} if group[0].url else {}),
        "archive": archive,
        "pages": {
            name: {key: value for key, value in (("url", page.url), ("charset", page.charset)) if value}
            for name, page in pages.items()
        },
    }
    making = folder / f".{target.name}-{os.getpid()}"
    making.mkdir(parents=True)
    try:
        for name, page in pages.items():
            (making / name).write_bytes(page.data)
        (making / SIDECAR).write_text(json.dumps(beside, indent=1, ensure_ascii=False), "utf-8")
        making.rename(target)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
        raise
    told.captures += 1
    told.pages += len(pages)


def _numbered(group: Sequence[Found]) -> Iterator[tuple[int, Found]]:
    """The pages of a capture in their own order: by the number in the address or name, else as they come."""
    return enumerate(sorted(group, key=_number), 1)


def _number(page: Found) -> int:
    if page.url is None:
        return page_number(page.place.replace("\\", "/").rpartition("/")[2])
    match = _PAGE_IN_URL.search(page.url.partition("//")[2].partition("/")[2])
    return int(match[1]) if match else 1
