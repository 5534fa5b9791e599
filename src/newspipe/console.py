"""How things look on a terminal, and to the programs that read a pipe."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import click

from newspipe.export.forms import json_line
from newspipe.pipeline import Progress

_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != ord("\t")}


def printable(text: str) -> str:
    """Text from outside, without what could command a terminal."""
    return text.translate(_CONTROLS)


def print_json(row: Mapping[str, Any]) -> None:
    """One object on a line of its own."""
    click.echo(json_line(row))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Rows as a table: folded to the width of a terminal; in a pipe, whole lines with tabs between the cells."""
    cells = ([_cell(value) for value in row] for row in rows)
    if not sys.stdout.isatty():
        if title:
            click.echo(title)
        for row in ([*columns], *cells):
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    Console().print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == value.min.time() else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return printable(str(value).replace("\n", " / "))


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Labels and texts in two columns."""
    for label, text in pairs:
        click.echo(click.style(f"{label:<10}", bold=True) + printable(text))


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Progress on the terminal that reads standard error; nothing if none does."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn
    from rich.progress import Progress as Bar

    with Bar(*Bar.get_default_columns(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as bar:
        stages: dict[str, Any] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in stages:
                stages[what] = bar.add_task(what, total=total)
            bar.update(stages[what], completed=done, total=total)

        yield tell
