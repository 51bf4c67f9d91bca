"""The one owner of stdout: data and nothing else, UTF-8, fitted to the terminal where people read it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tjexplorer.text.cells import clip, pad, width
from tjexplorer.text.linebreak import wrap
from tjexplorer.text.printable import printable

WIDEST = 100
"""Cells; longer lines are hard to read."""

_NARROWEST = 8
"""Cells of a column below which cutting it tells nothing."""

_GAP = "  "
"""Between columns."""

_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON would print as it is: DEL, the C1 control characters, and what turns the direction of writing."""


def columns() -> int:
    """Cells of the terminal, 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)


def document(value: dict[str, Any]) -> None:
    """One JSON document with non-ASCII characters as they are, but for those that a terminal would obey."""
    json_text(json.dumps(value, ensure_ascii=False, indent=2))


def json_text(text: str) -> None:
    """A text that is JSON: what a terminal would obey is escaped, which leaves the document the same."""
    raw(_OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


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
    """Aligned columns; the flexible one gives way where the terminal is narrow. An empty cell is printed as a dash.

    Where even that is not enough, the cells of a row follow each other and flow into further lines.
    """
    shown = [["-" if cell in {None, ""} else printable(str(cell)) for cell in row] for row in rows]
    if not shown:
        return
    lengths = [max(width(text) for text in column) for column in zip(head, *shown, strict=True)]
    room = columns() - sum(lengths) + lengths[flexible] - len(_GAP) * (len(head) - 1)
    if room < min(lengths[flexible], _NARROWEST):
        for row in [head, *shown]:
            _flow(row)
        return
    lengths[flexible] = min(lengths[flexible], room)
    for row in [head, *shown]:
        cells = [pad(clip(text, size), size) for text, size in zip(row, lengths, strict=True)]
        sys.stdout.write(_GAP.join(cells).rstrip() + "\n")


def _flow(cells: Sequence[str]) -> None:
    """Cells one after the other, each kept whole where a line can hold it; further lines are indented."""
    indent = len(_GAP)
    written = ""
    for cell in cells:
        text = f"{written}{_GAP}{cell}" if written else cell
        if width(text) <= columns():
            written = text
            continue
        if written:
            sys.stdout.write(written.rstrip() + "\n")
        broken = wrap(cell, columns(), first_indent=indent if written else 0, rest_indent=indent)
        lines = [" " * row.indent + cell[row.start : row.end].rstrip() for row in broken]
        sys.stdout.writelines(line + "\n" for line in lines[:-1])
        written = lines[-1] if lines else ""
    sys.stdout.write(written.rstrip() + "\n")
