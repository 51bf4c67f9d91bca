"""The Reader on a screen: outline, selection, source beside the text, words in pages, long reports."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tjexplorer.errors import LibraryError
from tjexplorer.model.mention import Authority
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.history import Place, RecordPage
from tjexplorer.tui.dialogs.outline import OutlineDialog
from tjexplorer.tui.widgets.report_setting import AT_ONCE, MARGIN, Layout
from tjexplorer.tui.widgets.report_text import ReportText
from tjexplorer.workspace import Workspace

REPORT = "2015-most-industry-academia"

sizes = pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")


@sizes
async def test_the_outline_leads_to_a_section(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        await session.search("産学連携")
        session.room.go(Place(REPORT, 3000))
        await session.settle()
        await session.press("t")
        dialog = session.app.screen
        assert isinstance(dialog, OutlineDialog)
        here = session.room.reader.text.section
        assert dialog.lines.cursor_key == here
        assert "you are here" in session.screen()
        await session.press(*"nistep", "enter")
        section = session.room.reader.text.section
        assert "NISTEP" in session.room.reading.report.by_id[section].title
        assert section != here
        await session.press("alt+o", "left", "left", "escape")
        assert session.room.reader.text.section == section


@sizes
async def test_what_is_selected_is_what_keys_act_on(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        report = workspace.library.report(REPORT)
        start = report.source.text.index("近年來日本")
        session.room.go(Place(REPORT, start))
        await session.settle()
        text = session.room.reader.text
        paragraph = text.passage
        await session.press("shift+right", "shift+right", "right")
        assert session.room.reading.passage == Span(start, start + 3)
        await session.press("left")
        assert report.source.slice(text.passage) == "近年"
        assert "2 characters selected" in session.screen()
        await session.press("end", "down", "o")
        assert text.layout_wanted is Layout.SOURCE
        await session.press("escape", "o", "a", "ctrl+right", "m")
        [kept] = session.room.keeping.placed
        assert report.source.slice(kept.anchor.span) == report.source.slice(text.passage)
        await session.press("escape")
        assert text.selection is None
        assert text.passage == paragraph


async def test_a_mouse_drags_a_selection_over_wide_letters_and_rows(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (100, 30)) as session:
        report = workspace.library.report(REPORT)
        start = report.source.text.index("近年來日本")
        session.room.go(Place(REPORT, start))
        await session.settle()
        text = session.room.reader.text
        row = text.cursor - int(text.scroll_offset.y)
        await _drag(session.pilot, text, (MARGIN + 2, row), (MARGIN + 7, row))
        assert report.source.slice(text.selection) == "年來日"
        await _drag(session.pilot, text, (MARGIN + 3, row + 1), (MARGIN, row))
        chosen = report.source.slice(text.selection)
        assert chosen.startswith("近年來日本")
        assert len(chosen) > 20
        await session.pilot.click(text, offset=(MARGIN + 2, row))
        assert text.selection is None
        word = report.source.text.index("科學技術基本法", start)
        at = (MARGIN + text._page.cell_at(word), text._page.row_at(word) - int(text.scroll_offset.y))
        await session.pilot.click(text, offset=at, times=2)
        assert report.source.slice(text.selection) == "科學技術基本法"


async def _drag(pilot: Pilot[None], text: ReportText, begin: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(text, offset=begin)
    await pilot.hover(text, offset=end)
    await pilot.mouse_up(text, offset=end)
    await pilot.pause()


async def test_source_lines_stand_beside_or_below_the_text(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        report = workspace.library.report(REPORT)
        start = report.source.text.index("近年來日本")
        session.room.go(Place(REPORT, start))
        await session.settle()
        await session.press("O")
        below = session.screen()
        assert "text and source" in below
        assert "2  近年來日本" in below
        await session.press("+")
        text = session.room.reader.text
        line = session.screen().splitlines()[text.region.y + text.cursor - int(text.scroll_offset.y)]
        assert line.count("近年來日本") == 2
        await session.press("alt+l")
        assert text.layout_wanted is Layout.TEXT


async def test_words_are_found_in_a_page(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        session.room.go(RecordPage(Authority.INSTITUTION, "jst"))
        await session.press("slash")
        session.room.reader.typing.value = "产学连携"
        await session.settle()
        page = session.room.reader.page
        assert page.found > 1
        await session.press("enter", "n", "N", "N")
        assert "產學連携" in session.screen() or "產學連攜" in session.screen() or "産学連携" in session.screen()
        assert "places on this page" in session.screen()
        await session.press("escape")
        assert page.found == 0
        assert "places on this page" not in session.screen()


async def test_a_long_report_is_there_before_all_of_it_is_set(opened: Any, hostile: Workspace, tmp_path: Path) -> None:
    folder = hostile.places.corpus / "reports" / "long"
    folder.mkdir()
    lines = [f"{number:06} 產學合作的推動" for number in range(AT_ONCE // 10)]
    (folder / "source.txt").write_text("\n\n".join(lines), encoding="utf-8")
    workspace = type(hostile)(hostile.places)
    async with opened(workspace, (100, 30)) as session:
        offset = (folder / "source.txt").read_text(encoding="utf-8").index("001500")
        session.room.go(Place("long", offset))
        await session.settle()
        text = session.room.reader.text
        assert "001500" in session.screen()
        row = text.cursor - int(text.scroll_offset.y)
        for _turn in range(100):
            if text._page.whole:
                break
            await asyncio.sleep(0.02)
            await session.pilot.pause()
        assert text._page.whole
        assert text.cursor - int(text.scroll_offset.y) == row
        assert "001500" in session.screen()
        await session.press("g")
        text.refit()
        await session.pilot.press("G")
        assert not text._page.whole
        await session.settle()
        assert lines[-1] in session.screen()
        assert f"line {2 * len(lines) - 1}" in session.screen()


async def test_hostile_text_in_every_layout_and_selected(opened: Any, hostile: Workspace) -> None:
    async with opened(hostile, (80, 24)) as session:
        session.room.go(Place("hostile", 0))
        await session.settle()
        for keys in (("O",), ("o",), ("o", "t", "escape"), ("a", *["shift+down"] * 12, "end")):
            await session.press(*keys)
            screen = session.screen()
            assert not set(screen) & set("\x1b\x07\x00\x9b\u202e\u200b")
        chosen = session.room.reading.passage
        source = session.room.reading.report.source
        assert chosen is not None
        assert "\x1b[31m" in source.slice(chosen)


async def test_a_report_that_must_be_read_first_is_waited_for(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(workspace, (100, 30)) as session:
        room, at_hand = session.room, threading.Event()
        real = room.catalogue.report

        def slow(report_id: str) -> Any:
            if threading.current_thread() is not threading.main_thread():
                at_hand.wait(20)
                if report_id == "2008-nsc-jst":
                    raise LibraryError("It cannot be read. Check the library folder.")
            return real(report_id)

        monkeypatch.setattr(room.catalogue, "report", slow)
        monkeypatch.setattr(room.catalogue, "has_read", lambda _id: at_hand.is_set())
        room.go(Place(REPORT, 0))
        await asyncio.sleep(0.3)
        await session.pilot.pause()
        assert "Opening" in session.screen()
        assert room.reading.report is None
        assert room.reading.passage is None
        # What was opened meanwhile stays.
        room.go(RecordPage(Authority.INSTITUTION, "jst"))
        await session.pilot.pause()
        page = session.screen()
        at_hand.set()
        await session.settle()
        assert session.screen() == page
        room.go(Place(REPORT, 0))
        await session.settle()
        assert room.reading.report.id == REPORT
        # One that cannot be read says so.
        at_hand.clear()
        room.go(Place("2008-nsc-jst", 0))
        at_hand.set()
        await session.settle()
        assert "It cannot be read." in session.screen()


async def test_words_are_found_in_the_itinerary(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as session:
        await session.press("4")
        session.room.itinerary.show("2013-cepd-hokkaido")
        await session.press("slash")
        session.room.itinerary.typing.value = "HOKKAIDO"
        await session.settle()
        lines = session.room.itinerary.lines
        assert lines.found > 1
        assert f"{lines.found} places" in session.screen()
        await session.press("enter", "n", "n")
        await session.press("escape")
        assert lines.found == 0
        assert session.room.focused is lines
