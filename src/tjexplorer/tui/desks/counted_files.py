"""What pages of counts are as files: names and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tjexplorer.export.charts import dispersion_svg
from tjexplorer.export.parallels import parallels_csv
from tjexplorer.export.statistics import as_tsv, collocates_csv, frequency_csv, keywords_csv
from tjexplorer.export.tables import CONCORDANCE_COLUMNS, csv_records
from tjexplorer.statistics.collocates import Collocates
from tjexplorer.statistics.frequency import Frequencies
from tjexplorer.statistics.keywords import Keywords
from tjexplorer.tui.desks.history import CollocatesPage, CountedPage, CountsPage, KeywordsPage, ParallelsPage, WordPage
from tjexplorer.tui.desks.ledger_page import Grouping, LedgerPage, LedgerRow, LedgerRows
from tjexplorer.tui.desks.near import Near

if TYPE_CHECKING:
    from tjexplorer.tui.desks.counting import Found


LEDGER_COLUMNS = ("report", "line", "title", "text", "kind", "evidence", "groups")
"""Columns of a list over all reports."""


def kind_of(page: CountedPage) -> str:
    """What is counted."""
    return {
        CountsPage: "frequency", CollocatesPage: "collocates", KeywordsPage: "keywords",
        WordPage: "places", ParallelsPage: "parallels", LedgerPage: "list",
    }[type(page)]  # fmt: skip


def subject_of(page: CountedPage) -> str:
    """What it is counted of."""
    match page:
        case CountsPage():
            return "-".join(request.query for request in page.requests)
        case CollocatesPage():
            return page.request.query
        case KeywordsPage():
            return page.report
        case WordPage():
            return f"{page.text}-{subject_of(page.of)}"
        case ParallelsPage():
            return f"{page.report}-{page.extent}-{page.start}"
        case LedgerPage():
            return "-".join(filter(None, [page.ledger, *page.words.split()]))


def text_of(found: Found, form: str) -> str:
    """A table as `csv` or `tsv`; frequencies as a chart, `svg`, too."""
    if form == "svg" and isinstance(found, Frequencies):
        return dispersion_svg(found)
    table = _table(found)
    return as_tsv(table) if form == "tsv" else table


def _table(found: Found) -> str:
    match found:
        case Frequencies():
            return frequency_csv(found)
        case Collocates():
            return collocates_csv(found)
        case Keywords():
            return keywords_csv(found)
        case Near():
            return parallels_csv(found.parallels)
        case LedgerRows():
            return csv_records(LEDGER_COLUMNS, map(_ledger_record, found.rows))
        case tuple():
            return csv_records(CONCORDANCE_COLUMNS, (row.to_json() for row in found))


def _ledger_record(row: LedgerRow) -> dict[str, Any]:
    groups = [name for grouping, names in row.groups if grouping is not Grouping.REPORT for name in names]
    return {
        "report": row.report,
        "line": row.line,
        "title": row.title,
        "text": row.text,
        "kind": row.aside,
        "evidence": "; ".join(row.more),
        "groups": "; ".join(groups),
    }
