"""`concordance`: one row for each occurrence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.searching import QueryCommand, filters, request_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.export.plain_hits import plain_rows
from tjexplorer.export.tables import CONCORDANCE_COLUMNS, csv_records, tabbed
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search.concordance import REACH, Measure, RowOrder, RowSort, Unit, arranged, narrowed
from tjexplorer.search.results import Concordance
from tjexplorer.text.cells import clip, pad, width


@click.command(cls=QueryCommand, help=summary("concordance"))
@click.argument("query", nargs=-1)
@filters
@click.option("--width", type=click.IntRange(min=1, max=500), help=_("Characters on either side (default: what fits)."))
@click.option(
    "--sort",
    type=OneOf([str(sort) for sort in RowSort]),
    default="order",
    help=_("Order of rows: of the text, by what stands left or right of the match, by report or year."),
)
@click.option(
    "--by",
    type=click.IntRange(min=1, max=9),
    metavar="N",
    help=_("With --sort left or right: only the N characters or words next to the match count."),
)
@click.option("--unit", type=OneOf([str(unit) for unit in Unit]), help=_("What --by counts (default: characters)."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@click.option("--tsv", "as_tsv", is_flag=True, help=_("Print a table with tabs."))
@click.option(
    "--plain", is_flag=True, help=_("For screen readers: words instead of columns, each occurrence on one line.")
)
@everywhere
def concordance(session: Session, query: tuple[str, ...], **options: object) -> int:
    """Print a concordance."""
    workspace = session.workspace()
    asked = cast("int | None", options["width"])
    as_csv, as_tsv = bool(options["as_csv"]), bool(options["as_tsv"])
    if as_csv + as_tsv + session.as_json > 1:
        raise UsageError(_("--csv, --tsv and --json are three formats. Give one of them."))
    order = _order(options)
    request = request_of(workspace, query, options)
    room = max(10, (output.columns() - 34) // 2)
    size, measure = (asked, Measure.CHARACTERS) if asked else (room, Measure.CELLS)
    if not asked and (session.as_json or as_csv or as_tsv or options["plain"]):
        size, measure = 40, Measure.CHARACTERS
    # All rows, however few are printed: which ones come first is known only when they are in order.
    whole = workspace.searcher.concordance(
        replace(request, limit=0), width=max(size, REACH), measure=Measure.CHARACTERS
    )
    years = {report_id: workspace.library.record(report_id).year for report_id in {row.report for row in whole.rows}}
    rows = arranged(whole.rows, order, years)[: request.limit or None]
    found = replace(whole, rows=tuple(narrowed(row, size, measure) for row in rows))
    if session.as_json:
        output.document(found.to_json())
    elif as_csv or as_tsv:
        table = csv_records(CONCORDANCE_COLUMNS, (row.to_json() for row in found.rows))
        output.raw(tabbed(table) if as_tsv else table)
    else:
        _print(found, workspace.library.beginning, plain=bool(options["plain"]))
    return 0 if found.rows else 1


def _order(options: Mapping[str, object]) -> RowOrder:
    """The order that the options describe. Raises `UsageError` where they make no sense together."""
    sort = RowSort(str(options["sort"]))
    if (options["by"] or options["unit"]) and sort not in {RowSort.LEFT, RowSort.RIGHT}:
        raise UsageError(_("--by and --unit count from the match to one side. Add --sort left or --sort right."))
    return RowOrder(sort, cast("int | None", options["by"]) or 0, Unit(str(options["unit"] or Unit.CHARACTERS)))


def _print(found: Concordance, name_of: Callable[[str], str], *, plain: bool) -> None:
    for note in found.notes:
        say(note)
    for line in plain_rows(found.rows) if plain else _aligned(found, name_of):
        output.line(line)
    rest = found.total - len(found.rows)
    if rest:
        text = ngettext("{n} more row; --limit 0 prints all.", "{n} more rows; --limit 0 prints all.", rest)
        say(text.format(n=rest))


def _aligned(found: Concordance, name_of: Callable[[str], str]) -> Iterator[str]:
    """Rows with the matches below each other, each behind a place that `show` takes."""
    left_width = max((width(row.left) for row in found.rows), default=0)
    places = [f"{name_of(row.report)}:{row.line}" for row in found.rows]
    place_width = max((width(place) for place in places), default=0)
    for row, place in zip(found.rows, places, strict=True):
        text = f"{pad(place, place_width)}  {pad(row.left, left_width, 'right')}【{row.match}】{row.right}"
        yield clip(text, max(output.columns(), left_width + 30))
