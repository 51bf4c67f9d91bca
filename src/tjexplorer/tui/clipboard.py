"""Copying, by every way that a terminal may leave open, and always into a file.

Inside tmux the escape sequence for copying (OSC 52) is dropped by the default settings, so tmux itself is asked first.
Whether a terminal obeys OSC 52 cannot be known, nor whether tmux can pass a text on to it; the message to the reader
says no more than what was done.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tjexplorer.messages import gettext as _

FILE_NAME = "copied.txt"
"""Name of the file that always holds the last copy."""

TERMINAL_TAKES = 74_994
"""Bytes of UTF-8 that a terminal may be asked to copy: the sequence is then 100,000 bytes long, and many drop longer ones."""

TMUX = "tmux"
"""The name of tmux where it was asked to pass the text on to its terminal."""

OLD_TMUX = "tmux < 3.2"
"""Its name where it cannot do that."""

_WAIT = 2.0
"""Seconds given to a program that takes the text."""

_WINDOWS_WAITS = 10.0
"""Seconds given to the shell of Windows, which is slow to start."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a text went."""

    ways: tuple[str, ...]
    """Programs that took it."""
    asked_terminal: bool
    """Whether the terminal was asked with OSC 52."""
    path: Path | None
    """The file that holds it; None where none could be written."""
    too_long: int = 0
    """Bytes of a text that is too long for OSC 52, where nothing else took it; else 0."""

    @property
    def nowhere(self) -> bool:
        """Whether the text can be had from nowhere."""
        return not (self.ways or self.asked_terminal or self.path)

    def sentence(self) -> str:
        """What was done, and no more than that."""
        return " ".join(filter(None, (self._way(), self._file())))

    def _way(self) -> str:
        if self.ways == (TMUX,):
            return _("Copied into tmux, where prefix ] pastes it; a terminal that lets tmux copy has it too.")
        if self.ways == (OLD_TMUX,):
            return _("Copied into tmux alone, where prefix ] pastes it.")
        if self.ways:
            return _("Copied with {ways}.").format(ways=", ".join(self.ways))
        if self.asked_terminal:
            return _("The terminal was asked to copy it (OSC 52); not every terminal does.")
        if self.too_long:
            told = _("Not copied: {size} bytes, and a terminal takes {most} (OSC 52).")
            return told.format(size=f"{self.too_long:,}", most=f"{TERMINAL_TAKES:,}")
        return ""

    def _file(self) -> str:
        if self.path is None:
            return _("No file could be written.")
        if self.ways or self.asked_terminal:
            return _("Also in the file {path}").format(path=self.path)
        return _("It is in the file {path}").format(path=self.path)


def copy(text: str, folder: Path, ask_terminal: Callable[[str], None]) -> Copied:
    """Copy a text: tmux, the desktop's own tool, else OSC 52; and write it into a file of `folder` in any case.

    Waits for the programs that take it. `ask_terminal` sends OSC 52 with the text.
    """
    ways = list(_programs(text))
    length = len(text.encode("utf-8", "replace"))
    fits = length <= TERMINAL_TAKES
    if not ways and fits:
        ask_terminal(text)
    return Copied(tuple(ways), not ways and fits, _write(text, folder), 0 if ways or fits else length)


def _programs(text: str) -> Iterator[str]:
    """The programs that took the text: tmux, and the first tool of the desktop that does."""
    if os.environ.get("TMUX"):
        data = text.encode("utf-8", "replace")
        if _feed(("tmux", "load-buffer", "-w", "-"), data):
            yield TMUX
        elif _feed(("tmux", "load-buffer", "-"), data):
            yield OLD_TMUX
    for name, feed in _DESKTOP:
        if feed(text):
            yield name
            return


def _far() -> bool:
    """Whether the program runs on another machine than the one that somebody sits at: its clipboard is of no use then."""
    return bool(os.environ.get("SSH_TTY"))


def _wayland(text: str) -> bool:
    return bool(os.environ.get("WAYLAND_DISPLAY")) and _feed(("wl-copy",), text.encode("utf-8", "replace"))


def _xclip(text: str) -> bool:
    command = ("xclip", "-selection", "clipboard")
    return bool(os.environ.get("DISPLAY")) and _feed(command, text.encode("utf-8", "replace"))


def _xsel(text: str) -> bool:
    command = ("xsel", "--clipboard", "--input")
    return bool(os.environ.get("DISPLAY")) and _feed(command, text.encode("utf-8", "replace"))


def _macos(text: str) -> bool:
    # The locale says how it reads the bytes.
    return not _far() and _feed(("pbcopy",), text.encode("utf-8", "replace"), {"LC_CTYPE": "UTF-8"})


def _windows(text: str) -> bool:
    """Windows itself, or Linux in it. Its `clip` guesses the encoding and is often wrong about short Chinese texts, so its
    shell is asked first, by a line of ASCII.
    """
    inside = sys.platform == "win32" or os.environ.get("WSL_DISTRO_NAME") or os.environ.get("WSL_INTEROP")
    if not inside or _far():
        return False
    packed = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    line = f"Set-Clipboard -Value ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{packed}')))\n"
    shell = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", "-")
    if _feed(shell, line.encode("ascii"), wait=_WINDOWS_WAITS):
        return True
    return _feed(("clip.exe",), text.encode("utf-16", "replace"), wait=_WINDOWS_WAITS)


_DESKTOP: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("wl-copy", _wayland),
    ("xclip", _xclip),
    ("xsel", _xsel),
    ("pbcopy", _macos),
    ("Windows", _windows),
)
"""The tools of the desktops, by the name that a reader is told."""


def _feed(
    command: tuple[str, ...], data: bytes, variables: Mapping[str, str] | None = None, wait: float = _WAIT
) -> bool:
    """Whether a program took the data from its standard input."""
    if shutil.which(command[0]) is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands; the text goes to standard input
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=wait,
            check=False,
            env={**os.environ, **(variables or {})},
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _write(text: str, folder: Path) -> Path | None:
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError:
        return None
    return path
