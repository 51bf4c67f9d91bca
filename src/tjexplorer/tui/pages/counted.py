"""Title and entries of a page that was counted, is being counted, or cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tjexplorer.messages import gettext as _
from tjexplorer.statistics.collocates import Collocates
from tjexplorer.statistics.frequency import Frequencies
from tjexplorer.statistics.keywords import Keywords
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.history import CollocatesPage, CountedPage, CountsPage, KeywordsPage, ParallelsPage, WordPage
from tjexplorer.tui.desks.ledger_page import LedgerPage, LedgerRows
from tjexplorer.tui.desks.near import Near
from tjexplorer.tui.pages.collocates import collocates_entries
from tjexplorer.tui.pages.frequency import frequency_entries
from tjexplorer.tui.pages.keywords import keywords_entries
from tjexplorer.tui.pages.ledger import ledger_entries, ledger_title
from tjexplorer.tui.pages.parallels import parallels_entries
from tjexplorer.tui.pages.words import word_entries
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.widgets.line_list import Entry

if TYPE_CHECKING:
    from tjexplorer.tui.desks.counting import Found


def counted_title(catalogue: Catalogue, stop: CountedPage) -> str:
    """What stands in the border."""
    match stop:
        case CountsPage():
            return _("Counts: {query}").format(query=" / ".join(one.query for one in stop.requests))
        case CollocatesPage():
            return _("Beside: {query}").format(query=stop.request.query)
        case KeywordsPage():
            return _("Keywords: {report}").format(report=catalogue.label(stop.report))
        case WordPage():
            return _("Places: {word}").format(word=stop.text)
        case ParallelsPage():
            return _("The same elsewhere")
        case LedgerPage():
            return ledger_title(stop.ledger)


def counted_entries(catalogue: Catalogue, stop: CountedPage, desk: CountingDesk) -> list[Entry]:
    """The page; what is going on, while it is being counted. Asks the desk where nothing is known."""
    found = desk.found(stop)
    if found is not None:
        return list(_made(catalogue, stop, found))
    problem = desk.take_problem(stop)
    if problem:
        return [told(problem, "note")]
    desk.ask(stop)
    if isinstance(stop, ParallelsPage):
        waiting = _("Comparing all passages; the first time takes a moment. Esc gives up.")
    elif isinstance(stop, (CountsPage, LedgerPage)):
        waiting = _("Counting. Esc gives up.")
    else:
        waiting = _("Counting. The words of the reports are found once, which takes a moment. Esc gives up.")
    return [told(waiting, "dim")]


def _made(catalogue: Catalogue, stop: CountedPage, found: Found) -> Iterable[Entry]:
    match stop, found:
        case CountsPage(), Frequencies():
            return frequency_entries(catalogue, stop, found)
        case CollocatesPage(), Collocates():
            return collocates_entries(catalogue, stop, found)
        case KeywordsPage(), Keywords():
            return keywords_entries(stop, found)
        case WordPage(), tuple():
            return word_entries(catalogue, stop, found)
        case ParallelsPage(), Near():
            return parallels_entries(catalogue, stop, found)
        case LedgerPage(), LedgerRows():
            return ledger_entries(catalogue, stop, found)
    raise AssertionError(stop)
