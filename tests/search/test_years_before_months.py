"""Years of the Republic with two figures: 96年9月 is 2007, 25年 is a length of time."""

from __future__ import annotations

import pytest

from tjexplorer.search.request import SearchRequest
from tjexplorer.workspace import Workspace


@pytest.mark.parametrize("typed", ["2007年", "民國96年", "平成19年"])
def test_a_year_is_found_before_a_month(workspace: Workspace, typed: str) -> None:
    result = workspace.searcher.search(SearchRequest(typed, reports=("2008-nsc-jst",)))
    texts = {match.text for hit in result.hits for match in hit.matches}
    assert {"96年9月", "96年12月"} <= texts


def test_a_length_of_time_is_no_year(workspace: Workspace) -> None:
    texts = [m.text for hit in workspace.searcher.search(SearchRequest("1991年")).hits for m in hit.matches]
    assert not any(text.startswith("80年") for text in texts)
