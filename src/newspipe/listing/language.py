"""The language that a text is written in, where that is certain.

CLD2 was taken: it says whether its answer can be relied upon, takes some microseconds a headline, and gives the same
answer for the same bytes for ever. py3langid was as often right, at forty times the time and seconds to load.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

#: Least letters of a text of which the language can be told; a Chinese or Japanese sign counts for three.
_FEWEST = 30
#: Languages that are told apart in longer texts only.
_ALIKE = {"id", "ms", "no", "da", "nn", "hr", "bs", "sr", "sl", "cs", "sk", "gl", "pt", "bg", "mk", "ru", "uk", "be"}
_FEWEST_ALIKE = 60
_ENOUGH = 20_000  # characters of a page
_LEAST_SHARE = 90  # percent of the text in that language
_TAGS = {"iw": "he", "jw": "jv"}


def language_of(headline: str, description: str | None) -> str | None:
    """The BCP 47 tag of what an item says; None if it is not certain.

    >>> language_of("Harbour towns test shared cold storage for small boats", None), language_of("IBM SAP", None)
    ('en', None)
    """
    return _told(f"{headline}\n{description[:400]}" if description else headline)


def language_of_page(texts: Iterable[str]) -> str | None:
    """The BCP 47 tag of what all texts of a page say; None if it is not certain."""
    return _detected("\n".join(texts)[:_ENOUGH])


@lru_cache(20_000)
def _told(text: str) -> str | None:
    return _detected(text)


def _detected(text: str) -> str | None:
    import pycld2

    letters = sum(1 for _ in islice(filter(str.isalpha, text), _FEWEST_ALIKE))  # more make no difference
    if letters < _FEWEST_ALIKE and not text.isascii():
        letters += 2 * sum("\u3040" <= char <= "\uffdc" for char in text)
    if letters < _FEWEST:
        return None
    try:
        reliable, _, found = pycld2.detect(text, bestEffort=False)
    except pycld2.error:  # it takes some signs for broken ones
        return None
    tag, share = str(found[0][1]), int(found[0][2])
    if not reliable or share < _LEAST_SHARE or (tag in _ALIKE and letters < _FEWEST_ALIKE):
        return None
    return _TAGS.get(tag, tag)
