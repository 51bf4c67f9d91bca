"""The page of a person: names, roles as printed, visits and trips, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tjexplorer.authority.encounters import Side
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.person import Person, PersonRole
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.drawing import Line, piece, wrap_line
from tjexplorer.tui.pages.parts import LABELS, mention_entries, names, other_names, place_of_line, visit_entry
from tjexplorer.tui.panes.columns import fact, head
from tjexplorer.tui.panes.wording import trip_dates
from tjexplorer.tui.widgets.line_list import Entry


def person_entries(catalogue: Catalogue, person_id: str) -> Iterator[Entry]:
    """What the page shows, from top to bottom. Raises a `TjexplorerError` where there is no such record."""
    one = catalogue.workspace.people.get(person_id)
    yield from names(one)
    yield from other_names(one)
    yield from _roles(catalogue, one)
    yield from _visits(catalogue, one)
    yield from mention_entries(catalogue, Authority.PERSON, one.id)


def _roles(catalogue: Catalogue, one: Person) -> Iterator[Entry]:
    if one.roles:
        yield head(_("As the reports say"))
    for index, role in enumerate(one.roles):
        place = place_of_line(catalogue, role.report, role.line)
        yield Entry(("role", place, index) if place else None, partial(_draw_role, catalogue, role))
    bodies = dict.fromkeys(role.institution for role in one.roles if role.institution)
    for number, body in enumerate(bodies):
        stop = RecordPage(Authority.INSTITUTION, body)
        yield fact("" if number else _("Bodies"), catalogue.name(body), LABELS, stop)


def _draw_role(catalogue: Catalogue, role: PersonRole, cells: int) -> list[Line]:
    body = role.organisation or catalogue.name(role.institution)
    where = _("line {line}").format(line=role.line)
    said = "  ".join(filter(None, (role.role, body)))
    return wrap_line((piece(said), piece(f"  {catalogue.label(role.report)} {where}", "dim")), cells, rest=2)


def _visits(catalogue: Catalogue, one: Person) -> Iterator[Entry]:
    encounters = catalogue.encounters(one.id)
    for side, label in ((Side.HOST, _("Met")), (Side.PARTICIPANT, _("Took part in"))):
        of_side = [each for each in encounters if each.side is side]
        if of_side:
            yield head(label)
        for each in of_side:
            yield visit_entry(catalogue, each.visit, side, named=True)
    journeys = catalogue.journeys(one.id)
    if journeys:
        yield head(_("Trips"))
    for index, (record, traveller) in enumerate(journeys):
        said = "  ".join(filter(None, (trip_dates(record), record.label, traveller.title, traveller.role)))
        place = place_of_line(catalogue, record.id, traveller.line)
        yield Entry(("trip", place, index) if place else None, partial(_draw_plain, said))


def _draw_plain(text: str, cells: int) -> list[Line]:
    return wrap_line((piece(text),), cells, rest=2)
