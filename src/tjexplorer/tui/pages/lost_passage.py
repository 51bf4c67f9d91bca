"""The page of a bookmark whose passage stands in no report any more: the words that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.messages import gettext as _
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.kept_colours import colour_name
from tjexplorer.tui.panes.columns import fact, gap, head, told
from tjexplorer.tui.widgets.line_list import Entry

_COLUMN = 14


def lost_entries(catalogue: Catalogue, kept: PlacedBookmark) -> Iterator[Entry]:
    """What the page shows: why, the words with what stood around them, what the reader wrote, and the report."""
    bookmark = kept.bookmark
    if kept.report is None:
        why = _("The library has the report {report} no more. These are the words that were kept.")
    else:
        why = _("The source was edited, and these words stand in {report} no more. They are kept here.")
    yield told(why.format(report=catalogue.label(bookmark.report)), "note")
    yield gap()
    yield Entry(None, partial(_draw, bookmark.before, quiet=True))
    yield Entry(None, partial(_draw, bookmark.quotation, quiet=False))
    yield Entry(None, partial(_draw, bookmark.after, quiet=True))
    yield head(_("Bookmark"))
    if bookmark.note:
        for line in bookmark.note.split("\n"):
            yield told(line, "strong")
    if bookmark.tags:
        yield fact(_("Tags"), "  ".join(f"#{tag}" for tag in bookmark.tags), _COLUMN)
    if bookmark.collection:
        yield fact(_("Collection"), bookmark.collection, _COLUMN)
    if bookmark.colour:
        yield fact(_("Colour"), colour_name(bookmark.colour), _COLUMN)
    yield fact(_("Kept on"), bookmark.created.astimezone().strftime("%Y-%m-%d %H:%M"), _COLUMN)
    yield fact(_("Stood on"), _("line {line}").format(line=bookmark.line), _COLUMN)
    if kept.report is not None:
        offset = min(bookmark.start, max(len(kept.report.source.text) - 1, 0))
        yield gap()
        label = _("Open the report where the passage stood")
        yield Entry(Place(bookmark.report, offset), lambda cells: wrap_line((piece(label),), cells))


def _draw(text: str, cells: int, *, quiet: bool) -> list[Line]:
    words = " ".join("".join(text.split("\n")).split())
    indent = 2 if quiet else 0
    return wrap_line((piece(words, "dim" if quiet else ""),), cells, first=indent, rest=indent) if words else []
