"""What the program says for a moment: a row of its own in the place of the footer.

Textual's own toasts lie over the panes and are cut at their borders; a wide character on such a cut is lost. Nothing lies
under this row.
"""

from __future__ import annotations

from textual.timer import Timer

from tjexplorer.text.printable import printable
from tjexplorer.tui.appearance import STILL
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.widgets.drawn import Drawn

MOST = 3
"""Rows of a long message."""

LONGER = 4
"""How many times as long a message stays where nothing shall come and go quickly."""


class Notice(Drawn):
    """One message at a time, in as many rows as it needs."""

    sentence = ""
    """What is said; empty while nothing is."""
    _timer: Timer | None = None

    def on_mount(self) -> None:
        """Nothing is said yet."""
        self.display = False

    def say(self, sentence: str, seconds: float, *, warning: bool) -> None:
        """Say a sentence for some seconds."""
        self.sentence = printable(sentence)
        sign = piece("! " if warning else "", "mark")
        cells = max(self.app.size.width - 1, 8)

        def lines(width: int) -> list[Line]:
            return wrap_line((piece(" "), sign, piece(self.sentence, "strong")), width, rest=1, most=MOST)

        self.styles.height = max(len(lines(cells)), 1)
        self.display = True
        self.show(lines)
        if self._timer is not None:
            self._timer.stop()
        still = self.app.has_class(STILL)
        self._timer = self.set_timer(seconds * (LONGER if still else 1), self.fall_silent)

    def fall_silent(self) -> None:
        """Give the place back."""
        self.sentence = ""
        self.display = False
