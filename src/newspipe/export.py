"""A dataset of a version as one file, streamed month by month so that memory stays flat."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(path: Path, schema: "pa.Schema", tables: Iterable["pa.Table"]) -> None:
    """Write tables of one schema as one Parquet file."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in tables:
            writer.write_table(table)
