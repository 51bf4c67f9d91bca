"""What an officer does, end to end in a terminal: search in Chinese, read, keep, export, leave, come back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 20.0
F2, DOWN, ENTER, BACKSPACE, CTRL_Q, CTRL_D = "\x1bOQ", "\x1b[B", "\r", "\x7f", "\x11", "\x04"
TAB, CTRL_S = "\t", "\x13"


def _search(terminal: Any) -> tuple[int, int]:
    """Go to the empty search line; where its cursor stands."""
    terminal.see("北海道")
    terminal.send(F2)
    terminal.see("F6 ")

    def behind_the_prompt(picture: Any) -> bool:
        line = picture.text.split("\n")[0]
        return ">" in line and picture.cursor == (0, _cells(line[: line.index(">")]) + 2)

    terminal.until(behind_the_prompt, "the cursor in the search line")
    place: tuple[int, int] = terminal.picture.cursor
    return place


def _file(terminal: Any, folder: Path, pattern: str, words: str) -> str:
    """The text of the file that the program writes into a folder, once these words are in it."""

    def read() -> list[str]:
        return [path.read_text(encoding="utf-8") for path in folder.glob(pattern)]

    terminal.until(lambda _picture: any(words in text for text in read()), f"{words} in {folder / pattern}")
    return next(text for text in read() if words in text)


def test_search_read_bookmark_export_leave_and_come_back(started: Any, home: Path) -> None:
    library = home / "library"
    with started() as terminal:
        row, column = _search(terminal)
        # An input method commits all at once; the candidate window of the next word follows the cursor.
        terminal.send("産学連携")
        terminal.see_cursor(row, column + 8)
        terminal.see("産学連携", "產學合作", "第 1 筆")
        terminal.send(DOWN)
        terminal.see("> 2 結果")
        terminal.send(ENTER)
        terminal.see("> 3 閱讀")
        # With a note, by the key that arrives while an input method is on.
        terminal.send(CTRL_D)
        terminal.see("備註")
        terminal.send("值得一訪：產學合作")
        terminal.see("值得一訪：產學合作")
        terminal.send(TAB + "行前必讀")
        terminal.see("行前必讀")
        terminal.send(CTRL_S)
        assert "行前必讀" in _file(terminal, library / "bookmarks", "*.yaml", "值得一訪：產學合作")
        terminal.see("第 1 筆")
        terminal.send("5")
        terminal.see("> 5 書籤", "值得一訪")
        terminal.send("x")
        terminal.see("Markdown")
        terminal.send(ENTER)
        assert "行前必讀" in _file(terminal, library / "exports", "*.md", "值得一訪：產學合作")
        terminal.send(CTRL_Q)
        assert terminal.see_end() == 0
    with started((80, 24)) as terminal:
        terminal.see("北海道")
        terminal.send("5")
        terminal.see("> 5 書籤", "值得一訪")
        terminal.send(CTRL_Q)
        assert terminal.see_end() == 0
    assert not list(home.rglob("*.log")), "something was logged"


def test_the_cursor_stands_behind_what_is_typed(started: Any, tmp_path: Path) -> None:
    with started((60, 20)) as terminal:
        row, column = _search(terminal)
        at = column
        # Byte by byte, as a slow line may bring it, and characters of one and of two columns.
        for character, columns in (("J", 1), ("理", 2), ("研", 2), ("ア", 2), ("ｱ", 1), ("、", 2)):
            for byte in character.encode("utf-8"):
                os.write(terminal._ours, bytes([byte]))
            at += columns
            terminal.see_cursor(row, at)
        for columns in (2, 1, 2):
            terminal.send(BACKSPACE)
            at -= columns
            terminal.see_cursor(row, at)
        terminal.send("\x1b[D")
        terminal.see_cursor(row, at - 2)
        terminal.send("\x1b[200~産学\n連携\x1b[201~")
        terminal.until(lambda picture: picture.cursor[0] == row and picture.cursor[1] >= at, "what was pasted")
        terminal.send(CTRL_Q)
        assert terminal.see_end() == 0


def test_another_size_while_it_runs(started: Any) -> None:
    with started((120, 40)) as terminal:
        row, column = _search(terminal)
        terminal.send("理研")
        terminal.see("第 1 筆", "1 瀏覽", "3 閱讀")
        for size in ((60, 20), (40, 12), (120, 40), (80, 24)):
            terminal.resize(*size)
            terminal.until(lambda picture, size=size: _fills(picture, *size), f"a screen of {size}")
            terminal.see("理研")
            terminal.see_cursor(row, column + 4)
        terminal.resize(30, 6)
        terminal.until(lambda picture: "40" in picture.text and "理研" not in picture.text, "that it is too small")
        terminal.resize(60, 20)
        terminal.see("理研")
        terminal.send(CTRL_Q)
        assert terminal.see_end() == 0


def _fills(picture: Any, columns: int, rows: int) -> bool:
    """Whether a frame reaches the right edge of the screen (widths of panes are rounded), and the footer its last row."""
    corners = {picture.screen.buffer[row][columns - left].data for row in range(rows) for left in (1, 2, 3)}
    return bool(corners & {"┐", "┓"}) and bool(picture.text.split("\n")[rows - 1].strip())


def _cells(line: str) -> int:
    from wcwidth import wcswidth

    return wcswidth(line)


class Tmux:
    """A tmux of the test's own, with the program in it."""

    def __init__(self, folder: str, variables: dict[str, str]) -> None:
        self._socket = str(Path(folder, "s"))
        self._variables = variables

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-u", "-f", "/dev/null", *arguments],
            env=self._variables, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout

    def until(self, sight: Callable[[str], bool], *asked: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while not sight(answer := self(*asked)):
            assert time.monotonic() < deadline, answer + self("capture-pane", "-p")
            time.sleep(0.05)
        return answer

    def see(self, *words: str) -> str:
        return self.until(lambda screen: all(word in screen for word in words), "capture-pane", "-p")


@pytest.fixture
def tmux(variables: dict[str, str]) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    # The path of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="tjx") as folder:
        own = Tmux(folder, variables)
        own("new-session", "-d", "-x", "120", "-y", "40", sys.executable, "-m", "tjexplorer")
        try:
            yield own
        finally:
            own("kill-server")


def test_copies_reach_tmux(tmux: Tmux, home: Path) -> None:
    tmux("set-option", "-g", "remain-on-exit", "on")
    tmux.see("北海道")
    tmux("send-keys", "F2")
    tmux("send-keys", "-l", "産学連携")
    tmux.see("産学連携", "第 1 筆")
    column, row = map(int, tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split())
    line = tmux("capture-pane", "-p").split("\n")[row]
    assert line.lstrip().startswith("檢索")
    assert column == _cells(line[: line.index("産学連携")]) + 8
    tmux("send-keys", "Down")
    tmux.see("> 2 結果")
    tmux("send-keys", "Enter")
    tmux.see("> 3 閱讀")
    tmux("send-keys", "C-k")
    assert tmux.until(bool, "list-buffers", "-F", "#{buffer_sample}")
    citation = tmux("show-buffer")
    assert re.search(r"[一-鿿]{4}", citation)
    copied = home / "state" / "tjexplorer" / "copied.txt"
    deadline = time.monotonic() + PATIENCE
    while citation not in copied.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, copied.read_text(encoding="utf-8")
        time.sleep(0.02)
    tmux("resize-window", "-x", "60", "-y", "20")
    tmux.until(lambda screen: max(map(_cells, screen.split("\n"))) <= 60, "capture-pane", "-p")
    tmux("send-keys", "C-q")
    tmux.until(lambda dead: dead.strip() == "1", "display-message", "-p", "#{pane_dead}")
