"""A program started in a pseudo-terminal, timed until its screen shows something. The same for ours and for a peer.

The terminal is a grid of cells that understands cursor movement and text, no colours. A frame is full once every cell
of the grid has been written.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence

from wcwidth import wcwidth

COLUMNS, ROWS = 120, 36

_TOKEN = re.compile(
    r"\x1b\[([0-9;?<>=!$ ]*)([@-~])|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[^\[\]P_()]|([^\x1b])"
)
_PATIENCE = 30.0


class Grid:
    """What stands on the screen."""

    def __init__(self) -> None:
        self._cells = [[""] * COLUMNS for _row in range(ROWS)]
        self._row = self._column = 0
        self._rest = ""

    @property
    def full(self) -> bool:
        """Whether every cell was written."""
        return all(all(row) for row in self._cells)

    @property
    def text(self) -> str:
        """The screen, line by line; a second half of a wide character counts for nothing."""
        return "\n".join("".join(row).replace("\0", "") for row in self._cells)

    def feed(self, data: str) -> None:
        """Output of the program."""
        data = self._rest + data
        done = 0
        # A sequence that was cut at the end of what was read waits for the rest.
        while found := _TOKEN.match(data, done):
            done = found.end()
            if found[3]:
                self._write(found[3])
            elif found[2] in {"H", "f"}:
                row, _semicolon, column = found[1].partition(";")
                self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
            elif found[2] == "C":
                self._column += int(found[1] or 1)
        self._rest = data[done:]

    def _write(self, char: str) -> None:
        if char == "\r":
            self._column = 0
        elif char == "\n":
            self._row += 1
        elif char >= " ":
            width = max(0, wcwidth(char))
            for cell in range(width):
                if self._row < ROWS and self._column < COLUMNS:
                    self._cells[self._row][self._column] = "\0" if cell else char
                self._column += 1


Sight = Callable[[Grid], bool]


def full_frame(grid: Grid) -> bool:
    """Anything at all, over the whole screen."""
    return grid.full


def full_frame_with(*words: str) -> Sight:
    """The whole screen is painted, and it shows these words."""
    return lambda grid: grid.full and all(word in grid.text for word in words)


def seconds_until(sight: Sight, command: Sequence[str], environment: Mapping[str, str]) -> float | None:
    """Seconds from the start of a process until its screen shows something; None where it never does.

    The process is ended then.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    whole = {**os.environ, **environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    whole.pop("COLUMNS", None)
    whole.pop("LINES", None)
    grid = Grid()
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=whole, start_new_session=True, close_fds=True
    )
    os.close(theirs)
    try:
        return _watch(ours, grid, sight, begin)
    finally:
        _end(process)
        os.close(ours)


def _watch(descriptor: int, grid: Grid, sight: Sight, begin: float) -> float | None:
    undecoded = b""
    while time.perf_counter() - begin < _PATIENCE:
        if not select.select([descriptor], [], [], 0.5)[0]:
            continue
        try:
            data = os.read(descriptor, 1 << 16)
        except OSError:
            return None
        now = time.perf_counter() - begin
        undecoded += data
        text = undecoded.decode(errors="ignore")
        # Only a character cut at the end of what was read may be missing here.
        undecoded = undecoded[len(text.encode()) :]
        grid.feed(text)
        if sight(grid):
            return now
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
