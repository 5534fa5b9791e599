"""What no Python program can go below: read and hash every page, import pyarrow, write months that were made before.

Usage: floor.py RAW OUT PREBUILT
"""

import os
import sys
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet  # noqa: F401 - its import is part of the floor

raw, out, prebuilt = sys.argv[1:4]
for source in os.listdir(raw):
    for captured in os.listdir(f"{raw}/{source}"):
        for name in os.listdir(f"{raw}/{source}/{captured}"):
            file = os.open(f"{raw}/{source}/{captured}/{name}", os.O_RDONLY)
            sha256(os.read(file, 1 << 24)).digest()
            os.close(file)
for month in Path(prebuilt).glob("month=*/part.parquet"):
    copy = Path(out, month.parent.name, month.name)
    copy.parent.mkdir(parents=True)
    copy.write_bytes(month.read_bytes())
