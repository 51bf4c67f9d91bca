"""What a report recommends."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One item of 建議."""

    report: str
    """Id of the report."""
    section: str
    """Id of the section that holds it."""
    number: str | None
    """Its number as printed: of the item, else of its section; None where neither has one."""
    title: str
    """Its heading, or that of the section it stands in."""
    text: str
    """Its reading text without the heading, paragraphs parted by line feeds."""
    span: Span
    """From its first code point to its last, heading included where it has one of its own."""
    line: int
    """First line."""
    end_line: int
    """Last line."""
