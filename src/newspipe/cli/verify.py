"""The command that looks whether all is as it was published: verify."""

import sys
from dataclasses import asdict

import click

from newspipe.cli.options import example, format_option, out_option, told_errors
from newspipe.console import print_json, print_pairs, progress_bar
from newspipe.errors import MissingPath
from newspipe.store.backend import Store
from newspipe.store.integrity import tagged
from newspipe.verify import Verdict
from newspipe.verify import verify as look

#: Faults were found, and are still there.
FAULTY = 1


@example("newspipe verify --repair")
@click.command()
@click.option("--repair", is_flag=True, help="Mend what can be mended from objects and views.")
@click.option("--version", metavar="N|TAG", help="Look at this version alone.")
@out_option
@format_option
def verify(repair: bool, version: str | None, store: Store, form: str) -> None:
    """Look whether every byte, row, link and change of all kept versions is as it was published.

    Exits with 1 if something is wrong that was not mended.
    """
    with told_errors(), progress_bar() as progress:
        verdict = look(store, versions=_chosen(store, version), repair=repair, progress=progress)
    (_tell_programs if form == "json" else _tell_people)(verdict)
    if verdict.left:
        sys.exit(FAULTY)


def _chosen(store: Store, version: str | None) -> list[int] | None:
    """The version that was asked for; the newest manifest may be what is broken, so it is not asked."""
    if version is None or version.isdecimal():
        return None if version is None else [int(version)]
    number = tagged(store).get(version)
    if number is None:
        raise MissingPath(f"there is no version {version}", where=store, remedy="newspipe versions lists them.")
    return [number]


def _tell_programs(verdict: Verdict) -> None:
    for finding in verdict.findings:
        print_json(asdict(finding))
    print_json({
        "versions": verdict.versions,
        "objects": verdict.objects,
        "bytes": verdict.bytes,
        "findings": len(verdict.findings),
        "mended": len(verdict.findings) - len(verdict.left),
    })  # fmt: skip


def _tell_people(verdict: Verdict) -> None:
    for finding in verdict.findings:
        label = "mended" if finding.mended else "fault" if finding.version is None else f"version {finding.version}"
        print_pairs([(label, f"{finding.place}: {finding.what}"), ("", finding.remedy)])
    looked = f"{len(verdict.versions):,} versions, {verdict.objects:,} objects, {verdict.bytes:,} bytes"
    outcome = "all as published"
    if verdict.findings:
        faults = f"{len(verdict.findings):,} fault{'s' if len(verdict.findings) > 1 else ''}"
        outcome = f"{faults}, {len(verdict.findings) - len(verdict.left):,} mended"
    print_pairs([("verified", f"{looked}: {outcome}")])
