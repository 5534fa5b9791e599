"""The dataset `changes`."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.items import Items
from schemas.types import ID, Text, Texts


class Changes(Items):
    """A row is one difference to the version before. Partitioned by month of publication.

    With it stand the columns of the item as it is now, or as it was when it was removed, so that whoever applies them
    to the version before gets this one: take away `item_id` of what was removed or modified and every
    `previous_item_id`, then add the rows that are not `removed`.
    """

    change: Series[Text] = pa.Field(
        description="added, modified, removed, or renamed: another id than in the version before",
        isin=["added", "modified", "removed", "renamed"],
    )
    previous_item_id: Series[Text] = pa.Field(
        nullable=True, description="The id in the version before, of a renamed item", str_matches=ID
    )
    changed_columns: Series[Texts] = pa.Field(description="Columns of items that differ from the version before")
    cause: Series[Text] = pa.Field(
        description="Whether the source changed, the parser, a correction was made, or a version was rolled back",
        isin=["source", "parser", "correction", "rollback"],
    )

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {
            "version": "1.1",
            "key": ["item_id", "previous_item_id"],
            "sort": ["source", "date_published", "item_id", "previous_item_id"],
        }
