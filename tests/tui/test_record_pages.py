"""Pages about records: reached from Browse and from the text, read at every size, and left again."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.branches import View
from tjexplorer.tui.desks.history import DossierPage, Place, RecordPage
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.panes.browse import Member
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

PAGES = [
    (View.KIND, "产业技术综合研究所", RecordPage(Authority.INSTITUTION, "aist"), "產業技術總合研究所"),
    (View.PERSON, "宝野和博", RecordPage(Authority.PERSON, "hono-kazuhiro"), "宝野"),
    (View.PROGRAMME, "COI", RecordPage(Authority.PROGRAMME, "coi"), "COI"),
    (View.PLACE, "つくば", RecordPage(Authority.PLACE, "tsukuba"), "筑波"),
]


async def browse(session: Any, view: View, words: str) -> None:
    """Turn Browse to a view with v, and narrow it."""
    await session.press("1")
    for _turn in range(len(View)):
        if session.room.browse.view is view:
            break
        await session.press("v")
    assert session.room.browse.view is view
    await session.press("slash")
    session.room.browse.typing.value = words
    await session.settle()
    await session.press("enter")


@sizes
@pytest.mark.parametrize("page", PAGES, ids=[page[2].id for page in PAGES])
async def test_a_page_is_reached_by_view_and_filter(
    opened: Any, workspace: Workspace, size: tuple[int, int], page: tuple[View, str, RecordPage, str]
) -> None:
    view, words, stop, shown = page
    async with opened(workspace, size) as session:
        await browse(session, view, words)
        key = next(key for key in session.room.browse.lines.keys if isinstance(key, Member) and key.stop == stop)
        session.room.browse.lines.move_to(key)
        await session.press("enter")
        assert session.room.reading.history.here == stop
        assert session.room.reader.page.has_focus
        assert session.room.context == "record"
        assert shown in session.screen()
        # Every entry that can be chosen leads somewhere, and no two are mistaken for each other.
        keys = session.room.reader.page.keys
        assert len(keys) == len(set(keys))
        assert all(session.room._stop_of(key) is not None for key in keys)


async def test_visits_to_parts_stand_on_the_page_of_the_whole(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        session.room.go(RecordPage(Authority.INSTITUTION, "aist"))
        await session.press("+")
        await session.settle()
        assert "1 visit to a part of it" in session.screen()
        assert "2012-11-28  AIST Hokkaido  經建會 2013" in session.screen()


@sizes
async def test_a_place_opens_from_a_page_and_alt_left_comes_back(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        page = RecordPage(Authority.INSTITUTION, "aist")
        session.room.go(page)
        await session.settle()
        key = next(key for key in session.room.reader.page.keys if isinstance(key, Place))
        session.room.reader.page.move_to(key)
        await session.press("enter")
        assert session.room.reading.history.here == key
        await session.press("alt+left")
        assert session.room.reading.history.here == page
        assert session.room.reader.page.has_focus
        assert session.room.reader.page.cursor_key == key
        await session.press("alt+right")
        assert session.room.reading.history.here == key


@sizes
async def test_names_are_marked_and_enter_opens_them(opened: Any, workspace: Workspace, size: tuple[int, int]) -> None:
    async with opened(workspace, size) as session:
        report = workspace.library.report("2015-most-industry-academia")
        session.room.go(Place(report.id, report.source.line_span(354).start))
        await session.settle()
        assert not session.room.reader.text._marks.names
        await session.press("w")
        assert session.room.reading.names_shown
        marks = session.room.reader.text._marks.names
        assert report.source.slice(marks[0])
        assert any(report.source.slice(span) == "產總研" for span in marks)
        await session.press("enter")
        if isinstance(session.app.screen, ChoosingDialog):
            session.app.screen.lines.move_to(RecordPage(Authority.INSTITUTION, "aist"))
            await session.press("enter")
        assert session.room.reading.history.here == RecordPage(Authority.INSTITUTION, "aist")
        assert session.room.reader.page.has_focus
        await session.press("alt+left", "w")
        assert not session.room.reader.text._marks.names


async def test_pages_in_chinese(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        choose_language("zh_TW")
        session.room.speak()
        for _view, _words, stop, shown in PAGES:
            session.room.go(stop)
            await session.settle()
            assert shown in session.screen()


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)], ids=str)
async def test_empty_authority_files_give_a_sentence(opened: Any, hostile: Workspace, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as session:
        await session.press("1")
        for _turn in View:
            await session.press("v")
            if session.room.browse.view not in {View.AGENCY, View.YEAR}:
                assert "no records" in session.screen()
        await session.press("r", "enter", "w", "enter")
        assert "Nobody and nothing with a record" in session.room.query_one("#notice").sentence
        for key in ("D", "equals_sign"):
            await session.press(key)
            assert session.app.screen is session.room
            assert "no records of institutions" in session.room.query_one("#notice").sentence
        await session.press("4", "x")
        assert "no itinerary to export" in session.room.query_one("#notice").sentence


@pytest.fixture
def hostile_names(hostile: Workspace) -> Workspace:
    """The hostile library with records whose names try everything, and visits that use them."""
    authority = hostile.places.corpus / "authority"
    rest = "country: JP, place: null, note: '[link=x]', sources: [{report: hostile, line: 1}]"
    form = "{form: 產學合作, kind: short, language: zh}"
    (authority / "institutions.yaml").write_text(
        f"- {{id: evil, kind: institute, names: {{zh: '[/x] <b>`[@key]`'}}, variants: [{form}], {rest}}}\n"
        f"- {{id: worse, kind: office, parent: evil, names: {{zh: '[bold]壞'}}, variants: [], {rest}}}\n",
        encoding="utf-8",
    )
    person = "country: JP, names: {zh: '[/人]'}, variants: [], roles: [], sources: [{report: hostile, line: 1}]"
    (authority / "people.yaml").write_text(f"- {{id: evil-person, {person}}}\n", encoding="utf-8")
    return hostile


@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=str)
async def test_hostile_names_are_printed_on_every_page(
    opened: Any, hostile_names: Workspace, size: tuple[int, int]
) -> None:
    async with opened(hostile_names, size) as session:
        stops = [RecordPage(Authority.INSTITUTION, "evil"), RecordPage(Authority.INSTITUTION, "worse")]
        stops += [RecordPage(Authority.PERSON, "evil-person"), DossierPage("evil"), DossierPage("worse")]
        for stop in stops:
            session.room.go(stop)
            await session.settle()
            assert session.room.reading.history.here == stop
            screen = session.screen()
            assert "[" in screen
            assert "\x1b" not in screen
        session.room.go(DossierPage("evil"))
        await session.press("x")
        (written,) = hostile_names.places.exports.glob("dossier-evil.md")
        assert "\x1b" not in written.read_text(encoding="utf-8")
        await session.press("equals_sign")
        assert session.app.screen is session.room
        assert "needs two" in session.room.query_one("#notice").sentence
