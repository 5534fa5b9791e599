"""What the parser must deliver: an entry that breaks this becomes a reject, before identity sees it."""

import datetime as dt

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.content import Content
from schemas.types import Day, Int, Text


class Entry(Content):
    """One block of a listing that stands for a news item, as one page shows it."""

    date_published: Series[Day] = pa.Field(
        nullable=True,
        description="Publisher's local date; the first of the month if only that is known",
        in_range={"min_value": dt.date(1900, 1, 1), "max_value": dt.date(2099, 12, 31)},
    )
    date_published_raw: Series[Text] = pa.Field(
        nullable=True, description="The date as printed", str_length={"min_value": 1}
    )
    section_heading: Series[Text] = pa.Field(nullable=True, description="Heading that the entry stands under")
    position: Series[Int] = pa.Field(description="Place in the page, in document order, from 1 on", ge=1)
    line_start: Series[Int] = pa.Field(description="First physical line, from 1 on", ge=1)
    line_end: Series[Int] = pa.Field(description="Last physical line", ge=1)

    @pa.check("headline", name="has_a_letter")
    @classmethod
    def has_a_letter(cls, headline: "pd.Series[str]") -> "pd.Series[bool]":
        """A headline of digits and signs alone is a part of something else."""
        return headline.str.contains(r"\p{L}", regex=True)

    @pa.dataframe_check(name="date_or_url")
    @classmethod
    def date_or_url(cls, entries: pd.DataFrame) -> "pd.Series[bool]":
        """Without a date nor an address nobody can say which item it is."""
        return entries["date_published"].notna() | (entries["url"].notna() if "url" in entries else False)

    @pa.dataframe_check(name="lines_in_order")
    @classmethod
    def lines_in_order(cls, entries: pd.DataFrame) -> "pd.Series[bool]":
        """An entry ends where it starts or below."""
        return entries["line_end"] >= entries["line_start"]

    class Config:
        """Nothing but these columns."""

        strict = True
        metadata = {"version": "1.1"}
