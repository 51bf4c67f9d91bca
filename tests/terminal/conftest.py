"""The program as a process in a real terminal: what is typed goes through a pty, what it draws is read by an emulator."""

from __future__ import annotations

import codecs
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from wcwidth import wcwidth

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

PATIENCE = 20.0
"""Seconds after which something that should be seen is missing. No test waits for longer than it takes."""

_UNKNOWN = re.compile(r"\x1b\[(?:[<=>][0-9;]*[ -/]*[@-~]|\?[0-9;]*\$p)")
"""Questions about keyboard and modes, which the emulator would print."""

_CUT = re.compile(r"\x1b(?:\[[0-9;?<=>]*[ -/]*)?\Z")
"""A sequence at the end of what was read whose rest is still to come."""


class Picture:
    """What stands on a screen, from the bytes that a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        import pyte

        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> None:
        text = self._rest + self._decoder.decode(data)
        cut = _CUT.search(text)
        self._rest = text[cut.start() :] if cut else ""
        self._stream.feed(_UNKNOWN.sub("", text[: cut.start()] if cut else text))

    @property
    def text(self) -> str:
        return "\n".join("".join(self._cells(row)).rstrip() for row in range(self.screen.lines))

    def _cells(self, row: int) -> Iterator[str]:
        wide = False
        for column in range(self.screen.columns):
            cell = self.screen.buffer[row][column].data
            if cell or not wide:
                # The second half of a wide character is empty; one whose first half was written over is a blank.
                yield cell or " "
            wide = bool(cell) and wcwidth(cell[0]) == 2

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column, from 0."""
        return self.screen.cursor.y, self.screen.cursor.x


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, command: list[str], environment: Mapping[str, str], size: tuple[int, int]) -> None:
        import pty

        self._ours, theirs = pty.openpty()
        self.picture = Picture(*size)
        self._resize(theirs, size)
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)

    def send(self, keys: str) -> None:
        """As bytes that a terminal sends for keys, or for what an input method commits."""
        os.write(self._ours, keys.encode("utf-8"))

    def resize(self, columns: int, rows: int) -> None:
        self._resize(self._ours, (columns, rows))
        self.picture.screen.resize(rows, columns)
        self._process.send_signal(signal.SIGWINCH)

    def until(self, sight: Callable[[Picture], bool], what: str = "") -> str:
        """Read until something is seen; the screen's text then."""
        deadline = time.monotonic() + PATIENCE
        while not sight(self.picture):
            assert time.monotonic() < deadline, f"not seen: {what}\n{self.picture.text}\n{self.picture.cursor}"
            if not self._read(0.1):
                assert sight(self.picture), f"the program ended; not seen: {what}\n{self.picture.text}"
        return self.picture.text

    def see(self, *words: str) -> str:
        return self.until(lambda picture: all(word in picture.text for word in words), ", ".join(words))

    def see_no_more(self, word: str) -> str:
        return self.until(lambda picture: word not in picture.text, f"no {word}")

    def see_cursor(self, row: int, column: int) -> None:
        self.until(lambda picture: picture.cursor == (row, column), f"the cursor at {row}, {column}")

    def see_end(self) -> int:
        """The exit code of a program that ends by itself."""
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            self._read(0.1)
            assert time.monotonic() < deadline, f"still running:\n{self.picture.text}"
        return self._process.returncode

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def _read(self, seconds: float) -> bool:
        import select

        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:
            return False
        self.picture.feed(data)
        return bool(data)

    @staticmethod
    def _resize(descriptor: int, size: tuple[int, int]) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def environment(folder: Path) -> dict[str, str]:
    """A user's variables, with folders of their own and no clipboard of a desktop or of the tmux that runs the tests."""
    left_out = (
        "TJEXPLORER",
        "XDG",
        "TMUX",
        "DISPLAY",
        "WAYLAND",
        "SSH",
        "NO_COLOR",
        "COLUMNS",
        "LINES",
        "TEXTUAL",
        "LC_",
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    folders = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "DATA", "STATE", "CONFIG")}
    own = {"HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return {**kept, **folders, **own, "TJEXPLORER_LANG": "zh_TW", "TJEXPLORER_LIBRARY": str(folder / "library")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's home with a fresh copy of the library in it, no index."""
    shutil.copytree(CORPUS, tmp_path / "library" / "corpus")
    return tmp_path


Started = Callable[..., "contextmanager[Terminal]"]


@pytest.fixture
def started(home: Path) -> Callable[..., object]:
    """Starts the program in a pseudo-terminal of a size."""
    pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    pytest.importorskip("pyte")

    @contextmanager
    def start(size: tuple[int, int] = (120, 40), *arguments: str) -> Iterator[Terminal]:
        terminal = Terminal([sys.executable, "-m", "tjexplorer", *arguments], environment(home), size)
        try:
            yield terminal
        finally:
            terminal.close()

    return start


@pytest.fixture
def picture() -> type[Picture]:
    """An emulator that shows what bytes mean."""
    return Picture


@pytest.fixture
def variables(home: Path) -> dict[str, str]:
    """The variables of a user of `home`."""
    return environment(home)
