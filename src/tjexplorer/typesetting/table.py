"""Tables as aligned columns, each cell broken within its own; as a list of cells where columns have no room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from tjexplorer.model.reading import Block, BlockKind, Cell
from tjexplorer.model.span import Span
from tjexplorer.text.cells import one_cell, width
from tjexplorer.text.characters import is_wide
from tjexplorer.typesetting.page import Row
from tjexplorer.typesetting.setter import Traced, joined, made, padded, set_text, traced

GAP = " │ "
"""Between two columns."""

NARROWEST = 8
"""Cells below which a column of running text cannot be read."""

LABEL_MOST = 18
"""Cells of the first column of a card at most."""


def set_table(block: Block, cells: int, passage: int) -> list[tuple[Span, list[Row]]]:
    """A table or card: for each of its rows its place and the rows on the page, numbered as passages from `passage` on."""
    columns = 1 + max((cell.column for row in block.rows for cell in row), default=0)
    widths = _column_widths(block, columns, cells - len(GAP) * (columns - 1))
    labels = {cell.column: cell.text.text for cell in block.rows[0]} if block.header else {}
    found: list[tuple[Span, list[Row]]] = []
    for index, line in enumerate(block.rows):
        heads = block.header and index == 0
        role = "strong" if heads else ""
        number = passage + len(found)
        if not widths:
            rows = list(_as_list(line, {} if heads else labels, cells, role, number))
        else:
            rows = list(_set_row(line, widths, role, number))
            if heads:
                rule, origins = made(one_cell("─┼─".join("─" * wide for wide in widths)))
                rows.append(Row(rule, origins, "rule", number))
        spans = [cell.text.span for cell in line if cell.text.runs]
        if rows and spans:
            found.append((Span(min(span.start for span in spans), max(span.end for span in spans)), rows))
    return found


def _column_widths(block: Block, columns: int, room: int) -> list[int]:
    """Widths of the columns within a room; nothing where the room is too small for columns."""
    natural, longest_word = [1] * columns, [1] * columns
    for row in block.rows:
        for cell in row:
            text = traced(cell.text.text, cell.text.origins())[0]
            natural[cell.column] = max(natural[cell.column], width(text))
            longest_word[cell.column] = max(
                [longest_word[cell.column], *(width(word) for word in text.split() if word.isascii())]
            )
    if sum(natural) <= room:
        return natural
    if block.kind is BlockKind.CARD and columns == 2:
        natural[0] = min(natural[0], LABEL_MOST)
    floors = [min(wide, max(NARROWEST, min(word, 12))) for wide, word in zip(natural, longest_word, strict=True)]
    if sum(floors) > room or room < columns * 4:
        return []
    return _share(natural, floors, room)


def _share(natural: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """Each column its floor, and what is left to those that still want it, evenly."""
    widths = list(floors)
    left = room - sum(widths)
    while left > 0:
        hungry = [index for index, wide in enumerate(widths) if wide < natural[index]]
        if not hungry:
            break
        portion = max(left // len(hungry), 1)
        for index in hungry:
            more = min(portion, natural[index] - widths[index], left)
            widths[index] += more
            left -= more
    return widths


def _set_row(cells: Sequence[Cell], widths: Sequence[int], role: str, passage: int) -> Iterator[Row]:
    broken: list[list[Row]] = [[] for _width in widths]
    for cell in cells:
        text = traced(cell.text.text, cell.text.origins())
        broken[cell.column].extend(set_text(text, widths[cell.column]) if text[0] else [])
    for parts in zip_longest(*broken):
        pieces: list[Traced] = []
        for index, (part, wide) in enumerate(zip(parts, widths, strict=True)):
            if index:
                pieces.append(made(one_cell(GAP)))
            pieces.append(padded(part, wide))
        whole, origins = joined(pieces)
        yield Row(whole, origins, role, passage)


def _as_list(row: Sequence[Cell], labels: Mapping[int, str], cells: int, role: str, passage: int) -> Iterator[Row]:
    """Every cell of a row on lines of its own, those after the first set in, with the headings of their columns."""
    for place, cell in enumerate(row):
        text = traced(cell.text.text, cell.text.origins())
        label = labels.get(cell.column, "").strip()
        if place == 0 or not label:
            indent = 0 if place == 0 else 2
            yield from set_text(text, cells, (indent, indent + 2), role=role, passage=passage)
        elif text[0].strip():
            label += "：" if is_wide(label[-1]) else ": "
            hang = min(2 + width(label), cells // 2)
            yield from set_text(joined([made(label), text]), cells, (2, hang), role=role, passage=passage)
