"""Widths in terminal cells: how much room a text takes, and how to make it fit.

Agrees with what Rich draws. Characters of ambiguous width (… ① “ ± ×; class A of Unicode's annex 11) take one cell unless
`choose_ambiguous` says that this terminal draws them in two. What is measured for another end than drawing, such as the
length of a line of a source, names the width it wants.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from wcwidth import wcswidth, wcwidth

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_FLAGS = range(0x1F1E6, 0x1F200)
"""Halves of flags: two of them take two cells together."""

Align = Literal["left", "right", "center"]
"""Where the text stands in its room."""

_SIGNS = str.maketrans("│─┼█▏▎▍▌▋▊▉▁▂▃▄▅▆▇", "|-+#..::==*.:;=+*#")
"""Signs that the program itself draws with, as signs that take one cell everywhere."""


class _Widths(dict[str, int]):
    """Characters to cells; each filled in when it is first met."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self.ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        cells = 1 if ord(char) in _FLAGS else max(0, wcwidth(char))
        if cells == 1 and self.ambiguous == 2 and unicodedata.east_asian_width(char) == "A":
            cells = 2
        self[char] = cells
        return cells


class _Terminal:
    """How wide the terminal draws what is ambiguous; one instance, since a process draws on one terminal."""

    ambiguous = 1


_terminal = _Terminal()


def choose_ambiguous(cells: int) -> None:
    """Count characters of ambiguous width as this many cells, 1 or 2, wherever nothing else is said."""
    _terminal.ambiguous = 2 if cells == 2 else 1


def ambiguous_cells() -> int:
    """The cells of a character of ambiguous width in this terminal: 1 or 2."""
    return _terminal.ambiguous


def is_ambiguous(char: str) -> bool:
    """Whether some terminals draw a character in two cells that others draw in one."""
    return unicodedata.east_asian_width(char) == "A" and _table(1)[char] == 1


def one_cell(signs: str) -> str:
    """Bars, rules and other signs that the program draws, each in a character that takes one cell in this terminal."""
    return signs if _terminal.ambiguous == 1 else signs.translate(_SIGNS)


@cache
def _table(ambiguous: int) -> _Widths:
    return _Widths(ambiguous)


def widths(text: str, *, ambiguous: int | None = None) -> list[int]:
    """The cells of each character; those that join the one before it (marks, parts of an emoji) have none."""
    found = list(map(_table(ambiguous or _terminal.ambiguous).__getitem__, text))
    if _JOINER in text or _EMOJI_STYLE in text:
        _join(text, found)
    return found


def width(text: str, *, ambiguous: int | None = None) -> int:
    """The cells that a text takes on one line. Control characters take none: show them by `printable` first."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(widths(text, ambiguous=ambiguous))


def clip(text: str, cells: int, ellipsis: str = "…", *, ambiguous: int | None = None) -> str:
    """The text if it fits, else as much of its beginning as fits with an ellipsis; never wider than `cells`."""
    if cells <= 0:
        return ""
    room = cells - width(ellipsis, ambiguous=ambiguous)
    if room < 0:
        ellipsis, room = "", cells
    kept = used = 0
    for at, cell in enumerate(widths(text, ambiguous=ambiguous)):
        used += cell
        if used > cells:
            return text[:kept] + ellipsis
        if used <= room:
            kept = at + 1
    return text


def clip_middle(text: str, cells: int, ellipsis: str = "…", *, ambiguous: int | None = None) -> str:
    """The text if it fits, else a little of its beginning and most of its end with an ellipsis between; never wider than
    `cells`.

    For names that begin alike. Where there is no room for both ends, it is cut as by `clip`.
    """
    room = cells - width(ellipsis, ambiguous=ambiguous)
    if width(text, ambiguous=ambiguous) <= cells or room < 8:
        return clip(text, cells, ellipsis, ambiguous=ambiguous)
    sizes = list(widths(text, ambiguous=ambiguous))
    head, used = 0, 0
    while used + sizes[head] <= max(room // 6, 2):
        used += sizes[head]
        head += 1
    tail, taken = len(text), 0
    while taken + sizes[tail - 1] <= room - used:
        tail -= 1
        taken += sizes[tail]
    while tail < len(text) and not sizes[tail]:
        tail += 1  # a mark without the letter that it stands on
    return text[:head] + ellipsis + text[tail:]


def pad(text: str, cells: int, align: Align = "left", *, ambiguous: int | None = None) -> str:
    """The text with spaces that fill it up to `cells`; unchanged where it takes as much or more."""
    missing = max(0, cells - width(text, ambiguous=ambiguous))
    before = {"left": 0, "right": missing, "center": missing // 2}[align]
    return " " * before + text + " " * (missing - before)


def _join(text: str, found: list[int]) -> None:
    """Give each emoji made of several characters its width at its first one, as terminals draw it."""
    base = -1
    for at, char in enumerate(text):
        if char == _EMOJI_STYLE and base >= 0:
            found[base] = max(found[base], wcswidth(text[base] + _EMOJI_STYLE))
        elif at and text[at - 1] == _JOINER:
            found[at] = 0
        elif found[at]:
            base = at
