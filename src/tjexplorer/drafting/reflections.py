"""The sections of 心得 and 建議 that reflect on a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.drafting.bodies import Bodies
from tjexplorer.drafting.write_ups import names_body
from tjexplorer.model.record import LineRange
from tjexplorer.model.section import Section, SectionKind

Visited = tuple[str | None, str]
"""The institution of a visit, and its name as the heading of the visit prints it."""


@dataclass(frozen=True, slots=True)
class Reflections:
    """The reflections of a report, arranged by institutions or by subjects."""

    sections: tuple[Section, ...]
    """Those that may reflect on one visit."""
    bodies: Bodies
    """The institutions."""
    by_heading: bool
    """Whether their headings name the bodies visited; else their text does."""

    def on(self, visited: Visited) -> tuple[LineRange, ...]:
        """Where a visit is reflected on."""
        names = _in_heading if self.by_heading else _in_text
        return tuple(
            LineRange(section.line, section.end_line)
            for section in self.sections
            if names(section, visited, self.bodies)
        )


def reflections_of(sections: Sequence[Section], visited: Sequence[Visited], bodies: Bodies) -> Reflections:
    """The reflections of a report: where headings name bodies visited, by the headings; else by what the text names."""
    kept = [section for section in sections if section.kind is SectionKind.REFLECTIONS]
    below = [section for section in kept if section.level > 1]
    if any(_in_heading(section, one, bodies) for section in below for one in visited):
        return Reflections(tuple(below), bodies, by_heading=True)
    parents = {section.parent for section in kept}
    leaves = tuple(section for section in kept if section.id not in parents)
    return Reflections(leaves, bodies, by_heading=False)


def _in_heading(section: Section, visited: Visited, bodies: Bodies) -> bool:
    return names_body(section, *visited, bodies)


def _in_text(section: Section, visited: Visited, bodies: Bodies) -> bool:
    return visited[0] is not None and any(visited[0] in bodies.all_in(block.text.text) for block in section.blocks)
