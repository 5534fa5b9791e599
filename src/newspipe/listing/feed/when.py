"""The date of an item, also where its zone is one that is not known, or is told twice."""

import re

from newspipe.listing.dates import Convention, Reading, read_date

_COMMENT = re.compile(r"\s*\([^()]*\)$")  # RFC 822 allows one behind the zone: +0000 (UTC)
_UNIVERSAL = re.compile(r"(?<=:\d\d) UT$")  # elsewhere it may be a Tuesday, as in Czech
_ZONE = re.compile(r"(?<=:\d\d) (?:[A-Z]{1,5}|[A-Z][a-z]+/[A-Z][A-Za-z_]+)$")


def read_when(text: str, convention: Convention) -> Reading | None:
    """What a text says that is nothing but a date; the day alone if its zone is not known.

    >>> from newspipe.listing.dates import PLAIN
    >>> read_when("Mon, 10 May 2021 10:00:00 +0000 (UTC)", PLAIN).moment.hour
    10
    >>> read_when("Mon, 10 May 2021 10:00:00 MET", PLAIN)[:2]
    (datetime.date(2021, 5, 10), 'day')
    """
    zoned = _UNIVERSAL.sub(" UTC", _COMMENT.sub("", text))
    forms = (text, zoned, _ZONE.sub("", zoned))
    readings = (read_date(form, convention) for form in forms)
    return next((reading for reading in readings if reading and reading.date), read_date(text, convention))
