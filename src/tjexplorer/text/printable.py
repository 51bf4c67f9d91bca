"""Hostile text made fit to be drawn: what a terminal would obey, or would not show, gets a picture of its own."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"
"""Stands for a character without a picture."""

# Ideographs that Unicode may have added since this Python was made.
_IDEOGRAPHIC_PLANES = range(0x20000, 0x3FFFE)
_FILLERS = "\u034f\u115f\u1160\u3164\uffa0"


class _Pictures(dict[int, str]):
    """Code points to what is shown for them; each filled in when it is first met."""

    def __missing__(self, code: int) -> str:
        shown = _picture(code)
        self[code] = shown
        return shown


def _picture(code: int) -> str:
    char = chr(code)
    if char in "\n\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    category = unicodedata.category(char)
    unknown = category == "Cn" and code not in _IDEOGRAPHIC_PLANES
    return REPLACEMENT if unknown or category in {"Cc", "Cf", "Cs", "Zl", "Zp"} or char in _FILLERS else char


_ONE_LINE = _Pictures()
_LINES = _Pictures({0x0A: "\n"})


def printable(text: str, *, keep_newlines: bool = False) -> str:
    """One character for each character of the text, none of which a terminal obeys or hides.

    Line feeds and tabs become spaces; with `keep_newlines` line feeds stay.
    """
    return text.translate(_LINES if keep_newlines else _ONE_LINE)
