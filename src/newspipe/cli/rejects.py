"""Commands around what could not be accepted: rejects list, show, replay."""

from pathlib import Path
from typing import Any

import click

from newspipe import rejects as library
from newspipe.cli.options import (
    corrections_option,
    example,
    format_option,
    out_option,
    raw_option,
    told_errors,
    version_option,
)
from newspipe.console import print_json, print_pairs, print_table, printable, progress_bar
from newspipe.readers import open_version
from newspipe.store.backend import Store


@click.group()
def rejects() -> None:
    """What could not be accepted, and what has become of it."""


@example("newspipe rejects list --reason date_missing")
@rejects.command("list")
@click.option(
    "--status", type=click.Choice(["open", "accepted", "dismissed", "all"]), default="open", show_default=True,
    help="open, accepted after all, or dismissed because nothing is to be accepted there.",
)  # fmt: skip
@click.option("--source", help="Only this source.")
@click.option("--reason", help="Only this reason.")
@version_option
@out_option
@format_option
def list_(status: str, source: str | None, reason: str | None, version: str | None, store: Store, form: str) -> None:
    """List rejects, the open ones unless told otherwise."""
    with told_errors():
        wanted = None if status == "all" else status
        manifest = open_version(store, version)
        found = [*library.rejects(store, manifest, status=wanted, source=source, reason=reason)]
    if form == "json":
        for row in found:
            print_json(row)
        return
    if not found:
        click.echo("no reject" if status == "all" else f"no reject is {status}")
        return
    cells = (
        (row["reject_id"][:12], f"{row['path']}:{row['line_start']}", row["reason"], row["status"],
         row["resolved_by"] or row["detail"])
        for row in found
    )  # fmt: skip
    print_table(("reject", "where", "reason", "status", "why"), cells)


@example("newspipe rejects show 6899ac")
@rejects.command("show")
@click.argument("reject_id")
@version_option
@out_option
@format_option
def show(reject_id: str, version: str | None, store: Store, form: str) -> None:
    """Print a reject as it stands, and the correction that would resolve it."""
    with told_errors():
        row = library.find_reject(store, open_version(store, version), reject_id)
        suggested = library.suggestion(row) if row["status"] == "open" else None
    if form == "json":
        print_json({**row, "suggestion": suggested})
        return
    print_pairs(_described(row))
    click.echo()
    for number, text in enumerate(row["raw_text"].splitlines(), row["line_start"]):
        click.echo(f"{number:>5} {printable(text)}")
    if suggested:
        click.echo("\nThe correction that would resolve it, to be completed (docs/corrections.md):\n")
        click.echo(printable_lines(suggested))


def printable_lines(text: str) -> str:
    """Several lines from outside, without what could command a terminal."""
    return "\n".join(map(printable, text.splitlines()))


def _described(row: dict[str, Any]) -> list[tuple[str, str]]:
    resolved = f" by {row['resolved_by']}" if row["resolved_by"] else ""
    return [
        ("reject", row["reject_id"]),
        ("where", f"{row['path']}, lines {row['line_start']} to {row['line_end']}"),
        ("captured", f"{row['captured_at']:%Y-%m-%d %H:%M:%S}"),
        ("why", f"{row['reason']}: {row['detail']}"),
        ("status", f"{row['status']}{resolved}"),
    ]


@example("newspipe rejects replay --raw data/raw --out data/processed")
@rejects.command("replay")
@raw_option
@out_option
@corrections_option
@format_option
def replay(raw: Path, store: Store, corrections: Path, form: str) -> None:
    """Try open rejects again with today's parser and corrections.

    If any is accepted now, all that was ingested is read again, as by newspipe replay.
    """
    with told_errors(publishing=True), progress_bar() as progress:
        open_version(store, None)
        done = library.replay(raw, store, progress, corrections)
    if form == "json":
        print_json({**done.report.to_dict(), "tried": done.tried, "resolved": done.resolved})
        return
    print_pairs([("tried", f"{done.tried:,} open rejects: {len(done.resolved):,} are resolved")])
    for row in done.resolved:
        where = f"{row['path']}:{row['line_start']}"
        print_pairs([(row["status"], f"{where}: {row['reason']}, by {row['resolved_by']}")])
    print_pairs(done.report.lines())
