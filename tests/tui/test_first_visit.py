"""The first screen: three things to try at the first start, later what one had at hand; asked for, the three things again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tjexplorer.tui.welcome import is_first_visit, note_visit
from tjexplorer.workspace import Workspace


def test_the_visit_is_noted_once_and_an_unwritable_place_does_no_harm(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert is_first_visit(state)
    note_visit(state)
    assert not is_first_visit(state)
    note_visit(state)
    (tmp_path / "file").write_text("", encoding="utf-8")
    note_visit(tmp_path / "file" / "state")
    assert is_first_visit(tmp_path / "file" / "state")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_three_things_at_first_and_what_one_had_later(
    opened: Any, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        assert "Three things to try" in session.screen()
        await session.press("enter")
        assert session.room.search_line.typing.value == "産学連携"
        await session.press("enter", "m", "0")
        assert "Three things to try" in session.screen()
    async with opened(workspace, size) as session:
        await session.press("0")
        screen = session.screen()
        assert "A reading room for reports" in screen
        assert "Earlier searches" in screen
        assert "1 bookmark" in screen
        keys = session.room.home.keys
        search = next(key for key in keys if type(key).__name__ == "SearchFor")
        session.room.home.move_to(search)
        await session.press("enter")
        assert session.room.searching.answer.request.query == "産学連携"
        await session.press("0", "ctrl+p", *"three things", "enter")
        assert "Open an institution" in session.screen()
        assert session.room.at_home
