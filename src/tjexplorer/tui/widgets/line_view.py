"""A scrolling view of drawn lines: the base of the lists and of the Reader."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tjexplorer.tui.drawing import Line
from tjexplorer.tui.looks import palette, styles

_CACHED_STRIPS = 2000
"""Strips kept; more than any terminal shows."""


NO_STYLE = Style.null()
"""Adds nothing."""

NOT_FAINT = Style(dim=False)
"""Faint letters cannot be read where light and dark have changed places."""


class LineView(ScrollView, can_focus=True):
    """Rows are laid out for a width, drawn when they are seen, and kept until something changes."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._laid_out_for = 0
        self._strips: dict[int, Strip] = {}
        self._looks: Mapping[str, Style] = {}

    def lay_out(self, cells: int) -> int:
        """Break everything into rows of this many cells, and return their number."""
        raise NotImplementedError

    def draw(self, row: int) -> tuple[Line, str]:
        """A row, and the role of its background."""
        raise NotImplementedError

    @property
    def cells(self) -> int:
        """Cells in a row; 0 before the first layout."""
        return self._laid_out_for

    def refit(self) -> None:
        """Lay out anew after a change of what is shown or of the width."""
        cells = self.scrollable_content_region.width
        self._laid_out_for = cells
        rows = self.lay_out(cells) if cells else 0
        self.virtual_size = Size(cells, rows)
        self.redraw()

    def redraw(self) -> None:
        """Draw the same rows anew, after a change of looks."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was drawn when the theme changes or the focus comes and goes."""
        super().notify_style_update()
        self._looks = {}
        self._strips.clear()

    def on_resize(self, _event: events.Resize) -> None:
        """A new width breaks the lines elsewhere."""
        if self.scrollable_content_region.width != self._laid_out_for:
            self.refit()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row = y + int(self.scroll_offset.y)
        strip = self._strips.get(row)
        if strip is None:
            strip = self._draw_strip(row)
            if len(self._strips) >= _CACHED_STRIPS:
                self._strips.clear()
            self._strips[row] = strip
        return strip

    def _draw_strip(self, row: int) -> Strip:
        cells = self.size.width
        if not 0 <= row < self.virtual_size.height:
            return Strip.blank(cells, self.rich_style)
        line, background = self.draw(row)
        base = self.rich_style + self._style(background)
        last = NOT_FAINT if base.reverse else NO_STYLE
        segments = [Segment(part.text, base + self._style(part.role) + last) for part in line if part.text]
        return Strip(segments).adjust_cell_length(cells, base)

    def _style(self, role: str) -> Style:
        if not self._looks:
            colors = palette(no_color=self.app.no_color, ansi=self.app.native_ansi_color)
            self._looks = styles(self.app.theme_variables, colors)
        return self._looks.get(role, NO_STYLE)
