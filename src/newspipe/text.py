"""How text is cleaned before it is stored, and how it is compared."""

import hashlib
import json
import re
import unicodedata
from functools import lru_cache

# Soft hyphens, zero-width spaces, marks of direction, byte order marks and controls show nothing to a reader.
# The joiners U+200C and U+200D do, in Persian, the Indic scripts and emoji: they stay in what is stored.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_JOINERS = re.compile("[\u200c\u200d]")

#: A value as JSON on one line. `json.dumps` would make an encoder for each of thousands of lines.
json_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def clean(text: str) -> str:
    """The text as a reader sees it: unseen characters out, NFC, every run of white space one blank."""
    plain = text.isprintable() and "  " not in text and " " not in (text[:1], text[-1:])  # as most are
    folded = text if plain else " ".join(text.split())
    if plain or folded.isprintable():  # nothing unseen is
        return folded if folded.isascii() else unicodedata.normalize("NFC", folded)
    seen = _UNSEEN.sub("", text)
    return " ".join((seen if seen.isascii() else unicodedata.normalize("NFC", seen)).split())


@lru_cache(100_000)
def key(text: str) -> str:
    """What two headlines are compared by: unseen characters and joiners out, NFKC, case and white space folded."""
    folded = unicodedata.normalize("NFKC", _JOINERS.sub("", _UNSEEN.sub("", text))).casefold()
    return clean(unicodedata.normalize("NFKC", folded))  # folding case can take the normal form apart


def digest(*parts: object) -> str:
    """32 hex digits that stand for the parts: the first half of a SHA-256, enough for 10^15 rows.

    >>> digest("a", 1) == digest("a", 1) != digest("a1")
    True
    """
    said = "\x1f".join(["\x00" if part is None else str(part) for part in parts])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
