"""The screen that puts side by side what reports say: a column for each, rows of paragraphs that tell of the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tjexplorer.dossier.comparison import ComparedCell, ComparedRow, Comparison
from tjexplorer.errors import TjexplorerError
from tjexplorer.keyboard.key_map import arriving
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.report import Report
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, marked, piece, wrap_line
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.line_list import GUTTER, Entry, LineList, entry_room
from tjexplorer.tui.widgets.notice import Notice

NARROWEST = 34
"""Cells of a column; where two have no room, passages stand below each other."""

WIDE = 72
"""Cells from which there are columns: those that a terminal of 80 leaves in the box."""

FRAME = 4
"""Cells that border and padding of the box take."""

ALONE = "+ "
"""Sign in the margin of a paragraph that only one passage says."""

_SEPARATOR = Piece(" | ", "rule")


class ComparingDialog(Dialog[Place]):
    """Passages side by side. Left and Right choose the passage that Enter opens; its answer is the place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,equals_sign,＝", "close", show=False),
        Binding("left", "choose(-1)", show=False, priority=True),
        Binding("right", "choose(1)", show=False, priority=True),
        Binding("right_square_bracket,ctrl+pagedown", "part(1)", show=False),
        Binding("left_square_bracket,ctrl+pageup", "part(-1)", show=False),
        Binding("x,ctrl+e", "save", show=False),
    ]

    def __init__(
        self, title: str, comparison: Comparison, reports: Mapping[str, Report], save: Callable[[], str]
    ) -> None:
        hint = _("Left/Right column, {next_section} next part, {export} saves, Esc closes")
        super().__init__(title, hint.format(next_section=arriving("]", "Ctrl+PgDn"), export=arriving("x", "Ctrl+E")))
        self._comparison = comparison
        self._reports = reports
        self._save = save
        self._chosen = 0
        self._starts: list[Hashable] = []

    def inside(self) -> list[Widget]:
        """The heads of the columns, and the rows."""
        return [Drawn(id="columns"), LineList(id="rows")]

    def compose(self) -> ComposeResult:
        """The box; below it what is said for a moment."""
        yield from super().compose()
        yield Notice(id="notice")

    @property
    def lines(self) -> LineList:
        """The rows."""
        return self.query_one("#rows", LineList)

    def on_mount(self) -> None:
        """Show what several tell of first."""
        self._show()
        self.lines.focus()

    def on_resize(self) -> None:
        """Another width may have room for more columns, or for fewer."""
        if self._starts:
            self._show()

    # What is shown

    def _show(self) -> None:
        heads = self.query_one("#columns", Drawn)
        heads.styles.height = len(self._draw_heads(self.app.size.width - FRAME)) + 1
        heads.show(self._draw_heads)
        self._starts = []
        self.lines.show(list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        rows = list(enumerate(self._comparison.rows))
        together = [(number, row) for number, row in rows if row.alone is None]
        words = ngettext("{count} row is told by several", "{count} rows are told by several", len(together))
        if not together:
            yield told(_("No paragraphs of these passages tell of the same."), "head")
        else:
            yield told(_("Underlined: what no other of the paragraphs side by side says."), "dim")
        yield from self._part(words.format(count=len(together)), together)
        for column in range(len(self._comparison.passages)):
            alone = [(number, row) for number, row in rows if row.alone == column]
            yield from self._part(f"{ALONE}{_('Only in {passage}').format(passage=self._passage_name(column))}", alone)

    def _part(self, words: str, rows: Sequence[tuple[int, ComparedRow]]) -> Iterator[Entry]:
        if not rows:
            return
        if self._starts:
            yield gap()
        yield told(words, "head")
        self._starts.append(rows[0][0])
        for at, (number, row) in enumerate(rows):
            if at:
                yield gap()
            yield Entry(number, partial(self._draw_row, row))

    def _passage_name(self, column: int) -> str:
        passage = self._comparison.passages[column]
        label = self._reports[passage.report].record.label
        return f"{passage.year} · {label}" if passage.year else label

    def _window(self, cells: int) -> range:
        """The columns for which there is room, the chosen one among them; none where passages stand below each other."""
        count = len(self._comparison.passages)
        if cells < WIDE:
            return range(0)
        room = min(count, max((cells + 3) // (NARROWEST + 3), 2))
        first = min(max(self._chosen - room + 1, 0), count - room)
        return range(first, first + room)

    # Drawing

    def _draw_heads(self, cells: int) -> list[Line]:
        """The name of each column, what it holds under it; behind it where passages stand below each other."""
        count = len(self._comparison.passages)
        room = entry_room(cells)
        window = self._window(room)
        if not window:
            return [clip_line((*name, Piece("  "), counts), cells) for name, counts in map(self._head, range(count))]
        drawn = [(name, (Piece("  "), counts)) for name, counts in map(self._head, window)]
        lines: list[Line] = [(Piece(" " * GUTTER), *line) for line in self._beside(drawn, room)]
        hidden = count - len(window)
        if hidden:
            more = ngettext("{count} more column: Left, Right", "{count} more columns: Left, Right", hidden)
            lines.append((piece(f"    {more.format(count=hidden)}", "dim"),))
        return lines

    def _head(self, column: int) -> tuple[Line, Piece]:
        """Name of a column, with a sign where it is the one that Enter opens, and its counts."""
        chosen = column == self._chosen
        total = len(self._comparison.passages[column].paragraphs)
        counts = ngettext("{count} paragraph, {alone} only here", "{count} paragraphs, {alone} only here", total)
        told_counts = counts.format(count=total, alone=len(self._comparison.only_in(column)))
        sign = Piece("> " if chosen else "  ", "strong")
        name = piece(self._passage_name(column), "head-1" if chosen else "head")
        return (sign, name), piece(told_counts, "dim")

    def _draw_row(self, row: ComparedRow, cells: int) -> list[Line]:
        window = self._window(cells)
        if not window:
            return self._below(row, cells)
        width = _column_width(cells, len(window))
        drawn = [self._draw_cell(cell, row, width) if (cell := row.cells[column]) else [] for column in window]
        lines = self._beside(drawn, cells)
        hidden = [self._passage_name(at) for at, cell in enumerate(row.cells) if cell is not None and at not in window]
        if hidden:
            lines.append(
                clip_line((piece("  " + _("also in {names}").format(names=", ".join(hidden)), "note"),), cells)
            )
        return lines

    def _below(self, row: ComparedRow, cells: int) -> list[Line]:
        """The cells of a row below each other, each under the name of its passage."""
        lines: list[Line] = []
        for column, cell in enumerate(row.cells):
            if cell is not None:
                if row.alone is None:
                    lines.append(clip_line((Piece("  "), piece(self._passage_name(column), "head-3")), cells))
                lines.extend(self._draw_cell(cell, row, cells))
        return lines

    def _draw_cell(self, cell: ComparedCell, row: ComparedRow, width: int) -> list[Line]:
        paragraph = cell.paragraph
        alone = row.alone is not None
        words = marked(paragraph.text, () if alone else _ranges(cell), "only")
        place = piece("  " + _("line {line}").format(line=paragraph.line), "dim")
        margin = Piece(ALONE if alone else "  ", "mark")
        return [(margin, *line) for line in wrap_line((*words, place), width - line_width((margin,)))]

    def _beside(self, drawn: Sequence[Sequence[Line]], cells: int) -> list[Line]:
        """Columns beside each other, each filled up to its width."""
        width = _column_width(cells, len(drawn))
        lines: list[Line] = []
        for parts in zip_longest(*drawn, fillvalue=()):
            line: list[Piece] = []
            for number, part in enumerate(parts):
                kept = clip_line(part, width)
                line += [_SEPARATOR] * (number > 0) + [*kept, Piece(" " * (width - line_width(kept)))]
            lines.append(tuple(line))
        return lines

    # Keys

    def action_choose(self, step: int) -> None:
        """Choose the next or previous column."""
        self._chosen = min(max(self._chosen + step, 0), len(self._comparison.passages) - 1)
        self._show()

    def action_part(self, step: int) -> None:
        """To the next or previous part."""
        order = self.lines.keys
        here = order.index(self.lines.cursor_key) if self.lines.cursor_key in order else 0
        places = [order.index(start) for start in self._starts]
        ahead = [at for at in places if (at > here if step > 0 else at < here)]
        if ahead:
            self.lines.go_to(order[ahead[0 if step > 0 else -1]])

    def action_save(self) -> None:
        """Save the comparison, and say where it is."""
        notice = self.query_one(Notice)
        try:
            notice.say(self._save(), 15, warning=False)
        except TjexplorerError as error:
            notice.say(str(error), 15, warning=True)

    @on(LineList.Opened)
    def _open(self, event: LineList.Opened) -> None:
        """Open the paragraph of the chosen column, else the first one of the row."""
        event.stop()
        if not isinstance(event.key, int):
            return
        cells = self._comparison.rows[event.key].cells
        cell = cells[self._chosen] or next(each for each in cells if each is not None)
        self.dismiss(Place(cell.paragraph.report, cell.paragraph.span.start))


def _column_width(cells: int, count: int) -> int:
    return (cells - line_width((_SEPARATOR,)) * (count - 1)) // count


def _ranges(cell: ComparedCell) -> Iterator[tuple[int, int]]:
    """What only this cell says, as ranges of its reading text."""
    origins = list(cell.paragraph.reading.origins())
    for span in cell.only_here:
        inside = [at for at, origin in enumerate(origins) if origin in span]
        if inside:
            yield inside[0], inside[-1] + 1
