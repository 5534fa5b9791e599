"""Snapshots of news listing pages in, a validated, deduplicated, versioned Parquet dataset out."""

__version__ = "0.1.0"

from newspipe.readers import files, path, read

__all__ = ["__version__", "files", "path", "read"]
