"""The page of a geographic place: names, what it lies in and what lies in it, visits, seats, mentions."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.pages.parts import links, mention_entries, names, other_names, visit_entry
from tjexplorer.tui.panes.columns import head
from tjexplorer.tui.panes.wording import place_kind, visits_told
from tjexplorer.tui.widgets.line_list import Entry


def place_entries(catalogue: Catalogue, place_id: str) -> Iterator[Entry]:
    """What the page shows, from top to bottom. Raises a `TjexplorerError` where there is no such record."""
    gazetteer = catalogue.workspace.gazetteer
    one = gazetteer.get(place_id)
    yield from names(one, (_("Kind"), place_kind(one.kind)))
    yield from other_names(one)
    broader = ((RecordPage(Authority.PLACE, each.id), each.shown) for each in gazetteer.broader(one.id))
    yield from links(_("Lies in"), broader)
    within = ((RecordPage(Authority.PLACE, each.id), each.shown) for each in gazetteer.within(one.id))
    yield from links(_("In it"), within)
    visits = catalogue.visits_in(one.id)
    if visits:
        yield head(visits_told(visits))
    for visit in visits:
        yield visit_entry(catalogue, visit, named=True)
    seated = catalogue.seated_in(one.id)
    if seated:
        yield head(_("Institutions with their seat here"))
    yield from links("", ((RecordPage(Authority.INSTITUTION, each.id), each.shown) for each in seated))
    yield from mention_entries(catalogue, Authority.PLACE, one.id)
