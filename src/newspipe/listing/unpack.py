"""Packed pages, unpacked within bounds: a page that unpacks to more than any listing is no listing."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's word for "with the header of gzip"
#: More members are no archive of pages.
MOST_MEMBERS = 100_000


class Bomb(ValueError):
    """Something unpacks to more than it may."""


class Member(NamedTuple):
    """A file in an archive: the path that it gives itself, which is never used as one, and when it was last changed.

    It has no data if it is `skipped`, or `problem` says what is wrong with it.
    """

    path: str
    changed_at: datetime | None
    data: bytes = b""
    skipped: str = ""
    problem: str = ""


def gunzip(data: bytes, most: int) -> tuple[bytes, bool]:
    """(what gzip members hold together, whether they are whole). Raises Bomb beyond `most` bytes."""
    parts: list[bytes] = []
    size = 0
    while data.startswith(GZIP):
        unpacker = zlib.decompressobj(_GZIP_WINDOW)
        try:
            part = unpacker.decompress(data, most + 1 - size)
        except zlib.error:
            return b"".join(parts), False
        size += len(part)
        if size > most:
            raise Bomb(f"it unpacks to more than {most:,} bytes")
        parts.append(part)
        if not unpacker.eof:
            return b"".join(parts), False
        data = unpacker.unused_data
    return b"".join(parts), True


def members(archive: zipfile.ZipFile, most: int) -> Iterator[Member]:
    """The files in a zip archive, each of at most `most` bytes; of others, why they are left out."""
    for info in archive.infolist()[:MOST_MEMBERS]:
        if info.is_dir():
            continue
        yield _member(archive, info, most)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> Member:
    try:
        changed_at = datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        changed_at = None
    member = Member(info.filename, changed_at)
    if info.flag_bits & 1:
        return member._replace(skipped="it is encrypted")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return member._replace(skipped="it is a link")
    try:
        with archive.open(info) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        return member._replace(problem=f"it is damaged: {error}")
    if len(data) > most:
        return member._replace(skipped=f"it unpacks to more than {most:,} bytes")
    return member._replace(data=data)


def open_zip(file: io.BufferedIOBase) -> zipfile.ZipFile:
    """A zip archive. Raises ValueError if it is none, or has too many members."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ValueError(f"it is no zip archive: {error}") from error
    if len(archive.infolist()) > MOST_MEMBERS:
        raise Bomb(f"it holds more than {MOST_MEMBERS:,} files")
    return archive
