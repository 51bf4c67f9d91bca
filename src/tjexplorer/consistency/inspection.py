"""All checks of a library's records: the door of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tjexplorer.consistency import days, duplicates, extents, kinship, names, quotes, received, references, sayings
from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.holdings import Holdings, gather
from tjexplorer.corpus.library import Library

Check = Callable[[Holdings], Iterator[Finding]]

_CHECKS: tuple[Check, ...] = (
    received.check,
    duplicates.check,
    references.check,
    kinship.check,
    quotes.check,
    names.check,
    sayings.check,
    days.check,
    extents.check,
)


def inspect(library: Library) -> tuple[Finding, ...]:
    """Every mistake of the records of a library, by file and line. Damaged files are findings too; nothing is raised."""
    findings: list[Finding] = []
    holdings = gather(library, findings)
    findings.extend(finding for check in _CHECKS for finding in check(holdings))
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))
