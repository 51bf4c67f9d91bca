"""Pane 5: the bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import AnchorStatus
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.drawing import Line, clip_line, piece, wrap_line
from tjexplorer.tui.keys import N_, bindings
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.widgets.line_list import Entry, LineList


class BookmarkList(LineList):
    """A list whose entries can be deleted and edited."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("bookmarks")]

    class Delete(Message):
        """The reader wants the bookmark under the cursor gone."""

        def __init__(self, bookmark: str) -> None:
            super().__init__()
            self.bookmark = bookmark

    class Edit(Message):
        """The reader wants to edit note and tags."""

        def __init__(self, bookmark: str) -> None:
            super().__init__()
            self.bookmark = bookmark

    def action_delete(self) -> None:
        """Ask for the deletion."""
        if isinstance(self.cursor_key, str):
            self.post_message(self.Delete(self.cursor_key))

    def action_edit(self) -> None:
        """Ask for the dialog."""
        if isinstance(self.cursor_key, str):
            self.post_message(self.Edit(self.cursor_key))


class BookmarksPane(Pane):
    """What the reader kept. The keys of the list are the ids of the bookmarks."""

    NAME: ClassVar[PaneName] = PaneName.BOOKMARKS
    NUMBER: ClassVar[int] = 5
    LABEL: ClassVar[str] = N_("Bookmarks")

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._placed: tuple[PlacedBookmark, ...] = ()
        self._problems: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """One list."""
        yield BookmarkList(id="kept")

    @property
    def lines(self) -> BookmarkList:
        """The list."""
        return self.query_one("#kept", BookmarkList)

    @property
    def target(self) -> Widget:
        """The list."""
        return self.lines

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self._fill()

    def relabel(self) -> None:
        """Everything in another language."""
        super().relabel()
        self._fill()

    def show(self, placed: Sequence[PlacedBookmark], problems: Sequence[str] = ()) -> None:
        """Show these bookmarks, and what is wrong with the files of others."""
        self._placed, self._problems = tuple(placed), tuple(problems)
        self.retitle(str(len(self._placed)) if self._placed else "")
        self._fill()

    def _fill(self) -> None:
        self.lines.show(list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        for problem in self._problems:
            yield told(problem, "note")
        if not self._placed:
            yield told(_("No bookmark yet."), "")
            yield told(_("m in the Reader keeps the passage with the bar; M or Ctrl+D adds a note."), "dim")
        for each in self._placed:
            yield Entry(each.bookmark.id, partial(self._draw, each))

    def _draw(self, each: PlacedBookmark, cells: int) -> list[Line]:
        bookmark = each.bookmark
        quotation = "".join(bookmark.quotation.split("\n"))
        lines = wrap_line((piece(" ".join(quotation.split())),), cells, most=2)
        where = f"{self._catalogue.label(bookmark.report)}, {_('line {line}').format(line=each.line)}"
        lines.append(clip_line((piece(where, "dim"),), cells))
        if each.anchor.status is AnchorStatus.MOVED:
            lines.append((piece(_("! moved: the source was edited"), "note"),))
        elif each.anchor.status is AnchorStatus.LOST:
            lines.append((piece(_("! lost: the source no longer has these words"), "note"),))
        if bookmark.note:
            lines.extend(wrap_line((piece(" ".join(bookmark.note.split()), "strong"),), cells, first=2, rest=2, most=2))
        if bookmark.tags:
            lines.append(clip_line((piece("  " + "  ".join(f"#{tag}" for tag in bookmark.tags), "mark"),), cells))
        return lines
