"""Prices, as shops print them."""

import re

_SHORT = 40  # letters of a line with a price
_SUM = r"\d[\d\s.,]*"
_MONEY = (
    r"(?:[$€£¥₹₽₴₩₺]|zł|Kč|kr\b|руб|грн|円|元|원"  # noqa: RUF001
    r"|(?<![^\W\d_])(?:USD|EUR|GBP|PLN|CHF|CZK|SEK|NOK|DKK|Ft|lei|TL|RON|Rs|Rp|RM)(?![^\W\d_]))"
)
_PRICE = re.compile(rf"{_SUM}\s?{_MONEY}|{_MONEY}\s?{_SUM}")
_PRICED = re.compile(rf"(?:{_PRICE.pattern})$")
_LABELLED = re.compile(r"[^\W\d]{3,12}: \d{1,6}[.,]\d\d$")  # "Cena: 299.00"; beside a date it may be the time


def shows_price(line: str) -> bool:
    """Whether a line is there for the price in it: it is short, and beside the sum stands a currency or a label.

    >>> shows_price("14,00 € inkl. MwSt."), shows_price("Cena: 299.00"), shows_price("It rose by 3 percent")
    (True, True, False)
    """
    return len(line) <= _SHORT and (_PRICE.search(line) or _LABELLED.match(line)) is not None


def is_price(line: str) -> bool:
    """Whether a short line begins with a sum and its currency.

    >>> is_price("14,00 € inkl. MwSt."), is_price("about $20 each, 3 May 2021"), is_price("Kello: 12.30")
    (True, False, False)
    """
    return len(line) <= _SHORT and _PRICE.match(line) is not None


def ends_in_price(headline: str) -> bool:
    """Whether a sum and its currency stand at the end of a headline."""
    return _PRICED.search(headline) is not None
