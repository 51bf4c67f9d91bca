"""`concordance`: one row for each occurrence."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.searching import QueryCommand, filters, request_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.tables import CONCORDANCE_COLUMNS, csv_records
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search.concordance import Measure, RowSort
from tjexplorer.search.results import Concordance
from tjexplorer.text.cells import clip, pad, width


@click.command(cls=QueryCommand, help=summary("concordance"))
@click.argument("query", nargs=-1)
@filters
@click.option("--width", type=click.IntRange(min=1, max=500), help=_("Characters on either side (default: what fits)."))
@click.option("--sort", type=OneOf([str(sort) for sort in RowSort]), default="order", help=_("Order of rows."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@everywhere
def concordance(session: Session, query: tuple[str, ...], **options: object) -> int:
    """Print a concordance."""
    workspace = session.workspace()
    asked = options.pop("width")
    as_csv = bool(options.pop("as_csv"))
    sort = RowSort(str(options.pop("sort")))
    request = request_of(workspace, query, options)
    room = max(10, (output.columns() - 34) // 2)
    size, measure = (int(str(asked)), Measure.CHARACTERS) if asked else (room, Measure.CELLS)
    if not asked and (session.as_json or as_csv):
        size, measure = 40, Measure.CHARACTERS
    found = workspace.searcher.concordance(request, width=size, sort=sort, measure=measure)
    if session.as_json:
        output.document(found.to_json())
    elif as_csv:
        output.raw(csv_records(CONCORDANCE_COLUMNS, (row.to_json() for row in found.rows)))
    else:
        _print(found)
    return 0 if found.rows else 1


def _print(found: Concordance) -> None:
    for note in found.notes:
        say(note)
    left_width = max((width(row.left) for row in found.rows), default=0)
    places = [f"{row.report.split('-')[0]}:{row.line}" for row in found.rows]
    place_width = max((width(place) for place in places), default=0)
    for row, place in zip(found.rows, places, strict=True):
        text = f"{pad(place, place_width)}  {pad(row.left, left_width, 'right')}【{row.match}】{row.right}"
        output.line(clip(text, max(output.columns(), left_width + 30)))
    rest = found.total - len(found.rows)
    if rest:
        text = ngettext("{n} more row; --limit 0 prints all.", "{n} more rows; --limit 0 prints all.", rest)
        say(text.format(n=rest))
