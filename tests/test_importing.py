"""Archives become captures: pages with address and time, nothing outside its folder or beyond its bounds."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe import pipeline
from newspipe.cli import main
from newspipe.errors import MissingPath, NewspipeError
from newspipe.importing import import_archives
from newspipe.listing import MAX_BYTES, parse
from newspipe.readers import read
from newspipe.store import open_store

URL = "https://harbour.example/news"
NOON = datetime(2021, 8, 1, 12, 0, tzinfo=UTC)


def page(*headlines: str) -> bytes:
    days = (20 + int(text[-1]) if text[-1].isdecimal() else 10 for text in headlines)
    entries = (
        f"  {at}. {text}\n\n    {day} July 2021\n\n    It is so."
        for at, (text, day) in enumerate(zip(headlines, days, strict=True), 1)
    )
    return "\n\n".join(["News", *entries]).encode()


def answer(body: bytes, *, status: str = "200 OK", headers: Iterable[str] = (), packed: bool = False) -> bytes:
    body = gzip.compress(body) if packed else body
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/plain; charset=utf-8", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, *(["Content-Encoding: gzip"] if packed else []), "", ""]).encode() + body


def record(url: str, at: datetime, block: bytes, kind: str = "response", digest: str = "") -> bytes:
    """A record as the standard writes it, so that nothing of the reader's own is trusted."""
    lines = [
        "WARC/1.1", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{abs(hash((url, at, block))) % 10**12:012}>",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
        *([f"WARC-Payload-Digest: sha1:{digest}"] if digest else []),
    ]  # fmt: skip
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """Three captures of a listing of two pages, among other things that were fetched."""
    path = tmp_path / "crawl.warc.gz"
    records = []
    for day in range(3):
        at = NOON + timedelta(days=day)
        new = [f"News of day {number}" for number in range(day, -1, -1)]
        records += [
            record("https://harbour.example/robots.txt", at, answer(b"User-agent: *")),
            record(URL, at, answer(page(*new, "Ferry runs again"), packed=day == 1)),
            record(f"{URL}?page=2", at + timedelta(seconds=20), answer(page("Bridge mended", "Ice is shared"))),
            record(f"{URL}/gone", at, answer(b"", status="404 Not Found")),
            record("https://harbour.example/logo.png", at, answer(b"\x89PNG\r\n\x1a\n")),
        ]
    path.write_bytes(b"".join(map(gzip.compress, records)))
    return path


def test_an_archive_rebuilds_a_history(warc: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    imported = import_archives([warc], raw, "harbour", r"/news(\?|$)")
    assert (imported.captures, imported.pages, imported.problems) == (3, 6, [])
    folders = sorted(path.name for path in (raw / "harbour").iterdir())
    assert folders == ["20210801T120000Z", "20210802T120000Z", "20210803T120000Z"]
    told = json.loads((raw / "harbour" / folders[1] / "capture.json").read_text())
    assert told == {
        "captured_at": "2021-08-02T12:00:00Z",
        "url": URL,
        "archive": "crawl.warc.gz",
        "pages": {
            "page-01.txt": {"url": URL, "charset": "utf-8"},
            "page-02.txt": {"url": f"{URL}?page=2", "charset": "utf-8"},
        },
    }
    pipeline.run(raw, tmp_path / "out")
    snapshots = read("snapshots", out=open_store(tmp_path / "out"))
    assert list(snapshots["captured_at_basis"].unique()) == ["sidecar"]
    items = read("items", out=open_store(tmp_path / "out"))
    assert sorted(items["headline"]) == [
        "Bridge mended", "Ferry runs again", "Ice is shared", "News of day 0", "News of day 1", "News of day 2",
    ]  # fmt: skip


def test_an_archive_can_be_imported_again(warc: Path, tmp_path: Path) -> None:
    first = import_archives([warc], tmp_path / "raw", "harbour", "/news")
    before = {path: path.read_bytes() for path in (tmp_path / "raw").rglob("*") if path.is_file()}
    again = import_archives([warc], tmp_path / "raw", "harbour", "/news")
    assert (first.captures, again.captures, again.known) == (3, 0, 3)
    assert before == {path: path.read_bytes() for path in (tmp_path / "raw").rglob("*") if path.is_file()}


def test_what_is_no_listing_is_left_out_and_told(warc: Path, tmp_path: Path) -> None:
    imported = import_archives([warc], tmp_path / "raw", "harbour")
    assert imported.captures == 3
    assert dict(imported.skipped) == {
        "no_entries": 3,
        "it was answered with 404": 3,
        "unsupported_media_type": 3,
    }


def test_a_page_as_before_is_the_page_that_was_answered_then(tmp_path: Path) -> None:
    head = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        record(URL, NOON, answer(page("A", "B")), digest="ABC")
        + record(URL, NOON + timedelta(1), head, "revisit", "ABC")
        + record(URL, NOON + timedelta(2), head, "revisit", "XYZ")
    )
    imported = import_archives([path], tmp_path / "raw", "harbour")
    assert (imported.captures, dict(imported.skipped)) == (2, {"the page that it refers to is not in the archive": 1})
    texts = {path.read_bytes() for path in (tmp_path / "raw").rglob("page-*")}
    assert texts == {page("A", "B")}


def test_records_of_another_writer_are_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        made = WarcRecord()
        made.init_headers(WarcRecordType.response)
        made.headers["WARC-Target-URI"] = URL
        made.headers["WARC-Date"] = "2021-08-01T12:00:00Z"
        made.is_http = True
        made.set_bytes_content(answer(page("A", "B")))
        made.write(file)  # type: ignore[arg-type]
    assert import_archives([path], tmp_path / "raw", "harbour").captures == 1


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_damaged_archive_gives_what_is_before_the_damage(warc: Path, tmp_path: Path, keep: float) -> None:
    data = warc.read_bytes()
    warc.write_bytes(data[: int(len(data) * keep)])
    imported = import_archives([warc], tmp_path / "raw", "harbour", "/news")
    assert imported.captures <= 3
    for path in (tmp_path / "raw").rglob("page-*"):
        assert path.read_bytes().startswith(b"News")


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 8, 1, 12, 0, 0)), data)
    return path


def test_a_zip_of_pages(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "pages.zip",
        {
            "2021-08-02/page-02.txt": page("C", "D"),
            "2021-08-02/page-01.txt": page("A", "B"),
            "2021-08-03/list.txt.gz": gzip.compress(page("A", "B")),
            "undated.txt": page("A", "B"),
        },
    )
    imported = import_archives([path], tmp_path / "raw", "harbour")
    assert (imported.captures, imported.pages) == (3, 4)
    folder = tmp_path / "raw" / "harbour"
    assert sorted(child.name for child in folder.iterdir()) == [
        "20210801T120000Z", "20210802T000000Z", "20210803T000000Z",
    ]  # fmt: skip
    assert (folder / "20210802T000000Z" / "page-01.txt").read_bytes() == page("A", "B")
    assert (folder / "20210803T000000Z" / "page-01.txt").read_bytes() == page("A", "B")


@pytest.mark.parametrize(
    "name",
    ["../../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "a/../../evil.txt", "C:\\evil.txt", "evil\n.txt", "."],
)
def test_no_name_in_an_archive_is_ever_a_path(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = zipped(inner / "pages.zip", {name: page("A", "B")})
    import_archives([path], inner / "raw", "harbour")
    files = {file.relative_to(tmp_path).parts[:3] for file in tmp_path.rglob("*") if file.is_file()}
    assert files <= {("inner", "pages.zip"), ("inner", "raw", "harbour")}


def test_bombs_are_left_out(tmp_path: Path) -> None:
    zeros = b"0" * (MAX_BYTES + 1)
    path = zipped(
        tmp_path / "pages.zip",
        {"2021-08-01.txt": zeros, "2021-08-02.txt.gz": gzip.compress(zeros), "2021-08-03.txt": page("A")},
    )
    imported = import_archives([path], tmp_path / "raw", "harbour")
    assert imported.captures == 1
    assert [pages for reason, pages in imported.skipped.items() if "unpacks to more" in reason] == [2]
    packed = tmp_path / "2021-08-01.txt.gz"
    packed.write_bytes(gzip.compress(zeros))
    assert import_archives([packed], tmp_path / "raw", "other").captures == 0


def test_a_gzip_of_one_page(tmp_path: Path) -> None:
    path = tmp_path / "list-2021-08-01.txt.gz"
    path.write_bytes(gzip.compress(page("A", "B")))
    assert import_archives([path], tmp_path / "raw", "harbour").captures == 1
    assert (tmp_path / "raw/harbour/20210801T000000Z/page-01.txt").read_bytes() == page("A", "B")


def test_a_packed_page_in_raw_is_read_as_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "harbour" / "2021-08-01"
    folder.mkdir(parents=True)
    (folder / "page-01.txt.gz").write_bytes(gzip.compress(page("Ferry runs", "Ice is shared")))
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    assert len(read("items", out=open_store(tmp_path / "out"))) == 2


@pytest.mark.parametrize("source", ["Harbour", "a/b", "..", ""])
def test_a_source_has_a_name(tmp_path: Path, source: str) -> None:
    with pytest.raises(NewspipeError, match="no name of a source"):
        import_archives([], tmp_path, source)


def test_what_a_user_can_mend_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPath):
        import_archives([tmp_path / "none.warc"], tmp_path / "raw", "harbour")
    with pytest.raises(NewspipeError, match="no regular expression"):
        import_archives([], tmp_path / "raw", "harbour", "(")
    (tmp_path / "a.txt").write_bytes(page("A", "B"))
    assert "neither a WARC" in import_archives([tmp_path / "a.txt"], tmp_path / "raw", "harbour").problems[0]


def test_an_archive_that_lies_in_raw_says_what_to_do(warc: Path, tmp_path: Path) -> None:
    for data in (
        warc.read_bytes(),
        gzip.decompress(warc.read_bytes()),
        zipped(tmp_path / "a.zip", {"a": b""}).read_bytes(),
    ):
        [reject] = parse(data).rejects
        assert (reject.reason, "newspipe import" in reject.detail) == ("unsupported_media_type", True)


def test_the_command(warc: Path, tmp_path: Path) -> None:
    arguments = ["import", str(warc), "--source", "harbour", "--url-match", "/news", "--raw", str(tmp_path / "raw")]
    told = CliRunner().invoke(main, [*arguments, "--format", "json"])
    assert told.exit_code == 0
    assert json.loads(told.output)["captures"] == 3
    assert "3 captures were there already" in CliRunner().invoke(main, arguments).output


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_an_archive_holds_nothing_escapes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    plain = record(URL, NOON, answer(page("A", "B"))) * 3
    with io.BytesIO() as target:
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("2021-08-01/a.txt", page("A", "B"))
        packed = target.getvalue()
    broken = bytearray(data.draw(st.sampled_from([plain, gzip.compress(plain), packed, gzip.compress(page("A", "B"))])))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=6))
        broken = broken or bytearray(b"PK")
    path = folder / "archive"
    path.write_bytes(bytes(broken))
    imported = import_archives([path], folder / "raw", "harbour")
    assert imported.pages == len(list((folder / "raw").rglob("page-*")))
