"""The page of counts: how often queries are found by report, year and kind of section, and where in each report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from tjexplorer.export.charts import SMALL, pale_sentence, rate_bar, scale
from tjexplorer.export.statistics import characters_sentence
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.request import SearchRequest
from tjexplorer.statistics.frequency import Frequencies, QueryFrequency, ReportFrequency, Share, plot
from tjexplorer.text.cells import width
from tjexplorer.text.printable import printable
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import CollocatesPage, CountsPage, KeywordsPage, Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece, wrap_line
from tjexplorer.tui.leads import SearchFor
from tjexplorer.tui.pages.figures import BAR, Columns, figures_entry
from tjexplorer.tui.pages.quoting import saying
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.panes.filter_words import inquiry_words
from tjexplorer.tui.panes.wording import section_kind
from tjexplorer.tui.widgets.line_list import Entry

CHARTS = ("report", "year", "kind")
"""By what is counted."""

_WIDEST_PLOT = 100
"""Cells of the line that stands for a report."""

Counted = ReportFrequency | Share
"""A row of a chart."""


def frequency_entries(catalogue: Catalogue, stop: CountsPage, found: Frequencies) -> Iterator[Entry]:
    """What the page shows, from top to bottom."""
    for number, (request, query) in enumerate(zip(stop.requests, found.queries, strict=True)):
        if number:
            yield gap()
        yield from _summary(request, query)
    yield from filters_told(catalogue, stop.requests[0])
    yield gap()
    yield keys_told(("add_query", _("compare with another query")), ("export", _("save")))
    columns = _columns(found)
    yield from _by(stop, found, "report", columns)
    yield from _plots(found)
    yield from _by(stop, found, "year", columns)
    yield from _by(stop, found, "kind", columns)
    yield from _keywords(catalogue, stop)
    yield gap()
    yield told(
        _("DP (Gries 2008) is 0 where every part has its share, and nears 1 where all is in one small part."), "dim"
    )
    yield told(characters_sentence(), "dim")
    if any(0 < share.characters < SMALL for share in _all_shares(found)):
        yield told(pale_sentence(), "dim")


def keys_told(*keys: tuple[str, str]) -> Entry:
    """What the keys of some actions do here: ids of actions, several apart by a space, each with what it does."""

    def draw(cells: int) -> list[Line]:
        named = ((" ".join(map(key_of, actions.split())), does) for actions, does in keys)
        return wrap_line(
            [part for key, does in named for part in (piece(key, "key"), piece(f" {does}   ", "dim"))], cells
        )

    return Entry(None, draw)


def filters_told(catalogue: Catalogue, request: SearchRequest) -> Iterator[Entry]:
    """The filters in force, and forms that were switched; nothing where there are none."""
    words = inquiry_words(Inquiry.of(request), catalogue)
    if words:
        yield told(_("Filters: {filters}").format(filters=words), "note")


def number(value: float | None) -> str:
    """A rate or measure."""
    return "-" if value is None else f"{value:,.2f}"


def _summary(request: SearchRequest, query: QueryFrequency) -> Iterator[Entry]:
    yield Entry(None, lambda cells: wrap_line((piece(query.query, "head-1"),), cells))
    matches = ngettext("{n} match", "{n} matches", query.count).format(n=f"{query.count:,}")
    sections = ngettext("{n} section", "{n} sections", query.sections).format(n=f"{query.sections:,}")
    rate = _("{rate} per 10,000 characters").format(rate=number(query.per_10000))
    yield told(f"{matches}, {sections}; {rate}")
    if query.dispersion is not None:
        yield told(_("Dispersion over the reports: DP {dp}").format(dp=number(query.dispersion)), "dim")
    forms = [f"{form.form} {form.count}" for form in query.forms if form.on and form.count]
    if len(forms) > 1:
        yield told("  ".join(forms), "dim")
    for note in query.notes:
        yield told(note, "note")
    if query.count:
        yield saying((piece("* ", "key"), piece(_("Words that stand beside it"))), CollocatesPage(request))
        yield saying((piece(_("All places of it: the search")),), SearchFor(request, f"all {query.query}"))


# Charts


def _all_shares(found: Frequencies) -> Iterator[Counted]:
    for query in found.queries:
        yield from query.reports
        yield from query.years
        yield from query.kinds


def _title(what: str) -> str:
    return {"report": _("By report"), "year": _("By year"), "kind": _("By kind")}[what]


def _shares(query: QueryFrequency, what: str) -> Sequence[Counted]:
    shares: dict[str, Sequence[Counted]] = {"report": query.reports, "year": query.years, "kind": query.kinds}
    return shares[what]


def _name(share: Counted) -> str:
    if isinstance(share, ReportFrequency):
        return share.label
    if share.key.isdigit():
        return share.key
    return section_kind(share.key) if share.key else _("no year")


def _figures(share: Counted) -> tuple[str, ...]:
    return f"{share.count:,}", number(share.per_10000), f"{share.characters:,}"


def _columns(found: Frequencies) -> Columns:
    """Columns in which the figures of all charts have room, so that they stand below each other."""
    several = len(found.queries) > 1
    rows = [
        (f"  {query.query}" if several else _name(share), _figures(share))
        for query in found.queries
        for what in CHARTS
        for share in _shares(query, what)
    ]
    titles = [] if several else [(_title(what), ("", "", "")) for what in CHARTS]
    return Columns.of([_("matches"), _("per 10,000"), _("characters")], [*rows, *titles])


def _by(stop: CountsPage, found: Frequencies, what: str, columns: Columns) -> Iterator[Entry]:
    """One chart: a row for each share of each query, all with one scale."""
    groups = [_shares(query, what) for query in found.queries]
    several = len(groups) > 1
    most = scale(share for group in groups for share in group)
    yield gap()
    yield Entry(None, lambda cells: [_headed(columns.head(_title(what), cells, BAR))])
    for index, first in enumerate(groups[0]):
        if several:
            yield told(_name(first))
        for request, query, group in zip(stop.requests, found.queries, groups, strict=True):
            share = group[index]
            label = f"  {query.query}" if several else _name(share)
            narrowed = _narrowed(request, what, share) if share.count else None
            key = SearchFor(narrowed, f"{what} {_name(share)}") if narrowed else None
            yield figures_entry(columns, label, _figures(share), key, partial(rate_bar, share, most))


def _headed(line: Line) -> Line:
    """The head of a chart: its title in the look of headings."""
    return (Piece(line[0].text, "head"), *line[1:])


def _narrowed(request: SearchRequest, what: str, share: Counted) -> SearchRequest | None:
    """The request that finds the matches of a row; None where no filter says that, as for reports without a year."""
    if isinstance(share, ReportFrequency):
        return replace(request, reports=(share.report,))
    if what == "kind":
        return replace(request, kinds=(share.key,))
    return replace(request, years=(int(share.key),)) if share.key else None


def _plots(found: Frequencies) -> Iterator[Entry]:
    """One line for each report and query: where in the report the matches are."""
    if not any(query.count for query in found.queries):
        return
    several = len(found.queries) > 1
    labels = [f"  {query.query}" for query in found.queries] if several else [
        report.label for report in found.queries[0].reports
    ]  # fmt: skip
    room = max((width(printable(label)) for label in labels), default=0)
    yield head(_("Where in each report"))
    yield Entry(None, lambda cells: _draw_scale(found, room, cells))
    for index, first in enumerate(found.queries[0].reports):
        if several:
            yield told(first.label)
        for order, query in enumerate(found.queries):
            report = query.reports[index]
            label = f"  {query.query}" if several else report.label
            place = Place(report.report, report.spots[0].start) if report.spots else None
            key = ("plot", place, order) if place else None
            yield Entry(key, partial(_draw_plot, found, report, label, room))


def _plot_room(room: int, cells: int) -> tuple[int, int]:
    """Cells of the labels and of the plots."""
    label = min(room, max(cells * 2 // 5, 6))
    return label, max(min(cells - label - len(" || DP 0.00"), _WIDEST_PLOT), 4)


def _densest(found: Frequencies, number: int) -> int:
    return max((n for query in found.queries for report in query.reports for n in report.bins(number)), default=0)


def _draw_scale(found: Frequencies, room: int, cells: int) -> list[Line]:
    most = _densest(found, _plot_room(room, cells)[1])
    words = ngettext(
        "From its beginning to its end; a full block is {n} match; DP over its sections",
        "From its beginning to its end; a full block is {n} matches; DP over its sections",
        most,
    )
    return wrap_line((piece(words.format(n=most), "dim"),), cells)


def _draw_plot(found: Frequencies, report: ReportFrequency, label: str, room: int, cells: int) -> list[Line]:
    wide, number = _plot_room(room, cells)
    name = clip_line((piece(label),), wide)
    blocks = plot(report.bins(number), _densest(found, number))
    dp = "" if report.dispersion is None else f" DP {report.dispersion:.2f}"
    line = (
        *name,
        Piece(" " * (wide - line_width(name) + 1)),
        Piece("|", "rule"),
        Piece(blocks, "mark"),
        Piece("|", "rule"),
        piece(dp, "dim"),
    )
    return [clip_line(line, cells, "")]


def _keywords(catalogue: Catalogue, stop: CountsPage) -> Iterator[Entry]:
    """The way to what else the reports speak of."""
    yield head(_("Words that set a report apart"))
    for record in catalogue.records():
        if not stop.requests[0].reports or record.id in stop.requests[0].reports:
            yield saying((piece(record.label),), KeywordsPage(record.id))
