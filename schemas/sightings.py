"""The dataset `sightings`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.types import Day, Int, Text, Time


class Sightings(pa.DataFrameModel):
    """A row is the fact that an entry was seen. Partitioned by the month of capture.

    There are hundreds of sightings to a snapshot and to an item, so ids are only measured here: their form is checked
    in the datasets whose keys they are.
    """

    snapshot_id: Series[Text] = pa.Field(description="The snapshot, as in snapshots", str_length=64)
    position: Series[Int] = pa.Field(description="Place in the page, in document order, from 1 on", ge=1)
    source: Series[Text] = pa.Field(description="The listing", str_length={"min_value": 1})
    captured_at: Series[Time] = pa.Field(description="When the snapshot was taken")
    date_published: Series[Day] = pa.Field(nullable=True, description="Date of the entry")
    item_id: Series[Text] = pa.Field(description="The item that it shows, as in items", str_length=32)
    content_hash: Series[Text] = pa.Field(description="The content that it shows, as in revisions", str_length=32)
    line_start: Series[Int] = pa.Field(description="First physical line, from 1 on", ge=1)
    line_end: Series[Int] = pa.Field(description="Last physical line", ge=1)

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {
            "version": "1.0",
            "key": ["snapshot_id", "position"],
            "sort": ["source", "captured_at", "snapshot_id", "position"],
        }
