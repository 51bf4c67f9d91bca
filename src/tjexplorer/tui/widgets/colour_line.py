"""A line of colours, one of which is chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tjexplorer.model.bookmark import LETTERS, Colour
from tjexplorer.tui.drawing import Line, Piece, line_width, piece
from tjexplorer.tui.kept_colours import colour_name, colour_role
from tjexplorer.tui.widgets.line_view import LineView

_CHOICES: tuple[Colour | None, ...] = (None, *Colour)


class ColourLine(LineView):
    """Left and Right choose, as do the letters of the colours. Where the names have no room their letters stand alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space,ideographic_space", "step(1)", show=False),
        Binding("backspace,delete,minus", "choose('')", show=False),
        *(
            Binding(f"{letter},{letter.lower()}", f"choose('{colour}')", show=False)
            for colour, letter in LETTERS.items()
        ),
    ]

    def __init__(self, chosen: Colour | None, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes="one-line")
        self.chosen = chosen

    def lay_out(self, cells: int) -> int:
        """One line."""
        return 1 if cells else 0

    def draw(self, _row: int) -> tuple[Line, str]:
        """The colours, the chosen one in brackets."""
        line = self._line(short=False)
        return line if line_width(line) <= self.cells else self._line(short=True), ""

    def _line(self, *, short: bool) -> Line:
        pieces: list[Piece] = []
        for colour in _CHOICES:
            name = (LETTERS[colour] if colour else "-") if short else colour_name(colour)
            here = colour is self.chosen
            edges = ("[", "]") if here else (" ", " ")
            role = "cursor-sign" if here and self.has_focus else "strong" if here else "dim"
            pieces += (
                Piece(edges[0], role),
                piece(name, colour_role(colour) if colour else role),
                Piece(edges[1], role),
            )
        return tuple(pieces)

    def action_step(self, step: int) -> None:
        """The next colour, or the one before."""
        self._choose(_CHOICES[(_CHOICES.index(self.chosen) + step) % len(_CHOICES)])

    def action_choose(self, name: str) -> None:
        """A colour by its name; none for an empty one."""
        self._choose(Colour(name) if name else None)

    def _choose(self, colour: Colour | None) -> None:
        self.chosen = colour
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click chooses what stands there."""
        at = 0
        short = line_width(self._line(short=False)) > self.cells
        for colour in _CHOICES:
            name = (LETTERS[colour] if colour else "-") if short else colour_name(colour)
            at += line_width((piece(name),)) + 2
            if event.x < at:
                self._choose(colour)
                return

    def on_focus(self) -> None:
        """The choice looks different with the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """The choice looks different without the focus."""
        self.redraw()
