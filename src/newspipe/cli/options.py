"""What the commands share: options, examples, and errors as messages and exit codes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from newspipe.errors import NewspipeError, PublicationRefused, mended
from newspipe.readers import OUT, OUT_VARIABLE
from newspipe.store import open_store
from newspipe.store.backend import Store

REJECTED = 1

Command = TypeVar("Command", bound=Callable[..., Any])


class StoreType(click.ParamType[Store]):
    """A folder, or s3://bucket/prefix."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Store:  # noqa: ANN401
        """Open it."""
        try:
            return open_store(value)
        except NewspipeError as error:
            self.fail(str(error), param, ctx)
        except OSError as error:  # what is above it is closed to us
            self.fail(f"{error.filename or value}: {error.strerror}. {mended(error)} and run again.", param, ctx)


raw_option = click.option(
    "--raw", type=click.Path(path_type=Path), default=Path("data/raw"), show_default=True, help="Folder of the sources."
)
corrections_option = click.option(
    "--corrections", type=click.Path(path_type=Path, file_okay=False), default=Path("data/corrections"),
    show_default=True, help="Folder of the corrections; it need not exist.",
)  # fmt: skip
out_option = click.option(
    "--out", "store", type=StoreType(), default=OUT, envvar=OUT_VARIABLE, show_default=True, show_envvar=True,
    help="What is published: a folder, or s3://bucket/prefix.",
)  # fmt: skip
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or one JSON object a line for programs.",
)  # fmt: skip
version_option = click.option(
    "--version", metavar="N|TAG|TIME", help="This version instead of the current one, or the one that was current then."
)
as_of_option = click.option(
    "--as-of", metavar="TIME", help="As the listings showed it then: 2024-03-08, which is all day, or a time."
)
technical_option = click.option(
    "--include-technical", "technical", is_flag=True, help="Also changes that only another parser has made."
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 if anything was rejected.")


def example(text: str) -> Callable[[Command], Command]:
    """Show an example below the options of a command."""

    def add(command: Command) -> Command:
        command.epilog = f"\b\nExample:\n  {text}"  # type: ignore[attr-defined]
        return command

    return add


@contextmanager
def told_errors(*, publishing: bool = False) -> Iterator[None]:
    """Errors that a user can mend, as a message and an exit code."""
    try:
        yield
    except NewspipeError as error:
        click.echo(f"newspipe: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # whoever read this has seen enough
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        nothing = "Nothing was published. " if publishing else ""
        click.echo(f"newspipe: {where}{error.strerror or error}\n  {nothing}{mended(error)} and run again.", err=True)
        sys.exit(PublicationRefused.exit_code if publishing else NewspipeError.exit_code)
