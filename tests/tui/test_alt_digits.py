"""Alt with another key, as a terminal sends it: Escape and the key."""

from __future__ import annotations

import pytest
from textual import events

from tjexplorer.keyboard.actions import ACTIONS
from tjexplorer.tui.alt_digits import as_pressed, keep_alt
from tjexplorer.tui.arrangement import PaneName

LETTERS = sorted({key[4:] for action in ACTIONS for key in action.all_keys if key.startswith("alt+") and len(key) == 5})
NAMES = {",": "comma", "-": "minus", "=": "equals_sign", ";": "semicolon", "/": "slash", " ": "space"}


def _as_textual_reads(sequence: str) -> list[events.Key]:
    from textual._xterm_parser import XTermParser

    keep_alt()
    return [event for event in XTermParser().feed(sequence) if isinstance(event, events.Key)]


@pytest.mark.parametrize("character", [*LETTERS, *"0123456789", *NAMES])
def test_alt_types_nothing(character: str) -> None:
    (read,) = _as_textual_reads(f"\x1b{character}")
    pressed = as_pressed(read, typing=True)
    assert (pressed.key, pressed.character) == (f"alt+{NAMES.get(character, character)}", None)


def test_a_key_held_down_with_alt_repeats_itself() -> None:
    read = [as_pressed(each, typing=True) for each in _as_textual_reads("\x1bt\x1bt\x1b1\x1bT")]
    assert [each.key for each in read] == ["alt+t", "alt+t", "alt+1", "alt+shift+t"]
    assert not any(each.is_printable for each in read)


def test_what_is_no_key_with_alt_is_read_as_ever() -> None:
    assert [each.key for each in _as_textual_reads("\x1b[A\x1bOP\x1bf\x1b\x7fé")] == [
        "up",
        "f1",
        "ctrl+right",
        "ctrl+w",
        "é",
    ]


def test_textual_itself_may_name_a_letter_to_be_typed() -> None:
    pressed = as_pressed(events.Key("alt+t", "t"), typing=True)
    assert (pressed.key, pressed.character) == ("alt+t", None)


def test_other_keys_stay_as_they_are() -> None:
    keys = [("a", "a"), ("1", "1"), ("f1", None), ("產", "產"), ("alt+產", "產"), ("alt+left", None)]
    for key in (events.Key(*each) for each in keys):
        assert as_pressed(key) is key
        assert as_pressed(key, typing=True) is key


def test_what_option_gives_on_a_mac_is_text_where_one_types_and_a_key_elsewhere() -> None:
    typed = events.Key("trade_mark_sign", "™")
    assert as_pressed(typed, typing=True) is typed
    assert as_pressed(typed).key == "alt+2"


async def test_keys_with_alt_act_while_a_query_is_typed(opened, workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        theme = session.app.theme
        for key in _as_textual_reads("\x1bt\x1bq\x1b;"):
            session.app.post_message(key)
        session.app.post_message(events.Key("trade_mark_sign", "™"))
        await session.settle()
        assert session.app.theme != theme
        assert session.room.search_line.typing.value == "産学連携™"
        for key in _as_textual_reads("\x1b1"):
            session.app.post_message(key)
        await session.settle()
        assert session.room.wish.active is PaneName.BROWSE


async def test_in_a_dialog_what_is_typed_stays_and_keys_with_alt_type_nothing(opened, workspace) -> None:
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "enter", "M")
        session.app.post_message(events.Key("pound_sign", "£"))
        for key in _as_textual_reads("\x1b2\x1bt\x1bg"):
            session.app.post_message(key)
        await session.settle()
        assert session.app.screen.written.note == "£"
