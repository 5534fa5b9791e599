"""Archives of pages -> captures in raw: every page that is a listing, with its address and its time.

    <raw>/<source>/<captured_at>/page-01.html …   as it was answered, or as it lay in the archive
    <raw>/<source>/<captured_at>/capture.json     captured_at, url, archive, and url and charset of each page

Pages of different addresses that follow each other within minutes are one capture, as pages of one listing are. A
capture that is there already is left alone, so an archive can be imported again.
"""

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
    """A page in an archive, or why it cannot be taken."""

    url: str | None
    captured_at: datetime | None
    charset: str | None
    name: str
    data: bytes
    problem: str = ""


@dataclass
class Imported:
    """What became of the pages of some archives."""

    captures: int = 0
    pages: int = 0
    known: int = 0  # captures that were there already
    other_urls: int = 0
    skipped: Counter[str] = field(default_factory=Counter)  # reason -> pages
    problems: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, object]:
        """For programs."""
        return {
            "captures": self.captures, "pages": self.pages, "known": self.known, "other_urls": self.other_urls,
            "skipped": dict(self.skipped), "problems": self.problems,
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


def import_archives(archives: Sequence[Path], raw: Path, source: str, url_match: str | None = None) -> Imported:
    """Copy the listings in WARC, zip and gz archives into the raw folder of a source.

    `url_match` is a regular expression that the address of a page must hold. Raises NewspipeError for a source or an
    expression that is none, MissingPath for an archive that is not there.
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
        try:
            for group in _captures(_listings(archive, wanted, told)):
                _keep(raw / source, archive.name, group, told)
        except (OSError, ValueError) as error:
            told.problems.append(f"{archive}: {error}")
    return told


def _listings(archive: Path, wanted: re.Pattern[str], told: Imported) -> Iterator[Found]:
    for page in _pages(archive):
        if page.url is not None and not wanted.search(page.url):
            told.other_urls += 1
        elif page.problem:
            told.skipped[page.problem] += 1
        elif page.captured_at is None:
            told.skipped["nothing tells when it was captured"] += 1
        else:
            read = parse(page.data, url=page.url, charset=page.charset, captured_at=page.captured_at)
            if read.entries:
                yield page._replace(name=page.name + _SUFFIX.get(read.media_type, ".txt"))
            else:
                told.skipped[read.rejects[0].reason] += 1


def _pages(archive: Path) -> Iterator[Found]:
    """Every page of an archive, whatever kind it is. Raises ValueError if it is none."""
    with archive.open("rb") as file:
        first = file.read(_FIRST)
        file.seek(0)
        if first.startswith(b"PK"):
            for member in members(open_zip(file), MAX_BYTES):
                inside = _unpacked(member.data) if member.data.startswith(GZIP) else (member.data, member.problem)
                taken = time_in(member.path) or member.changed_at
                yield Found(None, taken, None, member.path, *inside)
        elif first.startswith(b"WARC/") or (first.startswith(GZIP) and _starts(archive).startswith(b"WARC/")):
            for answer in responses(file, MAX_BYTES):
                yield Found(answer.url, answer.captured_at, answer.charset, answer.url, answer.data, answer.problem)
        elif first.startswith(GZIP):
            data, problem = _unpacked(file.read(MAX_BYTES + 1))
            yield Found(None, time_in(archive.name) or time_in(archive.parent.name), None, archive.name, data, problem)
        else:
            raise ValueError("it is neither a WARC nor a zip nor a gzip file")


def _starts(archive: Path) -> bytes:
    with archive.open("rb") as file:
        packed = file.read(_CHUNK)
    try:
        return zlib.decompressobj(31).decompress(packed, _FIRST)
    except zlib.error:
        return b""


def _unpacked(data: bytes) -> tuple[bytes, str]:
    try:
        return gunzip(data, MAX_BYTES)[0], ""
    except Bomb as error:
        return b"", str(error)


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
    pages = {f"page-{at:02}{Path(page.name).suffix}": page for at, page in _numbered(group)}
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
        return page_number(page.name.replace("\\", "/").rpartition("/")[2])
    match = _PAGE_IN_URL.search(page.url.partition("//")[2].partition("/")[2])
    return int(match[1]) if match else 1
