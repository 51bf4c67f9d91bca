"""Alt with a digit, as terminals send it.

Most terminals send Escape and the digit. Textual takes that for what WezTerm sends on a Mac, and makes of it the character
that Option gives there: Alt+1 would type an inverted exclamation mark instead of showing pane 1.
"""

from __future__ import annotations

from textual import events

_DIGITS = {"¡": "1", "™": "2", "£": "3", "¢": "4", "∞": "5", "º": "0"}
"""Characters as Textual hands them over, and the digits that were pressed."""


def as_pressed(event: events.Key) -> events.Key:
    """The key with Alt where Textual made a character of it; any other key as it is."""
    digit = _DIGITS.get(event.character or "")
    return events.Key(f"alt+{digit}", None) if digit else event
