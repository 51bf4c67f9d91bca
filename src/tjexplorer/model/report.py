"""A report: its record, its source and its sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tjexplorer.model.reading import LeftOut
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText


@dataclass(frozen=True)
class Report:
    """One report of a library, segmented."""

    record: ReportRecord
    """What the record says."""
    source: SourceText
    """The text as received."""
    sections: tuple[Section, ...]
    """All sections in source order, parents before their children."""
    left_out: tuple[LeftOut, ...]
    """What the reading text leaves out, in source order."""

    @property
    def id(self) -> str:
        """The report's id."""
        return self.record.id

    @cached_property
    def by_id(self) -> dict[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def _children(self) -> dict[str | None, tuple[Section, ...]]:
        found: dict[str | None, list[Section]] = {}
        for section in self.sections:
            found.setdefault(section.parent, []).append(section)
        return {parent: tuple(children) for parent, children in found.items()}

    def children(self, section_id: str | None) -> tuple[Section, ...]:
        """The sections directly below one, or the top ones for None."""
        return self._children.get(section_id, ())

    def ancestors(self, section: Section) -> Iterator[Section]:
        """The section's parents, outermost first."""
        chain = []
        parent = section.parent
        while parent is not None:
            chain.append(self.by_id[parent])
            parent = self.by_id[parent].parent
        yield from reversed(chain)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds a code point."""
        found = None
        for section in self.sections:
            if offset in section.span:
                found = section
        return found

    def section_on(self, line: int) -> Section | None:
        """The innermost section that holds a line; None where the source has no such line."""
        if not 1 <= line <= self.source.line_count:
            return None
        return self.section_at(self.source.line_span(line).start)
