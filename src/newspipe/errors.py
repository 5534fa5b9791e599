"""What can go wrong that a user can mend: each error says what happened, where, and what to do."""

from errno import EACCES, EDQUOT, ENAMETOOLONG, ENOLCK, ENOSPC, EPERM, EROFS

_MENDED = {
    ENOSPC: "Make room there",
    EDQUOT: "Make room there",
    EACCES: "Get the right to do this",
    EPERM: "Get the right to do this",
    EROFS: "Make this writable",
    ENAMETOOLONG: "Name a shorter one",
    ENOLCK: "Let this file system know locks",
}


def mended(error: OSError) -> str:
    """What to do about an error of the operating system: the beginning of a remedy."""
    return _MENDED.get(error.errno or 0, "Mend this")


class NewspipeError(Exception):
    """Something a user can cause and mend. `where` is a path or a name, `remedy` an imperative sentence."""

    exit_code = 2

    def __init__(self, what: str, *, where: object = None, remedy: str | None = None) -> None:
        super().__init__(what, where, remedy)  # all three, so that it survives pickling between processes
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where is not None else ""
        return place + self.what + (f"\n  {self.remedy}" if self.remedy else "")


class MissingPath(NewspipeError):
    """A folder, file, version or item that was asked for is not there."""


class PublicationRefused(NewspipeError):
    """The rows to be published break their contract, or the store cannot take them: nothing was published."""

    exit_code = 3


class Unfinished(NewspipeError):
    """A version was published, but not all that follows: its view is missing, or it may not be durable."""

    exit_code = 3


class LostRace(NewspipeError):
    """Another process published the same version number first; the run has to start again from its version."""

    exit_code = 3
