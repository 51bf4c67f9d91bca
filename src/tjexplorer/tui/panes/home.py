"""The first screen: what this is, what is here, and three things to try; later where one was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.message import Message

from tjexplorer.keyboard.key_map import in_force, key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import language, ngettext
from tjexplorer.model.record import ReportRecord
from tjexplorer.text.characters import is_cjk
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece, wrap_line
from tjexplorer.tui.leads import SearchFor
from tjexplorer.tui.panes.columns import gap, head, labelled, spread, told
from tjexplorer.tui.panes.wording import trip_dates, visits_told
from tjexplorer.tui.welcome import KEYS, Try, first_steps, greeting
from tjexplorer.tui.widgets.line_list import Entry, LineList

LANGUAGE_NAMES = {"zh_TW": "繁體中文", "ja": "日本語", "en": "English"}
"""Names of the interface's languages, each in itself."""

ROOMY = 30
"""Lines of a screen from which a report takes two lines."""

SHORT_LABEL = 17
"""Cells of the column of labels on a low screen."""


@dataclass(frozen=True, slots=True)
class News:
    """What the first screen knows of its reader."""

    first: bool = True
    """Whether to say what there is to try."""
    place: str = ""
    """What is open in the Reader; empty for nothing."""
    searches: tuple[tuple[SearchFor, str], ...] = ()
    """The latest searches, each with what it found."""
    bookmarks: int = 0
    """How many passages are kept."""


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

    def fill(self, catalogue: Catalogue, counts: dict[str, tuple[int, int]], news: News) -> None:
        """Show it; `counts` gives for a report its sections and visits, once they are known."""
        self.show(list(self._contents(catalogue, counts, news)))

    def _contents(self, catalogue: Catalogue, counts: dict[str, tuple[int, int]], news: News) -> Iterator[Entry]:
        yield from greeting()
        yield from first_steps() if news.first else _of_before(news)
        yield head(_("The reports"))
        for problem in catalogue.problems():
            yield told(problem, "note")
        records = catalogue.records()
        for record in records:
            yield Entry(Place(record.id, 0), partial(self._draw_report, record, counts.get(record.id)))
        if not records:
            yield told(
                _(
                    "None yet: each is a text in corpus/reports/<name>/source.txt of the library; `tjexplorer check` helps."
                )
            )
        yield gap()
        yield Entry(Try("language"), lambda cells: labelled(key_of("language"), _languages(), cells, KEYS))
        if not news.first:
            yield _row("settings", _("Settings"))
        yield _row("help", _("All keys; {explain} explains where you are").format(explain=key_of("explain")))
        if not news.first:
            yield _row("first_steps", _("Three things to try"))

    def _draw_report(self, record: ReportRecord, count: tuple[int, int] | None, cells: int) -> list[Line]:
        """Two lines, or one where the screen is low."""
        if self.app.size.height < ROOMY:
            return _draw_short(record, count, cells)
        return _draw(record, count, cells)


def _row(action: str, words: str) -> Entry:
    """An action of the first screen with its key."""
    key = in_force().shown(action) or key_of("open")
    return Entry(Try(action), lambda cells: labelled(key, (piece(words),), cells, KEYS))


def _of_before(news: News) -> Iterator[Entry]:
    """Where one was, what one looked for, and what one kept."""
    if news.place:
        yield head(_("Go on"))
        yield Entry(Try("pane_3"), lambda cells: labelled(key_of("pane_3"), (piece(news.place),), cells, KEYS))
    if news.searches:
        yield head(_("Earlier searches"))
        for search, found in news.searches:
            yield Entry(search, partial(_draw_search, search, found))
    if news.bookmarks:
        yield head(_("Bookmarks"))
        kept = ngettext("{n} bookmark", "{n} bookmarks", news.bookmarks).format(n=news.bookmarks)
        yield _row("pane_5", kept)


def _draw_search(search: SearchFor, found: str, cells: int) -> list[Line]:
    return [spread((piece(" " * KEYS), piece(search.request.query)), found, cells)]


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
