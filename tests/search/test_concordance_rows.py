from __future__ import annotations

from types import SimpleNamespace

import pytest

from tjexplorer.search.searcher import Measure, RowSort, SearchRequest
from tjexplorer.text.cells import width


def test_rows_come_from_the_reading_text(make_searcher, make_report) -> None:
    report = make_report(("一", "為了推動產⏎學合作的機⏎制而來"))
    table = make_searcher(report).concordance(SearchRequest("產學合作"), width=6, measure=Measure.CHARACTERS)
    row = table.rows[0]
    assert (row.left, row.match, row.right) == ("為了推動", "產學合作", "的機制而來")
    assert report.source.text[row.start : row.end] == "產\n學合作"
    assert row.line == 2
    assert list(table.to_json()) == ["query", "total", "rows"]
    assert list(row.to_json()) == ["left", "match", "right", "report", "section", "line", "start", "end"]


def test_widths_are_cells(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "甲乙丙丁大學甲a乙b丙")))
    row = searcher.concordance(SearchRequest("大學"), width=5).rows[0]
    assert (row.left, row.right) == ("丙丁", "甲a乙")
    row = searcher.concordance(SearchRequest("大學"), width=0).rows[0]
    assert (row.left, row.right) == ("", "")


def test_orders_of_rows(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "乙大學丙。\n甲大學丁。\n丙大學乙。")))
    request = SearchRequest("大學")
    assert [row.left for row in searcher.concordance(request).rows] == ["乙", "甲", "丙"]
    assert [row.right[0] for row in searcher.concordance(request, sort=RowSort.RIGHT).rows] == ["丁", "丙", "乙"]
    lefts = [row.left for row in searcher.concordance(request, sort=RowSort.LEFT).rows]
    assert lefts == sorted(lefts)


@pytest.mark.parametrize("typed", ["產學合作", "JST", "大學 北海道", "technology transfer"])
def test_as_many_rows_as_matches(real: SimpleNamespace, typed: str) -> None:
    found = real.indexed.search(SearchRequest(typed, limit=3))
    table = real.indexed.concordance(SearchRequest(typed), width=20)
    assert table.total == len(table.rows) == found.total_matches == sum(form.count for form in found.forms if form.on)
    places = [(row.report, row.start) for row in table.rows]
    assert places == sorted(places)
    for row in table.rows:
        assert width(row.left) <= 20
        assert width(row.right) <= 20
        assert "\n" not in row.left + row.match + row.right
