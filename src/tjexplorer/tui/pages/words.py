"""What the pages of collocates and keywords share: which words they list, in which order, and the places of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from tjexplorer.export.statistics import kind_name
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.search.results import ConcordanceRow
from tjexplorer.statistics.words import WordKind
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import CollocatesPage, Place, RecordPage, WordPage
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.pages.figures import in_context
from tjexplorer.tui.pages.quoting import saying
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.line_list import Entry

MOST = 300
"""Rows of a page; a table saved with x has all."""

LABEL = 22
"""Cells that are left of a word at least."""

_AUTHORITIES = {
    WordKind.INSTITUTION: Authority.INSTITUTION,
    WordKind.PERSON: Authority.PERSON,
    WordKind.PROGRAMME: Authority.PROGRAMME,
    WordKind.PLACE: Authority.PLACE,
}


def kinds_told(kinds: frozenset[WordKind]) -> str:
    """Which kinds of words are listed."""
    if not kinds:
        return _("all kinds of words")
    return ", ".join(kind_name(kind) for kind in WordKind if kind in kinds)


def more_told(total: int) -> Iterator[Entry]:
    """That there are more rows than are shown."""
    rest = total - MOST
    if rest > 0:
        words = ngettext("{n} more row: {key} saves them all.", "{n} more rows: {key} saves them all.", rest)
        yield told(words.format(n=f"{rest:,}", key=key_of("export")), "dim")


def word_entries(catalogue: Catalogue, stop: WordPage, rows: Sequence[ConcordanceRow]) -> Iterator[Entry]:
    """The places that a row counts, each in its line of context."""
    yield Entry(None, lambda cells: wrap_line((piece(stop.text, "head-1"),), cells))
    places = ngettext("{n} place", "{n} places", len(rows)).format(n=f"{len(rows):,}")
    if isinstance(stop.of, CollocatesPage):
        words = _("{places} within {window} tokens of: {query}")
        yield told(words.format(places=places, window=stop.of.choice.window, query=stop.of.request.query))
    else:
        yield told(_("{places} in {report}").format(places=places, report=catalogue.label(stop.of.report)))
    authority = _AUTHORITIES.get(stop.word.kind)
    if authority is not None:
        name = catalogue.name_of(authority, stop.word.key)
        yield saying((piece(_("Page of {name}").format(name=name)),), RecordPage(authority, stop.word.key))
    for report, of_report in groupby(rows[:MOST], key=lambda row: row.report):
        known = list(of_report)
        yield gap()
        yield told(f"{catalogue.label(report)}  {len(known)}", "head")
        for number, row in enumerate(known):
            yield Entry(("place", Place(row.report, row.start), number), partial(_draw_row, row))
    yield from more_told(len(rows))


def _draw_row(row: ConcordanceRow, cells: int) -> list[Line]:
    return [in_context(row.left, row.match, row.right, (piece(f"{row.line:>5}  ", "dim"),), cells)]
