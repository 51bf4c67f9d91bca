"""Pages: every character of a row knows its place, and every place of the text has a row."""

from __future__ import annotations

import pytest

from tjexplorer.model.reading import Block, BlockKind, Cell, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.text.cells import width
from tjexplorer.text.printable import printable
from tjexplorer.typesetting.page import NOWHERE, Page
from tjexplorer.typesetting.report_page import set_report
from tjexplorer.typesetting.source_page import set_source
from tjexplorer.workspace import Workspace

WIDTHS = [20, 36, 50, 76]


def _run(source: str, words: str) -> ReadingText:
    at = source.index(words)
    return ReadingText((Run(words, Span(at, at + len(words))),))


def _report(source: str, blocks: list[Block], *, implied: bool = False) -> Report:
    section = Section(
        id="made/1",
        report="made",
        parent=None,
        level=1,
        number=None,
        title="壹、[/x] 目的",
        kind=SectionKind.BODY,
        implied=implied,
        heading=None if implied else Span(0, 8),
        span=Span(0, len(source)),
        line=1,
        end_line=source.count("\n") + 1,
        blocks=tuple(blocks),
    )
    record = ReportRecord("made", "trip-report", "made.txt", "0" * 64, "made")
    return Report(record, SourceText(source), (section,), ())


def _check(page: Page, report: Report, cells: int) -> None:
    text = printable(report.source.text)
    for row in page.rows:
        assert len(row.text) == len(row.origins)
        assert width(row.text) <= cells
        for char, origin in zip(row.text, row.origins, strict=True):
            if origin != NOWHERE and char not in " [":
                assert char == text[origin]
    for number, passage in enumerate(page.passages):
        assert page.passage_at(passage.first_row) == number
        # A lost heading stands for the beginning of its section, and so comes first.
        assert page.row_at(passage.span.start) <= passage.last_row


@pytest.mark.parametrize("cells", WIDTHS)
def test_real_reports_in_every_width(workspace: Workspace, cells: int) -> None:
    for report_id in workspace.library.report_ids:
        report = workspace.library.report(report_id)
        page = set_report(report, cells)
        _check(page, report, cells)
        for section in report.sections:
            for block in section.blocks:
                for offset in block.text.origins():
                    row = page.rows[page.row_at(offset)]
                    assert offset in row.origins or report.source.text[offset].isspace()


@pytest.mark.parametrize("cells", WIDTHS)
def test_every_line_of_the_source_is_shown(workspace: Workspace, cells: int) -> None:
    report = workspace.library.report("2025-nstc-natural-sciences")
    page = set_source(report, cells)
    shown = "".join(char for row in page.rows for char, at in zip(row.text, row.origins, strict=True) if at != NOWHERE)
    for line in range(1, report.source.line_count + 1):
        start = report.source.line_span(line).start
        assert page.rows[page.row_at(start)].start == start or not report.source.line(line).strip()
    letters = "".join(printable(report.source.text).split())
    assert set(letters) <= set(shown) | {" "}


def test_items_hang_and_tables_align() -> None:
    source = "壹、[/x] 目的\n一、知識經濟時代的來臨與產學合作\n日期\t行程\n四月\t拜會北海道大學產學連携本部以及創成研究機構\n"
    item = "一、知識經濟時代的來臨與產學合作"
    cells = [["日期", "行程"], ["四月", "拜會北海道大學產學連携本部以及創成研究機構"]]
    rows = tuple(tuple(Cell(_run(source, words), column) for column, words in enumerate(row)) for row in cells)
    table = Block(BlockKind.TABLE, _run(source, source[source.index("日期") : -1]), rows=rows, header=True)
    blocks = [
        Block(BlockKind.HEADING, _run(source, "壹、[/x] 目的")),
        Block(BlockKind.ITEM, _run(source, item), mark="一、"),
        table,
    ]
    report = _report(source, blocks)
    page = set_report(report, 24)
    _check(page, report, 24)
    texts = [row.text for row in page.rows]
    assert texts[0] == "壹、[/x] 目的"
    first = next(index for index, text in enumerate(texts) if text.startswith("一、"))
    assert texts[first + 1].startswith("    ")
    bars = {text.index("│") for text in texts if "│" in text}
    assert len({width(text.split("│")[0]) for text in texts if "│" in text}) == 1, bars
    # Each row of a table is a passage of its own.
    assert len(page.passages) == 4


def test_a_lost_heading_stands_in_square_brackets() -> None:
    source = "前往國家：日本\n"
    report = _report(source, [Block(BlockKind.PARAGRAPH, _run(source, "前往國家：日本"))], implied=True)
    page = set_report(report, 40)
    assert page.rows[0].text == "[壹、[/x] 目的]"
    assert page.rows[page.row_at(3)].text == "前往國家：日本"


def test_an_empty_report_is_an_empty_page() -> None:
    page = set_report(_report("\n", []), 40)
    assert page.offset_at(0) == 0
    assert page.passage_at(5) == 0
