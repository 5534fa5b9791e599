"""Rows that name an author, a kind or a number of comments, with a date among them."""

import re

from newspipe.listing.dates import Found, is_label
from newspipe.listing.layout.letters import LONGEST_TAG
from newspipe.listing.layout.rows import LOOKED_AT
from newspipe.listing.signs import is_byline

#: A sign that sets parts of a row apart.
SET_APART = re.compile(r"(?:^|(?<=\s))(?:[|·•–—/]|-{1,2})\s")
_STRONG = re.compile(r"[|·•]")  # signs that set parts apart in no headline
_NAME = re.compile(r"(?:[^\W\d_a-zà-ÿ]\S*\s){2,3}")
_NEAR = 40  # characters of what stands right beside the date


def is_in_byline(text: str, found: Found) -> bool:
    """Whether a date stands among an author, a number of comments and the like, each set apart by a sign.

    Or right behind an author.
    """
    before, behind = SET_APART.split(text[: found.start]), SET_APART.split(text[found.end :])
    near = len(before[-1]) + len(behind[0].partition(",")[0])
    signed = len(before) > 1 or (len(behind) > 1 and not behind[0].strip() and _NAME.fullmatch(before[0]) is not None)
    if not signed and len(text) - found.end <= LONGEST_TAG and is_byline(text[: found.start].strip()):
        return True
    own = before[-1].strip()
    weak = own and _STRONG.search(text) is None and not is_label(own)  # "Agenda – the week of 3 May 2021" is a headline
    return signed and not weak and len(text) <= LOOKED_AT and near <= _NEAR
