"""The search and what belongs to it: forms, filters, views, earlier searches."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.model.section import SectionKind
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.switching import Switch, SwitchingDialog
from tjexplorer.tui.panes.wording import relation, section_kind

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


@dataclass(frozen=True, slots=True)
class FilterKey:
    """Key of a switch for a filter."""

    what: str
    """report or kind."""
    value: str
    """Id of the report, or name of the kind."""


class SearchActions:
    """Actions on the search."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._forms_dialog: SwitchingDialog | None = None

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {
            "search": self._search,
            "find": self._find,
            "forms": self._forms,
            "filters": self._filters,
            "view": self._view,
            "sort": self._sort,
            "searches": self._searches,
        }

    def _search(self) -> None:
        typing = self._room.search_line.typing
        typing.focus()
        typing.select_all()

    def _find(self) -> None:
        room = self._room
        if room.at_home or room.wish.active in {PaneName.RESULTS, PaneName.ITINERARY, PaneName.BOOKMARKS}:
            self._search()
        elif room.wish.active is PaneName.BROWSE:
            room.browse.typing.focus()
        else:
            room.reader.open_find()

    def _view(self) -> None:
        if not self._room.at_home and self._room.wish.active is PaneName.BROWSE:
            self._room.looking_up.turn_view()
            return
        self._room.searching.question.turn_view()
        self._room.show_pane(PaneName.RESULTS)
        self._room.searching.ask()

    def _sort(self) -> None:
        self._room.searching.question.turn_sort()
        self._room.show_pane(PaneName.RESULTS)
        self._room.searching.ask()

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
        return [Switch(form.form, form.form, f"{relation(form.relation)}  {form.count:>4}", form.on) for form in forms]

    def answered(self) -> None:
        """New counts for the dialog of forms, if it is open."""
        if self._forms_dialog is not None and self._forms_dialog.is_current:
            self._forms_dialog.renew(self._form_switches())

    def _filters(self) -> None:
        question = self._room.searching.question
        answer = self._room.searching.answer
        hits = answer.result.hits if answer else ()
        switches = [
            Switch(FilterKey("report", record.id), record.label, _count(hit.report == record.id for hit in hits),
                   record.id in question.reports, _("Only these reports"))
            for record in self._room.catalogue.records()
        ] + [
            Switch(FilterKey("kind", str(kind)), section_kind(kind), _count(hit.kind == kind for hit in hits),
                   kind in question.kinds, _("Only these kinds of sections"))
            for kind in SectionKind
        ]  # fmt: skip

        def turned(key: Hashable, on: bool) -> None:
            if not isinstance(key, FilterKey):
                return
            one = frozenset({key.value})
            if key.what == "report":
                question.reports = question.reports | one if on else question.reports - one
            else:
                question.kinds = question.kinds | one if on else question.kinds - one
            self._room.searching.ask()

        def reset() -> None:
            question.reports = question.kinds = frozenset()
            self._room.searching.ask()

        self._room.app.push_screen(SwitchingDialog(_("Filters"), switches, turned, reset))

    def _searches(self) -> None:
        earlier = self._room.searching.question.earlier
        if not earlier:
            self._room.tell(_("There is no earlier search yet."))
            return

        def chosen(query: Hashable | None) -> None:
            if query is not None:
                self._room.search_line.typing.value = str(query)
                self._room.show_pane(PaneName.RESULTS)

        self._room.app.push_screen(
            ChoosingDialog(_("Earlier searches"), [Choice(query, query) for query in earlier]), chosen
        )


def _count(values: Iterable[bool]) -> str:
    return str(sum(values) or "")
