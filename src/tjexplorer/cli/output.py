"""The one owner of stdout: data and nothing else, UTF-8, fitted to the terminal where people read it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tjexplorer.text.cells import clip, pad, width
from tjexplorer.text.linebreak import wrap
from tjexplorer.text.printable import printable

WIDEST = 100
"""Cells; longer lines are hard to read."""


def columns() -> int:
    """Cells of the terminal, 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)


def document(value: dict[str, Any]) -> None:
    """One JSON document with non-ASCII characters as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def raw(text: str) -> None:
    """A text that is made for a file: Markdown, CSV."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def line(text: str = "") -> None:
    """One line; control characters are made visible."""
    sys.stdout.write(printable(text) + "\n")


def paragraph(text: str, indent: int = 0) -> None:
    """A text broken to the terminal's width by the rules of Chinese and Japanese typesetting."""
    safe = printable(text)
    for row in wrap(safe, min(columns(), WIDEST), first_indent=indent, rest_indent=indent):
        sys.stdout.write(" " * row.indent + safe[row.start : row.end].rstrip() + "\n")


def table(head: Sequence[str], rows: Iterable[Sequence[object]], *, flexible: int) -> None:
    """Aligned columns; the flexible one gives way where the terminal is narrow. An empty cell is printed as a dash."""
    shown = [["-" if cell in {None, ""} else printable(str(cell)) for cell in row] for row in rows]
    if not shown:
        return
    lengths = [max(width(text) for text in column) for column in zip(head, *shown, strict=True)]
    room = columns() - sum(lengths) + lengths[flexible] - 2 * (len(head) - 1)
    lengths[flexible] = max(8, min(lengths[flexible], room))
    for row in [head, *shown]:
        cells = [pad(clip(text, size), size) for text, size in zip(row, lengths, strict=True)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
