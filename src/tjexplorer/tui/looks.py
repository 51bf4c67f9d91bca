"""How the roles of drawn lines look in a theme. Every difference also shows without colour.

The styles are made here and not by component classes of the style sheet: with some twenty of them on a dozen widgets the
style sheet took ten times as long for every change of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style


@dataclass(frozen=True, slots=True)
class Look:
    """One look; colours are names of theme variables, empty for those of the widget."""

    color: str = ""
    """Of the letters."""
    background: str = ""
    """Behind them."""
    attributes: str = ""
    """Rich's words: bold, italic, underline."""


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
    "current": Look("current", "current-background", "bold underline"),
    "only": Look("secondary", attributes="bold underline"),
    "found": Look("found", "found-background", "underline"),
    "name": Look("secondary", attributes="underline"),
    "mark": Look("secondary"),
    "note": Look("secondary", attributes="italic"),
    "bar": Look("primary", attributes="bold"),
    "key": Look("secondary", attributes="bold"),
    "on": Look("primary", attributes="bold"),
    "off": Look("quiet"),
    "cursor": Look(background="cursor-background"),
    "cursor-away": Look(background="cursor-away-background"),
}
"""The looks by role."""


def styles(variables: Mapping[str, str]) -> dict[str, Style]:
    """The styles of all roles with the colours of a theme; what the theme does not name stays the widget's own."""
    made = {}
    for role, look in LOOKS.items():
        words = [look.attributes, variables.get(look.color, "")]
        if look.background in variables:
            words += ["on", variables[look.background]]
        made[role] = Style.parse(" ".join(filter(None, words)) or "none")
    return made
