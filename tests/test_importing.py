"""Archives become captures: pages with address and time, nothing outside its folder or beyond its bounds."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from click.testing import CliRunner
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe import importing, pipeline
from newspipe.cli import main
from newspipe.errors import MissingPath, NewspipeError
from newspipe.importing import Imported, import_archives
from newspipe.listing import MAX_BYTES, Page, parse
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


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 100] for at in range(0, len(body), 100))
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def between(tmp_path: Path, odd: bytes) -> Imported:
    """What an import tells of an odd record between two good ones: whatever it is, those are imported."""
    path = tmp_path / "crawl.warc"
    good = [record(URL, NOON + timedelta(days), answer(page("A", "B"))) for days in (0, 2)]
    path.write_bytes(odd.join(good))
    imported = import_archives([path], tmp_path / "raw", "harbour", "/news")
    folders = {folder.name for folder in (tmp_path / "raw" / "harbour").iterdir()}
    assert {"20210801T120000Z", "20210803T120000Z"} <= folders
    for file in (tmp_path / "raw").rglob("page-*"):
        assert file.read_bytes() == page("A", "B")
    return imported


_PAGE = page("A", "B")
_GZIP, _CHUNKED = "Content-Encoding: gzip", "Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("headers", "sent"),
    [
        ([_GZIP], gzip.compress),
        ([_CHUNKED], chunked),
        ([_GZIP, _CHUNKED], lambda body: chunked(gzip.compress(body))),
        (["Transfer-Encoding: gzip, chunked"], lambda body: chunked(gzip.compress(body))),
        (["content-encoding:\r\n  x-gzip"], gzip.compress),
        (["Content-Encoding: deflate"], zlib.compress),
        (["Content-Encoding: deflate"], deflated),
        (["Content-Encoding: br"], brotli.compress),
        (["Content-Encoding: identity"], bytes),
        # What the crawler had unpacked already.
        ([_GZIP], bytes),
        ([_CHUNKED], bytes),
        ([_GZIP, _CHUNKED], gzip.compress),
        (["Content-Encoding: deflate"], bytes),
        (["Content-Encoding: br"], bytes),
        (["Content-Encoding: zstd"], bytes),
    ],
)
def test_a_page_is_read_as_a_browser_would(tmp_path: Path, headers: list[str], sent: Callable[[bytes], bytes]) -> None:
    imported = between(tmp_path, record(URL, NOON + timedelta(1), answer(sent(_PAGE), headers=headers)))
    assert (imported.captures, imported.problems) == (3, [])


def test_every_page_of_an_ordinary_crawl_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    sent = answer(chunked(gzip.compress(_PAGE)), headers=[_GZIP, _CHUNKED])
    path.write_bytes(b"".join(gzip.compress(record(URL, NOON + timedelta(day), sent)) for day in range(5)))
    imported = import_archives([path], tmp_path / "raw", "harbour")
    assert (imported.captures, imported.problems) == (5, [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"HTTP/1.1 200 OK", b"HTTP/2 200"),
        (b"2021-08-02T12:00:00Z", b"20210802120000"),
        (b"2021-08-02T12:00:00Z", b"2021-08-02T14:00:00.123456+02:00"),
        (b"\r\n", b"\n"),
    ],
)
def test_what_other_tools_write_is_read(tmp_path: Path, before: bytes, after: bytes) -> None:
    block = answer(_PAGE).replace(before, after)
    odd = record(URL, NOON + timedelta(1), block)
    imported = between(tmp_path, odd.replace(before, after))
    assert (imported.captures, imported.problems) == (3, [])


_BOMB = gzip.compress(b"0" * (MAX_BYTES + 1))


_ODD = [
    (record(URL, NOON, answer(_PAGE)).replace(b"2021-08-01T12:00:00Z", b"someday"), "WARC-Date is no time"),
    (record(URL, NOON, answer(_BOMB, headers=[_GZIP])), "unpacks to more"),
    (record(URL, NOON, answer(chunked(_BOMB), headers=[_GZIP, _CHUNKED])), "unpacks to more"),
    (record(URL, NOON, answer(gzip.compress(_PAGE)[:-20], headers=[_GZIP])), "cannot be unpacked"),
    (
        record(URL, NOON, answer(brotli.compress(_PAGE)[:-9], headers=["Content-Encoding: br"])),
        "cannot be unpacked",
    ),
    (record(URL, NOON, answer(chunked(_PAGE)[:-20], headers=[_CHUNKED])), "chunks break off"),
    (record(URL, NOON, answer(_PAGE)).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200"), "length is wrong"),
    (record(URL, NOON, b"HTTP/1.1 200 OK\r\n\r\n").replace(b": 19", b": 9"), "length is wrong"),
    (record(URL, NOON, b"HTTP/1.1 200 OK\r\n\r\n").replace(b": 19", b": 9999999"), "breaks off"),
    (record(URL, NOON, b"HTTP/1.1 200 OK\r\n\r\n").replace(b"Content-Length", b"Length"), "no length"),
]


@pytest.mark.parametrize(("odd", "why"), _ODD, ids=range(len(_ODD)))  # bytes that tell the time name no tests
def test_a_record_that_cannot_be_taken_costs_no_other(tmp_path: Path, odd: bytes, why: str) -> None:
    imported = between(tmp_path, odd)
    [problem] = imported.problems
    assert f"record 2 ({URL}): " in problem
    assert why in problem


def test_a_page_on_which_the_parser_fails_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(data: bytes, **given: Any) -> Page:
        return parse(data, **given) if data == _PAGE else {}[data]

    monkeypatch.setattr(importing, "parse", failing)
    [problem] = between(tmp_path, record(URL, NOON, answer(page("Odd")))).problems
    assert f"record 2 ({URL}): the parser failed: KeyError" in problem


_WHOLE = [record(URL, NOON + timedelta(day), answer(_PAGE)) for day in range(3)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_wherever_an_archive_is_cut_it_is_told(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    first, last = b"".join(map(pack, _WHOLE[:2])), pack(_WHOLE[2])
    path = tmp_path / "crawl.warc"
    for cut in range(2, len(last) - len(b"\r\n\r\n"), 5):
        path.write_bytes(first + last[:cut])
        imported = import_archives([path], tmp_path / f"raw-{cut}", "harbour", "/news")
        assert (len(imported.problems), imported.captures in {2, 3}) == (1, True)
        pages = list((tmp_path / f"raw-{cut}").rglob("page-*"))
        assert [file.read_bytes() for file in pages] == [_PAGE] * len(pages)


def test_what_is_before_damage_is_imported(tmp_path: Path) -> None:
    """What a packed record holds is known to be right only behind it."""
    path = tmp_path / "crawl.warc.gz"
    first, second, third = map(gzip.compress, _WHOLE)
    path.write_bytes(first + second[:-8] + b"\0\0\0\0" + second[-4:] + third)
    imported = import_archives([path], tmp_path / "raw", "harbour")
    assert imported.captures == 1
    assert "CRC check failed" in imported.problems[0]


def test_an_archive_that_is_all_broken_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"WARC/1.0\r\nContent-Length: 30000000\r\n\r\n" * 20_000)
    problems = import_archives([path], tmp_path / "raw", "harbour").problems
    assert (len(problems), "nothing was read" in problems[-1]) == (1_001, True)


_UNREADABLE = {
    "a.zip": b"PK\x03\x04garbage",
    "a.warc": _WHOLE[0][:-300],
    "a.warc.gz": gzip.compress(_WHOLE[0])[:-100],
    "2021-08-01.txt.gz": gzip.compress(_PAGE)[:-12],
    "a.txt": b"",
}


@pytest.mark.parametrize("name", _UNREADABLE)
def test_an_archive_of_which_nothing_can_be_read_is_an_error(warc: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_UNREADABLE[name])
    command = ["import", str(path), str(warc), "--source", "harbour", "--raw", str(tmp_path / "raw")]
    told = CliRunner().invoke(main, command)
    assert (told.exit_code, "nothing in them could be read" in told.output) == (2, True)
    assert "imported  3 captures" in told.output


def test_strict_minds_what_is_wrong_and_not_what_is_no_listing(warc: Path, tmp_path: Path) -> None:
    command = ["import", str(warc), "--source", "harbour", "--raw", str(tmp_path / "raw"), "--strict"]
    assert CliRunner().invoke(main, command).exit_code == 0
    warc.write_bytes(warc.read_bytes()[:-100])
    assert CliRunner().invoke(main, command).exit_code == 1
    assert CliRunner().invoke(main, command[:-1]).exit_code == 0


def test_a_raw_folder_that_cannot_be_written_is_an_error(warc: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").write_bytes(b"")
    command = ["import", str(warc), "--source", "harbour", "--raw", str(tmp_path / "raw")]
    assert CliRunner().invoke(main, command).exit_code == 2


def test_a_damaged_file_in_a_zip_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"2021-08-01/a.txt.gz": gzip.compress(_PAGE)[:-12], "2021-08-02.txt": _PAGE})
    imported = import_archives([path], tmp_path / "raw", "harbour")
    assert (imported.captures, imported.unreadable) == (1, 0)
    assert imported.problems == [f"{path}: 2021-08-01/a.txt.gz: it is cut short or damaged"]


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
