"""What one process costs, and the median of what several cost."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Sequence[str | Path]

# The unit in which the operating system gives `ru_maxrss`.
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024

# Where this is set, every process would compile newspipe again, which an installed program does once.
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Cost:
    """What a process used, with those that it started and waited for."""

    cpu_s: float
    wall_s: float
    peak_mb: float


def measure(command: Command) -> Cost:
    """Run a command to its end. Raises SystemExit with what it said if it fails.

    This process has to stay small: what it occupies while it starts a child counts as memory of the child. That is why
    even corpora are made in a process of their own.
    """
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))}\n{said.read().decode(errors='replace')}")
    return Cost(used.ru_utime + used.ru_stime, took, used.ru_maxrss * MAXRSS_BYTES / 1e6)


def in_turn(what: str, contenders: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The median cost of each contender. They take turns, so that a noisy minute hits all of them alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for number in range(1, rounds + 1):
        for name, work in contenders.items():
            tell(f"{what}, {number} of {rounds}: {name}")
            costs[name].append(work())
    return {name: _median(found) for name, found in costs.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        cpu_s=median(cost.cpu_s for cost in costs),
        wall_s=median(cost.wall_s for cost in costs),
        peak_mb=median(cost.peak_mb for cost in costs),
    )


def tell(progress: str) -> None:
    """Say what is being done."""
    print(progress, file=sys.stderr, flush=True)
