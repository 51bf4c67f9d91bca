"""The search and what belongs to it: forms, views, orders; filters and kept searches have rooms of their own."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.tui.actions.narrowing import NarrowingActions
from tjexplorer.tui.actions.recalling import RecallingActions
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.answer import View
from tjexplorer.tui.desks.ledger_page import LedgerPage
from tjexplorer.tui.desks.searching import SearchDesk
from tjexplorer.tui.dialogs.switching import Switch, SwitchingDialog
from tjexplorer.tui.panes.wording import relation
from tjexplorer.tui.relations import ROLES, SIGNS

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom

CONTEXTS = (3, 6, 10, 16, 24, 32, 40, 56, 72, 96)
"""Cells on either side of a match that the keys go through; beyond what fits there is only what fits."""


class SearchActions:
    """Actions on the search."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._forms_dialog: SwitchingDialog | None = None
        self._narrowing = NarrowingActions(room)
        self._recalling = RecallingActions(room)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {
            "search": self._search,
            "find": self._find,
            "forms": self._forms,
            "view": self._view,
            "sort": self._sort,
            "reach": self._reach,
            "less_beside": lambda: self._widen(-1),
            "more_beside": lambda: self._widen(1),
            "export_results": self._recalling.export,
            **self._narrowing.handlers(),
            **self._recalling.handlers(),
        }

    def answered(self) -> None:
        """The search was answered anew: counts for the dialogs that are open."""
        if self._forms_dialog is not None and self._forms_dialog.is_current:
            self._forms_dialog.renew(self._form_switches())
        self._narrowing.answered()

    def counted(self, message: SearchDesk.Counted) -> None:
        """The answer was divided by its facets."""
        self._narrowing.counted(message)

    def _search(self) -> None:
        self._room.search_line.typing.begin()

    def _find(self) -> None:
        room = self._room
        if room.at_home or room.wish.active in {PaneName.RESULTS, PaneName.BOOKMARKS}:
            self._search()
        elif room.wish.active is PaneName.ITINERARY:
            room.itinerary.open_find()
        elif room.wish.active is PaneName.BROWSE:
            room.browse.typing.begin()
        else:
            room.reader.narrows = isinstance(room.reading.page, LedgerPage)
            room.reader.open_find()

    # How results are shown

    def _view(self) -> None:
        if not self._room.at_home and self._room.wish.active is PaneName.BROWSE:
            self._room.looking_up.turn_view()
            return
        self._room.searching.question.turn_view()
        self._show_results()

    def _sort(self) -> None:
        self._room.searching.question.turn_sort()
        self._show_results()

    def _reach(self) -> None:
        self._room.searching.question.turn_reach()
        self._show_results()

    def _show_results(self) -> None:
        self._room.show_pane(PaneName.RESULTS)
        self._room.searching.ask()

    def _widen(self, step: int) -> None:
        """Show more or less on either side of each match."""
        room, question = self._room, self._room.searching.question
        if question.view is not View.CONCORDANCE:
            question.view = View.CONCORDANCE
            self._show_results()
            return
        fitting = room.results.fitting
        here = room.results.context or fitting
        steps = [cells for cells in CONTEXTS if (cells > here if step > 0 else cells < min(here, fitting))]
        if step > 0 and (not steps or steps[0] >= fitting):
            room.results.set_context(0)
            room.tell(_("This is as much as fits. {key} gives the pane the whole screen.").format(key=key_of("zoom")))
        elif steps:
            room.results.set_context(steps[0] if step > 0 else steps[-1])
        else:
            room.tell(_("This is the narrowest."))

    # Written forms

    def _forms(self) -> None:
        question = self._room.searching.question

        def turned(form: Hashable, on: bool) -> None:
            question.turn_form(form, on)
            self._room.searching.ask()

        def reset() -> None:
            question.off_forms = question.on_forms = frozenset()
            self._room.searching.ask()

        self._forms_dialog = SwitchingDialog(_("Written forms"), self._form_switches(), turned, reset)
        self._room.app.push_screen(self._forms_dialog)

    def _form_switches(self) -> list[Switch]:
        answer = self._room.searching.answer
        forms = answer.result.forms if answer else ()
        return [
            Switch(
                form.form,
                form.form,
                f"{relation(form.relation)} {SIGNS[form.relation]} {form.count:>4}",
                form.on,
                role=ROLES[form.relation] if form.count else "",
            )
            for form in forms
        ]
