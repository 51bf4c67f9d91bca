"""Pane 3: a report with its heading path and trust line, or a page about a record."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.report import Report
from tjexplorer.text.cells import clip, width
from tjexplorer.text.printable import printable
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.drawing import ELLIPSIS, Line, Piece, line_width, piece
from tjexplorer.tui.keys import N_, bindings
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.report_text import ReportText
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class Trust:
    """What the trust line says of the place at the cursor."""

    line: int
    """Line of the source."""
    hit: int
    """Which hit of the report the reader is at; 0 where at none."""
    hits: int
    """Hits in the report."""
    notes: int
    """Editor's notes on the report."""
    notes_here: int
    """Those on the passage at the cursor."""


class PageList(LineList):
    """The entries of a page, with the keys of pages of counts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("counting")]


SEPARATOR = " › "
"""Between two headings of the path."""

SHORTEST = 10
"""Cells that are left of an outer heading at least."""


class ReaderPane(Pane):
    """What is being read."""

    NAME: ClassVar[PaneName] = PaneName.READER
    NUMBER: ClassVar[int] = 3
    LABEL: ClassVar[str] = N_("Reader")

    class Find(Message):
        """The reader looks for words within the report."""

        def __init__(self, words: str, *, jump: bool) -> None:
            super().__init__()
            self.words = words
            self.jump = jump

    def compose(self) -> ComposeResult:
        """Heading path, text or page, line to type in, trust line."""
        yield Drawn(id="path", classes="one-line")
        yield ReportText(id="text")
        yield PageList(id="page")
        yield TypingLine(placeholder=_("find in this report"), id="find")
        yield Drawn(id="trust", classes="one-line")

    @property
    def text(self) -> ReportText:
        """The text of a report."""
        return self.query_one(ReportText)

    @property
    def page(self) -> LineList:
        """A page about a record."""
        return self.query_one("#page", LineList)

    @property
    def typing(self) -> TypingLine:
        """The line to type words in that are looked for."""
        return self.query_one("#find", TypingLine)

    @property
    def target(self) -> Widget:
        """The text, or the page."""
        return self.page if self.page.display else self.text

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self.typing.display = False
        self.show_page(
            [
                told(
                    _("Nothing is open yet. Choose a report with r, a hit in Results, an institution in Browse."), "dim"
                )
            ],
            "",
        )

    def relabel(self) -> None:
        """Everything in another language."""
        super().relabel()
        self.typing.placeholder = _("find in this report")

    def show_report(self, report: Report, offset: int, depth: float | None) -> None:
        """Show a report at a place."""
        self._switch(page=False)
        self.text.show(report, offset, depth=depth)
        drafted = _("drafted record: i") if report.record.drafted else ""
        original = _("source lines") if self.text.original else ""
        self.retitle(", ".join(filter(None, (report.record.label, original, drafted))))

    def show_page(self, entries: Sequence[Entry], title: str, cursor: Hashable | None = None) -> None:
        """Show a page about a record, from its top or with the cursor on an entry."""
        had_focus = self.text.has_focus
        self._switch(page=True)
        self.page.show(entries, cursor=cursor)
        if cursor is None:
            self.page.action_first()
        else:
            self.page.call_after_refresh(self.page.go_to, cursor)
        self.retitle(title)
        if had_focus:
            self.page.focus()

    def _switch(self, *, page: bool) -> None:
        had_focus = self.page.has_focus or self.text.has_focus
        self.page.display = page
        for widget in (self.text, self.query_one("#path"), self.query_one("#trust")):
            widget.display = not page
        if had_focus:
            self.target.focus()

    def show_place(self, headings: Sequence[str], trust: Trust) -> None:
        """Show where the cursor is."""
        self.query_one("#path", Drawn).show(lambda cells: [_draw_path(headings, cells)])
        self.query_one("#trust", Drawn).show(lambda cells: [_draw_trust(trust, cells)])

    def open_find(self) -> None:
        """Open the line to type in."""
        if self.text.display:
            self.typing.display = True
            self.typing.focus()

    def close_find(self) -> bool:
        """Close it; whether it was open."""
        was_open = bool(self.typing.display)
        self.typing.display = False
        if was_open:
            self.typing.value = ""
            self.target.focus()
        return was_open

    @on(Input.Changed, "#find")
    def _found(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Find(event.value, jump=bool(event.value)))

    @on(Input.Submitted, "#find")
    @on(TypingLine.LeftDown, "#find")
    def _to_the_text(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        self.text.focus()


def _draw_path(headings: Sequence[str], cells: int) -> Line:
    """The headings down to the section; where there is no room the outer ones are cut, then left out."""
    shown = [printable(heading) for heading in headings]
    room = cells - 2
    kept = shown
    while kept:
        spare = room - width(SEPARATOR) * (len(kept) - 1)
        own = min(width(kept[-1]), max(spare - SHORTEST * (len(kept) - 1), spare // 2))
        each = (spare - own) // (len(kept) - 1) if len(kept) > 1 else 0
        if len(kept) == 1 or each >= SHORTEST:
            cut = [clip(heading, each, ELLIPSIS) for heading in kept[:-1]] + [clip(kept[-1], own, ELLIPSIS)]
            whole = SEPARATOR.join(kept)
            return (Piece(" "), Piece(whole if width(whole) <= room else SEPARATOR.join(cut), "dim"))
        kept = kept[1:]
    return ()


def _draw_trust(trust: Trust, cells: int) -> Line:
    """Line of the source, hits and notes; the less important is left out where there is no room."""
    parts = [piece(_("line {line}").format(line=trust.line), "dim")]
    if trust.hit:
        parts.append(piece(_("hit {here}").format(here=f"{trust.hit}/{trust.hits}"), "mark"))
    elif trust.hits:
        parts.append(piece(ngettext("{count} hit", "{count} hits", trust.hits).format(count=trust.hits), "mark"))
    if trust.notes_here:
        parts.append(piece(_("! editor's note here: i"), "note"))
    if trust.notes:
        told_notes = ngettext("{count} editor's note", "{count} editor's notes", trust.notes)
        parts.append(piece(told_notes.format(count=trust.notes), "dim"))
    line: list[Piece] = [Piece(" ")]
    for index, part in enumerate(parts):
        following = [Piece(" | ", "rule"), part] if index else [part]
        if line_width([*line, *following]) > cells:
            break
        line.extend(following)
    return tuple(line)
