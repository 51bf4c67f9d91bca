"""What an empty answer says: what emptied it, and what is near to what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.errors import UsageError
from tjexplorer.indexing.shelf import Building
from tjexplorer.model.person import Person
from tjexplorer.model.term import Term, TermForm
from tjexplorer.search.near_words import slips_between
from tjexplorer.search.query import FIELDS
from tjexplorer.search.searcher import Knowledge, SearchRequest
from tjexplorer.workspace import Workspace

TERMS = (
    Term("collaboration", (TermForm("產學合作", "zh-Hant"), TermForm("産学連携", "ja"))),
    Term("university", (TermForm("大學", "zh-Hant"), TermForm("university", "en"))),
)
PEOPLE = (Person(id="hono-kazuhiro", ja="宝野和博", en="Kazuhiro Hono"),)


@pytest.fixture(params=[Building.NEVER, Building.NOW])
def searcher(request, make_searcher, make_report):
    first = make_report(
        ("推動", "推動產學合作與技術移轉。Tsukuba City的大學"),
        ("成果", "北海道大學的協會，與NIMS合作"),
        ("人物", "Dr. Kazuhiro Hono在筑波"),
    )
    second = make_report(("行程", "甲在東京，而乙在很遠很遠的地方"), report_id="2020-b", kind="itinerary")
    knowledge = Knowledge(lambda: TERMS, people=lambda: PEOPLE)
    return make_searcher(first, second, knowledge=knowledge, building=request.param)


def advice(searcher, typed: str, **filters: object) -> list[str]:
    result = searcher.search(SearchRequest(typed, **filters))
    assert result.total_sections == 0
    first = f"Nothing was found. The query was read as: {result.read_as}."
    return [note for note in result.notes if note != first]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        # the longest pieces that occur, as typed
        ("產學合作社", ["“產學合作社” occurs nowhere. The nearest that do: “產學合作”: 1 section."]),
        ("产学合作社", ["“产学合作社” occurs nowhere. The nearest that do: “产学合作”: 1 section."]),
        (
            "北海道大學協會",
            ["“北海道大學協會” occurs nowhere. The nearest that do: “北海道大學”: 1 section; “協會”: 1 section."],
        ),
        ("金魚", ["“金魚” occurs nowhere, and nothing near to it."]),
        # Latin words of the texts
        ("Tsukuda", ["“Tsukuda” occurs nowhere. The nearest that do: “Tsukuba”: 1 section."]),
        ("tuskuba", ["“tuskuba” occurs nowhere. The nearest that do: “Tsukuba”: 1 section."]),
        ("NIMZ", ["“NIMZ” occurs nowhere. The nearest that do: “NIMS”: 1 section."]),
        ("nims@example", ["“nims@example” occurs nowhere. The nearest that do: “NIMS”: 1 section."]),
        # known forms
        ("産学連系", ["“産学連系” occurs nowhere. The nearest that do: “産学連携”: 1 section; “産学”: 1 section."]),
        # the parts of what was required together
        (
            "筑波 XYZ",
            ["Each by itself: “筑波”: 1 section; “XYZ”: none.", "“XYZ” occurs nowhere, and nothing near to it."],
        ),
        ("筑波 AND 產學合作", ["Each by itself: “筑波”: 1 section; “產學合作”: 1 section."]),
        (
            "筑波 kind:itinerary",
            ["Each by itself: “筑波”: 1 section; sections of the kind “itinerary”: 1 section."],
        ),
        ("(筑波 OR 金魚) 東京", [
            "Each by itself: “筑波” or “金魚”: 1 section; “東京”: 1 section.",
            "“金魚” occurs nowhere, and nothing near to it.",
        ]),
        # what was excluded
        ("筑波 -Hono", ["Where “Hono” is not excluded there is 1 section."]),
        # together, near, in a heading
        ('"合作 技術"', ["Not together, but in one section: 1 section."]),
        ('"金魚 技術"', ["“金魚” occurs nowhere, and nothing near to it."]),
        ('"Hono Kazuhiro"', ["Not together, but in one section: 1 section."]),
        (
            "甲 NEAR/2 乙",
            ["Each by itself: “甲”: 1 section; “乙”: 1 section.", "At any distance from each other: 1 section."],
        ),
        ("title:筑波", ["In the text instead of the heading: 1 section."]),
        # fields of reports
        ("report:2009", ["No report is called “2009”. There are: 2020-a, 2020-b."]),
        # what may have been meant for signs
        ("筑波 or 金魚", [
            "Each by itself: “筑波”: 1 section; “or”: none; “金魚”: none.",
            "Operators are written in capitals: OR.",
            "“or” occurs nowhere, and nothing near to it.",
            "“金魚” occurs nowhere, and nothing near to it.",
        ]),
        ("*筑波", [
            "A star stands for the rest of a word, behind two letters or more (univers*); there are no other signs.",
            "“*筑波” occurs nowhere. The nearest that do: “筑波”: 1 section.",
        ]),
        ("・", ["“・” has no letters to look for."]),
    ],
)  # fmt: skip
def test_what_is_said(searcher, typed: str, said: list[str]) -> None:
    assert advice(searcher, typed) == said


@pytest.mark.parametrize(
    ("typed", "filters", "said"),
    [
        ("筑波", {"reports": ("2020-b",)}, ["Without the filter (report) there is 1 section."]),
        ("筑波", {"kinds": ("itinerary",)}, ["Without the filter (kind of section) there is 1 section."]),
        (
            "筑波",
            {"kinds": ("itinerary",), "reports": ("2020-b",)},
            ["Without the filter (all) there is 1 section."],
        ),
        ("産学連携", {"spelling_only": True}, ["Without the filter (only spellings) there is 1 section."]),
        ("产学合作", {"exact": True}, ["Without the filter (only as typed) there is 1 section."]),
        (
            "産学連携",
            {"off_forms": frozenset({"產學合作"})},
            ["Without the filter (written forms switched off) there is 1 section."],
        ),
    ],
)
def test_which_filter_emptied_the_answer(searcher, typed: str, filters: dict[str, object], said: list[str]) -> None:
    assert advice(searcher, typed, **filters) == said


def test_an_answer_that_is_not_empty_has_no_advice(searcher) -> None:
    assert searcher.search(SearchRequest("筑波 OR 金魚")).notes == ()


def test_one_name_of_a_person_is_enough(make_searcher, make_report) -> None:
    searcher = make_searcher(make_report(("一", "文")), knowledge=Knowledge(people=lambda: PEOPLE))
    for typed in ("hono", "KAZUHIRO", "宝野", "寶野", "和博", "Hono, Kazuhiro"):
        assert not any("No person" in note for note in searcher.search(SearchRequest(f"person:{typed}")).notes), typed
    notes = searcher.search(SearchRequest("person:hono")).notes
    assert "“hono” is part of a name; it was read as: hono-kazuhiro." in notes
    for typed in ("hon", "野和", "寶", "*", "・"):
        assert any("No person" in note for note in searcher.search(SearchRequest(f"person:{typed}")).notes), typed


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("tsukuba", "tsukuba", 0), ("tsukuda", "tsukuba", 1), ("tuskuba", "tsukuba", 1), ("tsukubba", "tsukuba", 1),
        ("tskba", "tsukuba", 2), ("kyoto", "tokyo", 3), ("", "ab", 2), ("ab", "", 2), ("abc", "xyz", 3),
    ],
)  # fmt: skip
def test_slips_between_words(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other, 2) == slips


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_slips_are_the_same_both_ways(one: str, other: str) -> None:
    assert slips_between(one, other, 2) == slips_between(other, one, 2)
    assert (slips_between(one, other, 2) == 0) == (one == other)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("產學合作社", "“產學合作”: 71 sections"),
        ("Tsukuda", "“Tsukuba”: 25 sections"),
        ("nimz", "“NIMS”: 5 sections"),
        ("year:1999", "2007, 2008, 2012, 2013, 2015, 2025"),
        ("agency:外交部", "國家科學及技術委員會"),
    ],
)
def test_what_the_reports_have_instead(workspace: Workspace, typed: str, offered: str) -> None:
    result = workspace.searcher.search(SearchRequest(typed))
    assert result.total_sections == 0
    assert any(offered in note for note in result.notes), result.notes


SIGNS = [*'"“「」()（）-｜*?', "　", " AND ", " OR ", " NOT ", " NEAR/3 ", "near:5(", *(f"{name}:" for name in FIELDS)]
VALUES = [
    "標題：",
    "2012..2015",
    "平成27年",
    "96.9.18",
    "1,000萬日圓",
    "產學合作社",
    "筑波",
    "Tsukuda",
    "金魚",
    "\ud800",
    "\x00",
    "々",
]
PIECES = st.sampled_from([*SIGNS, *VALUES])


@given(typed=st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join)))
def test_no_question_raises(make_searcher, make_report, typed: str) -> None:
    report = make_report(("一", "產學合作，Tsukuba，筑波的大學"), ("二", "1,000萬日圓"))
    searcher = make_searcher(report, knowledge=Knowledge(lambda: TERMS, people=lambda: PEOPLE))
    try:
        result = searcher.search(SearchRequest(typed))
    except UsageError:
        assert not any(char.isalnum() for char in typed)
        return
    assert result.read_as
    assert result.hits or any(result.read_as in note for note in result.notes)
