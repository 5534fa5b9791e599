"""Files of corrections -> corrections. Whatever is wrong with one is told with its file and line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import UTC, date, datetime
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from newspipe.corrections.rules import KINDS, Correction, Date, Fix, Rule, Value
from newspipe.raw import Problem, said, small_text
from newspipe.text import clean, key

T = TypeVar("T")

#: The fields of an item that can be fixed, and what each takes.
FIELDS: dict[str, type] = {
    **dict.fromkeys(
        ("headline", "description", "url", "credit_text", "dateline", "kicker", "article_section", "image_url",
         "in_language"), str,
    ),
    "authors": list,
    "published_at": datetime,
}  # fmt: skip

#: Every correction says why, and who says so.
_SIGNED = ("reason", "author")
_HEADER = re.compile(r"^[ \t]*\[\[.*\]\]", re.MULTILINE)
_LINE = re.compile(r"\(at line (\d+)")
_PLACE = re.compile(r" \(at [^)]*\)$")
_YEARS = 1900, 2099  # those that entries can have
_ID = re.compile(r"[0-9a-f]{32}")
_SNAPSHOT = re.compile(r"[0-9a-f]{64}")
_SOURCE = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Corrections:
    """All corrections of a folder; if anything is wrong with one, `problems` says so and none is to be taken over."""

    all: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Correction]:
        """Each once."""
        return {correction.correction_id: correction for correction in self.all}

    def changed(self, before: "Corrections") -> list[Correction]:
        """Those that were added or taken away; one that was edited is both."""
        ids = self.by_id.keys() ^ before.by_id.keys()
        return [(self.by_id | before.by_id)[name] for name in sorted(ids)]


def read_corrections(folder: Path | None) -> Corrections:
    """The corrections of all *.toml files of a folder; none if there is no folder."""
    found: list[Correction] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")) if folder else ():
        try:
            text = small_text(path)
        except (OSError, ValueError) as error:
            problems.append(_problem(str(path), said(error)))
            continue
        for one in _corrections(text, path):
            (found if isinstance(one, Correction) else problems).append(one)  # type: ignore[arg-type]
    return Corrections(tuple(found), (*problems, *_contradictions(found)))


def _problem(place: str, what: str) -> Problem:
    return Problem(place, "bad_correction", what)


def _corrections(text: str, path: Path) -> Iterator[Correction | Problem]:
    """Each table is read by itself, so that errors have a line, and one does not hide the next."""
    starts = [match.start() for match in _HEADER.finditer(text)]
    bounds = [0, *starts, len(text)]
    for start, end in pairwise(bounds):
        part = text[start:end]
        line = text.count("\n", 0, start) + 1
        try:
            tables = tomllib.loads(part)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            at = _LINE.search(str(error))
            within = int(at[1]) - 1 if at else part.rstrip().count("\n")
            yield _problem(f"{path}:{line + within}", f"this is no TOML: {_PLACE.sub('', str(error))}")
            continue
        for kind, rows in tables.items():
            place = f"{path}:{line}"
            if kind not in KINDS:
                yield _problem(place, f"[[{kind}]] is not known; there are: {', '.join(KINDS)}")
            elif not isinstance(rows, list) or len(rows) != 1 or not isinstance(rows[0], dict):
                yield _problem(place, f"say it as a table of its own that begins with [[{kind}]]")
            else:
                yield _correction(kind, rows[0], place)


def _correction(kind: str, table: Mapping[str, Any], place: str) -> Correction | Problem:
    try:
        reason, author = (_taken(name, table[name], _text) for name in _SIGNED)
        rule = rule_of(kind, {name: value for name, value in table.items() if name not in _SIGNED})
        return Correction(rule, reason, author, place)
    except KeyError as error:
        return _problem(place, f"[[{kind}]] has no {error.args[0]}; reason and author are needed, too")
    except ValueError as error:
        return _problem(place, f"[[{kind}]]: {error}")


def rule_of(kind: str, table: Mapping[str, Any]) -> Rule:
    """What a table says. Raises KeyError for a key that is missing, ValueError for one that is wrong."""
    model = KINDS[kind]
    known = {field.name: field.default is MISSING for field in fields(model)}
    for name in table:
        if name not in known:
            raise ValueError(f"{name} is not known; it takes: {', '.join((*known, *_SIGNED))}")
    for name, needed in known.items():
        if needed and name not in table:
            raise KeyError(name)
    fixed = partial(_fixed, table.get("field"))
    return model(**{name: _taken(name, value, _TAKES.get(name, fixed)) for name, value in table.items()})


def _taken(name: str, value: object, take: Callable[[object], T]) -> T:
    try:
        return take(value)
    except ValueError as error:
        raise ValueError(f"{name} = {value!r}: {error}") from None


def _text(value: object) -> str:
    if not isinstance(value, str) or not clean(value):
        raise ValueError("it should be a text that says something")
    return clean(value)


def _matching(pattern: re.Pattern[str], what: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError(f"it should be {what}")
        return value

    return check


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise ValueError("it should be a list of texts")
    return tuple(map(_text, value))


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or len({*value}) < 2:
        raise ValueError("it should be a list of two ids or more")
    return tuple(sorted(map(_id, value)))


def _day(value: object) -> date:
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError("it should be a date, as 2024-03-08")
    if not _YEARS[0] <= value.year <= _YEARS[1]:
        raise ValueError("no item is that old, or of so late a day")
    return value


def _time(value: object) -> datetime:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    if not isinstance(value, datetime):
        raise ValueError("it should be a time, as 2024-03-08 or 2024-03-08T09:30:00Z")
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _field(value: object) -> str:
    if value not in FIELDS:
        remedy = "; a date is set by [[date]]" if value == "date_published" else ""
        raise ValueError(f"it should be one of {', '.join(FIELDS)}{remedy}")
    return str(value)


def _fixed(name: object, value: object) -> Value:
    """A value of a field; an empty text stands for nothing."""
    if value is None or value in ("", []):
        if name == "headline":
            raise ValueError("a headline cannot be empty")
        return None
    takes = FIELDS.get(str(name))
    if takes is list:
        return _texts(value)
    if takes is datetime:
        return _time(value)
    if not isinstance(value, str):
        raise ValueError("it should be a text")
    return "\n".join(filter(None, map(clean, value.split("\n"))))


_id = _matching(_ID, "an id of 32 hex digits, as newspipe explain prints it")
_TAKES: dict[str, Callable[[object], Any]] = {
    "source": _matching(_SOURCE, "the folder of a source: a-z, 0-9 and hyphens"),
    "snapshot": lambda value: value if value is None else _matching(_SNAPSHOT, "a snapshot_id, 64 hex digits")(value),
    "captured_at": _time,
    "headline": _text,
    "printed": lambda value: value if value is None else _text(value),
    "date": _day,
    "item": _id,
    "items": _ids,
    "apart": _texts,
    "field": _field,
}


def _contradictions(found: list[Correction]) -> Iterator[Problem]:
    """Two corrections that set the same thing to something else: which one would hold would be chance."""
    first: dict[tuple[object, ...], Correction] = {}
    for correction in found:
        match correction.rule:
            case Fix(item, name, becomes, was):
                aim, value = (item, name, was), becomes
            case Date(source, headline, day, printed):
                aim, value = (source, key(headline), printed), day  # type: ignore[assignment]
            case _:
                continue
        other = first.setdefault(aim, correction)
        if (other.rule.becomes if isinstance(other.rule, Fix) else getattr(other.rule, "date", None)) != value:
            yield _problem(correction.place, f"[[{correction.kind}]] says something else than {other.place}")


def dump(correction: Correction) -> dict[str, Any]:
    """A correction for JSON."""
    said_ = {name: value.isoformat() if isinstance(value, date) else value
             for name, value in asdict(correction.rule).items() if value is not None}  # fmt: skip
    if isinstance(correction.rule, Fix):
        said_.setdefault("becomes", "")
    return {"kind": correction.kind, "said": said_, "reason": correction.reason, "author": correction.author,
            "place": correction.place}  # fmt: skip


def load(row: Mapping[str, Any]) -> Correction:
    """The inverse of `dump`."""
    return Correction(rule_of(row["kind"], row["said"]), row["reason"], row["author"], row["place"])
