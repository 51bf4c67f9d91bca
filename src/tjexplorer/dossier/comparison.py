"""Passages of different reports side by side: which paragraphs tell of the same, and what each says that others do not.

The alignment is free, since reports tell of one thing in different orders: pairs of paragraphs of different passages join,
the most alike first, down to a least likeness, each paragraph with at most one of each other passage. So a row has one
cell for each passage, and each paragraph stands in one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tjexplorer.dossier.differences import only_here
from tjexplorer.dossier.likeness import alike
from tjexplorer.dossier.passages import Paragraph, Passage
from tjexplorer.model.span import Span

LEAST_LIKENESS = 0.08
"""Cosine below which two paragraphs do not tell of the same."""

SHORT = 24
"""Characters of a paragraph below which a shared name makes most of it."""

LEAST_LIKENESS_OF_SHORT = 0.5
"""Cosine that a pair with a paragraph so short needs."""

Place = tuple[int, int]
"""Column and number of a paragraph."""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A paragraph in its row."""

    paragraph: Paragraph
    """The paragraph."""
    only_here: tuple[Span, ...]
    """Words and numbers that no other paragraph of the row has, as places in the source, in order; the whole paragraph
    where it stands alone."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Paragraphs that tell of the same."""

    cells: tuple[ComparedCell | None, ...]
    """One for each passage; None where it says nothing of it."""
    likeness: float
    """The least cosine by which a paragraph came to the row, from 0 to 1; 0 where one stands alone."""

    @property
    def alone(self) -> int | None:
        """The number of the only passage that says it; None where several do."""
        there = [at for at, cell in enumerate(self.cells) if cell is not None]
        return there[0] if len(there) == 1 else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Passages side by side."""

    passages: tuple[Passage, ...]
    """The columns, as they were given."""
    rows: tuple[ComparedRow, ...]
    """In the order of the first passage; what only later ones say stands after what precedes it there, or first."""

    def only_in(self, column: int) -> tuple[Paragraph, ...]:
        """What one passage says that no other does, in source order."""
        alone = (row.cells[column] for row in self.rows if row.alone == column)
        return tuple(cell.paragraph for cell in alone if cell is not None)


def compare(passages: Sequence[Passage]) -> Comparison:
    """Put passages side by side.

    The pairs do not depend on the order in which the passages are given; the order of the rows does.
    """
    rows = _ordered(_aligned(passages), [len(passage.paragraphs) for passage in passages])
    return Comparison(tuple(passages), tuple(_row(row, likeness, passages) for row, likeness in rows))


def _aligned(passages: Sequence[Passage]) -> list[tuple[dict[int, int], float]]:
    """Rows as column -> number of the paragraph, each paragraph once, with the least likeness that holds each together."""
    likeness = alike([[one.text[len(one.mark) :] for one in passage.paragraphs] for passage in passages])
    rows: dict[Place, dict[int, int]] = {
        (column, at): {column: at} for column, passage in enumerate(passages) for at in range(len(passage.paragraphs))
    }
    held: dict[Place, float] = {}

    def rank(pair: tuple[int, int, int, int]) -> tuple[object, ...]:
        places = ((pair[0], pair[1]), (pair[2], pair[3]))
        names = sorted((passages[c].report, passages[c].paragraphs[r].span, c) for c, r in places)
        return (-round(likeness[pair], 9), names)

    def enough(pair: tuple[int, int, int, int]) -> bool:
        texts = (passages[pair[0]].paragraphs[pair[1]].text, passages[pair[2]].paragraphs[pair[3]].text)
        return likeness[pair] >= (LEAST_LIKENESS_OF_SHORT if min(map(len, texts)) < SHORT else LEAST_LIKENESS)

    for pair in sorted(filter(enough, likeness), key=rank):
        one, other = rows[pair[0], pair[1]], rows[pair[2], pair[3]]
        if one is other or one.keys() & other.keys():
            continue
        one.update(other)
        for place in one.items():
            rows[place] = one
            held[place] = likeness[pair]
    distinct = {id(row): row for row in rows.values()}
    return [(row, held.get(next(iter(row.items())), 0.0)) for row in distinct.values()]


def _ordered(rows: list[tuple[dict[int, int], float]], lengths: Sequence[int]) -> list[tuple[dict[int, int], float]]:
    """Rows in the order of the first column; those without it after the row of what precedes them in theirs."""
    by_place = {place: at for at, (row, _likeness) in enumerate(rows) for place in row.items()}
    order: list[int] = []
    for column, length in enumerate(lengths):
        after = -1
        for number in range(length):
            at = by_place[column, number]
            if at in order:
                after = order.index(at)
            else:
                after += 1
                order.insert(after, at)
    return [rows[at] for at in order]


def _row(row: dict[int, int], likeness: float, passages: Sequence[Passage]) -> ComparedRow:
    paragraphs = {column: passages[column].paragraphs[at] for column, at in row.items()}
    cells: list[ComparedCell | None] = []
    for column in range(len(passages)):
        one = paragraphs.get(column)
        others = [other for at, other in paragraphs.items() if at != column]
        cells.append(ComparedCell(one, only_here(one, others)) if one else None)
    return ComparedRow(tuple(cells), round(likeness, 4))
