"""Snapshots of news listing pages in, a validated, deduplicated, versioned Parquet dataset out."""

__version__ = "0.1.0"
