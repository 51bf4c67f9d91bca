"""The dialog of saved and earlier searches: run one, save it under a name, remove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import Inquiry
from tjexplorer.text.fold import fold, folded_words
from tjexplorer.tui.dialogs.narrowed import NarrowedDialog
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.panes.columns import gap, head, spread, told
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search to choose."""

    inquiry: Inquiry
    """What it asks."""
    name: str
    """The name it was saved under; empty for an earlier one."""
    aside: str
    """What it found, and when; or when it was saved."""
    below: str
    """Filters, forms, note; may be empty."""


@dataclass(frozen=True, slots=True)
class _Key:
    """Key of an entry."""

    name: str
    """The name of a saved search, empty for others."""
    inquiry: Inquiry
    """What it asks."""


@dataclass(frozen=True, slots=True)
class SearchShelf:
    """What the dialog can do with searches."""

    load: Callable[[], tuple[list[KeptSearch], list[KeptSearch], str]]
    """Gives the saved ones, the earlier ones, and what is wrong with files of saved ones."""
    save: Callable[[Inquiry, Callable[[], None]], None]
    """Asks for a name and saves; calls back when it is done."""
    remove: Callable[[str], str]
    """Removes a saved search; gives what the reader should be told."""
    restore: Callable[[], str]
    """Brings back what was removed last; gives what the reader should be told."""


class SearchesDialog(NarrowedDialog[Inquiry]):
    """Searches, narrowed by typing. Its answer is what the chosen one asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("delete", "remove", show=False, priority=True),
        Binding("ctrl+z", "restore", show=False, priority=True),
        Binding("f8", "close", show=False),
    ]

    def __init__(self, shelf: SearchShelf) -> None:
        super().__init__(_("Searches"), _("Enter runs, Ctrl+S saves, Del removes, Esc closes"))
        self._shelf = shelf
        self._saved: Sequence[KeptSearch] = ()
        self._earlier: Sequence[KeptSearch] = ()
        self._told = ""

    def inside(self) -> list[Widget]:
        """A line to type in, and the searches."""
        return [TypingLine(placeholder=_("type to narrow the list"), id="narrow"), LineList(id="choices")]

    def on_mount(self) -> None:
        """Show all of them."""
        self.renew()
        self.typing.focus()

    def renew(self, sentence: str = "") -> None:
        """Read them anew, and say something above them."""
        self._saved, self._earlier, problem = self._shelf.load()
        self._told = " ".join(filter(None, [sentence, problem]))
        self._fill()

    def _fill(self) -> None:
        wanted = folded_words(self.typing.value)
        entries: list[Entry] = [told(self._told, "note"), gap()] if self._told else []
        for label, searches in ((_("Saved searches"), self._saved), (_("Earlier searches"), self._earlier)):
            found = [one for one in searches if all(word in fold(_words(one)).text for word in wanted)]
            if found:
                entries.append(head(label))
                entries += (Entry(_Key(one.name, one.inquiry), partial(_draw, one)) for one in found)
        if not (self._saved or self._earlier):
            entries.append(told(_("There is no earlier search yet."), "dim"))
        elif not any(entry.key for entry in entries):
            entries.append(told(_("Nothing here has these words."), "dim"))
        self.lines.show(entries)

    @on(Input.Changed, "#narrow")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted, "#narrow")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.lines.action_open()

    @on(LineList.Opened)
    def _choose(self, event: LineList.Opened) -> None:
        event.stop()
        if isinstance(event.key, _Key):
            self.dismiss(event.key.inquiry)

    def action_save(self) -> None:
        """Save the search under the cursor."""
        key = self.lines.cursor_key
        if isinstance(key, _Key):
            self._shelf.save(key.inquiry, lambda: self.renew(_("The search is saved.")))

    def action_remove(self) -> None:
        """Remove the saved search under the cursor; within typed words, the character there."""
        if self.typing.has_focus and self.typing.cursor_position < len(self.typing.value):
            self.typing.action_delete_right()
            return
        key = self.lines.cursor_key
        if isinstance(key, _Key) and key.name:
            self.renew(self._shelf.remove(key.name))
        elif isinstance(key, _Key):
            self.renew(_("Only saved searches can be removed."))

    def action_restore(self) -> None:
        """Bring back what was removed last."""
        self.renew(self._shelf.restore())


def _words(one: KeptSearch) -> str:
    return f"{one.name} {one.inquiry.query} {one.below}"


def _draw(one: KeptSearch, cells: int) -> list[Line]:
    label = one.name or one.inquiry.query
    lines = [spread((piece(label, "strong" if one.name else ""),), one.aside, cells)]
    below = "  ".join(
        filter(None, [one.inquiry.query if one.name and one.name != one.inquiry.query else "", one.below])
    )
    if below:
        lines += wrap_line((piece(below, "dim"),), cells, first=2, rest=2, most=2)
    return lines
