"""Pane 2: the hits as a list, or each occurrence in its line as a concordance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search.results import ConcordanceRow, Hit
from tjexplorer.text.cells import width, widths
from tjexplorer.text.printable import printable
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.answer import Answer, View
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, marked, piece, wrap_line
from tjexplorer.tui.keys import N_
from tjexplorer.tui.panes.columns import gap, spread, told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.wording import section_kind
from tjexplorer.tui.widgets.line_list import Entry, LineList

SHOWN = 500
"""Entries shown at most; a search that finds more should be narrowed."""

SNIPPET_LINES = 2
"""Lines of text shown of a hit."""


USUAL_MATCH = 8
"""Cells that most matches take: four characters."""


class ResultsPane(Pane):
    """The answer to the search."""

    NAME: ClassVar[PaneName] = PaneName.RESULTS
    NUMBER: ClassVar[int] = 2
    LABEL: ClassVar[str] = N_("Results")

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._answer: Answer | None = None
        self._problem = ""

    def compose(self) -> ComposeResult:
        """One list."""
        yield LineList(id="hits")

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one("#hits", LineList)

    @property
    def target(self) -> Widget:
        """The list."""
        return self.lines

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self.show(None)

    def relabel(self) -> None:
        """Everything in another language."""
        self.show(self._answer, self._problem)

    def show(self, answer: Answer | None, problem: str = "") -> None:
        """Show an answer; without one what to do, or what is wrong with the query."""
        changed = answer is None or self._answer is None or answer.request.query != self._answer.request.query
        self._answer, self._problem = answer, problem
        self.retitle(self._title_detail())
        entries = list(self._entries())
        first = next((entry.key for entry in entries if entry.key is not None), None)
        self.lines.show(entries, cursor=first if changed else None)

    def follow(self, place: Place, section: str) -> None:
        """Put the cursor on the entry that holds a match."""
        if self._answer is None:
            return
        if self._answer.view is View.CONCORDANCE:
            self.lines.move_to(place)
            return
        for hit in self._answer.result.hits:
            if hit.report == place.report and hit.section == section:
                self.lines.move_to(self._place_of(hit))

    def _title_detail(self) -> str:
        if self._answer is None:
            return ""
        views = {View.LIST: _("list"), View.CONCORDANCE: _("concordance")}
        orders = {
            "relevance": _("best first"),
            "order": _("in order"),
            "date": _("by date"),
            "left": _("by what stands before"),
            "right": _("by what stands after"),
        }
        return f"{views[self._answer.view]}, {orders[self._answer.sort]}"

    def _entries(self) -> Iterator[Entry]:
        answer = self._answer
        if answer is None:
            yield from self._before_searching()
            return
        for note in answer.result.notes:
            yield told(note, "note")
        if not answer.result.total_matches and not answer.result.hits:
            yield from self._nothing_found(answer)
        elif answer.view is View.CONCORDANCE and answer.rows:
            yield from self._concordance(answer)
        else:
            yield from self._hits(answer)

    def _before_searching(self) -> Iterator[Entry]:
        if self._problem:
            yield told(self._problem, "note")
            return
        yield told(_("Type a word in the search line: {key}.").format(key="F2"), "")
        yield told(_("Chinese, Japanese or English; old and new characters find each other."), "dim")

    def _nothing_found(self, answer: Answer) -> Iterator[Entry]:
        if not answer.result.notes:
            yield told(_("Nothing was found. The query was read as: {query}.").format(query=answer.result.read_as), "")
        yield gap()
        if answer.request.filtered:
            yield told(_("Filters are set. {key} shows and clears them.").format(key="F6"), "")
        if any(not form.on for form in answer.result.forms):
            yield told(_("Some written forms are off. {key} switches them on.").format(key="F5"), "")
        yield told(_("Try fewer or shorter words, or look for an institution in Browse."), "dim")

    def _hits(self, answer: Answer) -> Iterator[Entry]:
        report = ""
        for hit in answer.result.hits[:SHOWN]:
            if answer.sort == "order" and hit.report != report:
                report = hit.report
                yield told(self._catalogue.label(report), "head")
            yield Entry(self._place_of(hit), partial(self._draw_hit, hit))
        left = len(answer.result.hits) - SHOWN
        if left > 0:
            yield told(_("{count} more are not shown. Add a word or a filter.").format(count=left), "dim")

    def _place_of(self, hit: Hit) -> Place:
        if hit.matches:
            return Place(hit.report, hit.matches[0].start)
        return Place(hit.report, self._catalogue.offset_of_line(hit.report, hit.line))

    def _draw_hit(self, hit: Hit, cells: int) -> list[Line]:
        count = str(len(hit.matches)) if len(hit.matches) > 1 else ""
        title = (piece(hit.title or section_kind(hit.kind), "strong"),)
        where = _("line {line}").format(line=hit.line)
        above = " › ".join([self._catalogue.label(hit.report), *hit.path[-1:]])
        second = spread((piece(above, "dim"),), where, cells)
        snippet, marks = _from_first_mark(hit.snippet, hit.snippet_marks, cells)
        lines = wrap_line(marked(snippet, marks), cells, first=2, rest=2, most=SNIPPET_LINES)
        return [spread(title, count, cells, "mark"), second, *lines]

    def _concordance(self, answer: Answer) -> Iterator[Entry]:
        report = ""
        for row in answer.rows[:SHOWN]:
            if answer.sort == "order" and row.report != report:
                report = row.report
                yield told(self._catalogue.label(report), "head")
            label = "" if answer.sort == "order" else self._catalogue.label(row.report)
            yield Entry(Place(row.report, row.start), partial(_draw_row, row, label))
        left = len(answer.rows) - SHOWN
        if left > 0:
            more = ngettext("{count} more row is not shown.", "{count} more rows are not shown.", left)
            yield told(more.format(count=left), "dim")


def _from_first_mark(snippet: str, marks: Iterable[tuple[int, int]], cells: int) -> tuple[str, list[tuple[int, int]]]:
    """A snippet that begins so near to its first mark that the mark is seen."""
    ranges = list(marks)
    if not ranges:
        return snippet, []
    before = widths(printable(snippet[: ranges[0][0]]))
    room = max(SNIPPET_LINES * cells // 2 - 4, 4)
    start, used = len(before), 0
    while start and used + before[start - 1] <= room:
        start -= 1
        used += before[start]
    return snippet[start:], [(max(begin - start, 0), end - start) for begin, end in ranges if end > start]


def _draw_row(row: ConcordanceRow, label: str, cells: int) -> list[Line]:
    """An occurrence with its match in the middle, so that matches stand under each other."""
    reference = f"{row.line:>5}"
    room = cells - len(reference) - 1
    left_room = max(room // 2 - USUAL_MATCH // 2, 4)
    left = _last_cells(printable(row.left).rstrip("\n"), left_room)
    line = (
        Piece(" " * (left_room - width(left)) + left),
        piece(row.match, "match"),
        piece(row.right),
    )
    first = spread(clip_line(line, room, ""), reference, cells)
    return [first, (Piece(" " * left_room), piece(label, "dim"))] if label else [first]


def _last_cells(text: str, cells: int) -> str:
    """As much of the end of a text as fits."""
    start, used = len(text), 0
    each = widths(text)
    while start and used + each[start - 1] <= cells:
        start -= 1
        used += each[start]
    return text[start:]
