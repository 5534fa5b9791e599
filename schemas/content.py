"""What an item says: the columns that entries, items and revisions share."""

import pandera.pandas as pa
from pandera.typing import Series

from schemas.types import Text, Texts, Time

MAX_HEADLINE = 500
MAX_DESCRIPTION = 20_000


class Content(pa.DataFrameModel):
    """Cleaned text: NFC, unseen characters out, white space folded."""

    headline: Series[Text] = pa.Field(
        description="Headline as shown", str_length={"min_value": 1, "max_value": MAX_HEADLINE}
    )
    description: Series[Text] = pa.Field(
        nullable=True,
        description="Summary as shown, paragraphs separated by a line feed",
        str_length={"min_value": 1, "max_value": MAX_DESCRIPTION},
    )
    date_precision: Series[Text] = pa.Field(
        description="What is known of date_published: the minute (as published_at), the day, or only the month",
        isin=["minute", "day", "month"],
    )
    published_at: Series[Time] = pa.Field(nullable=True, description="Time of publication, where the page prints one")
    url: Series[Text] = pa.Field(
        nullable=True,
        description="Address of the item as the page gives it, absolute if the page's own is known",
        str_matches=r"^\S+$",
    )
    guid: Series[Text] = pa.Field(
        nullable=True,
        description="What its feed calls the item for good, or its link with the fragment that tells it from others",
        str_length={"min_value": 1},
    )
    credit_text: Series[Text] = pa.Field(
        nullable=True, description="Credit of the image, without sign and year", str_length={"min_value": 1}
    )
    dateline: Series[Text] = pa.Field(
        nullable=True, description="Place and agency that open the summary", str_length={"min_value": 1}
    )
    kicker: Series[Text] = pa.Field(nullable=True, description="Line above the headline", str_length={"min_value": 1})
    authors: Series[Texts] = pa.Field(nullable=True, description="Names of the authors, in the order shown")
    article_section: Series[Text] = pa.Field(
        nullable=True, description="Section that the item itself names", str_length={"min_value": 1}
    )
    image_url: Series[Text] = pa.Field(
        nullable=True,
        description="Address of the item's image, absolute if the page's own is known",
        str_matches=r"^\S+$",
    )
    in_language: Series[Text] = pa.Field(
        nullable=True, description="Language of the item, a BCP 47 tag", str_matches=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
    )
