"""Names of several words typed without quotation marks, and words that a name has a rule for."""

from __future__ import annotations

import pytest

from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord, VariantName
from tjexplorer.model.term import Term, TermForm
from tjexplorer.search.forms import Vocabulary
from tjexplorer.search.known_names import with_names_joined
from tjexplorer.search.parser import parse
from tjexplorer.search.searcher import Knowledge, SearchRequest
from tjexplorer.workspace import Workspace

INSTITUTIONS = (
    NamedRecord(id="tokyo-tech", zh="東京工業大學", en="Tokyo Institute of Technology", abbreviation="Tokyo Tech"),
    NamedRecord(id="tokyo-tech-museum", zh="東工大博物館", en="Tokyo Tech Museum"),
    NamedRecord(
        id="spring",
        en="SPRING",
        variants=(VariantName("SPRING", "abbreviation", "en", not_inside=("Business Spring",)),),
    ),
    NamedRecord(
        id="hokudai", zh="北海道大學", variants=(VariantName("北大", "short", "zh", not_inside=("東北大學",)),)
    ),
    NamedRecord(id="sapporo", zh="札幌市", variants=(VariantName("札幌", "short", "zh", part_of=("札幌谷",)),)),
)
PEOPLE = (NamedRecord(id="hono-kazuhiro", ja="宝野和博", en="Kazuhiro Hono"),)
TERMS = (
    Term("startup", (TermForm("新創", "zh-Hant", not_inside=("創新創",)), TermForm("startup", "en"))),
    Term("rent", (TermForm("租金", "zh-Hant"), TermForm("rent", "en"))),
)
KNOWLEDGE = Knowledge(lambda: TERMS, lambda: INSTITUTIONS, people=lambda: PEOPLE)


def found(searcher, typed, **options):
    return [hit.section.partition("/")[2] for hit in searcher.search(SearchRequest(typed, **options)).hits]


def forms(searcher, typed):
    return {form.form: form.count for form in searcher.search(SearchRequest(typed)).forms if form.count}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Tokyo Tech 會員", ("Tokyo Tech", "會員")),
        ("會員 tokyo institute of technology", ("會員", "tokyo institute of technology")),
        # The longest name counts, and only a whole one.
        ("Tokyo Tech Museum 會員", ("Tokyo Tech Museum", "會員")),
        ("Tokyo Technology 會員", ("Tokyo", "Technology", "會員")),
        ("Tokyo Institute of 會員", ("Tokyo", "Institute", "of", "會員")),
        ("Tokyo Tech Tokyo Tech", ("Tokyo Tech", "Tokyo Tech")),
        ("宝野 和博 創業", ("宝野 和博", "創業")),
        ("10 million yen 租金", ("10 million yen", "租金")),
        ("租金", ("租金",)),
    ],
)
def test_the_longest_known_names_are_one_word(typed: str, words: tuple[str, ...]) -> None:
    vocabulary = Vocabulary(TERMS, {Authority.INSTITUTION: INSTITUTIONS, Authority.PERSON: PEOPLE})
    assert with_names_joined(parse(typed).query, vocabulary).words == words


def test_a_name_beside_other_words_has_its_other_forms(make_searcher, make_report) -> None:
    report = make_report(
        ("一", "東京工業大學的會員"), ("二", "Tokyo Tech 會員"), ("三", "會員"), ("四", "Tokyo 的 tech 公司，會員")
    )
    searcher = make_searcher(report, knowledge=KNOWLEDGE)
    # What was typed first, then the name in another form, then its words apart from each other; each is found.
    assert found(searcher, "Tokyo Tech 會員") == ["2", "1", "4"]
    assert (
        "“Tokyo Tech” (known as one; else each of its words)"
        in searcher.search(SearchRequest("Tokyo Tech 會員")).read_as
    )
    assert found(searcher, '"Tokyo Tech" 會員') == ["2", "1"]
    assert found(searcher, "Tokyo Tech 會員", spelling_only=True) == ["2", "4"]


def test_words_of_a_name_are_not_shown_where_the_name_is(make_searcher, make_report) -> None:
    report = make_report(("一", "東京工業大學 Institute of Tokyo，會員"), ("二", "會員 Tokyo Institute, of Technology"))
    searcher = make_searcher(report, knowledge=KNOWLEDGE)
    assert forms(searcher, "Tokyo Institute of Technology 會員") == {
        "東京工業大學": 1, "會員": 2, "Tokyo": 1, "Institute": 1, "of": 1, "Technology": 1
    }  # fmt: skip


def test_ideographs_kept_apart_are_words_of_their_own_too(make_searcher, make_report) -> None:
    report = make_report(("一", "Kazuhiro Hono 創業"), ("二", "宝野氏，和博氏，創業"), ("三", "宝野和博創業，宝野"))
    searcher = make_searcher(report, knowledge=KNOWLEDGE)
    assert found(searcher, "宝野 和博 創業") == ["3", "1", "2"]
    assert forms(searcher, "宝野 和博") == {"宝野和博": 1, "Kazuhiro Hono": 1, "宝野": 2, "和博": 1}


def test_a_name_in_a_heading_above_counts(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("東京工業大學", "大學"), ("二", "會員")), knowledge=KNOWLEDGE)
    assert found(searcher, "Tokyo Tech 大學") == ["1"]


@pytest.mark.parametrize(
    "typed", ["會員 OR Tokyo Tech", "(Tokyo Tech) OR 會員", "Tokyo Tech -會員", "-會員 (Tokyo Tech)"]
)
def test_names_are_joined_under_operators(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", "東京工業大學")), knowledge=KNOWLEDGE)
    assert found(searcher, typed) == ["1"]


@pytest.mark.parametrize(
    ("typed", "sections"),
    [
        ("Spring", ["1", "3"]),
        ("spring", ["1", "3"]),
        ("SPRING", ["1", "3"]),
        ("Spring 租金", ["1"]),
        ("北大 Business Spring 租金", ["1"]),
        ("北大", ["1"]),
        ("札幌", ["4"]),
        ("札幌市", []),
    ],
)
def test_rules_of_a_name_do_not_limit_a_word_that_is_typed(make_searcher, make_report, typed, sections) -> None:
    report = make_report(
        ("一", "北大Business Spring的租金"), ("二", "東北大學"), ("三", "SPRING 計畫"), ("四", "札幌谷")
    )
    searcher = make_searcher(report, knowledge=KNOWLEDGE)
    assert sorted(found(searcher, typed)) == sections


@pytest.mark.parametrize("typed", ["新創", "新创", "startup"])
def test_a_term_says_where_it_is_no_word(make_searcher, make_report, typed: str) -> None:
    searcher = make_searcher(make_report(("一", "創新創業"), ("二", "新創企業")), knowledge=KNOWLEDGE)
    assert found(searcher, typed) == ["2"]
    assert sorted(found(searcher, "新創", spelling_only=True)) == ["1", "2"]


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("北大Business Spring 租金", "2013-cepd-hokkaido/9.5.3"),
        ("北大 Business Spring 租金", "2013-cepd-hokkaido/9.5.3"),
        ("Spring 租金", "2013-cepd-hokkaido/9.5.3"),
        ("Tokyo Tech 會員", "2015-most-industry-academia/4.10.2"),
        ("Tokyo Institute of Technology 講座", "2015-most-industry-academia/4.10.2"),
        ("University of Tsukuba 內田", "2015-most-industry-academia/4.2.2"),
        ("Sapporo Techno Park 3,400億", "2013-cepd-hokkaido/9.8.2"),
        ("Knowledge Cluster Initiative 75億", "2013-cepd-hokkaido/8.2.6.6"),
        ("Center of Innovation 192", "2015-most-industry-academia/4.4.2.2.2"),
    ],
)
def test_what_officers_type_is_found(workspace: Workspace, typed: str, section: str) -> None:
    hits = workspace.searcher.search(SearchRequest(typed)).hits
    assert section in [hit.section for hit in hits[:3]]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Tokyo Tech 會員", "東工大 會員"),
        ("Osaka University 講座", "大阪大學 講座"),
        ("University of Tsukuba 內田", "筑波大學 內田"),
        ("Sapporo Techno Park 3,400億", "札幌科技園區 3,400億"),
    ],
)
def test_a_name_finds_the_same_in_either_script(workspace: Workspace, name: str, other: str) -> None:
    one, two = (workspace.searcher.search(SearchRequest(typed)) for typed in (name, other))
    assert (one.total_sections, one.total_matches) == (two.total_sections, two.total_matches)
    assert {hit.section for hit in one.hits} == {hit.section for hit in two.hits}


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ("北大", "東北大"),
        ("阪大", "大阪大"),
        ("理研", "理研究"),
        ("学振", "學振興"),
        ("京都", "東京都"),
        ("新創", "創新創"),
    ],
)
def test_short_words_are_not_found_inside_others(workspace: Workspace, typed: str, inside: str) -> None:
    result = workspace.searcher.search(SearchRequest(typed))
    sources = {id_: workspace.library.report(id_).source.text for id_ in workspace.library.report_ids}
    assert any(inside in text.replace("\n", "") for text in sources.values())
    for hit in result.hits:
        for match in hit.matches:
            around = sources[hit.report][match.start - 2 : match.end + 2].replace("\n", "")
            assert match.text != typed or inside not in around


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("家賃", "租金"), ("賃料", "租金"), ("PhD students", "博士生"), ("博士課程", "博士生"), ("スタッフ", "職員"),
        ("staff", "職員"), ("従業員", "員工"), ("審査員", "審查委員"), ("reviewers", "審查委員"), ("メタン", "甲烷"),
        ("gender", "性別"), ("ジェンダー", "性別"), ("寄付講座", "寄附研究部門"), ("ドクター", "博士"),
    ],
)  # fmt: skip
def test_words_of_other_languages_have_their_forms(workspace: Workspace, typed: str, known: str) -> None:
    result = workspace.searcher.search(SearchRequest(typed))
    assert any(form.form == known and form.count for form in result.forms)


def test_an_abbreviation_in_an_address_does_not_count(workspace: Workspace) -> None:
    result = workspace.searcher.search(SearchRequest("IP"))
    assert [form.count for form in result.forms if form.form == "ip"] == []
    typed = [match.line for hit in result.hits for match in hit.matches if match.form == "IP"]
    assert sorted(typed) == [263, 1171, 1172, 1173]
