"""What stands on the pages that are no reports."""

from __future__ import annotations

from collections.abc import Sequence

from tjexplorer.messages import gettext as _
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.counting import CountingDesk
from tjexplorer.tui.desks.history import CountedPage, DossierPage, LostPage, RecordPage
from tjexplorer.tui.desks.keeping import BookmarkDesk
from tjexplorer.tui.pages.lost_passage import lost_entries
from tjexplorer.tui.pages.page import page_entries
from tjexplorer.tui.panes.columns import told
from tjexplorer.tui.widgets.line_list import Entry

Opened = RecordPage | DossierPage | CountedPage | LostPage
"""Stops that are pages."""


def opened_page(
    stop: Opened, catalogue: Catalogue, counting: CountingDesk, bookmarks: BookmarkDesk
) -> tuple[str, Sequence[Entry]]:
    """Title and entries of a page. Raises a `TjexplorerError` where a record cannot be read."""
    match stop:
        case RecordPage():
            return catalogue.name_of(stop.authority, stop.id), page_entries(catalogue, stop)
        case DossierPage():
            from tjexplorer.tui.pages.dossier import dossier_entries  # noqa: PLC0415  # loads the whole dossier room

            title = _("Dossier: {name}").format(name=catalogue.name(stop.institution))
            return title, dossier_entries(catalogue, stop.institution)
        case LostPage():
            if not bookmarks.placed:
                bookmarks.load()  # the first page of a session
            kept = bookmarks.find(stop.bookmark)
            entries = list(lost_entries(catalogue, kept)) if kept else [told(_("The bookmark is gone."))]
            return _("Lost passage"), entries
        case _:
            from tjexplorer.tui.pages.counted import counted_entries, counted_title  # noqa: PLC0415  # loads statistics

            return counted_title(catalogue, stop), counted_entries(catalogue, stop, counting)
