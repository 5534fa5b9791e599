"""The forms that dates are printed in, as expressions over the kinds of their tokens."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple


class Form(NamedTuple):
    """A date among tokens: the name of its form, the token at which each of its parts begins, and where it ends."""

    name: str
    at: Mapping[str, int]  # only the parts that it has
    start: int
    end: int
    zone_ends: int


_GAP = r"[ .,/f'E-]{1,7}"
_WIDE = r"[ .,/f'E]{1,7}"  # without the signs of a range
_DAY = r"(?P<day>[12])o?"
_MONTH = r"(?P<month>[MB])"
_YEAR = r"(?P<year>4)(?: ?f\.?)?"
_SHORT = r"'?(?P<short>2)(?: ?f\.?)?"
_NUMBERS = r"(?P<a>[12]) ?(?P<sign>[./-]) ?(?P<b>[12]) ?(?P=sign) ?"

#: Each form with the name of its kind, most certain first.
_FORMS = (
    ("iso", r"(?P<year>4)-(?P<number>2)-(?P<day>2)"),
    ("iso", r"(?P<year>4) ?(?P<sign>[./-]) ?(?P<number>[12]) ?(?P=sign) ?(?P<day>[12])\.?"),
    ("roc", r"(?P<year>3)(?P<sign>[./-])(?P<number>2)(?P=sign)(?P<day>2)"),  # "113-06-21", of Taiwan
    ("era", r"(?P<era>E)(?P<year>[12])(?P<sign>[./-])(?P<number>[12])(?P=sign)(?P<day>[12])"),  # "R6.3.29"
    ("iso", r"(?P<era>E)? ?(?P<year>[1-4]) ?y ?(?P<number>[12]) ?m ?(?P<day>[12]) ?d"),
    ("named", rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}"),
    ("named", rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}"),
    ("named", rf"{_MONTH} (?P<day>[12])(?P<year>4)"),  # "Nov 142014", of three elements
    ("named", rf"(?P<year>4){_GAP}{_MONTH}{_GAP}{_DAY}(?: f)?\.?"),
    ("named", rf"(?P<year>4)\.? f\.? {_DAY}{_GAP}{_MONTH}"),  # "2021. gada 3. maijs"
    ("named", rf"{_MONTH}{_GAP}{_DAY} [12]:2(?::2)?(?: z)? {_YEAR}"),  # as `date` prints
    ("leaf", rf"(?P<year>4) (?P<day>[12]) {_MONTH}"),  # "2022 18 Mar"
    ("numbers", rf"{_NUMBERS}{_YEAR}"),
    ("short", rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_SHORT}"),
    ("short", rf"{_MONTH}{_WIDE}{_DAY}(?!\.2){_WIDE}{_SHORT}"),
    ("short", rf"{_MONTH}-{_DAY}-{_SHORT}"),  # else a range: "June 14-20"
    ("short numbers", rf"{_NUMBERS}(?P<short>2)"),
    ("month", rf"{_MONTH}{_GAP}{_YEAR}"),
    ("month", rf"(?P<year>4) {_MONTH}"),
    ("month", r"(?P<era>E)? ?(?P<year>[1-4]) ?y ?(?P<number>[12]) ?m"),
    ("yearless", rf"{_DAY}{_GAP}{_MONTH}"),
    ("yearless", rf"{_MONTH}{_GAP}{_DAY}"),
    ("yearless", r"(?P<number>[12]) ?m ?(?P<day>[12]) ?d"),
    ("yearless numbers", r"(?P<a>2)[/-](?P<b>2)"),
    ("yearless numbers", r"(?P<a>[12])\.(?P<b>[12])\."),
)
_TIME = (
    r"(?:(?P<half>p) ?)?(?P<hour>[12])"
    r"(?:(?:[:.]| ?h ?)(?P<minute>2)(?:[:i](?P<second>2)(?:[.,][1-49])?)?[is]?|(?= ?[ph]))"
    r"(?: ?(?P<behind>p)\.?)?(?: ?[hf]\.?)?"
    r"(?: ?\(?(?P<zone>z)?(?P<offset>[+-](?:4|[12](?::?2)?))?\)?)?"
)
_WEEKDAY = r"(?P<weekday>[WB])\.?[ ,|-]{0,3}(?P<bracket>\()?(?:f )?"
_AFTER = r"(?: ?,? ?\(?(?P<late>[WBdm])\)?\.?)?"
_LABEL = r"(?:l[ :.]{0,3}){0,2}(?:[fp] )?"
_TO_TIME = r"(?:(?:[ ,.|@·-]|t|f){1,4}|(?<=d))"  # nothing behind 日


@lru_cache
def _compiled(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A form with what may stand around it, the date first and the time first; compiled when it is asked for."""
    return (
        re.compile(rf"{_LABEL}(?:{_WEEKDAY})?{form}{_AFTER}(?(bracket)\)|)(?:{_TO_TIME}(?:z )?{_TIME})?\.?"),
        re.compile(rf"{_LABEL}{_TIME}[ ,|·-]{{1,3}}(?:{_WEEKDAY})?{form}{_AFTER}\.?"),
    )


#: What any date inside a text has: the name of a month, the sign of a year, or numbers between signs.
_HINT = re.compile(r"[MBy]|[1-4] ?[./-] ?[12] ?[./-]")
#: Where a date may begin inside a text; not behind the colon of a time.
_START = re.compile(r"(?<![0-9./-])(?<![0-9]:)(?=[1-4MBWE])")


@lru_cache(20_000)
def whole(kinds: str) -> Form | None:
    """The form of tokens that are nothing but a date; None for any other.

    A zone without a time says nothing behind it, nor do a label, as in "2022.05.12 更新", and a colon.
    """
    for name, form in _FORMS:
        date_first, time_first = _compiled(form)
        match = date_first.fullmatch(kinds) or ((":" in kinds or "h" in kinds) and time_first.fullmatch(kinds))
        if match and not _takes_hour(match, kinds):
            return _form(name, match)
    told = _NOTHING.sub("", kinds)
    return whole(told) if told != kinds else None


def _form(name: str, match: re.Match[str]) -> Form:
    at = {part: match.start(part) for part, text in match.groupdict().items() if text}
    return Form(name, at, match.start(), match.end(), match.end("offset") if "offset" in at else match.end())


def inside(kinds: str) -> list[Form]:
    """The dates among other tokens, from left to right, none within another."""
    found: list[Form] = []
    if _HINT.search(kinds) is None:
        return found
    end = 0
    for start in _START.finditer(kinds):
        if start.start() < end:
            continue
        for name, form in _FORMS:
            if name not in _SURE:
                continue
            match = _compiled(form)[0].match(kinds, start.start())
            if match and _ends(kinds, match.end()) and not _takes_hour(match, kinds):
                end = match.end()
                if name != "month" or _BEHIND_DAY.search(kinds, 0, match.start()) is None:
                    found.append(_form(name, match))
                break
    return found


#: A day that is set in a way of its own before its month: "1\N{DEGREE SIGN} maggio 2021", "1 er mai 2021".
_BEHIND_DAY = re.compile(r"(?<![0-9])[12][ xof./]{1,4}$")
_NOTHING = re.compile(r" z$| ?\(?l\)?$| ?:$")
_SURE = {"iso", "roc", "era", "named", "numbers", "short", "short numbers", "month"}


_GOES_ON = re.compile(r"[/-][1-49](?! x)")  # not "2024/0 comments"
_CLOCK = re.compile(r"[:.][12]|h")


def _takes_hour(match: re.Match[str], kinds: str) -> bool:
    """Whether the year of two digits is the hour of a time: "27. Januar, 22:02", "27. Januar, 22.02 Uhr"."""
    end = match.end("short") if "short" in match.re.groupindex else -1
    return end > 0 and _CLOCK.match(kinds, end) is not None


def _ends(kinds: str, end: int) -> bool:
    follows = kinds[end : end + 1] if kinds[end - 1] != " " else ""
    if follows in ("/", "-") and _GOES_ON.match(kinds, end):
        return False  # "Julio 2021/03/09": a name before a date
    return not follows.isdigit() and not (follows.isalpha() and kinds[end - 1].isdigit())
