"""What is counted in: the sections that pass the filters of a request, and how long they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.model.mention import Mention
from tjexplorer.search import filters
from tjexplorer.search.request import SearchRequest
from tjexplorer.statistics.origins import Origins


@dataclass(frozen=True, slots=True)
class Part:
    """A report with those of its sections that pass the filters."""

    report: SearchedReport
    """The report."""
    origins: Origins
    """Its places and lengths."""
    sections: tuple[int, ...]
    """Ordinals of the sections that pass."""
    year: int | None
    """The year to file the report under, as its record has it."""

    @property
    def lengths(self) -> tuple[int, ...]:
        """For each of the sections its characters of reading text, heading included, white space not counted."""
        return tuple(self.origins.section_length(ordinal) for ordinal in self.sections)


def parts_of(
    request: SearchRequest,
    reports: Iterable[tuple[SearchedReport, Origins]],
    mentions: Callable[[str], Iterable[Mention]],
    year: Callable[[str], int | None],
) -> tuple[Part, ...]:
    """The reports that have any section which passes the filters. A section without text counts nothing, and is a part.

    `mentions` gives the institutions that a report names; it is asked only where they are filtered by.
    `year` gives the year to file a report under.
    """
    known = tuple(reports)

    def naming(institutions: Iterable[str]) -> frozenset[str]:
        wanted = frozenset(institutions)
        found = (mention for report, _origins in known for mention in mentions(report.id))
        return frozenset(mention.section for mention in found if mention.record in wanted)

    passes = filters.test_of(request, naming)
    parts = []
    for report, origins in known:
        sections = enumerate(report.sections)
        chosen = tuple(n for n, section in sections if passes is None or passes(report.facts, section))
        if chosen:
            parts.append(Part(report, origins, chosen, year(report.id)))
    return tuple(parts)
