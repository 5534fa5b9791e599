"""Headlines without what many of a page have: kinds in brackets before; numbers of comments and buttons behind."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newspipe.listing.layout.records import Record, headline_text
from newspipe.listing.layout.remarks import counts
from newspipe.listing.layout.rows import Row
from newspipe.listing.signs import numberless

_KIND = re.compile(r"[\[【［〔]([^\[\]【】［］〔〕]{1,20})[\]】］〕]\s*(?=\S)")  # noqa: RUF001 (brackets of Chinese)
_BARRED = re.compile(r"([^|\d]{2,20}) \| (?=[^|]*$)")
_NUMBER = re.compile(r"(?!(?:19|20)\d\d\b)(\d{1,6})[.)]?\s+(?=[^\sa-zß-ÿ])")
_COUNT = re.compile(r"\s(?:[^\W\d]{2,12} ?\d{1,3}[^\W\d]{0,2}|\d{1,3} [^\W\d]{3,12})$")
#: What is counted: comments, replies, views.
_ANSWERS = re.compile(
    "comm?ent|komment|коммент|комент|repl|answer|respuesta|respost|répons|antwort|reacti|svar|odpov|ответ|відпов|yorum"
    "|view|visit|read|aufruf|lectur|просмотр|перегляд|댓글|조회|コメント|评论|回复|點閱|点击|नज़र|bình|xem"
)
#: What may be the office that a text is of, in Japanese and Chinese, which set few blanks.
_OFFICE = re.compile(r"(?:\s|[(（])([\u3040-\u30ff\u4e00-\u9fff]{1,11}[課部局室所館處处科司廳厅署係])[)）]?$")  # noqa: RUF001 (brackets)
_GLUED = re.compile(r"(?<=\s)(?P<word>[^\W\d_]{3,})(?P<number>(?!19$|20$)\d{1,3})$")  # no "covid19", no year
_NEW = re.compile(r"(?<=[\u3040-\u9fff」】）])NEW!?$|\s새글$")  # noqa: RUF001 (brackets of Japanese)
_SENTENCE = re.compile(r"[.!?…][\"”’»)]?\s")  # noqa: RUF001 (quotes)
_ARROWS, _LONGEST_POINTER, _LONG = " »›→>", 60, 20  # what a pointer ends with, its characters, and those of a headline
_FILE = re.compile("PDF|DOCX?|XLSX?|RTF|ZIP")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d\s*[-–|·:]?\s+(?=\S)")
_CAPITALS = re.compile(r"([^\W\da-zß-ÿ_]{2,5}) (?=\S)")
_FEW, _MANY, _NEARLY_ALL, _RECUR, _HALF = 3, 5, 0.8, 0.6, 0.5
_WORDS = 2  # of buttons: one may be the last of many headlines


def cut_titles(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Set the headlines of records without their kinds and buttons, as far as that leaves them different."""
    titles = [headline_text(rows, record) for record in records]
    least = max(_FEW, _NEARLY_ALL * len(titles))
    kinds = [_BARRED.match(title) for title in titles]
    barred = len(kinds) >= _FEW and None not in kinds
    kinds = kinds if barred else [_KIND.match(title) for title in titles]
    named = Counter(kind[1] for kind in kinds if kind)
    recur = _RECUR if named.total() < max(_MANY, len(titles)) else _NEARLY_ALL  # all have one
    if barred or (named.total() >= least and len(named) <= recur * named.total()):
        for record, title, kind in zip(records, titles, kinds, strict=True):
            if kind:
                record.kind, record.title = kind[1], title[kind.end() :]
        titles = [headline_text(rows, record) for record in records]
    for record, title, left in zip(records, titles, _without_clocks(titles), strict=True):
        if left != title:
            record.kind, record.title = title.removesuffix(left).strip(), left
    titles = [headline_text(rows, record) for record in records]
    told = _without_counts(_without_offices(_without_numbers(_without_glued(titles)), least))
    buttons = _shared_end(told, least)
    short = [title.removesuffix(buttons).rstrip() for title in told]
    if buttons and all(short) and len({*short}) == len(short) and sum(" " in title for title in short) >= least:
        told = short
    else:
        known = _buttons(rows)
        told = [_without_button(title, known) for title in told]
    for record, title, left in zip(records, titles, told, strict=True):
        record.title = left if left != title else record.title


def _without_clocks(titles: Sequence[str]) -> list[str]:
    """The titles without the time of day that all begin with, and without the kind in capitals behind it that recurs.

    >>> _without_clocks(["18:52 ECO Rates stay", "18:40 SPO A new coach", "18:31 ECO Soy falls"])
    ['Rates stay', 'A new coach', 'Soy falls']
    """
    times = [_CLOCK.match(title) for title in titles]
    if len(titles) < _FEW or None in times:
        return [*titles]
    left = [title[match.end() :] if match else title for title, match in zip(titles, times, strict=True)]
    kinds = [match[1] if (match := _CAPITALS.match(title)) else "" for title in left]
    named = sum(map(bool, kinds)) >= _NEARLY_ALL * len(kinds) and len({*kinds}) <= _RECUR * len(kinds) + 1
    told = [title.removeprefix(kind).lstrip() for title, kind in zip(left, kinds, strict=True)]
    left = told if named and not any(title[:1].islower() for title in told) else left  # "NATO chief" is no kind
    minutes = [60 * int(match[0][:2]) + int(match[0][3:5]) for match in times if match]
    parts = {abs(one - other) for one, other in pairwise(minutes)} == {1}  # "10:10", "10:11": those of a book
    return left if all(" " in title and not title[0].islower() for title in left) and not parts else [*titles]


def cut_pointers(rows: list[Row], records: Sequence[Record]) -> None:
    """Cut off summaries what says their headlines again: "Boats came. Read all about The boats »", if several do."""
    cut = {
        record.description[-1]: (record, told)
        for record in records
        if record.description
        and (told := _before_pointer(rows[record.description[-1]].text, headline_text(rows, record))) is not None
    }
    words = Counter(
        _words_between(rows[at].text, told, headline_text(rows, record)) for at, (record, told) in cut.items()
    )
    if not cut or max(words.values()) < max(_FEW, _NEARLY_ALL * len(cut)):
        return
    for at, (record, told) in cut.items():
        rows[at] = rows[at]._replace(text=told, kind="text" if told else "detail")
        if not told:
            record.description.remove(at)


def _words_between(text: str, told: str, title: str) -> str:
    """What a summary says between what it tells and its headline."""
    return text[len(told) :].partition(title.rstrip(_ARROWS))[0].strip()


def _before_pointer(text: str, title: str) -> str | None:
    """What a summary says before words that end with its headline; None if none do."""
    text, title = text.rstrip(_ARROWS), title.rstrip(_ARROWS)
    if len(title) <= _LONG or len(text) <= len(title) or not text.endswith(title):
        return None
    before = text[: -len(title)]
    end = max((end.end() for end in _SENTENCE.finditer(before)), default=0)
    return before[:end].rstrip() if len(before) - end <= _LONGEST_POINTER else None


def _without_glued(titles: Sequence[str]) -> list[str]:
    """The titles without the numbers that are glued to the last words of several, of comments, and the sign "NEW".

    >>> _without_glued(["The tide is out3", "A pier12", "Forty eels", "The mill by the sea9"])
    ['The tide is out', 'A pier', 'Forty eels', 'The mill by the sea']
    """
    titles = [_NEW.sub("", title) for title in titles]
    ends = [end if (end := _GLUED.search(title)) and end["word"].islower() else None for title in titles]
    numbers = [end["number"] for end in ends if end]
    if len(numbers) < _FEW or max(map(len, numbers)) < len("10"):  # the versions of things have one digit
        return [*titles]
    return [title[: end.start("number")] if end else title for title, end in zip(titles, ends, strict=True)]


def _without_counts(titles: Sequence[str]) -> list[str]:
    """The titles without the word beside a number that half of them end with, as of comments; parts of series count on.

    >>> _without_counts(["The tide 3 replies", "A pier 12 replies", "Forty eels", "The mill 9 replies"])
    ['The tide', 'A pier', 'Forty eels', 'The mill']
    """
    ends = [_COUNT.search(title) for title in titles]
    forms = Counter(numberless(end[0]).replace(" ", "") for end in ends if end)
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    alike = [end if end and numberless(end[0]).replace(" ", "") == form else None for end in ends]
    left = [title[: end.start()] if end else title for title, end in zip(titles, alike, strict=True)]
    numbers = {end[0] for end in alike if end}
    often = times >= max(_FEW, _HALF * len(titles)) and len(numbers) > 1 and _ANSWERS.search(form) is not None
    return left if often and len({*left}) == len(left) and not counts(end[0] for end in alike if end) else [*titles]


def _without_numbers(titles: Sequence[str]) -> list[str]:
    """The titles without the numbers that count all of them, up or down.

    >>> _without_numbers(["12 The mill", "11 A pier", "10 Eels"]), _without_numbers(["3 boats", "2 eels", "3 men"])
    (['The mill', 'A pier', 'Eels'], ['3 boats', '2 eels', '3 men'])
    """
    begun = [_NUMBER.match(title) for title in titles]
    numbers = [int(match[1]) for match in begun if match]
    steps = {other - one for one, other in pairwise(numbers)}
    if len(numbers) < max(_FEW, len(titles)) or steps not in ({1}, {-1}):
        return [*titles]
    left = [title[match.end() :] if match else title for title, match in zip(titles, begun, strict=True)]
    return left if len({*left}) == len({*titles}) else [*titles]


def _without_offices(titles: Sequence[str], least: float) -> list[str]:
    """The titles without the name behind a blank that nearly all end with, if such names end alike and some recur.

    So do lists of Japanese offices: "Dates of the vaccinations" in the words of the office of health.
    """
    ends = [_OFFICE.search(title) for title in titles]
    names = Counter(end[1] for end in ends if end)
    kinds = Counter(end[1][-1] for end in ends if end)
    alike = sum(times for _, times in kinds.most_common(2))
    recur = max(names.values(), default=0) > 1
    if names.total() < least or alike < (_RECUR if recur else _NEARLY_ALL) * names.total():
        return [*titles]
    return [title[: end.start()] if end else title for title, end in zip(titles, ends, strict=True)]


def _buttons(rows: Sequence[Row]) -> list[str]:
    """What several rows that are no part of an entry say: behind an entry without a summary, it ends the headline."""
    often = Counter(row.text for row in rows if row.kind == "detail" and not row.text[:1].islower())
    return [text for text, times in often.items() if times >= _FEW]


def _without_button(title: str, buttons: Sequence[str]) -> str:
    return next((title.removesuffix(f" {words}") for words in buttons if title.endswith(f" {words}")), title)


def _shared_end(titles: Sequence[str], least: float) -> str:
    """The most words that so many titles end with; nothing if they are not named as buttons are.

    One alone can be the last of many headlines, unless it is the kind of a file.
    """
    words = [title.split() for title in titles]
    files = Counter(own[-1] for own in words if own and _FILE.fullmatch(own[-1])).most_common(1)
    shared = files[0][0] if files and files[0][1] >= least else ""
    for size in range(_WORDS, max(map(len, words), default=0)):
        ends = Counter(" ".join(own[-size:]) for own in words if len(own) > size)
        end, times = ends.most_common(1)[0] if ends else ("", 0)
        if times < least or any(word[0].islower() or word[0].isdigit() for word in end.split()):
            break
        shared = end
    return shared
