"""The command that takes data away: export."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from newspipe.cli.options import as_of_option, example, format_option, out_option, told_errors, version_option
from newspipe.console import print_json, print_pairs, progress_bar
from newspipe.contracts import DATASETS
from newspipe.export import ALL, Exported, Span
from newspipe.export import export as export_rows
from newspipe.readers import moment_of, open_version
from newspipe.store.backend import Store


@example("newspipe export items --to items-2024.csv --from 2024-01 --until 2024-03-15")
@click.command()
@click.argument("dataset", type=click.Choice([*DATASETS, ALL]))
@click.option(
    "--to", metavar="PATH", required=True,
    help="What to write: .parquet, .csv, .jsonl or .ndjson; without a suffix, or with a slash at the end, a folder.",
)  # fmt: skip
@version_option
@as_of_option
@click.option("--from", "first", metavar="DATE", help="Only rows from this day or month on: 2024-03-08 or 2024-03.")
@click.option("--until", "last", metavar="DATE", help="Only rows until this day or month, which is included.")
@click.option("--overwrite", is_flag=True, help="Replace the file, or the folder if it holds nothing but an export.")
@out_option
@format_option
def export(
    dataset: str,
    to: str,
    version: str | None,
    as_of: str | None,
    first: str | None,
    last: str | None,
    overwrite: bool,
    store: Store,
    form: str,
) -> None:
    """Write a dataset as one file, or as a folder to copy; with `all` every dataset as a folder.

    Days are those of date_published in items, presence, revisions and changes, and of captured_at, in UTC, in
    sightings, snapshots and rejects. With --from or --until, rows without a date are left out.

    In CSV, text that a spreadsheet would take for a formula has an apostrophe in front.
    """
    if to == "-":
        raise click.BadParameter("name a file or a folder", param_hint="--to")
    with told_errors(), _ended_in_order(), progress_bar() as progress:
        span, moment = Span.between(first, last), moment_of(as_of)
        manifest = open_version(store, version)
        done = export_rows(store, manifest, dataset, to, span, as_of=moment, overwrite=overwrite, progress=progress)
    _tell(done, span, form)


def _tell(done: Exported, span: Span, form: str) -> None:
    if form == "json":
        print_json({
            "path": str(done.path), "version": done.version, "from": span.first, "until": span.last,
            "rows": done.rows, "bytes": done.bytes, "datasets": done.datasets,
        })  # fmt: skip
        return
    rows = ", ".join(f"{rows:,} {name}" for name, rows in done.datasets.items())
    print_pairs([
        ("exported", f"{rows}, {done.bytes:,} bytes"),
        ("version", str(done.version)),
        ("path", str(done.path)),
    ])  # fmt: skip


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """What is told to end, or loses its terminal, takes away what it has half written, as with Ctrl-C."""
    # Whoever had them ignored, such as nohup, is not to be ended by them here.
    asked = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) == signal.SIG_DFL]
    for number in asked:
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        for number in asked:
            signal.signal(number, signal.SIG_DFL)
