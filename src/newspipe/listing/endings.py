"""What many entries of a page end with: the words of a button behind a sentence, or a line that begins alike."""

import re
from collections import Counter
from collections.abc import Iterable

from newspipe.listing.buttons import is_button
from newspipe.listing.signs import numberless

_BEHIND = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?…])|(?<=\.\.\.)|(?<=\s…)|(?<=[.…]\])|(?<=[。！？]))[\"'”’»)]{0,2}\s*"  # noqa: RUF001 (signs of Chinese)
    r"(?P<words>[(\[【]?[^\W\d][^.!?…。\d]{1,24}(?:\.\.\.|…)?[)\]】]?)\s*$"
)
_POINTERS = ("»", "→", "›", ">>", "]", "】")
_POINTING = re.compile(
    r"(?:(?<=[.…。])|(?<=[.!?…。][\"”’)\]]))\s+[^\W\d][^.!?…«»]{1,40}?\s?(?:»|→|›|>>)\s*$"  # noqa: RUF001 (quotes)
    r"|(?<=[.!?…。！？])\s*[\[【][\u4e00-\u9fff]{2,4}[>»]{0,2}[\]】]\s*$"
)
_BUTTONS = 3  # of the same words make them one
_ALIKE = 10  # characters
_HALF = 0.5  # of what stands behind sentences, from which on it is a button
_CLOSERS = ".!?…。！？\"'”’»)] \t"  # noqa: RUF001 (signs of Chinese, quotes)
_SHORTEST_WORD, _ABBREVIATION = 3, 4  # letters
_NEAR = 48  # characters at the end of a line in which its last sentence must end
_SHORTEST_TOLD = 30  # characters of a line with a sentence and a button


def without_repeated_ends(lines: list[str]) -> list[str]:
    """The lines without what several of them say behind a sentence, "Continue reading", and where it stands alone.

    It must be half of all that stands so, and behind whole words: "St. Louis" and "Dr. Smith" are none. Words with an
    arrow behind them need not recur, nor do Chinese ones in brackets.
    """
    ends = [_BEHIND.search(line, max(0, len(line) - _NEAR)) if len(line) > _SHORTEST_TOLD else None for line in lines]
    often = Counter(end["words"] for line, end in zip(lines, ends, strict=True) if end and _ends_sentence(line, end))
    least = max(_BUTTONS, _HALF * often.total())
    if often:
        alone = Counter(text for line in lines if len(line) <= _SHORTEST_TOLD and (text := line.strip()) in often)
        often += alone  # a page that is broken into lines has some of them on their own
    buttons = {words for words, times in often.items() if times >= least or is_button(words)}
    if buttons:
        lines = [_without(buttons, line) for line in lines]
    return [_without_pointer(line) if line.rstrip().endswith(_POINTERS) else line for line in lines]


def _without_pointer(line: str) -> str:
    """A line without words that point elsewhere behind a sentence: "... in May. Read the rest »"."""
    match = _POINTING.search(line, max(0, len(line) - _NEAR))
    quoted = line.count("«") >= line.count("»") > 0 or line.count("»") > 1
    return line[: match.start()] if match and not quoted and match.start() >= _SHORTEST_TOLD else line


def _without(buttons: Iterable[str], line: str) -> str:
    """A line without the words of a button behind any stop, also that of "30 June 2021 r.", or alone."""
    text = line.rstrip()
    for words in buttons:
        told = text.removesuffix(words).rstrip()
        if len(told) < len(text) and (not told or told[-1] in _CLOSERS):
            return told
    return line


def _ends_sentence(line: str, end: re.Match[str]) -> bool:
    """Whether the word before the words behind a stop can be the last of a sentence: no abbreviation before a name."""
    if end["words"][0].islower():
        return True
    word = line[: end.start("words")].rstrip(_CLOSERS).rpartition(" ")[2]
    return len(word) >= _SHORTEST_WORD and (len(word) > _ABBREVIATION or word == word.lower())


def beginning(line: str) -> str:
    """How a line begins: what is printed below every entry begins alike, whatever numbers and names follow."""
    return numberless(line[:_ALIKE])
