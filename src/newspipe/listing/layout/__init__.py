"""Layouts of listings that no parser was written for: order and form of the parts are learned from the page itself.

A listing repeats itself: every entry has its date in the same place and form, its headline beside it, and the same
marks around it. `rows` are the lines as a reader sees them, with their `bullets` and `cells`, without what tools print
beside them (`markup`, `wraps`) or glue together (`glued`), `anchors` the dates that recur in one form: `placed`, in
`stacks` of rows, in `bylines` or as `relatives` of the capture, with what `years` they have, which `remarks` stand
beside them and what is `doubled`. `tickers` are the times below days, `marks` the numbers and bullets that delimit
entries, `paragraphs` the blank lines that do, and `days` the dates above several of them; `repeats` is what recurs and
is no part of an entry, `echoes` what is said twice. `ways` are those in which headlines and summaries can stand to the
dates: each makes `records` of the page, and of those that the `ends` of the list do not speak against, by what stands
there and by its `shapes`, the one of most `regularity` is taken. What seems a headline or a part of a summary may be
none (`heads`, `summaries`); `titles` are cut of their kinds and buttons. A page that shows no regularity is no listing,
nor is an article with a list beside it: `negatives`.
"""

from newspipe.listing.layout.reading import read_layout

__all__ = ["read_layout"]
