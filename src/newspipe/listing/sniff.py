"""What a snapshot is, by its bytes. File names are never believed."""

import codecs
import re

from newspipe.listing.encodings import BOMS

HTML = "text/html"
#: What may be a feed.
FEEDS = ("application/xml", "application/json")

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
_MARKUP = (
    # Tags that a page of HTML begins with, and XHTML behind its declaration.
    (
        re.compile(
            rb"(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
            rb"|<(?:title|meta|link|style|script|iframe|div|font|table|h[1-6]|ul|ol|dl|p|br|a|b|main|section|article|nav)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        HTML,
    ),
    (re.compile(rb"<\?xml\b|<(?:rss|feed|rdf:RDF|urlset|channel)\b"), "application/xml"),
    (re.compile(rb"[{\[]\s*[\"{\[]"), "application/json"),
)
_MAGICS, _MARKS = tuple(magic for magic, _ in _MAGIC), tuple(bom for bom, _ in BOMS)
_BLANKS = b" \t\n\r\f\v" + codecs.BOM_UTF8  # some pages begin with two marks
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\v\f\r\x1b"))
_BINARY_SHARE = 0.01  # a text has a stray control character at most


def media_type(data: bytes) -> str:
    """The media type that the bytes themselves speak of; text/plain if nothing else is recognised."""
    if data.startswith(_MAGICS):
        return next(kind for magic, kind in _MAGIC if data.startswith(magic))
    start = _beginning(data).lstrip(_BLANKS)
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip(_BLANKS)
    kind = next((kind for form, kind in _MARKUP if form.match(start)), "text/plain")
    if kind != HTML and not data.startswith(_MARKS) and _is_binary(data):  # browsers read pages with zeros between
        return "application/octet-stream"
    return kind


def _beginning(data: bytes) -> bytes:
    """The first characters, in UTF-8 where a byte order mark says what they are."""
    if data.startswith(_MARKS):
        encoding = next(encoding for bom, encoding in BOMS if data.startswith(bom))
        return data[:8192].decode(encoding, errors="ignore").encode(errors="ignore")
    return data[:4096].removeprefix(codecs.BOM_UTF8)


def _is_binary(data: bytes) -> bool:
    sample = data[:100_000]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _BINARY_SHARE * len(sample)
