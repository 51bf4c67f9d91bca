"""NEAR: words within a distance of each other, on small reports made by hand."""

from __future__ import annotations

import pytest

from tjexplorer.indexing.shelf import Building
from tjexplorer.model.term import Term, TermForm
from tjexplorer.search.results import SearchResult
from tjexplorer.search.searcher import Knowledge, SearchRequest

BODY = "東京有大學。在筑波的大學與東京都。"
TERMS = (Term("university", (TermForm("大學", "zh-Hant"), TermForm("university", "en"))),)


def texts(result: SearchResult) -> list[str]:
    return [match.text for hit in result.hits for match in hit.matches]


@pytest.mark.parametrize("building", [Building.NEVER, Building.NOW])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("東京 NEAR/0 大學", []),
        ("東京 NEAR/1 大學", ["東京", "大學", "大學", "東京"]),
        ("大學 NEAR/1 東京", ["東京", "大學", "大學", "東京"]),
        ("大學 NEAR/0 東京", []),
        ("near:1(東京 大學)", ["東京", "大學", "大學", "東京"]),
        ("near：１（东京 大学）", ["東京", "大學", "大學", "東京"]),
        ("東京　ＮＥＡＲ／１　大學", ["東京", "大學", "大學", "東京"]),
        ("筑波 NEAR/1 大學", ["筑波", "大學"]),
        ("筑波 NEAR/1 東京", []),
        ("筑波 NEAR/3 大學", ["大學", "筑波", "大學"]),
        ("筑波 NEAR/1 大學 NEAR/1 東京", ["筑波", "大學", "東京"]),
        ("東京 NEAR/1 大學 NEAR/1 筑波", ["筑波", "大學", "東京"]),
        ("near:1(筑波 東京 大學)", []),
        ("大學 NEAR/5 大學", ["大學", "大學"]),
        ("大學 NEAR/4 大學", []),
        ("東京都 NEAR/0 東京", []),
        ("(筑波 OR 奈良) NEAR/1 大學", ["筑波", "大學"]),
        ("「東京都」 NEAR/1 大學", ["大學", "東京都"]),
        ("(筑波 NEAR/1 大學) NEAR/1 東京", ["筑波", "大學", "東京"]),
        ("title:一 NEAR/9 東京", ["一", "東京"]),
        ("title:一 NEAR/0 東京", ["一", "東京"]),
        ("一 NEAR/0 東京", ["一", "東京"]),
    ],
)
def test_places_near_each_other(make_searcher, make_report, typed: str, found: list[str], building: Building) -> None:
    result = make_searcher(make_report(("一", BODY)), building=building).search(SearchRequest(typed))
    assert texts(result) == found
    assert result.total_matches == len(found) == sum(form.count for form in result.forms if form.on)
    assert result.notes == () or not found


def test_white_space_and_wraps_are_no_distance(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "甲  \u3000 x⏎乙\nJST and\nNIMS")))
    assert texts(searcher.search(SearchRequest("甲 NEAR/1 乙"))) == ["甲", "乙"]
    assert texts(searcher.search(SearchRequest("JST NEAR/3 NIMS"))) == ["JST", "NIMS"]
    assert texts(searcher.search(SearchRequest("JST NEAR/2 NIMS"))) == []


def test_nothing_is_near_across_sections_or_a_heading_above(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("甲", "丙"), ("乙", "丁")))
    assert searcher.search(SearchRequest("丙 NEAR/99 乙")).total_sections == 0
    assert searcher.search(SearchRequest("乙 NEAR/0 丁")).total_sections == 1


def test_other_forms_are_near_too_unless_switched_off(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "東京的University")), knowledge=Knowledge(lambda: TERMS))
    result = searcher.search(SearchRequest("東京 NEAR/1 大學"))
    assert texts(result) == ["東京", "University"]
    assert [(f.form, f.count, str(f.relation)) for f in result.forms] == [
        ("東京", 1, "typed"), ("大學", 0, "typed"), ("University", 1, "same"),
    ]  # fmt: skip
    off = searcher.search(SearchRequest("東京 NEAR/1 大學", off_forms=frozenset({"University"})))
    assert off.total_sections == 0
    assert searcher.search(SearchRequest("東京 NEAR/1 大學", spelling_only=True)).total_sections == 0


def test_characters_meant_exactly(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "東京と大学"), ("二", "東京的大學")))
    result = searcher.search(SearchRequest("東京 NEAR/1 大學", exact=True))
    assert [hit.section for hit in result.hits] == ["2020-a/2"]


def test_near_beside_other_operators(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "甲x乙"), ("二", "甲xxxxx乙"), ("三", "甲")))

    def ids(typed: str) -> set[str]:
        return {hit.section[-1] for hit in searcher.search(SearchRequest(typed)).hits}

    assert ids("甲 NEAR/2 乙") == {"1"}
    assert ids("-(甲 NEAR/2 乙)") == {"2", "3"}
    assert ids("甲 -near:2(甲 乙)") == {"2", "3"}
    assert ids("甲 NEAR/2 乙 OR title:三") == {"1", "3"}
    assert ids("甲 NEAR/9 乙 -title:一") == {"2"}
    shown = searcher.search(SearchRequest("甲 -near:2(甲 乙)"))
    assert texts(shown) == ["甲", "甲"]


def test_the_spelling_as_typed_comes_first(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "东京 大学"), ("二", "東京 大學")))
    assert [hit.section[-1] for hit in searcher.search(SearchRequest("東京 NEAR/2 大學")).hits] == ["2", "1"]


def test_rows_of_a_concordance(make_searcher, make_report) -> None:
    table = make_searcher(make_report(("一", BODY))).concordance(SearchRequest("筑波 NEAR/1 大學"), width=4)
    assert [row.match for row in table.rows] == ["筑波", "大學"]


def test_a_place_has_one_match_though_it_is_near_twice(make_searcher, make_report) -> None:
    result = make_searcher(make_report(("一", "甲乙甲"))).search(SearchRequest("甲 NEAR/5 甲 NEAR/5 乙"))
    assert texts(result) == ["甲", "乙", "甲"]


@pytest.mark.parametrize(
    ("typed", "body", "found"),
    [
        # What is near already is near as one: distances count from the nearest of its places, and all of them are shown.
        ("(甲 NEAR/3 乙) NEAR/1 丙", "甲x丙x乙", ["甲", "丙", "乙"]),
        ("(甲 NEAR/1 乙) NEAR/1 丙", "甲x乙xxxx丙", []),
        ("(甲 NEAR/1 乙) NEAR/4 丙", "甲x乙xxxx丙", ["甲", "乙", "丙"]),
        ("丙 NEAR/0 (甲 NEAR/1 乙)", "甲xx乙，丙甲x乙", ["丙", "甲", "乙"]),
        ("((甲 NEAR/0 乙) NEAR/0 丙) NEAR/0 丁", "丁甲乙丙，甲乙丙", ["丁", "甲", "乙", "丙"]),
        ("((甲 NEAR/0 乙) OR 戊) NEAR/0 丙", "甲乙丙，甲丙，戊丙", ["甲", "乙", "丙", "戊", "丙"]),
        ("(甲 NEAR/9 乙) NEAR/0 丙", "甲xxx甲x乙丙，甲", ["甲", "甲", "乙", "丙", "甲"]),
        ("(甲 NEAR/3 乙) NEAR/0 丙", "甲xxx甲x乙丙，甲乙", ["甲", "乙", "丙"]),
    ],
)
def test_what_is_near_already_is_near_as_one(
    make_searcher, make_report, typed: str, body: str, found: list[str]
) -> None:
    for building in (Building.NEVER, Building.NOW):
        result = make_searcher(make_report(("一", body)), building=building).search(SearchRequest(typed))
        assert texts(result) == found
