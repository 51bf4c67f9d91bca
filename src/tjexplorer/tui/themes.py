"""Colours: dark, light, high contrast, and the sixteen of the terminal.

The first two are chosen so that yellow, blue and red weakness see the same differences, and letters stand out by 4.5 to 1;
in the third by 7 to 1 (WCAG 2.2, 1.4.3 and 1.4.6). The last one has no colours of its own: those that the reader gave the
terminal hold, and what is marked stands in a colour that most palettes keep legible on black and on white.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.theme import Theme

from tjexplorer.messages import gettext as _

_TYPING = {"input-cursor-text-style": "reverse", "input-cursor-background": "transparent"}
"""The cursor of a line to type in is seen without colour too."""

DARK = Theme(
    name="dark",
    primary="#8fb8de",
    secondary="#d9a05b",
    accent="#d9a05b",
    foreground="#d6d3cb",
    background="#15171a",
    surface="#1b1e22",
    panel="#23272c",
    warning="#d9a05b",
    error="#e08a7a",
    success="#8fb8de",
    dark=True,
    variables={
        **_TYPING,
        "input-cursor-foreground": "#d6d3cb",
        "input-selection-background": "#123a54",
        "input-selection-foreground": "#bfe3ff",
        "quiet": "#9da1a6",
        "line": "#3b4148",
        "hit-background": "#4a3a10",
        "hit": "#ffdf9a",
        "hit-name-background": "#173f3a",
        "hit-name": "#aee8dc",
        "hit-same-background": "#3b2c52",
        "hit-same": "#dcc8f7",
        "hit-near-background": "#33373d",
        "hit-near": "#d6d3cb",
        "current-background": "#ffc44d",
        "current": "#15171a",
        "found-background": "#123a54",
        "found": "#bfe3ff",
        "selected-background": "#2d5479",
        "selected": "#ffffff",
        "cursor-background": "#24384c",
        "cursor-away-background": "#22262b",
        "kept-red": "#ff9a8c",
        "kept-yellow": "#f0d060",
        "kept-green": "#8fdc9a",
        "kept-blue": "#9cc4ff",
        "kept-purple": "#d9b3ff",
    },
)

LIGHT = Theme(
    name="light",
    primary="#1f5c8f",
    secondary="#7d4b00",
    accent="#7d4b00",
    foreground="#22252a",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e9e5da",
    warning="#7d4b00",
    error="#a3341f",
    success="#1f5c8f",
    dark=False,
    variables={
        **_TYPING,
        "input-cursor-foreground": "#22252a",
        "input-selection-background": "#cfe6f7",
        "input-selection-foreground": "#0b3a5c",
        "quiet": "#5c6066",
        "line": "#c9c4b6",
        "hit-background": "#ffe9ae",
        "hit": "#4a3200",
        "hit-name-background": "#c8ebe3",
        "hit-name": "#0a4038",
        "hit-same-background": "#e6daf7",
        "hit-same": "#3d2266",
        "hit-near-background": "#dcdad3",
        "hit-near": "#22252a",
        "current-background": "#8a5300",
        "current": "#ffffff",
        "found-background": "#cfe6f7",
        "found": "#0b3a5c",
        "selected-background": "#1f5c8f",
        "selected": "#ffffff",
        "cursor-background": "#d5e3f0",
        "cursor-away-background": "#ece8dd",
        "kept-red": "#9c1f17",
        "kept-yellow": "#6b4a00",
        "kept-green": "#1b5e26",
        "kept-blue": "#1a4592",
        "kept-purple": "#62259a",
    },
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#7fd4ff",
    secondary="#ffd24a",
    accent="#ffd24a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    warning="#ffd24a",
    error="#ffb3a6",
    success="#7fd4ff",
    dark=True,
    variables={
        **_TYPING,
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#ffffff",
        "input-selection-foreground": "#000000",
        "quiet": "#d8d8d8",
        "line": "#9a9a9a",
        "hit-background": "#ffe14d",
        "hit": "#000000",
        "hit-name-background": "#7ff0d6",
        "hit-name": "#000000",
        "hit-same-background": "#e3c9ff",
        "hit-same": "#000000",
        "hit-near-background": "#d0d0d0",
        "hit-near": "#000000",
        "current-background": "#ffffff",
        "current": "#000000",
        "found-background": "#003a70",
        "found": "#ffffff",
        "selected-background": "#9fdcff",
        "selected": "#000000",
        "cursor-background": "#00305e",
        "cursor-away-background": "#2a2a2a",
        "kept-red": "#ffb3a6",
        "kept-yellow": "#ffe14d",
        "kept-green": "#8ff0a4",
        "kept-blue": "#9fdcff",
        "kept-purple": "#e3c9ff",
    },
)

TERMINAL = Theme(
    name="terminal",
    primary="ansi_cyan",
    secondary="ansi_default",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    ansi=True,
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "panel": "ansi_default",
        "surface": "ansi_default",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "quiet": "ansi_default",
        "line": "ansi_bright_black",
        "hit-background": "ansi_yellow",
        "hit": "ansi_black",
        "hit-name-background": "ansi_cyan",
        "hit-name": "ansi_black",
        "hit-same-background": "ansi_green",
        "hit-same": "ansi_black",
        "found-background": "ansi_blue",
        "found": "ansi_bright_white",
        "selected-background": "ansi_cyan",
        "selected": "ansi_black",
        "kept-red": "ansi_red",
        "kept-yellow": "ansi_yellow",
        "kept-green": "ansi_green",
        "kept-blue": "ansi_blue",
        "kept-purple": "ansi_magenta",
    },
)

THEMES = (DARK, LIGHT, HIGH_CONTRAST, TERMINAL)
"""In the order in which the key turns through them. They are named as in the settings."""

BY_NAME: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in THEMES})
"""The themes by name."""


def theme_label(name: str) -> str:
    """What people call a theme."""
    return {
        DARK.name: _("dark"),
        LIGHT.name: _("light"),
        HIGH_CONTRAST.name: _("high contrast"),
        TERMINAL.name: _("the terminal's own colours"),
    }.get(name, name)


def theme_after(name: str) -> str:
    """The next one, the first after the last."""
    names = list(BY_NAME)
    return names[(names.index(name) + 1) % len(names)] if name in BY_NAME else names[0]


def first_theme(chosen: str | None, color_system: str | None) -> str:
    """The theme to begin with: the chosen one, else the terminal's own colours where it has no more than sixteen.

    `color_system` is Rich's word for what the terminal can do: standard, 256, truecolor, windows; None for no colours.
    """
    if chosen is not None and chosen in BY_NAME:
        return chosen
    return TERMINAL.name if color_system in {None, "standard", "windows"} else DARK.name
