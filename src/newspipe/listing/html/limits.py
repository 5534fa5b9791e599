"""What no listing page is: bytes that would take minutes to parse."""

import re

#: More tags than any listing page has; such bytes are not even parsed.
MAX_TAGS = 200_000
#: Deeper than browsers go, who stop at 512 as well.
MAX_DEPTH = 512
#: No text between two tags is longer in a listing.
MAX_TEXT = 1_000_000

#: Copies that a parser makes of elements left open: so many fill 200 MB.
MAX_COPIES = 250_000

# Elements that a browser opens again in each block behind them until they are closed; of equal ones three at most.
_FORMATTING = (
    b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u",
)  # fmt: skip
_ALIKE = 3
_TOLD_APART = re.compile(rb"<(?:" + rb"|".join(_FORMATTING) + rb")\s")
_TAG = re.compile(rb"<(/?)([a-z][a-z0-9]*)(.?)", re.DOTALL)
# Elements that nest only if somebody nests them: an unclosed <p> or <li> is closed by the next one.
_NESTING = re.compile(
    rb"<(/?)(div|span|section|article|main|ul|ol|dl|table|blockquote|a|b|i|u|em|strong|font|center|form|small|big|"
    rb"details|figure|fieldset|header|footer|nav|aside|svg|g)[\s/>]"
)
_FEW_TAGS = 25_000  # with so few, no nesting costs more than two seconds


class Unreadable(ValueError):
    """The page is beyond what a listing page can be. `args` are the reason and the detail of its reject."""


def guard(data: bytes) -> None:
    """Raise Unreadable for a page whose parsing could take minutes or gigabytes.

    Because it has too many tags, is nested without end, or leaves so many elements such as <b> open that every block
    after them gets copies of all.
    """
    tags = data.count(b"<")
    if tags > MAX_TAGS:
        raise Unreadable("too_many_tags", f"{tags:,} tags; a listing page has {MAX_TAGS:,} at most")
    lowered = data.lower()
    if tags > _FEW_TAGS:
        _check_depth(lowered)
    if tags * len(_TOLD_APART.findall(lowered)) > MAX_COPIES:
        _check_copies(lowered)


def _check_depth(lowered: bytes) -> None:
    depth = 0
    open_: dict[bytes, int] = {}
    for closes, name in _NESTING.findall(lowered):
        if not closes:
            open_[name] = open_.get(name, 0) + 1
            depth += 1
            if depth > 2 * MAX_DEPTH:
                raise too_deep()
        elif open_.get(name):  # the end of what was never begun ends nothing
            open_[name] -= 1
            depth -= 1


def _check_copies(lowered: bytes) -> None:
    copies = left_open = 0
    open_ = dict.fromkeys(_FORMATTING, 0)
    for closes, name, behind in _TAG.findall(lowered):
        if name not in open_:
            copies += left_open
            if copies > MAX_COPIES:
                raise Unreadable("left_open", f"elements such as <b> are left open, and copied {MAX_COPIES:,} times")
        elif not closes and (behind.isspace() or open_[name] < _ALIKE):
            open_[name] += 1
            left_open += 1
        elif closes and open_[name]:
            open_[name] -= 1
            left_open -= 1


def too_deep() -> Unreadable:
    """What a page is that is nested without end."""
    return Unreadable("nested_too_deeply", f"elements are nested more than {MAX_DEPTH:,} deep")
