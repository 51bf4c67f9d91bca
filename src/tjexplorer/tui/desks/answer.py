"""An answer of the search as the panes show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.search.concordance import RowOrder, RowSort, Unit
from tjexplorer.search.request import SearchRequest
from tjexplorer.search.results import ConcordanceRow, Relation, SearchResult

PAGE = 500
"""Entries of a page of results; at its end the next one can be opened."""


class View(StrEnum):
    """How results are shown."""

    LIST = "list"
    CONCORDANCE = "concordance"
    REPORTS = "reports"


VIEWS = tuple(View)
"""Views, in the order in which one key goes through them."""

LIST_SORTS = ("relevance", "order", "date")
"""Orders of the list, in the order in which one key goes through them."""

CONCORDANCE_SORTS = tuple(str(sort) for sort in RowSort)
"""Orders of the concordance."""

REACHES = (
    (0, Unit.CHARACTERS),
    *((number, Unit.CHARACTERS) for number in (1, 2, 3)),
    *((number, Unit.WORDS) for number in (1, 2, 3)),
)
"""How far from the match a concordance compares, in the order in which one key goes through them; 0 for all."""

AS_IN_THE_TEXT = RowOrder()
"""The order of the text."""

SIDES = frozenset({RowSort.LEFT, RowSort.RIGHT})
"""Orders of a concordance that compare what stands beside the match."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, and how it is to be shown."""

    request: SearchRequest
    """What was asked, for all hits."""
    result: SearchResult
    """The sections found: all, or those of the first pages."""
    view: View
    """Which view."""
    sort: str
    """Order within that view."""
    rows: tuple[ConcordanceRow, ...] = ()
    """The occurrences in order, for the concordance; their context is as long as any screen."""
    order: RowOrder = AS_IN_THE_TEXT
    """How the rows are ordered."""
    early: bool = False
    """Whether a fuller answer to the same question is being made."""

    @property
    def is_whole(self) -> bool:
        """Whether all hits are at hand, and not the first ones alone."""
        return self.result.final and len(self.result.hits) == self.result.total_sections

    @property
    def reports(self) -> int | None:
        """In how many reports something was found; None where that is not known."""
        if self.is_whole:
            return len({hit.report for hit in self.result.hits})
        return len({row.report for row in self.rows}) or None

    def relations(self) -> dict[str, Relation]:
        """How each written form belongs to what was typed, by form."""
        return {form.form: form.relation for form in reversed(self.result.forms)}
