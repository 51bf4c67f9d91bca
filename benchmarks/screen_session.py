"""A program that is used in a pseudo-terminal: keys are written, and what they change on the screen is waited for.

The clock runs from the write of the key to the arrival of the bytes that show the change. What the emulator needs to
understand them comes after, and is the same for ours and for the peers.
"""

from __future__ import annotations

import codecs
import contextlib
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
from pathlib import Path

import pyte
from wcwidth import wcwidth

Size = tuple[int, int]
"""Columns and rows."""

_PATIENCE = 60.0
_QUIET = 0.12
"""Seconds without a byte after which a burst of output is over. Less than half of a cursor's blink."""

_IDLE = 0.05
"""Seconds of CPU within half a second; a program that uses less waits for its reader."""

_UNKNOWN = re.compile(r"\x1b\[(?:[<=>][0-9;]*[ -/]*[@-~]|\?[0-9;]*\$p)")
_CUT = re.compile(r"\x1b(?:\[[0-9;?<=>]*[ -/]*)?\Z")


class NotSeenError(Exception):
    """What was waited for never came."""


class Used:
    """A running program with its screen."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], size: Size) -> None:
        self._ours, theirs = pty.openpty()
        self._set_size(size)
        variables = {**os.environ, **environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("COLUMNS", "LINES", "TMUX"):
            variables.pop(name, None)
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=variables, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Used:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    @property
    def rows(self) -> list[str]:
        """The screen, row by row."""
        return ["".join(self._cells(row)) for row in range(self.screen.lines)]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows)

    def send(self, keys: str) -> float:
        """Write keys; when that was."""
        now = time.perf_counter()
        os.write(self._ours, keys.encode())
        return now

    def until(self, sight: Callable[[Used], bool], since: float) -> float:
        """Seconds from a moment until something is seen. Raises `NotSeenError`."""
        now = since
        while not sight(self):
            if time.perf_counter() - since > _PATIENCE:
                raise NotSeenError(self.text)
            now = self._read(0.5) or now
        return now - since

    def typed(self, keys: str, sight: Callable[[Used], bool]) -> float:
        """Seconds from keys until something is seen."""
        return self.until(sight, self.send(keys))

    def burst(self, act: Callable[[], object]) -> float:
        """Seconds from an act until all that it changes is drawn: the last byte before a silence."""
        before = self.text
        since = time.perf_counter()
        last: float | None = None
        act()
        while time.perf_counter() - since < _PATIENCE:
            now = self._read(_QUIET)
            if now is not None:
                last = now
            elif last is not None and self.text != before:
                return last - since
        raise NotSeenError(self.text)

    def rest(self, seconds: float = 0.4) -> None:
        """Read until nothing comes for a while."""
        end = time.perf_counter() + 10
        while time.perf_counter() < end and self._read(seconds) is not None:
            pass

    def idle(self) -> None:
        """Read until the program has nothing more to do, so that its work behind the screen is not measured with a key."""
        end = time.perf_counter() + _PATIENCE
        spent = self._processor_time()
        while time.perf_counter() < end:
            self.rest(0.5)
            now = self._processor_time()
            if now - spent < _IDLE:
                return
            spent = now

    def _processor_time(self) -> float:
        """Seconds of CPU that it has used; 0 where the system does not tell."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resize(self, size: Size) -> None:
        """Another size of the terminal."""
        self.screen.resize(size[1], size[0])
        self._set_size(size)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGWINCH)

    def _set_size(self, size: Size) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def _read(self, seconds: float) -> float | None:
        """When bytes came; None where none came."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return None
        try:
            data = os.read(self._ours, 1 << 18)
        except OSError:
            raise NotSeenError(self.text) from None
        now = time.perf_counter()
        text = self._rest + self._decoder.decode(data)
        cut = _CUT.search(text)
        self._rest = text[cut.start() :] if cut else ""
        self._stream.feed(_UNKNOWN.sub("", text[: cut.start()] if cut else text))
        return now

    def _cells(self, row: int) -> list[str]:
        line, wide, found = self.screen.buffer[row], False, []
        for column in range(self.screen.columns):
            cell = line[column].data
            if cell or not wide:
                found.append(cell or " ")
            wide = bool(cell) and wcwidth(cell[0]) == 2
        return found
