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
from tjexplorer.tui.dialogs.help import HelpDialog, palette_choices
from tjexplorer.tui.themes import theme_after, theme_label

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


class MovingActions:
    """Actions that change what is seen, not what is read."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._climbed_with: str | None = None

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        panes = {f"pane_{number}": partial(self._room.show_pane, name) for number, name in enumerate(PaneName, 1)}
        return {
            **panes,
            "help": lambda: self._help(everything=True),
            "explain": lambda: self._help(everything=False),
            "palette": self._palette,
            "next_pane": lambda: self._room.step_pane(1),
            "previous_pane": lambda: self._room.step_pane(-1),
            "back": lambda: self._back(ask=False),
            "leave": lambda: self._back(ask=True),
            "zoom": self._zoom,
            "hide_browse": self._hide_browse,
            "pane_narrower": lambda: self._widen(-1),
            "pane_wider": lambda: self._widen(1),
            "pane_lower": lambda: self._heighten(-1),
            "pane_taller": lambda: self._heighten(1),
            "language": self._language,
            "theme": self._theme,
            "quit": self._room.app.exit,
        }

    def _help(self, *, everything: bool) -> None:
        self._room.app.push_screen(HelpDialog(self._room.context, everything=everything))

    def _palette(self) -> None:
        def chosen(action: Hashable | None) -> None:
            if action is not None:
                self._room.call_after_refresh(self._room.do, str(action))

        self._room.app.push_screen(ChoosingDialog(_("Commands"), palette_choices()), chosen)

    def _zoom(self) -> None:
        if not self._room.at_home:
            self._room.wish = replace(self._room.wish, zoomed=not self._room.wish.zoomed)
            self._room.arrange_panes()

    def _widen(self, step: int) -> None:
        room = self._room
        if room.at_home or len(room.shown) < 2:
            room.tell(_("There is one pane; it has all the room there is."))
        elif not room.dividing.widen(room.wish.active, step):
            room.tell(_("The panes beside it need the rest.") if step > 0 else _("This pane cannot be made narrower."))

    def _heighten(self, step: int) -> None:
        room = self._room
        if not room.dividing.heighten(room.wish.active, step):
            room.tell(_("This pane cannot be made taller.") if step > 0 else _("This pane cannot be made lower."))

    def _hide_browse(self) -> None:
        """Where Browse is seen it goes; where it is not it comes, as a drawer where there is little room."""
        room = self._room
        if room.browse.display:
            if room.has_class("-wide"):
                room.wish = replace(room.wish, browse_hidden=True)
            if room.wish.active is PaneName.BROWSE or room.wish.side is PaneName.BROWSE:
                room.close_drawer()
            room.arrange_panes()
        else:
            room.wish = replace(room.wish, browse_hidden=False)
            room.show_pane(PaneName.BROWSE)

    def _language(self) -> None:
        tags = list(LANGUAGES)
        now = language()
        self._room.remembering.language = tags[(tags.index(now) + 1) % len(tags)] if now in tags else tags[0]
        choose_language(self._room.remembering.language)
        self._room.speak()

    def _theme(self) -> None:
        app = self._room.app
        app.theme = self._room.remembering.theme = theme_after(app.theme)
        words = (
            _("Colours: {theme}.")
            if not app.no_color
            else _("Colours: {theme}; none are drawn, since NO_COLOR is set.")
        )
        self._room.tell(words.format(theme=theme_label(app.theme)))

    def _back(self, *, ask: bool) -> None:
        """Step by step: typed words, zoom, the pane that one came from, the search line, the first screen; then the end."""
        room = self._room
        if room.reader.close_find():
            room.reading.find("", jump=False)
        elif (room.browse.display and room.browse.leave_filter()) or self._show_all_kept():
            pass
        elif room.search_line.typing.has_focus:
            self._leave_line()
        elif room.at_home:
            self._leave()
        elif room.reading.clear_found():
            pass
        elif room.wish.zoomed:
            self._zoom()
        else:
            self._leave_pane(ask=ask)

    def _leave_line(self) -> None:
        """From the search line back to where one was; to the first screen where one came up from Results step by step."""
        room = self._room
        climbed, self._climbed_with = self._climbed_with, None
        if room.at_home:
            room.home.focus()
        elif climbed == room.search_line.typing.value:
            room.go_home()
        else:
            room.show_pane(room.wish.active)

    def _leave_pane(self, *, ask: bool) -> None:
        room = self._room
        match room.wish.active:
            case PaneName.READER:
                room.show_pane(room.wish.side)
            case PaneName.BROWSE:
                room.close_drawer()
            case PaneName.RESULTS if ask:
                self._leave()
            case PaneName.RESULTS:
                room.search_line.typing.focus()
                self._climbed_with = room.search_line.typing.value
            case _:
                room.show_pane(PaneName.RESULTS)

    def _show_all_kept(self) -> bool:
        """All bookmarks again, and none marked; no words marked in the itinerary. Whether that changed anything."""
        room = self._room
        if room.wish.active is PaneName.ITINERARY and not room.search_line.typing.has_focus:
            return room.itinerary.leave_find()
        at_hand = room.wish.active is PaneName.BOOKMARKS and not room.search_line.typing.has_focus
        return at_hand and (room.bookmarks.leave_find() or room.shelving.unmark())

    def _leave(self) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._room.app.exit()

        self._room.app.push_screen(AskingDialog(_("Quit tjexplorer?")), answered)
