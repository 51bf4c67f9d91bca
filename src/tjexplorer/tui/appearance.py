"""How the screen meets its reader: colours, widths of characters, and whether anything moves by itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.app import App

from tjexplorer.paths import settings_file
from tjexplorer.tui.scroll_bar import use_half_bars
from tjexplorer.tui.themes import THEMES, first_theme
from tjexplorer.tui.wide_characters import draw_ambiguous, is_wide
from tjexplorer.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from tjexplorer.settings import Settings

WIDE = "-wide-characters"
"""Class of the app where … ① “ and the lines of boxes take two cells: borders are then made of ASCII."""

STILL = "-reduced-motion"
"""Class of the app where nothing moves by itself."""


def without_colour() -> bool | None:
    """What Textual is told at its making: True where NO_COLOR forbids colours, so that it takes them all away and does not
    turn them into greys; None where the themes decide.
    """
    return True if "NO_COLOR" in os.environ else None


def register(app: App[Any], theme: str | None) -> None:
    """Make the themes known, and wear one until everything is read: that of the last time, else that of the settings. The
    first frame shall not flash in other colours.
    """
    use_half_bars()
    for each in THEMES:
        app.register_theme(each)
    app.theme = first_theme(theme or _chosen(), app.console.color_system)


def _chosen() -> str | None:
    """The theme that the settings name."""
    path = settings_file()
    if not path.is_file():
        return None
    from tjexplorer.settings import find  # noqa: PLC0415  # few have such a file, and reading YAML takes its time

    found = find(path)
    return found.settings.theme if "theme" in found.given else None


def dress(app: App[Any], settings: Settings, theme: str | None) -> None:
    """Look as the settings say; `theme` is the one that the reader chose last, None for what suits the terminal."""
    app.theme = first_theme(theme, app.console.color_system)
    app.set_class(settings.motion == "reduced", STILL)
    app.set_class(settings.ambiguous_width == 2, WIDE)
    if (settings.ambiguous_width == 2) != is_wide():
        draw_ambiguous(settings.ambiguous_width)
        for screen in app.screen_stack:
            for view in screen.query(LineView):
                view.refit()
            screen.refresh(layout=True)
