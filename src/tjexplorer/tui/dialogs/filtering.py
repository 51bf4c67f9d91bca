"""The dialog of filters: what the answer divides by, with counts; each value is switched by one key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.text.characters import is_cjk
from tjexplorer.text.fold import fold, folded_words
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.dialogs.switching import Switch, SwitchList, draw_switch
from tjexplorer.tui.drawing import piece
from tjexplorer.tui.panes.columns import head, spread, told
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine

SHOWN = 12
"""Values of a group that are shown without narrowing, beside those that are on."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """One thing that the answer divides by."""

    label: str
    """Its heading."""
    switches: tuple[Switch, ...]
    """Its values. They widen each other unless the group is of single choice; that is for `turned` to know."""
    whole: bool = False
    """Whether all values are always shown."""
    aside: str = ""
    """What the numbers at the right edge are; empty where there are none."""
    others: tuple[str, str] = ("", "")
    """What has no value, which no switch can ask for, and its numbers; empty where there is nothing of the kind."""


class FilterDialog(Dialog[bool]):
    """Switches in groups. `turned` is called with the key of each that the reader turns, and its new state."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,f,f6", "close", show=False),
        Binding("0,０,alt+0,F,alt+x,delete", "reset", show=False),
        Binding("slash,ctrl+f,／", "narrow", show=False),
        Binding("tab", "change_place", show=False, priority=True),
    ]

    def __init__(
        self,
        groups: Sequence[FilterGroup],
        turned: Callable[[Hashable, bool], None],
        reset: Callable[[], None],
        status: str,
    ) -> None:
        super().__init__(_("Filters"), _("Space switches, Tab narrows, Del clears, Esc closes"))
        self._groups = list(groups)
        self._turned = turned
        self._reset = reset
        self._status = status
        self._ready = False

    def inside(self) -> list[Widget]:
        """A line to narrow by, and the switches."""
        return [TypingLine(placeholder=_("/ or Tab: type to narrow the list"), id="narrow"), SwitchList(id="switches")]

    @property
    def lines(self) -> SwitchList:
        """The switches."""
        return self.query_one("#switches", SwitchList)

    @property
    def typing(self) -> TypingLine:
        """The line to narrow by."""
        return self.query_one("#narrow", TypingLine)

    @property
    def stands(self) -> bool:
        """Whether it is made and not closed yet, also under another dialog."""
        return self._ready and self in self.app.screen_stack

    def on_mount(self) -> None:
        """Show them."""
        self._ready = True
        self._fill()
        self.lines.focus()

    def renew(self, groups: Sequence[FilterGroup], status: str) -> None:
        """Show new counts, and above them what the search finds now."""
        self._groups, self._status = list(groups), status
        if self.stands:
            self._fill()

    def _fill(self) -> None:
        wanted = folded_words(self.typing.value)
        entries: list[Entry] = []
        for group in self._groups:
            found = [one for one in group.switches if all(word in fold(one.label).text for word in wanted)]
            shown = [one for at, one in enumerate(found) if group.whole or wanted or one.on or at < SHOWN]
            if shown:
                entries.append(_headed(group) if group.aside else head(group.label))
            entries += (Entry(one.key, partial(draw_switch, one)) for one in shown)
            if group.others[0] and not wanted:
                entries.append(_unswitched(*group.others))
            left = len(found) - len(shown)
            if left:
                more = ngettext("{count} more: / narrows the list", "{count} more: / narrows the list", left)
                entries.append(told(more.format(count=left), "dim", 4))
        if not entries:
            entries.append(told(_("Nothing here has these words."), "dim"))
        self.lines.show([told(self._status, "strong"), *entries])

    @on(LineList.Opened)
    def _turn(self, event: LineList.Opened) -> None:
        event.stop()
        for at, group in enumerate(self._groups):
            for one in group.switches:
                if one.key == event.key:
                    turned = tuple(replace(each, on=not one.on) if each is one else each for each in group.switches)
                    self._groups[at] = replace(group, switches=turned)
                    self._fill()
                    self._turned(one.key, not one.on)
                    return

    @on(Input.Changed, "#narrow")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted, "#narrow")
    @on(TypingLine.LeftDown, "#narrow")
    def _narrowed(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        self.lines.focus()

    def on_key(self, event: events.Key) -> None:
        """What an input method commits on the list narrows it."""
        if event.character and is_cjk(event.character) and not self.typing.has_focus:
            event.stop()
            self._begin_narrowing(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Some input methods and all pastes arrive in one piece."""
        if event.text.strip() and not self.typing.has_focus:
            event.stop()
            self._begin_narrowing(" ".join(event.text.split()))

    def _begin_narrowing(self, text: str) -> None:
        self.typing.focus()
        self.typing.insert_text_at_cursor(text)

    def action_narrow(self) -> None:
        """Type to narrow the list."""
        self.typing.focus()

    def action_change_place(self) -> None:
        """From the list to the line, and back."""
        (self.lines if self.typing.has_focus else self.typing).focus()

    def action_close(self) -> None:
        """Leave the line first, and forget what was typed there; then close."""
        if self.typing.has_focus:
            self.typing.value = ""
            self.lines.focus()
        else:
            self.dismiss(None)

    def action_reset(self) -> None:
        """No filter any more."""
        self._reset()
        self.dismiss(True)


def _unswitched(label: str, aside: str) -> Entry:
    return Entry(None, lambda cells: [spread((piece(f"    {label}", "dim"),), aside, cells)])


def _headed(group: FilterGroup) -> Entry:
    return Entry(None, lambda cells: [(), spread((piece(group.label, "head"),), group.aside, cells)])
