"""What a terminal pastes, without the characters that Textual would take for the end of it.

Between the marks of a bracketed paste Textual reads every ESC as the beginning of a key: what follows is typed as keys, and
what went before arrives after it. So control characters are taken out before Textual reads. Two things stay as they are: a
terminal that pastes without marks sends what cannot be told from keys, and a mark of the end inside what is pasted ends it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.message import Message

_DROPPED = {"Cc", "Zl", "Zp"}
"""Control characters, and separators at which Textual would cut what goes into a line."""

_feed = XTermParser.feed


class Pastes:
    """Takes control characters out of pastes in what a terminal sends, which arrives in pieces cut anywhere."""

    def __init__(self) -> None:
        self._inside = False
        self._tail = ""  # outside, the last characters given on; inside, a beginning of the mark, held back

    def cleaned(self, data: str) -> str:
        """The next piece."""
        given: list[str] = []
        while data:
            data = self._paste(data, given) if self._inside else self._keys(data, given)
        return "".join(given)

    def _keys(self, data: str, given: list[str]) -> str:
        """Give on what stands before a paste; the rest."""
        joined = self._tail + data
        at = joined.find(START)
        if at < 0:
            given.append(data)
            self._tail = joined[1 - len(START) :]
            return ""
        end = at + len(START) - len(self._tail)
        given.append(data[:end])
        self._inside, self._tail = True, ""
        return data[end:]

    def _paste(self, data: str, given: list[str]) -> str:
        """Give on what can be seen of a paste, and the mark of its end; the rest."""
        data, self._tail = self._tail + data, ""
        pasted, mark, rest = data.partition(END)
        if mark:
            self._inside = False
        else:
            held = next((size for size in range(len(END) - 1, 0, -1) if data.endswith(END[:size])), 0)
            pasted, self._tail = data[: len(data) - held], data[len(data) - held :]
        given.append("".join(char for char in pasted if char in "\t\n\r" or unicodedata.category(char) not in _DROPPED))
        given.append(mark)
        return rest


def clean_pastes() -> None:
    """From now on what is pasted is cleaned, in every terminal of this process."""
    XTermParser.feed = _cleaned_feed  # type: ignore[method-assign,assignment]  # no other way in between


def _cleaned_feed(parser: XTermParser, data: str) -> Iterable[Message]:
    pastes: Pastes = parser.__dict__.setdefault("tjexplorer_pastes", Pastes())
    cleaned = pastes.cleaned(data)
    # Nothing at all means to Textual that the terminal is gone.
    return _feed(parser, cleaned) if cleaned or not data else ()
