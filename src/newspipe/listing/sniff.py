"""What a snapshot is, by its bytes: its media type, and its text if it has one. File names are never believed."""

import codecs
import re
from typing import NamedTuple

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"WARC/", "application/warc"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKUP = (
    # Tags that a page of HTML begins with, and XHTML behind its declaration.
    (
        re.compile(
            rb"(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
            rb"|<(?:title|meta|link|style|script|iframe|div|font|table|h[1-6]|ul|ol|dl|p|br|a|b|main|section|article|nav)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "text/html",
    ),
    (re.compile(rb"<\?xml\b|<(?:rss|feed|rdf:RDF|urlset)\b"), "application/xml"),
    (re.compile(rb"[{\[]\s*[\"{\[]"), "application/json"),
)
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\v\f\r\x1b"))
_BINARY_SHARE = 0.01  # a text has a stray control character at most


class Text(NamedTuple):
    """A snapshot's text in UTF-8, what it was encoded as, and whether it breaks off inside a character."""

    data: bytes
    encoding: str
    cut: bool = False


def media_type(data: bytes) -> str:
    """The media type that the bytes themselves speak of; text/plain if nothing else is recognised."""
    if data.startswith(tuple(magic for magic, _ in _MAGIC)):
        return next(kind for magic, kind in _MAGIC if data.startswith(magic))
    if not data.startswith(tuple(bom for bom, _ in _BOMS)) and _is_binary(data):
        return "application/octet-stream"
    start = _beginning(data).lstrip()
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip()
    return next((kind for form, kind in _MARKUP if form.match(start)), "text/plain")


def decode(data: bytes) -> Text | None:
    """The text of bytes that say what they are: by byte order mark, or by being UTF-8; None for any other.

    Bytes of an older encoding are not guessed at: two captures of a page could be guessed differently, and every word
    with an accent would look edited. UTF-8 with a few broken bytes is UTF-8, with U+FFFD in the place of each.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return Text(data[: error.start], "utf-8", cut=True)
        mended = data.decode(errors="replace")
        broken = mended.count("\ufffd")
        whole = sum(not char.isascii() for char in mended) - broken
        return Text(mended.encode(), "utf-8") if whole > broken else None
    return Text(data, "utf-8")


def _beginning(data: bytes) -> bytes:
    """The first characters, in UTF-8 where a byte order mark says what they are."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[:8192].decode(encoding, errors="ignore").encode(errors="ignore")
    return data[:4096].removeprefix(codecs.BOM_UTF8)


def _decoded(data: bytes, encoding: str) -> Text | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data)
        return Text(text.encode(), encoding, cut=decoder.getstate()[0] != b"")
    except UnicodeError:  # lone surrogates included: they decode but cannot be encoded again
        return None


def _is_binary(data: bytes) -> bool:
    sample = data[:100_000]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _BINARY_SHARE * len(sample)
