"""A bucket whose server fails, stalls, loses answers or is slow: all of a version, or the one before."""

import http.client
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newspipe import pipeline
from newspipe.store import bucket, open_store
from newspipe.store.manifest import current, load, numbers
from newspipe.verify import verify

SOURCES = ("veldmoor-growers", "ombervale-transit")

#: What is done to a request, by its method and path; None lets it pass.
Plan = Callable[[str, str], str | None]


class Proxy:
    """Stands before the server, and treats requests by a plan."""

    def __init__(self, server: str) -> None:
        self.plan: Plan = lambda _method, _path: None
        self.done: list[tuple[str, str, str]] = []
        outer, place = self, urlsplit(server)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65537)
                if self.raw_requestline and self.parse_request():
                    outer.treat(self, place)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def treat(self, request: BaseHTTPRequestHandler, place: object) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        fault = self.plan(request.command, request.path)
        if fault:
            self.done.append((fault, request.command, request.path))
        if fault == "refused":
            request.send_error(500, "We encountered an internal error. Please try again.")
        elif fault == "unavailable":
            request.send_error(503, "SlowDown")
        elif fault == "stalled":
            time.sleep(3)
        elif fault == "dropped":
            pass
        else:
            if fault == "slow":
                time.sleep(0.2)
            answer, data = self.forward(request, body, place)
            if fault != "answer lost":
                request.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("connection", "server", "date", "transfer-encoding", "content-length"):
                        request.send_header(name, value)
                length = answer.getheader("Content-Length") if request.command == "HEAD" else len(data)
                request.send_header("Content-Length", str(length))
                request.end_headers()
                request.wfile.write(data[: len(data) // 2] if fault == "broken off" else data)

    def forward(
        self, request: BaseHTTPRequestHandler, body: bytes, place: object
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(place.hostname, place.port)  # type: ignore[attr-defined]
        connection.request(request.command, request.path, body, dict(request.headers))
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data


@pytest.fixture(scope="module")
def server(s3: str) -> Iterator[Proxy]:
    proxy = Proxy(s3)
    yield proxy
    proxy.http.shutdown()
    proxy.http.server_close()


@pytest.fixture
def proxy(server: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """With a client that is less patient than people are."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    monkeypatch.setattr(bucket, "_TIMEOUT", "1s")
    server.done.clear()
    yield server
    server.plan = lambda _method, _path: None


@pytest.fixture
def url(new_bucket: Callable[[], str]) -> str:
    return new_bucket()


def once_each(*faults: str, only: str = "") -> Plan:
    """Each request fails the first times that it is made, with each of the faults in turn."""
    tried: dict[tuple[str, str], int] = {}

    def plan(method: str, path: str) -> str | None:
        if only not in path or "_delta_log" in path:
            return None
        tried[method, path] = number = tried.get((method, path), 0) + 1
        return faults[number - 1] if number <= len(faults) else None

    return plan


def publish(sample: Path, raw: Path, url: str) -> int:
    for source in SOURCES:
        shutil.copytree(sample / source, raw / source, dirs_exist_ok=True)
    version = pipeline.run(raw, url).version
    assert version
    return version


@pytest.fixture(scope="module")
def expected(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What is published where nothing fails."""
    folder = tmp_path_factory.mktemp("expected")
    publish(sample, folder / "raw", str(folder / "out"))
    return dict(current(open_store(folder / "out")).datasets)


def assert_sound(url: str, raw: Path, expected: dict[str, object]) -> None:
    """What is there is all there is; the next run adds what a log lacks for which there was no time."""
    assert pipeline.run(raw, url).version is None
    store = open_store(url)
    assert numbers(store) == [1]
    assert current(store).datasets == expected
    assert verify(store).findings == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["refused", "unavailable", "dropped", "answer lost", "broken off", "slow"])
def test_every_request_fails_once(
    sample: Path, tmp_path: Path, proxy: Proxy, url: str, expected: dict[str, object], fault: str
) -> None:
    proxy.plan = once_each(fault, only=".store")
    assert publish(sample, tmp_path / "raw", url) == 1
    assert {method for _, method, _ in proxy.done} >= {"GET", "PUT", "HEAD"}
    proxy.plan = lambda _method, _path: None
    assert_sound(url, tmp_path / "raw", expected)


def test_a_server_that_stalls_is_asked_again(
    sample: Path, tmp_path: Path, proxy: Proxy, url: str, expected: dict[str, object]
) -> None:
    proxy.plan = once_each("stalled", only="manifests/000001")
    assert publish(sample, tmp_path / "raw", url) == 1
    assert {method for _, method, _ in proxy.done} == {"GET", "PUT"}
    assert current(open_store(url)).datasets == expected


@pytest.mark.slow
def test_requests_fail_at_random(
    sample: Path, tmp_path: Path, proxy: Proxy, url: str, expected: dict[str, object]
) -> None:
    chance = random.Random(11)
    faults = ["refused", "unavailable", "dropped", "answer lost", "broken off", "slow"]
    proxy.plan = lambda _method, _path: chance.choice(faults) if chance.random() < 0.15 else None
    assert publish(sample, tmp_path / "raw", url) == 1
    assert len(proxy.done) > 10
    proxy.plan = lambda _method, _path: None
    assert_sound(url, tmp_path / "raw", expected)


def run(raw: Path, url: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "newspipe", "run", "--raw", str(raw), "--out", url]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["/.store/items/", "/.store/history/", "/.store/manifests/"])
def test_a_server_that_keeps_failing_leaves_the_version_before(
    sample: Path, tmp_path: Path, proxy: Proxy, url: str, key: str
) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(sample / SOURCES[0], raw / SOURCES[0])
    assert pipeline.run(raw, url).version == 1
    shutil.copytree(sample / SOURCES[1], raw / SOURCES[1])
    proxy.plan = lambda method, path: "refused" if method == "PUT" and key in path else None
    told = run(raw, url)
    assert told.returncode == 3, told.stderr
    assert told.stderr.startswith(f"newspipe: {url}{key}")
    assert "Traceback" not in told.stderr
    assert "Nothing was published." in told.stderr
    assert "run again" in told.stderr
    proxy.plan = lambda _method, _path: None
    store = open_store(url)
    assert numbers(store) == [1]
    assert run(raw, url).returncode == 0
    assert numbers(store) == [1, 2]
    assert verify(store).findings == []
    assert load(store, 2).rows("items") > load(store, 1).rows("items")


def test_a_server_that_is_not_there_is_told(sample: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setattr(bucket, "_RETRIES", 1)
    with pytest.raises(OSError, match="Connection refused") as error:
        pipeline.run(sample, url)
    assert error.value.filename.startswith(url)
