"""Frequencies agree with the search, with each other, and with a count of the reading text by another way."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date as Date

import pytest

from tjexplorer.errors import UnknownNameError, UsageError
from tjexplorer.model.section import SectionKind
from tjexplorer.search.request import SearchRequest
from tjexplorer.statistics.frequency import plot

REPORTS = (
    "2008-nsc-jst", "2013-cepd-hokkaido", "2015-most-industry-academia", "2025-moea-innovation-policy",
    "2025-nstc-natural-sciences",
)  # fmt: skip


def _sampled(workspace):
    """A hundred queries: terms, names, pieces of the reports, and what the query language joins of them."""
    chance = random.Random(20261121)  # noqa: S311  # a sample
    terms = [form.form for term in workspace.terms for form in term.forms if form.attested]
    names = [variant.form for record in workspace.institutions for variant in record.variants]
    pieces = []
    for report in workspace.shelf.stock().reports:
        for _n in range(6):
            at = chance.randrange(len(report.reading) - 6)
            pieces.append(" ".join(report.reading[at : at + chance.randint(1, 4)].split()))
    words = [
        word for word in (*chance.sample(terms, 30), *chance.sample(names, 25), *pieces) if word.strip("()[]\"'- :*")
    ]
    joined = [f"{chance.choice(terms)} OR {chance.choice(names)}" for _n in range(6)]
    joined += [f"{chance.choice(terms)} {chance.choice(terms)}" for _n in range(6)]
    joined += [f'"{chance.choice(terms)}" -{chance.choice(names)}' for _n in range(4)]
    return [*words, *joined, "title:合作", "year:2015 合作", "クラスター", "collab*", "產", "2012年"]


def _requests(workspace):
    filters = [
        {},
        {"reports": (REPORTS[1], REPORTS[4])},
        {"kinds": ("visit", "reflections")},
        {"institutions": ("jst",)},
        {"date_to": Date(2013, 12, 31)},
        {"spelling_only": True},
        {"exact": True, "kinds": ("body",)},
    ]
    for number, query in enumerate(_sampled(workspace)):
        yield replace(SearchRequest(query), **filters[number % len(filters)])


def test_counts_are_those_of_the_search_and_add_up(workspace, statistician):
    checked = found_any = 0
    for request in _requests(workspace):
        try:
            expected = workspace.searcher.search(request)
        except UsageError:
            continue
        found = statistician.frequency([replace(request, limit=1)])
        (query,) = found.queries
        assert query.count == expected.total_matches
        assert query.sections == expected.total_sections
        for shares in (query.reports, query.years, query.kinds):
            assert sum(share.count for share in shares) == query.count
            assert sum(share.characters for share in shares) == query.characters == found.characters
        assert sum(report.sections for report in query.reports) == query.sections
        for report in query.reports:
            matches = [match for hit in expected.hits if hit.report == report.report for match in hit.matches]
            assert sorted((m.start, m.end, m.line) for m in matches) == [(s.start, s.end, s.line) for s in report.spots]
            assert all(0 <= spot.at < report.length for spot in report.spots)
            assert sum(report.bins(37)) == report.count == len(report.spots)
        checked += 1
        found_any += query.count > 0
    assert checked >= 100
    assert found_any >= 60


def _characters(library, report_id, wanted=lambda _section: True):
    """Characters counted from the segmented report, block by block."""
    return sum(
        len("".join(block.text.text.split()))
        for section in library.report(report_id).sections
        if section.kind is not SectionKind.TOC and wanted(section)
        for block in section.blocks
    )


def test_characters_are_those_of_the_reading_text(library, statistician):
    (query,) = statistician.frequency([SearchRequest("合作")]).queries
    assert [report.report for report in query.reports] == list(REPORTS)
    for report in query.reports:
        assert report.characters == report.length == _characters(library, report.report)
    for share in query.kinds:
        assert share.characters == sum(
            _characters(library, report_id, lambda section, kind=share.key: section.kind == kind)
            for report_id in REPORTS
        )


def test_filters_narrow_the_characters(library, statistician):
    request = SearchRequest("合作", kinds=("visit",), reports=("2013-cepd-hokkaido",))
    (query,) = statistician.frequency([request]).queries
    (report,) = query.reports
    assert report.characters == _characters(library, report.report, lambda section: section.kind is SectionKind.VISIT)
    assert report.length == _characters(library, report.report)
    assert [share.key for share in query.kinds] == ["visit"]
    assert query.dispersion is None


def test_spots_are_where_the_reading_text_has_them(library, statistician):
    (query,) = statistician.frequency([SearchRequest("技術移轉")]).queries
    report = query.reports[2]
    text = "".join(
        "".join(block.text.text.split())
        for section in library.report(report.report).sections
        if section.kind is not SectionKind.TOC
        for block in section.blocks
    )
    assert report.count > 20
    for spot in report.spots:
        source = library.report(report.report).source.text[spot.start : spot.end]
        assert text[spot.at :].startswith("".join(source.split()))


def test_reports_are_filed_under_the_year_of_their_records(library, statistician):
    (query,) = statistician.frequency([SearchRequest("合作")]).queries
    assert {report.report: report.year for report in query.reports} == {
        report_id: library.record(report_id).year for report_id in REPORTS
    }
    assert [share.key for share in query.years] == sorted({str(library.record(id_).year) for id_ in REPORTS})


def test_several_queries_share_their_sections(statistician):
    found = statistician.frequency(
        [SearchRequest("產學合作"), SearchRequest("nothing like this"), SearchRequest("JST")]
    )
    assert [query.query for query in found.queries] == ["產學合作", "nothing like this", "JST"]
    assert len({tuple((r.report, r.characters) for r in query.reports) for query in found.queries}) == 1
    assert found.queries[1].count == 0
    assert found.queries[1].dispersion is None
    assert found.queries[0].dispersion != found.queries[2].dispersion


def test_a_query_that_names_no_words_counts_nothing(statistician):
    (query,) = statistician.frequency([SearchRequest("year:2015")]).queries
    assert (query.count, query.per_10000, query.dispersion) == (0, 0, None)
    assert query.sections > 0


def test_wrong_requests_are_refused(statistician):
    with pytest.raises(UsageError):
        statistician.frequency([SearchRequest(" ")])
    with pytest.raises(UnknownNameError):
        statistician.frequency([SearchRequest("合作", kinds=("vist",))])


def test_plot_shows_one_and_fills_the_densest():
    assert plot([0, 1, 100, 50], 100) == " ▁█▄"
    assert plot([0, 0], 0) == "  "
