"""Pane 1: the institutions by kind, with the number of visits and mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.model.institution import Institution
from tjexplorer.text.fold import fold
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.catalogue import Listed
from tjexplorer.tui.desks.history import InstitutionPage
from tjexplorer.tui.drawing import Line, Piece, piece
from tjexplorer.tui.keys import N_
from tjexplorer.tui.panes.columns import spread, told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.wording import INSTITUTION_KINDS, institution_kind
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine

VISITED = "visited"
"""The group of institutions that were visited, whatever their kind."""


@dataclass(frozen=True, slots=True)
class Group:
    """Key of a kind of institutions."""

    kind: str
    """The kind."""


@dataclass(frozen=True, slots=True)
class Member:
    """Key of an institution within a group."""

    group: str
    """The kind, or `VISITED`."""
    page: InstitutionPage
    """Its page."""


class BrowsePane(Pane):
    """All institutions; typing narrows the list."""

    NAME: ClassVar[PaneName] = PaneName.BROWSE
    NUMBER: ClassVar[int] = 1
    LABEL: ClassVar[str] = N_("Browse")

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[Listed, ...] = ()
        self._problem = ""
        self._unfolded: set[str] = {VISITED}
        self._filter = ""
        self._names: dict[str, str] = {}

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
        """Say that the institutions are being counted."""
        super().on_mount()
        self._fill()

    def relabel(self) -> None:
        """Everything in another language."""
        super().relabel()
        self.typing.placeholder = _("/ filter by name")
        self._fill()

    def show(self, listed: tuple[Listed, ...], problem: str = "") -> None:
        """Show these institutions, or why there are none."""
        self._listed, self._problem = listed, problem
        self._names = {one.institution.id: fold(_all_names(one.institution)).text for one in listed}
        self.retitle(str(len(listed)) if listed else "")
        self._fill()
        self._to_first()

    def _to_first(self) -> None:
        """The cursor on the first institution, not on the name of its group."""
        first = next((key for key in self.lines.keys if isinstance(key, Member)), None)
        if first is not None:
            self.lines.move_to(first)

    def _fill(self) -> None:
        self.lines.show(list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        if not self._listed:
            yield told(self._problem or _("The institutions are being counted."), "dim")
            return
        wanted = fold(self._filter).text.strip()
        found = [one for one in self._listed if wanted in self._names[one.institution.id]]
        if not found:
            yield told(_("No institution has this in its names. Esc clears the filter."), "dim")
            return
        yield Entry(None, lambda cells: [spread((), _("visits, mentions"), cells)])
        visited = [one for one in found if one.visits]
        if visited:
            yield from self._group(VISITED, visited, bool(wanted))
        kinds = [*INSTITUTION_KINDS, *sorted({one.institution.kind for one in found} - set(INSTITUTION_KINDS))]
        for kind in kinds:
            members = [one for one in found if one.institution.kind == kind]
            if wanted:
                members = [one for one in members if not one.visits]
            if members:
                yield from self._group(kind, members, bool(wanted))

    def _group(self, kind: str, members: list[Listed], always: bool) -> Iterator[Entry]:
        unfolded = always or kind in self._unfolded
        sign = "v" if unfolded else ">"
        name = _("Visited") if kind == VISITED else institution_kind(kind)
        label: Line = (Piece(f"{sign} ", "dim"), piece(name, "head"))
        yield Entry(Group(kind), lambda cells: [spread(label, str(len(members)), cells)])
        if unfolded:
            for one in sorted(members, key=lambda listed: (-listed.visits, -listed.mentions, listed.institution.name)):
                key = Member(kind, InstitutionPage(one.institution.id))
                yield Entry(key, partial(_draw, one))

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

    @on(LineList.Folded)
    def _fold(self, event: LineList.Folded) -> None:
        event.stop()
        if isinstance(event.key, Group):
            self._set_folded(event.key.kind, not event.unfold)
        elif isinstance(event.key, Member) and not event.unfold:
            self._set_folded(event.key.group, True)
            self.lines.move_to(Group(event.key.group))

    @on(LineList.Opened)
    def _toggle(self, event: LineList.Opened) -> None:
        if isinstance(event.key, Group):
            event.stop()
            self._set_folded(event.key.kind, event.key.kind in self._unfolded)

    def _set_folded(self, kind: str, folded: bool) -> None:
        (self._unfolded.discard if folded else self._unfolded.add)(kind)
        self._fill()


def _draw(one: Listed, cells: int) -> list[Line]:
    visits = str(one.visits) if one.visits else "-"
    role = "" if one.mentions or one.visits else "dim"
    return [spread((Piece("  "), piece(one.institution.name, role)), f"{visits:>2}{one.mentions:>5}", cells)]


def _all_names(institution: Institution) -> str:
    preferred = (institution.zh, institution.ja, institution.ja_reading, institution.en, institution.abbreviation)
    return "\n".join([*filter(None, preferred), *(variant.form for variant in institution.variants)])
