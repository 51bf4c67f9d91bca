"""The copy menu, citing, and coming back by a link."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tjexplorer.errors import UnknownNameError
from tjexplorer.export.copying import IN_TEXT, OF_WHOLE_REPORTS, Piece, Style, copied
from tjexplorer.export.links import followed, link_of
from tjexplorer.model.span import Span
from tjexplorer.tui.app import ExplorerApp
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.history import DossierPage, Place
from tjexplorer.tui.dialogs.copying import CopyDialog
from tjexplorer.tui.dialogs.going_to import GoingToDialog
from tjexplorer.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])


def kept(workspace: Workspace) -> str:
    path: Path = workspace.places.state / "copied.txt"
    return path.read_bytes().decode("utf-8")


def taken(session: Any, workspace: Workspace) -> tuple[Any, Span]:
    return workspace.annotated(session.room.reading.report.id), session.room.reading.passage


@SIZES
async def test_every_piece_by_its_number_and_the_style_is_kept(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        await session.press("r", "down", "enter", "down", "down", "shift+down")
        report, span = taken(session, workspace)
        await session.press("y", "right", "escape")
        for number, piece in ((1, Piece.PASSAGE), (4, Piece.MARKDOWN), (7, Piece.SOURCE)):
            await session.press("ctrl+y", str(number))
            assert session.app.screen is session.room
            assert session.app.clipboard == kept(workspace) == copied(report, span, piece, Style.APA)
        await session.press("c")
        assert kept(workspace) == copied(report, span, Piece.CITATION, Style.APA)
        assert session.room.query_one("Notice").sentence.startswith("APA in Chinese: “")
        await session.press("y", "8")
        assert kept(workspace).startswith("@techreport{cepd2013-hokkaido,")
        await session.press("y", "0", "left", "２")
        assert kept(workspace) == copied(report, None, Piece.CITATION, Style.FOOTNOTE)


async def test_the_preview_shows_what_enter_copies(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        await session.press("r", "down", "enter", "ctrl+y")
        report, span = taken(session, workspace)
        dialog = session.app.screen
        assert isinstance(dialog, CopyDialog)
        assert copied(report, span, Piece.PASSAGE, Style.FOOTNOTE)[:12] in session.screen()
        await session.press("down")
        for style in (*IN_TEXT, IN_TEXT[0]):
            assert copied(report, span, Piece.CITATION, style)[:12] in session.screen()
            await session.press("tab")
        await session.press("0")
        assert len(dialog.pieces.keys) == len(OF_WHOLE_REPORTS) + 2
        await session.press("3")
        assert isinstance(session.app.screen, CopyDialog), "a whole report has no passage"
        await session.press("escape", "y", "down", "enter")
        assert kept(workspace) == copied(report, span, Piece.CITATION, Style.APA)
        # On a page the entry under the cursor leads to the passage.
        session.room.go(DossierPage("aist"))
        await session.settle()
        await session.press("c")
        assert "leads to no passage" in session.room.query_one("Notice").sentence
        await session.press("]", "]", "down", "y", "1")
        assert kept(workspace) in session.room.catalogue.report("2013-cepd-hokkaido").source.text.replace("\n", "")


async def test_beside_a_page_the_result_or_the_bookmark_under_the_cursor_is_taken(
    opened: Any, workspace: Workspace
) -> None:
    async with opened(workspace, (120, 40)) as session:
        room = session.room
        await session.search("筑波")
        await session.press("enter", "m", "B")
        assert room.reading.report is None
        await session.press("2", "c")
        hit = room.results.lines.cursor_key
        report = room.catalogue.report(hit.report)
        span = next(block.span for block in report.section_at(hit.offset).blocks if hit.offset < block.span.end)
        assert kept(workspace) == copied(report, span, Piece.CITATION, Style.FOOTNOTE)
        (placed,) = room.keeping.placed
        room.go(DossierPage("aist"))
        room.show_pane(PaneName.BOOKMARKS)
        room.reading.open(DossierPage("aist"))
        await session.settle()
        await session.press("y", "1")
        assert kept(workspace) == copied(report, placed.anchor.span, Piece.PASSAGE, Style.FOOTNOTE)


async def test_a_bookmark_does_not_hide_the_note_on_its_row(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        room = session.room
        report = workspace.annotated("2015-most-industry-academia")
        for note in report.record.notes:
            room.go(Place(report.id, report.source.line_span(note.line).start))
            await session.settle()
            noted = [row for row, signs in room.reader.text._signs.items() if signs[1:] == "! "]
            await session.press("m")
            both = [row for row, signs in room.reader.text._signs.items() if signs[1:] == "*!"]
            if both:
                assert set(both) <= set(noted)
                assert "".join(part.text for part in room.reader.text.draw(both[0])[0])[:4].endswith("!")
                return
        raise AssertionError("no passage begins on a row with a note")


@SIZES
async def test_a_link_leads_back_to_the_same_passage(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    report = workspace.library.report("2013-cepd-hokkaido")
    start = report.source.text.index("成的研究組織之表現")
    span = Span(start, start + 120)
    async with opened(workspace, size) as session:
        await session.press("@")
        dialog = session.app.screen
        assert isinstance(dialog, GoingToDialog)
        await session.press(*"nothing", "enter")
        assert isinstance(session.app.screen, GoingToDialog)
        assert "nothing" in session.screen()
        session.app.screen.query_one("#place").value = link_of(report, span)
        await session.press("enter")
        assert session.app.screen is session.room
        assert session.room.reading.report.id == report.id
        assert session.room.reading.passage == span
        await session.press("y", "5")
        assert kept(workspace) == link_of(report, span)
        assert followed(kept(workspace), workspace.library).span == span


async def at_a_place(workspace: Workspace, place: str) -> ExplorerApp:
    """A program that was told to open at a place, when it has done so or given up."""
    app = ExplorerApp(lambda: workspace, None, place)
    async with app.run_test(size=(100, 30)) as pilot:
        for _turn in range(100):
            await pilot.pause(0.05)
            arrived = app.room is not None and app.room.is_mounted and app.room.reading.report is not None
            if arrived or app.failure is not None:
                break
        for _turn in range(5):
            await pilot.pause()
        if app.room is not None:
            assert (app.room.reading.report.id, app.room.reading.passage) == ("2008-nsc-jst", LINKED)
            assert app.focused is app.room.reader.text
    return app


LINKED = Span(700, 733)


async def test_the_program_opens_at_a_place(workspace: Workspace) -> None:
    app = await at_a_place(workspace, link_of(workspace.library.report("2008-nsc-jst"), LINKED))
    assert app.failure is None


async def test_a_place_that_is_not_there_ends_the_program_with_an_error_of_ours(workspace: Workspace) -> None:
    app = await at_a_place(workspace, "nothing:3")
    assert isinstance(app.failure, UnknownNameError)


async def test_the_style_is_that_of_the_settings_until_another_is_turned_to_and_then_kept(
    opened: Any, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "config.yaml"
    settings.write_text("citation_style: chicago\n", encoding="utf-8")
    monkeypatch.setenv("TJEXPLORER_CONFIG", str(settings))
    async with opened(workspace, (80, 24)) as session:
        await session.press("y")
        assert session.app.screen is session.room
        assert "Open a report first" in session.room.query_one("Notice").sentence
        assert session.room.copying.style is Style.CHICAGO
        await session.press("r", "enter", "y", "escape")
        assert session.room.copying.turned is None
        await session.press("y", "right", "escape")
        assert session.room.copying.style is Style.PANDOC
        session.room.remembering.keep_now()
    async with opened(workspace, (80, 24)) as session:
        assert session.room.copying.style is Style.PANDOC
