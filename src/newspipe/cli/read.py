"""Commands that read what is published: show, versions, diff, files."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from newspipe.changes import TECHNICAL, Difference
from newspipe.changes import diff as find_differences
from newspipe.cli.options import (
    as_of_option,
    example,
    format_option,
    out_option,
    technical_option,
    told_errors,
    version_option,
)
from newspipe.console import print_json, print_table, printable
from newspipe.contracts import DATASETS, contract
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
    "rejects": ("path", "line_start", "line_end", "reason", "detail", "status", "resolved_by"),
}


@example("newspipe show items --month 2024-01 --source veldmoor-growers")
@click.command()
@click.argument("dataset", type=click.Choice([*DATASETS]))
@out_option
@click.option("--month", help="Only this partition: YYYY-MM, or undated.")
@click.option("--source", help="Only this source.")
@version_option
@as_of_option
@technical_option
@click.option("--limit", type=click.IntRange(min=0), help="At most so many rows; people get 50 unless told, 0 is all.")
@format_option
def show(
    dataset: str,
    store: Store,
    month: str | None,
    source: str | None,
    version: str | None,
    as_of: str | None,
    technical: bool,
    limit: int | None,
    form: str,
) -> None:
    """Print rows of a published dataset."""
    most = limit if limit is not None else 0 if form == "json" else 50
    hidden = Counter[str]()
    with told_errors():
        found = find_rows(store, dataset, version=version, as_of=as_of, month=month, source=source)
        if dataset == "changes" and not technical:
            found = _news(found, hidden)
        some = list(islice(found, most)) if most else list(found)
        left = sum(1 for _ in found)
    if form == "json":
        for row in some:
            print_json(row)
        _tell_hidden(hidden.total())
        return
    columns = SHOWN[dataset]
    print_table(columns, ([row[column] for column in columns] for row in some))
    if left:
        click.echo(f"… and {left:,} more rows: --limit 0 shows all", err=True)
    _tell_hidden(hidden.total())


def _news(rows: Iterable[dict[str, Any]], hidden: Counter[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row["cause"] in TECHNICAL:
            hidden[row["cause"]] += 1
        else:
            yield row


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
@out_option
@format_option
def files(dataset: str, version: str | None, store: Store, form: str) -> None:
    """Print the files of a dataset, for DuckDB, polars, Spark and others that read a list."""
    with told_errors():
        found = find_files(dataset, version=version, out=store)
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
@technical_option
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write the rows as one Parquet file.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="Rows for people; 0 is all.")
@format_option
def diff(old: str, new: str, store: Store, technical: bool, to: Path | None, limit: int, form: str) -> None:
    """Print what differs in items between two versions, by number, tag or time; B may be the older one.

    What another parser has made of the same pages is no news and is left out; whoever applies the rows to a copy of A
    needs it.
    """
    with told_errors():
        hidden = Counter[str]()
        found = _without_technical(
            find_differences(store, open_version(store, old), open_version(store, new)), hidden, technical
        )
        if to:
            with new_file(to, overwrite=True) as file:
                write_parquet(file, contract("changes").schema, (part.changes for part in found))
            click.echo(f"written: {to}")
        else:
            rows = (row for part in found for row in part.rows())
            if form == "json":
                for row in rows:
                    print_json(row)
            else:
                _print_diff(rows, limit)
        _tell_hidden(hidden.total())


def _without_technical(parts: Iterable[Difference], hidden: Counter[str], technical: bool) -> Iterator[Difference]:
    for part in parts:
        shown = part if technical else part.without_technical()
        hidden[part.month] += len(part.changes) - len(shown.changes)
        yield shown


def _tell_hidden(count: int) -> None:
    if count:
        click.echo(f"… and {count:,} changes with a technical cause: --include-technical shows them", err=True)


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
