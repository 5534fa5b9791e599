"""What many tests share: the project's root, real input beside it, a published sample, listings written to order."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from newspipe import pipeline
from newspipe.store import open_store
from newspipe.store.folder import Folder
from newspipe.store.manifest import File, current

ROOT = Path(__file__).parents[1]
#: Where versions may be published to: what holds for one holds for the other.
PLACES = ("folder", "bucket")
SECRET = "a-secret-that-nobody-may-see"

# People look for new examples with every run; what lands is judged by the same ones each time.
settings.register_profile("ci", derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


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


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """An S3-compatible server on this machine, and the environment in which programs find it."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it logs every request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ACCESS_KEY_ID": "somebody", "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": url,
        }.items():  # fmt: skip
            patch.setenv(name, value)
        yield url
    server.stop()


@pytest.fixture(scope="session")
def new_bucket(s3: str) -> Callable[[], str]:
    """The address of a place in a bucket that nothing is published to yet."""
    import boto3

    boto3.client("s3", endpoint_url=s3, region_name="us-east-1").create_bucket(Bucket="newspipe")
    numbers = count(1)
    return lambda: f"s3://newspipe/some/news-{next(numbers)}"


@pytest.fixture(scope="session")
def new_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """A folder or a bucket, by its name in `PLACES`; the server is started with the first bucket."""

    def make(kind: str) -> str:
        if kind == "folder":
            return str(tmp_path_factory.mktemp("place") / "out")
        return str(request.getfixturevalue("new_bucket")())

    return make


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, new_place: Callable[[str], str]) -> str:
    """Where to publish to: a test that asks for it runs in a folder and in a bucket."""
    return new_place(request.param)


@pytest.fixture
def objects() -> Callable[[Path, str], dict[str, str]]:
    """The object of each month of a dataset: equal names are equal bytes."""

    def names(out: Path, dataset: str) -> dict[str, str]:
        return {month: file.name for month, file in current(Folder(out)).files(dataset).items()}

    return names


@pytest.fixture
def content() -> Callable[[str | Path], dict[str, tuple[File, ...]]]:
    """The files of the current version; what it changed depends on the version before, and is left out."""

    def files(out: str | Path) -> dict[str, tuple[File, ...]]:
        return {name: files for name, files in current(open_store(out)).datasets.items() if name != "changes"}

    return files


@pytest.fixture(scope="session")
def page() -> Callable[[Iterable[str]], bytes]:
    """A listing of blocks: headings stand at the margin, entries are numbered as `  1. …` by the caller."""

    def render(blocks: Iterable[str]) -> bytes:
        return "\n\n".join(["News", *blocks]).encode()

    return render


@pytest.fixture(scope="session")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(autouse=True)
def _no_surprises(monkeypatch: pytest.MonkeyPatch, _elsewhere: Path) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.chdir(_elsewhere)  # the corrections of the sample are for those who ask for them
