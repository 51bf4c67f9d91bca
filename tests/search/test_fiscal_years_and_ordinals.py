"""Fiscal years, days without a year, and ordinal numbers: one however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.search.ordinals import ordinal_forms
from tjexplorer.search.results import SearchResult
from tjexplorer.search.searcher import SearchRequest
from tjexplorer.search.years import calendar_forms
from tjexplorer.text.fold import fold
from tjexplorer.workspace import Workspace


def texts(result: SearchResult) -> list[str]:
    return [match.text for hit in result.hits for match in hit.matches]


def folded(text: str) -> str:
    return fold(text).text


FISCAL = "2013年度、民國102年度、102年度、平成25年度、FY2013、fiscal year 2013"


@pytest.mark.parametrize(
    "typed", ["2013年度", "民國102年度", "102年度", "平成25年度", "FY2013", '"FY 2013"', '"fiscal year 2013"']
)
def test_a_fiscal_year_is_one(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", FISCAL), ("二", "2013年、12013年度、FY20134、112年度")))
    result = searcher.search(SearchRequest(typed))
    assert texts(result) == FISCAL.split("、")


def test_a_year_of_another_era_is_no_year_of_the_republic(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "昭和62年度、62年度、平成102年度")))
    assert texts(searcher.search(SearchRequest("1973年度"))) == ["62年度"]
    assert texts(searcher.search(SearchRequest("2013年度"))) == []


def test_the_first_year_of_an_era_is_two_fiscal_years_by_name() -> None:
    forms = {other.form for other in calendar_forms(folded("2019年度"))}
    assert {"平成31年度", "令和1年度", "令和元年度", "108年度", "民國108年度", "FY2019"} <= forms


DAYS = "4月15日、04月15日、04/15、April 15、15 Apr."


@pytest.mark.parametrize("typed", ["4月15日", "04月15日", "04/15", '"April 15"', '"15 Apr."', '"Apr. 15"'])
def test_a_day_without_its_year_is_one(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", DAYS), ("二", "14月15日，4月151日，104/15，04/150")))
    assert texts(searcher.search(SearchRequest(typed))) == DAYS.split("、")


@pytest.mark.parametrize("typed", ["4/15", "13月1日", "0月3日", "4月32日", "13/01", "April", "May"])
def test_what_could_be_something_else_has_no_forms(typed: str) -> None:
    assert [other.form for other in calendar_forms(folded(typed)) if other.form != typed] == []


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("第2期", {"第二期"}),
        ("第二期", {"第2期"}),
        ("第10次", {"第十次"}),
        ("第十次", {"第10次"}),
        ("第12屆", {"第十二屆"}),
        ("第二十五條", {"第25條"}),
        ("第3期第2年", {"第三期第二年"}),
        ("第3期第二年", {"第三期第二年", "第3期第2年"}),
        ("第二期科學技術基本計畫", {"第2期科學技術基本計畫"}),
        ("第100號", set()),
        ("第0號", set()),
        ("第二三", set()),
        ("第十十", set()),
        ("第", set()),
        ("二期", set()),
    ],
)
def test_forms_of_an_ordinal(typed: str, forms: set[str]) -> None:
    assert {folded(other.form) for other in ordinal_forms(folded(typed))} == {folded(form) for form in forms}


@given(st.integers(1, 99))
def test_an_ordinal_comes_back(number: int) -> None:
    (numeral,) = ordinal_forms(f"第{number}期")
    assert [other.form for other in ordinal_forms(folded(numeral.form))] == [folded(f"第{number}期")]


def test_an_ordinal_is_not_the_beginning_of_a_larger_one(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "第二、第2、第25、第二十、第2次")))
    assert texts(searcher.search(SearchRequest("第2"))) == ["第二", "第2", "第2"]


@given(st.text(alphabet="第年度月日/0123456789一二三十百fyapril ", max_size=12))
def test_nothing_raises(typed: str) -> None:
    list(ordinal_forms(folded(typed)))
    list(calendar_forms(folded(typed)))


@pytest.mark.parametrize(
    ("typed", "sections", "matches"),
    [
        # Counted by hand in the sources.
        ("平成25年度", 1, 2),
        ("第2期", 8, 11),
        ("第二期", 8, 11),
        ("4月15日", 3, 3),
        ("3月9日", 3, 3),
    ],
)
def test_in_the_reports(workspace: Workspace, typed: str, sections: int, matches: int) -> None:
    result = workspace.searcher.search(SearchRequest(typed))
    assert (result.total_sections, result.total_matches) == (sections, matches)
