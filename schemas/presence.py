"""The dataset `presence`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.types import ID, SOURCE, Day, Int, Text, Time


class Presence(pa.DataFrameModel):
    """A row is what changes daily about an item. Partitioned by the month of date_published."""

    item_id: Series[Text] = pa.Field(description="The item, as in items", str_matches=ID)
    source: Series[Text] = pa.Field(description="The listing that shows it", str_matches=SOURCE)
    date_published: Series[Day] = pa.Field(nullable=True, description="As in items")
    status: Series[Text] = pa.Field(
        description="listed; rolled_off: past the end of the listing; withdrawn: missed where it should stand",
        isin=["listed", "rolled_off", "withdrawn"],
    )
    last_seen_at: Series[Time] = pa.Field(description="Capture that showed it last")
    sightings: Series[Int] = pa.Field(description="How often it was seen", ge=1)
    position: Series[Int] = pa.Field(description="Its place in the page that showed it last", ge=1)

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {"version": "1.0", "key": ["item_id"], "sort": ["source", "date_published", "item_id"]}
