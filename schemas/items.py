"""The dataset `items`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.content import Content
from schemas.types import ID, SOURCE, Day, Int, Text, Texts, Time


class Items(Content):
    """A row is a news item, as its newest content shows it. Partitioned by the month of date_published."""

    item_id: Series[Text] = pa.Field(description="Identity of the item, 32 hex digits", str_matches=ID)
    source: Series[Text] = pa.Field(description="The listing that shows it", str_matches=SOURCE)
    date_published: Series[Day] = pa.Field(
        nullable=True, description="Publisher's local date; the first of the month if only that is known"
    )
    date_published_raw: Series[Text] = pa.Field(nullable=True, description="The date as printed")
    section_heading: Series[Text] = pa.Field(
        nullable=True, description="Heading that it stood under when its newest content appeared"
    )
    first_seen_at: Series[Time] = pa.Field(description="Capture that showed it first")
    withdrawn_at: Series[Time] = pa.Field(
        nullable=True, description="Capture that first missed it where it should stand; null while it is there"
    )
    revision: Series[Int] = pa.Field(description="Number of its newest revision, from 1 on", ge=1)
    aliases: Series[Texts] = pa.Field(description="Ids that its other headlines would have given it")

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {"version": "1.1", "key": ["item_id"], "sort": ["source", "date_published", "item_id"]}
