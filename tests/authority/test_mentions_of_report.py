"""Mentions in a report: from blocks back to lines and code points of the source."""

from __future__ import annotations

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.recognition import mentions_of
from tjexplorer.model.institution import Institution
from tjexplorer.model.reading import Block, BlockKind, Cell, ReadingText, Run, join_texts
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

LINES = [
    "目錄：理化學研究所",
    "一、理化學研究所",
    "參訪理化學研",
    "",
    "究所，Japan Science and ",
    "Technology Agency。理研",
    "東京\t大學",
    "京都大學\t理化學研究所",
]
SOURCE = SourceText("\n".join(LINES))
INSTITUTIONS = Institutions(
    [
        Institution(
            id="riken", kind="institute", country="JP", zh="理化學研究所", ja=None, en=None, abbreviation="RIKEN"
        ),
        Institution(
            id="jst",
            kind="agency",
            country="JP",
            zh="日本科學技術振興機構",
            ja=None,
            en="Japan Science and Technology Agency",
        ),
        Institution(id="todai", kind="university", country="JP", zh="東京大學", ja=None, en=None),
        Institution(id="kyodai", kind="university", country="JP", zh="京都大學", ja=None, en=None),
    ]
)


def run(line: int, first: int = 0, last: int | None = None) -> Run:
    whole = SOURCE.line_span(line)
    span = Span(whole.start + first, whole.end if last is None else whole.start + last)
    return Run(SOURCE.slice(span), span)


def joint(text: str, before: Run, after: Run) -> Run:
    return Run(text, Span(before.span.end, after.span.start))


def section(path: str, kind: SectionKind, first: int, last: int, *blocks: Block) -> Section:
    span = Span(SOURCE.line_span(first).start, SOURCE.line_span(last).end)
    return Section(f"r/{path}", "r", None, 1, None, "", kind, False, None, span, first, last, blocks)


def report() -> Report:
    contents = Block(BlockKind.PARAGRAPH, ReadingText((run(1),)))
    heading = Block(BlockKind.HEADING, ReadingText((run(2),)))
    one, two, three = run(3), run(5, 0, 20), run(6)
    wrapped = ReadingText((one, joint("", one, two), two, joint(" ", two, three), three))
    cells = [ReadingText((run(*place),)) for place in ((7, 0, 2), (7, 3), (8, 0, 4), (8, 5))]
    rows = ((Cell(cells[0], 0), Cell(cells[1], 1)), (Cell(cells[2], 0), Cell(cells[3], 1)))
    table = Block(BlockKind.TABLE, join_texts(cells), rows=rows)
    sections = (
        section("1", SectionKind.TOC, 1, 1, contents),
        section("2", SectionKind.VISIT, 2, 8, heading, Block(BlockKind.PARAGRAPH, wrapped), table),
    )
    return Report(ReportRecord("r", "trip-report", "r.txt", "", "R"), SOURCE, sections, ())


def test_mentions_are_placed_in_the_source():
    found = mentions_of(report(), INSTITUTIONS)
    assert [(name.record, name.line, name.text) for name in found] == [
        ("riken", 2, "理化學研究所"),
        ("riken", 3, "理化學研究所"),
        ("jst", 5, "Japan Science and Technology Agency"),
        ("kyodai", 8, "京都大學"),
        ("riken", 8, "理化學研究所"),
    ]
    assert {(name.report, name.section) for name in found} == {("r", "r/2")}
    for name in found:
        assert SOURCE.slice(name.span).replace("\n", "") == name.text


def test_no_name_runs_from_cell_to_cell():
    assert "todai" not in {name.record for name in mentions_of(report(), INSTITUTIONS)}
