"""The dialog that asks for a word: one of those in use, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.text.fold import fold, folded_words
from tjexplorer.tui.dialogs.narrowed import NarrowedDialog
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class _Key:
    """Key of an entry."""

    word: str
    """The answer."""


class WordingDialog(NarrowedDialog[str]):
    """Words in use, narrowed by typing; what is typed comes first where it is none of them."""

    def __init__(self, title: str, used: Sequence[tuple[str, str]]) -> None:
        super().__init__(title, _("type a new one or choose, Enter takes it, Esc closes"))
        self._used = used

    def inside(self) -> list[Widget]:
        """A line to type in, and the words in use."""
        return [TypingLine(placeholder=_("a new one, or one of these"), id="narrow"), LineList(id="choices")]

    def on_mount(self) -> None:
        """Show all of them."""
        self._fill("")
        self.query_one(TypingLine).focus()

    def _fill(self, typed: str) -> None:
        wanted = folded_words(typed)
        found = [(word, shown) for word, shown in self._used if all(part in fold(shown).text for part in wanted)]
        typed = " ".join(typed.split())
        if typed and typed not in {word for word, _shown in self._used}:
            found.insert(0, (typed, _("new: {word}").format(word=typed)))
        self.lines.show(
            [self._entry(word, shown) for word, shown in found], cursor=_Key(found[0][0]) if found else None
        )

    def _entry(self, word: str, shown: str) -> Entry:
        return Entry(_Key(word), lambda cells: wrap_line((piece(shown),), cells, rest=2))

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
        if isinstance(event.key, _Key):
            self.dismiss(event.key.word)
