"""Selection, outline, dispersion line, found words and setting of the Reader, without a screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.found_words import FoundWords
from tjexplorer.tui.dialogs.outline import MANY, Outline
from tjexplorer.tui.panes.spread import Spread, cell_of, draw_spread, heights
from tjexplorer.tui.widgets.report_setting import AT_ONCE, MARGIN, Layout, Setting, set_page
from tjexplorer.tui.widgets.selection import Selection, ends_of_row, step_letter, step_rows, step_word
from tjexplorer.typesetting.page import Page
from tjexplorer.typesetting.report_page import set_report
from tjexplorer.typesetting.source_page import set_source

LINES = st.lists(st.text("產學合作、 a1é\u0301\u200b", max_size=60), min_size=1, max_size=5).map("\n".join)
STEPS = st.lists(st.sampled_from(["right", "left", "down", "up", "word", "word back", "home", "end"]), max_size=30)


def made_report(source: str, sections: int = 1) -> Report:
    """A report whose lines are paragraphs; or with so many sections, each a line with one below it."""
    blocks: list[list[Block]] = []
    at = 0
    for line in source.split("\n"):
        text = ReadingText((Run(line, Span(at, at + len(line))),)) if line else None
        blocks.append([Block(BlockKind.PARAGRAPH, text)] if text else [])
        at += len(line) + 1
    if sections == 1:
        blocks = [[block for line in blocks for block in line]]
    made = []
    for number, own in enumerate(blocks, 1):
        span = Span(own[0].span.start, own[-1].span.end) if own and sections > 1 else Span(0, len(source))
        title = source[span.start : span.end] if sections > 1 else "題"
        parent = None if number % 2 else f"made/{number - 1}"
        made.append(
            Section(
                f"made/{number}", "made", parent, 1 if parent is None else 2, None, title, SectionKind.BODY,
                implied=True, heading=None, span=span, line=number, end_line=number, blocks=tuple(own),
            )
        )  # fmt: skip
    record = ReportRecord("made", "trip-report", "made.txt", "0" * 64, "made")
    return Report(record, SourceText(source), tuple(made), ())


def _step(page: Page, source: str, at: int, step: str) -> int:
    match step:
        case "right" | "left":
            return step_letter(page, source, at, 1 if step == "right" else -1)
        case "word" | "word back":
            return step_word(page, source, at, 1 if step == "word" else -1)
        case "down" | "up":
            return step_rows(page, at, 1 if step == "down" else -1, page.cell_at(at))
        case _:
            return ends_of_row(page, at)[step == "end"]


@given(LINES, st.integers(14, 60), STEPS, st.booleans())
def test_whatever_is_pressed_the_selection_is_a_piece_of_the_source(
    source: str, cells: int, steps: list[str], original: bool
) -> None:
    report = made_report(source)
    page = set_source(report, cells) if original else set_report(report, cells)
    first = page.shown_from(0) or 0
    selection = Selection(first, first)
    for step in steps:
        selection = selection.to(_step(page, source, selection.caret, step))
        assert 0 <= selection.span.start <= selection.span.end <= len(source)
        chosen = source[selection.span.start : selection.span.end]
        assert len(chosen) == len(selection.span)


@given(LINES, st.integers(14, 60))
def test_right_goes_through_every_letter_that_is_shown_and_left_comes_back(source: str, cells: int) -> None:
    page = set_report(made_report(source), cells)
    at, way = 0, []
    while (after := step_letter(page, source, at, 1)) != at:
        way.append(after)
        at = after
    if not way:
        return
    assert not source[way[-1] :].strip()
    for before in reversed([0, *way[:-1]]):
        back = step_letter(page, source, at, -1)
        assert back < at
        assert back >= before
        at = back


def test_a_mouse_selects_both_letters() -> None:
    text = "0123456e\u0301"
    assert Selection.between(text, 3, 5).span == Span(3, 6)
    assert Selection.between(text, 5, 3).span == Span(3, 6)
    assert Selection.between(text, 5, 3).caret == 3
    assert Selection.between(text, 4, 4).span == Span(4, 5)
    assert Selection.between(text, 7, 7).span == Span(7, 9)


# The dispersion line


@given(st.lists(st.integers(0, 999), max_size=60), st.integers(8, 120))
def test_every_hit_raises_its_part_of_the_line(starts: list[int], cells: int) -> None:
    found = heights(starts, 1000, cells)
    assert len(found) == cells
    assert {index for index, high in enumerate(found) if high} == {cell_of(start, 1000, cells) for start in starts}
    assert not starts or max(found) == 8


def test_the_line_marks_where_the_reader_is() -> None:
    line = draw_spread(Spread((0, 1, 999), 1000, 500), "hits", 40)
    assert "".join(piece.text for piece in line).strip().startswith("hits █")
    [here] = [piece for piece in line if piece.role == "selected"]
    assert len(here.text) == 1
    assert draw_spread(Spread((), 1000, 0), "hits", 40) == ()


# The outline


def test_the_outline_counts_hits_and_folds() -> None:
    source = "\n".join(f"第{number}章產學" for number in range(6))
    report = made_report(source, sections=6)
    hits = [source.index("產學"), source.rindex("產學")]
    outline = Outline(report, "made/4", hits)
    assert [each.section.id for each in outline.shown()] == [f"made/{number}" for number in range(1, 7)]
    assert {each.section.id: each.hits for each in outline.sections if each.hits} == {
        "made/1": 1,
        "made/5": 1,
        "made/6": 1,
    }
    assert outline.turn("made/3", unfold=False) == "made/3"
    assert "made/4" not in {each.section.id for each in outline.shown()}
    assert outline.turn("made/4", unfold=False) == "made/3"
    assert outline.turn("made/3", unfold=True) == "made/3"
    assert [each.section.id for each in outline.shown("第3章产学")] == ["made/3", "made/4"]
    assert outline.first("第3章") == "made/4"
    assert outline.shown("沒有") == ()


def test_a_long_outline_is_folded_but_for_the_present_section() -> None:
    count = MANY + 2
    report = made_report("\n".join(f"第{number}章" for number in range(count)), sections=count)
    shown = {each.section.id for each in Outline(report, "made/8", []).shown()}
    assert "made/8" in shown
    assert "made/10" not in shown


# Found words


def test_found_words_are_stepped_through_in_any_spelling() -> None:
    report = made_report("產學連携與产学连携，産学連\n携。")
    found = FoundWords()
    assert found.find(report, "産学連携") == 3
    [first, second, third] = found.spans
    assert report.source.slice(third) == "産学連\n携"
    assert found.beside(first.start, 1) == (second, False)
    assert found.beside(third.start, 1) == (first, True)
    assert found.beside(first.start, -1) == (third, True)
    assert found.from_here(first.start + 1) == second
    assert found.position(second.start) == 2
    assert found.position(second.start + 1) == 0
    assert found.of("other") == ()
    assert found.forget()
    assert not found.forget()


# The setting


def test_a_long_report_is_set_around_the_reader_first() -> None:
    report = made_report("\n".join(f"{number:06} 產學合作" for number in range(AT_ONCE // 8)))
    setting = Setting(report, Layout.TEXT, 60, 0)
    middle = len(report.source.text) // 2
    piece = set_page(setting, middle)
    assert not piece.whole
    assert piece.has(middle)
    assert len(piece.rows) < 3000
    assert set_page(setting).whole
    short = Setting(made_report("短"), Layout.TEXT, 60, 0)
    assert set_page(short, 0).whole


def test_the_measure_keeps_lines_short_and_the_text_in_the_middle() -> None:
    report = made_report("字" * 300)
    wide = Setting(report, Layout.TEXT, 200, 84)
    assert wide.room == 84
    assert wide.left == (200 - MARGIN - 1 - 84) // 2
    assert Setting(report, Layout.TEXT, 200, 0).room == 200 - MARGIN - 1
    assert Setting(report, Layout.BESIDE, 200, 84).room == 2 * 84 + 3
    assert Setting(report, Layout.BESIDE, 60, 84).room == 60 - MARGIN - 1
    assert wide == Setting(report, Layout.TEXT, 200, 84)
    assert wide != Setting(report, Layout.SOURCE, 200, 84)
