"""The command that says where something comes from: explain."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newspipe.cli.options import example, format_option, out_option, told_errors, version_option
from newspipe.console import print_json, print_pairs, print_table, printable
from newspipe.explain import ExplainedItem, ExplainedLine, explain_file, explain_item
from newspipe.readers import open_version
from newspipe.store.backend import Store
from newspipe.words import Piece

if TYPE_CHECKING:
    from newspipe.listing.html import Choice

#: Other items of a date that are less like an item are no near ones; programs get them all.
_NEAR = 50.0
_COLOURS = {"-": "red", "+": "green"}
_MARKS = {" ": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}


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


def _print_file(lines: "Iterable[ExplainedLine | Choice]", form: str) -> None:
    for line in lines:
        if not isinstance(line, ExplainedLine):
            _print_choice(line, form)
            continue
        if form == "json":
            reject = {"reject": line.reject.columns()} if line.reject else {}
            print_json({"line": line.number, "role": line.role or None, "text": line.text, **reject})
            continue
        colour = {"unknown": "red", "rejected": "yellow"}.get(line.role, "cyan")
        click.echo(f"{line.number:>5} {click.style(f'{line.role:<12}', fg=colour)} {printable(line.text)}".rstrip())
        if line.reject:
            click.echo(
                f"{'':>5} {click.style('^ ' + line.reject.reason, fg='yellow')}: {printable(line.reject.detail)}"
            )


def _print_choice(choice: "Choice", form: str) -> None:
    if form == "json":
        print_json({"choice": choice._asdict()})
        return
    shows = ", ".join(f"{name} {rate:.0%}" for name, rate in choice.shows.items())
    mark = click.style("chosen", fg="green") if choice.chosen else "passed over"
    click.echo(f"\n{mark}: {printable(choice.where)}")
    click.echo(f"  {choice.records} records, the first {printable(choice.first)[:80]!r}")
    click.echo(f"  score {choice.score:.2f}{': ' if shows else ''}{shows}")
    click.echo(f"  {choice.why}")


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
        *[("corrected", _correction(one)) for one in found.corrections],
    ])  # fmt: skip
    for revision, joined in zip(found.revisions, found.joined or [{}] * len(found.revisions), strict=False):
        _print_revision(revision, joined)
    click.echo()
    print_pairs(_others(found))
    print_table(
        ("captured", "where", "position", "revision"),
        (
            (
                row["captured_at"],
                f"{row['path']}:{row['line_start']}-{row['line_end']}",
                row["position"],
                _revision_shown(row, found.revisions),
            )
            for row in found.sightings
        ),
    )


def _correction(one: dict[str, Any]) -> str:
    said = ", ".join(f"{name} {value!r}" for name, value in one["said"].items() if name not in ("item", "items"))
    return f"{one['kind']}{' ' if said else ''}{said}: {one['reason']} ({one['author']}), {one['place']}"


def _print_revision(revision: dict[str, Any], joined: dict[str, Any]) -> None:
    until = f"{revision['valid_to']:%Y-%m-%d}" if revision["valid_to"] else "now"
    how = f", joined by {revision['match_method']}" if revision["match_method"] else ""
    score = f" ({revision['match_score']:.0f} %)" if revision["match_score"] is not None else ""
    like = f" to revision {joined['like_revision']}" if how and joined.get("like_revision") else ""
    click.echo(f"\nrevision {revision['revision']}: {revision['valid_from']:%Y-%m-%d} to {until}{how}{score}{like}")
    for column, pieces in revision["diff"].items():
        told = " ".join(_piece(piece, plain=revision["revision"] == 1) for piece in pieces)
        click.echo(f"  {column}: {told}")


def _piece(piece: Piece, *, plain: bool) -> str:
    """Words with marks that a pipe keeps, and colour that only a terminal gets; all of a first revision is new."""
    before, after = ("", "") if plain else _MARKS[piece.sign]
    words = before + printable(piece.text.replace("\n", " / ")) + after
    return words if plain or piece.sign == " " else click.style(words, fg=_COLOURS[piece.sign])


def _others(found: ExplainedItem) -> Iterator[tuple[str, str]]:
    """What else the item has been shown as, the near ones that were kept apart, and what is open."""
    for row in found.joined[len(found.revisions) :]:
        cut_off = f"cut off, the beginning of revision {row['revision']}"
        yield "also", f"{row['headline']} ({cut_off if row['method'] == 'cut_off' else 'beside another'})"
    for row in found.kept_apart:
        if row["score"] >= _NEAR:
            yield "apart", f"{row['headline']} ({row['item_id'][:12]}): {_why(row, found.sightings)}"
    yield from (("perhaps", _doubt(row, found.item["item_id"])) for row in found.duplicates)


def _doubt(row: dict[str, Any], item_id: str) -> str:
    other = row["other_id"] if row["item_id"] == item_id else row["item_id"]
    reason = {
        "never_together": "alike, and no capture shows both",
        "date_changed": "one went when the other came with another date",
    }[row["reason"]]
    taken = "one item" if row["decision"] == "joined" else "two items"
    return f"{other}: {reason} ({row['score']:.0f} % alike); taken for {taken}, a correction can say otherwise"


def _why(row: dict[str, Any], sightings: list[dict[str, Any]]) -> str:
    alike = f"{row['score']:.0f} % alike"
    if row["why"] == "side_by_side":
        at = row["side_by_side_at"]
        where = next((f", {seen['path']}" for seen in sightings if seen["captured_at"] == at), "")
        return f"stood side by side in the capture of {at:%Y-%m-%d %H:%M}{where}; {alike}"
    if row["why"] == "too_unlike":
        return f"too unlike: {alike}"
    if row["why"] == "by_correction":
        return f"split by a correction; {alike}"
    return f"{alike}, but one of the two belongs to another that stood beside"


def _revision_shown(sighting: dict[str, Any], revisions: list[dict[str, Any]]) -> str:
    """The revision in force at a sighting, or what else it shows: a text that is cut off, or an older one again."""
    at = sighting["captured_at"]
    for revision in revisions:
        if revision["valid_from"] <= at and (revision["valid_to"] is None or at < revision["valid_to"]):
            same = revision["content_hash"] == sighting["content_hash"]
            return str(revision["revision"]) if same else f"{revision['revision']}, shown differently"
    return ""
