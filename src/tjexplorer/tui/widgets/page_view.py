"""A report on a page that may be long: set at once where it is short, else first the piece around the reader.

The rest is set in a thread, so that neither opening nor resizing waits for it. The cursor is a row that is always in view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from tjexplorer.model.report import Report
from tjexplorer.tui.widgets.line_view import LineView
from tjexplorer.tui.widgets.report_setting import MARGIN, Layout, Setting, set_page
from tjexplorer.typesetting.page import EMPTY, Page

__all__ = ["MARGIN", "PageView"]

QUIET = 0.15
"""Seconds without another width or place before all of a long report is set: a window that is drawn larger has many."""


class PageView(LineView):
    """Rows of a report with a cursor; what is drawn on them is left to others."""

    @dataclass
    class Moved(Message):
        """The cursor came to another place."""

        offset: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.report: Report | None = None
        self.layout_wanted = Layout.TEXT
        self.measure: Callable[[], int] = lambda: 0
        self._setting: Setting | None = None
        self._page: Page = EMPTY
        self._cursor = 0
        self._extent = (0, 0)
        self._place = 0
        self._depth = 0.3
        # How many changes of the rows or of the screen are still to be followed by a scroll.
        self._unsettled = 0
        self._later: Timer | None = None

    @property
    def place(self) -> int:
        """The code point at the cursor."""
        return self._place

    @property
    def cursor(self) -> int:
        """The row of the cursor."""
        return self._cursor

    def is_in_view(self, offset: int) -> bool:
        """Whether a place is on the screen."""
        if not self._page.has(offset):
            return False
        row = self._page.row_at(offset)
        return self._top <= row < self._top + self._height

    @property
    def _top(self) -> int:
        return int(self.scroll_offset.y)

    @property
    def _height(self) -> int:
        return max(self.scrollable_content_region.height, 1)

    # Setting

    def page_changed(self) -> None:
        """The rows are others: what was reckoned from them is to be reckoned anew."""

    def lay_out(self, cells: int) -> int:
        """Set the page for a width; the cursor stays with its place."""
        share = self._share() if self._page.rows else self._depth
        self._unsettled += 1
        self._set_page(cells)
        self.call_after_refresh(self._settle_anew, share)
        return len(self._page.rows)

    def _set_page(self, cells: int | None = None) -> None:
        """Set the report, or the piece of it around the place."""
        cells = self.cells if cells is None else cells
        if self.report is None or not cells:
            return
        setting = Setting(self.report, self.layout_wanted, cells, self.measure())
        self._setting = setting
        self._take_page(set_page(setting, self._place))
        if self._later is not None:
            self._later.stop()
        if not self._page.whole:
            self._later = self.set_timer(QUIET, lambda: self._set_whole(setting))

    def _set_whole(self, setting: Setting) -> None:
        """Set all of the report in a thread."""

        # No partial: Textual would write out the report to describe its work.
        def work() -> tuple[Setting, Page]:
            page = set_page(setting)
            page.row_at(0)
            return setting, page

        self._later = None
        self.run_worker(work, name="setting", group="setting", exclusive=True, thread=True, exit_on_error=False)

    def _take_page(self, page: Page) -> None:
        first, last = self._spans_taken() if self._page.passages else (None, None)
        self._page = page
        self.page_changed()
        self.virtual_size = self.virtual_size.with_height(len(page.rows))
        self._put_cursor(page.row_at(self._place))
        if first is not None and last is not None and first != last and page.has(first) and page.has(last):
            self._extent = (page.passage_at(page.row_at(first)), page.passage_at(page.row_at(last)))
        self.redraw()

    def _spans_taken(self) -> tuple[int, int]:
        """Where the first and the last of the passages that were taken begin."""
        first, last = self._extent
        return self._page.passages[first].span.start, self._page.passages[last].span.start

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """All of the report is set: it takes the place of the piece, and nothing on the screen moves."""
        worker = event.worker
        if worker.name != "setting" or event.state is not WorkerState.SUCCESS or worker.result is None:
            return
        setting, page = worker.result
        if setting == self._setting and not self._page.whole:
            line = self._cursor - self._top
            self._take_page(page)
            self._scroll(self._cursor - line)

    def _reach(self, offset: int) -> None:
        """Where a place is not among the rows yet, set the piece around it."""
        if not self._page.whole and not self._page.has(offset):
            self._place = offset
            self._set_page()

    # Movement

    def _share(self) -> float:
        """How far down the screen the cursor stands."""
        return min(max((self._cursor - self._top) / self._height, 0.0), 0.8)

    def on_resize(self, event: events.Resize) -> None:
        """The cursor stays in view, also when only the height changed."""
        self._unsettled += 1
        super().on_resize(event)
        self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        self._unsettled -= 1
        if self._page.rows and not self.is_in_view(self._place):
            self._go_to(self._place, 0.3)

    def _go_to(self, offset: int, depth: float | None) -> None:
        """Put the cursor on a place, at a share of the height; None moves as little as needed."""
        self._reach(offset)
        self._place = offset
        if not self._page.rows:
            self._depth = 0.3 if depth is None else depth
            return
        row = self._page.row_at(offset)
        self._put_cursor(row)
        if depth is not None:
            self._scroll(row - int(depth * self._height))
        else:
            self._bring_into_view(row)
        self.redraw()
        self.post_message(self.Moved(self._place))

    def _settle_anew(self, share: float) -> None:
        self._unsettled -= 1
        self._settle(share)

    def _settle(self, share: float) -> None:
        """The rows were set anew: the cursor stands as far down the screen as before, and what was taken stays taken."""
        if self._page.rows:
            self._scroll(self._cursor - int(share * self._height))
            self.post_message(self.Moved(self._place))

    def _bring_into_view(self, row: int) -> None:
        if not self._top <= row < self._top + self._height:
            self._scroll(row - self._height // 3)

    def _scroll(self, top: int) -> None:
        self._unsettled += 1
        self.scroll_to(y=max(top, 0), animate=False, force=True, immediate=True)
        self._unsettled -= 1

    def _put_cursor(self, row: int) -> None:
        self._cursor = min(max(row, 0), max(len(self._page.rows) - 1, 0))
        passage = self._page.passage_at(self._cursor)
        self._extent = (passage, passage)

    def _move_cursor(self, row: int) -> None:
        if min(max(row, 0), len(self._page.rows) - 1) != self._cursor:
            self._put_cursor_on(row)

    def _put_cursor_on(self, row: int) -> None:
        if not self._page.rows:
            return
        self._put_cursor(row)
        self._place = self._page.offset_at(self._cursor)
        self.redraw()
        self.post_message(self.Moved(self._place))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The cursor never leaves the view, whoever scrolls."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        # A scroll of our own, or one to a screen that is being laid out, says nothing of where the reader wants to be.
        if self._page.rows and not self._unsettled and not top <= self._cursor < top + self._height:
            self._move_cursor(min(max(self._cursor, top), top + self._height - 1))

    def _shift(self, rows: int) -> None:
        """Move text and cursor together; at the ends of the text the cursor alone."""
        if not self._page.whole and not 0 <= self._top + rows <= len(self._page.rows) - self._height:
            line = self._cursor - self._top
            self._set_page()
            self._scroll(self._cursor - line)
        top, cursor = self._top, self._cursor
        self._scroll(min(max(top + rows, 0), int(self.max_scroll_y)))
        moved = self._top - top
        self._move_cursor(cursor + (moved or rows))

    def action_cursor_down(self) -> None:
        """One line on."""
        self._shift(1)

    def action_cursor_up(self) -> None:
        """One line back."""
        self._shift(-1)

    def action_page_down(self) -> None:
        """One screen on, two lines of it kept."""
        self._shift(max(self._height - 2, 1))

    def action_page_up(self) -> None:
        """One screen back, two lines of it kept."""
        self._shift(-max(self._height - 2, 1))

    def action_first(self) -> None:
        """To the beginning."""
        self._reach(0)
        self._scroll(0)
        self._put_cursor_on(0)

    def action_last(self) -> None:
        """To the end."""
        if self.report is not None:
            self._reach(max(len(self.report.source.text) - 1, 0))
        self._scroll(int(self.max_scroll_y))
        self._put_cursor_on(len(self._page.rows) - 1)
