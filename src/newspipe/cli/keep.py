"""Commands that keep a store in order: tag, untag, rollback, prune."""

import re
from typing import Any

import click

from newspipe.cli.options import example, format_option, out_option, told_errors, version_option
from newspipe.console import print_json, print_pairs
from newspipe.publication import roll_back
from newspipe.readers import open_version
from newspipe.store import retention
from newspipe.store.backend import Store

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Duration(click.ParamType[float]):
    """How long: 90s, 30m, 12h, 7d; seconds without a unit."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """In seconds."""
        match = re.fullmatch(r"(\d+)([smhd]?)", str(value))
        if not match:
            self.fail(f"{value!r} is no duration: say 30m, 12h or 7d", param, ctx)
        return float(match[1]) * _UNITS[match[2] or "s"]


@example("newspipe tag spring-report --version 1")
@click.command()
@click.argument("name")
@version_option
@out_option
@format_option
def tag(name: str, version: str | None, store: Store, form: str) -> None:
    """Name a version, so that it is kept; the current one unless told."""
    with told_errors():
        number = open_version(store, version).version
        retention.tag(store, name, number)
    _tell(form, {"tag": name, "version": number}, [("tagged", f"version {number} is {name}")])


@example("newspipe untag spring-report")
@click.command()
@click.argument("name")
@out_option
@format_option
def untag(name: str, store: Store, form: str) -> None:
    """Take the name of a version away."""
    with told_errors():
        retention.untag(store, name)
    _tell(form, {"untagged": name}, [("untagged", name)])


@example("newspipe rollback 1")
@click.command()
@click.argument("version", metavar="N|TAG")
@out_option
@format_option
def rollback(version: str, store: Store, form: str) -> None:
    """Publish the content of an older version as the next version.

    What was ingested since then is forgotten, too: the next run takes it in again, if it still lies in raw.
    """
    with told_errors(publishing=True):
        target = open_version(store, version).version
        manifest = roll_back(store, target)
    said = {"version": manifest.version if manifest else None, "content_of": target}
    if manifest is None:
        _tell(form, said, [("published", f"nothing: the content of version {target} is current")])
        return
    _tell(form, said, [
        ("published", f"version {manifest.version}, with the content of version {target}"),
        ("next", "what was captured since is new again for the next run, if it still lies in raw"),
    ])  # fmt: skip


@example("newspipe prune --keep 20 --grace 1d --apply")
@click.command()
@click.option("--keep", type=click.IntRange(min=1), default=20, show_default=True, help="Newest versions that stay.")
@click.option(
    "--grace", type=Duration(), default="1d", show_default=True,
    help="What was current or put within this time stays, too: longer than any run and any read takes.",
)  # fmt: skip
@click.option("--apply", "apply", is_flag=True, help="Take it away. Without this, only show what would go.")
@out_option
@format_option
def prune(keep: int, grace: float, apply: bool, store: Store, form: str) -> None:
    """Show, or take away, versions beyond the newest and objects that no kept version contains.

    Versions with a tag stay. Manifests and changes stay for all versions.
    """
    with told_errors():
        open_version(store, None)
        removal = retention.prune(store, keep, grace) if apply else retention.plan(store, keep, grace)
    said = {
        "applied": apply,
        "versions": removal.versions,
        "objects": len(removal.objects),
        "bytes": removal.bytes,
        "leftovers": len(removal.leftovers),
    }
    versions = ", ".join(map(str, removal.versions)) or "none"
    objects = f"{len(removal.objects):,} objects, {removal.bytes:,} bytes"
    lines = [
        ("versions", versions),
        ("objects", objects),
        ("leftovers", f"{len(removal.leftovers):,} unfinished files"),
    ]
    _tell(form, said, [*lines, ("removed", "all of this") if apply else ("would go", "all of this, with --apply")])


def _tell(form: str, said: dict[str, Any], lines: list[tuple[str, str]]) -> None:
    if form == "json":
        print_json(said)
    else:
        print_pairs(lines)
