"""`frequency`: how often queries are found, by report, year and kind of section, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.output_file import keep_out
from tjexplorer.cli.searching import QueryCommand, filters, request_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import ExportError, UsageError
from tjexplorer.export.charts import MARK, SMALL, dispersion_svg, pale_sentence, rate_bar, scale
from tjexplorer.export.statistics import as_tsv, characters_sentence, frequency_csv, frequency_document
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.statistics.frequency import Frequencies, QueryFrequency, ReportFrequency, Share, plot
from tjexplorer.text.cells import clip, one_cell, pad, width
from tjexplorer.yaml_file import write_atomically

_LONGEST_LABEL = 24
"""Cells of a label in a chart."""

_NARROWEST_FIGURE = 7
"""Cells of a column of figures at least."""

_LEAST_BAR = 16
"""Cells that are left of a bar, with the gaps before it; where there are fewer, the characters are not shown."""

_WIDEST_BAR = 40
_WIDEST_PLOT = 60
"""Cells of a bar, and of the line that stands for a report."""

_BEGINNING = 400
"""Bytes of a file that tell whether it is a chart of this program."""


@click.command(cls=QueryCommand, help=summary("frequency"))
@click.argument("queries", nargs=-1, metavar="QUERY...")
@filters
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@click.option("--tsv", "tabbed", is_flag=True, help=_("Print a table with tabs."))
@click.option(
    "--svg", "chart", type=click.Path(path_type=Path, dir_okay=False), help=_("Write a dispersion plot to this file.")
)
@click.option("--force", is_flag=True, help=_("Replace the file of --svg, whatever it holds."))
@everywhere
def frequency(session: Session, queries: tuple[str, ...], chart: Path | None, **options: object) -> int:
    """Print frequencies."""
    as_csv, tabbed, force = (bool(options.pop(name)) for name in ("as_csv", "tabbed", "force"))
    if as_csv + tabbed + session.as_json > 1:
        raise UsageError(_("--csv, --tsv and --json are three formats. Give one of them."))
    if not queries:
        raise UsageError(_("The query is empty. Type a word to look for."))
    workspace = session.workspace()
    if chart:
        keep_out(chart, workspace.places)
    requests = [request_of(workspace, (query,), {**options, "limit": 0}) for query in dict.fromkeys(queries)]
    found = workspace.statistician.frequency(requests)
    if session.as_json:
        output.document(frequency_document(found))
    elif as_csv or tabbed:
        table = frequency_csv(found)
        output.raw(as_tsv(table) if tabbed else table)
    else:
        _print(found)
    if chart:
        _write(chart, dispersion_svg(found), force=force)
        say(_("The chart is in {path}.").format(path=chart.resolve()))
    return 0 if any(query.count for query in found.queries) else 1


# Every match is counted: a limit would say something else.
frequency.params = [option for option in frequency.params if option.name != "limit"]


def _print(found: Frequencies) -> None:
    for note in dict.fromkeys(chain.from_iterable(query.notes for query in found.queries)):
        say(note)
    for query in found.queries:
        matches = ngettext("{n} match", "{n} matches", query.count).format(n=query.count)
        sections = ngettext("{n} section", "{n} sections", query.sections).format(n=query.sections)
        rate = _("{rate} per 10,000 characters").format(rate=_number(query.per_10000))
        told = f"{query.query}: {matches}, {sections}; {rate}"
        if query.dispersion is not None:
            dp = _number(query.dispersion)
            told += "; " + _("dispersion over the reports (DP, 0 is even): {dp}").format(dp=dp)
        output.paragraph(told)
        counted = [form for form in query.forms if form.on and form.count]
        if counted:
            output.paragraph(" · ".join(f"{form.form} {form.count}" for form in counted), indent=2)
    output.paragraph(characters_sentence())
    if not any(query.count for query in found.queries):
        return
    _bars(_("By report"), found, lambda query: query.reports)
    _bars(_("By year"), found, lambda query: query.years)
    _bars(_("By kind"), found, lambda query: query.kinds)
    if any(share.count and share.characters < SMALL for query in found.queries for share in _shares(query)):
        output.line()
        output.paragraph(pale_sentence())
    _plots(found)


def _bars(head: str, found: Frequencies, shares: Callable[[QueryFrequency], Sequence[ReportFrequency | Share]]) -> None:
    """One group of bars; the bars of all queries have one scale."""
    groups = [shares(query) for query in found.queries]
    most = scale(share for group in groups for share in group)
    several = len(found.queries) > 1
    room = _label_room(found)
    names = (_("matches"), _("per 10,000"), _("characters"))
    wide = [max(width(name), _NARROWEST_FIGURE) for name in names]
    if output.columns() < room + sum(wide) + _LEAST_BAR:
        wide.pop()
    output.line()
    output.line(f"{_fitted(head, room)}{_aligned(names, wide)}".rstrip())
    for number, first in enumerate(groups[0]):
        if several:
            output.line(clip(_label(first), output.columns()))
        for query, group in zip(found.queries, groups, strict=True):
            share = group[number]
            text = f"  {query.query}" if several else _label(share)
            figures = _aligned((f"{share.count:,}", _number(share.per_10000), f"{share.characters:,}"), wide)
            cells = min(_WIDEST_BAR, output.columns() - room - width(figures) - 2)
            output.line(f"{_fitted(text, room)}{figures}  {rate_bar(share, most, max(1, cells))}".rstrip())


def _aligned(figures: Sequence[str], wide: Sequence[int]) -> str:
    """Figures at the right of their columns, as many as there are columns."""
    return "".join(f"  {pad(figure, cells, 'right')}" for figure, cells in zip(figures, wide, strict=False))


def _plots(found: Frequencies) -> None:
    """One line for each report and query: where in the report the matches are."""
    room = _label_room(found)
    dispersion = " DP 0.00"
    cells = max(1, min(_WIDEST_PLOT, output.columns() - room - len(dispersion) - 2))
    several, edge = len(found.queries) > 1, one_cell("│")
    counts = [[report.bins(cells) for report in query.reports] for query in found.queries]
    most = max((n for query in counts for bins in query for n in bins), default=0)
    output.line()
    head = ngettext(
        "Where in each report, from its beginning to its end (█ is {n} match)",
        "Where in each report, from its beginning to its end (█ is {n} matches)",
        most,
    )
    output.paragraph(head.format(n=most).replace("█", one_cell("█")))
    for number, first in enumerate(found.queries[0].reports):
        if several:
            output.line(clip(_label(first), output.columns()))
        for query, bins in zip(found.queries, counts, strict=True):
            report = query.reports[number]
            text = f"  {query.query}" if several else _label(report)
            dp = "" if report.dispersion is None else f" DP {report.dispersion:.2f}"
            output.line(f"{_fitted(text, room)}{edge}{plot(bins[number], most)}{edge}{dp}")


def _shares(query: QueryFrequency) -> tuple[ReportFrequency | Share, ...]:
    """The rows of all charts of a query."""
    return (*query.reports, *query.years, *query.kinds)


def _label(share: ReportFrequency | Share) -> str:
    if isinstance(share, ReportFrequency):
        return share.label
    return share.key or _("no year")


def _label_room(found: Frequencies) -> int:
    """Cells of the labels in all charts, so that bars and plots stand below each other."""
    first = found.queries[0]
    labels = [_("By report"), _("By year"), _("By kind")]
    if len(found.queries) > 1:
        labels += [f"  {query.query}" for query in found.queries]
    else:
        labels += [_label(share) for share in _shares(first)]
    longest = max(map(width, labels))
    return min(longest, _LONGEST_LABEL, max(4, output.columns() // 3)) + 1


def _fitted(text: str, cells: int) -> str:
    return pad(clip(text, cells - 1), cells)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _write(target: Path, text: str, *, force: bool) -> None:
    """Write the chart, but not over a file that this program did not write. Raises `ExportError`."""
    try:
        if not force and target.exists() and not _replaceable(target):
            sentence = _(
                "{path} exists and is no chart of this program. Name another file, or replace it with --force."
            )
            raise ExportError(sentence.format(path=target))
        write_atomically(target, text)
    except OSError as error:
        sentence = _("{path} cannot be written: {reason}. Name another file with --svg.")
        raise ExportError(sentence.format(path=target, reason=error.strerror or error)) from None


def _replaceable(target: Path) -> bool:
    """Whether an existing file is an earlier chart, or empty."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        beginning = file.read(_BEGINNING)
    first = beginning.split(b"\n", 1)[0]
    return not beginning or (first.startswith(b"<svg ") and MARK.encode() in first)
