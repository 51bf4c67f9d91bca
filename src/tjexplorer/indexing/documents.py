"""What of a report is searched, as values.

Each block of a section is searched by itself: a match never crosses from one block, or from one cell of a table, into
the next. Such a stretch is a *unit*. The units of a report stand in one string with line feeds between them (folding
leaves none inside), so that a plain scan is one pass.

Positions are indices of three texts: `i, j` of `folded`, `a, b` of `reading`, `start, end` of the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tjexplorer.model.source import SourceText


@dataclass(frozen=True, slots=True)
class SearchedSection:
    """The facts of a section that search needs."""

    id: str
    """Its id."""
    number: str | None
    """Its number as printed."""
    title: str
    """Its heading."""
    kind: str
    """Its kind."""
    implied: bool
    """Whether the source lost the heading."""
    line: int
    """First line."""
    first_day: str | None
    """ISO date of the first day of what it tells."""
    last_day: str | None
    """ISO date of the last day."""
    first_unit: int
    """Its first unit."""
    end_unit: int
    """One past its last unit."""
    above: int
    """Ordinal of the section above; -1 at the top."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The facts of a report that search needs."""

    id: str
    """Its id."""
    label: str
    """The editor's short name."""
    title: str
    """Its title as shown."""
    agency: str | None
    """The agency as printed."""
    agency_id: str | None
    """The agency's authority record."""
    years: tuple[int, ...]
    """The years of the report and of the trip."""


@dataclass(frozen=True, slots=True)
class Units:
    """Parallel arrays, one entry for each unit; the positions have one more for the end."""

    folded: Sequence[int]
    """Where each begins in the folded text."""
    reading: Sequence[int]
    """Where each begins in the reading text."""
    titles: Sequence[int]
    """1 for the heading that a section begins with, else 0."""
    blocks: Sequence[int]
    """The ordinal of its block; cells of one table share one."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Parallel arrays, one entry for each run of reading text that is not empty (`model.reading.Run`)."""

    reading: Sequence[int]
    """Where it begins in the reading text."""
    length: Sequence[int]
    """Its length there. As long as in the source: letter for letter; else a joint."""
    start: Sequence[int]
    """Where it begins in the source."""
    end: Sequence[int]
    """Where it ends in the source."""


@dataclass(frozen=True)
class SearchedReport:
    """A report as search sees it: folded text, reading text and source, each tied to the next."""

    facts: ReportFacts
    """Facts of the report."""
    sections: tuple[SearchedSection, ...]
    """The sections that are searched, in source order. Each has one unit or more."""
    source: SourceText
    """The source."""
    reading: str
    """Reading text of all units, a line feed after each."""
    folded: str
    """Folded text of all units, a line feed after each."""
    starts: Sequence[int]
    """For each folded character where its reading text begins."""
    ends: Sequence[int]
    """For each folded character where its reading text ends."""
    units: Units
    """The units."""
    runs: Runs
    """How the reading text is tied to the source."""

    @property
    def id(self) -> str:
        """The report's id."""
        return self.facts.id

    @cached_property
    def every_section(self) -> frozenset[int]:
        """The ordinals of all sections."""
        return frozenset(range(len(self.sections)))

    @cached_property
    def whole_length(self) -> tuple[int, int]:
        """Folded characters of all headings and of all bodies."""
        return sum(title for title, _body in self.lengths), sum(body for _title, body in self.lengths)

    def headings_above(self, ordinal: int) -> tuple[str, ...]:
        """The headings of the sections that a section stands in, outermost first."""
        found: list[str] = []
        at = self.sections[ordinal].above
        while at >= 0:
            found.append(self.sections[at].title)
            at = self.sections[at].above
        return tuple(reversed(found))

    @cached_property
    def section_starts(self) -> list[int]:
        """Where each section begins in `reading`; one entry more for the end."""
        return [*(self.units.reading[section.first_unit] for section in self.sections), len(self.reading)]

    @cached_property
    def title_ends(self) -> list[int]:
        """Where the heading of each section ends in `reading`; where it would begin, if there is none."""
        ends = []
        for section in self.sections:
            unit = section.first_unit
            while unit < section.end_unit and self.units.titles[unit]:
                unit += 1
            ends.append(self.units.reading[unit])
        return ends

    @cached_property
    def section_bounds(self) -> list[int]:
        """Where each section begins in `folded`; one entry more for the end."""
        return [*(self.units.folded[section.first_unit] for section in self.sections), len(self.folded)]

    def section_of(self, a: int) -> int:
        """The ordinal of the section that holds a place of `reading`."""
        return bisect_right(self.section_starts, a, 0, len(self.sections)) - 1

    def folded_range(self, ordinal: int) -> tuple[int, int]:
        """The places of `folded` that a section holds."""
        section = self.sections[ordinal]
        return self.units.folded[section.first_unit], self.units.folded[section.end_unit]

    def folded_parts(self, ordinal: int) -> tuple[int, int, int]:
        """Where in `folded` a section begins, where its heading ends, and where it ends."""
        begin, end = self.folded_range(ordinal)
        return begin, begin + self.lengths[ordinal][0], end

    def unit_of(self, a: int) -> int:
        """The unit that holds a place of `reading`."""
        return bisect_right(self.units.reading, a) - 1

    def unit_range(self, unit: int) -> tuple[int, int]:
        """The range of `reading` of a unit, without the line feed after it."""
        return self.units.reading[unit], self.units.reading[unit + 1] - 1

    def block_range(self, unit: int) -> tuple[int, int]:
        """The range of `reading` of the block of a unit, without the last line feed."""
        blocks = self.units.blocks
        first = last = unit
        while first > 0 and blocks[first - 1] == blocks[unit]:
            first -= 1
        while last + 1 < len(blocks) and blocks[last + 1] == blocks[unit]:
            last += 1
        return self.units.reading[first], self.units.reading[last + 1] - 1

    def source_range(self, a: int, b: int) -> tuple[int, int]:
        """The range of the source that a non-empty range of `reading`, inside one unit, came from."""
        runs = self.runs
        first = bisect_right(runs.reading, a) - 1
        last = bisect_right(runs.reading, b - 1) - 1
        start, end = runs.start[first], runs.end[last]
        if runs.length[first] == runs.end[first] - start:
            start += a - runs.reading[first]
        if runs.length[last] == end - runs.start[last]:
            end = runs.start[last] + b - runs.reading[last]
        return start, end

    @cached_property
    def lengths(self) -> tuple[tuple[int, int], ...]:
        """For each section the folded characters of its heading and of its body, line feeds included."""
        found = []
        for section in self.sections:
            lengths = [0, 0]
            for unit in range(section.first_unit, section.end_unit):
                lengths[0 if self.units.titles[unit] else 1] += self.units.folded[unit + 1] - self.units.folded[unit]
            found.append((lengths[0], lengths[1]))
        return tuple(found)
