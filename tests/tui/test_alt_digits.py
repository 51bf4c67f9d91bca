"""Alt with a digit, as a terminal sends it: Escape and the digit."""

from __future__ import annotations

import pytest
from textual import events

from tjexplorer.tui.alt_digits import as_pressed
from tjexplorer.tui.arrangement import PaneName


def _as_textual_reads(sequence: str) -> events.Key:
    from textual._xterm_parser import XTermParser

    return next(event for event in XTermParser().feed(sequence) if isinstance(event, events.Key))


@pytest.mark.parametrize("digit", "012345")
def test_every_pane_key_is_understood(digit: str) -> None:
    pressed = as_pressed(_as_textual_reads(f"\x1b{digit}"))
    assert (pressed.key, pressed.character) == (f"alt+{digit}", None)


def test_other_keys_stay_as_they_are() -> None:
    for key in (events.Key("a", "a"), events.Key("1", "1"), events.Key("f1", None), events.Key("產", "產")):
        assert as_pressed(key) is key


async def test_a_pane_is_reached_from_the_search_line(opened, workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        session.app.post_message(_as_textual_reads("\x1b1"))
        await session.settle()
        assert session.room.wish.active is PaneName.BROWSE
        assert session.room.search_line.typing.value == "産学連携"


async def test_what_is_typed_into_a_dialog_stays(opened, workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "enter", "M")
        session.app.post_message(events.Key("pound_sign", "£"))
        await session.settle()
        assert "£" in session.screen()
