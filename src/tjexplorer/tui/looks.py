"""How the roles of drawn lines look in a theme. Every difference also shows without colour.

The styles are made here and not by component classes of the style sheet: with some twenty of them on a dozen widgets the
style sheet took ten times as long for every change of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color as TextualColor


@dataclass(frozen=True, slots=True)
class Look:
    """One look; colours are names of theme variables, empty for those of the widget."""

    color: str = ""
    """Of the letters."""
    background: str = ""
    """Behind them."""
    attributes: str = ""
    """Rich's words: bold, dim, italic, underline, reverse."""


class Palette(StrEnum):
    """What there is to draw with."""

    FULL = "full"
    """The colours of a theme, millions of them or 256."""
    SIXTEEN = "sixteen"
    """The colours that the reader gave the terminal."""
    NONE = "none"
    """No colours at all (https://no-color.org)."""


LOOKS: Mapping[str, Look] = {
    "dim": Look("quiet"),
    "strong": Look(attributes="bold"),
    "head": Look("primary", attributes="bold"),
    "head-1": Look("primary", attributes="bold underline"),
    "head-2": Look("primary", attributes="bold"),
    "head-3": Look(attributes="bold"),
    "caption": Look("secondary", attributes="italic"),
    "footnote": Look("quiet"),
    "rule": Look("line"),
    "match": Look("hit", "hit-background", "bold"),
    "match-spelling": Look("hit", "hit-background", "bold underline"),
    "match-name": Look("hit-name", "hit-name-background", "bold italic"),
    "match-same": Look("hit-same", "hit-same-background", "italic underline"),
    "match-near": Look("hit-near", "hit-near-background", "italic"),
    # What is reversed by an attribute stands out where colours do not arrive; the first colour is then the one behind.
    "current": Look("current-background", "current", "bold underline reverse"),
    "only": Look("secondary", attributes="bold underline"),
    "found": Look("found-background", "found", "bold reverse"),
    "selected": Look("selected-background", "selected", "reverse"),
    "name": Look("secondary", attributes="underline"),
    "mark": Look("secondary"),
    "kept-red": Look("kept-red", attributes="bold"),
    "kept-yellow": Look("kept-yellow", attributes="bold"),
    "kept-green": Look("kept-green", attributes="bold"),
    "kept-blue": Look("kept-blue", attributes="bold"),
    "kept-purple": Look("kept-purple", attributes="bold"),
    "note": Look("secondary", attributes="italic"),
    "bar": Look("primary", attributes="bold"),
    "key": Look("secondary", attributes="bold"),
    "on": Look("primary", attributes="bold"),
    "off": Look("quiet"),
    "cursor-sign": Look("primary", attributes="bold"),
    "cursor-sign-away": Look("quiet", attributes="bold"),
    "cursor": Look(background="cursor-background"),
    "cursor-away": Look(background="cursor-away-background"),
}
"""The looks by role."""

_SIXTEEN: Mapping[str, Look] = {
    **LOOKS,
    "dim": Look(attributes="dim"),
    "caption": Look(attributes="italic"),
    "footnote": Look(attributes="dim"),
    "rule": Look(attributes="dim"),
    # Not bold: for bold letters many terminals take the brighter colour, here behind the letters.
    "match": Look("hit-background", "hit", "reverse"),
    "match-spelling": Look("hit-background", "hit", "reverse underline"),
    "match-name": Look("hit-name-background", "hit-name", "reverse italic"),
    "match-same": Look("hit-same-background", "hit-same", "reverse italic underline"),
    "match-near": Look(attributes="bold italic"),
    "selected": Look("selected-background", "selected", "reverse dim"),
    "current": Look(attributes="bold reverse underline"),
    "only": Look(attributes="bold underline"),
    "name": Look(attributes="underline"),
    "mark": Look(attributes="bold"),
    "note": Look(attributes="italic"),
    "off": Look(attributes="dim"),
    "cursor-sign": Look(attributes="bold"),
    "cursor-sign-away": Look(attributes="bold"),
    "cursor": Look(attributes="reverse"),
    "cursor-away": Look(),
}

_NONE: Mapping[str, Look] = {
    **{role: Look(attributes=look.attributes) for role, look in LOOKS.items()},
    "dim": Look(attributes="dim"),
    "footnote": Look(attributes="dim"),
    "rule": Look(attributes="dim"),
    "off": Look(attributes="dim"),
    # What is marked stands in reversed letters: bold and underlined ones are those of headings.
    "match": Look(attributes="reverse"),
    "match-spelling": Look(attributes="reverse underline"),
    "match-name": Look(attributes="reverse italic"),
    "match-same": Look(attributes="reverse italic underline"),
    "match-near": Look(attributes="italic underline"),
    "current": Look(attributes="reverse bold underline"),
    "found": Look(attributes="reverse bold"),
    "selected": Look(attributes="reverse dim"),
    "mark": Look(attributes="bold"),
    # The row of the cursor is not reversed, or the matches in it would not be seen: a bar beside it is.
    "cursor-sign": Look(attributes="bold reverse"),
    "cursor-sign-away": Look(attributes="bold"),
    "cursor": Look(),
    "cursor-away": Look(),
}

LOOKS_IN: Mapping[Palette, Mapping[str, Look]] = {
    Palette.FULL: LOOKS, Palette.SIXTEEN: _SIXTEEN, Palette.NONE: _NONE
}  # fmt: skip
"""The looks by what there is to draw with."""


def palette(*, no_color: bool, ansi: bool) -> Palette:
    """What there is to draw with, where colours are not wanted, or where the theme uses the terminal's own."""
    if no_color:
        return Palette.NONE
    return Palette.SIXTEEN if ansi else Palette.FULL


_USED = tuple(
    sorted({name for looks in LOOKS_IN.values() for look in looks.values() for name in (look.color, look.background)})
)
"""The theme variables that looks name."""


def styles(variables: Mapping[str, str], colors: Palette = Palette.FULL) -> Mapping[str, Style]:
    """The styles of all roles with the colours of a theme; what the theme does not name stays the widget's own."""
    return _made(colors, tuple(variables.get(name) for name in _USED))


@lru_cache(16)
def _made(colors: Palette, values: tuple[str | None, ...]) -> Mapping[str, Style]:
    """Kept, since each widget asks anew whenever the focus comes or goes."""
    named = dict(zip(_USED, values, strict=True))

    def color(name: str) -> RichColor | None:
        value = named[name]
        return TextualColor.parse(value).rich_color if value else None

    return MappingProxyType(
        {
            role: Style.parse(look.attributes or "none")
            + Style(color=color(look.color), bgcolor=color(look.background))
            for role, look in LOOKS_IN[colors].items()
        }
    )
