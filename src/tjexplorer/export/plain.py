"""Reading text for the ear: each line says what it is and where it stands, and holds one whole paragraph.

What a sighted reader takes from the layout stands in words: headings and their level, list items, tables row by row with
the name of the column before each cell, captions, footnotes, and editor's notes behind what they are about. There are no
boxes, no columns and no broken lines, so that a screen reader or a braille display can take it line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.reading import Block, BlockKind, Cell
from tjexplorer.model.record import EditorNote
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section


def plain_lines(
    report: Report, sections: Sequence[Section], lines: tuple[int, int] | None = None, *, with_source: bool = False
) -> Iterator[str]:
    """The reading text of sections, one paragraph on each line; an empty line before each heading.

    `lines` are the first and last line of the source that are wanted, all where it is None; `with_source` adds the lines as
    they were received. The editor's notes are those of the report's record. Lines are as in the source: a control
    character in it is one here.
    """
    notes = sorted(report.record.notes, key=lambda note: note.line)
    for section in sections:
        if section.implied and section.heading is None and section.title and lines is None:
            yield ""
            yield _("heading of level {level}, supplied by the editor: {text}").format(
                level=section.level, text=section.title
            )
        for block in section.blocks:
            first, last = _extent(report, block)
            if not block.text.text.strip() or (lines and not (first <= lines[1] and lines[0] <= last)):
                continue
            if block.kind is BlockKind.HEADING:
                yield ""
            yield from _block(report, block, section)
            if with_source:
                yield from _source(report, first, last)
            yield from (_note(note) for note in notes if first <= note.line <= last)


def _extent(report: Report, block: Block) -> tuple[int, int]:
    """The first and the last line of a block."""
    return report.source.line_of(block.span.start), report.source.last_line_of(block.span)


def _block(report: Report, block: Block, section: Section) -> Iterator[str]:
    line = report.source.line_of(block.span.start)
    if block.rows:
        yield from _table(report, block, line)
        return
    text = block.text.text.strip()
    match block.kind:
        case BlockKind.HEADING:
            said = _("line {line}, heading of level {level}: {text}")
        case BlockKind.ITEM:
            said = _("line {line}, list item: {text}")
        case BlockKind.QUOTATION:
            said = _("line {line}, quotation: {text}")
        case BlockKind.CAPTION:
            said = _("line {line}, caption: {text}")
        case BlockKind.FOOTNOTE:
            said = _("line {line}, footnote: {text}")
        case BlockKind.FIGURE_TEXT:
            said = _("line {line}, text in a figure: {text}")
        case _:
            said = _("line {line}: {text}")
    yield said.format(line=line, level=section.level, text=text)


def _table(report: Report, block: Block, line: int) -> Iterator[str]:
    """A table or card: its size, a line for each row, and its end."""
    columns = 1 + max(cell.column for row in block.rows for cell in row) if any(block.rows) else 0
    rows = block.rows[1:] if block.header else block.rows
    yield _("line {line}, table of {rows} and {columns}:").format(
        line=line,
        rows=ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows)),
        columns=ngettext("{n} column", "{n} columns", columns).format(n=columns),
    )
    names = {cell.column: cell.text.text.strip() for cell in block.rows[0]} if block.header else {}
    for number, row in enumerate(rows, 1):
        yield _row(report, number, row, names, is_card=block.kind is BlockKind.CARD)
    yield _("end of the table")


def _row(report: Report, number: int, row: Sequence[Cell], names: dict[int, str], *, is_card: bool) -> str:
    filled = [cell for cell in row if cell.text.text.strip()]
    if not filled:
        return _("row {number}: empty").format(number=number)
    line = report.source.line_of(min(cell.text.span.start for cell in filled))
    texts = [cell.text.text.strip() for cell in filled]
    if is_card and len(filled) > 1:
        cells = _("{column}: {cell}").format(column=texts[0].rstrip(":："), cell="; ".join(texts[1:]))
    else:
        cells = "; ".join(
            _("{column}: {cell}").format(column=_column(cell.column, names), cell=text)
            for cell, text in zip(filled, texts, strict=True)
        )
    return _("row {number}, line {line}: {cells}").format(number=number, line=line, cells=cells)


def _column(column: int, names: dict[int, str]) -> str:
    return names.get(column) or _("column {number}").format(number=column + 1)


def _source(report: Report, first: int, last: int) -> Iterator[str]:
    for number in range(first, last + 1):
        text = report.source.line(number)
        if text.strip():
            yield _("source line {line}: {text}").format(line=number, text=text)


def _note(note: EditorNote) -> str:
    return _("line {line}, editor's note on “{quote}”: {note}").format(line=note.line, quote=note.quote, note=note.note)
