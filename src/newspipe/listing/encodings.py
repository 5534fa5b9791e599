"""The encoding of a text: as it is marked, as it is told, and else only if it is certain."""

import codecs
import re
import unicodedata
from typing import NamedTuple

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MARKS = tuple(bom for bom, _ in BOMS)
#: Names that mean more than they say: browsers read them so, and so are pages written.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_JAPANESE = re.compile(rb"\x1b\$[@B](?:[!-~]{2})+\x1b\([BJ]")  # how ISO-2022-JP turns to its letters and back
_LOOKED_INTO = 8_192  # bytes; a browser gives up after 1,024, pages with long heads are not so strict


class Text(NamedTuple):
    """A snapshot's text in UTF-8, what it was encoded as, and whether it breaks off inside a character."""

    data: bytes
    encoding: str
    cut: bool = False


def decode(data: bytes, *, charset: str | None = None, marked_up: bool = False) -> Text | None:
    """The text of bytes by byte order mark, by being UTF-8, by what is told of them, or by what alone they can be.

    `charset` is what a server told; of a document that is `marked_up`, what its head declares is believed after it.
    UTF-8 with a few broken bytes is UTF-8, with U+FFFD in the place of each. What is neither told nor certain is None:
    two captures of a page could be guessed differently, and every word with an accent would look edited.
    """
    if data.startswith(_MARKS):
        return _decoded(data, next(encoding for bom, encoding in BOMS if data.startswith(bom)))
    data = data.removeprefix(codecs.BOM_UTF8)
    told = [_known(charset)] if charset else []
    if marked_up and (match := _DECLARED.search(data, 0, _LOOKED_INTO)):
        told.append(_known(match[1].decode("ascii")))
    if b"\x1b" in data and ("iso2022_jp" in told or (not told and _JAPANESE.search(data))):  # all its bytes are ASCII
        return _told(data, "iso2022_jp")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return _older(data, error, [encoding for encoding in told if encoding])
    return Text(data, "utf-8")


def _older(data: bytes, error: UnicodeDecodeError, told: list[str]) -> Text | None:
    """The text of bytes that are not wholly UTF-8."""
    if error.reason == "unexpected end of data":
        return Text(data[: error.start], "utf-8", cut=True)
    for encoding in told:
        if encoding != "utf-8" and (text := _told(data, encoding)):
            return text
    mended = data.decode(errors="replace")
    broken = mended.count("\ufffd")
    whole = sum(not char.isascii() for char in mended) - broken
    if whole > broken:
        return Text(mended.encode(), "utf-8")
    certain = detected(data)
    return _told(data, certain) if certain else None


def _known(name: str | None) -> str | None:
    """The encoding that a name means to a browser; None if it means none."""
    try:
        found = codecs.lookup((name or "").strip().lower().removeprefix("x-"))
    except LookupError:
        return None
    text = getattr(found, "_is_text_encoding", True)  # rot13 and zip are codecs as well
    meant = _MEANT.get(found.name, found.name)
    return meant if text and not meant.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")) else None


def _told(data: bytes, encoding: str) -> Text | None:
    """The text in an encoding; None if too much of it is no text in it."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data)
    cut = decoder.getstate()[0] != b""
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return Text(text.encode(), encoding, cut) if text.count("\ufffd") * 10 <= foreign else None


def _decoded(data: bytes, encoding: str) -> Text | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data)
        return Text(text.encode(), encoding, cut=decoder.getstate()[0] != b"")
    except UnicodeError:  # lone surrogates included: they decode but cannot be encoded again
        return None


#: What can be told from bytes alone, with the script that its text must be written in. The encodings of Western Europe
#: are not among them: they differ in a few signs that a page may lack.
_CERTAIN = {
    "cp1251": "CYRILLIC", "koi8-r": "CYRILLIC", "koi8-u": "CYRILLIC", "cp866": "CYRILLIC", "iso8859-5": "CYRILLIC",
    "mac-cyrillic": "CYRILLIC", "cp932": "CJK", "euc_jp": "CJK", "iso2022_jp": "CJK", "gb18030": "CJK",
    "big5hkscs": "CJK", "cp949": "CJK", "cp1253": "GREEK", "iso8859-7": "GREEK", "cp1255": "HEBREW",
    "cp1256": "ARABIC", "cp874": "THAI",
}  # fmt: skip
_ENOUGH = 60  # bytes beyond ASCII; of fewer, nothing is certain
_ENDS = re.compile(rb"(?<=[\n>])")
_PARTS = 3  # parts of a page that must all say the same
_SCRIPTS = {"CJK": ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")}


def detected(data: bytes) -> str | None:
    """The encoding that the whole of a text and each part of it can only be; None if they are not of one mind.

    Asks `chardet`, which names an encoding for anything; so only encodings of other scripts than the Latin count, the
    text must be written in that script, and a page and its parts must agree.
    """
    parts = [part for part in _parts(data) if sum(byte > 127 for byte in part) >= _ENOUGH]
    if len(parts) < _PARTS:
        return None
    import chardet

    named = {_known(chardet.detect(part[:50_000])["encoding"]) for part in (data[:200_000], *parts)}
    only = named.pop() if len(named) == 1 else None
    script = _CERTAIN.get(only or "")
    if only is None or script is None:
        return None
    text = data[:200_000].decode(only, "ignore")
    return only if _share(text, script) > 0.95 and (text.count("\ufffd") == 0) else None


def _parts(data: bytes) -> list[bytes]:
    """A page in parts of as many lines, or tags, as it can be one line. In no letter are the bytes of these."""
    pieces = _ENDS.split(data[:200_000])
    size = max(len(pieces) // _PARTS, 1)
    return [b"".join(pieces[at : at + size]) for at in range(0, size * _PARTS, size)]


def _share(text: str, script: str) -> float:
    """The share of a script in the letters of a text that are beyond ASCII."""
    letters = [char for char in text if char.isalpha() and not char.isascii()]
    names = _SCRIPTS.get(script, (script,))
    return sum(unicodedata.name(char, "").startswith(names) for char in letters) / max(len(letters), 1)
