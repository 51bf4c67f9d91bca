"""What is done in the pane of bookmarks: marking several, and what becomes of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tjexplorer.bookmarks.arranging import Grouping, Order
from tjexplorer.bookmarks.labelling import Label, tagged
from tjexplorer.bookmarks.naming import clean_collection
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.errors import TjexplorerError
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.bookmark import LETTERS, Bookmark, Colour
from tjexplorer.tui.actions.exporting import export_bookmarks
from tjexplorer.tui.desks.history import after
from tjexplorer.tui.desks.keeping import KeptKey
from tjexplorer.tui.dialogs.choosing import Choice, ChoosingDialog
from tjexplorer.tui.dialogs.wording import WordingDialog
from tjexplorer.tui.kept_colours import colour_name
from tjexplorer.tui.lending import lend_terminal
from tjexplorer.tui.panes.wording import grouping_name, order_name

if TYPE_CHECKING:
    from tjexplorer.tui.actions.keeping import KeepingActions
    from tjexplorer.tui.reading_room import ReadingRoom


class ShelvingActions:
    """Actions on the bookmark under the cursor, or on all that are marked."""

    def __init__(self, room: ReadingRoom, keeper: KeepingActions) -> None:
        self._room = room
        self._keeper = keeper

    def handlers(self) -> dict[str, Callable[[], None]]:
        """By action id."""
        return {
            "delete": self._delete,
            "edit": self._edit,
            "edit_outside": self._edit_outside,
            "mark": self._mark,
            "mark_all": self._mark_all,
            "change_marked": self._offer,
            "find_kept": self._room.bookmarks.open_find,
            "group_kept": self._group,
            "order_kept": self._order,
            "move_down": lambda: self._move(1),
            "move_up": lambda: self._move(-1),
        }

    def find(self, words: str) -> None:
        """Show the bookmarks that have these words."""
        self._room.keeping.words = words
        self._room.bookmarks.show(self._room.keeping)

    # Which ones

    @property
    def _cursor(self) -> str | None:
        key = self._room.bookmarks.at_cursor
        return key.id if key else None

    def _targets(self) -> tuple[str, ...]:
        """Ids of those that an action is for; the reader is told where there is none."""
        ids = self._room.keeping.targets(self._cursor)
        if not ids:
            self._room.tell(_("There is no bookmark here."))
        return ids

    def _mark(self) -> None:
        keeping, lines = self._room.keeping, self._room.bookmarks.lines
        if self._cursor is None:
            return
        keeping.marked ^= {self._cursor}
        self._room.bookmarks.show(keeping)
        lines.action_cursor_down()

    def _mark_all(self) -> None:
        keeping = self._room.keeping
        shown = frozenset(each.bookmark.id for group in keeping.groups() for each in group.members)
        keeping.marked = frozenset() if shown <= keeping.marked else keeping.marked | shown
        self._room.bookmarks.show(keeping)

    def unmark(self) -> bool:
        """Mark none any more; whether one was marked."""
        keeping = self._room.keeping
        had = bool(keeping.marked)
        if had:
            keeping.marked = frozenset()
            self._room.bookmarks.show(keeping)
        return had

    # How they are shown

    def _group(self) -> None:
        keeping = self._room.keeping
        keeping.grouping = after(keeping.grouping)
        self._room.bookmarks.show(keeping)
        self._room.tell(_("Bookmarks: {how}.").format(how=grouping_name(keeping.grouping)))

    def _order(self) -> None:
        keeping = self._room.keeping
        keeping.order = after(keeping.order)
        self._room.bookmarks.show(keeping)
        self._room.tell(_("Bookmarks: {how}.").format(how=order_name(keeping.order)))

    def _move(self, step: int) -> None:
        """Move in the reader's own order, which is shown first where another one was."""
        room, key = self._room, self._room.bookmarks.at_cursor
        if key is None:
            return
        if room.keeping.order is not Order.OWN:
            room.keeping.order = Order.OWN
            room.bookmarks.show(room.keeping)
            room.tell(_("Your own order is shown now. The same key moves the bookmark in it."))
            return
        if room.keeping.grouping is Grouping.NONE or not room.keeping.marked:
            ids: Sequence[str] = room.keeping.targets(key.id)
        else:
            members = next(group.members for group in room.keeping.groups() if group.name == key.group)
            ids = [each.bookmark.id for each in members if each.bookmark.id in room.keeping.marked]
        if not room.keeping.move(ids, key.group, step):
            room.tell(_("This is the first one.") if step < 0 else _("This is the last one."))
        self._keeper.show()

    # One

    def _edit(self) -> None:
        if self._room.keeping.marked:
            self._offer()
        elif self._cursor is not None:
            self._keeper.edit(self._cursor)

    def _edit_outside(self) -> None:
        placed = self._room.keeping.find(self._cursor) if self._cursor else None
        if placed is None:
            return
        bookmark = placed.bookmark
        try:
            note = lend_terminal(self._room.app, lambda: self._keeper.in_editor(bookmark.note))
        except SuspendNotSupported:
            self._room.tell(
                _("Here the terminal cannot be given to another program. Edit the note with {key}.").format(
                    key=key_of("edit", typing=False)
                )
            )
            return
        except TjexplorerError as problem:
            self._room.tell(str(problem), seconds=30, severity="error")  # it may name the file that keeps the words
            return
        if note == bookmark.note:
            self._room.tell(_("The note is as it was."))
            return
        self._keeper.write(bookmark, replace(Label.of(bookmark), note=note))

    # Several

    def _delete(self) -> None:
        ids = self._targets()
        if ids:
            self._keeper.delete(ids)

    def _offer(self) -> None:
        """Ask what to do with all marked ones, or the one under the cursor."""
        keeping = self._room.keeping
        ids, removed = keeping.targets(self._cursor), keeping.removed
        if not ids and not removed:
            self._room.tell(_("There is no bookmark here."))
            return
        placed = keeping.chosen(ids)
        acts: dict[str, Callable[[], None]] = {
            "tag": partial(self._tag, ids),
            "untag": partial(self._untag, placed),
            "colour": partial(self._colour, placed),
            "collect": partial(self._collect, placed),
            "export": lambda: export_bookmarks(self._room),
            "copy": partial(self._room.copying.copy_kept, placed),
            "delete": partial(self._keeper.delete, ids),
            "restore": partial(self._restore, removed),
        }

        def chosen(what: Hashable | None) -> None:
            if what is not None:
                self._room.guard(acts[str(what)])

        count = len(placed)
        title = ngettext("{n} bookmark", "{n} bookmarks", count).format(n=count)
        self._room.app.push_screen(ChoosingDialog(title, _acts(placed, removed)), chosen)

    def _change(self, ids: Sequence[str], edit: Callable[[Bookmark], Bookmark]) -> None:
        count = self._room.keeping.change(ids, edit)
        self._keeper.show()
        if count:
            words = ngettext(
                "{n} bookmark is changed. {undo} takes it back.",
                "{n} bookmarks are changed. {undo} takes it back.",
                count,
            )
            self._room.tell(words.format(n=count, undo=key_of("undo")))
        else:
            self._room.tell(_("Nothing was to be changed."))

    def _restore(self, removed: Sequence[Bookmark]) -> None:
        def chosen(bookmark_id: Hashable | None) -> None:
            if bookmark_id is not None:
                self._room.guard(lambda: self._room.keeping.restore(str(bookmark_id)))
                self._keeper.show()
                self._room.bookmarks.lines.move_to(KeptKey(str(bookmark_id)))

        choices = [
            Choice(each.id, " ".join(each.quotation.split())[:60], self._room.catalogue.label(each.report), each.note)
            for each in removed
        ]
        self._room.app.push_screen(ChoosingDialog(_("Bring back a removed one"), choices), chosen)

    def _tag(self, ids: Sequence[str]) -> None:
        def typed(tag: str | None) -> None:
            if tag and tag.strip():
                self._room.guard(lambda: self._change(ids, lambda now: tagged(now, added=(tag,))))

        used = self._room.keeping.tags
        self._room.app.push_screen(WordingDialog(_("Add a tag"), [(tag, f"#{tag}") for tag in used]), typed)

    def _untag(self, placed: Sequence[PlacedBookmark]) -> None:
        ids = [each.bookmark.id for each in placed]
        counted: dict[str, int] = {}
        for tag in (tag for each in placed for tag in each.bookmark.tags):
            counted[tag] = counted.get(tag, 0) + 1

        def chosen(tag: Hashable | None) -> None:
            if tag is not None:
                self._room.guard(lambda: self._change(ids, lambda now: tagged(now, gone=(str(tag),))))

        choices = [Choice(tag, f"#{tag}", str(count)) for tag, count in counted.items()]
        self._room.app.push_screen(ChoosingDialog(_("Take a tag away"), choices), chosen)

    def _colour(self, placed: Sequence[PlacedBookmark]) -> None:
        ids = [each.bookmark.id for each in placed]

        def chosen(name: Hashable | None) -> None:
            if name is not None:
                colour = Colour(str(name)) if name != "none" else None
                self._room.guard(lambda: self._change(ids, lambda now: replace(now, colour=colour)))

        choices = [
            Choice("none", colour_name(None)),
            *(Choice(colour.value, colour_name(colour)) for colour in LETTERS),
        ]
        first = placed[0].bookmark.colour
        self._room.app.push_screen(
            ChoosingDialog(_("Give a colour"), choices, first.value if first else "none"), chosen
        )

    def _collect(self, placed: Sequence[PlacedBookmark]) -> None:
        ids = [each.bookmark.id for each in placed]

        def typed(name: str | None) -> None:
            if name is not None:
                collection = clean_collection(name)
                self._room.guard(lambda: self._change(ids, lambda now: replace(now, collection=collection)))

        used = [("", _("in no collection")), *((name, name) for name in self._room.keeping.collections)]
        self._room.app.push_screen(WordingDialog(_("Put into a collection"), used), typed)


def _acts(placed: Sequence[PlacedBookmark], removed: Sequence[Bookmark]) -> list[Choice]:
    """What can be done with some bookmarks."""
    choices = [
        Choice("tag", _("Add a tag")),
        Choice("untag", _("Take a tag away")),
        Choice("colour", _("Give a colour")),
        Choice("collect", _("Put into a collection")),
        Choice("copy", _("Copy with their citations")),
        Choice("export", _("Export"), key_of("export")),
        Choice("delete", _("Delete"), key_of("delete")),
        Choice("restore", _("Bring back a removed one"), str(len(removed))),
    ]
    idle = {"untag"} if not any(each.bookmark.tags for each in placed) else set()
    idle |= {"restore"} if not removed else set()
    idle |= {str(choice.key) for choice in choices} - {"restore"} if not placed else set()
    return [choice for choice in choices if choice.key not in idle]
