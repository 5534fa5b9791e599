"""What a store is made of: keys and the bytes under them, on a file system or in a bucket."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

#: Below this all is kept that versions are made of.
STORE = ".store"


class Stored(NamedTuple):
    """What lies under a key: how many bytes, and when they were last written or asked for, in seconds since 1970."""

    key: str
    bytes: int
    modified: float


class Store(Protocol):
    """A place to publish to. Keys are relative paths with forward slashes; errors are OSError, with the place in them.

    Reads see every write that came before them, as on a file system and in S3.
    """

    def locate(self, key: str) -> str:
        """The path or address of a key, for people and for other programs."""
        ...

    def get(self, key: str) -> bytes:
        """The bytes under a key. Raises FileNotFoundError."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """From now on these bytes lie under the key, whole and with a fresh time, whatever lay there before."""
        ...

    def create(self, key: str, data: bytes) -> None:
        """Like `put`, but whole and durable at once. Raises FileExistsError if something lies there."""
        ...

    def below(self, prefix: str) -> Iterator[Stored]:
        """All keys below a prefix that ends where a name ends."""
        ...

    def names(self, prefix: str) -> list[str]:
        """The last parts of the keys directly below a prefix; unlike `below` it looks at no key by itself."""
        ...

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of some keys under which nothing lies."""
        ...

    def delete(self, keys: Iterable[str]) -> None:
        """Let go of keys; one that is gone already is no error."""
        ...

    def sync(self) -> None:
        """Make durable what was put."""
        ...

    def committing(self) -> AbstractContextManager[None]:
        """While a version is committed: no sweep goes on that has not seen all that was put before."""
        ...

    def sweeping(self) -> AbstractContextManager[None]:
        """While objects are swept: nobody else sweeps, and nobody commits what may be swept."""
        ...
