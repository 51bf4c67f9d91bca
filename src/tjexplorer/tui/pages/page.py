"""Which page a stop has."""

from __future__ import annotations

from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.pages.geographic_place import place_entries
from tjexplorer.tui.pages.institution import institution_entries
from tjexplorer.tui.pages.person import person_entries
from tjexplorer.tui.pages.programme import programme_entries
from tjexplorer.tui.widgets.line_list import Entry


def page_entries(catalogue: Catalogue, stop: RecordPage) -> list[Entry]:
    """What the page of a record shows. Raises a `TjexplorerError` where there is no such record."""
    made = {
        Authority.INSTITUTION: institution_entries,
        Authority.PERSON: person_entries,
        Authority.PROGRAMME: programme_entries,
        Authority.PLACE: place_entries,
    }[stop.authority]
    return list(made(catalogue, stop.id))
