"""Sections of a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.model.reading import Block
from tjexplorer.model.span import Span


class SectionKind(StrEnum):
    """What a section is for. The regulations fix 目的, 過程, 心得, 建議 and 附件 as the parts of such a report."""

    FRONT = "front"
    ABSTRACT = "abstract"
    TOC = "toc"
    BODY = "body"
    VISIT = "visit"
    ITINERARY = "itinerary"
    DELEGATION = "delegation"
    REFLECTIONS = "reflections"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a heading with what stands under it."""

    id: str
    """`<report-id>/<path>`, the path being 1-based ordinals along the tree: `2013-cepd-hokkaido/8.2.1`."""
    report: str
    """Id of the report."""
    parent: str | None
    """Id of the section above; None at the top."""
    level: int
    """1 at the top."""
    number: str | None
    """The enumerator as printed, without white space: 第一章, 壹、, （貳）, 一、, (一), 1., □. None where the heading has none."""
    title: str
    """The heading as printed with its number, white space of wraps and tabs reduced to single spaces."""
    kind: SectionKind
    """What it is for."""
    implied: bool
    """True where the source lost the heading, and the title comes from elsewhere in it."""
    heading: Span | None
    """Where the heading is printed; None for implied ones and for front matter."""
    span: Span
    """The whole section, heading, text and subsections."""
    line: int
    """1-based first line."""
    end_line: int
    """1-based last line that holds any text."""
    blocks: tuple[Block, ...] = ()
    """Its own reading text: heading and blocks up to its first subsection."""

    @property
    def path(self) -> str:
        """The part of the id after the report's."""
        return self.id.split("/", 1)[1]
