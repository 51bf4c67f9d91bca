"""Pane 5: the bookmarks, in groups and in an order, narrowed by words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.bookmarks.arranging import Group, Grouping
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.bookmark import AnchorStatus, Colour
from tjexplorer.text.cells import clip
from tjexplorer.text.printable import printable
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.keeping import BookmarkDesk, KeptKey
from tjexplorer.tui.drawing import ELLIPSIS, Line, Piece, clip_line, piece, wrap_line
from tjexplorer.tui.kept_colours import colour_name, colour_role
from tjexplorer.tui.keys import N_, bindings
from tjexplorer.tui.panes.columns import head, told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.wording import grouping_name, order_name
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine

LEAD = 3
"""Cells before the words of a bookmark: whether it is marked, its sign, a space."""


class BookmarkList(LineList):
    """A list with the keys of bookmarks."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("bookmarks")]


class BookmarksPane(Pane):
    """What the reader kept. The keys of the list are `KeptKey`."""

    NAME: ClassVar[PaneName] = PaneName.BOOKMARKS
    NUMBER: ClassVar[int] = 5
    LABEL: ClassVar[str] = N_("Bookmarks")

    class Find(Message):
        """The reader looks for words in bookmarks."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._desk: BookmarkDesk | None = None
        self._groups: tuple[Group, ...] = ()

    def compose(self) -> ComposeResult:
        """One list, and a line to type in below it."""
        yield BookmarkList(id="kept")
        yield TypingLine(placeholder=_("find in bookmarks"), id="kept-find")

    @property
    def lines(self) -> BookmarkList:
        """The list."""
        return self.query_one("#kept", BookmarkList)

    @property
    def typing(self) -> TypingLine:
        """The line to type words in that are looked for."""
        return self.query_one("#kept-find", TypingLine)

    @property
    def target(self) -> Widget:
        """The list."""
        return self.lines

    @property
    def at_cursor(self) -> KeptKey | None:
        """The bookmark under the cursor."""
        key = self.lines.cursor_key
        return key if isinstance(key, KeptKey) else None

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self.typing.display = False
        self._fill()

    def on_resize(self) -> None:
        """What stands in the border is cut to the pane."""
        super().on_resize()
        self._tell_view()

    def relabel(self) -> None:
        """Everything in another language."""
        super().relabel()
        self.typing.placeholder = _("find in bookmarks")
        self._fill()

    def show(self, desk: BookmarkDesk) -> None:
        """Show what a desk has to show. The cursor stays on its bookmark, else near where it was."""
        self._desk = desk
        self._groups = desk.groups()
        self._fill()

    def _fill(self) -> None:
        before, keys = self.lines.cursor_key, self.lines.keys
        at = keys.index(before) if before in keys else 0
        self.lines.show(list(self._entries()))
        now = self.lines.keys
        if before is not None and now and before not in now:
            same = (
                key for key in now if isinstance(key, KeptKey) and isinstance(before, KeptKey) and key.id == before.id
            )
            self.lines.move_to(next(same, now[min(at, len(now) - 1)]))
        self._tell_count()
        self._tell_view()

    def _tell_count(self) -> None:
        desk = self._desk
        if desk is None or not desk.placed:
            self.retitle("")
            return
        shown = len({each.bookmark.id for group in self._groups for each in group.members})
        count = str(shown) if shown == len(desk.placed) else f"{shown}/{len(desk.placed)}"
        marked = ngettext("{n} marked", "{n} marked", len(desk.marked)).format(n=len(desk.marked))
        self.retitle(f"{count}, {marked}" if desk.marked else count)

    def _tell_view(self) -> None:
        """Below: how they are grouped, in which order, and what is looked for."""
        desk, words = self._desk, ""
        if desk is not None and desk.placed:
            words = order_name(desk.order)
            if desk.grouping is not Grouping.NONE:
                words = f"{grouping_name(desk.grouping)}, {words}"
            if desk.words:
                words += f" / {desk.words}"
        self.border_subtitle = Content(clip(printable(words), max(self.outer_size.width - 8, 4), ELLIPSIS))

    def _entries(self) -> Iterator[Entry]:
        desk = self._desk
        for problem in desk.problems if desk is not None else ():
            yield told(problem, "note")
        if desk is None or not desk.placed:
            yield told(_("No bookmark yet."), "")
            words = _("{bookmark} in the Reader keeps the passage with the bar; {bookmark_note} adds a note.")
            yield told(words.format(bookmark=key_of("bookmark"), bookmark_note=key_of("bookmark_note")), "dim")
        elif not self._groups:
            yield told(_("No bookmark has these words. Esc shows all of them."), "dim")
        for group in self._groups:
            if desk is not None and desk.grouping is not Grouping.NONE:
                yield head(f"{self._name_of(group, desk.grouping)}  {len(group.members)}")
            for each in group.members:
                yield Entry(KeptKey(each.bookmark.id, group.name), partial(self._draw, each))

    def _name_of(self, group: Group, grouping: Grouping) -> str:
        match grouping:
            case Grouping.REPORT:
                return self._catalogue.label(group.name)
            case Grouping.TAG:
                return f"#{group.name}" if group.name else _("without a tag")
            case Grouping.COLOUR:
                return colour_name(Colour(group.name)) if group.name else _("without a colour")
            case _:
                return group.name or _("in no collection")

    def _draw(self, each: PlacedBookmark, cells: int) -> list[Line]:
        bookmark = each.bookmark
        marked = self._desk is not None and bookmark.id in self._desk.marked
        room = max(cells - LEAD, 4)
        lead = (Piece("+" if marked else " ", "on"), Piece(bookmark.sign, colour_role(bookmark.colour)), Piece(" "))
        # A whole section may be kept: what two lines cannot hold is not broken into lines.
        quotation = "".join(bookmark.quotation[: 8 * room].split("\n"))
        below = wrap_line((piece(" ".join(quotation.split())),), room, most=2)
        where = [self._catalogue.label(bookmark.report), _("line {line}").format(line=each.line)]
        if bookmark.collection and (self._desk is None or self._desk.grouping is not Grouping.COLLECTION):
            where.append(bookmark.collection)
        below.append(clip_line((piece(", ".join(where), "dim"),), room))
        below.extend(wrap_line((piece(_status(each), "note"),), room) if _status(each) else ())
        if bookmark.note:
            below.extend(wrap_line((piece(" ".join(bookmark.note.split()), "strong"),), room, most=2))
        if bookmark.tags:
            below.append(clip_line((piece("  ".join(f"#{tag}" for tag in bookmark.tags), "mark"),), room))
        first, *rest = below
        return [(*lead, *first), *((Piece(" " * LEAD), *line) for line in rest)]

    # Finding

    def open_find(self) -> None:
        """Open the line to type words in that are looked for."""
        self.typing.display = True
        self.typing.begin()

    def leave_find(self) -> bool:
        """Close that line and show all bookmarks again; whether something was looked for."""
        was = self.typing.display
        if was:
            had_focus = self.typing.has_focus
            self.typing.value = ""
            self.typing.display = False
            if had_focus:
                self.lines.focus()
        return bool(was)

    @on(Input.Changed, "#kept-find")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Find(event.value))

    @on(Input.Submitted, "#kept-find")
    @on(TypingLine.LeftDown, "#kept-find")
    def _to_the_list(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        self.typing.display = bool(self.typing.value)
        self.lines.focus()


def _status(each: PlacedBookmark) -> str:
    """What has become of the passage, where it is not where it was."""
    if each.anchor.status is AnchorStatus.LOST and each.report is None:
        return _("! lost: the library has this report no more")
    if each.anchor.status is AnchorStatus.LOST:
        return _("! lost: the source no longer has these words")
    if each.anchor.reworded:
        return _("! changed: the words in the source are other ones now")
    return _("! moved: the source was edited") if each.anchor.status is AnchorStatus.MOVED else ""
