"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\S+|\n")


class Piece(NamedTuple):
    """Words that stay (` `), go (`-`) or come (`+`)."""

    sign: str
    text: str


def differing(old: str | None, new: str | None) -> list[Piece]:
    """The pieces of both texts, in order.

    >>> differing("every half hour", "every hour")
    [Piece(sign=' ', text='every'), Piece(sign='-', text='half'), Piece(sign=' ', text='hour')]
    """
    return list(_pieces(_WORDS.findall(old or ""), _WORDS.findall(new or "")))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(" ", " ".join(old[a:b]))
            continue
        if b > a:
            yield Piece("-", " ".join(old[a:b]))
        if d > c:
            yield Piece("+", " ".join(new[c:d]))
