"""Tables of the reading text by their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tjexplorer.drafting.passage import Passage, passage_of
from tjexplorer.drafting.spelling import plain
from tjexplorer.model.reading import Block, BlockKind
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the names of its columns."""

    names: dict[int, str]
    """What the first row calls each column; empty where it names none."""
    rows: tuple[dict[int, Passage], ...]
    """The cells of the other rows by column; empty cells are left out."""

    def column(self, named: re.Pattern[str]) -> int | None:
        """The first column whose name an expression for plain texts fits as a whole."""
        return next((at for at, name in self.names.items() if named.fullmatch(name)), None)


def tables_of(source: SourceText, section: Section) -> Iterator[Table]:
    """The tables that stand in a section itself, in its order."""
    for block in section.blocks:
        if block.kind is BlockKind.TABLE and block.rows:
            yield _table(source, block)


def _table(source: SourceText, block: Block) -> Table:
    rows = [
        {cell.column: passage for cell in row if (passage := passage_of(source, cell.text)).text} for row in block.rows
    ]
    first = {column: plain("".join(cell.text.split())) for column, cell in rows[0].items()}
    named = block.header or not any(char.isdigit() for name in first.values() for char in name)
    return Table(first if named else {}, tuple(rows[1:] if named else rows))
