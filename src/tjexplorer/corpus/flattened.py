"""Tables whose rows lost their shape: cells parted by blanks, cut by the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tjexplorer.corpus.lines import Line, Role, next_filled
from tjexplorer.corpus.table_lines import CellSpans, TableLines
from tjexplorer.model.span import Span

_ROW_KEY = re.compile(r"(?:\d{1,3}|\d{1,2}/\d{1,2}(?:[（(].[)）])?)(?=\s|$)")
_NAME_KEY = re.compile(r"[A-Z][A-Z0-9&\-]+(?=\s)")
_HEADER_WORD = re.compile(r"[\u3400-\u9fff／/]{2,8}")


def find_flattened(lines: Sequence[Line], index: int) -> TableLines | None:
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
