"""Text that tries to be obeyed is printed, in every widget that shows it."""

from __future__ import annotations

from typing import Any

import pytest

from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (60, 20), (40, 12)]

OBEYED = ["\x1b", "\x07", "\x9b", "\x00", "\u202e", "\u200b"]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_is_printed_and_nothing_obeyed(opened: Any, hostile: Workspace, size: tuple[int, int]) -> None:
    async with opened(hostile, size) as session:
        screens = [session.screen()]
        await session.press("r", "enter")
        screens.append(session.screen())
        assert "[/附件一]" in screens[-1]
        for key in ("o", "o", "m", "i", "escape", "c", "escape", "y", "escape", "5", "4", "r", "escape", "G", "3"):
            await session.press(key)
            screens.append(session.screen())
        await session.press("M")
        for word in ("[/x]", "[@key]"):
            session.app.focused.value = word
        await session.press("enter", "5")
        screens.append(session.screen())
        await session.search("產學合作")
        await session.press("enter", "v", "s")
        screens.append(session.screen())
        await session.search("[/x] [@key")
        screens.append(session.screen())
        await session.press("f5", "escape", "f6", "escape", "enter", "x", "enter")
        screens.append(session.screen())
        for keys in (("v",), ("v",), ("f8",), ("escape", "P"), ("x",), ("escape", "ctrl+s"), ("enter",), ("f8",)):
            await session.press(*keys)
            screens.append(session.screen())
        await session.press("escape")
        for screen in screens:
            assert not any(char in screen for char in OBEYED)
        assert session.app.screen is session.room


async def test_markup_in_a_title_of_a_dialog(opened: Any, hostile: Workspace) -> None:
    async with opened(hostile) as session:
        session.room.tell("[/x] [@click=app.quit]x[/]")
        await session.settle()
        assert "[@click=app.quit]" in session.screen()
        session.room.reader.retitle("[/x]")
        await session.settle()
        assert "[/x]" in session.screen()


async def test_pasted_escape_sequences_do_not_reach_the_terminal(opened: Any, hostile: Workspace) -> None:
    async with opened(hostile) as session:
        await session.search("\x1b[31m產\u202e學\x07")
        assert session.room.search_line.typing.value == "[31m產學"
        assert "\x1b" not in session.screen()


async def test_rows_never_leave_their_pane(opened: Any, hostile: Workspace) -> None:
    async with opened(hostile, (60, 20)) as session:
        await session.press("r", "enter")
        for _turn in range(30):
            await session.pilot.press("pagedown")
        for line in session.screen().split("\n")[3:-2]:
            assert line[0] in "┏┃┗"
