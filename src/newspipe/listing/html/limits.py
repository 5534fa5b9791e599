"""What no listing page is: bytes that would take minutes to parse."""

import re

#: More tags than any listing page has; such bytes are not even parsed.
MAX_TAGS = 200_000
#: Deeper than browsers go, who stop at 512 as well.
MAX_DEPTH = 512
#: No text between two tags is longer in a listing.
MAX_TEXT = 1_000_000

# Elements that nest only if somebody nests them: an unclosed <p> or <li> is closed by the next one.
_NESTING = re.compile(
    rb"<(/?)(div|span|section|article|main|ul|ol|dl|table|blockquote|a|b|i|u|em|strong|font|center|form|small|big|"
    rb"details|figure|fieldset|header|footer|nav|aside|svg|g)[\s/>]"
)
_FEW_TAGS = 25_000  # with so few, no nesting costs more than two seconds


class Unreadable(ValueError):
    """The page is beyond what a listing page can be. `args` are the reason and the detail of its reject."""


def guard(data: bytes) -> None:
    """Raise Unreadable for a page whose parsing could take minutes: too many tags, or nested without end."""
    tags = data.count(b"<")
    if tags > MAX_TAGS:
        raise Unreadable("too_many_tags", f"{tags:,} tags; a listing page has {MAX_TAGS:,} at most")
    if tags > _FEW_TAGS:
        depth = 0
        open_: dict[bytes, int] = {}
        for closes, name in _NESTING.findall(data.lower()):
            if not closes:
                open_[name] = open_.get(name, 0) + 1
                depth += 1
                if depth > 2 * MAX_DEPTH:
                    raise too_deep()
            elif open_.get(name):  # the end of what was never begun ends nothing
                open_[name] -= 1
                depth -= 1


def too_deep() -> Unreadable:
    """What a page is that is nested without end."""
    return Unreadable("nested_too_deeply", f"elements are nested more than {MAX_DEPTH:,} deep")
