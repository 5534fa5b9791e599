"""What a server answered -> the page that a browser shows: its status, its encoding, and its bytes, unpacked.

Crawlers keep headers as they were sent, but not always the body: it is often unpacked already. A coding that cannot be
undone is therefore a lie if the body is readable as it is; browsers and archives' viewers take it so.
"""

import io
import re
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newspipe.listing.sniff import media_type
from newspipe.listing.unpack import GZIP, Bomb, gunzip

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_STATUS = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"^([^\s:]+)[ \t]*:[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.ASCII | re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")
_PACKED = ("application/octet-stream", "application/gzip", "application/zstd")
_RAW_DEFLATE = -15  # zlib's word for "without any header"


class Damaged(ValueError):
    """A body is neither what its headers say nor readable as it is."""


class Answer(NamedTuple):
    """An answer, its body as it was sent. The status is empty if it is no answer of HTTP."""

    status: str
    fields: Mapping[str, str]
    body: bytes

    @property
    def charset(self) -> str | None:
        """The encoding that the server told."""
        match = _CHARSET.search(self.fields.get("content-type", ""))
        return match[1].lower() if match else None

    def page(self, most: int) -> bytes:
        """The body, all codings undone. Raises Bomb beyond `most` bytes, and Damaged."""
        told = f"{self.fields.get('content-encoding', '')},{self.fields.get('transfer-encoding', '')}"
        body = self.body
        for coding in reversed(told.lower().split(",")):
            undo = _UNDO.get(coding.strip())
            body = _undone(body, undo, most) if undo and body else body
        return body


def answer(block: bytes) -> Answer:
    """The answer in a record of an archive."""
    status = _STATUS.match(block)
    if status is None:
        return Answer("", {}, b"")
    end = _HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    return Answer(status[1].decode(), fields(head), body)


def fields(head: bytes) -> dict[str, str]:
    """The fields of a header by their names in small letters; what is told twice is one list."""
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(head):
        key, text = name.decode("latin-1").lower(), " ".join(value.decode(errors="replace").split())
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _undone(body: bytes, undo: Callable[[bytes, int], bytes], most: int) -> bytes:
    try:
        return undo(body, most)
    except (OSError, zlib.error) as error:
        if media_type(body) in _PACKED:
            raise Damaged(f"it cannot be unpacked: {error}") from error
        return body


def _unchunked(body: bytes, most: int) -> bytes:  # noqa: ARG001 - a body never grows by this
    if not _CHUNK.match(body):
        return body
    parts: list[bytes] = []
    at = 0
    while header := _CHUNK.match(body, at):
        size = int(header[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[header.end() : header.end() + size])
        at = header.end() + size + len(b"\r\n")
    if at < len(body) or at > len(body) + len(b"\r\n"):
        raise Damaged("its chunks break off")
    return b"".join(parts)  # only the empty chunk that ends them is missing


def _gunzipped(body: bytes, most: int) -> bytes:
    data, whole = gunzip(body, most)
    if not whole or not body.startswith(GZIP):
        raise zlib.error("this is no whole gzip")
    return data


def _inflated(body: bytes, most: int) -> bytes:
    """What deflate packed, with the header that the standard wants or, as old servers send it, without."""
    has_header = body[0] & 15 == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
    unpacker = zlib.decompressobj(zlib.MAX_WBITS if has_header else _RAW_DEFLATE)
    data = unpacker.decompress(body, most + 1)
    if len(data) <= most and not unpacker.eof:
        raise zlib.error("it breaks off")
    return _bounded(data, most)


def _read(reader: "WarcReader", most: int) -> bytes:
    return _bounded(reader.read(most + 1), most)


def _unbrotlied(body: bytes, most: int) -> bytes:
    from fastwarc.stream_io import BrotliReader

    return _read(BrotliReader(io.BytesIO(body)), most)


def _unzstd(body: bytes, most: int) -> bytes:
    from fastwarc.stream_io import ZstdReader

    return _read(ZstdReader(io.BytesIO(body)), most)


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise Bomb(f"it unpacks to more than {most:,} bytes")
    return data


_UNDO: Mapping[str, Callable[[bytes, int], bytes]] = {
    "chunked": _unchunked, "gzip": _gunzipped, "x-gzip": _gunzipped, "deflate": _inflated,
    "br": _unbrotlied, "zstd": _unzstd,
}  # fmt: skip
