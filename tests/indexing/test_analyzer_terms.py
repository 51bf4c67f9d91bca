from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tjexplorer.indexing.analyzer import FORM, IRREGULAR, Demand, demand_of, is_counted, terms_of
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.preparation import prepare
from tjexplorer.indexing.spelling import spelling
from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.text.fold import fold
from tjexplorer.text.matching import Pattern


def searched(reading: str) -> SearchedReport:
    """A report of one section, whose text this is."""
    runs = (Run(reading, Span(0, len(reading))),) if reading else ()
    block = Block(BlockKind.PARAGRAPH, ReadingText(runs))
    section = Section(
        id="a/1", report="a", parent=None, level=1, number=None, title="", kind=SectionKind.BODY, implied=False,
        heading=None, span=Span(0, len(reading)), line=1, end_line=1, blocks=(block,),
    )  # fmt: skip
    record = ReportRecord("a", "trip-report", "source.txt", "", "a")
    return prepare(Report(record, SourceText(reading), (section,), ()))


def terms(reading: str) -> dict[str, int]:
    report = searched(reading)
    return terms_of(report, 0, len(report.folded))


def written(term: str) -> tuple[str, str]:
    """The folded text and the form of a term."""
    text, _mark, form = term.partition(FORM)
    return text, form or text


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("产学产学", {("产", "产"): 2, ("学", "学"): 2, ("产学", "产学"): 2, ("学产", "学产"): 1}),
        ("產学 学產", {
            ("产", "產"): 2, ("学", "学"): 2, ("产学", "產学"): 1, ("学学", "学学"): 1, ("学产", "学產"): 1,
        }),
        ("Technology transfer", {("technology", "Technology"): 1, ("transfer", "transfer"): 1}),
        ("COVID19", {("covid", "COVID"): 1, ("19", "19"): 1}),
        ("a. b", {("a", "a"): 1, (".", "."): 1, ("b", "b"): 1}),
        ("", {}),
    ],
)  # fmt: skip
def test_terms_of_a_text(reading: str, expected: dict[tuple[str, str], int]) -> None:
    assert {written(term): count for term, count in terms(reading).items()} == expected


def test_what_cannot_be_counted_only_proposes() -> None:
    found = terms("Bayh-Dole 與 ㍿")
    assert {IRREGULAR + "bayhdole", IRREGULAR + "dole", IRREGULAR + "株", IRREGULAR + "株式"} <= set(found)
    assert "bayhdole" + FORM not in found


@pytest.mark.parametrize(
    ("pattern", "demand"),
    [
        ("產學合作", Demand(("合作", "學合", "產學"), None)),
        ("學", Demand(("學",), None)),
        ("jst", Demand((), "jst")),
        ("technology transfer", Demand(("technology",), "transfer")),
        ("2025年", Demand(("2025", "年"), None)),
        (" ", Demand((), None)),
    ],
)
def test_what_a_pattern_demands(pattern: str, demand: Demand) -> None:
    assert demand_of(pattern) == demand


_TEXT = st.text(st.sampled_from("產学學學合作ンあアabAB１2 -,.・α㍿㍇\u200b"), max_size=30)


@settings(max_examples=400, deadline=None)
@given(_TEXT, _TEXT, st.integers(0, 30), st.integers(1, 8))
def test_a_text_that_contains_a_pattern_fulfils_its_demand(before: str, after: str, begin: int, length: int) -> None:
    text = before + after
    typed = text[begin : begin + length]
    pattern = Pattern.of(typed)
    if not pattern.find(fold(text).text):
        return
    found = {term.lstrip(IRREGULAR).partition(FORM)[0] for term in terms(text)}
    demand = demand_of(pattern.text)
    assert set(demand.terms) <= found
    assert demand.prefix is None or any(term.startswith(demand.prefix) for term in found)


@settings(max_examples=400, deadline=None)
@given(_TEXT, st.text(st.sampled_from("產學合ンア"), min_size=1, max_size=2))
def test_the_index_counts_what_the_text_has(text: str, typed: str) -> None:
    """Forms and numbers of a pair of characters, unless the index says that only the text can tell."""
    pattern = Pattern.of(typed)
    if not is_counted(pattern.text):
        return
    report = searched(text)
    found = terms_of(report, 0, len(report.folded))
    if any(term.startswith(IRREGULAR + pattern.text) for term in found):
        return
    by_index = {written(term)[1]: count for term, count in found.items() if written(term)[0] == pattern.text}
    places = pattern.find(report.folded)
    by_text = Counter(spelling(report.reading[report.starts[i] : report.ends[j - 1]]) for i, j in places)
    assert by_index == by_text
