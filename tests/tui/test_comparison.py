"""What reports say of an institution, side by side."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.dossier.comparison import compare
from tjexplorer.dossier.descriptions import descriptions_of
from tjexplorer.dossier.passages import passage_of
from tjexplorer.export.comparison import comparison_markdown
from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.text.cells import width
from tjexplorer.tui.desks.history import DossierPage, Place, RecordPage
from tjexplorer.tui.dialogs.comparing import ALONE, ComparingDialog
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def comparison_of(workspace: Workspace, institution: str) -> Any:
    return compare([one.passage for one in descriptions_of(institution, workspace)])


async def open_on(session: Any, institution: str, key: str = "equals_sign") -> ComparingDialog:
    session.room.go(RecordPage(Authority.INSTITUTION, institution))
    await session.settle()
    await session.press(key)
    assert isinstance(session.app.screen, ComparingDialog)
    return session.app.screen


@sizes
@pytest.mark.parametrize("institution", ["aist", "jst", "mext"])
async def test_everything_that_is_said_is_shown_once_and_in_its_column(
    opened: Any, workspace: Workspace, size: tuple[int, int], institution: str
) -> None:
    async with opened(workspace, size) as session:
        dialog = await open_on(session, institution)
        rows = comparison_of(workspace, institution).rows
        assert sorted(dialog.lines.keys) == list(range(len(rows)))
        cells = dialog.lines.scrollable_content_region.width - 2
        for number, row in enumerate(rows):
            lines = dialog._draw_row(row, cells)
            assert all(width("".join(part.text for part in line)) <= cells for line in lines)
            text = "".join(part.text for line in lines for part in line)
            seen = dialog._window(cells) or range(len(row.cells))
            if row.alone is not None and row.alone in seen:
                assert ALONE in text
                # What one says alone needs no further mark.
                assert not any(part.role == "only" for line in lines for part in line)
            for column in seen:
                cell = row.cells[column]
                if cell is not None and row.alone is None:
                    drawn = dialog._draw_cell(cell, row, 40)
                    said = "".join(part.text for line in drawn for part in line if part.role == "only")
                    source = workspace.library.source(cell.paragraph.report).text
                    for span in cell.only_here:
                        inside = "".join(source[span.start : span.end].split())
                        assert inside in "".join(said.split())
            assert number in dialog.lines.keys


@sizes
async def test_columns_beside_each_other_where_there_is_room(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await open_on(session, "aist")
        screen = session.screen().split("\n")
        heads = [line for line in screen if "2012 · 經建會 2013" in line and "Only" not in line]
        assert ("2015 · 科技部 2015" in heads[0]) is (size[0] >= 80)
        assert "> 2012" in heads[0]
        await session.press("right")
        assert any("> 2015 · 科技部 2015" in line for line in session.screen().split("\n"))


@sizes
async def test_enter_opens_the_paragraph_of_the_chosen_column(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        row = next(row for row in comparison_of(workspace, "aist").rows if row.alone is None)
        for steps in (0, 1):
            await open_on(session, "aist")
            await session.press(*["right"] * steps, "enter")
            assert session.app.screen is session.room
            paragraph = row.cells[steps].paragraph
            assert session.room.reading.history.here == Place(paragraph.report, paragraph.span.start)
            assert session.room.reader.text.has_focus
            assert session.room.reader.text.is_in_view(paragraph.span.start)
        await session.press("alt+left")
        assert session.room.reading.history.here == RecordPage(Authority.INSTITUTION, "aist")


async def test_more_passages_than_columns(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as session:
        dialog = await open_on(session, "mext")
        count = len(comparison_of(workspace, "mext").passages)
        assert count == 4
        assert "2 more columns" in session.screen()
        await session.press(*["right"] * 9)
        assert list(dialog._window(72)) == [2, 3]
        await session.press(*["left"] * 9)
        assert list(dialog._window(72)) == [0, 1]
        await session.pilot.resize_terminal(120, 40)
        await session.settle()
        assert "1 more column" in session.screen()
        await session.pilot.resize_terminal(60, 20)
        await session.settle()
        assert not dialog._window(50)


@sizes
async def test_from_part_to_part(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        dialog = await open_on(session, "aist", "＝")
        for label in ("經建會 2013", "科技部 2015"):
            await session.press("right_square_bracket")
            row = comparison_of(workspace, "aist").rows[dialog.lines.cursor_key]
            assert row.alone is not None
            assert f"Only in {2012 if row.alone == 0 else 2015} · {label}" in session.screen()
        await session.press("left_square_bracket", "left_square_bracket")
        assert comparison_of(workspace, "aist").rows[dialog.lines.cursor_key].alone is None
        await session.press("escape")
        assert session.app.screen is session.room


@sizes
async def test_the_comparison_becomes_a_file(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        dialog = await open_on(session, "jst")
        for key in ("x", "ctrl+e"):
            await session.press(key)
            path = workspace.places.exports / "comparison-jst.md"
            assert str(path.resolve()) in dialog.query_one("#notice").sentence
        assert [each.name for each in workspace.places.exports.iterdir()] == ["comparison-jst.md"]
        reports = {report_id: workspace.annotated(report_id) for report_id in workspace.library.report_ids}
        title = workspace.institutions.get("jst").shown
        expected = comparison_markdown(comparison_of(workspace, "jst"), reports, title=title)
        assert path.read_text(encoding="utf-8") == expected
        assert session.app.screen is dialog


async def test_a_file_that_cannot_be_written_is_told_in_the_dialog(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(workspace) as session:
        dialog = await open_on(session, "jst")
        monkeypatch.setattr("tjexplorer.tui.desks.exporting.os.access", lambda *_args: False)
        await session.press("x")
        assert "No file could be written" in dialog.query_one("#notice").sentence


@pytest.mark.parametrize(("institution", "sentence"), [("nims", "Only 國科會 2025 describes"), ("chibadai", "None")])
async def test_fewer_than_two_reports_give_a_sentence(
    opened: Any, workspace: Workspace, institution: str, sentence: str
) -> None:
    if institution not in workspace.institutions:
        institution = next(one.id for one in workspace.institutions if not descriptions_of(one.id, workspace))
    async with opened(workspace) as session:
        session.room.go(DossierPage(institution))
        await session.settle()
        await session.press("equals_sign")
        assert session.app.screen is session.room
        assert sentence in session.room.query_one("#notice").sentence


async def test_in_chinese(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        choose_language("zh_TW")
        await open_on(session, "aist")
        assert "產業技術總合研究所" in session.screen()


@sizes
async def test_hostile_text_is_printed_and_never_obeyed(opened: Any, hostile: Workspace, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as session:
        report = hostile.library.report("hostile")
        halves = [passage_of(report, section.span) for section in report.sections if section.title]
        comparison = compare([*halves, *halves])
        dialog = ComparingDialog("[/x] \x1b[31m", comparison, {report.id: report}, lambda: "[/y]")
        session.app.push_screen(dialog)
        await session.settle()
        screens = [session.screen()]
        for key in ("right", "end", "pageup", "right_square_bracket", "x"):
            await session.press(key)
            screens.append(session.screen())
        assert "[/x]" in screens[0]
        assert "[/附件一]" in "".join(screens)
        assert "[/y]" in screens[-1]
        for screen in screens:
            assert not any(char in screen for char in "\x1b\x07\x9b\x00\u202e\u200b")
