"""The files of versions, month by month: what was looked at for one version is not looked at again for the next."""

from collections.abc import Collection, Generator, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newspipe.contracts import DATASETS, conform, contract, evolved
from newspipe.corrections.force import in_force
from newspipe.errors import NewspipeError, PublicationRefused
from newspipe.store import objects
from newspipe.store.backend import STORE, Store
from newspipe.store.manifest import Columns, File, Manifest, manifest_key
from newspipe.store.objects import object_key
from newspipe.verify.links import CAPTURE, PUBLICATION, across, summary, within
from newspipe.verify.tables import Rules, faults, has_columns, is_known, is_todays

if TYPE_CHECKING:
    import pyarrow as pa


class _Month(NamedTuple):
    """A month that was looked at: the files it had then, and what is kept of it."""

    files: dict[str, File | None]
    summary: "dict[str, pa.Table]"


class Walk:
    """Looks at versions one after the other. Gives (place, what is wrong); `broken` objects were told before."""

    def __init__(self, store: Store, broken: Collection[str]) -> None:
        self._store = store
        self._broken = broken
        self._seen: set[tuple[str, File, str]] = set()
        self._months: dict[tuple[str, ...], dict[str, _Month]] = {}

    def version(self, manifest: Manifest) -> Iterator[tuple[str, str]]:
        """What is wrong with the rows of a version; not with what versions that were looked at before share with it."""
        known = yield from self._contracts(manifest)
        rules = Rules()
        whole: dict[str, pa.Table] = {}
        others = manifest.datasets.keys() - {*PUBLICATION, *CAPTURE}
        for group in (PUBLICATION, CAPTURE, *((name,) for name in sorted(others))):
            before, now = self._months.get(group, {}), {}
            for month in sorted({file.month for name in group for file in manifest.datasets.get(name, ())}):
                files = {name: manifest.files(name).get(month) for name in group}
                same = month in before and before[month].files == files
                now[month] = before[month] if same else (yield from self._month(manifest, month, files, known, rules))
            self._months[group] = now
            whole |= _whole(group, now)
        yield from rules.rest()
        yield from (
            (self._store.locate(f"{STORE}/{name}"), what) for name, what in across(whole, self._dropped(manifest))
        )

    def _month(
        self, manifest: Manifest, month: str, files: dict[str, File | None], known: Collection[str], rules: Rules
    ) -> Generator[tuple[str, str], None, _Month]:
        tables = {}
        for dataset in files:
            table = yield from self._read(manifest, dataset, month, rules)
            if table is not None and dataset in known:
                tables[dataset] = conform(table, dataset)
        yield from ((self._place(dataset, month, files[dataset]), what) for dataset, what in within(tables))
        return _Month(files, summary(tables))

    def _dropped(self, manifest: Manifest) -> Collection[str]:
        """The items that corrections keep out of a version; none if that cannot be read, which is told elsewhere."""
        try:
            return in_force(self._store, manifest).dropped
        except (NewspipeError, OSError):
            return ()

    def _contracts(self, manifest: Manifest) -> Generator[tuple[str, str], None, set[str]]:
        """The datasets of a version whose rows can be taken by today's contracts."""
        place = self._store.locate(manifest_key(manifest.version))
        if manifest.datasets.keys() != manifest.contracts.keys():
            yield place, "it has not the datasets that it states contracts of"
        known = DATASETS.keys() - manifest.contracts.keys()  # of which there is not a row
        for dataset, said in manifest.contracts.items():
            if is_known(dataset, said):
                try:
                    evolved(dataset, said.version, said.columns)
                    known.add(dataset)
                except PublicationRefused as error:
                    yield place, f"{dataset}: {error.what}"
        return known

    def _read(
        self, manifest: Manifest, dataset: str, month: str, rules: Rules
    ) -> "Generator[tuple[str, str], None, pa.Table | None]":
        """A month of a dataset, empty if there is none; None if it cannot be read or has other columns than stated."""
        file = manifest.files(dataset).get(month)
        if file is None:
            return contract(dataset).schema.empty_table()
        place = self._place(dataset, month, file)
        if object_key(dataset, month, file.name) in self._broken:
            return None
        try:
            table = objects.read(self._store, dataset, month, file.name)
        except NewspipeError as error:
            yield place, error.what
            return None
        except OSError as error:
            yield place, f"this object cannot be read ({error})"
            return None
        said = manifest.contracts.get(dataset, Columns("", {}))
        if (look := (dataset, file, str(said))) not in self._seen:
            self._seen.add(look)
            yield from ((place, what) for what in faults(dataset, file, said, table))
            if is_todays(dataset, said) and has_columns(table, said) and table.num_rows:
                yield from rules.add(dataset, place, table)
        return table if has_columns(table, said) else None

    def _place(self, dataset: str, month: str, file: File | None) -> str:
        key = object_key(dataset, month, file.name) if file else f"{STORE}/{dataset}/month={month}"
        return self._store.locate(key)


def _whole(group: tuple[str, ...], months: Mapping[str, _Month]) -> "dict[str, pa.Table]":
    """The summaries of all months together, of the datasets of which every month could be read."""
    import pyarrow as pa

    whole = {}
    for dataset in group:
        parts = [month.summary[dataset] for month in months.values() if dataset in month.summary]
        if len(parts) == len(months) and dataset in DATASETS:
            parts = parts or [*summary({dataset: contract(dataset).schema.empty_table()}).values()]
            whole[dataset] = pa.concat_tables(parts)
    return whole
