"""Tables and visit cards: which lines belong to one, and where its rows and cells are.

Four shapes of tables survive extraction: cells between tabs, one cell a line behind a tab with a blank line after each row,
flattened rows whose cells are parted by blanks, and cards of “label：value” lines behind tabs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.corpus.cards import find_card
from tjexplorer.corpus.flattened import find_flattened
from tjexplorer.corpus.lines import Line, Role, next_filled
from tjexplorer.corpus.table_lines import CellSpans, TableLines, is_tab_led
from tjexplorer.model.span import Span


@dataclass(slots=True)
class _Waits:
    """Until which line a kind of table need not be looked for, since a look from above has settled it."""

    tabbed: int = 0
    stacked: int = 0


def find_tables(lines: Sequence[Line]) -> list[TableLines]:
    """All tables and cards, in source order; their lines get the role TABLE or CARD."""
    found: list[TableLines] = []
    waits = _Waits()
    index = 0
    while index < len(lines):
        table = None
        if lines[index].role is Role.TEXT:
            table = find_card(lines, index) or _tabbed(lines, index, waits) or _stacked(lines, index, waits)
            table = table or find_flattened(lines, index)
        if table is None:
            index += 1
            continue
        role = Role.CARD if table.card else Role.TABLE
        for line in lines[table.first : table.last + 1]:
            if line.role is not Role.BLANK:
                line.role = role
        found.append(table)
        index = table.last + 1
    return found


def _tabbed(lines: Sequence[Line], index: int, waits: _Waits) -> TableLines | None:
    """Cells between tabs, a row a line; at most one blank line inside (a page break)."""
    if index < waits.tabbed or not _is_row(lines[index]):
        return None
    members: list[int] = []
    last = index
    at: int | None = index
    while at is not None and lines[at].role is Role.TEXT and at - last <= 2 and _is_row(lines[at]):
        members.append(at)
        last = at
        at = next_filled(lines, at)
    first = _first_tabbed(lines, members)
    if first != index:
        waits.tabbed = last + 1 if first is None else first
        return None
    rows = tuple(_cells_between_tabs(lines[member]) for member in members)
    columns = {cell.column for row in rows for cell in row}
    named = len(rows[0]) == len(columns) and not any(c.isdigit() for c in lines[index].text)
    return TableLines(index, last, rows, header=named)


def _first_tabbed(lines: Sequence[Line], members: Sequence[int]) -> int | None:
    """The first line of a stretch from which half of the rows have tabs between cells."""
    first = None
    inner = 0
    for count, member in enumerate(reversed(members), 1):
        inner += "\t" in lines[member].text
        if count >= 2 and inner * 2 >= count:
            first = member
    return first


def _is_row(line: Line) -> bool:
    return line.tabbed and (line.enumerator is None or not line.enumerator.style.numbered)


def _cells_between_tabs(line: Line) -> tuple[CellSpans, ...]:
    """Cells of one line; leading tabs are empty cells. Pieces of a cell are parted where residue was taken out."""
    column = line.lead.count("\t")
    cells: list[CellSpans] = []
    current: list[tuple[Span, str]] = []
    for index, piece in enumerate(line.pieces):
        offset = piece.start
        for position, part in enumerate(_piece_text(line, index).split("\t")):
            if position:
                cells.extend(_cell(current, column))
                current = []
                column += 1
            if part:
                current.append((Span(offset, offset + len(part)), part))
            offset += len(part) + 1
    cells.extend(_cell(current, column))
    return tuple(cells)


def _cell(parts: Sequence[tuple[Span, str]], column: int) -> list[CellSpans]:
    """A cell of these parts without the white space at its ends; none where nothing is left."""
    kept = list(parts)
    while kept and not kept[0][1].strip():
        kept.pop(0)
    while kept and not kept[-1][1].strip():
        kept.pop()
    if not kept:
        return []
    spans = [span for span, _text in kept]
    first, last = kept[0][1], kept[-1][1]
    spans[0] = Span(spans[0].start + len(first) - len(first.lstrip()), spans[0].end)
    spans[-1] = Span(spans[-1].start, spans[-1].end - (len(last) - len(last.rstrip())))
    return [CellSpans(tuple(spans), column)]


def _piece_text(line: Line, piece_index: int) -> str:
    at = sum(len(piece) for piece in line.pieces[:piece_index])
    return line.text[at : at + len(line.pieces[piece_index])]


def _stacked(lines: Sequence[Line], index: int, waits: _Waits) -> TableLines | None:
    """One cell a line behind a tab, a blank line after each row, all rows of one length, the last one perhaps shorter."""
    if index < waits.stacked or not is_tab_led(lines[index]):
        return None
    groups: list[list[int]] = [[]]
    at = index
    while at < len(lines) and (lines[at].role is Role.BLANK or (lines[at].role is Role.TEXT and is_tab_led(lines[at]))):
        if lines[at].role is Role.BLANK:
            if groups[-1]:
                groups.append([])
        else:
            groups[-1].append(at)
        at += 1
    groups = [group for group in groups if group]
    lengths = {len(group) for group in groups}
    if len(groups) < 3 or len({len(group) for group in groups[:-1]}) != 1 or max(lengths) == 1:
        waits.stacked = _first_stacked(groups, index) or at
        return None
    rows = tuple(tuple(CellSpans(lines[i].pieces, column) for column, i in enumerate(group)) for group in groups)
    return TableLines(index, groups[-1][-1], rows, header=True)


def _first_stacked(groups: Sequence[Sequence[int]], index: int) -> int | None:
    """The first line after `index` from which all rows but the last have one length."""
    if len(groups) < 3:
        return None
    length = len(groups[-2])
    start = len(groups) - 2
    while start > 0 and len(groups[start - 1]) == length:
        start -= 1
    inside = start > 0 and len(groups[start - 1]) > length
    first = groups[start - 1][-length] if inside else groups[start][0]
    return first if first > index else None
