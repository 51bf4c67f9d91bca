"""The page of collocates: words that stand beside a query more often than chance would have it."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.export.statistics import kind_name, words_sentence
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.statistics.collocates import Association, Collocate, Collocates
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import CollocatesPage, WordPage
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.pages.figures import Columns, figures_entry
from tjexplorer.tui.pages.frequency import filters_told, keys_told
from tjexplorer.tui.pages.words import LABEL, MOST, kinds_told, more_told
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.line_list import Entry


def order_name(sort: Association) -> str:
    """An order of collocates."""
    return {
        Association.LOG_LIKELIHOOD: _("the surest first (log-likelihood G2)"),
        Association.LOG_DICE: _("the most exclusive first (logDice)"),
    }[sort]


def collocates_entries(catalogue: Catalogue, stop: CollocatesPage, found: Collocates) -> Iterator[Entry]:
    """What the page shows, from top to bottom."""
    yield Entry(None, lambda cells: wrap_line((piece(found.query, "head-1"),), cells))
    matches = ngettext("{n} match", "{n} matches", found.matches).format(n=f"{found.matches:,}")
    window = ngettext(
        "words that begin within {n} token on either side",
        "words that begin within {n} tokens on either side",
        found.window,
    ).format(n=found.window)
    yield told(f"{matches}; {window}")
    least = _("{kinds}, {minimum} times or more; {order}")
    yield told(
        least.format(kinds=kinds_told(stop.choice.kinds), minimum=found.minimum, order=order_name(found.sort)), "dim"
    )
    yield from filters_told(catalogue, stop.request)
    yield keys_told(
        ("order", _("order")), ("word_kinds", _("kinds")), ("narrower wider", _("window")), ("export", _("save"))
    )
    for note in found.notes:
        yield told(note, "note")
    yield gap()
    if not found.rows:
        yield told(_("No word stands beside it often enough. A wider window may find some: ]"))
        return
    shown = found.rows[:MOST]
    figures = [_figures(row, found.sort) for row in shown]
    measures = ["logDice", "G2"] if found.sort is Association.LOG_DICE else ["G2", "logDice"]
    names = [_("beside"), measures[0], _("total"), _("kind"), measures[1], _("expected")]
    columns = Columns.of(names, [(row.text, each) for row, each in zip(shown, figures, strict=True)], LABEL)
    yield Entry(None, lambda cells: [columns.head(_("word"), cells)])
    for row, each in zip(shown, figures, strict=True):
        yield figures_entry(columns, row.text, each, WordPage(stop, row.word, row.text))
    yield from more_told(len(found.rows))
    yield gap()
    yield told(words_sentence(), "dim")


def _figures(row: Collocate, sort: Association) -> tuple[str, ...]:
    measures = [f"{row.log_likelihood:,.1f}", f"{row.log_dice:.1f}"]
    if sort is Association.LOG_DICE:
        measures.reverse()
    return f"{row.count:,}", measures[0], f"{row.total:,}", kind_name(row.kind), measures[1], f"{row.expected:,.1f}"
