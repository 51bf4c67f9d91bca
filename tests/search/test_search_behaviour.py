"""What an answer says, on small reports made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tjexplorer.errors import RecordError, UnknownNameError, UsageError
from tjexplorer.indexing.shelf import Building
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Mention
from tjexplorer.model.names import VariantName
from tjexplorer.model.span import Span
from tjexplorer.model.term import Term, TermForm
from tjexplorer.search.results import Relation, SearchResult
from tjexplorer.search.searcher import Knowledge, SearchCancelled, SearchRequest, Sort

TERMS = (
    Term(
        "collaboration",
        (
            TermForm("產學合作", "zh-Hant"),
            TermForm("产学合作", "zh-Hans"),
            TermForm("産学連携", "ja"),
            TermForm("industry-academia collaboration", "en"),
        ),
        near=("transfer",),
    ),
    Term("transfer", (TermForm("技術移轉", "zh-Hant"), TermForm("技術移転", "ja"))),
)
INSTITUTIONS = (
    Institution(
        id="osaka-u", kind="university", country="JP", zh="大阪大學", ja="大阪大学", en="Osaka University",
        variants=(
            VariantName("阪大", "short", not_inside=("大阪大學",)),
            VariantName("本校", "contextual", only_in=("2020-b",)),
            VariantName("START", "abbreviation"),
        ),
    ),
)  # fmt: skip
KNOWLEDGE = Knowledge(lambda: TERMS, lambda: INSTITUTIONS)


def ids(result: SearchResult) -> list[str]:
    return [hit.section for hit in result.hits]


def forms(result: SearchResult) -> list[tuple[str, int, str, bool]]:
    return [(form.form, form.count, str(form.relation), form.on) for form in result.forms]


def texts(result: SearchResult) -> list[str]:
    return [match.text for hit in result.hits for match in hit.matches]


@pytest.mark.parametrize("building", [Building.NEVER, Building.NOW])
@pytest.mark.parametrize(
    "typed", ["產學合作", "产学合作", "産学合作", "產學 合作", "產 學 合 作", "「產學合作」", "産學合作", "產學合作*"]
)
def test_every_spelling_finds_the_same(make_searcher, make_report, building: Building, typed: str) -> None:
    report = make_report(("一", "推動產學合作。\n产学合作与産学⏎合作"), ("二", "合作"))
    searcher = make_searcher(report, building=building)
    result = searcher.search(
        SearchRequest(typed.replace("產學 合作", '"產學 合作"').replace("產 學 合 作", '"產 學 合 作"'))
    )
    assert ids(result) == ["2020-a/1"]
    assert texts(result) == ["產學合作", "产学合作", "産学合作"]


@pytest.mark.parametrize("typed", ["JST", "ＪＳＴ", "jst", "Jst"])
def test_full_width_and_capitals_find_the_same(make_searcher, make_report, typed: str) -> None:
    result = make_searcher(make_report(("一", "JST與ＪＳＴ"))).search(SearchRequest(typed))
    assert texts(result) == ["JST", "ＪＳＴ"]


@pytest.mark.parametrize("typed", ["ベンチャー", "ﾍﾞﾝﾁｬｰ", "べんちゃー"])
def test_half_width_kana_find_the_same(make_searcher, make_report, typed: str) -> None:
    result = make_searcher(make_report(("一", "ベンチャーとﾍﾞﾝﾁｬｰ"))).search(SearchRequest(typed))
    assert texts(result) == ["ベンチャー", "ﾍﾞﾝﾁｬｰ"]


def test_lines_and_offsets_of_a_wrapped_match(make_searcher, make_report) -> None:
    report = make_report(("一", "前言\n推動產學⏎合作計畫"))
    result = make_searcher(report).search(SearchRequest("產學合作"))
    match = result.hits[0].matches[0]
    assert (match.line, match.end_line, match.text) == (3, 4, "產學合作")
    assert report.source.text[match.start : match.end] == "產學\n合作"
    assert result.hits[0].line == 3


def test_a_match_never_crosses_blocks(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("產學", "合作\n產學\n合作")))
    assert searcher.search(SearchRequest("產學合作")).total_sections == 0
    assert searcher.search(SearchRequest("產學 合作")).total_sections == 1


def test_contents_lists_are_not_searched(make_searcher, make_report) -> None:
    searcher = make_searcher(
        make_report(("目次", "產學合作"), kind="toc"), make_report(("一", "二"), report_id="2020-b")
    )
    assert searcher.search(SearchRequest("產學合作")).total_sections == 0


def test_spellings_are_told_apart_and_counted(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "產學連携，產學連携，產學連攜"), ("二", "産学連携")))
    result = searcher.search(SearchRequest("産学連携"))
    assert forms(result) == [
        ("産学連携", 1, "typed", True),
        ("產學連携", 2, "spelling", True),
        ("產學連攜", 1, "spelling", True),
    ]
    # The section with the spelling as typed comes first.
    assert ids(result) == ["2020-a/2", "2020-a/1"]
    assert result.hits[0].score > result.hits[1].score


def test_a_form_that_occurs_nowhere_is_told_with_none(make_searcher, make_report) -> None:
    result = make_searcher(make_report(("一", "產學合作"))).search(SearchRequest("产学合作"))
    assert forms(result) == [("产学合作", 0, "typed", True), ("產學合作", 1, "spelling", True)]


def test_other_forms_are_looked_for_and_can_be_switched(make_searcher, make_report) -> None:
    report = make_report(("一", "產學合作與産学連携"), ("二", "技術移轉"), ("三", "Industry-Academia Collaboration"))
    searcher = make_searcher(report, knowledge=KNOWLEDGE)
    result = searcher.search(SearchRequest("产学合作"))
    assert forms(result) == [
        ("产学合作", 0, "typed", True),
        ("產學合作", 1, "spelling", True),
        ("Industry-Academia Collaboration", 1, "same", True),
        ("産学連携", 1, "same", True),
        ("技術移轉", 1, "near", False),
    ]
    assert result.total_matches == 3
    off = searcher.search(SearchRequest("产学合作", off_forms=frozenset({"産学連携"})))
    assert off.total_matches == 2
    assert ("産学連携", 1, "same", False) in forms(off)
    on = searcher.search(SearchRequest("产学合作", on_forms=frozenset({"技術移轉"})))
    assert on.total_matches == 4
    assert ("技術移轉", 1, "near", True) in forms(on)
    assert "2020-a/2" in ids(on)
    alone = searcher.search(SearchRequest("产学合作", spelling_only=True))
    assert texts(alone) == ["產學合作"]
    exact = searcher.search(SearchRequest("产学合作", exact=True))
    assert exact.total_matches == 0


def test_a_form_of_several_words_is_one_operand(make_searcher, make_report) -> None:
    searcher = make_searcher(
        make_report(("一", "產學合作"), ("二", "collaboration of industry-academia")), knowledge=KNOWLEDGE
    )
    assert set(ids(searcher.search(SearchRequest("Industry-academia collaboration")))) == {"2020-a/1", "2020-a/2"}


def test_forms_are_never_taken_inside_a_longer_word(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "産学連携"), ("二", "產學合作機制")), knowledge=KNOWLEDGE)
    assert ids(searcher.search(SearchRequest("產學合作機制"))) == ["2020-a/2"]


def test_names_keep_their_rules(make_searcher, make_report) -> None:
    first = make_report(("一", "大阪大學與阪大，本校，start-up"))
    second = make_report(("一", "本校，START"), report_id="2020-b")
    searcher = make_searcher(first, second, knowledge=KNOWLEDGE)
    result = searcher.search(SearchRequest("Osaka University"))
    assert sorted(texts(result)) == sorted(["大阪大學", "阪大", "本校", "START"])
    assert {form.relation for form in result.forms if form.count} == {Relation.NAME}
    short = searcher.search(SearchRequest("阪大"))
    assert [form for form in forms(short) if form[0] == "阪大"] == [("阪大", 1, "typed", True)]
    literal = searcher.search(SearchRequest("阪大", spelling_only=True))
    assert texts(literal) == ["阪大", "阪大"]


def test_overlapping_forms_count_once(make_searcher, make_report) -> None:
    result = make_searcher(make_report(("一", "產學合作產學"))).search(SearchRequest("產學 OR 產學合作 OR 學合"))
    assert texts(result) == ["產學合作", "產學"]
    assert result.total_matches == 2
    assert sum(form.count for form in result.forms if form.on) == 2


def test_words_are_all_required_and_together_come_first(make_searcher, make_report) -> None:
    report = make_report(
        ("一", "大學在北海道，北海道有大學，北海道的大學，大學"),
        ("二", "北海道大學"),
        ("三", "北海道"),
        ("四", "大學北海道"),
    )
    result = make_searcher(report).search(SearchRequest("北海道 大學"))
    assert ids(result)[0] == "2020-a/2"
    assert set(ids(result)) == {"2020-a/1", "2020-a/2", "2020-a/4"}
    assert [match.text for match in result.hits[0].matches] == ["北海道大學"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("東京 OR 京都", {"1", "2", "3"}),
        ("東京 AND 京都", {"3"}),
        ("東京 NOT 京都", {"1"}),
        ("東京 -京都", {"1"}),
        ("NOT 東京", {"2", "4"}),
        ("(東京 OR 京都) -(東京 京都)", {"1", "2"}),
        ("title:甲", {"1"}),
        ("title:甲 OR 京都", {"1", "2", "3"}),
        ("-title:甲 東京", {"3"}),
        ("report:2020", {"1", "2", "3", "4"}),
        ("report:2021", set()),
        ("kind:body 京都", {"2", "3"}),
        ("kind:visit 京都", set()),
        ("institution:阪大", {"4"}),
        ("institution:osaka-u", {"4"}),
        ("year:2020", set()),
    ],
)
@pytest.mark.parametrize("building", [Building.NEVER, Building.NOW])
def test_operators_and_fields(make_searcher, make_report, typed: str, found: set[str], building: Building) -> None:
    report = make_report(("甲", "東京"), ("乙", "京都"), ("丙", "東京。京都"), ("丁", "奈良"))
    mention = Mention("osaka-u", "阪大", "2020-a", "2020-a/4", 1, Span(0, 1), "阪大")
    knowledge = Knowledge(lambda: TERMS, lambda: INSTITUTIONS, lambda _report, _authority: (mention,))
    result = make_searcher(report, knowledge=knowledge, building=building).search(SearchRequest(typed))
    assert {hit.section.split("/")[1] for hit in result.hits} == found


def test_the_heading_weighs_more(make_searcher, make_report) -> None:
    report = make_report(("一", "創新" + "文" * 20), ("創新", "文" * 22), ("三", "文" * 22))
    assert ids(make_searcher(report).search(SearchRequest("創新"))) == ["2020-a/2", "2020-a/1"]


def test_totals_do_not_depend_on_the_limit(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(*((str(number), "大學。大學") for number in range(9))))
    result = searcher.search(SearchRequest("大學", limit=2))
    assert (result.total_sections, result.total_matches, len(result.hits)) == (9, 18, 2)
    rows = searcher.concordance(SearchRequest("大學", limit=5))
    assert (rows.total, len(rows.rows)) == (18, 5)


def test_orders(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "大學"), ("大學", "大學大學")))
    assert ids(searcher.search(SearchRequest("大學"))) == ["2020-a/2", "2020-a/1"]
    assert ids(searcher.search(SearchRequest("大學", sort=Sort.ORDER))) == ["2020-a/1", "2020-a/2"]
    assert ids(searcher.search(SearchRequest("大學", sort=Sort.DATE))) == ["2020-a/1", "2020-a/2"]


def test_nothing_found_says_how_it_was_read_and_which_filter_emptied_it(make_searcher, make_report) -> None:
    first = make_report(("一", "大學"))
    second = make_report(("一", "會議"), report_id="2020-b")
    searcher = make_searcher(first, second, knowledge=KNOWLEDGE)
    result = searcher.search(SearchRequest("大學", reports=("2020-b",)))
    assert result.total_sections == 0
    assert "Nothing was found. The query was read as: “大學”." in result.notes
    assert "Without the filter (report) there is 1 section." in result.notes
    both = searcher.search(SearchRequest("大學", reports=("2020-b",), kinds=("visit",)))
    assert "Without the filter (all) there is 1 section." in both.notes


@pytest.mark.parametrize("typed", ["", "  ", '""', "()"])
def test_an_empty_query_is_refused(make_searcher, make_report, typed: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        make_searcher(make_report(("一", "二"))).search(SearchRequest(typed))


def test_unknown_filters_are_refused(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "二")), knowledge=KNOWLEDGE)
    for request in (
        SearchRequest("二", reports=("2020-x",)),
        SearchRequest("二", kinds=("visits",)),
        SearchRequest("二", institutions=("osaka",)),
    ):
        with pytest.raises(UnknownNameError):
            searcher.search(request)
    with pytest.raises(UsageError, match="before it begins"):
        searcher.search(SearchRequest("二", date_from=date(2020, 1, 2), date_to=date(2020, 1, 1)))


def test_damaged_authority_files_become_notes(make_searcher, make_report) -> None:
    def damaged() -> tuple[Term, ...]:
        raise RecordError(Path("terms.yaml"), 7, "this is no YAML")

    searcher = make_searcher(make_report(("一", "産学連携")), knowledge=Knowledge(damaged, lambda: INSTITUTIONS))
    result = searcher.search(SearchRequest("產學連携"))
    assert texts(result) == ["産学連携"]
    assert any("terms.yaml:7" in note for note in result.notes)


def test_what_is_meant_literally_asks_no_authority_file(make_searcher, make_report) -> None:
    def refuse() -> tuple[Term, ...]:
        raise AssertionError

    searcher = make_searcher(make_report(("一", "産学連携")), knowledge=Knowledge(refuse, refuse))
    assert searcher.search(SearchRequest("產學連携 -title:二", spelling_only=True)).total_sections == 1
    assert searcher.search(SearchRequest("産学連携", exact=True)).total_sections == 1


def test_a_search_can_be_cancelled(make_searcher, make_report) -> None:
    with pytest.raises(SearchCancelled):
        make_searcher(make_report(("一", "二"))).search(SearchRequest("二"), cancelled=lambda: True)


def test_the_document_has_the_fields_of_the_contract_in_order(make_searcher, make_report) -> None:
    document = make_searcher(make_report(("一", "大學"))).search(SearchRequest("大學")).to_json()
    assert list(document) == ["query", "read_as", "forms", "total_sections", "total_matches", "hits", "notes"]
    assert list(document["forms"][0]) == ["form", "count", "relation", "on"]
    hit = document["hits"][0]
    assert list(hit) == ["report", "section", "number", "title", "kind", "score", "line", "snippet", "matches", "path"]
    assert list(hit["matches"][0]) == ["line", "end_line", "start", "end", "text"]


def test_years_are_one(make_searcher, make_report) -> None:
    report = make_report(("一", "2025年。民國114年。114年4月。令和7年。114年度。2114年"))
    for typed in ("2025年", "民國114年", "令和7年"):
        result = make_searcher(report).search(SearchRequest(typed))
        assert texts(result) == ["2025年", "民國114年", "114年", "令和7年"], typed


@pytest.mark.parametrize("typed", ["・", "*", "。", "々", "\u200b", "\x00", "\ud800", "a" * 3000, "[/x]", "%s{0}"])
def test_odd_input_is_answered(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", "人々。・[/x]%s{0}")))
    assert searcher.search(SearchRequest(typed)).query == typed
    assert searcher.search(SearchRequest(typed, exact=True)).query == typed
