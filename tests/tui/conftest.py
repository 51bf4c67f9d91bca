"""A reading room on the real corpus, or on a hostile one; libraries are read once for all tests."""

from __future__ import annotations

import asyncio
import os
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tjexplorer.indexing.shelf import Building
from tjexplorer.messages import choose_language
from tjexplorer.paths import Places
from tjexplorer.tui.app import ExplorerApp
from tjexplorer.tui.reading_room import ReadingRoom
from tjexplorer.workspace import Workspace

CORPUS = Path(__file__).parents[2] / "corpus"

HOSTILE = (
    "第一章 [/x] 標題 [@key, p. 3]\n\n"
    "一段文字[/附件一]產學合作[bold red]，\x1b[31m紅\x1b]0;title\x07，\u202e反向\u202c，零\u200b寬\u200d字。\n\n"
    + "產學合作" * 400
    + "\n\n"
    + "x" * 3000
    + "\n\n"
    "第二章 [link=https://example.org]壞[/link]\n\n"
    "[@click=app.quit]點我[/] \\[ 產學合作 \x9b31m \x00 \ud7ff\n"
)


EVERY_SIZE = "test_every_key.py"
"""The file that presses every key at every size in each run."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a test that is written for several sizes of the terminal, run one, a different one for each test; the thorough
    run has all.
    """
    if os.environ.get("HYPOTHESIS_PROFILE") == "thorough":
        return
    sizes: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        callspec = getattr(item, "callspec", None)
        if item.path.parent == Path(__file__).parent and item.path.name != EVERY_SIZE and callspec is not None:
            others = sorted((name, str(id_)) for name, id_ in callspec.params.items() if name != "size")
            if "size" in callspec.params:
                sizes[f"{item.path.name}::{item.function.__name__}{others}"].append(item)
    left_out = {
        item
        for name, alike in sizes.items()
        for at, item in enumerate(alike)
        if at != zlib.crc32(name.encode()) % len(alike)
    }
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


@dataclass
class Session:
    """An app under test."""

    app: ExplorerApp
    pilot: Pilot[None]

    @property
    def room(self) -> ReadingRoom:
        assert self.app.room is not None
        return self.app.room

    async def settle(self) -> None:
        """Wait until typing has rested, threads are done and everything is drawn.

        `Pilot.pause` would wait besides until the process is idle, some 20 ms each time and longer on a busy machine.
        """
        quiet = 0
        for _turn in range(4000):
            await self.drawn()
            quiet = 0 if self._is_busy() else quiet + 1
            if quiet == 3:
                break
            # What follows on a resize comes by a timer.
            await asyncio.sleep(0.015 if quiet else 0.005)

    def _is_busy(self) -> bool:
        entered = self.app.room is not None and self.app.room.is_mounted
        return not entered or self.room.searching.waiting or any(not worker.is_finished for worker in self.app.workers)

    async def drawn(self) -> None:
        """Wait until all messages are dealt with, those that came of them too, and what they changed is drawn."""
        for turn in range(100):
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()
            pumps = (self.app, *self.app.screen.walk_children(with_self=True))
            if turn and all(pump._message_queue.empty() for pump in pumps):
                break

    async def press(self, *keys: str) -> None:
        for key in keys:
            character = {"space": " "}.get(key, key if len(key) == 1 else None)
            self.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, character))
            await self.drawn()
            while self._is_busy():
                await asyncio.sleep(0.005)
                await self.drawn()
        await self.settle()

    async def search(self, words: str) -> None:
        """Type a query as an input method does: the whole of it at once."""
        await self.press("f2")
        self.room.search_line.typing.value = words
        await self.settle()

    def screen(self) -> str:
        """What the terminal shows."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())


Opener = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language(None)


def _workspace(corpus: Path, folder: Path) -> Workspace:
    root = folder / "library"
    root.mkdir(parents=True, exist_ok=True)
    state, settings = folder / "state", folder / "config.yaml"
    return Workspace(
        Places(root, corpus, folder / "index", folder / "bookmarks", state, settings), building=Building.NEVER
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return _workspace(CORPUS, tmp_path_factory.mktemp("shared"))


@pytest.fixture
def workspace(shared: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The real corpus, with bookmarks and copies of its own; what was read before is not read again."""
    fresh = _workspace(CORPUS, tmp_path)
    fresh.library = shared.library
    fresh._mentions = shared._mentions
    for name in ("institutions", "people", "programmes", "gazetteer", "terms", "searcher"):
        fresh.__dict__[name] = getattr(shared, name)
    for variable in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    return fresh


@pytest.fixture
def hostile(tmp_path: Path) -> Workspace:
    """A library whose only report tries everything that a terminal or a markup parser obeys."""
    corpus = tmp_path / "corpus"
    folder = corpus / "reports" / "hostile"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_bytes(HOSTILE.encode("utf-8"))
    authority = corpus / "authority"
    authority.mkdir()
    (authority / "institutions.yaml").write_text("[]\n", encoding="utf-8")
    (authority / "terms.yaml").write_text("[]\n", encoding="utf-8")
    return _workspace(corpus, tmp_path)


@pytest.fixture
def opened() -> Opener:
    @asynccontextmanager
    async def opener(
        workspace: Workspace, size: tuple[int, int] = (120, 40), query: str | None = None
    ) -> AsyncIterator[Session]:
        app = ExplorerApp(lambda: workspace, query)
        async with app.run_test(size=size, notifications=True) as pilot:
            session = Session(app, pilot)
            await session.settle()
            yield session

    return opener
