"""The first screen: what this is, what is here, and three things to try."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import events
from textual.message import Message

from tjexplorer.messages import gettext as _
from tjexplorer.messages import language, ngettext
from tjexplorer.model.record import ReportRecord
from tjexplorer.text.characters import is_cjk
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece, wrap_line
from tjexplorer.tui.panes.columns import gap, labelled, spread, told
from tjexplorer.tui.panes.wording import trip_dates, visits_told
from tjexplorer.tui.welcome import Try, welcome
from tjexplorer.tui.widgets.line_list import Entry, LineList

LANGUAGE_NAMES = {"zh_TW": "繁體中文", "ja": "日本語", "en": "English"}
"""Names of the interface's languages, each in itself."""

ROOMY = 30
"""Lines of a screen from which a report takes two lines."""

SHORT_LABEL = 17
"""Cells of the column of labels on a low screen."""


class Home(LineList):
    """The first screen. What an input method commits here begins a search."""

    class Typed(Message):
        """Characters that no key here means."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_key(self, event: events.Key) -> None:
        """Ideographs, kana and the like are words to look for."""
        if event.character and is_cjk(event.character):
            event.stop()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Some input methods and all pastes arrive in one piece."""
        if event.text.strip():
            event.stop()
            self.post_message(self.Typed(event.text))

    def fill(self, catalogue: Catalogue, counts: dict[str, tuple[int, int]]) -> None:
        """Show it; `counts` gives for a report its sections and visits, once they are known."""
        self.show(list(self._contents(catalogue, counts)))

    def _contents(self, catalogue: Catalogue, counts: dict[str, tuple[int, int]]) -> Iterator[Entry]:
        yield from welcome()
        for problem in catalogue.problems():
            yield told(problem, "note")
        for record in catalogue.records():
            yield Entry(Place(record.id, 0), partial(self._draw_report, record, counts.get(record.id)))
        yield gap()
        yield Entry(Try("language"), lambda cells: labelled("L", _languages(), cells, 7))
        yield Entry(Try("help"), lambda cells: labelled("?", (piece(_("All keys (also F1)")),), cells, 7))

    def _draw_report(self, record: ReportRecord, count: tuple[int, int] | None, cells: int) -> list[Line]:
        """Two lines, or one where the screen is low."""
        if self.app.size.height < ROOMY:
            return _draw_short(record, count, cells)
        return _draw(record, count, cells)


def _languages() -> Line:
    now = language()
    pieces = [piece(_("Language of the interface: "))]
    for tag, name in LANGUAGE_NAMES.items():
        pieces.append(piece(f"[{name}]" if tag == now else f" {name} ", "strong" if tag == now else "dim"))
    return tuple(pieces)


def _drafted(record: ReportRecord) -> Line:
    """A mark where a program made the record and nobody has confirmed it."""
    return (piece("  " + _("drafted"), "note"),) if record.drafted else ()


def _numbers(record: ReportRecord, count: tuple[int, int] | None) -> str:
    if count is None:
        return ""
    sections = ngettext("{count} section", "{count} sections", count[0]).format(count=count[0])
    return f"{sections}  {visits_told(record.visits)}" if record.visits else sections


def _draw_short(record: ReportRecord, count: tuple[int, int] | None, cells: int) -> list[Line]:
    label = (piece(record.label, "strong"), *_drafted(record))
    gap_after = Piece(" " * max(SHORT_LABEL - line_width(label), 1))
    return [
        spread((*label, gap_after, piece(record.display_title)), _numbers(record, count) if cells > 60 else "", cells)
    ]


def _draw(record: ReportRecord, count: tuple[int, int] | None, cells: int) -> list[Line]:
    numbers = _numbers(record, count)
    dates = trip_dates(record)
    named = (piece(record.label, "strong"), *_drafted(record), piece(f"  {dates}" if dates else "", "dim"))
    first = spread(named, numbers, cells)
    title = wrap_line((piece(record.display_title),), cells, first=2, rest=2, most=2)
    return [clip_line(first, cells), *title]
