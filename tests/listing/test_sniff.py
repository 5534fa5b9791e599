"""What bytes are, whatever the file is called: media types and encodings."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing.encodings import decode
from newspipe.listing.sniff import media_type

SAMPLE = Path(__file__).parents[2] / "data" / "raw"
PAGE = (SAMPLE / "ombervale-transit" / "2023-12-29" / "page-01.txt").read_bytes()

FRENCH = """\
Communiqués

Juillet 2021

  1. Où va le café ? À Genève, l\u2019été est déjà là

    19 July 2021

    « Ça suffit », dit Zoë : le maïs coûte 3 € de plus, et l\u2019œuf aussi – naïveté ou négligence ?
"""


def zipped() -> bytes:
    with io.BytesIO() as target:
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("page-01.txt", PAGE)
        return target.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PAGE, "text/plain"),
        (PAGE.decode().encode("utf-8-sig"), "text/plain"),
        (PAGE.decode().encode("utf-16"), "text/plain"),
        (PAGE.decode().encode("utf-32"), "text/plain"),
        (FRENCH.encode("cp1252"), "text/plain"),
        (b"A mail about <html> and <body>\n" + PAGE, "text/plain"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"GIF89a\x01\x00\x01\x00", "image/gif"),
        (zipped(), "application/zip"),
        (gzip.compress(PAGE, mtime=0), "application/gzip"),
        (b"PAR1\x15\x04", "application/vnd.apache.parquet"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "application/warc"),
        (PAGE.decode().encode("utf-16-le"), "application/octet-stream"),
        (PAGE.decode().encode("utf-16-be"), "application/octet-stream"),
        (bytes(range(256)) * 4, "application/octet-stream"),
        (b"<!DOCTYPE html><html><body>News</body></html>", "text/html"),
        (b"\xef\xbb\xbf\r\n  <!doctype HTML>", "text/html"),
        (b"<!-- saved -->\n<!-- twice -->\n<HTML lang=en>", "text/html"),
        (b"<head><title>News</title>", "text/html"),
        (b"\xef\xbb\xbf\xef\xbb\xbf<!doctype html>", "text/html"),
        (b"<!doctype html><body>News" + b"\x00" * 500, "text/html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "application/xml"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "application/xml"),
        (b'{"items": []}', "application/json"),
        (b'[\n  {"headline": "A"}\n]', "application/json"),
    ],
)
def test_bytes_say_what_they_are(data: bytes, expected: str) -> None:
    assert media_type(data) == expected


@pytest.mark.parametrize("controls", [0, 1, 3])
def test_a_text_may_have_a_stray_control_character(controls: int) -> None:
    assert media_type(b"x" * 500 + b"\x00" * controls) == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_decoded_by_its_mark(encoding: str) -> None:
    text = decode(FRENCH.encode(encoding))
    assert text is not None
    assert (text.data.decode(), text.encoding, text.cut) == (FRENCH, encoding.removesuffix("-sig"), False)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp850"])
@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_bytes_of_an_older_encoding_are_not_guessed_at(encoding: str, share: float) -> None:
    """Every other capture could be guessed differently, and all its accents would look edited."""
    data = FRENCH.encode(encoding, "replace")
    assert decode(data[: int(len(data) * share)]) is None


@pytest.mark.parametrize("broken", [b"\xff", b"\x80", b"\xe2\x80", b"\xe9"])
def test_a_broken_character_leaves_the_rest_of_a_text_as_it_was(broken: bytes) -> None:
    """The text of the other lines is the same, or the page is refused; it is never another text."""
    lines = PAGE.splitlines(keepends=True)
    text = decode(b"".join([broken + lines[0], *lines[1:]]))
    assert text is None or text.data.splitlines(keepends=True)[1:] == lines[1:]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_cut_inside_a_character_ends_before_it(encoding: str) -> None:
    """Nothing before the cut is lost, and the cut is told."""
    text = "  1. Où va le café 🛶"
    whole = text.encode(encoding)
    last = len("🛶".encode("utf-16-le" if encoding == "utf-16" else "utf-32-le" if encoding == "utf-32" else "utf-8"))
    found = [decode(whole[: len(whole) - missing]) for missing in range(1, last)]
    assert [(cut.data.decode(), cut.cut) for cut in found if cut] == [(text[:-1], True)] * (last - 1)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_have_a_type_and_maybe_a_text(data: bytes) -> None:
    assert "/" in media_type(data)
    text = decode(data)
    if text is not None:
        text.data.decode()


@settings(max_examples=150, deadline=None)
@given(st.text().filter(lambda text: not text.startswith("\ufeff")), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_whatever_was_text_stays_it(written: str, encoding: str) -> None:
    text = decode(written.encode(encoding))
    assert text is not None
    assert text.data.decode() == written
