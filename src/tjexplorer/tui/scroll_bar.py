"""A scroll bar of half a cell: it stands off from figures at the right edge, and is no darker than a border."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender

THUMB = "\u2590"
"""The right half of a cell. It takes one cell in every terminal, which the parts of a cell that Textual uses do not."""

_DEFAULT = Color.default()
_GRAB = {"@mouse.down": "grab"}
_BEFORE, _AFTER = {"@mouse.down": "scroll_up"}, {"@mouse.down": "scroll_down"}


class HalfBar(ScrollBarRender):
    """Draws whole cells only; a scroll bar that lies is drawn by Textual."""

    @classmethod
    def render_bar(  # noqa: PLR0913, PLR0917  # Textual's signature
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _DEFAULT,
        bar_color: Color = _DEFAULT,
    ) -> Segments:
        """The bar from top to bottom: what lies before, the thumb, what comes after."""
        if not vertical:
            return super().render_bar(
                size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color
            )
        first, last = thumb(size, virtual_size, window_size, position)
        blank, back = " " * thickness, Style(bgcolor=back_color)
        rows = [Segment(blank, back + Style(meta=_BEFORE))] * first
        rows += [Segment(THUMB.rjust(thickness), Style(color=bar_color, bgcolor=back_color, meta=_GRAB))] * (
            last - first
        )
        rows += [Segment(blank, back + Style(meta=_AFTER))] * (size - last)
        return Segments(rows, new_lines=True)


def thumb(size: int, virtual_size: float, window_size: float, position: float) -> tuple[int, int]:
    """The first row of the thumb and the one after its last, of `size` rows; none where everything is in view.

    It touches an end only where the view does.
    """
    if not size or not window_size or virtual_size <= window_size:
        return 0, 0
    length = max(1, round(size * window_size / virtual_size))
    share = min(max(position / (virtual_size - window_size), 0.0), 1.0)
    first = round((size - length) * share)
    if 0 < share < 1 and size - length >= 2:
        first = min(max(first, 1), size - length - 1)
    return first, first + length


def use_half_bars() -> None:
    """Draw all scroll bars so."""
    ScrollBar.renderer = HalfBar
