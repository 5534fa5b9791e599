"""Printed dates in many languages: a table of names and a few forms, nothing guessed.

`read_date` reads a text that is nothing but a date, `find_dates` the dates inside a text. What a text alone leaves open
(the order of 03/06/2024, the century of '21, the year of "19 July", what "yesterday" is) stands in a `Convention`,
which `learn` takes from all the dates of a page.
"""

from newspipe.listing.dates.convention import CENTURIES, PLAIN, Convention, learn, learn_among
from newspipe.listing.dates.names import MONTHS
from newspipe.listing.dates.reading import (
    Reading,
    is_date,
    is_label,
    is_relative,
    may_hold_relative,
    month_of,
    names_change,
    on_leaf,
    read_date,
    tells_change,
)
from newspipe.listing.dates.within import Found, beside_change, date_texts, find_dates, first_published

__all__ = [
    "CENTURIES",
    "MONTHS",
    "PLAIN",
    "Convention",
    "Found",
    "Reading",
    "beside_change",
    "date_texts",
    "find_dates",
    "first_published",
    "is_date",
    "is_label",
    "is_relative",
    "learn",
    "learn_among",
    "may_hold_relative",
    "month_of",
    "names_change",
    "on_leaf",
    "read_date",
    "tells_change",
]
