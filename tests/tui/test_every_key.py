"""Each key of the registry, twins too, at the three sizes that people have: it reaches its action where that holds.

What an action then does is for other tests; here the actions only say that they were called.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from tjexplorer.tui.actions.counting import holds
from tjexplorer.tui.keys import ACTIONS, Action
from tjexplorer.tui.reading_room import ReadingRoom
from tjexplorer.workspace import Workspace

SIZES = [(120, 40), (80, 24), (60, 20)]
PAGES = ("counts", "collocates", "keywords", "places", "parallels")
TURNS = 500
"""How often to look whether a key has arrived. `Pilot.press` waits until the program is idle, ten times as long."""
NAMED_ONLY = ("leave", "escape")
"""What the registry names for the help: Escape means the way back first."""


def _of(context: str) -> Iterable[tuple[Action, str]]:
    every = ((action, key) for action in ACTIONS if action.context == context for key in action.all_keys)
    return ((action, key) for action, key in every if (action.id, key) != NAMED_ONLY)


class Listener:
    """Stands in place of actions and remembers which was called."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._called: list[str] = []
        self.wrong: list[str] = []

    def hear(self, name: str) -> None:
        self._called.append(name)

    def at(self, owner: Any, context: str) -> None:
        """Replace the actions that a widget does by itself."""
        for action in {action.id: action for action, _key in _of(context)}.values():
            setattr(owner, f"action_{action.id}", lambda name=action.id: self.hear(name))

    async def press(self, action: Action, key: str, where: str) -> None:
        self._called.clear()
        character = {"space": " "}.get(key, key if len(key) == 1 else None)
        name = _character_to_key(key) if len(key) == 1 else key
        self._session.app.post_message(Key(name, character))
        for _turn in range(TURNS):
            if self._called:
                break
            await asyncio.sleep(0.002)
        if self._called != [action.id]:
            self.wrong.append(f"{key} {where}: {self._called or 'nothing'} in place of {action.id}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_key_reaches_its_action(
    opened: Any, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with opened(workspace, size) as session:
        room = session.room
        await session.search("産学連携")
        await session.press("enter", "enter", "m")
        listener = Listener(session)
        monkeypatch.setattr(room, "do", listener.hear)
        monkeypatch.setattr(session.app, "action_quit", lambda: listener.hear("quit"))

        async def all_of(context: str, target: Any, where: str, actions: Iterable[tuple[Action, str]] = ()) -> None:
            for action, key in actions or _of(context):
                # A key that shows something else must not hide the next one.
                if session.app.focused is not target:
                    target.focus()
                    await session.pilot.pause()
                await listener.press(action, key, where)

        lines, text, kept = room.results.lines, room.reader.text, room.bookmarks.lines
        room.show_pane(room.results.NAME)
        await session.pilot.pause()
        await all_of("app", lines, "in Results")
        own = [(action, key) for action, key in _of("app") if key.startswith("f") and key[1:].isdigit()]
        await all_of("app", room.search_line.typing, "in the search line", own)
        listener.at(lines, "list")
        listener.at(lines, "move")
        await all_of("list", lines, "in Results")
        await all_of("move", lines, "in Results")
        room.show_pane(room.bookmarks.NAME)
        await session.pilot.pause()
        await all_of("bookmarks", kept, "in Bookmarks")
        room.show_pane(room.reader.NAME)
        await session.pilot.pause()
        await _in_the_reader(session, listener, all_of, text)
        await _on_pages(session, listener, all_of, monkeypatch)
        assert not listener.wrong, "\n".join(listener.wrong)


async def _in_the_reader(session: Any, listener: Listener, all_of: Any, text: Any) -> None:
    text.focus()
    await session.press("a", "shift+right")
    assert text.selection is not None
    listener.at(text, "selecting")
    await all_of("selecting", text, "in the Reader with a selection")
    listener.at(text, "move")
    listener.at(text, "reader")
    await all_of("move", text, "in the Reader")
    await all_of("reader", text, "in the Reader")


async def _on_pages(session: Any, listener: Listener, all_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of counts, each as its name alone: making them takes long."""
    room = session.room
    page = room.reader.page
    room.reader.text.display, page.display = False, True
    for context in PAGES:
        monkeypatch.setattr(ReadingRoom, "context", property(lambda _room, name=context: name))
        own = [(action, key) for action, key in _of("counting") if holds(action.id, context)]
        if own:
            await all_of("counting", page, f"on the page of {context}", own)
    seen = {action.id for context in PAGES for action, _key in _of("counting") if holds(action.id, context)}
    assert seen == {action.id for action, _key in _of("counting")}


def test_each_context_of_the_registry_is_pressed_here() -> None:
    pressed = {"app", "list", "move", "bookmarks", "reader", "selecting", "counting"}
    assert {action.context for action in ACTIONS} == pressed
