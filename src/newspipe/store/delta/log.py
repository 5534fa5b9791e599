"""One Delta log, by the library `deltalake`: opening it, beginning it anew, adding the next version."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newspipe.store.backend import STORE, Store
from newspipe.store.delta.schema import delta_schema, fields_of
from newspipe.store.folder import Folder
from newspipe.store.manifest import NOTHING, File, Manifest

if TYPE_CHECKING:
    from deltalake import DeltaTable

#: Each version of a log says with this name that it is ours, and which.
_APP = "newspipe"
_CHECKPOINTS = 20
_PROPERTIES = {
    # Every version stays: neither a checkpoint nor a clean-up that somebody asks for takes its file away.
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    # Whoever opens a log reads the last checkpoint and what came after it.
    "delta.checkpointInterval": f"{_CHECKPOINTS}",
    # A vacuum with its defaults spares what was current within this time. Longer makes checkpoints large.
    "delta.deletedFileRetentionDuration": "interval 30 days",
}
#: A bucket that does not answer is soon given up: no publication needs the log.
_HURRY = {"timeout": "10s", "connect_timeout": "5s", "max_retries": "2", "retry_timeout": "15s"}
#: Colours, arrows and traces in the library's messages.
_NOISE = re.compile(r"\x1b\[\d*m|↳|\n\s+0: <.*", re.DOTALL)


@dataclass(frozen=True)
class DeltaLog:
    """The log of a dataset, as far as it goes."""

    dataset: str
    table: "DeltaTable"

    @property
    def version(self) -> int:
        """The version that it was opened at, or that was added last."""
        return self.table.version()

    @property
    def is_ours(self) -> bool:
        """Whether nobody else has written the version that it is at."""
        return self.table.transaction_version(_APP) == self.version

    def go_to(self, version: int) -> None:
        """Look at another version of it. Raises DeltaError if it has none, or if that is damaged."""
        self.table.load_as_version(version)

    def difference(self, manifest: Manifest) -> str | None:
        """How the version that it is at differs from what was published, if it does."""
        paths = {"/".join(unquote(uri).split("/")[-2:]) for uri in self.table.file_uris()}
        if paths != {_path(file) for file in manifest.files(self.dataset).values()}:
            return f"its version {self.version} has other files than were published"
        columns = columns_of(manifest, self.dataset)
        if columns and fields_of(self.table.schema()) != fields_of(delta_schema(columns)):
            return f"its version {self.version} has other columns than were published"
        return None

    def add(self, before: Manifest, after: Manifest) -> bool:
        """Add a version after the one that it is at: of its months, those that differ are replaced.

        False if another process has added one meanwhile. Raises DeltaError or OSError if the log cannot be written.
        """
        from deltalake import CommitProperties, Transaction
        from deltalake.exceptions import CommitFailedError

        was, now = before.files(self.dataset), after.files(self.dataset)
        columns = columns_of(after, self.dataset)
        # Columns stand in every file, so with them all files are others, and none is removed and added at once.
        renewed = was and columns and columns != columns_of(before, self.dataset)
        months = [month for month in sorted(was | now) if renewed or _names(was, month) != _names(now, month)]
        try:
            self.table.create_write_transaction(
                [_addition(now[month], after) for month in months if month in now],
                mode="overwrite" if months else "append",
                schema=delta_schema(columns) if renewed else self.table.schema(),
                partition_by="month",
                partition_filters=[("month", "in", months)] if months else None,
                # Without a retry it is the next version, or none.
                commit_properties=CommitProperties(
                    max_commit_retries=0, app_transactions=[Transaction(_APP, after.version)]
                ),
            )
        except CommitFailedError:
            return False
        self.table.update_incremental()
        if self.version != after.version:
            raise ValueError(f"version {after.version} became its version {self.version}")
        return True


def add_unchanged(store: Store, dataset: str, before: Manifest, after: Manifest) -> bool:
    """Add a version that has the files of the one before, to a log that is whole and ours by its last file.

    Opening a log takes longer than all else that a version costs, and most datasets of most versions stay as they were.
    False if this is not for it: the log is to be opened. Raises OSError.
    """
    same = before.files(dataset) == after.files(dataset) and columns_of(before, dataset) == columns_of(after, dataset)
    # A checkpoint is made by the library.
    if not same or not before.version or after.version % _CHECKPOINTS == 0:
        return False
    try:
        if _last_of_ours(store.get(log_key(dataset, before.version))) != before.version:
            return False
        operation = {"operation": "WRITE", "operationParameters": {"mode": "Append"}}
        said = (
            {"commitInfo": {"timestamp": _moment(after), **operation}},
            {"txn": {"appId": _APP, "version": after.version}},
        )
        store.create(log_key(dataset, after.version), "\n".join(map(json.dumps, said)).encode())
    except (FileNotFoundError, FileExistsError):
        return False
    return True


def _last_of_ours(data: bytes) -> int | None:
    """The version that a file of a log says to be of ours, if it is whole and says so."""
    try:
        actions = [json.loads(line) for line in data.splitlines()]
        return next((one["txn"]["version"] for one in actions if one.get("txn", {}).get("appId") == _APP), None)
    except (ValueError, KeyError, AttributeError):
        return None


def log_key(dataset: str, version: int) -> str:
    """Where a version of a dataset's log lies."""
    return f"{STORE}/{dataset}/_delta_log/{version:020d}.json"


def columns_of(manifest: Manifest, dataset: str) -> dict[str, str]:
    """The columns of a dataset in a version; none if it had no such dataset."""
    contract = manifest.contracts.get(dataset)
    return contract.columns if contract else {}


def open_log(store: Store, dataset: str) -> DeltaLog | None:
    """The log of a dataset; None if there is none. Raises DeltaError if it is damaged, OSError if it cannot be read."""
    from deltalake import DeltaTable
    from deltalake.exceptions import TableNotFoundError

    try:
        return DeltaLog(dataset, DeltaTable(_uri(store, dataset), storage_options=_options(store)))
    except TableNotFoundError:
        return None


def begin_log(store: Store, dataset: str, columns: Mapping[str, str]) -> DeltaLog:
    """Throw a log away and begin it anew, with the table without rows.

    Raises DeltaError or OSError if it cannot be written, NewspipeError for a column that Delta has no type for.
    """
    from deltalake import CommitProperties, DeltaTable, Transaction

    schema = delta_schema(columns)
    store.delete([found.key for found in store.below(os.path.dirname(log_key(dataset, NOTHING.version)))])
    table = DeltaTable.create(
        _uri(store, dataset),
        schema=schema,
        partition_by="month",
        configuration=_PROPERTIES,
        storage_options=_options(store),
        commit_properties=CommitProperties(app_transactions=[Transaction(_APP, NOTHING.version)]),
    )
    return DeltaLog(dataset, table)


def said(error: BaseException) -> str:
    """What an error of the library says, on one line."""
    return " ".join(_NOISE.sub(" ", str(error)).split())[:300] or type(error).__name__


def _uri(store: Store, dataset: str) -> str:
    place = store.locate(f"{STORE}/{dataset}")
    return os.path.abspath(place) if isinstance(store, Folder) else place


def _options(store: Store) -> dict[str, str] | None:
    """What the library does not take from the environment by itself as the store's own client does."""
    if isinstance(store, Folder):
        return None
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    named = {"aws_endpoint_url": endpoint} if endpoint else {}
    return {**_HURRY, **named, "aws_allow_http": str(endpoint.startswith("http://")).lower()}


def _path(file: File) -> str:
    return f"month={file.month}/{file.name}"


def _names(files: Mapping[str, File], month: str) -> Iterable[str]:
    return [files[month].name] if month in files else []


def _addition(file: File, published: Manifest) -> Any:  # noqa: ANN401 - a class of a library that may be missing
    from deltalake.transaction import AddAction

    stats = json.dumps({"numRecords": file.rows})
    moment = _moment(published)
    return AddAction(_path(file), file.bytes, {"month": file.month}, moment, data_change=True, stats=stats)


def _moment(manifest: Manifest) -> int:
    """When a version was published, in milliseconds since 1970."""
    return round(datetime.fromisoformat(manifest.published_at).timestamp() * 1000)
