"""Visit cards: lines “label：value” behind tabs, with the lines that belong to a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tjexplorer.corpus.lines import Line, Role, next_filled
from tjexplorer.corpus.table_lines import CellSpans, TableLines, is_tab_led, pieces_of

_LABEL = re.compile(r"(?P<label>[^\s：:，。]{2,14})\s*[：:]")


def is_card_start(line: Line) -> bool:
    """Whether a line is “label：value” behind a tab."""
    return is_tab_led(line) and bool(_LABEL.match(line.text))


def find_card(lines: Sequence[Line], index: int) -> TableLines | None:
    """The card that begins on a line; None where none does."""
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
    label = CellSpans(pieces_of(line, match.start("label"), match.end("label")), 0)
    value = pieces_of(line, value_at, len(line.text))
    return (label, CellSpans(value, 1)) if value else (label,)
