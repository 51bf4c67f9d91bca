"""Characters of ambiguous width: what this program counts, Rich has to count too, since Textual cuts and places by it.

Rich takes … ① “ ± for one cell and has no setting for it. Where the terminal draws them in two, everything to the right of
one would stand a cell too far right, and the end of the row would run into the next pane. So Rich's table of widths is put
before this program's own: a character that it counts as one cell and this terminal draws in two.
"""

from __future__ import annotations

from functools import cache

from rich import cells as rich_cells
from rich.cells import CellTable

from tjexplorer.text.cells import choose_ambiguous, is_ambiguous

_ASSIGNED = 0x20000
"""Code points below which all characters of ambiguous width stand, but for those for private use."""

_PRIVATE = ((0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
"""Code points for private use of the last two planes."""

_rich_table = rich_cells.load_cell_table  # type: ignore[attr-defined]  # a name that Rich uses and does not export
_rich_narrow = rich_cells._is_single_cell_widths


def is_wide() -> bool:
    """Whether Rich counts characters of ambiguous width as two cells now."""
    return rich_cells.load_cell_table is not _rich_table  # type: ignore[attr-defined]  # as above


def draw_ambiguous(cells: int) -> None:
    """Count and draw characters of ambiguous width in this many cells, 1 or 2, from now on.

    What is on the screen has to be laid out anew after a change.
    """
    wide = cells == 2
    choose_ambiguous(cells)
    if wide == is_wide():
        return
    rich_cells.load_cell_table = _wide_table if wide else _rich_table  # type: ignore[attr-defined]  # as above
    rich_cells._is_single_cell_widths = _PRINTABLE_ASCII.issuperset if wide else _rich_narrow
    rich_cells.get_character_cell_size.cache_clear()
    rich_cells.cached_cell_len.cache_clear()


_PRINTABLE_ASCII = frozenset(map(chr, range(0x20, 0x7F)))


@cache
def _wide_table(unicode_version: str = "auto") -> CellTable:
    """Rich's table with two cells for what is ambiguous."""
    table = _rich_table(unicode_version)
    known = {code for first, last, _cells in table.widths if first < _ASSIGNED for code in range(first, last + 1)}
    wide = [code for code in range(0x20, _ASSIGNED) if code not in known and is_ambiguous(chr(code))]
    ranges = [*table.widths, *((code, code, 2) for code in wide), *((first, last, 2) for first, last in _PRIVATE)]
    return CellTable(table.unicode_version, tuple(sorted(ranges)), table.narrow_to_wide)
