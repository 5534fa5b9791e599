"""What is wrong with a store, told so that it can be mended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newspipe.errors import NewspipeError

#: What helps where nothing in the store is whole any more.
RESTORE = "Restore it from a copy of the store."
_REPAIR = "Run newspipe verify --repair."

#: Told what is being done, and how much of how much of it is done.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Finding:
    """A fault: the newest version that has it, the path or address, what is wrong, and what to do or what was done."""

    version: int | None
    place: str
    what: str
    remedy: str = RESTORE
    mended: bool = False


def settle(faults: Sequence[Finding], mend: Callable[[], str] | None, *, repair: bool) -> list[Finding]:
    """Faults that one step mends, which says what it did: mended if `repair`, else with the advice to do so."""
    if mend is None or not faults:
        return [*faults]
    if not repair:
        return [replace(fault, remedy=_REPAIR) for fault in faults]
    try:
        done = mend()
    except OSError as error:
        where = error.filename2 or error.filename
        why = f"{where}: {error.strerror or error}" if where else str(error.strerror or error)
    except NewspipeError as error:
        why = error.what
    else:
        return [replace(fault, remedy=done, mended=True) for fault in faults]
    return [replace(fault, remedy=f"It could not be mended ({why}): see to this, and try again.") for fault in faults]
