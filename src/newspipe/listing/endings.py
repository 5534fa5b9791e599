"""What many entries of a page end with: the words of a button behind a sentence, or a line that begins alike."""

import re
from collections import Counter

from newspipe.listing.signs import numberless

_BEHIND = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?…])|(?<=[.…]\])|(?<=[。！？]))[\"'”’»)]{0,2}\s*"  # noqa: RUF001 (signs of Chinese)
    r"(?P<words>[(\[]?[^\W\d][^.!?…。\d]{1,24}(?:\.\.\.|…)?[)\]]?)\s*$"
)
_BUTTONS = 3  # of the same words make them one
_ALIKE = 10  # characters
_NEAR = 48  # characters at the end of a line in which its last sentence must end
_SHORTEST_TOLD = 30  # characters of a line with a sentence and a button


def without_repeated_ends(lines: list[str]) -> list[str]:
    """The lines without what several of them say behind a sentence, "Continue reading", and where it stands alone."""
    ends = [_BEHIND.search(line, max(0, len(line) - _NEAR)) if len(line) > _SHORTEST_TOLD else None for line in lines]
    often = Counter(end["words"] for end in ends if end)
    buttons = {words for words, times in often.items() if times >= _BUTTONS}
    if not buttons:
        return lines
    return [
        line[: end.start("words")] if end and end["words"] in buttons else "" if line.strip() in buttons else line
        for line, end in zip(lines, ends, strict=True)
    ]


def beginning(line: str) -> str:
    """How a line begins: what is printed below every entry begins alike, whatever numbers and names follow."""
    return numberless(line[:_ALIKE])
