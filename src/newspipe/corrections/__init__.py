"""Corrections: what people hold against what a listing shows, in files that are reviewed like code.

    rules      what a correction can say, one value each
    reading    data/corrections/*.toml -> corrections, or errors with file and line
    checking   whether what they set could be published
    pages      what corrections make of a page: a snapshot left out, an entry dated
    blocks     what they make of the items of a block: split, merged, dropped, fixed
    force      which are in force in a version, what each has touched, and what a change of them reaches

Items are a pure function of captures and corrections. docs/corrections.md says what each kind means.
"""

from newspipe.corrections.reading import Corrections, read_corrections
from newspipe.corrections.rules import Correction

__all__ = ["Correction", "Corrections", "read_corrections"]
