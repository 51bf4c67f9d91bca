"""The one owner of stderr: talk, progress and errors, a line each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.text.printable import printable

if TYPE_CHECKING:
    from tjexplorer.indexing.builder import Progress

_BAR = 24


def say(line: str) -> None:
    """One line for the person at the terminal; control characters in it are made visible."""
    sys.stderr.write(printable(line) + "\n")
    sys.stderr.flush()


def error(line: str) -> None:
    """An error, as one line."""
    say(f"tjexplorer: {line}")


class ProgressLine:
    """A bar that is drawn over itself on a terminal, and nothing elsewhere, nor where nothing is to move."""

    def __init__(self) -> None:
        self.still = False
        self._drawn = False

    def __call__(self, progress: Progress) -> None:
        """Draw how far the build has come."""
        if self.still or not sys.stderr.isatty():
            return
        share = progress.done / progress.total if progress.total else 1.0
        bar = "#" * round(share * _BAR)
        sys.stderr.write(f"\r{_('index')} [{bar:.<{_BAR}}] {progress.done}/{progress.total}")
        self._drawn = True
        if progress.done >= progress.total:
            self.close()
        sys.stderr.flush()

    def close(self) -> None:
        """End the line."""
        if self._drawn:
            sys.stderr.write("\n")
            self._drawn = False
