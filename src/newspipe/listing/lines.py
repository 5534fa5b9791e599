"""The physical lines of a text, as every ledger counts them."""

from newspipe.text import clean


def ends_in_blank_line(data: bytes) -> bool:
    """Whether a text breaks off in a blank line: something was to follow."""
    last = data[data.rfind(b"\n") + 1 :]
    return data.endswith(b"\n\n") or (last != b"" and not clean(last.decode()))


def physical_lines(data: bytes) -> bytes:
    """The same lines, each ended by a line feed."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def count_lines(data: bytes) -> int:
    """Physical lines; what follows the last line feed is a line if it is not empty."""
    return data.count(b"\n") + (not data.endswith(b"\n") and data != b"")
