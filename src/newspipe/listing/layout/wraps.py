"""Lines that were broken because the page ended on the right, and belong to what is above them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

_NARROW, _HALF = 100, 0.5  # characters of a line of a wrapped page at most, and the share of them that a broken one has
_FEW = 2
_NEAR, _MANY = 8, 8  # characters by which lines that were broken at one width differ, and such lines
_SOME = 5  # lines of one indent that tell how wide such lines are
_PICTURE = re.compile(r"\s*(?:#{1,6}\s+)?!\[[^\[\]]{0,200}\]\([^()\s]{0,300}\)\s*")
_INNER = re.compile(r"[^\W\d_]{2}[.!?] \S")  # the end of a sentence before another
_ORDINAL = re.compile(r"(?<!\d)\d{1,3}\.$")  # "65. birthday", broken after the number
_BEFORE_WORDS = "£$€\"'“‘„«¿¡"  # noqa: RUF001 (quotes)
_BY = re.compile(r"(?<=\s)(?:by|von|par|por|door|av|af|przez|oleh|от|від)$")  # before the name of an author
_OPEN_WORD = re.compile(r" [a-zß-ÿ]{2,3}$")  # few headlines end so
_SMALL_WORD = re.compile(r" \w{1,3}$")
#: Words that no headline ends with.
_NO_END = re.compile(
    r" (?:of|the|an?|and|per|with|de|du|des|les?|et|del|della|di|il|lo|los|las|el|y|der|das|dem|und|van|het|een|och)$"
)
_OPEN = ("·", "|", "•", "—")  # signs that something follows


def goes_on(above: str, text: str, *, printed: int, sentence: bool, wrapped: bool) -> bool:
    """Whether a line goes on with what is above it, which was broken where the page ended on the right.

    That is no `sentence` then; it was `printed` in so many characters, with the mark of a picture.
    On a page that is `wrapped` as a whole, the line may begin with a name or a noun.
    """
    if above.endswith(_OPEN) or _BY.search(above) or begins_amid(text):
        return True
    whole = sentence and _ORDINAL.search(above) is None
    long = printed >= 40 if wrapped else len(above) >= 50
    capitals = above.isupper() and text.isupper() and _SMALL_WORD.search(above) is not None
    begun = text[:1].islower() or (capitals and len(text) < _HALF * len(above))
    return long and not whole and (begun or (wrapped and _goes_on_with_name(above, text)))


def _goes_on_with_name(above: str, text: str) -> bool:
    """Whether a line can go on with a capital: if it is the short end of what is above, or that tells sentences."""
    return (text[:1].isalnum() or text[:1] in _BEFORE_WORDS) and (
        len(text) < _HALF * len(above) or _INNER.search(above) is not None
    )


def widths_of(lines: Sequence[str]) -> dict[int, int]:
    """How long the lines of each indent are at most: text browsers break what they indent sooner, and lists later."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for line in filter(_can_be_broken, lines):
        lengths[indent_of(line)].append(len(line))
    widest = _width([length for found in lengths.values() for length in found])
    return defaultdict(lambda: widest, {at: _width(found) for at, found in lengths.items() if len(found) >= _SOME})


def _can_be_broken(line: str) -> bool:
    """Whether a line has no address, of which none is broken."""
    return "://" not in line and "](" not in line


def _width(lengths: Sequence[int]) -> int:
    """The greatest length, but for a single line that is far longer than many which were broken."""
    longest, *others = sorted(lengths, reverse=True) or [0]
    many = sum(others[0] - length <= _NEAR for length in others) >= _MANY if others else False
    return others[0] if many and longest - others[0] > _NEAR else longest


def is_wrapped(lines: Sequence[str], widths: Mapping[int, int]) -> bool:
    """Whether lines are broken at a width throughout, as pages of terminals and mails are."""
    width = _width([len(line) for line in lines if _can_be_broken(line)])
    full = [
        (line, following)
        for line, following in pairwise(lines)
        if following and not following.isspace() and len(line) >= _HALF * width and was_full(line, following, widths)
    ]
    broken = sum(following.lstrip()[:1].islower() for _, following in full)
    open_ = sum(_NO_END.search(line) is not None for line, _ in full)
    likely = sum(_OPEN_WORD.search(line) is not None for line, _ in full)  # some headlines end so as well: "opt out"
    return width <= _NARROW and (broken >= _FEW or (broken + open_ > 0 and broken + likely >= _FEW))


def joined(above: str, text: str) -> str:
    """Two lines that were one, without a blank where it was broken at a hyphen or before a sign.

    >>> joined("the state-", "owned mill"), joined("Ann Reed", ", 3 May 2021"), joined("the old", "mill")
    ('the state-owned mill', 'Ann Reed, 3 May 2021', 'the old mill')
    """
    inner = above.endswith("-") and above[-2:-1].isalpha() and text[:1].islower()
    return f"{above}{text}" if inner or begins_amid(text) else f"{above} {text}"


def begins_amid(text: str) -> bool:
    """Whether a line begins as none does: with what goes on behind a link that was broken."""
    return text.startswith((", ", "; "))


def was_full(line: str, following: str, widths: Mapping[int, int]) -> bool:
    """Whether the first word of what follows a line had no room on it; Markdown ends a line with two blanks."""
    if line.endswith("  "):
        return False
    return len(line.rstrip()) + len(following.split(None, 1)[0]) >= widths[indent_of(line)]


def pictured(line: str) -> int:
    """How many characters of a line are the mark of a picture at its beginning."""
    match = _PICTURE.match(line)
    return len(match[0]) if match else 0


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())
