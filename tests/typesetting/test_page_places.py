"""From a cell to a place of the source and back; pieces of a page; text and source together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.text.cells import width, widths
from tjexplorer.typesetting.beside import TWO_COLUMNS, set_beside
from tjexplorer.typesetting.page import NOWHERE, Page
from tjexplorer.typesetting.report_page import set_report
from tjexplorer.typesetting.source_page import set_source
from tjexplorer.workspace import Workspace

LETTERS = st.text("產學合作連携 。，a1-é́\u200b\u202e\x1b\t😀", min_size=1, max_size=120)
LINES = st.lists(LETTERS, min_size=1, max_size=8).map("\n".join)


def made_report(source: str) -> Report:
    """A report whose lines are paragraphs."""
    blocks, at = [], 0
    for line in source.split("\n"):
        if line:
            text = ReadingText((Run(line, Span(at, at + len(line))),))
            blocks.append(Block(BlockKind.PARAGRAPH, text))
        at += len(line) + 1
    section = Section(
        "made/1", "made", None, 1, None, "題", SectionKind.BODY, implied=True, heading=None,
        span=Span(0, len(source)), line=1, end_line=source.count("\n") + 1, blocks=tuple(blocks),
    )  # fmt: skip
    record = ReportRecord("made", "trip-report", "made.txt", "0" * 64, "made")
    return Report(record, SourceText(source), (section,), ())


def every_page(report: Report, cells: int) -> list[Page]:
    return [set_report(report, cells), set_source(report, cells), set_beside(report, cells)]


@given(LINES, st.integers(12, 100))
def test_from_a_letter_to_its_cell_and_back(source: str, cells: int) -> None:
    for page in every_page(made_report(source), cells):
        for offset in range(len(source)):
            if page.shown_from(offset) != offset:
                continue
            row, cell = page.row_at(offset), page.cell_at(offset)
            printed = page.rows[row]
            index = printed.origins.index(offset)
            if widths(printed.text)[index]:
                assert page.letter_at(row, cell) == offset
                assert page.letter_at(row, cell + widths(printed.text)[index] - 1) == offset


@given(LINES, st.integers(12, 100))
def test_what_is_shown_follows_the_source_without_a_letter_lost(source: str, cells: int) -> None:
    for page in every_page(made_report(source), cells):
        shown, at = [], page.shown_from(0)
        while at is not None:
            shown.append(at)
            assert page.shown_before(at + 1) == at
            at = page.shown_from(at + 1)
        missing = set(range(len(source))) - set(shown)
        assert all(source[offset].isspace() for offset in missing)


@given(LINES, st.integers(12, 100), st.data())
def test_a_piece_of_a_page_shows_what_stands_in_its_window(source: str, cells: int, data: st.DataObject) -> None:
    report = made_report(source)
    start = data.draw(st.integers(0, len(source)))
    window = Span(start, data.draw(st.integers(start, len(source))))
    for piece in (
        set_report(report, cells, window),
        set_source(report, cells, window),
        set_beside(report, cells, window),
    ):
        assert not piece.whole
        for offset in range(window.start, window.end):
            assert piece.has(offset)
            assert piece.shown_from(offset) is not None or source[offset : window.end].isspace()
            if not source[offset].isspace():
                assert offset in piece.rows[piece.row_at(offset)].origins
        assert all(width(row.text.rstrip()) <= max(cells, 8 + len(" │ ")) for row in piece.rows)


@pytest.mark.parametrize("cells", [40, TWO_COLUMNS + 20])
def test_every_line_that_says_anything_stands_beside_the_text(workspace: Workspace, cells: int) -> None:
    for report_id in workspace.library.report_ids:
        report = workspace.library.report(report_id)
        page = set_beside(report, cells, measure=84)
        source = report.source
        numbers = [row.text[row.aside :].strip(" │").split(" ")[0] for row in page.rows if row.aside != NOWHERE]
        shown = [int(number) for number in numbers if number.isdecimal()]
        wanted = [line for line in range(1, source.line_count + 1) if source.line(line).strip()]
        assert set(wanted) <= set(shown)
        for row in page.rows:
            assert len(row.text) == len(row.origins)
            assert width(row.text) <= cells
        for passage in page.passages:
            assert passage.first_row <= passage.last_row < len(page.rows)


def test_a_click_beside_the_text_takes_the_nearest_letter() -> None:
    page = set_source(made_report("產學合作\n\nab"), 30)
    assert page.letter_at(0, 0) == 0  # on the number of the line
    assert page.letter_at(0, 29) == 3
    assert page.row_beside(0, 1) == 1
    assert page.row_beside(2, 1) is None


def test_a_long_line_is_cut_at_the_window() -> None:
    report = made_report("字" * 200_000)
    piece = set_report(report, 60, Span(100_000, 100_600))
    shown = [origin for row in piece.rows for origin in row.origins if origin != NOWHERE]
    assert (min(shown), max(shown)) == (100_000, 100_599)


def test_a_table_without_room_for_columns_names_them_in_every_row(workspace: Workspace) -> None:
    report = workspace.library.report("2025-nstc-natural-sciences")
    texts = [row.text for row in set_report(report, 30).rows]
    at = texts.index("  姓名：賴明治")
    assert texts[at - 2 : at] == ["1", "  學門：-"]
    assert "│" in "".join(row.text for row in set_report(report, 80).rows)
