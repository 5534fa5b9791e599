"""The dataset `duplicates`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.types import ID, SOURCE, Number, Text, Time


class Duplicates(pa.DataFrameModel):
    """A row is a question that no capture answers: one item or two? Partitioned by the month of noticed_at.

    What was decided stands beside it; a correction can decide otherwise.
    """

    item_id: Series[Text] = pa.Field(description="The item, as in items; the earlier one of two", str_matches=ID)
    other_id: Series[Text] = pa.Field(
        description="The other item; where both were joined, the id that it would have had, an alias now",
        str_matches=ID,
    )
    source: Series[Text] = pa.Field(description="The listing that shows both", str_matches=SOURCE)
    noticed_at: Series[Time] = pa.Field(description="Capture that showed the later one first")
    decision: Series[Text] = pa.Field(
        description="joined: taken for one item; apart: taken for two", isin=["joined", "apart"]
    )
    reason: Series[Text] = pa.Field(
        description="never_together: alike, and no capture shows both or one in the place of the other; "
        "date_changed: one was withdrawn when the other appeared with the same headline and another date",
        isin=["never_together", "date_changed"],
    )
    score: Series[Number] = pa.Field(
        description="Similarity of the headlines, in percent", in_range={"min_value": 0, "max_value": 100}
    )

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {
            "version": "1.0",
            "key": ["item_id", "other_id"],
            "sort": ["source", "noticed_at", "item_id", "other_id"],
        }
