"""Pane 1: everything that can be looked up, as a tree: by institution, agency, year, person, programme or place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.text.cells import clip_middle
from tjexplorer.text.printable import printable
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.branch import Branch, Wanted
from tjexplorer.tui.desks.branches import View, counts_name, view_name
from tjexplorer.tui.desks.history import Stop
from tjexplorer.tui.drawing import ELLIPSIS, Line, Piece, line_width, piece, wrap_line
from tjexplorer.tui.keys import N_
from tjexplorer.tui.panes.columns import spread, told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class ChooseView:
    """Key of the entry that offers another view."""


@dataclass(frozen=True, slots=True)
class Member:
    """Key of a branch."""

    id: str
    """Its place in the tree."""
    stop: Stop | None
    """What it opens."""


class BrowsePane(Pane):
    """A tree; typing narrows it. Right and Left unfold and fold."""

    NAME: ClassVar[PaneName] = PaneName.BROWSE
    NUMBER: ClassVar[int] = 1
    LABEL: ClassVar[str] = N_("Browse")

    @dataclass
    class Turned(Message):
        """The reader wants another view."""

        view: View

    def __init__(self) -> None:
        super().__init__()
        self.view = View.KIND
        self._branches: tuple[Branch, ...] = ()
        self._problem = ""
        self._best: Branch | None = None
        self._turned: dict[str, bool] = {}
        self._parents: dict[str, str] = {}
        self._filter = ""
        self._left = ""

    def compose(self) -> ComposeResult:
        """A line to type in, and the list."""
        yield TypingLine(placeholder=_("/ filter by name"), id="browse-filter")
        yield LineList(id="institutions")

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one("#institutions", LineList)

    @property
    def typing(self) -> TypingLine:
        """The line to type in."""
        return self.query_one("#browse-filter", TypingLine)

    @property
    def target(self) -> Widget:
        """The list."""
        return self.lines

    def on_mount(self) -> None:
        """Say that the names are being counted."""
        super().on_mount()
        self._fill()

    def relabel(self) -> None:
        """Everything in another language; the tree comes anew from the desk."""
        super().relabel()
        self.typing.placeholder = _("/ filter by name")
        self._fill()

    @property
    def place_in_tree(self) -> tuple[str, dict[str, bool]]:
        """The branch under the cursor, and those that the reader folded or unfolded; by their ids."""
        key = self.lines.cursor_key
        return (key.id if isinstance(key, Member) else "" if self._branches else self._left), dict(self._turned)

    def restore(self, view: View, turned: dict[str, bool], branch: str) -> None:
        """Begin with this view, these branches folded or unfolded, and the cursor on this one once the tree is there."""
        self.view, self._turned, self._left = view, turned, branch

    def show(self, view: View, branches: tuple[Branch, ...], problem: str = "") -> None:
        """Show this tree, or why there is none. What the reader folded stays folded; the cursor stays where it can."""
        other = view is not self.view or not self._branches
        self.view, self._branches, self._problem = view, branches, problem
        self.retitle(view_name(view))
        self._fill()
        if other:
            self._to_first()
            left, self._left = self._left, ""
            key = next((key for key in self.lines.keys if isinstance(key, Member) and key.id == left), None)
            if key is not None:
                self.lines.move_to(key)

    def next_view(self) -> View:
        """The view after the one shown."""
        views = list(View)
        return views[(views.index(self.view) + 1) % len(views)]

    def _to_first(self) -> None:
        """The cursor on what was looked for, else on the first branch that opens something, not on the name of its group."""
        first = next((key for key in self.lines.keys if isinstance(key, Member) and key.stop), None)
        if self._best is not None:
            first = Member(self._best.id, self._best.stop)
        if first is not None:
            self.lines.move_to(first)

    def _fill(self) -> None:
        self._parents = {}
        self.lines.show(list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        self._best = None
        yield Entry(ChooseView(), self._draw_view)
        if not self._branches:
            yield told(self._problem or _("The names are being counted."), "dim")
            return
        wanted = Wanted(self._filter)
        seen: set[Stop] = set()
        shown = self._branches
        if wanted:
            kept = [each for branch in shown if (each := branch.narrowed(wanted, seen))]
            shown = tuple(sorted(kept, key=wanted.best))
            self._best = wanted.first(shown)
        if not shown:
            nothing = _("Nothing here has this in its names. {back} clears the filter, {view} turns to another view.")
            yield told(nothing.format(back=key_of("back"), view=key_of("view")), "dim")
            return
        yield from self._drawn(shown, 0, bool(wanted), "")

    def _draw_view(self, cells: int) -> list[Line]:
        return [spread((piece(view_name(self.view), "dim"), piece("  v", "key")), counts_name(self.view), cells)]

    def _drawn(self, branches: Sequence[Branch], depth: int, filtered: bool, parent: str) -> Iterator[Entry]:
        labels = tuple(printable(branch.label) for branch in branches)
        for branch in branches:
            self._parents[branch.id] = parent
            unfolded = branch.unfolded if filtered else self._turned.get(branch.id, branch.unfolded)
            yield Entry(Member(branch.id, branch.stop), partial(_draw, branch, depth, unfolded, labels))
            if unfolded:
                yield from self._drawn(branch.branches, depth + 1, filtered, branch.id)

    # Filter

    @on(Input.Changed, "#browse-filter")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._filter = event.value
        self._fill()
        if self._filter:
            self._to_first()

    @on(Input.Submitted, "#browse-filter")
    @on(TypingLine.LeftDown, "#browse-filter")
    def _to_the_list(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        self.lines.focus()

    def leave_filter(self) -> bool:
        """Clear the filter if there is one; whether there was."""
        had = bool(self.typing.value)
        self.typing.value = ""
        if self.typing.has_focus:
            self.lines.focus()
            return True
        return had

    # Folding

    @on(LineList.Folded)
    def _fold(self, event: LineList.Folded) -> None:
        event.stop()
        key = event.key
        if not isinstance(key, Member) or self._filter:
            return
        branch = self._branch(key.id)
        if branch and branch.branches and self._is_unfolded(branch) != event.unfold:
            self._set_unfolded(key.id, event.unfold)
        elif not event.unfold and self._parents.get(key.id):
            parent = self._branch(self._parents[key.id])
            if parent:
                self.lines.move_to(Member(parent.id, parent.stop))

    @on(LineList.Opened)
    def _toggle(self, event: LineList.Opened) -> None:
        key = event.key
        if isinstance(key, ChooseView):
            event.stop()
            self.post_message(self.Turned(self.next_view()))
        elif isinstance(key, Member) and key.stop is None:
            event.stop()
            branch = self._branch(key.id)
            if branch and not self._filter:
                self._set_unfolded(key.id, not self._is_unfolded(branch))

    def _is_unfolded(self, branch: Branch) -> bool:
        return self._turned.get(branch.id, branch.unfolded)

    def _set_unfolded(self, id_: str, unfolded: bool) -> None:
        self._turned[id_] = unfolded
        self._fill()

    def _branch(self, id_: str) -> Branch | None:
        waiting = list(self._branches)
        while waiting:
            branch = waiting.pop()
            if branch.id == id_:
                return branch
            waiting.extend(branch.branches)
        return None


def _may_be(cut: str, name: str) -> bool:
    """Whether a name may be what another one that was cut in its middle looks like."""
    begins, _sign, ends = cut.partition(ELLIPSIS)
    return name.startswith(begins) and name.endswith(ends)


def _draw(branch: Branch, depth: int, unfolded: bool, beside: Sequence[str], cells: int) -> list[Line]:
    """Two cells for each step; where it goes on, a sign that says whether it does. The printed name where it has room. A
    name that would be cut to the same as one of those beside it goes on in the next row.
    """
    sign = ("v " if unfolded else "> ") if branch.branches else "  "
    role = "" if branch.stop else "head"
    lead = Piece("  " * max(depth - 1, 0))
    line = (lead, Piece(sign, "dim"), piece(branch.label, "dim" if branch.quiet else role))
    both = (*line, piece(f"  {branch.printed}", "dim"))
    aside = line_width((piece(f" {branch.aside}"),))
    # Cut short, it would look as if the name went on.
    if branch.printed and line_width(both) + aside <= cells:
        return [spread(both, branch.aside, cells)]
    # Offices begin with the name of their body: their own part is at the end.
    room = cells - aside - line_width(line[:2])
    cut = clip_middle(line[2].text, room, ELLIPSIS)
    if cut != line[2].text and any(_may_be(cut, name) for name in beside if name != line[2].text):
        indent = line_width(line[:2])
        first, *rest = wrap_line(line, cells - aside, rest=indent)
        return [spread(first, branch.aside, cells), *rest]
    name = Piece(cut, line[2].role)
    return [spread((*line[:2], name), branch.aside, cells)]
