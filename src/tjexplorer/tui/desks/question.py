"""What the reader asks, as keys and dialogs change it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date as Date

from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.concordance import RowOrder, RowSort, Unit
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.tui.desks.answer import AS_IN_THE_TEXT, CONCORDANCE_SORTS, LIST_SORTS, REACHES, SIDES, VIEWS, View


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was at some time, with the way in which its answer was shown."""

    inquiry: Inquiry
    """What was asked."""
    view: View = View.LIST
    """List, concordance, or list by report."""
    order: RowOrder = AS_IN_THE_TEXT
    """Order of the concordance."""

    def searches_as(self, other: Asked) -> bool:
        """Whether both search the same, whatever order, view and written forms."""
        return _bare(self.inquiry) == _bare(other.inquiry)


NOTHING_ASKED = Asked(Inquiry(""))
"""At the beginning."""


def _bare(inquiry: Inquiry) -> Inquiry:
    """Without what only changes how an answer looks."""
    nothing = frozenset[str]()
    return replace(inquiry, query=inquiry.query.strip(), off_forms=nothing, on_forms=nothing, sort=Sort.RELEVANCE)


@dataclass
class Question:
    """What the reader asks."""

    query: str = ""
    """As typed."""
    view: View = View.LIST
    """List, concordance, or list by report."""
    list_sort: str = LIST_SORTS[0]
    """Order of the list."""
    order: RowOrder = AS_IN_THE_TEXT
    """Order of the concordance."""
    reports: frozenset[str] = frozenset()
    """Reports to search; empty for all."""
    years: frozenset[int] = frozenset()
    """Years of reports; empty for all."""
    agencies: frozenset[str] = frozenset()
    """Agencies that made a report; empty for all."""
    kinds: frozenset[str] = frozenset()
    """Kinds of sections to search; empty for all."""
    institutions: frozenset[str] = frozenset()
    """Institutions that a section names; empty for all sections."""
    date_from: Date | None = None
    """First day of what is told."""
    date_to: Date | None = None
    """Last day of it."""
    spelling_only: bool = False
    """Spelling variants yes, other names and terms no."""
    exact: bool = False
    """Only the characters as typed."""
    off_forms: frozenset[str] = frozenset()
    """Written forms switched off."""
    on_forms: frozenset[str] = frozenset()
    """Written forms switched on."""

    def inquiry(self) -> Inquiry:
        """The same as it is remembered."""
        return Inquiry(
            query=self.query,
            reports=tuple(sorted(self.reports)),
            institutions=tuple(sorted(self.institutions)),
            kinds=tuple(sorted(self.kinds)),
            agencies=tuple(sorted(self.agencies)),
            years=tuple(sorted(self.years)),
            date_from=self.date_from,
            date_to=self.date_to,
            spelling_only=self.spelling_only,
            exact=self.exact,
            off_forms=self.off_forms,
            on_forms=self.on_forms,
            sort=Sort(self.list_sort),
        )

    def asked(self) -> Asked:
        """The same as the way back remembers it."""
        return Asked(self.inquiry(), self.view, self.order)

    def take_back(self, asked: Asked) -> None:
        """Ask again what was asked once, and show it in the same way."""
        self.take(asked.inquiry)
        self.view, self.order = asked.view, asked.order

    def request(self) -> SearchRequest:
        """The request for a search."""
        return SearchRequest.asking(self.inquiry())

    def take(self, inquiry: Inquiry) -> None:
        """Ask again what was asked once; the view stays."""
        self.query = inquiry.query
        self.reports, self.years = frozenset(inquiry.reports), frozenset(inquiry.years)
        self.agencies, self.kinds = frozenset(inquiry.agencies), frozenset(inquiry.kinds)
        self.institutions = frozenset(inquiry.institutions)
        self.date_from, self.date_to = inquiry.date_from, inquiry.date_to
        self.spelling_only, self.exact = inquiry.spelling_only, inquiry.exact
        self.off_forms, self.on_forms = inquiry.off_forms, inquiry.on_forms
        self.list_sort = str(inquiry.sort)

    def clear(self) -> None:
        """Search everything again: no filter, all names and words. Forms that were switched stay so."""
        kept = Inquiry(self.query, off_forms=self.off_forms, on_forms=self.on_forms, sort=Sort(self.list_sort))
        self.take(kept)

    @property
    def narrowed(self) -> bool:
        """Whether anything that `clear` clears is set."""
        return self.inquiry().filtered or self.spelling_only or self.exact

    @property
    def sort(self) -> str:
        """The order in the view at hand."""
        return str(self.order.sort) if self.view is View.CONCORDANCE else self.list_sort

    def turn_sort(self) -> None:
        """Go on to the next order."""
        if self.view is View.CONCORDANCE:
            self.order = replace(self.order, sort=RowSort(_next(CONCORDANCE_SORTS, str(self.order.sort))))
        else:
            self.list_sort = _next(LIST_SORTS, self.list_sort)

    def turn_reach(self) -> None:
        """Compare more or fewer characters or words beside the match; first of all, compare them in a concordance."""
        if self.view is View.CONCORDANCE and self.order.sort in SIDES:
            here = (self.order.by, self.order.unit)
            by, unit = REACHES[(REACHES.index(here) + 1) % len(REACHES)] if here in REACHES else REACHES[0]
            self.order = replace(self.order, by=by, unit=unit)
        else:
            side = self.order.sort if self.order.sort in SIDES else RowSort.RIGHT
            self.order = RowOrder(side, 1, Unit.CHARACTERS)
            self.view = View.CONCORDANCE

    def turn_view(self) -> None:
        """Go on to the next view."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]

    def turn_form(self, form: Hashable, on: bool) -> None:
        """Switch a written form on or off."""
        one = frozenset({str(form)})
        self.off_forms = self.off_forms - one if on else self.off_forms | one
        self.on_forms = self.on_forms | one if on else self.on_forms - one


def _next(values: tuple[str, ...], value: str) -> str:
    return values[(values.index(value) + 1) % len(values)]
