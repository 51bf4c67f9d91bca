"""Typing, input methods, and answers that come too late."""

from __future__ import annotations

import threading
from typing import Any

from textual.geometry import Offset

from tjexplorer.errors import TjexplorerError
from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.desks.searching import SearchDesk
from tjexplorer.workspace import Workspace


class CountingSearcher:
    """Hands on to a real one and counts."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.asked: list[str] = []

    def search(self, request: SearchRequest, cancelled: Any) -> Any:
        self.asked.append(request.query)
        return self._real.search(request, cancelled)

    def concordance(self, *arguments: Any, **options: Any) -> Any:
        return self._real.concordance(*arguments, **options)


async def test_several_characters_at_once_are_one_search(opened: Any, workspace: Workspace) -> None:
    counting = CountingSearcher(workspace.searcher)
    workspace.__dict__["searcher"] = counting
    async with opened(workspace) as session:
        await session.press("f2")
        await session.pilot.press(*"産学連携")
        await session.settle()
        assert counting.asked == ["産学連携"]
        assert session.room.search_line.typing.has_focus
        assert "產學連攜" in session.screen()


async def test_what_is_committed_on_the_first_screen_begins_a_search(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press(*"産学連携")
        assert session.room.search_line.typing.value == "産学連携"
        assert not session.room.at_home
        assert session.room.searching.answer.result.total_matches > 100


async def test_a_query_from_the_command_line(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, query="筑波") as session:
        assert session.room.searching.answer.request.query == "筑波"
        assert session.room.results.display


async def test_an_answer_that_comes_too_late_is_dropped(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("理研")
        answer = session.room.searching.answer
        await session.search("筑波")
        newer = session.room.searching.answer
        session.room.post_message(SearchDesk.Answered(1, answer, ""))
        await session.settle()
        assert session.room.searching.answer is newer
        assert "筑波" in session.screen()


async def test_a_slow_search_is_cancelled_by_the_next_one(opened: Any, workspace: Workspace) -> None:
    entered = threading.Event()
    seen: list[tuple[str, bool]] = []
    real = workspace.searcher

    class Slow(CountingSearcher):
        def search(self, request: SearchRequest, cancelled: Any) -> Any:
            if request.query == "理研":
                entered.set()
                for _turn in range(500):
                    if cancelled():
                        break
                    threading.Event().wait(0.01)
            seen.append((request.query, cancelled()))
            return real.search(request, cancelled)

    workspace.__dict__["searcher"] = Slow(real)
    async with opened(workspace) as session:
        await session.press("f2")
        session.room.search_line.typing.value = "理研"
        for _turn in range(100):
            await session.pilot.pause(0.02)
            if entered.is_set():
                break
        session.room.search_line.typing.value = "筑波"
        await session.settle()
        assert session.room.searching.answer.request.query == "筑波"
        assert seen == [("理研", True), ("筑波", False)]


async def test_an_error_in_the_thread_is_told_and_the_program_goes_on(opened: Any, workspace: Workspace) -> None:
    class Broken:
        def search(self, *_arguments: Any) -> Any:
            raise ValueError("[/x] broken")

    whole = workspace.searcher
    workspace.__dict__["searcher"] = Broken()
    async with opened(workspace) as session:
        await session.search("理研")
        assert "[/x] broken" in session.screen()
        workspace.__dict__["searcher"] = whole
        await session.search("筑波")
        assert session.room.searching.answer.result.total_matches > 0


async def test_our_own_errors_stand_in_the_results(opened: Any, workspace: Workspace) -> None:
    class Refusing:
        def search(self, *_arguments: Any) -> Any:
            raise TjexplorerError("The index [/x] is gone.")

    workspace.__dict__["searcher"] = Refusing()
    async with opened(workspace) as session:
        await session.search("理研")
        assert "The index [/x] is gone." in " ".join(session.screen().split())


async def test_no_hits_say_how_the_query_was_read(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("麒麟長頸鹿")
        text = session.screen()
        assert "麒麟長頸鹿" in text
        assert "Nothing was found" in text


async def test_the_candidate_window_opens_at_the_end_of_the_text(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.press("f2")
        typing = session.room.search_line.typing
        await session.pilot.press(*"産学abc")
        await session.settle()
        x, y, _width, _height = typing.content_region
        assert typing.cursor_screen_offset == Offset(x + 7, y)


async def test_the_focus_stays_in_the_search_line_while_results_come(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (80, 24)) as session:
        for words in ("産", "産学", "産学連携"):
            await session.search(words)
            assert session.room.search_line.typing.has_focus


async def test_forms_switched_off_belong_to_their_query(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("f5", "down", "space", "escape")
        assert session.room.searching.question.off_forms
        await session.search("理研")
        assert not session.room.searching.question.off_forms


async def test_beside_a_page_the_reader_follows_the_results_of_a_new_search(opened: Any, workspace: Workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        await session.press("B")
        assert session.room.reading.page is not None
        await session.search("筑波")
        assert session.room.reading.page is not None
        await session.press("enter")
        assert session.room.reading.page is None
        assert session.room.reading.current is not None
