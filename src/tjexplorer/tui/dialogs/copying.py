"""The copy menu: each piece of a passage under a number, with a preview of the letters that will be copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from tjexplorer.export.copying import IN_TEXT, OF_WHOLE_REPORTS, Piece, Style
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.tui.dialogs.dialog import Dialog
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.panes.columns import spread
from tjexplorer.tui.widgets.drawn import Drawn
from tjexplorer.tui.widgets.line_list import Entry, LineList

_PREVIEWED = 4000
"""Characters that a preview shows at most."""

_ROOMY = 56
"""Cells from which on each entry tells its style too."""

_FULL_WIDTH = "０１２３４５６７８９"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to copy."""

    piece: Piece
    """What."""
    style: Style
    """In which style it is cited."""
    whole: bool = False
    """Whether it is of the whole report, not of the passage."""


Letters = Callable[[Wanted], str]
"""Gives what will be copied. Raises a `TjexplorerError` where that cannot be."""

_MENU: tuple[tuple[Piece, Style | None], ...] = (
    *((each, None) for each in Piece),
    (Piece.CITATION, Style.BIBTEX),
    (Piece.CITATION, Style.CSL_JSON),
)
"""The entries by their numbers: a piece, and its style where that is not the one at hand."""


def style_label(style: Style) -> str:
    """A style as people know it."""
    labels = {
        Style.FOOTNOTE: _("Chinese footnote"),
        Style.APA: _("APA in Chinese"),
        Style.CHICAGO: _("Chicago in English"),
        Style.PANDOC: _("pandoc key"),
        Style.BIBTEX: "BibTeX",
        Style.CSL_JSON: "CSL-JSON",
    }
    return labels[style]


def label(wanted: Wanted) -> str:
    """What is copied."""
    labels = {
        Piece.PASSAGE: _("The passage"),
        Piece.CITATION: _("The citation"),
        Piece.BOTH: _("The passage with its citation"),
        Piece.MARKDOWN: _("Markdown: quotation, note and key"),
        Piece.LINK: _("The link that opens it again"),
        Piece.COMMAND: _("The command that opens it again"),
        Piece.SOURCE: _("The lines of the source, letter for letter"),
    }
    if wanted.style in IN_TEXT:
        return labels[wanted.piece]
    return _("The report for a reference manager: {style}").format(style=style_label(wanted.style))


class CopyDialog(Dialog[Wanted]):
    """Its answer is what the reader wants to have copied; `style` is the one that was turned to last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{number},{_FULL_WIDTH[number]}", f"number({number})", show=False, priority=True)
            for number in range(1, len(_MENU) + 1)
        ),
        Binding(f"0,{_FULL_WIDTH[0]}", "turn_whole", show=False, priority=True),
        Binding("right,tab", "turn_style(1)", show=False, priority=True),
        Binding("left,shift+tab", "turn_style(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("q", "close", show=False),
    ]

    def __init__(self, place: str, letters: Letters, style: Style) -> None:
        super().__init__(_("Copy: {place}").format(place=place), _("1-9: copy, Left/Right: style, Esc"))
        self.style = style
        self._letters = letters
        self._whole = False

    def inside(self) -> list[Widget]:
        """The style, the pieces, the preview."""
        return [Drawn(id="style", classes="one-line"), LineList(id="pieces"), Drawn(id="preview")]

    @property
    def pieces(self) -> LineList:
        """The list of the pieces."""
        return self.query_one("#pieces", LineList)

    @property
    def preview(self) -> Drawn:
        """What would be copied."""
        return self.query_one("#preview", Drawn)

    def on_mount(self) -> None:
        """Show the menu."""
        self._fill()
        self.pieces.focus()

    def _wanted(self, number: int) -> Wanted | None:
        """What stands under a number; None for pieces that a whole report does not have."""
        kind, style = _MENU[number - 1]
        if self._whole and kind not in OF_WHOLE_REPORTS:
            return None
        return Wanted(kind, style or self.style, self._whole or style is not None)

    def _fill(self) -> None:
        at = self.pieces.cursor_key
        numbers = [number for number in range(1, len(_MENU) + 1) if self._wanted(number) is not None]
        self.pieces.show([Entry(number, partial(self._draw, number)) for number in numbers], cursor=at)
        self.query_one("#style", Drawn).show(self._draw_style)
        self._show_preview()

    def _draw_style(self, cells: int) -> list[Line]:
        other = _("0: the passage") if self._whole else _("0: the whole report")
        named = (piece(_("Style:") + " ", "dim"), piece(style_label(self.style), "key"))
        return [spread(named, other, cells)]

    def _draw(self, number: int, cells: int) -> list[Line]:
        wanted = self._wanted(number)
        if wanted is None:
            return []
        with_style = (
            cells >= _ROOMY and wanted.piece in {Piece.CITATION, Piece.BOTH, Piece.MARKDOWN} and wanted.style in IN_TEXT
        )
        aside = style_label(wanted.style) if with_style else ""
        return [spread((piece(f"{number}  ", "key"), piece(label(wanted))), aside, cells)]

    def _show_preview(self) -> None:
        number = self.pieces.cursor_key
        wanted = self._wanted(number) if isinstance(number, int) else None
        text = self._letters(wanted) if wanted else ""
        size = ngettext("{n} character", "{n} characters", len(text)).format(n=f"{len(text):,}")
        self.preview.border_title = Content(f" {size} ")

        def draw(cells: int) -> list[Line]:
            lines: list[Line] = []
            for line in text[:_PREVIEWED].split("\n"):
                lines.extend(wrap_line((piece(line),), cells) if line else [()])
            return [*lines, (piece("..", "dim"),)] if len(text) > _PREVIEWED else lines

        self.preview.show(draw)
        self.preview.scroll_to(y=0, animate=False)

    @on(LineList.Highlighted)
    def _moved(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._show_preview()

    @on(LineList.Opened)
    def _opened(self, event: LineList.Opened) -> None:
        event.stop()
        if isinstance(event.key, int):
            self.action_number(event.key)

    def action_number(self, number: int) -> None:
        """Copy what stands under a number."""
        wanted = self._wanted(number)
        if wanted is not None:
            self.dismiss(wanted)

    def action_turn_style(self, step: int) -> None:
        """The next style, or the previous one."""
        self.style = IN_TEXT[(IN_TEXT.index(self.style) + step) % len(IN_TEXT)]
        self._fill()

    def action_turn_whole(self) -> None:
        """The whole report in the place of the passage, or the passage again."""
        self._whole = not self._whole
        self._fill()

    def action_page(self, step: int) -> None:
        """Scroll the preview."""
        self.preview.scroll_relative(y=step * max(self.preview.size.height - 1, 1), animate=False)
