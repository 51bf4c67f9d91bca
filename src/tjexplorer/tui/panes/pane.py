"""What the numbered panes have in common: a border, a title with the number, a sign for the focus."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tjexplorer.messages import gettext as _
from tjexplorer.text.cells import clip, width
from tjexplorer.text.printable import printable
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.drawing import ELLIPSIS
from tjexplorer.tui.widgets.line_list import LineList


class Pane(Vertical):
    """A bordered part of the screen with a number. The focus shows in the kind of border and in the title."""

    NAME: ClassVar[PaneName]
    NUMBER: ClassVar[int]
    LABEL: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(id=self.NAME, classes="pane")
        self._detail = ""

    @property
    def target(self) -> Widget:
        """What takes the focus when the pane is chosen."""
        raise NotImplementedError

    @property
    def cursor_key(self) -> Hashable | None:
        """What the cursor of its list is on; None where it has no list."""
        return self.target.cursor_key if isinstance(self.target, LineList) else None

    def on_mount(self) -> None:
        """Set the title."""
        self.retitle()

    def retitle(self, detail: str | None = None) -> None:
        """Write the title anew, after a change of the detail, the language or the focus."""
        self._detail = self._detail if detail is None else detail
        sign = "> " if self.has_class("has-focus") else ""
        title = f"{sign}{self.NUMBER} {_(self.LABEL)}"
        room = self.outer_size.width - width(title) - 9
        if self._detail and room > 4:
            title += " - " + clip(printable(self._detail), room, ELLIPSIS)
        self.border_title = Content(title)

    def on_resize(self) -> None:
        """A title is cut to its pane."""
        self.retitle()

    def relabel(self) -> None:
        """Say everything anew in another language."""
        self.retitle()

    def on_descendant_focus(self) -> None:
        """The focus came in."""
        self.set_class(True, "has-focus")
        self.retitle()

    def on_descendant_blur(self) -> None:
        """The focus went, unless it only went to another part of the pane."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            self.set_class(False, "has-focus")
            self.retitle()
