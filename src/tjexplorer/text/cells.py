"""Widths in terminal cells: how much room a text takes, and how to make it fit.

Agrees with what Rich draws. Characters of ambiguous width (… ① “ ± ×) take one cell unless told otherwise.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from wcwidth import wcswidth, wcwidth

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"

Align = Literal["left", "right", "center"]
"""Where the text stands in its room."""


class _Widths(dict[str, int]):
    """Characters to cells; each filled in when it is first met."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self.ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        cells = max(0, wcwidth(char))
        if cells == 1 and self.ambiguous == 2 and unicodedata.east_asian_width(char) == "A":
            cells = 2
        self[char] = cells
        return cells


@cache
def _table(ambiguous: int) -> _Widths:
    return _Widths(ambiguous)


def widths(text: str, *, ambiguous: int = 1) -> list[int]:
    """The cells of each character; those that join the one before it (marks, parts of an emoji) have none."""
    found = list(map(_table(ambiguous).__getitem__, text))
    if _JOINER in text or _EMOJI_STYLE in text:
        _join(text, found)
    return found


def width(text: str, *, ambiguous: int = 1) -> int:
    """The cells that a text takes on one line. Control characters take none: show them by `printable` first."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(widths(text, ambiguous=ambiguous))


def clip(text: str, cells: int, ellipsis: str = "…", *, ambiguous: int = 1) -> str:
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


def clip_middle(text: str, cells: int, ellipsis: str = "…", *, ambiguous: int = 1) -> str:
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


def pad(text: str, cells: int, align: Align = "left", *, ambiguous: int = 1) -> str:
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
