"""What feeds call the same thing: the fields of an item, whatever its format."""

from typing import NamedTuple


class Item(NamedTuple):
    """An item as its feed gives it: texts as they stand, with mark-up in them."""

    line_start: int = 0
    line_end: int = 0
    raw: bytes = b""
    broken: str = ""  # why it cannot be read; then it has no fields
    title: str = ""
    link: str = ""
    guid: str = ""
    leads: bool = True  # whether its guid may be its address
    date: str = ""
    summary: str = ""
    content: str = ""  # the whole text, or much of it
    authors: tuple[str, ...] = ()
    section: str = ""
    image: str = ""
    language: str = ""
    base: str = ""

    def placeless(self) -> "Item":
        """The item wherever it stands."""
        return self._replace(line_start=0, line_end=0, raw=b"")


class Feed(NamedTuple):
    """A feed: its items in order, and what holds for all of them. `cut`: it breaks off."""

    items: tuple[Item, ...]
    language: str = ""
    link: str = ""
    cut: bool = False
