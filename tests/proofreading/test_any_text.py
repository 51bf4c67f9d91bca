"""On any text proofreading raises nothing, and what it quotes stands at its place."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.corpus.library import Library
from tjexplorer.corpus.segmenter import segment
from tjexplorer.model.record import EditorNote, Evidence, ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.proofreading.glossary import explained_in
from tjexplorer.proofreading.proofreader import proofread

KINDS = {"weekday", "date", "name", "acronym", "sum", "figure", "misprint", "missing", "contradiction"}
PIECES = st.sampled_from(
    [
        *"\n\t 、，。：:；()（）%0１2一二參壹　→／\r\u2028\x00\ufeff圖表及等",
        "\n\n", "2014/03/08（日）", "114年4月14日(星期一)", "出國期間：", "101年11月26日至11月30日，共計9天", "時間：", "報告日期：1年",
        "圖 1、", "圖 3", "表 2、", "資料來源：", "\t5\n", "圖 次\n", "目 錄\n", "日程表\n", "日期\t行程\n", "總額約1,000億日元", "其中600億日元",
        "合計", "約佔總面積的41.6%", "5個項目如下：", "- (一) ", "1. ", "第四期(2010~2015年)", "與林光隆、鄭慧娟合影", "所長 松岡克典",
        "北海道科學技術總合振興中心", "北海道科學技術綜合振興中心", "(CRDS)", "（CRSD）", "Center for Research and Development", "HU R&BP",
        "ACT-X", "國立", "0.0億元", "00", "99999999999999999999999999999999999999億元", "9999年12月31日（一）", "拜訪機構名稱：",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)


def report_of(text: str) -> Report:
    source = SourceText(text)
    sections, left_out = segment("any", source)
    return Report(ReportRecord("any", "trip-report", "source.txt", "", "any"), source, sections, left_out)


def stands(source: SourceText, line: int, quote: str) -> bool:
    """Whether a quotation begins on its line, white space aside."""
    wanted = "".join(quote.split())
    span = source.line_span(line)
    rest = "".join(source.text[span.start :].split())
    begins = "".join(source.line(line).split())
    return bool(wanted) and any(rest.startswith(wanted, at) for at in range(len(begins)))


def is_shown(report: Report, evidence: Evidence) -> bool:
    if evidence.statement is not None:
        return bool(evidence.statement)
    return (
        evidence.line is not None
        and evidence.quote is not None
        and stands(report.source, evidence.line, evidence.quote)
    )


def check(report: Report, note: EditorNote, sources: Callable[[str], Report]) -> None:
    assert note.kind in KINDS
    assert note.level in {"certain", "likely"}
    assert note.note
    assert note.evidence
    assert stands(report.source, note.line, note.quote), (note.line, note.quote)
    for evidence in note.evidence:
        assert is_shown(sources(evidence.report or report.id), evidence), evidence


@given(TEXTS)
def test_any_text(text: str) -> None:
    report = report_of(text)
    for note in proofread(report, explained_in(report)):
        check(report, note, lambda _id: report)


def test_the_five_reports_quote_what_stands_there(library: Library) -> None:
    known = [gloss for report_id in library.report_ids for gloss in explained_in(library.report(report_id))]
    for report_id in library.report_ids:
        report = library.report(report_id)
        for note in proofread(report, known):
            check(report, note, library.report)


def test_records_are_not_needed(library: Library) -> None:
    for report_id in library.report_ids:
        report = library.report(report_id)
        bare = report_of(report.source.text)
        assert {(note.line, note.quote) for note in proofread(bare)} <= {
            (note.line, note.quote) for note in proofread(report)
        }
