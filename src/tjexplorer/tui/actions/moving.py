"""Panes, help, palette, language, leaving."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tjexplorer.messages import LANGUAGES, choose_language, language
from tjexplorer.messages import gettext as _
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.dialogs.asking import AskingDialog
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.dialogs.help import help_entries, palette_choices
from tjexplorer.tui.dialogs.reading import ReadingDialog
from tjexplorer.tui.themes import THEMES

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


class MovingActions:
    """Actions that change what is seen, not what is read."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        panes = {f"pane_{number}": partial(self._room.show_pane, name) for number, name in enumerate(PaneName, 1)}
        return {
            **panes,
            "help": self._help,
            "palette": self._palette,
            "next_pane": lambda: self._room.step_pane(1),
            "previous_pane": lambda: self._room.step_pane(-1),
            "back": lambda: self._back(ask=False),
            "leave": lambda: self._back(ask=True),
            "zoom": self._zoom,
            "hide_browse": self._hide_browse,
            "home": self._room.go_home,
            "language": self._language,
            "theme": self._theme,
            "quit": self._room.app.exit,
        }

    def _help(self) -> None:
        self._room.app.push_screen(ReadingDialog(_("Keys"), list(help_entries(self._room.context))))

    def _palette(self) -> None:
        def chosen(action: Hashable | None) -> None:
            if action is not None:
                self._room.call_after_refresh(self._room.do, str(action))

        self._room.app.push_screen(ChoosingDialog(_("Commands"), palette_choices()), chosen)

    def _zoom(self) -> None:
        if not self._room.at_home:
            self._room.wish = replace(self._room.wish, zoomed=not self._room.wish.zoomed)
            self._room.arrange_panes()

    def _hide_browse(self) -> None:
        """Where Browse is seen it goes; where it is not it comes."""
        room = self._room
        if room.browse.display:
            room.wish = replace(room.wish, browse_hidden=True)
            if room.wish.active is PaneName.BROWSE or room.wish.side is PaneName.BROWSE:
                room.show_pane(PaneName.RESULTS)
            room.arrange_panes()
        else:
            room.wish = replace(room.wish, browse_hidden=False)
            room.show_pane(PaneName.BROWSE)

    def _language(self) -> None:
        tags = list(LANGUAGES)
        now = language()
        choose_language(tags[(tags.index(now) + 1) % len(tags)] if now in tags else tags[0])
        self._room.speak()

    def _theme(self) -> None:
        names = [theme.name for theme in THEMES]
        app = self._room.app
        app.theme = names[(names.index(app.theme) + 1) % len(names)] if app.theme in names else names[0]

    def _back(self, *, ask: bool) -> None:
        """Step by step: typed words, zoom, the pane that one came from, the search line; then the end."""
        room = self._room
        if room.reader.close_find():
            room.reading.find("", jump=False)
        elif room.browse.display and room.browse.leave_filter():
            pass
        elif room.search_line.typing.has_focus and not room.at_home:
            room.show_pane(room.wish.active)
        elif room.search_line.typing.has_focus:
            room.home.focus()
        elif room.at_home:
            self._leave(ask=ask)
        elif room.reading.clear_found():
            pass
        elif room.wish.zoomed:
            self._zoom()
        elif room.wish.active is PaneName.READER:
            room.show_pane(room.wish.side)
        elif room.wish.active is not PaneName.RESULTS:
            room.show_pane(PaneName.RESULTS)
        elif ask:
            self._leave(ask=True)
        else:
            room.search_line.typing.focus()

    def _leave(self, *, ask: bool) -> None:
        if not ask:
            self._room.search_line.typing.focus()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._room.app.exit()

        self._room.app.push_screen(AskingDialog(_("Quit tjexplorer?")), answered)
