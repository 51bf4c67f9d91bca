"""The first frame: there before the library is, and no key is lost on it."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from tjexplorer.errors import LibraryError
from tjexplorer.tui.app import ExplorerApp
from tjexplorer.tui.threshold import Threshold


async def test_keys_pressed_before_the_library_is_open_reach_the_reading_room(workspace) -> None:
    gate = threading.Event()

    def open_late():
        gate.wait(20)
        return workspace

    app = ExplorerApp(open_late)
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, Threshold)
        await pilot.press("f2")
        await pilot.press(*"RIKEN")
        gate.set()
        for _turn in range(400):
            await pilot.pause(0.02)
            if app.room is not None and app.room.is_mounted and app.room.search_line.typing.value == "RIKEN":
                break
        assert app.room is not None
        assert app.room.search_line.typing.value == "RIKEN"


async def test_a_library_that_cannot_be_opened_ends_the_program_with_its_sentence() -> None:
    def refuse():
        raise LibraryError("no library there")

    app = ExplorerApp(refuse)
    async with app.run_test() as pilot:
        for _turn in range(200):
            await pilot.pause(0.02)
            if app.failure is not None:
                break
    assert isinstance(app.failure, LibraryError)


@pytest.mark.parametrize("module", ["whoosh", "tjexplorer.workspace", "tjexplorer.corpus.segmenter", "yaml"])
def test_the_first_frame_loads_nothing_of_a_library(module: str) -> None:
    code = f"import sys, tjexplorer.tui.app; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
