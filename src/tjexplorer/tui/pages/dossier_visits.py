"""Parts of a dossier's page: how reports describe the institution, visits on a time line, people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tjexplorer.authority.encounters import Encounter, Side
from tjexplorer.dossier.contents import Dossier, Party, VisitHeld
from tjexplorer.dossier.descriptions import Described, Description
from tjexplorer.dossier.encounters import Trip
from tjexplorer.dossier.kinship import Kinship
from tjexplorer.export.wording import kin, kind_of_visit
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.model.record import Visit
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place, RecordPage
from tjexplorer.tui.drawing import Piece, piece, wrap_line
from tjexplorer.tui.pages.parts import LABELS
from tjexplorer.tui.pages.quoting import passing, quoted, saying, spot, where
from tjexplorer.tui.panes.columns import gap, head, labelled, told
from tjexplorer.tui.panes.wording import visit_date
from tjexplorer.tui.widgets.line_list import Entry

RAIL = Piece("| ", "rule")
"""The time line, beside all of a visit but its first line."""


# Descriptions


def descriptions(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """By year: the most telling paragraphs in full, the others by their first words."""
    if dossier.descriptions:
        yield head(_("How it is described"))
    for number, description in enumerate(dossier.descriptions):
        if number:
            yield gap()
        yield _heading(catalogue, dossier, description)
        for at, paragraph in enumerate(description.quoted):
            yield from quoted(catalogue, "described", paragraph.report, paragraph.span, apart=at > 0)
        yield from _left_out(catalogue, description)


def _heading(catalogue: Catalogue, dossier: Dossier, description: Description) -> Entry:
    year = str(description.year) if description.year else _("year unknown")
    words = f"{year} · {catalogue.label(description.report)}"
    if description.kinship is not Kinship.ITSELF:
        name = dossier.names.get(description.institution, description.institution)
        words += f" · {kin(description.kinship)}: {name}"
    return Entry(None, lambda cells: wrap_line((piece(words, "head-3"),), cells))


def _left_out(catalogue: Catalogue, description: Description) -> Iterator[Entry]:
    count = len(description.left_out)
    if not count:
        return
    sentence = ngettext("{n} more paragraph on it:", "{n} more paragraphs on it:", count)
    if not description.quoted:
        sentence = ngettext("Named in passing, {n} paragraph:", "Named in passing, {n} paragraphs:", count)
    if description.quoted:
        yield gap()
    yield told(sentence.format(n=count), "dim")
    for is_quoted, group in groupby(description.paragraphs, key=lambda one: one.quoted):
        if not is_quoted:
            yield _stretch(catalogue, list(group))


def _stretch(catalogue: Catalogue, group: Sequence[Described]) -> Entry:
    """Neighbours that no quoted paragraph parts."""
    first = group[0].paragraph
    last = max(one.paragraph.end_line for one in group)
    return passing(catalogue, "left out", first.report, first.span, (first.line, last))


# Visits


def visits(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """Visits by day, each with everybody named in it."""
    if not (dossier.visits or dossier.visited_under or dossier.met_elsewhere):
        return
    yield head(_("Visits"))
    for held in dossier.visits:
        yield from _visit(catalogue, dossier, held)
    if dossier.visited_under:
        yield told(_("Visited below it"), "head-3")
    for held in dossier.visited_under:
        id_ = held.visit.institution or ""
        yield _first_line(catalogue, held.visit, dossier.names.get(id_, id_))
    if dossier.met_elsewhere:
        yield told(_("Its people met elsewhere"), "head-3")
    for elsewhere in dossier.met_elsewhere:
        yield _first_line(catalogue, elsewhere.visit, catalogue.visit_name(elsewhere.visit), "elsewhere")
        for number, one in enumerate(elsewhere.encounters):
            yield _person(catalogue, one, "" if number else _("Met there"))
        yield from _notes(elsewhere.visit)
        yield Entry(None, lambda _cells: [(RAIL,)])


def _notes(visit: Visit) -> Iterator[Entry]:
    """What the editor says of a visit."""
    for number, note in enumerate(visit.notes):
        yield _beside("" if number else _("Note"), note, None, "note")


def _first_line(catalogue: Catalogue, visit: Visit, body: str, tag: str = "visit") -> Entry:
    """The day of a visit; `body` says what was visited where it was not the institution itself."""
    line = visit.line or (visit.write_up.line if visit.write_up else None)
    told_where = f"{catalogue.label(visit.report)}" if line is None else where(catalogue, visit.report, line)
    opened = visit.write_up.line if visit.write_up else visit.line
    key = None
    if opened is not None:
        key = ((tag, visit.report, visit.order), spot(catalogue, visit.report, opened), 0)
    words = (
        piece("o ", "bar"),
        piece(visit_date(visit), "strong"),
        piece(f"  {kind_of_visit(visit.kind)}"),
        piece(f" · {body}" if body else ""),
        piece(f"  {told_where}", "dim"),
    )
    return saying(words, key)


def _visit(catalogue: Catalogue, dossier: Dossier, held: VisitHeld) -> Iterator[Entry]:
    visit, report = held.visit, held.visit.report
    tag = ("visit", report, visit.order)
    name = dossier.names.get(visit.institution or "", visit.institution or "")
    other = "" if held.kinship is Kinship.ITSELF else f"{kin(held.kinship)}: {name}"
    yield _first_line(catalogue, visit, other)
    if visit.probable_date and visit.as_printed:
        at = spot(catalogue, report, visit.line) if visit.line else None
        yield _beside(_("Printed date"), visit.as_printed, (tag, at, "date") if at else None)
    spoken = visit.place or visit.city
    if spoken:
        yield _beside(_("Where"), spoken.text, (tag, spot(catalogue, report, spoken.line), "where"))
    for side, label in ((Side.HOST, _("Whom they met")), (Side.PARTICIPANT, _("Ours, as named there"))):
        met = [one for one in held.encounters if one.side is side]
        for number, one in enumerate(met):
            yield _person(catalogue, one, "" if number else label)
    if visit.topics:
        topics = ", ".join(topic.text for topic in visit.topics)
        yield _beside(_("Subjects"), topics, (tag, spot(catalogue, report, visit.topics[0].line), "subjects"))
    if visit.write_up:
        lines = where(catalogue, report, visit.write_up.line, visit.write_up.end_line)
        yield _beside(_("Write-up"), lines, (tag, spot(catalogue, report, visit.write_up.line), "write-up"))
    else:
        yield _beside("", _("There is no write-up of it."), None, "note")
    yield from _notes(visit)
    yield Entry(None, lambda _cells: [(RAIL,)])


def _beside(label: str, text: str, key: tuple[object, ...] | None, role: str = "") -> Entry:
    return _labelled(label, (piece(text, role),), key)


def _labelled(label: str, words: Sequence[Piece], key: tuple[object, ...] | None) -> Entry:
    """A label and what it names, beside the time line."""
    return Entry(key, lambda cells: [(RAIL, *line) for line in labelled(label, words, cells - 2, LABELS)])


def host_tag(one: Encounter) -> tuple[object, ...]:
    """What the key of somebody met begins with."""
    return (one.side, one.visit.report, one.visit.order, one.met)


def _person(catalogue: Catalogue, one: Encounter, label: str) -> Entry:
    """Somebody met: opens the record of the person, else where the name is printed."""
    stop: RecordPage | Place = (
        RecordPage(Authority.PERSON, one.person) if one.person else spot(catalogue, one.visit.report, one.met.line)
    )
    about = ", ".join(filter(None, (one.met.organisation, one.met.role)))
    return _labelled(
        label, (piece(one.met.name, "strong"), piece(f" ({about})" if about else "")), (host_tag(one), stop)
    )


# People


def people(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """Who went, who made reports of the institution, who else is named with it."""
    if not (dossier.parties or dossier.own_reports or dossier.roles):
        return
    yield head(_("People"))
    for label, parties in ((_("Ours, who went"), dossier.parties), (_("A report of its own"), dossier.own_reports)):
        for party in parties:
            yield told(f"{label}, {catalogue.label(party.report)}", "head-3")
            yield from _party(catalogue, party)
    if dossier.roles:
        yield told(_("Others named with it"), "head-3")
    for number, seen in enumerate(dossier.roles):
        about = f" ({seen.role.role})" if seen.role.role else ""
        place = where(catalogue, seen.role.report, seen.role.line)
        words = (piece(seen.record.shown, "strong"), piece(about), piece(f"  {place}", "dim"))
        yield saying(words, ("role", RecordPage(Authority.PERSON, seen.person), number))


def _party(catalogue: Catalogue, party: Party) -> Iterator[Entry]:
    for number, trip in enumerate(party.trips):
        yield _traveller(catalogue, trip, number)
    if not party.trips:
        yield told(_("the report names nobody"), "dim")


def _traveller(catalogue: Catalogue, trip: Trip, number: int) -> Entry:
    person = trip.traveller
    about = " ".join(filter(None, (person.organisation, person.unit, person.title)))
    stop: RecordPage | Place = (
        RecordPage(Authority.PERSON, trip.person) if trip.person else spot(catalogue, trip.report, person.line)
    )
    words = (
        piece(person.name, "strong"),
        piece(f" ({about})" if about else ""),
        piece(f"  {where(catalogue, trip.report, person.line)}", "dim"),
    )
    return saying(words, ("went", stop, (trip.report, number)))
