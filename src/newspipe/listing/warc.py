"""Web archives: every response as the page that a browser was given, with its address and its time.

Records are told apart by the lengths in their headers alone, never by what they hold, so an odd one costs no other. If
a length is wrong, the next record is where one begins.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from newspipe.listing.transfer import Damaged, answer, fields
from newspipe.listing.unpack import GZIP, Bomb

_KEPT = 256  # payloads that later records may refer to
_CHUNK = 1 << 16
_LONGEST_HEAD = 1 << 16  # bytes of the header of a record, and of an answer's
_BEGINS = re.compile(rb"(?:\A|(?<=\n))WARC/\d")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_ENDS = re.compile(rb"\r?\n\r?\n|[\r\n]*(?:\Z|WARC/\d)")  # what may stand behind a record
_NEXT = re.compile(rb"[\r\n]*WARC/\d")
_SHORT = 16  # bytes that tell whether a record begins
_LENGTH = re.compile(r"\d{1,18}", re.ASCII)
_CUT = "the archive breaks off"
_MOST_BROKEN = 1_000  # to find the next record behind a broken one takes time
_DIGITS = re.compile(r"\d{14}")


class Response(NamedTuple):
    """A page as it was answered to a request; `data` is empty if it is `skipped`, or `problem` says what is wrong.

    `place` names its record. A problem without an address is one of the archive.
    """

    place: str
    url: str | None
    captured_at: datetime | None = None
    charset: str | None = None
    data: bytes = b""
    skipped: str = ""
    problem: str = ""


class _Record(NamedTuple):
    number: int
    fields: Mapping[str, str]
    block: bytes = b""
    longer: bool = False  # than what was read of it
    problem: str = ""

    @property
    def url(self) -> str:
        return self.fields.get("warc-target-uri", "").strip("<>")

    @property
    def place(self) -> str:
        return f"record {self.number}" + (f" ({self.url})" if self.url else "")


class _Stream:
    """Bytes that can be looked at before they are taken. They end with the file, or where that is damaged."""

    def __init__(self, file: io.BufferedIOBase) -> None:
        self._file, self._ahead = file, bytearray()
        self.end = ""  # why the bytes end, if that is not where they should

    @property
    def is_damaged(self) -> bool:
        """Whether the last bytes may be wrong: those before a cut are right, but damage is found behind itself."""
        return self.end not in {"", _CUT}

    def look(self, size: int) -> bytes:
        self._fill(size)
        with memoryview(self._ahead) as ahead:
            return bytes(ahead[:size])

    def has(self, form: re.Pattern[bytes], at: int) -> bool:
        """Whether a short form stands there, without taking or copying what is before it."""
        self._fill(at + _SHORT)
        return len(self._ahead) >= at and form.match(self._ahead, at) is not None

    def take(self, size: int) -> bytes:
        taken = self.look(size)
        del self._ahead[: len(taken)]
        return taken

    def skip(self, size: int) -> int:
        """How many bytes there were to skip."""
        left = size
        while left and (taken := self.take(min(left, _CHUNK))):
            left -= len(taken)
        return size - left

    def _fill(self, size: int) -> None:
        while len(self._ahead) < size and not self.end:
            try:
                more = self._file.read1(_CHUNK)  # not more: what is read before damage is kept
            except EOFError:
                self.end = _CUT
                return
            except (OSError, zlib.error) as error:
                self.end = f"the archive is damaged: {error}"
                return
            if not more:
                return
            self._ahead += more


def responses(file: io.BufferedReader, most: int) -> Iterator[Response]:
    """The responses in a WARC file, packed or not, in order; none is read beyond `most` bytes.

    A record that says "as before" is the page that was answered then.
    """
    before: dict[str, Response] = {}
    for record in _records(file, most):
        digest = record.fields.get("warc-payload-digest", "")
        if record.problem:
            yield Response(record.place, None, problem=record.problem)
        elif record.fields.get("warc-type") == "response":
            response = _dated(record, _answered(record, most))
            if digest and response.data:
                before[digest] = response
                if len(before) > _KEPT:
                    before.pop(next(iter(before)))
            yield response
        elif record.fields.get("warc-type") == "revisit":
            unknown = Response("", None, skipped="the page that it refers to is not in the archive")
            yield _dated(record, before.get(digest, unknown)._replace(place=record.place, url=record.url))


def _answered(record: _Record, most: int) -> Response:
    told = answer(record.block)
    page = Response(record.place, record.url, charset=told.charset)
    if told.status != "200":
        return page._replace(skipped=f"it was answered with {told.status or 'no status'}")
    if record.longer:
        return page._replace(skipped=f"it has more than {most:,} bytes")
    try:
        data = told.page(most)
    except (Bomb, Damaged) as error:
        return page._replace(problem=str(error))
    return page._replace(data=data) if data else page._replace(skipped="it is empty")


def _dated(record: _Record, page: Response) -> Response:
    if not page.data:
        return page
    told = record.fields.get("warc-date", "")
    try:
        return page._replace(captured_at=_time(told))
    except (ValueError, OverflowError):
        return page._replace(data=b"", problem=f"its WARC-Date is no time: {told[:40]!r}")


def _time(text: str) -> datetime:
    """As the standard has it, or the 14 digits of older tools. Raises ValueError or OverflowError."""
    if _DIGITS.fullmatch(text):
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    taken = datetime.fromisoformat(text)
    return taken.replace(tzinfo=UTC) if taken.tzinfo is None else taken.astimezone(UTC)


def _records(file: io.BufferedReader, most: int) -> Iterator[_Record]:
    """Every record, or what is the matter with it."""
    stream = _Stream(gzip.GzipFile(fileobj=file) if file.peek(2).startswith(GZIP) else file)
    record = _Record(0, {})
    broken = 0
    while broken < _MOST_BROKEN:
        stray = _advance(stream)
        at_end = not stream.look(1)
        end = stream.end if at_end else ""  # else there are records before it
        if (stray or end) and not record.problem:
            yield record._replace(problem=f"behind it, {end or 'there is something that is no record'}")
        if at_end:
            return
        record = _record(stream, record.number + 1, most)
        broken += bool(record.problem)
        yield record
    yield record._replace(problem=f"behind it, nothing was read: {broken:,} records are broken")


def _advance(stream: _Stream) -> bool:
    """Go to where a record begins, or to the end; whether anything but blank lines stood before."""
    stray = False
    while window := stream.look(_CHUNK):
        begins = _BEGINS.search(window)
        at_end = len(window) < _CHUNK
        passed = begins.start() if begins else len(window) - (0 if at_end else _SHORT)
        stray |= bool(window[:passed].strip())
        stream.skip(passed)
        if begins:
            break
    return stray


def _record(stream: _Stream, number: int, most: int) -> _Record:
    head = stream.look(_LONGEST_HEAD)
    end = _HEAD_END.search(head)
    told = fields(head[: end.start()]) if end else {}
    record = _Record(number, told)
    length = _LENGTH.fullmatch(told.get("content-length", ""))
    stream.skip(end.end() if end else _SHORT)
    if not end and len(head) < _LONGEST_HEAD:
        return record._replace(problem=stream.end or _CUT)
    if not length:
        return record._replace(problem="its header tells no length")
    size, bound = int(length[0]), most + _LONGEST_HEAD
    if size > bound:
        block = stream.take(bound)
        there = len(block) + stream.skip(size - bound)
        return record._replace(block=block, longer=True, problem="" if there == size else stream.end or _CUT)
    if not stream.has(_ENDS, size):
        there = len(stream.look(size))
        return record._replace(problem="its length is wrong" if there == size else stream.end or _CUT)
    if stream.is_damaged and not stream.has(_NEXT, size):
        return record._replace(problem=stream.end)
    return record._replace(block=stream.take(size))
