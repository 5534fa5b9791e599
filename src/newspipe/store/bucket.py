"""A store in an S3-compatible bucket: readers take their files from the manifest, so it has no views.

Credentials and the rest come from the usual environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …) and go nowhere else.
"""

import json
import os
import random
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from errno import EACCES, EEXIST, EIO, ENOENT, ETIMEDOUT

from newspipe.errors import NewspipeError, PublicationRefused
from newspipe.store.backend import STORE, Stored

#: Requests under way at once.
_REQUESTS = 16
#: A request that takes longer is tried again, and given up after so long.
_TIMEOUT, _GIVE_UP = "20s", timedelta(seconds=90)
#: A sweep is over after so long, or it ends itself; seconds.
_LEASE = 600
_MARGIN = 60
_SWEEP = f"{STORE}/sweeping.json"
#: Keys that one request deletes.
_AT_ONCE = 1000


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
                retry_config={"max_retries": 8, "retry_timeout": _GIVE_UP},
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
        with self._os_errors(key):
            return bytes(self._store.get(key).bytes())

    def put(self, key: str, data: bytes) -> None:
        """From now on these bytes lie under the key, with a fresh time."""
        with self._os_errors(key):
            self._store.put(key, data)

    def create(self, key: str, data: bytes) -> None:
        """Like `put`, but exclusive: a conditional put."""
        with suppress(FileExistsError), self._os_errors(key):
            self._store.put(key, data, mode="create")
        # Where the answer to a put was lost, the client's next try meets what the first one wrote; and a server that
        # passes over the condition lets others write here as well.
        if self.get(key) != data:
            raise FileExistsError(EEXIST, "this object exists", self.locate(key))

    def below(self, prefix: str) -> Iterator[Stored]:
        """All keys below a prefix."""
        with self._os_errors(prefix):
            for some in self._store.list(prefix):
                for found in some:
                    yield Stored(found["path"], found["size"], found["last_modified"].timestamp())

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of some keys under which nothing lies."""

        def is_missing(key: str) -> bool:
            try:
                with self._os_errors(key):
                    self._store.head(key)
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
            with self._os_errors(asked[at]):
                self._store.delete(asked[at : at + _AT_ONCE])

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
            raise OSError(EIO, _first_line(error), self.locate(key)) from None


def _first_line(error: Exception) -> str:
    """What a client's error says, without the trace that follows it."""
    return str(error).strip().partition("\n")[0]
