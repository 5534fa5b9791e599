"""`python -m benchmarks.listings`: what is found in saved HTML and text listings, beside what people expect there.

The folder of the fixtures holds `gold.json`: for each page its address, and the headline and link of each item. Pages
named `negative-*` list nothing. The folder of the layouts holds texts, each with the headline, date and summary of its
entries in a `*.gold.json` beside it. Two peers that find links of articles without rules for a site are measured as
well, if they are installed (`pip install newspipe[bench]`); they give addresses, and the longest text that links there
counts as their headline. Of texts they read nothing.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from newspipe.listing import parse
from newspipe.pipeline import collector_paused
from newspipe.text import clean

Item = tuple[str, ...]  # headline and link; of a text, headline, date and summary
Reader = Callable[[bytes, str], set[Item]]


class Score(NamedTuple):
    """How well one reader read one page."""

    page: str
    reader: str
    expected: int
    found: int
    precision: float
    recall: float
    seconds: float  # CPU time


def read_newspipe(data: bytes, url: str) -> set[Item]:
    contents = (seen.entry.content for seen in parse(data, url=url).sightings)
    return {(content.headline, content.url or "") for content in contents}


def read_layout(data: bytes, _: str) -> set[Item]:
    entries = (seen.entry for seen in parse(data).sightings)
    return {(e.content.headline, str(e.date_published), e.content.description or "") for e in entries}


def read_courlan(data: bytes, url: str) -> set[Item]:
    courlan = importlib.import_module("courlan")
    text = _text(data)
    found = {
        link
        for external in (False, True)
        for link in courlan.extract_links(pagecontent=text, url=url, external_bool=external)
    }
    return _named(data, url, lambda link: courlan.normalize_url(link) in found or link in found)


def read_newspaper(data: bytes, url: str) -> set[Item]:
    tldextract = importlib.import_module("tldextract")
    tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()  # its own list of domains; nothing is fetched
    urls = importlib.import_module("newspaper.urls")
    return _named(data, url, urls.valid_url)


_TEXT = "text/"  # what the names of layouts begin with

#: Readers by name, and the module that each needs.
READERS: dict[str, tuple[Reader, str]] = {
    "newspipe": (read_newspipe, "newspipe"),
    "courlan": (read_courlan, "courlan"),
    "newspaper4k": (read_newspaper, "newspaper"),
}


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1251" if b"windows-1251" in data[:4000].lower() else "cp1252", errors="replace")


def _named(data: bytes, url: str, wanted: Callable[[str], bool]) -> set[Item]:
    """The links of a page whose address is wanted, each with the longest text that links there."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(_text(data))
    base = parser.css_first("base[href]")
    around = urljoin(url, base.attributes["href"] or "") if base else url
    texts: dict[str, str] = {}
    for link in parser.css("a[href]"):
        try:
            address = urldefrag(urljoin(around, (link.attributes["href"] or "").strip()))[0]
            text = clean(link.text())
            if len(text) > len(texts.get(address, "")) and wanted(address):
                texts[address] = text
        except ValueError:
            continue
    return {(text, address) for address, text in texts.items()}


def measure(fixtures: Path, layouts: Path, repeat: int) -> Iterator[Score]:
    """Read every page with every reader that is installed, and every text with the one that reads texts."""
    gold = {name: page for name, page in json.loads((fixtures / "gold.json").read_text()).items() if "html/" in name}
    expected = {
        name: (page["url"], {(clean(item["headline"]), urldefrag(item["url"])[0]) for item in page["items"]})
        for name, page in gold.items()
    }
    for path in sorted((fixtures / "html").glob("negative-*.html")):
        expected[f"html/{path.name}"] = ("https://example.org/", set())
    for reader, (read, module) in READERS.items():
        if _is_installed(module):
            for name, (url, pairs) in expected.items():
                yield _score(reader, read, name, (fixtures / name).read_bytes(), url, pairs, repeat)
    for path in sorted(layouts.glob("*.txt")):
        gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
        items = {(e["headline"], e["date_published"], e.get("description") or "") for e in gold}
        yield _score("newspipe", read_layout, f"{_TEXT}{path.stem}", path.read_bytes(), "", items, repeat)


def _score(reader: str, read: Reader, name: str, data: bytes, url: str, expected: set[Item], repeat: int) -> Score:
    found: set[Item] = set()
    seconds = []
    for _ in range(repeat):
        began = time.process_time()
        found = read(data, url)
        seconds.append(time.process_time() - began)
    right = len(found & expected)
    precision = right / len(found) if found else float(not expected)
    recall = right / len(expected) if expected else float(not found)
    page = name.removeprefix("html/").removesuffix(".html")
    return Score(page, reader, len(expected), len(found), precision, recall, min(seconds))


def _is_installed(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


def print_scores(scores: Sequence[Score]) -> None:
    """A row for each page and each text, and the means of those that list something."""
    readers = [reader for reader in READERS if any(score.reader == reader for score in scores)]
    by = {(score.page, score.reader): score for score in scores}
    print("precision / recall / pages a second of CPU time")
    print(f"{'page':<44} {'items':>5}" + "".join(f"  {reader:^22}" for reader in readers))
    for page, expected in {score.page: score.expected for score in scores}.items():
        print(f"{page[:44]:<44} {expected:>5}" + "".join(map(_cell, (by.get((page, reader)) for reader in readers))))
    for what, some in (
        ("pages", [score for score in scores if not score.page.startswith(_TEXT)]),
        ("texts", [score for score in scores if score.page.startswith(_TEXT)]),
    ):
        cells = (_cell(_mean([score for score in some if score.reader == reader])) for reader in readers)
        print(f"{f'mean of the {what} that list something':<50}" + "".join(cells))
    for reader, (_, module) in READERS.items():
        if reader not in readers:
            print(f"{reader} is not installed ({module}): pip install newspipe[bench]")


def _cell(score: Score | None) -> str:
    if score is None:
        return f"  {'-':>6} {'-':>6} {'-':>8}"
    return f"  {score.precision:6.3f} {score.recall:6.3f} {1 / max(score.seconds, 1e-9):8.0f}"


def _mean(scores: Sequence[Score]) -> Score | None:
    """The means over the listings, and the seconds of a page over all; None without any."""
    lists = [score for score in scores if score.expected]
    if not lists:
        return None
    precision = sum(score.precision for score in lists) / len(lists)
    recall = sum(score.recall for score in lists) / len(lists)
    return Score("mean", scores[0].reader, 0, 0, precision, recall, sum(s.seconds for s in scores) / len(scores))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.listings", description=__doc__)
    parser.add_argument("--fixtures", type=Path, default=Path("../shared/fixtures"), help="default: %(default)s")
    parser.add_argument("--layouts", type=Path, default=Path("../shared/layouts"), help="default: %(default)s")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="read N times, take the fastest")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    options = parser.parse_args(arguments)
    if not (options.fixtures / "gold.json").is_file():
        print(f"nothing to measure: there is no gold.json in {options.fixtures}")
        return
    with collector_paused():  # as in a run
        scores = list(measure(options.fixtures, options.layouts, max(1, options.repeat)))
    if options.format == "json":
        print(json.dumps([score._asdict() for score in scores], indent=1))
    else:
        print_scores(scores)


if __name__ == "__main__":
    main()
