"""The command line. No logic: each command calls the library and prints what it says.

Exit codes: 0 done; 1 done, but something was rejected and --strict was given; 2 usage, or a path that is missing or
cannot be read; 3 publication refused.
"""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click

from newspipe import __version__, pipeline
from newspipe.console import print_json, print_pairs, print_table, printable, progress_bar
from newspipe.contracts import DATASETS, content_columns
from newspipe.errors import MissingPath, NewspipeError, PublicationRefused
from newspipe.explain import ExplainedItem, ExplainedLine, explain_file, explain_item
from newspipe.ingest import Loaded, load_page
from newspipe.listing import Reject, Sighting
from newspipe.listing.page import first_line
from newspipe.status import open_version
from newspipe.status import rows as find_rows
from newspipe.status import status as find_status
from newspipe.store.manifest import load, numbers

REJECTED = 1

Command = TypeVar("Command", bound=Callable[..., Any])

#: What people see of each dataset; programs get every column.
SHOWN = {
    "items": ("item_id", "source", "date_published", "headline", "credit_text", "revision", "withdrawn_at"),
    "presence": ("item_id", "source", "date_published", "status", "last_seen_at", "sightings", "position"),
    "revisions": ("item_id", "revision", "valid_from", "valid_to", "headline", "changed_columns", "match_method"),
    "sightings": ("captured_at", "source", "position", "line_start", "line_end", "item_id"),
    "snapshots": ("captured_at", "path", "media_type", "lines", "unknown_lines", "coverage", "entries", "rejects"),
    "rejects": ("path", "line_start", "line_end", "reason", "detail"),
}

raw_option = click.option(
    "--raw", type=click.Path(path_type=Path), default=Path("data/raw"), show_default=True, help="Folder of the sources."
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("data/processed"),
    show_default=True,
    help="Folder to publish to.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or one JSON object a line for programs.",
)  # fmt: skip
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 if anything was rejected.")


def example(text: str) -> Callable[[Command], Command]:
    """Show an example below the options of a command."""

    def add(command: Command) -> Command:
        command.epilog = f"\b\nExample:\n  {text}"  # type: ignore[attr-defined]
        return command

    return add


class Told(click.Group):
    """Commands whose output cannot be written say so."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command; exit with 1 if what it printed was lost."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # whoever read this has seen enough: click ends quietly
            raise
        except OSError as error:
            click.echo(f"newspipe: the output cannot be written: {error.strerror or error}", err=True)
            ctx.exit(1)


@click.group(cls=Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newspipe")
def main() -> None:
    """Turn snapshots of news listing pages into a versioned Parquet dataset."""
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed, as daemons start programs
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the program ends
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files may be in no encoding


@example("newspipe run --raw data/raw --out data/processed")
@main.command()
@raw_option
@out_option
@strict_option
@format_option
def run(raw: Path, out: Path, strict: bool, form: str) -> None:
    """Publish what is new in the raw folder as the next version."""
    with told_errors(publishing=True), progress_bar() as progress:
        report = pipeline.run(raw, out, progress)
    if form == "json":
        print_json(report.to_dict())
    else:
        print_pairs(report.lines())
    if strict and not report.clean:
        sys.exit(REJECTED)


@example("newspipe parse data/raw/*/*/page-01.txt --format json")
@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@strict_option
@format_option
def parse(files: tuple[Path, ...], strict: bool, form: str) -> None:
    """Read snapshots and print their entries and rejects; nothing is published."""
    rejected = failed = False
    for path in files:
        try:
            loaded = load_page(path)
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
            yield {"kind": "reject", "path": path, **row._asdict()}
    yield {
        "kind": "snapshot", "path": path, "snapshot_id": loaded.snapshot_id, "media_type": page.media_type,
        "encoding": page.encoding, "lines": page.lines, "unknown_lines": page.unknown_lines,
        "coverage": page.coverage, "entries": page.entries, "rejects": len(page.rejects),
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


@example("newspipe status --raw data/raw --out data/processed")
@main.command()
@raw_option
@out_option
@format_option
def status(raw: Path, out: Path, form: str) -> None:
    """What is published, and what waits in the raw folder."""
    with told_errors():
        found = find_status(raw, out)
    if form == "json":
        print_json(found.to_dict())
    else:
        print_pairs(found.lines())


@example("newspipe show items --month 2024-01 --source veldmoor-growers")
@main.command()
@click.argument("dataset", type=click.Choice([*DATASETS]))
@out_option
@click.option("--month", help="Only this partition: YYYY-MM, or undated.")
@click.option("--source", help="Only this source.")
@click.option("--version", type=int, help="This version instead of the current one.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many rows; people get 50 unless told, 0 is all.")
@format_option
def show(
    dataset: str, out: Path, month: str | None, source: str | None, version: int | None, limit: int | None, form: str
) -> None:
    """Print rows of a published dataset."""
    most = limit if limit is not None else 0 if form == "json" else 50
    with told_errors():
        found = find_rows(out, dataset, version=version, month=month, source=source)
        some = list(islice(found, most)) if most else list(found)
        left = sum(1 for _ in found)
    if form == "json":
        for row in some:
            print_json(row)
        return
    columns = SHOWN[dataset]
    print_table(columns, ([row[column] for column in columns] for row in some))
    if left:
        click.echo(f"… and {left:,} more rows: --limit 0 shows all", err=True)


@example("newspipe explain data/raw/ombervale-transit/2024-02-02/page-01.txt")
@main.command()
@click.argument("what", metavar="(FILE | ITEM_ID)")
@out_option
@click.option("--version", type=int, help="The item as this version has it.")
@format_option
def explain(what: str, out: Path, version: int | None, form: str) -> None:
    """Print a snapshot with the role of each line, or an item with every sighting and edit."""
    with told_errors():
        if os.path.exists(what):
            _print_file(explain_file(Path(what)), form)
        else:
            _print_item(explain_item(out, open_version(out, version), what), form)


def _print_file(lines: Iterable[ExplainedLine], form: str) -> None:
    for line in lines:
        if form == "json":
            reject = {"reject": line.reject._asdict()} if line.reject else {}
            print_json({"line": line.number, "role": line.role or None, "text": line.text, **reject})
            continue
        colour = {"unknown": "red", "rejected": "yellow"}.get(line.role, "cyan")
        click.echo(f"{line.number:>5} {click.style(f'{line.role:<12}', fg=colour)} {printable(line.text)}".rstrip())
        if line.reject:
            click.echo(
                f"{'':>5} {click.style('^ ' + line.reject.reason, fg='yellow')}: {printable(line.reject.detail)}"
            )


def _print_item(found: ExplainedItem, form: str) -> None:
    if form == "json":
        print_json(vars(found))
        return
    item, presence = found.item, found.presence
    print_pairs([
        ("item", item["item_id"]),
        ("headline", item["headline"]),
        ("published", f"{item['date_published']} at {item['source']}, printed {item['date_published_raw']!r}"),
        ("status", f"{presence['status']}, seen {presence['sightings']}x, last {presence['last_seen_at']:%Y-%m-%d}"),
        *[("alias", alias) for alias in item["aliases"]],
    ])  # fmt: skip
    earlier: dict[str, Any] = {}
    for revision in found.revisions:
        until = f"{revision['valid_to']:%Y-%m-%d}" if revision["valid_to"] else "now"
        how = f", joined by {revision['match_method']}" if revision["match_method"] else ""
        score = f" ({revision['match_score']:.0f} %)" if revision["match_score"] is not None else ""
        click.echo(f"\nrevision {revision['revision']}: {revision['valid_from']:%Y-%m-%d} to {until}{how}{score}")
        for column in revision["changed_columns"] or ("headline", "description"):
            if earlier.get(column) is not None:
                click.echo(click.style(f"  - {column}: {printable(str(earlier[column]))}", fg="red"))
            if revision[column] is not None:
                click.echo(click.style(f"  + {column}: {printable(str(revision[column]))}", fg="green"))
        earlier = revision
    click.echo()
    print_table(
        ("captured", "where", "position", "revision"),
        (
            (
                row["captured_at"],
                f"{row['path']}:{row['line_start']}",
                row["position"],
                _revision_shown(row, found.revisions),
            )
            for row in found.sightings
        ),
    )


def _revision_shown(sighting: dict[str, Any], revisions: list[dict[str, Any]]) -> str:
    """The revision in force at a sighting, or what else it shows: a text that is cut off, or an older one again."""
    at = sighting["captured_at"]
    for revision in revisions:
        if revision["valid_from"] <= at and (revision["valid_to"] is None or at < revision["valid_to"]):
            same = revision["content_hash"] == sighting["content_hash"]
            return str(revision["revision"]) if same else f"{revision['revision']}, shown differently"
    return ""


@example("newspipe versions --out data/processed")
@main.command()
@out_option
@format_option
def versions(out: Path, form: str) -> None:
    """List the published versions."""
    with told_errors():
        if not out.is_dir():
            raise MissingPath("there is no such folder", where=out, remedy="Publish first: newspipe run.")
        manifests = [load(out, number) for number in numbers(out)]
    rows = [
        {"version": m.version, "published_at": m.published_at, **{d: m.rows(d) for d in m.datasets}} for m in manifests
    ]
    if form == "json":
        for row in rows:
            print_json(row)
    else:
        print_table(("version", "published_at", *DATASETS), ([*row.values()] for row in rows))


@contextmanager
def told_errors(*, publishing: bool = False) -> Iterator[None]:
    """Errors that a user can mend, as a message and an exit code."""
    try:
        yield
    except NewspipeError as error:
        click.echo(f"newspipe: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        remedy = "\n  Nothing was published: run again when it is mended." if publishing else ""
        click.echo(f"newspipe: {where}{error.strerror or error}{remedy}", err=True)
        sys.exit(PublicationRefused.exit_code if publishing else NewspipeError.exit_code)
