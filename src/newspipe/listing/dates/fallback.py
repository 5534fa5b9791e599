"""Months whose names are in no table of ours, by `dateparser`, under guard.

It knows two hundred languages, takes milliseconds a date, and left to itself reads "March" and "a" as dates of today.
So it is asked for a day, a word and a year of four digits alone, must find day and year as they are printed, and must
say the same whichever number it is told to take first.
"""

import re
from datetime import date
from functools import lru_cache

_ASKED = re.compile(
    r"(?P<day>\d{1,2})\.? (?:de )?[^\W\d]{3,}\.?,? (?P<year>(?:19|20)\d\d)"
    r"|[^\W\d]{3,}\.? (?P<day2>\d{1,2}), ?(?P<year2>(?:19|20)\d\d)"
)


@lru_cache(10_000)
def read_named(text: str) -> date | None:
    """The day of a text such as "19 iulie 2021"; None unless it is certain."""
    asked = _ASKED.fullmatch(text)
    if asked is None:
        return None
    day, year = int(asked["day"] or asked["day2"]), int(asked["year"] or asked["year2"])
    import dateparser

    answers = set()
    for order in ("DMY", "MDY"):
        answer = dateparser.parse(
            text,
            settings={
                "DATE_ORDER": order,
                "STRICT_PARSING": True,
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
        answers.add(answer.date() if answer else None)
    only = answers.pop() if len(answers) == 1 else None
    return only if only and (only.day, only.year) == (day, year) else None
