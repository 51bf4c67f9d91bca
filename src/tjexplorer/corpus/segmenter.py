"""A source text, segmented: the sections of its outline with their reading text, and what is left out.

The passes: lines, page numbers, contents lists, captions, tables, figure text, headings, tree, blocks. None of them
knows a report; each is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tjexplorer.corpus.assembly import Assembly
from tjexplorer.corpus.contents import mark_contents, mark_left_over_entries
from tjexplorer.corpus.furniture import mark_captions, mark_figure_text, mark_page_numbers
from tjexplorer.corpus.headings import find_headings
from tjexplorer.corpus.lines import Line, Role, layout_of, read_lines
from tjexplorer.corpus.outline import build_tree
from tjexplorer.corpus.tables import find_tables
from tjexplorer.model.reading import LeftOut
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

_SPACE_OR_SIGN = re.compile(r"\s+|\S+")


def segment(report_id: str, source: SourceText) -> tuple[tuple[Section, ...], tuple[LeftOut, ...]]:
    """Sections in source order, parents before children, and what the reading text leaves out. Never fails."""
    lines, residue = read_lines(source)
    mark_page_numbers(lines)
    mark_contents(lines)
    layout = layout_of(lines)
    mark_captions(lines, layout)
    tables = find_tables(lines)
    mark_figure_text(lines)
    found = find_headings(lines, layout)
    kept = set(mark_left_over_entries(lines, [heading.index for heading in found]))
    nodes = build_tree(lines, [heading for heading in found if heading.index in kept], tables)
    by_line = {table.first: table for table in tables}
    sections = Assembly(report_id, source, lines, nodes, by_line, layout).sections()
    return sections, _left_out(source, lines, sections, residue)


def _left_out(
    source: SourceText, lines: Sequence[Line], sections: Sequence[Section], residue: Sequence[LeftOut]
) -> tuple[LeftOut, ...]:
    """All that is left out, with the reason, so that nothing of the source is unaccounted for.

    A joint is not the text that it bridges: what stands between two runs is left out, be it the white space of a wrap,
    the hyphen that a wrap made, or the colon between the label and the value of a card.
    """
    out = list(residue)
    for line in lines:
        if line.role is Role.CONTENTS:
            out.extend(LeftOut(piece, "contents") for piece in line.pieces)
    headings = [s.heading for s in sections if s.kind is SectionKind.TOC and s.heading is not None]
    out.extend(LeftOut(heading, "contents") for heading in headings)
    taken = [item.span for item in out]
    runs = (run for section in sections for block in section.blocks for run in block.text.runs)
    taken.extend(run.span for run in runs if run.verbatim and run.text)
    at = 0
    for span in [*sorted(taken), Span(len(source.text), len(source.text))]:
        out.extend(_between(source, at, span.start))
        at = max(at, span.end)
    return tuple(sorted(out, key=lambda item: item.span))


def _between(source: SourceText, start: int, end: int) -> Iterator[LeftOut]:
    """White space, page numbers and typesetter's signs between two code points."""
    for found in _SPACE_OR_SIGN.finditer(source.text, start, max(start, end)):
        reason = "space" if found.group().isspace() else "furniture"
        yield LeftOut(Span(found.start(), found.end()), reason)
