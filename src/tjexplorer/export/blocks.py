"""The JSON document of `show`: blocks of the reading text with their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tjexplorer.model.reading import Block
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section


def section_document(
    report: Report, sections: Sequence[Section], lines: tuple[int, int] | None = None
) -> dict[str, Any]:
    """Sections with heading path and blocks; only the blocks that touch some lines, where first and last are named."""
    return {
        "report": report.id,
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "path": [above.title for above in report.ancestors(section)],
                "kind": str(section.kind),
                "line": section.line,
                "end_line": section.end_line,
                "blocks": [_block(report, block) for block in section.blocks if _touches(report, block, lines)],
            }
            for section in sections
        ],
    }


def _touches(report: Report, block: Block, lines: tuple[int, int] | None) -> bool:
    if lines is None:
        return True
    return report.source.line_of(block.span.start) <= lines[1] and lines[0] <= report.source.last_line_of(block.span)


def _block(report: Report, block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": str(block.kind),
        "level": block.level,
        "mark": block.mark,
        "line": report.source.line_of(block.span.start),
        "end_line": report.source.last_line_of(block.span),
        "start": block.span.start,
        "end": block.span.end,
        "text": block.text.text,
    }
    if block.rows:
        found["header"] = block.header
        found["rows"] = [[{"column": cell.column, "text": cell.text.text} for cell in row] for row in block.rows]
    return found
