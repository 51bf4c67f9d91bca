"""The page of a programme: names, owner, years and budgets as printed, parts, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.programme import Programme
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.pages.parts import LABELS, links, mention_entries, names, other_names, place_of_line
from tjexplorer.tui.panes.columns import fact, head
from tjexplorer.tui.panes.wording import programme_kind
from tjexplorer.tui.widgets.line_list import Entry


def programme_entries(catalogue: Catalogue, programme_id: str) -> Iterator[Entry]:
    """What the page shows, from top to bottom. Raises a `TjexplorerError` where there is no such record."""
    one = catalogue.workspace.programmes.get(programme_id)
    kind = ", ".join(filter(None, (programme_kind(one.kind), one.country)))
    yield from names(one, (_("Kind"), kind))
    yield from other_names(one)
    if one.owner:
        yield fact(_("Owner"), catalogue.name(one.owner), LABELS, RecordPage(Authority.INSTITUTION, one.owner))
    yield from _relations(catalogue, one)
    yield from _years(catalogue, one)
    yield from _budgets(catalogue, one)
    yield from mention_entries(catalogue, Authority.PROGRAMME, one.id)


def _relations(catalogue: Catalogue, one: Programme) -> Iterator[Entry]:
    programmes = catalogue.workspace.programmes
    if one.parent:
        stop = RecordPage(Authority.PROGRAMME, one.parent)
        yield fact(_("Part of"), catalogue.name_of(Authority.PROGRAMME, one.parent), LABELS, stop)
    parts = ((RecordPage(Authority.PROGRAMME, part.id), part.shown) for part in programmes.parts(one.id))
    yield from links(_("Parts"), parts)


def _years(catalogue: Catalogue, one: Programme) -> Iterator[Entry]:
    if one.years:
        yield head(_("Years, as printed"))
    for index, period in enumerate(one.years):
        years = f"{period.start or ''}-{period.end or ''}" if period.start != period.end else str(period.start)
        place = place_of_line(catalogue, period.report, period.line)
        where = f"{catalogue.label(period.report)} " + _("line {line}").format(line=period.line)
        key = ("year", place, index) if place else None
        yield Entry(key, partial(_draw, f"{years:>9}  {period.as_printed}", where))


def _budgets(catalogue: Catalogue, one: Programme) -> Iterator[Entry]:
    if one.budgets:
        yield head(_("Sums of money, as printed"))
    for index, budget in enumerate(one.budgets):
        place = place_of_line(catalogue, budget.report, budget.line)
        where = f"{catalogue.label(budget.report)} " + _("line {line}").format(line=budget.line)
        said = "  ".join(filter(None, (budget.as_printed, budget.subject)))
        yield Entry(("budget", place, index) if place else None, partial(_draw, said, where))


def _draw(said: str, where: str, cells: int) -> list[Line]:
    return wrap_line((piece(said), piece(f"  {where}", "dim")), cells, rest=2)
