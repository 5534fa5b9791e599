"""Web archives: every response as the page that a browser was given, with its address and its time.

fastwarc reads records and undoes what HTTP did to a page on its way; it is the fastest reader there is, and it bounds
what it unpacks by what is asked of it.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_KEPT = 256  # payloads that later records may refer to


class Response(NamedTuple):
    """A page as it was answered to a request; `data` is empty if `problem` says why it cannot be taken."""

    url: str
    captured_at: datetime
    charset: str | None
    data: bytes
    problem: str = ""


def responses(stream: io.BufferedIOBase, most: int) -> Iterator[Response]:
    """The responses in a WARC file, packed or not, in order; none is read beyond `most` bytes.

    A record that says "as before" is the page that was answered then. What follows a damaged record is not reached.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    before: dict[str, tuple[str | None, bytes]] = {}
    kinds = WarcRecordType.response | WarcRecordType.revisit
    try:
        for record in ArchiveIterator(
            stream, record_types=kinds, parse_http=True, auto_decode="all", strict_mode=False
        ):
            digest = record.headers.get("WARC-Payload-Digest") or ""
            if record.record_type == WarcRecordType.revisit:
                charset, data = before.get(digest, (None, b""))
                yield _response(
                    record, charset, data, "" if data else "the page that it refers to is not in the archive"
                )
                continue
            response = _answered(record, most)
            if digest and response.data:
                before[digest] = response.charset, response.data
                if len(before) > _KEPT:
                    before.pop(next(iter(before)))
            yield response
    except Exception as error:  # noqa: BLE001 - whatever a damaged archive makes the reader raise
        yield Response("", datetime.min.replace(tzinfo=UTC), None, b"", f"the archive is damaged: {error}")


def _answered(record: "WarcRecord", most: int) -> Response:
    status = _status(record)
    if status != "200":
        return _response(record, None, b"", f"it was answered with {status or 'no status'}")
    data = record.reader.read(most + 1)
    if len(data) > most:
        return _response(record, None, b"", f"it has more than {most:,} bytes")
    return _response(record, record.http_charset, data, "" if data else "it is empty")


def _status(record: "WarcRecord") -> str:
    line = (record.http_headers.status_line or "") if record.is_http_parsed else ""
    return line.split(" ")[1] if line.count(" ") else line


def _response(record: "WarcRecord", charset: str | None, data: bytes, problem: str) -> Response:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    taken = record.record_date
    taken = taken.replace(tzinfo=UTC) if taken.tzinfo is None else taken.astimezone(UTC)
    return Response(url, taken, charset, data, problem)
