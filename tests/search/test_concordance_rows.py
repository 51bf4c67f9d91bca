from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.search.concordance import REACH, RowOrder, Unit, arranged, narrowed
from tjexplorer.search.results import ConcordanceRow
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


def test_nearest_characters_and_words(make_searcher, make_report) -> None:
    body = "大學 b2 甲x\n大學 b10 乙\n大學，c 丙\n大學Ab 丁\n大學アイ 戊\n大學アウ 己"
    rows = make_searcher(make_report(("一", body))).concordance(SearchRequest("大學"), width=REACH).rows

    def rights(by: int, unit: Unit) -> list[str]:
        return [row.right for row in arranged(rows, RowOrder(RowSort.RIGHT, by, unit), {})]

    # One character: those that begin alike keep the order of the text; white space is none, punctuation is one.
    assert rights(1, Unit.CHARACTERS) == ["，c 丙", "Ab 丁", " b2 甲x", " b10 乙", "アイ 戊", "アウ 己"]
    assert rights(2, Unit.CHARACTERS) == ["，c 丙", "Ab 丁", " b10 乙", " b2 甲x", "アイ 戊", "アウ 己"]
    # One word: a run of letters, of katakana, of figures; punctuation is none.
    assert rights(1, Unit.WORDS) == ["Ab 丁", " b2 甲x", " b10 乙", "，c 丙", "アイ 戊", "アウ 己"]
    assert rights(2, Unit.WORDS) == ["Ab 丁", " b10 乙", " b2 甲x", "，c 丙", "アイ 戊", "アウ 己"]


def test_words_on_the_left_are_read_from_the_match_outwards(make_searcher, make_report) -> None:
    report = make_report(("一", "zeta of 大學\nalpha in 大學\nbeta of 大學"))
    rows = make_searcher(report).concordance(SearchRequest("大學"), width=REACH).rows

    def lefts(by: int) -> list[str]:
        return [row.left.split()[0] for row in arranged(rows, RowOrder(RowSort.LEFT, by, Unit.WORDS), {})]

    assert lefts(1) == ["alpha", "zeta", "beta"]
    assert lefts(2) == ["alpha", "beta", "zeta"]


def test_reports_with_most_rows_and_early_years_come_first(make_searcher, make_report) -> None:
    reports = [
        make_report(("一", "大學甲。"), report_id="2001-a"),
        make_report(("一", "大學乙。大學丙。"), report_id="2002-b"),
        make_report(("一", "大學丁。"), report_id="2003-c"),
    ]
    rows = make_searcher(*reports).concordance(SearchRequest("大學"), width=REACH).rows

    def ids(sort: RowSort) -> list[str]:
        years = {"2001-a": None, "2002-b": 2009, "2003-c": 2003}
        return [row.report for row in arranged(rows, RowOrder(sort), years)]

    assert ids(RowSort.REPORT) == ["2002-b", "2002-b", "2001-a", "2003-c"]
    assert ids(RowSort.YEAR) == ["2003-c", "2002-b", "2002-b", "2001-a"]
    assert ids(RowSort.ORDER) == [row.report for row in rows]


@pytest.mark.parametrize("sort", RowSort)
@pytest.mark.parametrize("unit", Unit)
def test_an_order_loses_and_invents_nothing(real: SimpleNamespace, sort: RowSort, unit: Unit) -> None:
    rows = real.indexed.concordance(SearchRequest("技術移轉"), width=REACH, measure=Measure.CHARACTERS).rows
    for by in range(4):
        assert sorted(arranged(rows, RowOrder(sort, by, unit), {}), key=place_of) == sorted(rows, key=place_of)


@given(st.text(), st.text(), st.integers(0, 30), st.sampled_from(Measure))
def test_a_narrowed_row_keeps_what_stands_next_to_the_match(left: str, right: str, most: int, measure: Measure) -> None:
    row = ConcordanceRow(left, "大學", right, "r", "r/1", 1, 0, 2, "大學")
    small = narrowed(row, most, measure)
    assert left.endswith(small.left)
    assert right.startswith(small.right)
    size = width if measure is Measure.CELLS else len
    assert size(small.right) <= most
    if measure is Measure.CHARACTERS:
        assert len(small.left) <= most
    assert narrowed(small, most, measure) == small


def place_of(row: ConcordanceRow) -> tuple[str, int]:
    return row.report, row.start
