"""The benchmark's command runs to its end, on corpora so small that its figures say nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

RUNS = {
    "benchmarks": (["--repeat", "1"], ("first run", "next day", "nothing new")),
    "benchmarks.store": ([], ("a commit, by size", "without Delta", "with Delta", "reading")),
}


@pytest.mark.slow
@pytest.mark.parametrize("module", RUNS)
def test_the_benchmark_runs(root: Path, module: str) -> None:
    options, expected = RUNS[module]
    command = [sys.executable, "-m", module, "--quick", *options, "--format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    scenarios = " ".join(row["scenario"] for row in told["rows"])
    assert all(name in scenarios for name in expected)
    assert all(row["cpu_s"] > 0 for row in told["rows"])


def test_identity_is_measured_against_the_truth(root: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.identity", "--quick", "--format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {case["captures"] for case in told["cases"]} == {"all", "30 %"}
    for case in told["cases"]:
        assert case["entries_found"] == case["entries"] > 0
        assert case["faults_found"] == case["faults"]
        assert case["precision"] == case["recall"] == 1
        assert case["histories_exact"] == case["histories"] > 0
        assert case["withdrawals_invented"] == 0


def test_the_benchmark_of_formats_runs(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.formats"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("19 July 2021")
    assert "records/s" in done.stdout
