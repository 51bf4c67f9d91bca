"""The page of keywords: words that a report has more often than all others."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.export.statistics import characters_sentence, kind_name, words_sentence
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.statistics.keywords import Keyness, Keyword, Keywords
from tjexplorer.tui.desks.history import KeywordsPage, WordPage
from tjexplorer.tui.drawing import piece, wrap_line
from tjexplorer.tui.pages.figures import Columns, figures_entry
from tjexplorer.tui.pages.frequency import keys_told
from tjexplorer.tui.pages.words import LABEL, MOST, kinds_told, more_told
from tjexplorer.tui.panes.columns import gap, told
from tjexplorer.tui.widgets.line_list import Entry


def order_name(sort: Keyness) -> str:
    """An order of keywords."""
    return {
        Keyness.LOG_LIKELIHOOD: _("the surest first (log-likelihood G2)"),
        Keyness.LOG_RATIO: _("the greatest difference first (log ratio)"),
    }[sort]


def keywords_entries(stop: KeywordsPage, found: Keywords) -> Iterator[Entry]:
    """What the page shows, from top to bottom."""
    yield Entry(None, lambda cells: wrap_line((piece(found.label, "head-1"),), cells))
    others = ngettext("{n} other report", "{n} other reports", len(found.others)).format(n=len(found.others))
    sizes = _("{size} characters against {other_size} of {others}").format(
        size=f"{found.characters:,}", other_size=f"{found.other_characters:,}", others=others
    )
    yield told(sizes)
    least = _("{kinds}, {minimum} times or more; {order}")
    yield told(
        least.format(kinds=kinds_told(stop.choice.kinds), minimum=found.minimum, order=order_name(found.sort)), "dim"
    )
    yield keys_told(("order", _("order")), ("word_kinds", _("kinds")), ("export", _("save")))
    yield gap()
    if not found.rows:
        yield told(_("No word sets this report apart from the others."))
        return
    shown = found.rows[:MOST]
    figures = [_figures(row, found.sort) for row in shown]
    measures = [_("log ratio"), "G2"] if found.sort is Keyness.LOG_RATIO else ["G2", _("log ratio")]
    names = [_("here"), _("others"), measures[0], _("kind"), _("per 10,000"), _("others per 10,000"), measures[1]]
    columns = Columns.of(names, [(row.text, each) for row, each in zip(shown, figures, strict=True)], LABEL)
    yield Entry(None, lambda cells: [columns.head(_("word"), cells)])
    for row, each in zip(shown, figures, strict=True):
        yield figures_entry(columns, row.text, each, WordPage(stop, row.word, row.text))
    yield from more_told(len(found.rows))
    yield gap()
    yield told(words_sentence(), "dim")
    yield told(characters_sentence(), "dim")


def _figures(row: Keyword, sort: Keyness) -> tuple[str, ...]:
    measures = [f"{row.log_likelihood:,.1f}", f"{row.log_ratio:.1f}"]
    if sort is Keyness.LOG_RATIO:
        measures.reverse()
    rates = f"{row.per_10000:,.1f}", f"{row.other_per_10000:,.1f}"
    return f"{row.count:,}", f"{row.other_count:,}", measures[0], kind_name(row.kind), *rates, measures[1]
