"""The dataset `rejects`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.types import ID, SHA256, SOURCE, Int, Text, Time


class Rejects(pa.DataFrameModel):
    """A row is a part of a snapshot that could not be accepted, and why. Partitioned by the month of capture."""

    reject_id: Series[Text] = pa.Field(description="Identity of the reject, 32 hex digits", str_matches=ID)
    snapshot_id: Series[Text] = pa.Field(description="The snapshot, as in snapshots", str_matches=SHA256)
    source: Series[Text] = pa.Field(description="The listing", str_matches=SOURCE)
    captured_at: Series[Time] = pa.Field(description="When the snapshot was taken")
    path: Series[Text] = pa.Field(description="The file, relative to the raw root", str_length={"min_value": 1})
    line_start: Series[Int] = pa.Field(description="First physical line, from 1 on", ge=1)
    line_end: Series[Int] = pa.Field(description="Last physical line", ge=1)
    raw_text: Series[Text] = pa.Field(description="The text as it stands; of a whole page, its beginning")
    stage: Series[Text] = pa.Field(
        description="Where it failed: read and layout reject a page, parse and validate an entry; or a correction",
        isin=["read", "layout", "parse", "validate", "correction"],
    )
    reason: Series[Text] = pa.Field(description="Why, one word", str_matches=r"^[a-z_]+$")
    detail: Series[Text] = pa.Field(description="Why, for people: all reasons", str_length={"min_value": 1})
    status: Series[Text] = pa.Field(
        description="open; accepted: it became an entry after all; dismissed: nothing is to be accepted there",
        isin=["open", "accepted", "dismissed"],
    )
    resolved_by: Series[Text] = pa.Field(
        nullable=True,
        description="What accepted or dismissed it: `parser 2`, `settings`, or a correction with reason and author",
        str_length={"min_value": 1},
    )

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {
            "version": "1.1",
            "key": ["reject_id"],
            "sort": ["source", "captured_at", "path", "line_start", "reject_id"],
        }
