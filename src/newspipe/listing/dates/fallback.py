"""Months whose names are in no table of ours: from the data of `dateparser`, which names them in two hundred languages.

Only its names are taken. Its parser takes milliseconds for each word that it does not know, and reads "March" and "a"
as dates of today.
"""

import re
from datetime import date
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

_ASKED = re.compile(
    r"(?P<day>\d{1,2})\.? (?:de )?(?P<name>[^\s\d.,]+)\.?,? (?P<year>(?:19|20)\d\d)"
    r"|(?P<name2>[^\s\d.,]+)\.? (?P<day2>\d{1,2}), ?(?P<year2>(?:19|20)\d\d)"
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
#: Letters of a name: shorter ones are words of English as well, such as "sat", "win" and "borg".
_SHORTEST, _SHORTEST_ASCII = 3, 5


def read_named(text: str) -> date | None:
    """The day of a text such as "19 iulie 2021"; None unless its month is one in all languages that know the name."""
    asked = _ASKED.fullmatch(text)
    if asked is None:
        return None
    name = (asked["name"] or asked["name2"]).lower()
    if len(name) < (_SHORTEST_ASCII if name.isascii() else _SHORTEST):
        return None
    month = _names().get(name)
    try:
        return date(int(asked["year"] or asked["year2"]), month, int(asked["day"] or asked["day2"])) if month else None
    except ValueError:
        return None


@lru_cache(1)
def _names() -> dict[str, int]:
    """Each name with the number of its month, without those that are several."""
    from dateparser.data import date_translation_data

    found: dict[str, set[int]] = {}
    for module in iter_modules(date_translation_data.__path__):
        told = import_module(f"dateparser.data.date_translation_data.{module.name}").info
        for names in (told, *told.get("locale_specific", {}).values()):
            for number, month in enumerate(_MONTHS, 1):
                for name in names.get(month, ()):
                    found.setdefault(name.lower().rstrip("."), set()).add(number)
    return {name: months.pop() for name, months in found.items() if len(months) == 1}
