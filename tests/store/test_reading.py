"""Readers while others publish: what is read through `newspipe.path` is one version, whole, and never an error."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newspipe.store.folder import Folder
from newspipe.store.manifest import numbers

READS = 10_000

#: Publishes a version for each story, one after the other, until it is told to stop.
PUBLISHER = """
import sys
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from newspipe import pipeline
raw, out, stop = map(Path, sys.argv[1:])
for number in range(1, 3_000):
    capture = raw / "town" / f"{datetime(2022, 1, 1) + timedelta(seconds=number):%Y%m%dT%H%M%SZ}"
    capture.mkdir(parents=True)
    day = f"{number % 28 + 1} {'May' if number % 2 else 'June'} 2021"
    headline = f"{sha256(str(number).encode()).hexdigest()} {number}"  # two of one day are no edit of each other
    (capture / "page-01.txt").write_text(f"News\\n\\n  1. {headline}\\n\\n    {day}")
    assert pipeline.run(raw, out).version == number
    if stop.exists():
        break
"""

#: Reads some thousand times, and on until it has seen some versions; holds each against what its version has to hold.
READER = """
import json, sys
import newspipe
import pandas as pd
import pyarrow.parquet as pq
seen = set()
reads = int(sys.argv[2])
for at in range(20 * reads):
    if at >= reads and len(seen) > 10:
        break
    folder = newspipe.path("items", out=sys.argv[1])
    version = int(folder.parent.name)
    files = sorted(file for month in folder.iterdir() for file in month.iterdir())
    if at % 10:
        read = [pq.ParquetFile(file).read(["headline"])["headline"] for file in files]
        headlines = [text for column in read for text in column.to_pylist()]
    else:
        headlines = [*pd.read_parquet(folder)["headline"]]
    stories = sorted(int(text.split()[-1]) for text in headlines)
    assert stories == [*range(1, version + 1)], (version, stories)
    assert version >= max(seen, default=0), (version, max(seen))
    seen.add(version)
print(json.dumps(sorted(seen)))
"""


@pytest.mark.slow
def test_ten_thousand_reads_while_versions_are_published(tmp_path: Path) -> None:
    raw, out, stop = tmp_path / "raw", tmp_path / "out", tmp_path / "stop"
    with subprocess.Popen([sys.executable, "-c", PUBLISHER, raw, out, stop], stderr=subprocess.PIPE) as publisher:
        try:
            while not (out / "latest").exists() and publisher.poll() is None:
                time.sleep(0.01)
            command = [sys.executable, "-c", READER, str(out), str(READS // 2)]
            readers = [
                subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
            ]
            told = [reader.communicate() for reader in readers]
        finally:
            stop.touch()
        _, errors = publisher.communicate()
    assert publisher.returncode == 0, errors.decode()
    assert [(reader.returncode, error) for reader, (_, error) in zip(readers, told, strict=True)] == [(0, "")] * 2
    seen = [json.loads(versions) for versions, _ in told]
    assert min(map(len, seen)) > 10
    assert max(map(max, seen)) <= len(numbers(Folder(out)))
