"""An answer of the search as the panes show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.search.request import SearchRequest
from tjexplorer.search.results import ConcordanceRow, SearchResult


class View(StrEnum):
    """How results are shown."""

    LIST = "list"
    CONCORDANCE = "concordance"


LIST_SORTS = ("relevance", "order", "date")
"""Orders of the list, in the order in which one key goes through them."""

CONCORDANCE_SORTS = ("order", "left", "right")
"""Orders of the concordance."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, and how it is to be shown."""

    request: SearchRequest
    """What was asked."""
    result: SearchResult
    """The sections found."""
    view: View
    """List or concordance."""
    sort: str
    """Order within that view."""
    rows: tuple[ConcordanceRow, ...] = ()
    """The occurrences, for the concordance."""
