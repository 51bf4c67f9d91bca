"""Alt with another key, as terminals send it: Escape and the key.

Textual makes of Escape and a digit the character that Option gives on a Mac, of Escape and a sign the sign itself, and
of a letter a key that types that letter; where a key is held down and repeats, it makes of Escape a circumflex. Here
they stay keys that were pressed: they act, or do nothing, and are never typed. What is typed with Option arrives without
Escape, and stays what it is where one types.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import cast

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import _character_to_key

_ESCAPE = "\x1b"

_BEGIN_SEQUENCES = frozenset(r"[]\^_NOPX")
"""Signs and letters with which terminals begin, or end, what is no key of a person."""

_BY_OPTION = {
    "¡": "1",
    "™": "2",
    "£": "3",
    "¢": "4",
    "∞": "5",
    "º": "0",
    "–": "minus",
    "≠": "equals_sign",
}
"""Characters that Option gives on a Mac whose terminal sends no Escape with it, and the keys that were pressed."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A key as Textual's table names one."""

    value: str
    """Its name."""


def keep_alt() -> None:
    """Let Textual read Escape with a character as Alt with it, at once. Doing so again changes nothing."""
    table = cast("dict[str, object]", ANSI_SEQUENCES_KEYS)
    for character in string.ascii_letters + string.digits + string.punctuation + " ":
        # Alt with B and F stands for Ctrl with an arrow, which many terminals send so.
        if character not in _BEGIN_SEQUENCES and not isinstance(table.get(_ESCAPE + character), tuple):
            table[_ESCAPE + character] = (_Named(f"alt+{_name(character)}"),)


def _name(character: str) -> str:
    if character.isalnum():
        return f"shift+{character.lower()}" if character.isupper() else character
    return _character_to_key(character)


def as_pressed(event: events.Key, *, typing: bool = False) -> events.Key:
    """The key without a character to type where Alt was held; any other key as it is.

    Where nobody is `typing`, a character that Option gives stands for Alt and its key.
    """
    character = event.character or ""
    if not typing and character in _BY_OPTION:
        return events.Key(f"alt+{_BY_OPTION[character]}", None)
    # Escape followed at once by what an input method commits looks like Alt too; that is text.
    if character.isascii() and character and "alt" in event.key.split("+")[:-1]:
        return events.Key(event.key, None)
    return event
