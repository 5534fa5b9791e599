"""Where raw snapshots lie, when they were taken, and which captures hold files that are new.

    <raw>/<source>/source.toml                  optional settings of the source
    <raw>/<source>/<captured_at>/<page file>    2022-08-01 or 20220801T093000Z; pages of one capture
    <raw>/<source>/<captured_at>/capture.json   optional: {"captured_at": "…", "url": "…", "charset": "…", "pages":
                                                {"<page file>": {"url": "…", "charset": "…"}}}; its time is believed
                                                before the folder's name, its url before the one in source.toml
    <raw>/<source>/<page file>                  a capture of its own: a date in its name, else its mtime

Raw is never changed. Names that begin with a dot are passed over; whatever else lies in a place where no snapshot can
be is reported. Paths are relative to the raw root, with forward slashes.
"""

from newspipe.raw.beside import SETTINGS, SIDECAR, Beside, Settings, said, sidecar, small_text, source_settings
from newspipe.raw.captures import Capture, Place, Problem, is_source, new_captures
from newspipe.raw.known import dump_known, ingested, ingested_captures, load_known
from newspipe.raw.origin import Origin, locate, page_number, parse_time, time_in

__all__ = [
    "SETTINGS",
    "SIDECAR",
    "Beside",
    "Capture",
    "Origin",
    "Place",
    "Problem",
    "Settings",
    "dump_known",
    "ingested",
    "ingested_captures",
    "is_source",
    "load_known",
    "locate",
    "new_captures",
    "page_number",
    "parse_time",
    "said",
    "sidecar",
    "small_text",
    "source_settings",
    "time_in",
]
