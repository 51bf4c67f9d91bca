"""Facets: each number beside a value is what a search with that filter finds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tjexplorer.search.facets import FILTERS, FacetName, facets, facets_document
from tjexplorer.search.request import SearchRequest


@pytest.fixture(scope="module")
def count(workspace):
    """Facets of a request on the five reports."""

    def count_(request, **more):
        reports = [report.facts for report in workspace.shelf.stock().reports]
        return {
            one.name: one for one in facets(request, workspace.searcher.search, reports, workspace.mentions, **more)
        }

    return count_


REQUESTS = [
    SearchRequest("產學合作"),
    SearchRequest("JST", kinds=("visit", "body")),
    SearchRequest("JST", reports=("2025-nstc-natural-sciences",), institutions=("jst",)),
    SearchRequest("研究", years=(2013, 2025), agencies=("nstc",)),
    SearchRequest("kind:reflections"),
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.query)
@pytest.mark.parametrize("name", FacetName)
def test_every_value_is_what_its_filter_finds(workspace, count, request_, name):
    facet = count(request_)[name]
    assert list(FILTERS) == list(FacetName)
    for one in facet.values[:8]:
        if one.value is None:
            continue
        value = int(one.value) if name is FacetName.YEAR else one.value
        found = workspace.searcher.search(replace(request_, **{FILTERS[name]: (value,)}))
        assert (one.sections, one.matches) == (found.total_sections, found.total_matches), one
        assert one.chosen == (value in getattr(request_, FILTERS[name]))


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: request.query)
def test_totals_are_honest(workspace, count, request_):
    for name, facet in count(request_).items():
        wider = workspace.searcher.search(replace(request_, **{FILTERS[name]: ()}))
        assert (facet.total_sections, facet.total_matches) == (wider.total_sections, wider.total_matches)
        sums = sum(one.sections for one in facet.values), sum(one.matches for one in facet.values)
        if name is FacetName.INSTITUTION:
            assert sums >= (facet.total_sections, facet.total_matches)
        else:
            assert sums == (facet.total_sections, facet.total_matches)


def test_what_is_not_stated_is_counted_last(count):
    found = count(SearchRequest("產學合作"))
    assert found[FacetName.AGENCY].values[-1].value is None  # one report prints no agency
    assert found[FacetName.INSTITUTION].values[-1].value is None
    assert [one.value for one in found[FacetName.REPORT].values] == sorted(
        one.value for one in found[FacetName.REPORT].values
    )


def test_a_filter_that_finds_nothing_is_still_shown(count):
    found = count(SearchRequest("科学技術振興機構", reports=("2008-nsc-jst",), kinds=("itinerary",)))
    chosen = {name: [(one.value, one.sections) for one in facet.values if one.chosen] for name, facet in found.items()}
    assert chosen[FacetName.KIND] == [("itinerary", 0)]
    assert [value for value, _sections in chosen[FacetName.REPORT]] == ["2008-nsc-jst"]


def test_an_answer_at_hand_serves_where_it_is_whole(workspace, count):
    request = SearchRequest("JST", kinds=("visit",), limit=3)
    plain = count(request)
    assert count(request, result=workspace.searcher.search(request)) == plain
    whole = replace(request, limit=0)
    assert count(whole, result=workspace.searcher.search(whole)) == plain


def test_the_document(count):
    found = facets_document(count(SearchRequest("JST", kinds=("visit",))).values())
    assert list(found) == ["report", "year", "agency", "kind", "institution"]
    visit = next(one for one in found["kind"]["values"] if one["chosen"])
    assert visit["value"] == "visit"
    assert visit["sections"] <= found["kind"]["total_sections"]
