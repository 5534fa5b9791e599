"""DuckDB, tuned by hand: one statement, unique blocks first.

Usage: best_duckdb.py RAW OUT
"""

import sys

import duckdb

# A block is one entry whose lines are joined by \x1f.
ENTRY = (
    r"^(?:© ([^\x1f]*) \d{4}\x1f)?([^\x1f]+)"
    r"\x1f(\d\d [A-Z][a-z]+ \d{4})(?:\x1f(.*))?$"
)

raw, out = sys.argv[1:3]
duckdb.execute(rf"""
copy (
  with files as (
    select
      string_split(filename, '/') as path,
      replace(replace(content, chr(13), ''), E'\n\n    ', chr(31)) as text
    from read_text('{raw}/*/*/*.txt')
  ),
  parts as (
    select path[-3] as source, path[-2] as captured, unnest(string_split(text, E'\n\n')) as block from files
  ),
  blocks as (
    select source, block[6:] as block, min(captured) as first_seen, max(captured) as last_seen
    from parts where block[1] = ' ' group by all
  ),
  parsed as (
    select
      source, first_seen, last_seen,
      regexp_extract(block, '{ENTRY}', ['credit', 'headline', 'date', 'summary']) as entry
    from blocks
  ),
  dated as (
    select
      source, first_seen, last_seen, entry.credit, entry.summary,
      nfc_normalize(entry.headline) as headline,
      try_strptime(entry.date, '%d %B %Y')::date as date
    from parsed
  )
  select
    source, date, headline,
    arg_max(credit, last_seen) as credit, arg_max(summary, last_seen) as summary,
    min(first_seen) as first_seen, max(last_seen) as last_seen,
    strftime(date, '%Y-%m') as month
  from dated where date is not null and headline <> '' group by source, date, headline
) to '{out}' (format parquet, partition_by (month), overwrite_or_ignore)
""")
