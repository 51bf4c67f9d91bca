"""All checks on a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tjexplorer.model.record import EditorNote
from tjexplorer.model.report import Report
from tjexplorer.proofreading import (
    acronyms,
    bodies,
    captions,
    enumerations,
    numbering,
    people,
    schedule,
    shares,
    sums,
    trip_dates,
    weekdays,
)
from tjexplorer.proofreading.galley import Galley
from tjexplorer.proofreading.glossary import Gloss
from tjexplorer.proofreading.merging import without_doubles

Check = Callable[[Galley], Iterator[EditorNote]]

_CHECKS: tuple[Check, ...] = (
    weekdays.check,
    trip_dates.check,
    schedule.check,
    people.check,
    bodies.check,
    captions.check,
    sums.check,
    shares.check,
    enumerations.check,
    numbering.check,
)
"""In the order of precedence: of two notes on the same words the first one's stays."""


def proofread(report: Report, known: Sequence[Gloss] = ()) -> tuple[EditorNote, ...]:
    """The doubtful places of a report, by line. What other reports explain (`known`) may serve as evidence."""
    galley = Galley(report)
    found = [note for check in _CHECKS for note in check(galley)]
    others = [gloss for gloss in known if gloss.place.report != report.id]
    return without_doubles([*found, *acronyms.check(galley, others)])
