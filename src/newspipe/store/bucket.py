"""A store in an S3-compatible bucket: readers take their files from the manifest, so it has no views.

Credentials and the rest come from the usual environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …) and go nowhere else.
"""

import json
import os
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from errno import EACCES, EEXIST, EIO, ENOENT, ETIMEDOUT
from functools import partial
from itertools import chain
from typing import TypeVar

from newspipe.errors import NewspipeError, PublicationRefused
from newspipe.store.backend import STORE, Stored

#: Requests under way at once.
_REQUESTS = 16
#: A request that takes longer is tried again, and given up after so long.
_TIMEOUT, _GIVE_UP, _RETRIES = "20s", timedelta(seconds=90), 6
#: What the client gives up by itself is tried so often.
_TRIES = 3
#: The address that a machine asks for the credentials of its own, where there are no others.
_NO_CREDENTIALS = "169.254.169.254"
#: A sweep is over after so long, or it ends itself; seconds.
_LEASE = 600
_MARGIN = 60
_SWEEP = f"{STORE}/sweeping.json"
#: Keys that one request deletes.
_AT_ONCE = 1000


T = TypeVar("T")


class Bucket:
    """A bucket, or what lies below a prefix in it."""

    def __init__(self, url: str) -> None:
        from obstore.exceptions import BaseError
        from obstore.store import S3Store

        self.url = url.rstrip("/")
        self._lease_ends = 0.0
        endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
        try:
            self._store: S3Store = S3Store.from_url(
                self.url,
                # Plain HTTP only where the environment names it, as for a server on this machine.
                client_options={"allow_http": endpoint.startswith("http://"), "timeout": _TIMEOUT},
                retry_config={"max_retries": _RETRIES, "retry_timeout": _GIVE_UP},
            )
        except (BaseError, ValueError) as error:
            raise NewspipeError(
                f"this is no bucket ({_first_line(error)})", where=url, remedy="Name it as s3://bucket/prefix."
            ) from None

    def __str__(self) -> str:
        return self.url

    def locate(self, key: str) -> str:
        """The address of a key."""
        return f"{self.url}/{key}"

    def get(self, key: str) -> bytes:
        """The bytes under a key. Raises FileNotFoundError."""
        return self._patiently(key, lambda: bytes(self._store.get(key).bytes()))

    def put(self, key: str, data: bytes) -> None:
        """From now on these bytes lie under the key, with a fresh time."""
        self._patiently(key, lambda: self._store.put(key, data))

    def create(self, key: str, data: bytes) -> None:
        """Like `put`, but exclusive: a conditional put."""
        failed = OSError(EIO, "what was put here cannot be found", self.locate(key))
        for _ in range(_TRIES):
            try:
                with suppress(FileExistsError), self._os_errors(key):
                    self._store.put(key, data, mode="create")
            except PermissionError:
                raise
            except OSError as error:  # the client does not try again: it may have been done, and the answer lost
                failed = error
            with suppress(FileNotFoundError):
                # What lies there now is ours, even if a second try was told so; or that of somebody else, even where a
                # server passes over the condition.
                if self.get(key) == data:
                    return
                raise FileExistsError(EEXIST, "this object exists", self.locate(key))
        raise failed

    def below(self, prefix: str) -> Iterator[Stored]:
        """All keys below a prefix."""
        for found in self._patiently(prefix, lambda: [*chain.from_iterable(self._store.list(prefix))]):
            yield Stored(found["path"], found["size"], found["last_modified"].timestamp())

    def names(self, prefix: str) -> list[str]:
        """The last parts of the keys directly below a prefix."""
        below = (found.key.removeprefix(f"{prefix}/") for found in self.below(prefix))
        return [name for name in below if "/" not in name]

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of some keys under which nothing lies."""

        def is_missing(key: str) -> bool:
            try:
                self._patiently(key, lambda: self._store.head(key))
            except FileNotFoundError:
                return True
            return False

        asked = list(keys)
        with ThreadPoolExecutor(_REQUESTS) as pool:
            return [key for key, gone in zip(asked, pool.map(is_missing, asked), strict=True) if gone]

    def delete(self, keys: Iterable[str]) -> None:
        """Let go of keys. Raises OSError where a sweep has taken so long that it may no longer be alone."""
        asked = list(keys)
        for at in range(0, len(asked), _AT_ONCE):
            if self._lease_ends and time.time() > self._lease_ends - _MARGIN:
                raise OSError(ETIMEDOUT, "removing took too long and was broken off: run it again", self.url)
            some = asked[at : at + _AT_ONCE]
            self._patiently(asked[at], partial(self._store.delete, some))

    def sync(self) -> None:
        """What was put is durable already."""

    @contextmanager
    def committing(self) -> Iterator[None]:
        """Wait for a sweep to end: what was put before the next one begins is fresh, and it will not touch that."""
        until = time.monotonic() + 2 * _LEASE
        while self._swept_until() > time.time():
            if time.monotonic() > until:
                raise PublicationRefused(
                    "another process has been removing old objects for too long",
                    where=self.locate(_SWEEP),
                    remedy="Nothing was published. See that it ends, delete this key, and run again.",
                )
            time.sleep(random.uniform(0.1, 0.5))  # noqa: S311 - so that those who wait do not ask all at once
        yield

    @contextmanager
    def sweeping(self) -> Iterator[None]:
        """Hold the lease on sweeping; whoever died with it holds it until its time is over."""
        ends = time.time() + _LEASE
        lease = json.dumps({"until": ends, "by": random.getrandbits(64)}).encode()
        if not self._take_lease(lease):
            remedy = "Try again when it is done."
            raise NewspipeError("another process removes old objects", where=self.locate(_SWEEP), remedy=remedy)
        self._lease_ends = ends
        try:
            yield
        finally:
            self._lease_ends = 0.0
            self.delete([_SWEEP])

    def _take_lease(self, lease: bytes) -> bool:
        from obstore.exceptions import PreconditionError

        try:
            with self._os_errors(_SWEEP):
                expired = self._store.head(_SWEEP)
        except FileNotFoundError:
            try:
                self.create(_SWEEP, lease)
            except FileExistsError:
                return False
            return True
        if self._swept_until() > time.time():
            return False
        try:  # of those who find it expired, one takes it over
            self._store.put(_SWEEP, lease, mode={"e_tag": expired["e_tag"], "version": expired["version"]})
        except PreconditionError:
            return False
        return True

    def _swept_until(self) -> float:
        """Until when a sweep may go on, in seconds since 1970; 0 if none does."""
        try:
            return float(json.loads(self.get(_SWEEP))["until"])
        except FileNotFoundError:
            return 0

    def _patiently(self, key: str, work: Callable[[], T]) -> T:
        """Do what may be done twice: the client does not ask again where an answer breaks off in the middle."""
        for left in reversed(range(_TRIES)):
            try:
                with self._os_errors(key):
                    return work()
            except OSError as error:
                if not left or error.errno != EIO:
                    raise
        raise AssertionError

    @contextmanager
    def _os_errors(self, key: str) -> Iterator[None]:
        """Errors of the client as the errors of the operating system that they amount to."""
        from obstore import exceptions

        try:
            yield
        except FileNotFoundError:
            raise FileNotFoundError(ENOENT, "no such object", self.locate(key)) from None
        except exceptions.AlreadyExistsError:
            raise FileExistsError(EEXIST, "this object exists", self.locate(key)) from None
        except (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError) as error:
            raise PermissionError(EACCES, f"not permitted: {_first_line(error)}", self.locate(key)) from None
        except exceptions.BaseError as error:
            if _NO_CREDENTIALS in str(error):
                what = "no credentials were found in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                raise PermissionError(EACCES, what, self.locate(key)) from None
            raise OSError(EIO, _first_line(error), self.locate(key)) from None


def _first_line(error: Exception) -> str:
    """What a client's error says, and what the system said to the client, without the trace around it."""
    line, _, trace = str(error).strip().partition("\n")
    reason = re.search(r'message: "([^"]+)"', trace)
    return f"{line}: {reason[1]}" if reason else line
