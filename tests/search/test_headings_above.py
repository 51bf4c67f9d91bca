"""Words of the headings above count for “all of these words”: a list of names under NIMS is about NIMS."""

from __future__ import annotations

import pytest

from tjexplorer.search.request import SearchRequest
from tjexplorer.search.searcher import Searcher
from tjexplorer.workspace import Workspace

HOSTS = "2025-nstc-natural-sciences/5.2.3"


@pytest.fixture
def searcher(workspace: Workspace) -> Searcher:
    return workspace.searcher


def sections(searcher: Searcher, query: str, **options: object) -> list[str]:
    return [hit.section for hit in searcher.search(SearchRequest(query, **options)).hits]


@pytest.mark.parametrize("query", ["Hono NIMS", "NIMS AND Hono", "Hono 物質材料", "kind:visit Hono NIMS"])
def test_a_word_may_stand_in_a_heading_above(searcher: Searcher, query: str) -> None:
    assert HOSTS in sections(searcher, query)


def test_matches_are_only_those_of_the_section_itself(searcher: Searcher) -> None:
    result = searcher.search(SearchRequest("Hono NIMS"))
    hit = next(hit for hit in result.hits if hit.section == HOSTS)
    assert [match.text for match in hit.matches] == ["Hono"]
    assert hit.path[-1].startswith("二、")


def test_some_word_must_stand_in_the_section_itself(searcher: Searcher) -> None:
    alone = set(sections(searcher, "NIMS"))
    both = set(sections(searcher, "NIMS 物質材料"))
    own = set(sections(searcher, "物質材料"))
    assert both <= alone | own
    assert HOSTS not in both


def test_a_heading_above_does_not_answer_for_a_single_word(searcher: Searcher) -> None:
    assert HOSTS not in sections(searcher, "NIMS")
    assert HOSTS not in sections(searcher, "NIMS", kinds=("visit",))


def test_not_looks_at_the_section_itself(searcher: Searcher) -> None:
    assert HOSTS in sections(searcher, "Hono -RIKEN")
    assert HOSTS in sections(searcher, "Hono -NIMS")


def test_filters_hold(searcher: Searcher) -> None:
    assert sections(searcher, "Hono NIMS", reports=("2008-nsc-jst",)) == []
