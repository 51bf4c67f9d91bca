"""Tables and visit cards: which lines belong to one, and where its rows and cells are.

Four shapes of tables survive extraction: cells between tabs, one cell a line behind a tab with a blank line after each row,
flattened rows whose cells are parted by blanks, and cards of “label：value” lines behind tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.corpus.lines import Line, Role, next_filled
from tjexplorer.model.span import Span

_LABEL = re.compile(r"(?P<label>[^\s：:，。]{2,14})\s*[：:]")
_ROW_KEY = re.compile(r"(?:\d{1,3}|\d{1,2}/\d{1,2}(?:[（(].[)）])?)(?=\s|$)")
_NAME_KEY = re.compile(r"[A-Z][A-Z0-9&\-]+(?=\s)")
_HEADER_WORD = re.compile(r"[\u3400-\u9fff／/]{2,8}")


@dataclass(frozen=True, slots=True)
class CellSpans:
    """The pieces of one cell in the source, to be joined."""

    pieces: tuple[Span, ...]
    """In source order; empty for an empty cell."""
    column: int
    """0-based."""


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table found among the lines."""

    first: int
    """Index of its first line."""
    last: int
    """Index of its last line."""
    rows: tuple[tuple[CellSpans, ...], ...]
    """Rows of cells."""
    header: bool
    """Whether the first row names the columns."""
    card: bool = False
    """Whether it is a card of labels and values."""


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
            table = _card(lines, index) or _tabbed(lines, index, waits) or _stacked(lines, index, waits)
            table = table or _flattened(lines, index)
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


def _tab_led(line: Line) -> bool:
    return "\t" in line.lead and "\t" not in line.text


def is_card_start(line: Line) -> bool:
    """Whether a line is “label：value” behind a tab."""
    return _tab_led(line) and bool(_LABEL.match(line.text))


def _card(lines: Sequence[Line], index: int) -> TableLines | None:
    if not is_card_start(lines[index]):
        return None
    rows: list[tuple[CellSpans, ...]] = []
    labels = 0
    last = index
    at: int | None = index
    while at is not None and lines[at].role is Role.TEXT:
        line = lines[at]
        if is_card_start(line):
            labels += 1
            rows.append(_label_and_value(line))
        elif line.enumerator is None and not line.anchored and at - last <= 2 and _card_goes_on(lines, at):
            rows.append((CellSpans(line.pieces, 1),))
        else:
            break
        last = at
        at = next_filled(lines, at)
    return TableLines(index, last, tuple(rows), header=False, card=True) if labels >= 3 else None


def _card_goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether another label comes before a numbered line: what stands between labels belongs to the card."""
    at: int | None = index
    while at is not None and at - index < 40 and lines[at].role is Role.TEXT:
        if is_card_start(lines[at]):
            return True
        if lines[at].enumerator is not None or lines[at].anchored:
            return False
        at = next_filled(lines, at)
    return False


def _label_and_value(line: Line) -> tuple[CellSpans, ...]:
    match = _LABEL.match(line.text)
    if match is None:
        return (CellSpans(line.pieces, 1),)
    value_at = match.end() + len(line.text[match.end() :]) - len(line.text[match.end() :].lstrip())
    label = CellSpans(_pieces_of(line, match.start("label"), match.end("label")), 0)
    value = _pieces_of(line, value_at, len(line.text))
    return (label, CellSpans(value, 1)) if value else (label,)


def _pieces_of(line: Line, start: int, end: int) -> tuple[Span, ...]:
    """Where a part of a line's text stands in the source; residue may have stood inside it."""
    found: list[Span] = []
    at = 0
    for piece in line.pieces:
        first, last = max(start - at, 0), min(end - at, len(piece))
        if first < last:
            found.append(Span(piece.start + first, piece.start + last))
        at += len(piece)
    return tuple(found)


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
    if index < waits.stacked or not _tab_led(lines[index]):
        return None
    groups: list[list[int]] = [[]]
    at = index
    while at < len(lines) and (lines[at].role is Role.BLANK or (lines[at].role is Role.TEXT and _tab_led(lines[at]))):
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


def _flattened(lines: Sequence[Line], index: int) -> TableLines | None:
    """A row of short column names, then rows that begin with a number or a date and whose cells blanks part.

    In such texts a line that ends without a blank is cut inside a cell.
    """
    header = lines[index].text.split()
    if len(header) < 2 or len(lines[index].pieces) > 1 or not all(_HEADER_WORD.fullmatch(word) for word in header):
        return None
    first = next_filled(lines, index)
    if first is None:
        return None
    keyed = bool(_ROW_KEY.match(lines[first].text))
    if not keyed and not (len(header) > 2 and _NAME_KEY.match(lines[first].text)):
        return None
    region: list[int] = []
    at: int | None = first
    while at is not None and lines[at].role is Role.TEXT and lines[at].enumerator is None:
        if len(lines[at].pieces) > 1:
            return None  # residue inside a line: not a row whose cells blanks part
        region.append(at)
        at = next_filled(lines, at)
    if len(region) < 2:
        return None
    split = _named_rows if not keyed else _dated_rows if len(header) == 2 else _keyed_rows
    rows = split([lines[i] for i in region], len(header))
    if rows is None:
        return None
    head = _words(lines[index])
    top = tuple(CellSpans((span,), column) for column, (_word, span) in enumerate(head))
    return TableLines(index, region[-1], (top, *rows), header=True)


def _words(line: Line) -> list[tuple[str, Span]]:
    start = line.pieces[0].start
    return [(m.group(), Span(start + m.start(), start + m.end())) for m in re.finditer(r"\S+", line.text)]


def _keyed_rows(region: Sequence[Line], columns: int) -> list[tuple[CellSpans, ...]] | None:
    rows: list[list[list[Span]]] = []
    expected = 1
    glued = False
    for line in region:
        words = _words(line)
        if not glued and words[0][0] == str(expected):
            rows.append([])
            expected += 1
        if not rows:
            return None
        for position, (_word, span) in enumerate(words):
            if glued and position == 0:
                rows[-1][-1].append(span)
            else:
                rows[-1].append([span])
        glued = not line.spaced_end
    if any(len(row) > columns for row in rows):
        return None
    return [tuple(CellSpans(tuple(cell), column) for column, cell in enumerate(row)) for row in rows]


def _named_rows(region: Sequence[Line], columns: int) -> list[tuple[CellSpans, ...]] | None:
    """Rows that begin with a name in capitals; a plus sign joins its neighbours, the last column takes what is left."""
    rows: list[list[list[Span]]] = []
    glued = joined = False
    for line in region:
        words = _words(line)
        if not glued and _NAME_KEY.match(line.text) and (not rows or len(rows[-1]) >= columns):
            rows.append([])
        if not rows:
            return None
        for position, (word, span) in enumerate(words):
            row = rows[-1]
            if row and ((glued and position == 0) or joined or word == "+" or len(row) == columns):
                row[-1].append(span)
            else:
                row.append([span])
            joined = word == "+"
        glued = not line.spaced_end
    if any(len(row) != columns for row in rows):
        return None
    return [tuple(CellSpans(_merged(cell), column) for column, cell in enumerate(row)) for row in rows]


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Words of one line with the blanks between them."""
    made: list[Span] = []
    for span in spans:
        if made and span.start - made[-1].end == 1:
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return tuple(made)


def _dated_rows(region: Sequence[Line], _columns: int) -> list[tuple[CellSpans, ...]] | None:
    """Rows of a date and an entry; further entries of the same date have an empty first cell."""
    rows: list[tuple[CellSpans, ...]] = []
    open_brackets = 0
    entry: list[Span] = []
    key: CellSpans | None = None

    def close() -> None:
        nonlocal entry, key
        cells = [key] if key else []
        if entry:
            cells.append(CellSpans(tuple(entry), 1))
        if cells:
            rows.append(tuple(cells))
        entry, key = [], None

    for line in region:
        start, text = line.pieces[0].start, line.text
        found = _ROW_KEY.match(text)
        if found and "/" in found.group() and open_brackets <= 0:
            close()
            key = CellSpans((Span(start, start + found.end()),), 0)
            rest = text[found.end() :]
            begin = found.end() + len(rest) - len(rest.lstrip())
        else:
            if open_brackets <= 0:
                close()
            begin = 0
        if begin < len(text):
            entry.append(Span(start + begin, start + len(text)))
        open_brackets += text.count("(") + text.count("（") - text.count(")") - text.count("）")
    close()
    return rows
