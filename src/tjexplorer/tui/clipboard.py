"""Copying, by every way that a terminal may leave open, and always into a file.

Inside tmux the escape sequence for copying (OSC 52) is dropped by the default settings, so tmux itself is asked first.
Whether a terminal obeys OSC 52 cannot be known; the message to the reader says no more than what was done.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tjexplorer.messages import gettext as _

FILE_NAME = "copied.txt"
"""Name of the file that always holds the last copy."""

_DESKTOP_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
_WAIT = 2.0
"""Seconds given to a program that takes the text."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a text went."""

    ways: tuple[str, ...]
    """Programs that took it."""
    asked_terminal: bool
    """Whether the terminal was asked with OSC 52."""
    path: Path | None
    """The file that holds it; None where none could be written."""

    def sentence(self) -> str:
        """What was done, and no more than that."""
        parts = []
        if self.ways:
            parts.append(_("Copied with {ways}.").format(ways=", ".join(self.ways)))
        elif self.asked_terminal:
            parts.append(_("The terminal was asked to copy it (OSC 52); not every terminal does."))
        if self.path:
            parts.append(_("Also in the file {path}").format(path=self.path))
        else:
            parts.append(_("No file could be written."))
        return " ".join(parts)


def copy(text: str, folder: Path, ask_terminal: Callable[[str], None]) -> Copied:
    """Copy a text: tmux, the desktop's own tool, else OSC 52; and write it into a file of `folder` in any case."""
    ways = []
    if os.environ.get("TMUX") and _feed(("tmux", "load-buffer", "-w", "-"), text):
        ways.append("tmux")
    for variable, command in _DESKTOP_TOOLS:
        if os.environ.get(variable) and _feed(command, text):
            ways.append(command[0])
            break
    else:
        if not os.environ.get("SSH_TTY") and _feed(("pbcopy",), text):
            ways.append("pbcopy")
    if not ways:
        ask_terminal(text)
    return Copied(tuple(ways), not ways, _write(text, folder))


def _feed(command: tuple[str, ...], text: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands; the text goes to standard input
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _write(text: str, folder: Path) -> Path | None:
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError:
        return None
    return path
