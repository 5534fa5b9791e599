"""The README's commands and examples, run as they stand, in a copy of the project."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FENCE = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What the README asks for and is running already.
RUNNING = "make test"


def blocks(root: Path, language: str, tag: str | None = None) -> list[str]:
    found = FENCE.findall((root / "README.md").read_text())
    return [code for name, given, code in found if name == language and given == (tag or "")]


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is checked out, with the virtual environment that runs this test."""
    path = tmp_path_factory.mktemp("project")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "README.md"):
        shutil.copy(root / name, path / name)
        os.utime(path / name, (0, 0))  # older than the virtual environment, which is up to date: these tests run in it
    for name in ("data", "docs", "flows", "schemas", "src"):
        shutil.copytree(root / name, path / name, ignore=shutil.ignore_patterns("processed"))
    (path / ".venv").symlink_to(Path(sys.prefix))
    return path


@pytest.fixture(scope="module")
def env(copy: Path) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**plain, "PREFECT_HOME": str(copy / ".prefect"), "PYTHON": sys.executable}


@pytest.fixture(scope="module")
def made(copy: Path, env: dict[str, str]) -> Path:
    """The copy, after the commands of the README."""
    commands = [line for block in blocks(copy, "sh") for line in block.splitlines() if line and line != RUNNING]
    assert commands[0] == "make run"
    for command in commands:
        done = subprocess.run(command, shell=True, cwd=copy, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert done.stdout or command.startswith(("mkdir", "cp")), f"{command} says nothing"
    return copy


def test_the_commands_work(made: Path) -> None:
    assert (made / "data/processed/latest/items").is_dir()
    assert (made / "published/versions/000001").is_dir()
    assert not (made / "published/versions/000002").exists()


@pytest.mark.parametrize("at", range(6))
def test_the_python_examples_work(made: Path, env: dict[str, str], at: int) -> None:
    code = blocks(made, "python")[at]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=made, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_every_python_example_is_run(root: Path) -> None:
    assert len(blocks(root, "python")) == 6


@pytest.mark.slow
def test_the_schedule_is_served_until_it_is_stopped(made: Path, env: dict[str, str], tmp_path: Path) -> None:
    (command,) = blocks(made, "sh", "background")
    log = tmp_path / "log"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            ["bash", "-c", f"exec {command}"], cwd=made, env=env, stdout=out, stderr=out, start_new_session=True
        ) as served,
    ):
        try:
            for _ in range(240):
                if "is being served" in log.read_text() or served.poll() is not None:
                    break
                time.sleep(0.5)
        finally:
            os.killpg(served.pid, signal.SIGINT)
            try:
                served.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(served.pid, signal.SIGKILL)
    assert "is being served" in log.read_text()
