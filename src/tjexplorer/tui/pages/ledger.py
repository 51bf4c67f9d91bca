"""The page of a list over all reports: its rows in groups, narrowed by words; each opens where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.text.fold import fold
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.ledger_page import GROUPINGS, Grouping, Ledger, LedgerPage, LedgerRow, LedgerRows
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.pages.frequency import keys_told
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.widgets.line_list import Entry

MOST_LINES = 4
"""Lines of a recommendation that are shown; the rest is read where it stands."""

MOST_ROWS = 500
"""Rows of a page; a table saved with x has all."""

IN_ORDER = frozenset({Grouping.REPORT, Grouping.FILE})
"""Groupings whose groups stand in the order of the reports or files."""


def ledger_title(ledger: Ledger) -> str:
    """What is listed."""
    return {
        Ledger.RECOMMENDATIONS: _("Recommendations of all reports"),
        Ledger.NOTES: _("Editor's notes on all reports"),
        Ledger.VISITS: _("Visits and meetings of all reports"),
        Ledger.FINDINGS: _("What is to be mended in the library"),
    }[ledger]


def grouping_name(grouping: Grouping) -> str:
    """By what the rows are grouped."""
    return {
        Grouping.REPORT: _("by report"),
        Grouping.AGENCY: _("by agency"),
        Grouping.YEAR: _("by year"),
        Grouping.INSTITUTION: _("by institution named"),
        Grouping.SUBJECT: _("by subject"),
        Grouping.KIND: _("by kind"),
        Grouping.FILE: _("by file"),
    }[grouping]


def without_group(grouping: Grouping) -> str:
    """The group of rows that belong to none."""
    return {
        Grouping.INSTITUTION: _("none is named"),
        Grouping.SUBJECT: _("no known subject"),
    }.get(grouping, _("not stated"))


def shown_rows(page: LedgerPage, found: LedgerRows) -> list[LedgerRow]:
    """The rows that hold all words of the page, in any spelling: in what they say, in the names of their groups, or in any
    name of what they are about.
    """
    words = [folded for word in page.words.split() if (folded := fold(word).text)]
    if not words:
        return list(found.rows)
    return [row for row in found.rows if all(word in _folded(row) for word in words)]


def _folded(row: LedgerRow) -> str:
    names = (name for _grouping, groups in row.groups for name in groups)
    return fold("\n".join((row.title, row.text, row.aside, *row.more, *names))).text + "\n" + row.names


def grouped(rows: Sequence[LedgerRow], grouping: Grouping) -> list[tuple[str, list[LedgerRow]]]:
    """The rows by the names of their groups: reports and files in their order, years from the earliest, all others by how
    many they have; last those that belong to no group, under an empty name. A row stands in each of its groups.
    """
    found: dict[str, list[LedgerRow]] = {}
    for row in rows:
        for name in row.groups_of(grouping) or ("",):
            found.setdefault(name, []).append(row)
    groups = list(found.items())
    if grouping is Grouping.YEAR:
        groups.sort(key=lambda group: group[0])
    elif grouping not in IN_ORDER:
        groups.sort(key=lambda group: -len(group[1]))
    return sorted(groups, key=lambda group: not group[0])


def ledger_entries(catalogue: Catalogue, page: LedgerPage, found: LedgerRows) -> Iterator[Entry]:
    """What the page shows, from top to bottom."""
    rows = shown_rows(page, found)
    yield told(ledger_title(page.ledger), "head-1")
    keys = [("find", _("narrow")), ("export", _("save"))]
    if len(GROUPINGS[page.ledger]) > 1:
        keys.insert(0, ("extent", grouping_name(page.grouped_by)))
    yield keys_told(*keys)
    if page.words:
        yield told(_("Only rows with: {words}. Esc shows all again.").format(words=page.words), "note")
    if rows:
        yield told(ngettext("{count} entry", "{count} entries", len(rows)).format(count=len(rows)), "dim")
    else:
        yield gap()
        yield told(_("Nothing has these words.") if page.words else _nothing(page.ledger), "")
    groups = grouped(rows, page.grouped_by)
    room = MOST_ROWS
    for name, members in groups:
        if room <= 0:
            break
        yield head(f"{name or without_group(page.grouped_by)}  {len(members)}")
        for number, row in enumerate(members[:room]):
            key = ((name, number), Place(row.report, row.offset)) if row.offset is not None else None
            yield Entry(key, partial(_draw, catalogue, page, row))
        room -= len(members)
    rest = sum(len(members) for _name, members in groups) - MOST_ROWS
    if rest > 0:
        yield gap()
        more = ngettext(
            "{n} more: words after / narrow the list, x saves all.",
            "{n} more: words after / narrow the list, x saves all.",
            rest,
        )
        yield told(more.format(n=rest), "dim")


def _nothing(ledger: Ledger) -> str:
    return {
        Ledger.RECOMMENDATIONS: _("No report of this library recommends anything."),
        Ledger.NOTES: _("Nothing was found to be doubtful."),
        Ledger.VISITS: _("No report of this library tells of a visit."),
        Ledger.FINDINGS: _("Nothing is to be done."),
    }[ledger]


def _draw(catalogue: Catalogue, page: LedgerPage, row: LedgerRow, cells: int) -> list[Line]:
    where = []
    if row.report and page.grouped_by not in IN_ORDER:
        where.append(catalogue.label(row.report))
    if row.line is not None:
        where.append(_("line {line}").format(line=row.line))
    if row.aside:
        where.append(row.aside)
    lead = [piece(", ".join(where), "dim"), piece("  " if where else ""), piece(row.title, "strong")]
    lines = wrap_line([part for part in lead if part.text], cells, rest=2) if where or row.title else []
    most = MOST_LINES if page.ledger is Ledger.RECOMMENDATIONS else 0
    role = {Ledger.NOTES: "note", Ledger.VISITS: "dim"}.get(page.ledger, "")
    if row.text and row.text != row.title:
        lines += wrap_line((piece(row.text, role),), cells, first=2, rest=2, most=most)
    for sentence in row.more:
        lines += wrap_line((piece(sentence, "dim"),), cells, first=4, rest=6)
    return lines
