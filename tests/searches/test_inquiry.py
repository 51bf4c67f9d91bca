"""What a search asked, as a value: to a request and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from tjexplorer.model.search_record import Inquiry, Sort
from tjexplorer.search.request import SearchRequest
from tjexplorer.searches.shape import KEYS


def test_every_field_that_an_answer_depends_on_is_written():
    assert set(KEYS) == {field.name for field in fields(Inquiry)}


def test_a_request_and_back():
    request = SearchRequest(
        "q", ("r",), kinds=("visit",), date_to=date(2013, 1, 1), on_forms=frozenset("a"), sort=Sort.DATE
    )
    inquiry = Inquiry.of(request)
    assert inquiry.arguments() == {
        "query": "q", "reports": ("r",), "kinds": ("visit",), "date_to": date(2013, 1, 1), "on_forms": frozenset("a"),
        "sort": "date",
    }  # fmt: skip
    assert SearchRequest.asking(inquiry) == request
    assert SearchRequest.asking(inquiry, 7).limit == 7
    assert Inquiry.of(SearchRequest("q", limit=7)).arguments() == {"query": "q"}
