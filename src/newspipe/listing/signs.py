"""Small signs of what a line of a listing is: a credit, a dateline, an address, the end of a sentence."""

import re

_PICTURE = (
    r"(?:photo(?:graph(?:er|e))?|image|picture|credit|foto(?:graf[ao]?)?|fotógraf[ao]|fotó"
    r"|bild|bildquelle|imagen|imagem|immagine|cr[ée]dits?(?: photos?)?|zdjęcie|fot\."
    r"|kuva|φωτογραφία|фото|fotoğraf|صورة|写真|图片|圖片|사진)[:：] ?"  # noqa: RUF001 (a colon of Chinese)
)
#: The same without a colon, before a name.
_PICTURED_BY = r"(?:fot\.|phot(?:o|ograph) by) "
_CAPTIONED = rf"[^()]{{1,200}}\({_PICTURE}(?P<by>[^()]{{1,80}})\)"
CREDIT = re.compile(
    rf"(?:(?:photo|image|picture|credit)s?: )?(?:copyright )?(?:©|\(c\)) ?|copyright (?=(?:19|20)\d\d\b)"
    rf"|{_PICTURE}(?=\S.{{0,45}}$)|{_CAPTIONED}$|{_PICTURED_BY}(?=(?-i:(?:[^\W\d_a-zß-ÿ][\w.-]*(?: |$)){{2,4}})$)",
    re.IGNORECASE,
)
#: What stands around a date and is no part of it.
AROUND_DATES = " |·•–—-,:：()[]（）"  # noqa: RUF001 (signs of Chinese and Japanese)
#: How the name of an author begins.
BYLINE = re.compile(r"(?i:by|von|par|por|di|door|av|af|przez|autor|автор|от|від|oleh)\b:? (?=[^\W\d_a-z])")
_YEARS = r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?"
_YEAR = re.compile(rf"^{_YEARS}(?!\w)[\s,:–-]{{0,3}}|[\s,/(]{{0,3}}\b{_YEARS}[).]{{0,2}}$")
SENTENCE = re.compile(r"[.!?;,…。।؟！？](?:$|(?<=\.)[”\"»]$|(?<=…)[\])]$|(?<=\.\.\.)[\])]$)")  # also ".”", "… […]"
_CALLS = ("?", "!", "؟", "？", "！")
_ABBREVIATED = re.compile(
    r"\b(?:[^\W\d_]\.[^\W\d_]|\d{1,2}\. ?(?:0?[1-9]|1[0-2])|(?:19|20)\d\d\.?/(?:19|20)\d\d)\.$"
)  # "at 3 a.m.", "in the U.S.", "on 20.2.", "the school year 2024./2025."
_GREEK = re.compile("[\u0370-\u03ff];$")  # its questions end with a semicolon
_SECOND = re.compile(r"(?:\S+ ){3}\S*[^\W\d_]{3}\. [^\W\d_a-zß-ÿ]")  # the end of a sentence before another
_LONGEST_CALL = 120  # characters
_SHORT = 60  # characters
_DASHES, _FARTHEST = (" –", " —", " -"), 94  # before what a dateline is, and characters in which they stand
_LEAD = re.compile(r"(.{2,90}?) (?:[–—]|--?) \S")
#: An address or a telephone number; "Budget 2021-2022" is none.
CONTACT = re.compile(
    r"(?:[^\W\d][\w-]{0,20}: ?)?[^@\s]+@[^@\s]+\.[^@\s.]+"
    r"|(?!(?:\w+ )?(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d$)(?:(?:\w{1,12} ){0,2}\w{1,12}\.?: ?|\w{1,12}\.? ?)?"
    r"\+?\(?\d[\d ()/.-]{6,20}\d"
)
_SHORT_WORD = 3  # letters: "and", "van", "of the"
_LONGEST_BYLINE = 100  # characters
_DIGITS = re.compile(r"\d{1,18}")
DATE_CUT_SHORT = re.compile(r"\d{1,2}(?: [^\W\d]*(?: \d{0,3})?)?")


def credited(text: str) -> str:
    """Who is credited: without the sign, and without the year, which is the year of the capture.

    >>> credited("© A. Photographer/Some Agency 2022"), credited("© 2022 A. Photographer")
    ('A. Photographer/Some Agency', 'A. Photographer')
    """
    credit = CREDIT.match(text)
    by = text if credit is None else credit["by"] or text[credit.end() :]
    return _YEAR.sub("", by).strip(" ,")


def dateline_of(text: str) -> str | None:
    """Where a summary says that it was written: the capitals before its first dash. The summary keeps them.

    >>> dateline_of("PORT ELLIS, Eastland (Harbour News) – Crews share ice."), dateline_of("A plan – in four parts")
    ('PORT ELLIS, Eastland (Harbour News)', None)
    """
    if not any(map(text[:_FARTHEST].__contains__, _DASHES)):  # asked first: most have none
        return None
    lead = _LEAD.match(text)
    if lead is None:
        return None
    place, _, agency = lead[1].partition(" (")
    town = place.partition(",")[0]
    letters = sum(map(str.isalpha, town))
    named = town.isupper() and not any(map(str.isdigit, town))
    # Without an agency, two or three capitals are more often an acronym than a town.
    return lead[1] if named and letters >= (2 if agency.endswith(")") else 4) else None


def is_byline(text: str) -> bool:
    """Whether a text is nothing but names and offices: a headline that begins so has words of other kinds.

    >>> is_byline("By ANN REED and T. Lee"), is_byline("By boat to the old quay")
    (True, False)
    """
    plain = (word for word in text.split()[1:] if len(word) > _SHORT_WORD)
    return (
        len(text) <= _LONGEST_BYLINE and BYLINE.match(text) is not None and not any(word[0].islower() for word in plain)
    )


def numberless(text: str) -> str:
    """A text with all numbers made one: "15 comments" says no more than "20 comments"."""
    return _DIGITS.sub("0", text.casefold())


def is_sentence(text: str) -> bool:
    """Whether a text ends like a sentence of a summary; a short question or call may as well be a headline."""
    if SENTENCE.search(text) is None or (len(text) < _SHORT and _ABBREVIATED.search(text)):
        return False
    calls = text.endswith(_CALLS) or (text[-1] == ";" and _GREEK.search(text) is not None)
    return not (calls and len(text) <= _LONGEST_CALL) or _SECOND.search(text) is not None
