"""Filters: the dialog with their counts, and what each switch does to the question."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search.facets import FILTERS, Facet, FacetName, FacetValue
from tjexplorer.tui.desks.searching import SearchDesk
from tjexplorer.tui.dialogs.filtering import FilterDialog, FilterGroup
from tjexplorer.tui.dialogs.period import Period, PeriodDialog
from tjexplorer.tui.dialogs.switching import Switch
from tjexplorer.tui.panes.filter_words import period_words
from tjexplorer.tui.panes.wording import section_kind

if TYPE_CHECKING:
    from tjexplorer.tui.reading_room import ReadingRoom


@dataclass(frozen=True, slots=True)
class FilterKey:
    """Key of a switch for a filter."""

    what: str
    """Name of a facet, `period`, or `breadth`."""
    value: str
    """Its value; of the breadth `all`, `spelling` or `exact`."""


class NarrowingActions:
    """Actions on the filters of the search."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._dialog: FilterDialog | None = None
        self._facets: tuple[Facet, ...] = ()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {"filters": self._filters, "clear_filters": self.clear}

    def answered(self) -> None:
        """The search was answered anew: count for the dialog, if it is open."""
        answer = self._room.searching.answer
        if self._dialog is None or not self._dialog.stands:
            return
        if answer is not None:
            self._room.searching.count(answer)
        else:
            self._facets = ()
            self._dialog.renew(list(self._groups()), self._found())

    def counted(self, message: SearchDesk.Counted) -> None:
        """Counts for the dialog, if it is open and they are those of the answer at hand."""
        if message.answer is self._room.searching.answer:
            self._facets = message.facets
            if self._dialog is not None:
                self._dialog.renew(list(self._groups()), message.problem or self._found())

    def clear(self) -> None:
        """Search everything again."""
        question = self._room.searching.question
        if not question.narrowed:
            self._room.tell(_("No filter is set."))
            return
        self._room.searching.begin()
        question.clear()
        self._room.searching.ask()
        self._room.tell(_("The filters are cleared."))

    def _filters(self) -> None:
        desk = self._room.searching
        desk.begin()
        self._facets = desk.rough(desk.answer) if desk.answer else ()
        self._dialog = FilterDialog(
            list(self._groups()), self._turned, self._reset, _("Counting ...") if desk.answer else self._found()
        )
        self._room.app.push_screen(self._dialog)
        if desk.answer is not None:
            desk.count(desk.answer)

    def _found(self) -> str:
        """What the search finds now."""
        answer = self._room.searching.answer
        if answer is None:
            return _("Nothing is searched yet; filters hold for what is typed next.")
        places = ngettext("{count} place", "{count} places", answer.result.total_matches)
        sections = ngettext("{count} section", "{count} sections", answer.result.total_sections)
        return _("{sections}, {places}").format(
            sections=sections.format(count=answer.result.total_sections),
            places=places.format(count=answer.result.total_matches),
        )

    def _reset(self) -> None:
        self._room.searching.question.clear()
        self._room.searching.ask()

    def _turned(self, key: Hashable, on: bool) -> None:
        if not isinstance(key, FilterKey):
            return
        question = self._room.searching.question
        if key.what == "period":
            self._ask_period()
            return
        if key.what == "breadth":
            question.exact = on and key.value == "exact"
            question.spelling_only = on and key.value == "spelling"
        elif key.what == FacetName.YEAR:
            year = frozenset({int(key.value)})
            question.years = question.years | year if on else question.years - year
        else:
            field = FILTERS[FacetName(key.what)]
            held: frozenset[str] = getattr(question, field)
            one = frozenset({key.value})
            setattr(question, field, held | one if on else held - one)
        self._follow()

    def _ask_period(self) -> None:
        question = self._room.searching.question

        def asked(period: Period | None) -> None:
            if period is not None:
                question.date_from, question.date_to = period.first, period.last
            # Without an answer the switch goes back to what it was.
            self._follow()

        self._room.app.push_screen(PeriodDialog(Period(question.date_from, question.date_to)), asked)

    def _follow(self) -> None:
        """Search, and show the switches as they are now."""
        if self._dialog is not None:
            self._dialog.renew(list(self._groups()), _("Counting ..."))
        self._room.searching.ask()

    # What the dialog shows

    def _groups(self) -> Iterator[FilterGroup]:
        facets = {facet.name: facet for facet in self._facets}
        for name in FacetName:
            values = facets[name].values if name in facets else tuple(self._without_answer(name))
            switches = tuple(self._switch(name, one) for one in values if one.value is not None)
            yield FilterGroup(
                _heading(name),
                switches,
                whole=name in {FacetName.REPORT, FacetName.YEAR, FacetName.KIND} and len(switches) < 30,
                aside=_("sections, places") if name in facets else "",
                others=next(((_without(name), _counts(one)) for one in values if one.value is None), ("", "")),
            )
        inquiry = self._room.searching.question.inquiry()
        period = next(period_words(inquiry), _("any day"))
        dated = inquiry.date_from is not None or inquiry.date_to is not None
        yield FilterGroup(
            _("When it happened"), (Switch(FilterKey("period", ""), period, _("Space asks for it"), dated),), whole=True
        )
        yield FilterGroup(_("What counts as found"), tuple(self._breadth()), whole=True)

    def _switch(self, name: FacetName, one: FacetValue) -> Switch:
        value = one.value or ""
        on = value in {str(each) for each in getattr(self._room.searching.question, FILTERS[name])}
        return Switch(FilterKey(str(name), value), self._label(name, value), _counts(one), on)

    def _without_answer(self, name: FacetName) -> Iterator[FacetValue]:
        """Before anything is asked: the reports, and what is on already."""
        held = {str(each) for each in getattr(self._room.searching.question, FILTERS[name])}
        known = [record.id for record in self._room.catalogue.records()] if name is FacetName.REPORT else []
        for value in dict.fromkeys([*known, *sorted(held)]):
            yield FacetValue(value, -1, -1, value in held)

    def _label(self, name: FacetName, value: str) -> str:
        if name is FacetName.REPORT:
            return self._room.catalogue.label(value)
        if name is FacetName.KIND:
            return section_kind(value)
        return value if name is FacetName.YEAR else self._room.catalogue.name(value)

    def _breadth(self) -> Iterator[Switch]:
        question = self._room.searching.question
        for value, label, on in (
            ("all", _("spellings, names, words that mean the same"),
             not (question.spelling_only or question.exact)),
            ("spelling", _("other spellings alone, no other words"), question.spelling_only and not question.exact),
            ("exact", _("the characters as typed alone"), question.exact),
        ):  # fmt: skip
            yield Switch(FilterKey("breadth", value), label, "", on)


def _counts(one: FacetValue) -> str:
    return f"{one.sections:>5} {one.matches:>6}" if one.sections >= 0 else ""


def _without(name: FacetName) -> str:
    return _("none is named") if name is FacetName.INSTITUTION else _("not stated")


def _heading(name: FacetName) -> str:
    return {
        FacetName.REPORT: _("Reports"),
        FacetName.YEAR: _("Years of reports"),
        FacetName.AGENCY: _("Agencies that made the reports"),
        FacetName.KIND: _("Kinds of sections"),
        FacetName.INSTITUTION: _("Institutions that are named"),
    }[name]
