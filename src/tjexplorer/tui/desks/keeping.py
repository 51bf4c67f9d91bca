"""Bookmarks: kept, noted, sorted, marked, deleted, and brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from tjexplorer.bookmarks.anchor import make
from tjexplorer.bookmarks.arranging import Group, Grouping, Order, Wanted, arranged, grouped, matching, moved
from tjexplorer.bookmarks.labelling import Label
from tjexplorer.bookmarks.merging import merged, undone
from tjexplorer.bookmarks.placed import PlacedBookmark, place
from tjexplorer.bookmarks.store import Change
from tjexplorer.errors import UnknownNameError
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.bookmark import Bookmark
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.workspace import Workspace

STEPS = 200
"""So many changes can be taken back."""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """Key of a bookmark in a list, where one with several tags stands several times."""

    id: str
    """The bookmark."""
    group: str = ""
    """Name of the group that it stands in."""


class Written(Enum):
    """What became of something that was written on a bookmark."""

    KEPT = "kept"
    """It stands on it."""
    SAME = "same"
    """It stood on it already."""
    JOINED = "joined"
    """It stands on it beside what another program wrote meanwhile."""
    BROUGHT_BACK = "brought back"
    """Another program had deleted the bookmark; it is there again, with what was written."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back, and done again."""

    told: str
    """What was done."""
    back: Callable[[], object]
    """Takes it back."""
    again: Callable[[], object]
    """Does it again."""


class BookmarkDesk:
    """Bookmarks of one library: all of them, those that are shown, those that are marked, and the changes of this session."""

    def __init__(self, workspace: Workspace, catalogue: Catalogue) -> None:
        self._workspace = workspace
        self._store = workspace.bookmarks
        self._catalogue = catalogue
        self._done: list[Step] = []
        self._taken_back: list[Step] = []
        self._stamp: object = None
        self._loaded = False
        self.placed: tuple[PlacedBookmark, ...] = ()
        self.problems: tuple[str, ...] = ()
        self.grouping = Grouping.NONE
        self.order = Order.DATE
        self.words = ""
        self.marked: frozenset[str] = frozenset()

    # Looking

    def load(self) -> None:
        """Read all bookmarks anew: another program may have written some."""
        self._loaded, self._stamp = True, self._store.stamp()
        kept, problems = self._store.load_all()
        wanted = {bookmark.report for bookmark in kept} & {record.id for record in self._catalogue.records()}
        self.placed = place(kept, {report_id: self._catalogue.report(report_id) for report_id in wanted})
        self.problems = tuple(str(problem) for problem in problems)
        self.marked &= {bookmark.id for bookmark in kept}

    @property
    def is_stale(self) -> bool:
        """Whether another program changed the folder since it was read; not before it was read at all."""
        return self._loaded and self._stamp != self._store.stamp()

    def spans(self, report_id: str) -> tuple[Span, ...]:
        """The places of a report's bookmarks."""
        return tuple(each.span for each in self._standing(report_id))

    def signs(self, report_id: str) -> tuple[str, ...]:
        """What stands in the margin at each of them."""
        return tuple(each.bookmark.sign for each in self._standing(report_id))

    def _standing(self, report_id: str) -> list[PlacedBookmark]:
        return [each for each in self.placed if each.bookmark.report == report_id and each.anchor.span]

    def find(self, bookmark_id: str) -> PlacedBookmark | None:
        """A bookmark by its id."""
        return next((each for each in self.placed if each.bookmark.id == bookmark_id), None)

    def on(self, report_id: str, span: Span) -> PlacedBookmark | None:
        """The bookmark on exactly this passage, white space at its ends aside."""
        span = self._trimmed(report_id, span)
        return next((each for each in self._standing(report_id) if each.anchor.span == span), None)

    def _trimmed(self, report_id: str, span: Span) -> Span:
        text = self._catalogue.report(report_id).source.slice(span)
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, max(span.end - (len(text) - len(text.rstrip())), start))

    def arrange(self, grouping: str, order: str) -> None:
        """Group and order by these names; what is none of them changes nothing."""
        if grouping in set(Grouping):
            self.grouping = Grouping(grouping)
        if order in set(Order):
            self.order = Order(order)

    def groups(self) -> tuple[Group, ...]:
        """What is shown: those that have the words looked for, in order, in groups."""
        return grouped(arranged(matching(self.placed, Wanted(words=self.words)), self.order), self.grouping)

    @property
    def tags(self) -> tuple[str, ...]:
        """All tags, the most used first."""
        return _by_use(tag for each in self.placed for tag in each.bookmark.tags)

    @property
    def collections(self) -> tuple[str, ...]:
        """All collections, the most used first."""
        return _by_use(each.bookmark.collection for each in self.placed if each.bookmark.collection)

    # Marking

    def targets(self, cursor: str | None) -> tuple[str, ...]:
        """Ids of the bookmarks that an action is for: those marked, in their order, else the one under the cursor."""
        if self.marked:
            return tuple(
                each.bookmark.id for each in arranged(self.placed, self.order) if each.bookmark.id in self.marked
            )
        return (cursor,) if cursor is not None and self.find(cursor) else ()

    def chosen(self, ids: Iterable[str]) -> tuple[PlacedBookmark, ...]:
        """The bookmarks of some ids, those that are still there."""
        return tuple(each for bookmark_id in ids if (each := self.find(bookmark_id)) is not None)

    # Changing

    def add(self, report: Report, span: Span, label: Label | None = None) -> Bookmark:
        """Keep a passage, without the white space around it."""
        made = make(report, self._trimmed(report.id, span), now=datetime.now().astimezone())
        kept = self._store.add((label or Label()).on(made))
        self._did(
            _("a passage bookmarked"), lambda: self._store.remove_all([kept.id]), lambda: self._store.add_all([kept])
        )
        return kept

    def write(self, bookmark: Bookmark, label: Label) -> Written:
        """Write note, tags, collection and colour anew, on the bookmark as it was when this began.

        What another program wrote meanwhile is not lost; a bookmark that it deleted is brought back. Raises `BookmarkError`
        or `RecordError` where nothing could be written.
        """
        mine = label.on(bookmark)
        told = _("note and tags written")
        done = self._store.change([bookmark.id], lambda now: merged(bookmark, mine, now))
        self._changed(done, told)
        if done:
            return Written.KEPT if Label.of(done[0].before) == Label.of(bookmark) else Written.JOINED
        try:
            self._store.get(bookmark.id)
        except UnknownNameError:
            back = self._store.add(mine)
            self._did(told, lambda: self._store.remove_all([back.id]), lambda: self._store.add_all([back]))
            return Written.BROUGHT_BACK
        return Written.SAME

    def change(self, ids: Sequence[str], edit: Callable[[Bookmark], Bookmark], told: str = "") -> int:
        """Change some bookmarks in one step, and say how many were changed. Without `told` the number is told."""
        return self._changed(self._store.change(ids, edit), told)

    def _changed(self, done: Sequence[Change], told: str) -> int:
        if done:
            count = len(done)
            told = told or ngettext("{n} bookmark changed", "{n} bookmarks changed", count).format(n=count)
            self._did(told, lambda: self._unchange(done), lambda: self._rechange(done))
        else:
            self.load()
        return len(done)

    def _unchange(self, done: Sequence[Change]) -> None:
        by_id = {each.after.id: each for each in done}
        self._store.change(by_id, lambda now: undone(by_id[now.id].before, by_id[now.id].after, now))

    def _rechange(self, done: Sequence[Change]) -> None:
        by_id = {each.after.id: each for each in done}
        self._store.change(by_id, lambda now: merged(by_id[now.id].before, by_id[now.id].after, now))

    def delete(self, ids: Sequence[str]) -> int:
        """Remove some bookmarks in one step, and say how many there were."""
        gone = self._store.remove_all(ids)
        if gone:
            told = ngettext("{n} bookmark deleted", "{n} bookmarks deleted", len(gone)).format(n=len(gone))
            taken = [bookmark.id for bookmark in gone]
            self._did(told, lambda: self._store.add_all(gone), lambda: self._store.remove_all(taken))
        else:
            self.load()
        return len(gone)

    @property
    def removed(self) -> tuple[Bookmark, ...]:
        """Those that were removed, in this session or before, and can come back; the last ones first."""
        return self._store.removed()[::-1]

    def restore(self, bookmark_id: str) -> None:
        """Bring a removed bookmark back. Raises `UnknownNameError`, `BookmarkError`."""
        back = self._store.restore(bookmark_id)
        self._did(
            _("a removed bookmark brought back"),
            lambda: self._store.remove_all([back.id]),
            lambda: self._store.add_all([back]),
        )

    def move(self, ids: Sequence[str], group: str, step: int) -> int:
        """Move some bookmarks of a group one place down (1) or up (-1) in the reader's own order; how many moved."""
        members = next((each.members for each in self.groups() if each.name == group), ())
        ranks = moved([each.bookmark for each in members], ids, step)
        return self.change(
            list(ranks), lambda now: replace(now, order=ranks[now.id]), _("order changed")
        ) if ranks else 0  # fmt: skip

    # Taking back

    def _did(self, told: str, back: Callable[[], object], again: Callable[[], object]) -> None:
        self._done = [*self._done[1 - STEPS :], Step(told, back, again)]
        self._taken_back.clear()
        self.load()

    def undo(self) -> str:
        """Take the last change back, and say what it was; empty where there is nothing to take back."""
        return self._turn(self._done, self._taken_back, back=True)

    def redo(self) -> str:
        """Do again what was taken back last, and say what it is; empty where there is nothing."""
        return self._turn(self._taken_back, self._done, back=False)

    def _turn(self, out: list[Step], into: list[Step], *, back: bool) -> str:
        if not out:
            return ""
        step = out[-1]
        (step.back if back else step.again)()
        into.append(out.pop())
        self.load()
        return step.told


def _by_use(names: Iterable[str]) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))
