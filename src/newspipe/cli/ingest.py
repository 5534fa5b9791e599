"""Commands that read listings: run, replay, parse, status."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from newspipe import pipeline
from newspipe.cli.options import (
    REJECTED,
    corrections_option,
    example,
    format_option,
    out_option,
    raw_option,
    strict_option,
    told_errors,
)
from newspipe.console import print_json, print_pairs, print_table, progress_bar
from newspipe.contracts import content_columns
from newspipe.errors import NewspipeError
from newspipe.importing import import_archives
from newspipe.ingest import Loaded, load_page
from newspipe.listing import Reject, Sighting
from newspipe.listing.page import first_line
from newspipe.report import Report
from newspipe.status import status as find_status
from newspipe.store.backend import Store


@example("newspipe run --raw data/raw --out data/processed")
@click.command()
@raw_option
@out_option
@corrections_option
@click.option("--idempotency-key", metavar="KEY", help="Publish nothing if a version was published with the same key.")
@strict_option
@format_option
def run(raw: Path, store: Store, corrections: Path, idempotency_key: str | None, strict: bool, form: str) -> None:
    """Publish what is new in the raw folder as the next version.

    Corrections that were added, edited or taken away take effect first, as a version of their own.
    """
    with told_errors(publishing=True), progress_bar() as progress:
        report = pipeline.run(raw, store, progress, idempotency_key, corrections)
    _tell(report, form, strict=strict)


def _tell(report: Report, form: str, *, strict: bool) -> None:
    if form == "json":
        print_json(report.to_dict())
    else:
        print_pairs(report.lines())
    if strict and not report.clean:
        sys.exit(REJECTED)


@example("newspipe replay --raw data/raw --out data/processed")
@click.command()
@raw_option
@out_option
@corrections_option
@strict_option
@format_option
def replay(raw: Path, store: Store, corrections: Path, strict: bool, form: str) -> None:
    """Read all that was ingested with today's parser, and publish what differs as one version.

    Its changes have the cause `parser`, and stay out of what newspipe diff shows. New files wait for the next run.
    """
    with told_errors(publishing=True), progress_bar() as progress:
        report = pipeline.replay(raw, store, progress, corrections)
    _tell(report, form, strict=strict)


def _page_url(_context: click.Context, _parameter: click.Parameter, url: str | None) -> str | None:
    if url is not None and not url.startswith(("http://", "https://")):
        raise click.BadParameter("it should begin with http:// or https://")
    return url


@example("newspipe parse data/raw/*/*/page-01.txt --format json")
@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--url", metavar="PAGE_URL", callback=_page_url, help="The page's own address, to resolve its links against."
)
@strict_option
@format_option
def parse(files: tuple[Path, ...], url: str | None, strict: bool, form: str) -> None:
    """Read snapshots and print their entries and rejects; nothing is published."""
    rejected = failed = False
    for path in files:
        try:
            loaded = load_page(path, url)
        except NewspipeError as error:
            click.echo(f"newspipe: {error}", err=True)
            failed = True
            continue
        rejected |= bool(loaded.page.rejects)
        rows = list(_parsed(str(path), loaded))
        if form == "json":
            for row in rows:
                print_json(row)
        else:
            _print_parsed(rows)
    if failed or (strict and rejected):
        sys.exit(NewspipeError.exit_code if failed else REJECTED)


def _parsed(path: str, loaded: Loaded) -> Iterator[dict[str, Any]]:
    page = loaded.page
    found: list[Sighting | Reject] = [*page.sightings, *page.rejects]
    for row in sorted(found, key=first_line):
        if isinstance(row, Sighting):
            entry = row.entry
            place = {"position": row.position, "line_start": row.line_start, "line_end": row.line_end}
            dated = {
                "date_published": entry.date_published,
                "date_published_raw": entry.date_published_raw,
                "section_heading": entry.section_heading,
            }
            yield {"kind": "entry", "path": path, **place, **content_columns(entry.content), **dated}
        else:
            yield {"kind": "reject", "path": path, **row.columns()}
    yield {
        "kind": "snapshot", "path": path, "snapshot_id": loaded.snapshot_id, "media_type": page.media_type,
        "encoding": page.encoding, "date_order": page.date_order,
        "lines": page.lines, "unknown_lines": page.unknown_lines,
        "coverage": page.coverage, "entries": page.entries, "rejects": len(page.rejects), "next_url": page.next_url,
    }  # fmt: skip


def _print_parsed(rows: list[dict[str, Any]]) -> None:
    *found, page = rows
    cells = [
        (row["line_start"], row["date_published"], row["headline"])
        if row["kind"] == "entry"
        else (row["line_start"], row["reason"], row["detail"])
        for row in found
    ]
    coverage = "" if page["coverage"] is None else f", coverage {page['coverage']:.2f}"
    click.echo(
        f"{page['path']}: {page['media_type']}, {page['lines']} lines{coverage}, "
        f"{page['entries']} entries, {page['rejects']} rejects"
    )
    if cells:
        print_table(("line", "date", "headline"), cells)


@example("newspipe import pages.zip --source harbour --raw imported")
@click.command("import")
@click.argument("archives", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARCHIVE...")
@raw_option
@click.option("--source", required=True, help="The source that the pages are of: a-z, 0-9 and hyphens.")
@click.option("--url-match", metavar="REGEX", help="Only pages whose address holds this.")
@strict_option
@format_option
def import_(archives: tuple[Path, ...], raw: Path, source: str, url_match: str | None, strict: bool, form: str) -> None:
    """Copy the listings in WARC, zip and gz archives into the raw folder."""
    with told_errors():
        imported = import_archives(archives, raw, source, url_match)
    if form == "json":
        print_json(imported.to_dict())
    else:
        print_pairs(imported.lines())
    if imported.unreadable or (strict and imported.problems):
        sys.exit(NewspipeError.exit_code if imported.unreadable else REJECTED)


@example("newspipe status --raw data/raw --out data/processed")
@click.command()
@raw_option
@out_option
@corrections_option
@format_option
def status(raw: Path, store: Store, corrections: Path, form: str) -> None:
    """What is published, and what waits in the raw folder; which corrections do nothing, and what is outdated."""
    with told_errors():
        found = find_status(raw, store, corrections)
    if form == "json":
        print_json(found.to_dict())
    else:
        print_pairs(found.lines())
