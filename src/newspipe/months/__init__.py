"""Work on one month at a time: what is published about items, and what is recorded about captures.

Months do not know each other, so they can be worked on in any order and side by side. Months of publication come first:
they tell which item each content belongs to, which the months of capture then write beside every sighting.
"""
