"""How long a text is, in letters, what numbers it has, and whether it ends like a paragraph."""

import re

#: Letters of a row that names a subject.
LONGEST_TAG = 20

_WIDE = re.compile("[\u3040-\uffdc]")
_DIGITS = re.compile(r"\d{1,18}")


def wide(text: str) -> int:
    """Length in letters of an alphabet: a sign of Chinese or Japanese says as much as two or three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def numbers_in(text: str) -> list[int]:
    """The numbers that stand in a text, in order."""
    return [int(number) for number in _DIGITS.findall(text)]


def ends_sentence(text: str) -> bool:
    """Whether a text ends like a paragraph, in any script, whatever its length."""
    return text.endswith((".", "!", "?", "…", "。", "।", "»", "”", '"'))
