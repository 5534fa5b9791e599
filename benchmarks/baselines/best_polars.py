"""Polars, tuned by hand: unique blocks first, then one regular expression over them.

Usage: best_polars.py RAW OUT
"""

import os
import sys

import polars as pl

# A block is one entry whose lines are joined by \x1f.
ENTRY = (
    r"^(?:© (?P<credit>[^\x1f]*) \d{4}\x1f)?(?P<headline>[^\x1f]+)"
    r"\x1f(?P<date>\d\d [A-Z][a-z]+ \d{4})(?:\x1f(?P<summary>.*))?$"
)

raw, out = sys.argv[1:3]
pages: dict[str, list[str]] = {"source": [], "captured": [], "text": []}
for source in os.listdir(raw):
    for captured in os.listdir(f"{raw}/{source}"):
        for name in os.listdir(f"{raw}/{source}/{captured}"):
            with open(f"{raw}/{source}/{captured}/{name}", "rb") as file:
                pages["source"].append(source)
                pages["captured"].append(captured)
                pages["text"].append(file.read().decode("utf-8", "replace").replace("\r\n", "\n"))
items = (
    pl.DataFrame(pages)
    .lazy()
    .with_columns(pl.col("text").str.replace_all("\n\n    ", "\x1f", literal=True).str.split("\n\n"))
    .explode("text")
    .group_by("source", block=pl.col("text").str.slice(5), entry=pl.col("text").str.starts_with(" "))
    .agg(first_seen=pl.col("captured").min(), last_seen=pl.col("captured").max())
    .filter("entry")
    .with_columns(parts=pl.col("block").str.extract_groups(ENTRY))
    .unnest("parts")
    .with_columns(pl.col("date").str.to_date("%d %B %Y", strict=False), pl.col("headline").str.normalize("NFKC"))
    .drop_nulls(["headline", "date"])
    .sort("source", "last_seen", "block")
    .group_by("source", "date", "headline")
    .agg(pl.col("credit", "summary").last(), pl.col("first_seen").min(), pl.col("last_seen").max())
    .with_columns(month=pl.col("date").dt.strftime("%Y-%m"))
    .sort("month", "source", "date", "headline")
    .collect()
)
for (month,), part in items.partition_by("month", as_dict=True, include_key=False).items():
    os.makedirs(f"{out}/month={month}")
    part.write_parquet(f"{out}/month={month}/part.parquet")
print(items.height)
