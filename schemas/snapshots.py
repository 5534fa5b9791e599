"""The dataset `snapshots`."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.types import SHA256, SOURCE, Int, Long, Number, Text, Time


class Snapshots(pa.DataFrameModel):
    """A row is one saved page of one capture. Partitioned by the month of capture."""

    snapshot_id: Series[Text] = pa.Field(
        description="SHA-256 of source, time of capture and content_sha256", str_matches=SHA256
    )
    source: Series[Text] = pa.Field(description="The listing", str_matches=SOURCE)
    captured_at: Series[Time] = pa.Field(description="When the snapshot was taken")
    captured_at_basis: Series[Text] = pa.Field(
        description="How that is known", isin=["sidecar", "folder", "file_name", "mtime"]
    )
    page: Series[Int] = pa.Field(description="Number of the page in its capture, from 1 on", ge=1)
    path: Series[Text] = pa.Field(description="The file, relative to the raw root", str_length={"min_value": 1})
    content_sha256: Series[Text] = pa.Field(description="SHA-256 of the file", str_matches=SHA256)
    media_type: Series[Text] = pa.Field(description="Sniffed from the bytes", str_contains="/")
    encoding: Series[Text] = pa.Field(nullable=True, description="Encoding of the text, null if there is none")
    date_order: Series[Text] = pa.Field(
        nullable=True,
        description="Order of day, month and year in dates of numbers, where the page proves it; else such dates are "
        "null. `roc`: years of the Republic of China; `era`: letters of Japanese eras",
        isin=["dmy", "mdy", "ymd", "roc", "era"],
    )
    bytes: Series[Long] = pa.Field(description="Size of the file", ge=0)
    lines: Series[Int] = pa.Field(description="Physical lines", ge=0)
    unknown_lines: Series[Int] = pa.Field(description="Non-blank lines that could not be explained", ge=0)
    coverage: Series[Number] = pa.Field(
        nullable=True,
        description="Share of the non-blank lines that was explained, null if no line was read",
        in_range={"min_value": 0, "max_value": 1},
    )
    entries: Series[Int] = pa.Field(description="Entries found: sightings and rejected entries", ge=0)
    rejects: Series[Int] = pa.Field(description="Rejected entries, or 1 for a page rejected whole", ge=0)
    spans: Series[Text] = pa.Field(
        description="Dates that its capture vouches for: open ISO 8601 intervals, separated by blanks"
    )
    parser_version: Series[Text] = pa.Field(description="The parser that read it", str_length={"min_value": 1})

    @pa.dataframe_check(name="unknown_lines_within_lines")
    @classmethod
    def unknown_lines_within_lines(cls, snapshots: pd.DataFrame) -> "pd.Series[bool]":
        """No page has more unknown lines than lines."""
        return snapshots["unknown_lines"] <= snapshots["lines"]

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {"version": "1.1", "key": ["snapshot_id"], "sort": ["source", "captured_at", "page", "snapshot_id"]}
