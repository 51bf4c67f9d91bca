"""Near-identical passages of what is read: which are asked for, and down to which likeness."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.parallels.finder import LEAST, LOWEST, Parallel, Parallels
from tjexplorer.tui.desks.history import Extent, ParallelsPage


@dataclass(frozen=True, slots=True)
class Near:
    """What was found for a page."""

    parallels: tuple[Parallel, ...]
    """The pairs, in the order of the passages asked about."""
    compared: bool
    """Whether anything of what was asked about is long enough to be compared."""


def near(finder: Parallels, stop: ParallelsPage, section: str) -> Near:
    """Near-identical passages; those of one passage down to the least likeness there is, since they are few."""
    passages = finder.passages
    match stop.extent:
        case Extent.PASSAGE:
            touched = (one for one in passages if one.report == stop.report)
            compared = any(one.span.start < stop.end and stop.start < one.span.end for one in touched)
            return Near(finder.at(stop.report, stop.start, stop.end, LOWEST), compared)
        case Extent.SECTION:
            compared = any(one.section == section or one.section.startswith(f"{section}.") for one in passages)
            return Near(finder.of_section(section, LEAST), compared)
        case Extent.REPORT:
            compared = any(one.report == stop.report for one in passages)
            return Near(finder.of_report(stop.report, LEAST), compared)
        case Extent.LIBRARY:
            return Near(finder.pairs(LEAST), bool(passages))
