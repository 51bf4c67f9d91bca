"""Quotations and places on pages: every one of them opens where it stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial

from tjexplorer.export.quotation import quotation
from tjexplorer.messages import gettext as _
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece, wrap_line
from tjexplorer.tui.panes.columns import gap
from tjexplorer.tui.widgets.line_list import Entry

LEAD = Piece("| ", "rule")
"""Before each line of a quotation."""


def where(catalogue: Catalogue, report: str, line: int, end_line: int | None = None) -> str:
    """The place of something: short name of the report and lines of its source."""
    told = _("line {line}") if end_line in {None, line} else _("lines {line}-{end_line}")
    return f"{catalogue.label(report)}, " + told.format(line=line, end_line=end_line)


def spot(catalogue: Catalogue, report: str, line: int) -> Place:
    """Where a line begins."""
    return Place(report, catalogue.offset_of_line(report, line))


def quoted(catalogue: Catalogue, tag: Hashable, report: str, span: Span, *, apart: bool) -> Iterator[Entry]:
    """A passage in full with its place behind it; opens where it stands. `apart` leaves a line above it."""
    if apart:
        yield gap()
    read = catalogue.report(report)
    texts = [
        line
        for block in quotation(read, span)
        for line in (map("  ".join, block.rows) if block.rows else (block.text,))
    ]
    line = read.source.line_of(span.start)
    place = where(catalogue, report, line, read.source.last_line_of(span))
    yield Entry((tag, Place(report, span.start), span.end), partial(_draw_quoted, texts, place))


def _draw_quoted(texts: Sequence[str], place: str, cells: int) -> list[Line]:
    """Paragraphs with a line at the left; the place follows the last words, or stands below them as a whole."""
    lines: list[Line] = []
    for index, text in enumerate(texts):
        parts = [piece(text)]
        broken = wrap_line(parts, cells - 2)
        if index == len(texts) - 1:
            tail = piece(f"  {place}", "dim")
            if line_width((*broken[-1], tail)) <= cells - 2:
                broken[-1] = (*broken[-1], tail)
            else:
                broken.extend(wrap_line((piece(place, "dim"),), cells - 2))
        lines.extend((LEAD, *one) for one in broken)
    return lines


def passing(catalogue: Catalogue, tag: Hashable, report: str, first: Span, lines: tuple[int, int]) -> Entry:
    """One line for a passage that is not quoted: its lines, and how it begins."""
    words = catalogue.report(report).source.slice(Span(first.start, min(first.end, first.start + 120)))
    number = str(lines[0]) if lines[0] == lines[1] else f"{lines[0]}-{lines[1]}"
    row = (piece(f"{number:>9}  ", "dim"), piece(" ".join(words.split()), "dim"))
    return Entry((tag, Place(report, first.start), lines), lambda cells: [clip_line(row, cells)])


def saying(line: Sequence[Piece], key: Hashable | None = None) -> Entry:
    """A line of pieces, broken where it must be, set in but for its first row."""
    return Entry(key, partial(_draw_saying, [part for part in line if part.text]))


def _draw_saying(line: Sequence[Piece], cells: int) -> list[Line]:
    return wrap_line(line, cells, rest=2)
