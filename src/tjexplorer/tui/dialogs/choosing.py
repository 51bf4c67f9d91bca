"""A dialog to choose one of several things, typing to narrow them: palette, reports, earlier searches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.text.fold import fold, folded_words
from tjexplorer.tui.dialogs.narrowed import NarrowedDialog
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.panes.columns import spread, told
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    key: Hashable
    """The answer."""
    label: str
    """What it is."""
    aside: str = ""
    """A key or a number at the right edge."""
    below: str = ""
    """A second line."""


class ChoosingDialog(NarrowedDialog[Hashable]):
    """A list narrowed by typing. Its answer is the key of the choice."""

    def __init__(self, title: str, choices: Sequence[Choice], cursor: Hashable | None = None) -> None:
        super().__init__(title, _("type to narrow, Enter chooses, Esc closes"))
        self._choices = list(choices)
        self._first = cursor

    def inside(self) -> list[Widget]:
        """A line to type in, and the choices."""
        return [TypingLine(placeholder=_("type to narrow the list"), id="narrow"), LineList(id="choices")]

    def on_mount(self) -> None:
        """Show all of them."""
        self._fill("")
        self.query_one(TypingLine).focus()

    def _fill(self, words: str) -> None:
        wanted = folded_words(words)
        found = [
            each for each in self._choices if all(word in fold(f"{each.label} {each.below}").text for word in wanted)
        ]
        entries = [Entry(each.key, partial(_draw, each)) for each in found]
        first = found[0].key if found and wanted else self._first
        self.lines.show(entries or [told(_("Nothing here has these words."), "dim")], cursor=first)

    @on(Input.Changed, "#narrow")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    @on(Input.Submitted, "#narrow")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.lines.action_open()

    @on(LineList.Opened)
    def _choose(self, event: LineList.Opened) -> None:
        event.stop()
        self.dismiss(event.key)


def _draw(each: Choice, cells: int) -> list[Line]:
    lines = [spread((piece(each.label),), each.aside, cells, "key")]
    if each.below:
        lines.extend(wrap_line((piece(each.below, "dim"),), cells, first=2, rest=2, most=2))
    return lines
