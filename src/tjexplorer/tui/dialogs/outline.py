"""The outline of a report: its sections with the hits in each, folded and unfolded, narrowed by typing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.text.fold import fold, folded_words
from tjexplorer.tui.dialogs.narrowed import NarrowedDialog
from tjexplorer.tui.drawing import Line, Piece, line_width, piece, wrap_line
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.widgets.line_list import Entry, LineList
from tjexplorer.tui.widgets.typing import TypingLine

MANY = 40
"""Sections from which on an outline is folded at first, but for the way to the present section."""

INDENT = 2
"""Cells for each level."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """A section as the outline shows it."""

    section: Section
    """The section."""
    depth: int
    """Sections above it."""
    hits: int
    """Hits in it and below it."""
    line: int
    """Line of its heading."""


class Outline:
    """The sections of a report with their hits, and which of them are folded."""

    def __init__(self, report: Report, here: str | None, starts: Sequence[int]) -> None:
        self.here = here
        self._report = report
        self._titles: dict[str, str] = {}
        self.sections = tuple(self._outlined(section, starts) for section in report.sections if section.title)
        path = self._above(here)
        parents = [each.section.id for each in self.sections if report.children(each.section.id)]
        self._folded = {id_ for id_ in parents if id_ not in path} if len(self.sections) > MANY else set[str]()

    def _outlined(self, section: Section, starts: Sequence[int]) -> Outlined:
        hits = bisect_left(starts, section.span.end) - bisect_left(starts, section.span.start)
        below = max((child.span.end for child in self._report.children(section.id)), default=section.span.end)
        if below > section.span.end:
            hits = bisect_left(starts, below) - bisect_left(starts, section.span.start)
        line = self._report.source.line_of(section.heading.start if section.heading else section.span.start)
        return Outlined(section, sum(1 for _above in self._report.ancestors(section)), hits, line)

    def _above(self, section_id: str | None) -> frozenset[str]:
        section = self._report.by_id.get(section_id or "")
        return frozenset(each.id for each in self._report.ancestors(section)) if section else frozenset()

    def has_children(self, section_id: str) -> bool:
        """Whether anything can be folded below a section."""
        return bool(self._report.children(section_id))

    def is_folded(self, section_id: str) -> bool:
        """Whether what stands below a section is put away."""
        return section_id in self._folded

    def turn(self, section_id: str, *, unfold: bool) -> str:
        """Fold or unfold a section; the section at which the cursor belongs then: its parent where there was nothing to fold."""
        if unfold:
            self._folded.discard(section_id)
            return section_id
        if self.has_children(section_id) and not self.is_folded(section_id):
            self._folded.add(section_id)
            return section_id
        return self._report.by_id[section_id].parent or section_id

    def shown(self, words: str = "") -> tuple[Outlined, ...]:
        """What is seen; with words the sections whose titles have them, in any spelling, and those above them."""
        wanted = folded_words(words)
        if not wanted:
            return tuple(each for each in self.sections if not self._above(each.section.id) & self._folded)
        found = {each.section.id for each in self.sections if self._has(each.section, wanted)}
        kept = found.union(*(self._above(id_) for id_ in found)) if found else found
        return tuple(each for each in self.sections if each.section.id in kept)

    def first(self, words: str) -> str | None:
        """The first section whose title has words."""
        wanted = folded_words(words)
        return next((each.section.id for each in self.sections if self._has(each.section, wanted)), None)

    def _has(self, section: Section, wanted: Sequence[str]) -> bool:
        title = self._titles.setdefault(section.id, fold(section.title).text)
        return all(word in title for word in wanted)


class OutlineDialog(NarrowedDialog[str]):
    """The sections to go to. Its answer is the id of the section that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(False)", show=False, priority=True),
        Binding("right", "turn(True)", show=False, priority=True),
    ]

    def __init__(self, report: Report, here: str | None, starts: Sequence[int]) -> None:
        count = len([section for section in report.sections if section.title])
        sections = ngettext("{count} section", "{count} sections", count).format(count=count)
        title = _("Outline: {label}, {sections}").format(label=report.record.label, sections=sections)
        super().__init__(title, _("type to narrow, Left and Right fold, Enter goes there"))
        self._outline = Outline(report, here, starts)

    def inside(self) -> list[Widget]:
        """A line to type in, and the sections."""
        return [TypingLine(placeholder=_("type to narrow the list"), id="narrow"), LineList(id="sections")]

    def on_mount(self) -> None:
        """Show the outline with the cursor on the present section."""
        self._fill(self._outline.here)
        self.query_one(TypingLine).focus()

    def _fill(self, cursor: str | None) -> None:
        words = self.query_one(TypingLine).value
        entries = [Entry(each.section.id, partial(self._draw, each)) for each in self._outline.shown(words)]
        empty = _("No heading has these words.") if words.strip() else _("This report has no headings.")
        self.lines.show(entries or [told(empty, "dim")], cursor=cursor)

    def _draw(self, each: Outlined, cells: int) -> list[Line]:
        outline, id_ = self._outline, each.section.id
        folded = outline.is_folded(id_) and not self.query_one(TypingLine).value.strip()
        sign = ("+ " if folded else "- ") if outline.has_children(id_) else "  "
        here = id_ == outline.here
        hits = (Piece(f"{each.hits:>4} ", "mark" if each.hits else "dim") if each.hits else Piece("     "),)
        aside = (*hits, Piece(f"{each.line:>6}", "dim"))
        indent = min(each.depth * INDENT, cells // 4)
        start: Line = (Piece(sign, "dim"), piece(each.section.title, "strong" if here else ""))
        if here:
            start = (*start, piece("  " + _("you are here"), "mark"))
        room = cells - line_width(aside) - 1
        lines = wrap_line(start, room, first=indent, rest=indent + INDENT)
        gap = Piece(" " * max(cells - line_width(lines[0]) - line_width(aside), 1))
        return [(*lines[0], gap, *aside), *lines[1:]]

    @on(Input.Changed, "#narrow")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(self._outline.first(event.value) if event.value.strip() else self._outline.here)

    @on(Input.Submitted, "#narrow")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.lines.action_open()

    @on(LineList.Opened)
    def _choose(self, event: LineList.Opened) -> None:
        event.stop()
        self.dismiss(str(event.key))

    @on(LineList.Folded)
    def _fold(self, event: LineList.Folded) -> None:
        event.stop()
        self._turn(str(event.key), unfold=event.unfold)

    def _turn(self, section_id: str, *, unfold: bool) -> None:
        self._fill(self._outline.turn(section_id, unfold=unfold))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Left, right, Home and End move the cursor of the line to type in where something was typed."""
        return action not in {"turn", "edge"} or not self.typing.value

    def action_turn(self, unfold: bool) -> None:
        """Unfold or fold the section under the cursor."""
        key = self.lines.cursor_key
        if key is not None:
            self._turn(str(key), unfold=unfold)
