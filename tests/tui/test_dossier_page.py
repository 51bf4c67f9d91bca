"""The dossier as a page: what it tells, where it leads, and the file that it becomes."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.dossier.gathering import gather
from tjexplorer.export.dossier import dossier_markdown
from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.text.cells import width
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.exporting import LIST
from tjexplorer.tui.desks.history import DossierPage, Place, RecordPage
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.pages.dossier import dossier_entries
from tjexplorer.tui.widgets.line_list import Within
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def page(workspace: Workspace, institution: str, cells: int) -> list[str]:
    """The lines of a page without its margin."""
    entries = dossier_entries(Catalogue(workspace), institution)
    return ["".join(part.text for part in line) for entry in entries for line in entry.draw(cells)]


def words(text: str) -> str:
    return "".join(text.replace("| ", "").split())


@pytest.mark.parametrize("cells", [30, 44, 88])
@pytest.mark.parametrize("institution", ["aist", "jst", "mext", "nims", "monbusho"])
def test_what_the_dossier_quotes_stands_on_the_page_in_full(workspace: Workspace, institution: str, cells: int) -> None:
    dossier = gather(institution, workspace)
    lines = page(workspace, institution, cells)
    text = "".join(words(line.removeprefix("| ")) for line in lines)
    assert all(width(line) <= cells for line in lines)
    for description in dossier.descriptions:
        for paragraph in description.quoted:
            assert words(paragraph.text) in text
            lines_told = f"line {paragraph.line}"
            if paragraph.end_line > paragraph.line:
                lines_told = f"lines {paragraph.line}-{paragraph.end_line}"
            assert words(f"{dossier.reports[paragraph.report].record.label}, {lines_told}") in text
    for one in dossier.recommendations:
        assert words(one.recommendation.text) in text
    for held in dossier.visits:
        for host in held.visit.hosts:
            assert words(host.name) in text


@pytest.mark.parametrize("institution", ["aist", "jst", "mext", "nims", "monbusho"])
def test_the_page_has_the_headings_of_the_file_in_their_order(workspace: Workspace, institution: str) -> None:
    exported = dossier_markdown(gather(institution, workspace))
    wanted = [line.removeprefix("## ") for line in exported.split("\n") if line.startswith("## ")]
    lines = [line.strip() for line in page(workspace, institution, 80)]
    found = [line for line in lines if line in wanted]
    assert list(dict.fromkeys(found)) == wanted


@pytest.mark.parametrize("institution", ["aist", "jst", "mext", "nims"])
def test_every_entry_leads_somewhere(workspace: Workspace, institution: str) -> None:
    entries = dossier_entries(Catalogue(workspace), institution)
    keys = [entry.key for entry in entries if entry.key is not None]
    assert len(keys) == len(set(keys))
    for key in keys:
        if isinstance(key, Within):
            assert key.key in keys
        elif isinstance(key, tuple):
            assert isinstance(key[1], (Place, RecordPage))
            if isinstance(key[1], Place):
                assert key[1].offset < len(workspace.library.source(key[1].report).text)
        else:
            assert isinstance(key, RecordPage)


@sizes
async def test_the_key_opens_it_from_browse_from_a_page_and_from_the_text(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        await session.press("1", "slash")
        room.browse.typing.value = "産総研"
        await session.settle()
        await session.press("enter", "D")
        assert room.reading.history.here == DossierPage("aist")
        assert room.context == "dossier"
        assert "Dossier: National" in session.screen()
        room.go(RecordPage(Authority.INSTITUTION, "nims"))
        await session.settle()
        await session.press("D")
        assert room.reading.history.here == DossierPage("nims")
        source = workspace.library.source("2015-most-industry-academia")
        room.go(Place("2015-most-industry-academia", source.line_span(358).start))
        await session.settle()
        await session.press("ctrl+b")
        if isinstance(session.app.screen, ChoosingDialog):
            session.app.screen.lines.move_to("aist")
            await session.press("enter")
        assert room.reading.history.here == DossierPage("aist")
        await session.press("alt+left", "alt+left")
        assert room.reading.history.here == DossierPage("nims")


@sizes
async def test_the_first_screen_tells_the_essential_and_leads_on(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        room.go(DossierPage("aist"))
        await session.settle()
        screen = session.screen()
        for wanted in ("x save as Markdown", "2 visits", "2012-11-28", "橋本 佳三", "3 recommendations"):
            assert wanted in screen
        lines = room.reader.page
        leads = [key for key in lines.keys if isinstance(key, Within)]
        for lead in leads:
            lines.move_to(lead)
            # An entry that is out of sight is shown first.
            await session.press("enter")
            if lines.cursor_key == lead:
                await session.press("enter")
            assert lines.cursor_key == lead.key
            height = lines.scrollable_content_region.height
            row = lines._starts[lines.keys.index(lead.key)]
            assert row >= 0
            assert lines.scroll_offset.y <= lines.max_scroll_y
            assert height > 0
        assert room.reading.history.here == DossierPage("aist")


@sizes
async def test_a_quotation_opens_and_alt_left_comes_back_to_it(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        room.go(DossierPage("aist"))
        await session.settle()
        key = [key for key in room.reader.page.keys if isinstance(key, tuple) and key[0] == "described"][-1]
        room.reader.page.go_to(key)
        await session.press("enter")
        assert room.reading.history.here == key[1]
        assert room.reader.text.is_in_view(key[1].offset)
        await session.press("alt+left")
        assert room.reading.history.here == DossierPage("aist")
        assert room.reader.page.cursor_key == key
        row = room.reader.page._starts[[entry.key for entry in room.reader.page._entries].index(key)]
        top = int(room.reader.page.scroll_offset.y)
        assert top <= row < top + room.reader.page.scrollable_content_region.height


@sizes
async def test_brackets_go_from_heading_to_heading(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        room.go(DossierPage("aist"))
        await session.settle()
        lines = room.reader.page
        starts = [start for start, entry in zip(lines._starts, lines._entries, strict=True) if entry.heads]
        assert len(starts) > 5
        passed = []
        for _step in range(len(starts) + 1):
            await session.press("right_square_bracket")
            passed.append(int(lines.scroll_offset.y))
        reachable = [start for start in starts if start < lines.max_scroll_y]
        assert passed[: len(reachable)] == reachable
        assert "This is the last part." in session.screen()
        before = len([start for start in starts if start < lines.scroll_offset.y])
        for start in reversed(starts[:before]):
            await session.press("ctrl+pageup")
            assert int(lines.scroll_offset.y) == start
        await session.press("left_square_bracket", "left_square_bracket")
        assert lines.scroll_offset.y == 0
        assert "This is the first part." in session.screen()


async def test_the_page_in_chinese(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        session.room.go(DossierPage("jst"))
        await session.settle()
        choose_language("zh_TW")
        session.room.speak()
        await session.settle()
        assert "日本科學技術振興機構" in session.screen()
        assert "會晤" in session.screen()


@sizes
async def test_the_dossier_becomes_a_file(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        session.room.go(DossierPage("aist"))
        await session.settle()
        await session.press("x")
        path = workspace.places.exports / "dossier-aist.md"
        text = path.read_text(encoding="utf-8")
        assert text == dossier_markdown(gather("aist", workspace))
        assert str(path.resolve()) in session.room.query_one("#notice").sentence
        await session.press("ctrl+e")
        assert [each.name for each in workspace.places.exports.iterdir()] == ["dossier-aist.md"]


async def test_a_file_of_somebody_else_is_left_alone(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        session.room.go(DossierPage("aist"))
        await session.settle()
        exports = workspace.places.exports
        exports.mkdir()
        own = exports / "dossier-aist.md"
        own.write_text("my own notes\n", encoding="utf-8")
        await session.press("x")
        assert own.read_text(encoding="utf-8") == "my own notes\n"
        second = exports / "dossier-aist-2.md"
        exported = second.read_text(encoding="utf-8")
        # What the reader wrote into an export stays too.
        second.write_text(exported + "\nmy remark\n", encoding="utf-8")
        await session.press("x")
        assert second.read_text(encoding="utf-8").endswith("my remark\n")
        third = exports / "dossier-aist-3.md"
        assert third.read_text(encoding="utf-8") == exported
        # One that nobody touched since is replaced, also where it is out of date.
        known = workspace.places.state / LIST
        assert str(third.resolve()) in known.read_text(encoding="utf-8")
        choose_language("ja")
        await session.press("x")
        choose_language("en")
        assert third.read_text(encoding="utf-8") != exported
        assert len(list(exports.iterdir())) == 3


async def test_an_export_that_cannot_be_written_says_so(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    async with opened(workspace) as session:
        session.room.go(DossierPage("nims"))
        await session.settle()
        workspace.places.exports.write_text("", encoding="utf-8")
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        monkeypatch.chdir(folder)
        await session.press("x")
        assert (folder / "dossier-nims.md").exists()
        monkeypatch.setattr("tjexplorer.tui.desks.exporting.os.access", lambda *_args: False)
        await session.press("x")
        assert "No file could be written" in session.room.query_one("#notice").sentence


async def test_elsewhere_the_key_exports_what_is_at_hand_there(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        session.room.go(DossierPage("aist"))
        await session.press("2", "x")
        assert "no result to export" in session.room.query_one("#notice").sentence
        await session.press("5", "x")
        assert "no bookmark to export" in session.room.query_one("#notice").sentence
        assert not workspace.places.exports.exists()
