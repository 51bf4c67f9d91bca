"""Text broken into rows that know where each character came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tjexplorer.text.cells import width
from tjexplorer.text.linebreak import wrap
from tjexplorer.text.printable import printable
from tjexplorer.typesetting.page import NOWHERE, Row

Traced = tuple[str, Sequence[int]]
"""A text that is safe to print, with the origin of each of its characters."""


def traced(text: str, origins: Iterable[int]) -> Traced:
    """A text made safe to print, letter for letter."""
    return printable(text), list(origins)


def made(text: str) -> Traced:
    """A text that stands nowhere in the source."""
    return printable(text), [NOWHERE] * len(text)


def joined(parts: Iterable[Traced]) -> Traced:
    """Several texts as one."""
    texts: list[str] = []
    origins: list[int] = []
    for part, places in parts:
        texts.append(part)
        origins.extend(places)
    return "".join(texts), origins


def set_text(
    source: Traced, cells: int, indents: tuple[int, int] = (0, 0), role: str = "", passage: int = NOWHERE
) -> list[Row]:
    """A paragraph as rows; `indents` are those of its first line and of the others, in cells."""
    text, origins = source
    rows = []
    for line in wrap(text, max(cells, 2), first_indent=indents[0], rest_indent=indents[1]):
        shown = text[line.start : line.end].rstrip()
        places = [*([NOWHERE] * line.indent), *origins[line.start : line.start + len(shown)]]
        rows.append(Row(" " * line.indent + shown, places, role, passage))
    return rows


def padded(row: Row | None, cells: int) -> Traced:
    """A row filled with spaces to a width; nothing but spaces where there is no row."""
    if row is None:
        return " " * cells, [NOWHERE] * cells
    lack = max(cells - width(row.text), 0)
    return row.text + " " * lack, [*row.origins, *([NOWHERE] * lack)]
