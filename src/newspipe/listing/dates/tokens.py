"""A text as a row of tokens, each with one letter that says what it is: dates are then forms of a few letters.

    Mon, 19 July 2021, 10:30 GMT    ->    W, 2 M 4, 2:2 z

Digits stand for numbers of so many digits, `9` for a longer one; signs and blanks stand for themselves.
"""

import re

from newspipe.listing.dates.names import (
    CHANGED,
    ERAS,
    FILLERS,
    HALVES,
    HOURS,
    LABELS,
    LETTERED_ERAS,
    MINUTES,
    MONTHS,
    ORDINALS,
    WEEKDAYS,
    ZONES,
    fold,
)
from newspipe.listing.dates.solar import SOLAR_MONTHS

_GLUED = r"(?<=[^\W\d] )\d{1,2}(?=(?:19|20)\d\d(?!\d))"  # a day before its year: "Nov 142014"
_TOKEN = re.compile(
    rf"{_GLUED}|\d+|\s+|日期|日付|日時|时间|時間|点击|點擊|星期[一二三四五六日天]|[周週][一二三四五六日]|[月火水木金土日]曜日?|[월화수목금토일]요일"
    r"|[㋿㍻㍼]|令和|平成|昭和|大正|明治|中[華华]民[國国]|民[國国]|午[前後]|[上下]午|오[전후]"
    r"|[年月日号號时時点點分秒년월일시분초]|[^\s\d.,:;/()\[\]{}|·•'\"@+=\-]+|."
)
_ASCII_TOKEN = re.compile(rf"{_GLUED}|\d+|[a-z_]+|\s+|.", re.DOTALL)
_SIGNS = frozenset(".,:;/()[]|·•'@+-")
_UNITS = {
    "年": "y", "년": "y", "月": "m", "월": "m", "日": "d", "号": "d", "號": "d", "일": "d", "时": "h", "時": "h",
    "点": "h", "點": "h", "시": "h", "分": "i", "분": "i", "秒": "s", "초": "s",
}  # fmt: skip
_LENGTHS = {1: "1", 2: "2", 3: "3", 4: "4"}


def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for words, kind in (
        (LABELS.split() + CHANGED.split(), "l"),
        (FILLERS.split(), "f"),
        (HOURS.split(), "h"),
        (ZONES, "z"),
        (HALVES, "p"),
        (WEEKDAYS, "W"),
        (MONTHS, "M"),
        (SOLAR_MONTHS, "M"),
        (ERAS, "E"),
    ):
        kinds |= dict.fromkeys((fold(word).rstrip(".") for word in words), kind)
    kinds |= dict.fromkeys(WEEKDAYS.keys() & MONTHS.keys(), "B")
    return kinds | _UNITS | dict.fromkeys(LETTERED_ERAS, "E") | {"t": "t", " ": " ", **{sign: sign for sign in _SIGNS}}


KINDS = _kinds()
#: What a word is that stands right behind a number: `19th`, `1er`, `10h30`, `5pm`.
_BEHIND = {
    **{fold(word).rstrip("."): "i" for word in MINUTES.split()},
    **{fold(word).rstrip("."): "h" for word in HOURS.split()},
    **{fold(word).rstrip("."): "o" for word in ORDINALS.split()},
    "t": "t", "z": "z", "am": "p", "pm": "p", **_UNITS,
}  # fmt: skip


def tokenise(folded: str, most: int | None = None) -> tuple[list[str], str]:
    """(tokens, their kinds) of a folded text. With `most`, it stops at the first unknown word or after so many."""
    tokens = (_ASCII_TOKEN if folded.isascii() else _TOKEN).findall(folded)
    if most is not None and len(tokens) > most:
        return tokens, "x"
    kinds = []
    number = False
    for token in tokens:
        kind = KINDS.get(token)
        if kind is None:
            if token[0].isdecimal():
                kinds.append(_LENGTHS.get(len(token), "9"))
                number = True
                continue
            kind = " " if token[0].isspace() else "x"
        if number:
            kind = _BEHIND.get(token, kind)
            number = False
        if kind == "x" and most is not None:
            return tokens, "x"
        kinds.append(kind)
    return tokens, "".join(kinds)
