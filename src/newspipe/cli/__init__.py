"""The command line. No logic: each command calls the library and prints what it says.

Exit codes: 0 done; 1 done, but something was rejected and --strict was given; 2 usage, or a path that is missing or
cannot be read; 3 publication refused.
"""

import io
import os
import sys
from typing import Any

import click

from newspipe import __version__
from newspipe.cli import ingest, keep, read
from newspipe.cli.explain import explain
from newspipe.cli.export import export
from newspipe.cli.rejects import rejects
from newspipe.cli.verify import verify


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
    # Arrow's own pool keeps a quarter more memory, and asks for it at a higher price, than the system's.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    # There is no linear algebra here for which numpy's threads would have to stand by, and they do so awake.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed, as daemons start programs
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the program ends
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files may be in no encoding


for _command in (
    ingest.run, ingest.replay, ingest.parse, ingest.import_, ingest.status,
    read.show, explain, read.versions, read.diff, read.files,
    keep.tag, keep.untag, keep.rollback, keep.prune, verify, export, rejects,
):  # fmt: skip
    main.add_command(_command)
