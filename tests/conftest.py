"""What many tests share: the project's root, real input beside it, a published sample, listings written to order."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from newspipe import pipeline
from newspipe.store.folder import Folder
from newspipe.store.manifest import File, current

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real listings that belong to their publishers and are no part of the project."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("no real listings beside the project")
    return path


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "data" / "raw"


@pytest.fixture(scope="session")
def published_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled sample, published once. Not to be written to."""
    out = tmp_path_factory.mktemp("sample")
    pipeline.run(sample, out)
    return out


@pytest.fixture
def objects() -> Callable[[Path, str], dict[str, str]]:
    """The object of each month of a dataset: equal names are equal bytes."""

    def names(out: Path, dataset: str) -> dict[str, str]:
        return {month: file.name for month, file in current(Folder(out)).files(dataset).items()}

    return names


@pytest.fixture
def content() -> Callable[[Path], dict[str, tuple[File, ...]]]:
    """The files of the current version; what it changed depends on the version before, and is left out."""

    def files(out: Path) -> dict[str, tuple[File, ...]]:
        return {name: files for name, files in current(Folder(out)).datasets.items() if name != "changes"}

    return files


@pytest.fixture(scope="session")
def page() -> Callable[[Iterable[str]], bytes]:
    """A listing of blocks: headings stand at the margin, entries are numbered as `  1. …` by the caller."""

    def render(blocks: Iterable[str]) -> bytes:
        return "\n\n".join(["News", *blocks]).encode()

    return render


@pytest.fixture(autouse=True)
def _no_surprises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
