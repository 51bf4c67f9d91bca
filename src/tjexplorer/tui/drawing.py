"""What widgets draw with: lines made of pieces, each with a role that `looks` gives its looks.

A piece never holds markup, control characters or line breaks, whatever the corpus contains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tjexplorer.text.cells import clip, width
from tjexplorer.text.linebreak import wrap
from tjexplorer.text.printable import printable

ELLIPSIS = ".."
"""Shows that a line goes on. The usual sign is two cells wide in some terminals."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one look."""

    text: str
    """What is printed; safe to send to a terminal."""
    role: str = ""
    """One of `looks.LOOKS`, or nothing for plain text."""


Line = tuple[Piece, ...]
"""One line of cells."""


def piece(text: str, role: str = "") -> Piece:
    """A piece of any text, made safe."""
    return Piece(printable(text), role)


def line_width(line: Iterable[Piece]) -> int:
    """Width of a line in cells."""
    return sum(width(part.text) for part in line)


def clip_line(line: Iterable[Piece], cells: int, ellipsis: str = ELLIPSIS) -> Line:
    """A line cut to a width; the piece that is cut shows it by an ellipsis."""
    kept: list[Piece] = []
    room = cells
    for part in line:
        if room <= 0:
            break
        wide = width(part.text)
        kept.append(part if wide <= room else Piece(clip(part.text, room, ellipsis), part.role))
        room -= wide
    return tuple(kept)


def wrap_line(line: Sequence[Piece], cells: int, *, first: int = 0, rest: int = 0, most: int = 0) -> list[Line]:
    """A line broken into several by the rules of kinsoku, `most` of them at most (0 for all)."""
    text = "".join(part.text for part in line)
    made: list[Line] = []
    for broken in wrap(text, max(cells, 2), first_indent=first, rest_indent=rest):
        end = broken.start + len(text[broken.start : broken.end].rstrip())
        cut = cut_pieces(line, broken.start, end)
        made.append((Piece(" " * broken.indent), *cut) if broken.indent else cut)
        if most and len(made) == most:
            break
    return made or [()]


def cut_pieces(line: Iterable[Piece], start: int, end: int) -> Line:
    """The pieces of a line between two characters of its text."""
    cut: list[Piece] = []
    at = 0
    for part in line:
        begins, ends = max(start - at, 0), min(end - at, len(part.text))
        if begins < ends:
            cut.append(Piece(part.text[begins:ends], part.role))
        at += len(part.text)
    return tuple(cut)


def marked(text: str, marks: Iterable[tuple[int, int]], role: str = "match") -> Line:
    """A text with some ranges in another look; ranges are half open and in order."""
    pieces: list[Piece] = []
    at = 0
    for start, end in marks:
        pieces.append(piece(text[at:start]))
        pieces.append(piece(text[start:end], role))
        at = max(at, end)
    pieces.append(piece(text[at:]))
    return tuple(part for part in pieces if part.text)
