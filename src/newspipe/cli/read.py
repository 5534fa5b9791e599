"""Commands that read what is published: show, explain, versions, diff, files."""

import os
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import click

from newspipe.changes import diff as find_differences
from newspipe.cli.options import as_of_option, example, format_option, out_option, told_errors, version_option
from newspipe.console import print_json, print_pairs, print_table, printable
from newspipe.contracts import DATASETS, contract
from newspipe.explain import ExplainedItem, ExplainedLine, explain_file, explain_item
from newspipe.export import write_parquet
from newspipe.export.target import new_file
from newspipe.readers import files as find_files
from newspipe.readers import open_version
from newspipe.status import rows as find_rows
from newspipe.store import history, retention
from newspipe.store.backend import Store

#: What people see of each dataset; programs get every column.
SHOWN = {
    "items": ("item_id", "source", "date_published", "headline", "credit_text", "revision", "withdrawn_at"),
    "presence": ("item_id", "source", "date_published", "status", "last_seen_at", "sightings", "position"),
    "revisions": ("item_id", "revision", "valid_from", "valid_to", "headline", "changed_columns", "match_method"),
    "sightings": ("captured_at", "source", "position", "line_start", "line_end", "item_id"),
    "snapshots": ("captured_at", "path", "media_type", "lines", "unknown_lines", "coverage", "entries", "rejects"),
    "changes": ("change", "item_id", "source", "date_published", "headline", "changed_columns", "cause"),
    "duplicates": ("source", "noticed_at", "item_id", "other_id", "decision", "reason", "score"),
    "rejects": ("path", "line_start", "line_end", "reason", "detail"),
}


@example("newspipe show items --month 2024-01 --source veldmoor-growers")
@click.command()
@click.argument("dataset", type=click.Choice([*DATASETS]))
@out_option
@click.option("--month", help="Only this partition: YYYY-MM, or undated.")
@click.option("--source", help="Only this source.")
@version_option
@click.option("--limit", type=click.IntRange(min=0), help="At most so many rows; people get 50 unless told, 0 is all.")
@format_option
def show(
    dataset: str, store: Store, month: str | None, source: str | None, version: str | None, limit: int | None, form: str
) -> None:
    """Print rows of a published dataset."""
    most = limit if limit is not None else 0 if form == "json" else 50
    with told_errors():
        found = find_rows(store, dataset, version=version, month=month, source=source)
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
@click.command()
@click.argument("what", metavar="(FILE | ITEM_ID)")
@out_option
@version_option
@format_option
def explain(what: str, store: Store, version: str | None, form: str) -> None:
    """Print a snapshot with the role of each line, or an item with every sighting and edit."""
    with told_errors():
        if os.path.exists(what):
            _print_file(explain_file(Path(what)), form)
        else:
            _print_item(explain_item(store, open_version(store, version), what), form)


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
@click.command()
@out_option
@format_option
def versions(store: Store, form: str) -> None:
    """List the published versions, and which of them are kept."""
    with told_errors():
        newest = open_version(store, None)
        gone = retention.pruned(store)
        named: dict[int, list[str]] = {}
        for name, number in sorted(retention.tags(store).items()):
            named.setdefault(number, []).append(name)
        rows = [
            {
                "version": line.version,
                "published_at": line.published_at,
                "kept": line.version not in gone,
                "tags": named.get(line.version, []),
                "note": line.note,
                **{dataset: line.rows.get(dataset) for dataset in DATASETS},
            }
            for line in [*history.published(store, newest)][::-1]
        ]
    if form == "json":
        for row in rows:
            print_json(row)
    else:
        columns = ("version", "published_at", "kept", "tags", "note", *DATASETS)
        people = ({**row, "kept": "yes" if row["kept"] else "no"} for row in rows)
        print_table(columns, ([row[column] for column in columns] for row in people))


@example("newspipe files items")
@click.command()
@click.argument("dataset", type=click.Choice([*DATASETS]))
@version_option
@as_of_option
@out_option
@format_option
def files(dataset: str, version: str | None, as_of: str | None, store: Store, form: str) -> None:
    """Print the files of a dataset, for DuckDB, polars, Spark and others that read a list."""
    with told_errors():
        found = find_files(dataset, version=version, as_of=as_of, out=store)
    for url in found:
        if form == "json":
            print_json({"url": url})
        else:
            click.echo(url)


@example("newspipe diff 1 2")
@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@out_option
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write the rows as one Parquet file.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Rows for people; 0 is all.")
@format_option
def diff(old: str, new: str, store: Store, to: Path | None, limit: int, form: str) -> None:
    """Print what differs in items between two versions, by number or tag; B may be the older one."""
    with told_errors():
        found = find_differences(store, open_version(store, old), open_version(store, new))
        if to:
            with new_file(to, overwrite=True) as file:
                write_parquet(file, contract("changes").schema, (part.changes for part in found))
            click.echo(f"written: {to}")
            return
        rows = (row for part in found for row in part.rows())
        if form == "json":
            for row in rows:
                print_json(row)
        else:
            _print_diff(rows, limit)


def _print_diff(rows: Iterable[dict[str, Any]], limit: int) -> None:
    counts: Counter[tuple[str, str, str]] = Counter()
    some: list[dict[str, Any]] = []
    for row in rows:
        counts[row["month"], row["source"], row["change"]] += 1
        if not limit or len(some) < limit:
            some.append(row)
    if not counts:
        click.echo("no item differs")
        return
    kinds = ("added", "modified", "renamed", "removed")
    places = sorted({(month, source) for month, source, _ in counts})
    print_table(("month", "source", *kinds), ([*place, *(counts[*place, kind] for kind in kinds)] for place in places))
    click.echo()
    for row in some:
        colour = {"added": "green", "removed": "red"}.get(row["change"], "yellow")
        columns = f" ({', '.join(row['changed_columns'])})" if row["changed_columns"] else ""
        renamed = f" from {row['previous_item_id']}" if row["previous_item_id"] else ""
        told = f"{row['item_id']}{renamed} {row['date_published'] or ''} {printable(row['headline'])}{columns}"
        click.echo(f"{click.style(row['change'], fg=colour):<8} {told}")
    left = counts.total() - len(some)
    if left:
        click.echo(f"… and {left:,} more: --limit 0 shows all", err=True)
