"""What a competent analyst would write: pathlib, one regular expression and pandas.

Usage: naive.py RAW OUT
"""

import re
import sys
from pathlib import Path

import pandas as pd

ENTRY = re.compile(
    r"^[ ]{0,2}\d+\. (?:© (?P<credit>[^\n]*) \d{4}\n\n    )?(?P<headline>[^\n]+)"
    r"\n\n    (?P<date>\d\d [A-Z][a-z]+ \d{4})$(?P<summary>(?:\n\n    [^\n]+)*)",
    re.MULTILINE,
)

raw, out = Path(sys.argv[1]), Path(sys.argv[2])
rows = []
for path in sorted(raw.rglob("*.txt")):
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    source, captured = path.parts[-3], path.parts[-2]
    for match in ENTRY.finditer(text):
        rows.append({"source": source, "captured": captured, **match.groupdict()})
items = pd.DataFrame(rows)
items["date"] = pd.to_datetime(items["date"], format="%d %B %Y", errors="coerce")
items = items.dropna(subset=["date"])
items["headline"] = items["headline"].str.normalize("NFKC").str.strip()
items["summary"] = items["summary"].fillna("").str.strip().str.replace("\n\n    ", "\n", regex=False)
items = items.sort_values(["source", "captured"]).drop_duplicates(["source", "date", "headline"], keep="last")
items["month"] = items["date"].dt.strftime("%Y-%m")
items.to_parquet(out, partition_cols=["month"], index=False)
print(len(items))
