"""Fixes held against the contract of what they fix: a value that breaks it would stop a publication."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newspipe.contracts import check_entries
from newspipe.corrections.reading import Corrections
from newspipe.corrections.rules import Correction, Fix
from newspipe.listing import Content, Entry, Sighting
from newspipe.raw import Problem


def checked(corrections: Corrections, before: Corrections) -> Corrections:
    """The corrections, with a problem for each fix whose value could not be published; those of before were checked."""
    new = [correction for name, correction in corrections.by_id.items() if name not in before.by_id]
    fixes = [
        correction for correction in new if isinstance(correction.rule, Fix) and correction.rule.becomes is not None
    ]
    problems = tuple(_broken(fixes)) if fixes else ()
    return replace(corrections, problems=(*corrections.problems, *problems)) if problems else corrections


def _broken(fixes: list[Correction]) -> Iterator[Problem]:
    broken = check_entries([_entry(correction.rule) for correction in fixes if isinstance(correction.rule, Fix)])
    for at, reasons in broken.items():
        correction = fixes[at]
        detail = "; ".join(detail for _, detail in reasons)
        yield Problem(correction.place, "bad_correction", f"[[fix]]: this could not be published: {detail}")


def _entry(fix: Fix) -> Sighting:
    value: Any = {fix.field: fix.becomes}
    content = replace(Content("A headline"), **value)
    return Sighting(1, 1, 1, Entry(content, "", dt.date(2000, 1, 1), "1 January 2000", None, misplaced=False))
