"""Every item of 建議, in the five reports and in small ones of other shapes."""

from __future__ import annotations

import pytest

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.recommendations import recommendations_of
from tjexplorer.corpus.segmenter import segment
from tjexplorer.export.recommendations import named_in
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.workspace import Workspace

LINES = {
    "2008-nsc-jst": [54, 56],
    "2013-cepd-hokkaido": [1754, 1760, 1764, 1768, 1772, 1776],
    "2015-most-industry-academia": [
        479, 480, 481, 483, 484, 485, 487, 488, 489, 491, 492, 493, 495, 496, 497, 499, 500, 502, 503, 504, 505, 507,
        510, 511, 512,
    ],
    "2025-moea-innovation-policy": [],
    "2025-nstc-natural-sciences": [764, 772, 783, 793, 801, 809],
}  # fmt: skip


def small(text: str) -> Report:
    source = SourceText(text)
    sections, left_out = segment("2020-small", source)
    return Report(ReportRecord("2020-small", "trip-report", "s.txt", "0" * 64, "small"), source, sections, left_out)


@pytest.mark.parametrize("report_id", LINES)
def test_each_item_begins_on_its_line(library: Library, report_id: str) -> None:
    report = library.report(report_id)
    found = recommendations_of(report)
    assert [one.line for one in found] == LINES[report_id]
    for one in found:
        assert one.line == report.source.line_of(one.span.start)
        assert one.end_line == report.source.last_line_of(one.span)
        assert one.text.strip()


def test_an_item_goes_over_the_page_break(library: Library) -> None:
    first = recommendations_of(library.report("2013-cepd-hokkaido"))[0]
    assert "六大新與產業、四項新興智慧型產業" in first.text
    assert (first.number, first.title) == ("一、", "一、集中政府部門資源，優先投入重點發展產業")


def test_institutions_of_heading_and_text(workspace: Workspace) -> None:
    report_id = "2015-most-industry-academia"
    found = {one.line: one for one in workspace.recommendations(report_id)}
    report, mentions = workspace.library.report(report_id), workspace.mentions(report_id)
    assert named_in(found[504], report, mentions) == ["aist", "todai", "osaka-university", "hokudai"]
    assert named_in(found[512], report, mentions)[0] == "tokyo-tech-oil"
    # The items before it name the university; this one does not.
    assert "todai" not in named_in(found[497], report, mentions)
    assert "tsukuba-university" not in named_in(found[484], report, mentions)


def test_recommendations_apart_from_reflections() -> None:
    report = small(
        "壹、心得\n\n一、很好\n\n文。\n\n二、也好\n\n文。\n\n貳、建議事項\n\n(一) 多去。\n\n(二) 常去，並且。\n\n(三) 再去。\n"
    )
    assert [(one.number, one.text) for one in recommendations_of(report)] == [
        ("(一)", "多去。"),
        ("(二)", "常去，並且。"),
        ("(三)", "再去。"),
    ]


def test_an_introduction_is_no_item_and_a_following_paragraph_belongs_to_its_item() -> None:
    report = small(
        "壹、目的\n\n文。\n\n貳、心得及建議\n\n建議如下：\n\n1. 第一件，要做。\n\n因為重要。\n\n2. 第二件，也要做。\n"
    )
    assert [one.text for one in recommendations_of(report)] == ["第一件，要做。\n因為重要。", "第二件，也要做。"]


def test_no_recommendations() -> None:
    assert recommendations_of(small("壹、目的\n\n文。\n\n貳、過程\n\n文。\n")) == ()
    assert recommendations_of(small("")) == ()
