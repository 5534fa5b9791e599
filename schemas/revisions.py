"""The dataset `revisions`."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.content import Content
from schemas.types import ID, SOURCE, Day, Int, Number, Text, Texts, Time


class Revisions(Content):
    """A row is one content of an item and when it was shown. Partitioned by the month of date_published."""

    item_id: Series[Text] = pa.Field(description="The item, as in items", str_matches=ID)
    revision: Series[Int] = pa.Field(description="Number in the item's history, from 1 on", ge=1)
    source: Series[Text] = pa.Field(description="The listing that showed it", str_matches=SOURCE)
    date_published: Series[Day] = pa.Field(nullable=True, description="As in items")
    content_hash: Series[Text] = pa.Field(description="Stands for the content columns; as in sightings", str_matches=ID)
    valid_from: Series[Time] = pa.Field(description="Capture that showed this content first")
    valid_to: Series[Time] = pa.Field(
        nullable=True, description="Capture that first showed other content, or missed the item; null while in force"
    )
    changed_columns: Series[Texts] = pa.Field(description="Content columns that differ from the revision before")
    match_method: Series[Text] = pa.Field(
        nullable=True,
        description="By what evidence it is the same item as the revision before; null for the first",
        isin=[
            "same_url",
            "same_headline",
            "similar_headline",
            "handed_over",
            "same_content",
            "chained",
            "correction",
        ],
    )
    match_score: Series[Number] = pa.Field(
        nullable=True,
        description="Similarity of the headlines, in percent",
        in_range={"min_value": 0, "max_value": 100},
    )

    @pa.dataframe_check(name="valid_from_before_valid_to")
    @classmethod
    def valid_from_before_valid_to(cls, revisions: pd.DataFrame) -> "pd.Series[bool]":
        """Every revision was in force for some time."""
        return (revisions["valid_from"] < revisions["valid_to"]).fillna(True)

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {
            "version": "1.1",
            "key": ["item_id", "revision"],
            "sort": ["source", "date_published", "item_id", "revision"],
        }
