"""Alt with a digit or a sign, as terminals send it.

Most terminals send Escape and the digit. Textual takes that for what WezTerm sends on a Mac, and makes of it the character
that Option gives there: Alt+1 would type an inverted exclamation mark instead of showing pane 1.
"""

from __future__ import annotations

from textual import events

_PRESSED = {
    "¡": "1",
    "™": "2",
    "£": "3",
    "¢": "4",
    "∞": "5",
    "º": "0",
    "–": "minus",
    "≠": "equals_sign",
}
"""Characters as Textual hands them over, and the keys that were pressed."""


def as_pressed(event: events.Key) -> events.Key:
    """The key with Alt where Textual made a character of it; any other key as it is."""
    pressed = _PRESSED.get(event.character or "")
    return events.Key(f"alt+{pressed}", None) if pressed else event
