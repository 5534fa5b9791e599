"""A record: an entry of a page as its rows, by index."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newspipe.listing.layout.placed import Anchor
from newspipe.listing.layout.rows import Row


@dataclass
class Record:
    """An entry as rows, by index; `rest` says what the text on the row of the date is."""

    anchor: Anchor
    headline: int | None = None
    description: list[int] = field(default_factory=list)
    kickers: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)
    rest: str = ""  # headline, description, or "" for a remark
    marker: int | None = None
    kind: str = ""  # that its headline begins with
    title: str | None = None  # the headline, where it is a part of its row

    def rows(self) -> list[int]:
        """Every row of it, in order."""
        own = range(self.anchor.first, self.anchor.last + 1)
        head = [] if self.headline is None else [self.headline]
        mark = [] if self.marker is None else [self.marker]
        return sorted({*own, *head, *mark, *self.description, *self.kickers, *self.credits})

    def headed(self) -> bool:
        """Whether it has a headline: one that says something."""
        return self.headline is not None or (self.rest == "headline" and any(map(str.isalnum, self.anchor.rest)))


def headline_text(rows: Sequence[Row], record: Record) -> str:
    """The headline of a record; empty if it was lost."""
    if record.title is not None:
        return record.title
    if record.headline is not None:
        return rows[record.headline].text
    return record.anchor.rest if record.rest == "headline" else ""
