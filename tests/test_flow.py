"""The flow, in real Prefect runs: with the server that it starts itself, and with one that runs already."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect.client.schemas.filters import ArtifactFilter
from prefect.testing.utilities import prefect_test_harness

import flows.publish
from newspipe import pipeline, planning
from newspipe.errors import LostRace, PublicationRefused
from newspipe.store.folder import Folder
from newspipe.store.manifest import current, numbers

STARTUP = 120  # seconds that a busy machine may take to start a server


@pytest.fixture(scope="module", autouse=True)
def _harness() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=STARTUP):
        yield


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries without the waiting."""
    for stage in (flows.publish.plan, flows.publish.parse, flows.publish.resolve, flows.publish.commit):
        monkeypatch.setattr(stage, "retry_delay_seconds", [0, 0, 0])


def publish(raw: Path, out: Path) -> Any:
    return flows.publish.publish(str(raw), str(out), return_state=True)


def test_a_flow_publishes_what_a_run_publishes(
    content: Any, sample: Path, published_sample: Path, tmp_path: Path
) -> None:
    state = publish(sample, tmp_path)
    assert state.is_completed()
    assert content(tmp_path) == content(published_sample)


def test_a_rejected_page_is_no_failure_and_the_report_is_an_artifact(sample: Path, tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client

    state = publish(sample, tmp_path)
    assert state.result()[-1].result().rejects
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=ArtifactFilter(key={"any_": ["newspipe-run"]}))
    assert any("date_invalid" in str(artifact.data) for artifact in found)


def test_a_flow_publishes_what_corrections_change(content: Any, root: Path, sample: Path, tmp_path: Path) -> None:
    corrections = root / "data" / "corrections"
    publish(sample, tmp_path / "flow")
    state = flows.publish.publish(str(sample), str(tmp_path / "flow"), None, str(corrections), return_state=True)
    assert state.is_completed()
    assert state.result()[-1].result().corrected == 2
    pipeline.run(sample, tmp_path / "run", corrections=corrections)
    assert content(tmp_path / "flow") == content(tmp_path / "run")


def test_nothing_new_completes(sample: Path, tmp_path: Path) -> None:
    publish(sample, tmp_path)
    assert publish(sample, tmp_path).is_completed()
    assert numbers(Folder(tmp_path)) == [1]


def test_a_task_that_raises_fails_the_flow_and_the_rest_is_published(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH_FILES", 1)
    parse = pipeline.parse

    def fails_for_one(raw: Path, planned: Any, captures: Any) -> Any:
        if captures[0].source == "veldmoor-growers" and captures[0].captured_at.month == 1:
            raise RuntimeError("a fault of ours")
        return parse(raw, planned, captures)

    monkeypatch.setattr(pipeline, "parse", fails_for_one)
    assert publish(sample, tmp_path).is_failed()
    assert current(Folder(tmp_path)).rows("snapshots") == 15
    monkeypatch.setattr(pipeline, "parse", parse)
    assert publish(sample, tmp_path).is_completed()
    assert current(Folder(tmp_path)).rows("snapshots") == 16


def test_what_fails_outside_is_tried_again(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse, failures = pipeline.parse, [OSError(5, "Input/output error"), OSError(5, "Input/output error")]

    def flaky(raw: Path, planned: Any, captures: Any) -> Any:
        if failures:
            raise failures.pop()
        return parse(raw, planned, captures)

    monkeypatch.setattr(pipeline, "parse", flaky)
    assert publish(sample, tmp_path).is_completed()
    assert failures == []


def test_a_refused_publication_fails_the_flow_at_once(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def refused(*_: Any) -> Any:
        calls.append(1)
        raise PublicationRefused("rows break their contract")

    monkeypatch.setattr(pipeline, "resolve", refused)
    state = publish(sample, tmp_path)
    assert state.is_failed()
    assert numbers(Folder(tmp_path)) == []
    assert len(calls) <= 6  # each month once, none again


def test_the_loser_of_a_race_starts_again(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit, races = pipeline.commit, [LostRace("version 1 was published by another process")]

    def overtaken(*args: Any) -> Any:
        if races:
            raise races.pop()
        return commit(*args)

    monkeypatch.setattr(pipeline, "commit", overtaken)
    assert publish(sample, tmp_path).is_completed()
    assert numbers(Folder(tmp_path)) == [1]


def own_environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a user who has just installed Prefect."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**plain, "PREFECT_HOME": str(home), **more}


def run_flow(root: Path, sample: Path, out: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.publish", "--raw", str(sample), "--out", str(out)]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.slow
def test_it_starts_and_stops_a_server_of_its_own(root: Path, sample: Path, tmp_path: Path) -> None:
    done = run_flow(root, sample, tmp_path / "out", own_environment(tmp_path / "prefect"))
    assert done.returncode == 0, done.stderr
    assert "Finished in state Completed" in done.stderr
    assert not [line for line in done.stderr.splitlines() if "WARN" in line or "ERROR" in line or "Traceback" in line]
    assert "published version 1" in done.stdout
    assert current(Folder(tmp_path / "out")).version == 1


@pytest.mark.slow
def test_it_reports_to_a_server_that_runs_already(root: Path, sample: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    env = own_environment(tmp_path / "prefect", PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")
    prefect = shutil.which("prefect", path=str(Path(sys.executable).parent))
    assert prefect
    command = [prefect, "server", "start", "--host", "127.0.0.1", "--port", port, "--no-ui"]
    log = (tmp_path / "server.log").open("wb")
    with subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True) as server:
        try:
            api = f"http://127.0.0.1:{port}/api"
            wait_for(f"{api}/health")
            done = run_flow(root, sample, tmp_path / "out", {**env, "PREFECT_API_URL": api})
            request = urllib.request.Request(
                f"{api}/flow_runs/count", data=b"{}", headers={"content-type": "application/json"}
            )
            with urllib.request.urlopen(request) as answer:
                counted = answer.read()
        finally:
            os.killpg(server.pid, signal.SIGTERM)
    assert done.returncode == 0, done.stderr
    assert "temporary server" not in done.stderr
    assert counted == b"1"


def wait_for(url: str) -> None:
    for _ in range(STARTUP * 2):
        try:
            with urllib.request.urlopen(url):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise AssertionError(f"{url} did not answer in {STARTUP} seconds")


@pytest.mark.parametrize(("arguments", "code"), [(["--raw", "nowhere"], 2), (["--out", "pyproject.toml"], 2)])
def test_what_was_mistyped_is_told_without_a_flow(root: Path, arguments: list[str], code: int) -> None:
    command = [sys.executable, "-m", "flows.publish", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "newspipe: " in done.stderr
