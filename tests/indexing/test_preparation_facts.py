"""What search knows of a section beside its text: days, years, headings, cells."""

from __future__ import annotations

from datetime import date

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.preparation import prepare
from tjexplorer.model.reading import Block, BlockKind, Cell, ReadingText, Run, join_texts
from tjexplorer.model.record import LineRange, PrintedDate, ReportRecord, Trip, Visit
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.text.fold import fold

SOURCE = "甲\n東京\t大學\n京都  大學\n乙\n文\n"


def text(begin: int, end: int) -> ReadingText:
    return ReadingText((Run(SOURCE[begin:end], Span(begin, end)),))


def section(number: int, span: Span, lines: tuple[int, int], blocks: tuple[Block, ...]) -> Section:
    id_ = f"r/{number}"
    kind = SectionKind.BODY
    return Section(id_, "r", None, 1, None, str(number), kind, False, None, span, lines[0], lines[1], blocks)


def table() -> Block:
    rows = ((text(2, 4), text(5, 7)), (text(8, 10), text(12, 14)))
    cells = tuple(tuple(Cell(cell, column) for column, cell in enumerate(row)) for row in rows)
    return Block(BlockKind.TABLE, join_texts([cell for row in rows for cell in row]), rows=cells)


def report(**facts: object) -> SearchedReport:
    sections = (
        section(1, Span(0, 15), (1, 3), (Block(BlockKind.HEADING, text(0, 1)), table())),
        section(
            2, Span(15, 19), (4, 5), (Block(BlockKind.HEADING, text(15, 16)), Block(BlockKind.PARAGRAPH, text(17, 18)))
        ),
        section(3, Span(19, 19), (6, 6), ()),
    )
    record = ReportRecord("r", "trip-report", "source.txt", "", "R", **facts)
    return prepare(Report(record, SourceText(SOURCE), sections, ()))


TRIP = Trip(date(2014, 3, 8), date(2014, 3, 14), "", 1, date(2015, 3, 8), date(2015, 3, 14))


def days(found: SearchedReport) -> list[tuple[str | None, str | None]]:
    return [(one.first_day, one.last_day) for one in found.sections]


def test_cells_are_units_of_one_block() -> None:
    found = report()
    units = ("甲", "東京", "大學", "京都", "大學", "乙")
    assert found.folded.split("\n")[:6] == [fold(unit).text for unit in units]
    assert found.block_range(1) == (found.units.reading[1], found.units.reading[5] - 1)
    assert [found.reading[a:b] for a, b in (found.unit_range(unit) for unit in range(5))] == [
        "甲",
        "東京",
        "大學",
        "京都",
        "大學",
    ]


def test_headings_are_told_from_bodies() -> None:
    found = report()
    assert list(found.units.titles) == [1, 0, 0, 0, 0, 1, 0, 0]
    assert found.lengths == ((2, 12), (2, 2), (0, 1))
    assert found.title_ends == [2, found.units.reading[6], found.units.reading[7]]


def test_a_section_without_text_has_a_unit_without_text() -> None:
    found = report()
    begin, end = found.folded_range(2)
    assert found.folded[begin:end] == "\n"


def test_days_are_those_of_the_visit_told_else_of_the_trip_else_of_the_report() -> None:
    visit = Visit(
        "r", 1, "visit", None, date(2014, 3, 9), None, 1, probable_date=date(2015, 3, 9), write_up=LineRange(1, 3)
    )
    bounded = Visit(
        "r", 2, "visit", None, None, None, None, date_from=date(2015, 3, 10), date_to=date(2015, 3, 12), write_up=LineRange(4, 5)
    )  # fmt: skip
    found = report(trip=TRIP, visits=(visit, bounded))
    assert days(found) == [("2015-03-09", "2015-03-09"), ("2015-03-10", "2015-03-12"), ("2015-03-08", "2015-03-14")]
    assert found.facts.years == (2015,)
    printed = report(report_date=PrintedDate(date(2016, 1, 2), "", 1))
    assert days(printed) == [("2016-01-02", "2016-01-02")] * 3
    assert days(report()) == [(None, None)] * 3


def test_a_visit_that_is_told_in_a_line_or_two_dates_the_section_around_it() -> None:
    told = Visit(
        "r", 1, "meeting", None, None, None, 5,
        write_up=LineRange(5, 5), date_from=date(2025, 10, 16), date_to=date(2025, 10, 17),
    )  # fmt: skip
    found = report(visits=(told,), trip=TRIP)
    assert days(found)[1] == ("2025-10-16", "2025-10-17")
    assert days(found)[0] == days(found)[2] == ("2015-03-08", "2015-03-14")
