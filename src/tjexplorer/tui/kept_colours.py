"""How the colours of bookmarks are called, and how they look."""

from __future__ import annotations

from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import LETTERS, Colour

_COLOURS = {letter: colour for colour, letter in LETTERS.items()}


def colour_name(colour: Colour | None) -> str:
    """A colour of bookmarks with its letter; without a colour that there is none."""
    names = {
        Colour.RED: _("red"),
        Colour.YELLOW: _("yellow"),
        Colour.GREEN: _("green"),
        Colour.BLUE: _("blue"),
        Colour.PURPLE: _("purple"),
    }
    return f"{LETTERS[colour]} {names[colour]}" if colour else _("no colour")


def colour_role(colour: Colour | None) -> str:
    """The look of the sign of a bookmark."""
    return f"kept-{colour}" if colour else "mark"


def sign_role(sign: str) -> str:
    """The look of a sign in the second column of a margin: an editor's note, or a bookmark."""
    return "note" if sign == "!" else colour_role(_COLOURS.get(sign))
