"""What a search asked, as a value: to a request and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from tjexplorer.model.search_record import SORTS, Inquiry
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.searches.shape import KEYS


def test_it_has_every_field_that_an_answer_depends_on():
    assert {field.name for field in fields(Inquiry)} == {field.name for field in fields(SearchRequest)} - {"limit"}
    assert set(KEYS) == {field.name for field in fields(Inquiry)}
    assert set(SORTS) == {str(sort) for sort in Sort}


def test_a_request_and_back():
    request = SearchRequest(
        "q", ("r",), kinds=("visit",), date_to=date(2013, 1, 1), on_forms=frozenset("a"), sort=Sort.DATE
    )
    inquiry = Inquiry.of(request)
    assert inquiry.arguments() == {
        "query": "q", "reports": ("r",), "kinds": ("visit",), "date_to": date(2013, 1, 1), "on_forms": frozenset("a"),
        "sort": "date",
    }  # fmt: skip
    assert SearchRequest(**{**inquiry.arguments(), "sort": Sort(inquiry.sort)}) == request
    assert Inquiry.of(SearchRequest("q", limit=7)).arguments() == {"query": "q"}
