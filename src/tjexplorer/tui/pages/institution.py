"""The page of an institution: names, lineage, visits on a time line, people met, programmes, recommendations, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tjexplorer.authority.seats import seat_of, seat_text
from tjexplorer.dossier.visits import Through
from tjexplorer.export.recommendations import named_in
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import DossierPage, Place, RecordPage
from tjexplorer.tui.drawing import Line, Piece, clip_line, piece, wrap_line
from tjexplorer.tui.pages.parts import LABELS, links, mention_entries, names, other_names, place_of_line, visit_entry
from tjexplorer.tui.panes.columns import fact, gap, head, told
from tjexplorer.tui.panes.wording import institution_kind, visits_told
from tjexplorer.tui.widgets.line_list import Entry


def institution_entries(catalogue: Catalogue, institution_id: str) -> Iterator[Entry]:
    """What the page shows, from top to bottom. Raises a `TjexplorerError` where there is no such record."""
    one = catalogue.institution(institution_id)
    kind = ", ".join(filter(None, (institution_kind(one.kind), one.country)))
    yield from names(one, (_("Kind"), kind))
    yield from _seat(catalogue, one)
    yield Entry(
        DossierPage(one.id),
        lambda cells: [
            clip_line(
                (
                    piece("D ", "key"),
                    piece(_("Dossier: all about it in one page")),
                ),
                cells,
            )
        ],
    )
    yield from _visits(catalogue, one)
    yield from _relations(catalogue, one)
    yield from _people(catalogue, one)
    yield from _programmes(catalogue, one)
    yield from _recommendations(catalogue, one)
    yield from _printed_forms(one)
    yield from mention_entries(catalogue, Authority.INSTITUTION, one.id)


def _printed_forms(one: Institution) -> Iterator[Entry]:
    forms = list(other_names(one))
    if forms:
        yield gap()
        yield from forms


def _page(one: Institution) -> tuple[RecordPage, str]:
    return RecordPage(Authority.INSTITUTION, one.id), one.shown


def _seat(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    seat = seat_text(one, catalogue.workspace.gazetteer)
    if seat:
        place = seat_of(one, catalogue.workspace.gazetteer)
        yield fact(_("Seat"), seat, LABELS, RecordPage(Authority.PLACE, place.id) if place else None)


def _visits(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    made = catalogue.visits_concerning(one.id)
    if not made:
        yield gap()
        yield told(_("No report tells of a visit to it or a part of it, nor of its people met elsewhere."), "dim")
    itself, parts, elsewhere = ([each for each in made if each.through is through] for through in Through)
    if itself:
        yield head(visits_told([each.visit for each in itself]))
    for each in itself:
        yield visit_entry(catalogue, each.visit)
    if parts:
        sentence = ngettext("{count} visit to a part of it", "{count} visits to parts of it", len(parts))
        yield head(sentence.format(count=len(parts)))
    for each in parts:
        yield visit_entry(catalogue, each.visit, "part", named=True)
    if elsewhere:
        sentence = ngettext(
            "Its people met elsewhere: {count} time", "Its people met elsewhere: {count} times", len(elsewhere)
        )
        yield head(sentence.format(count=len(elsewhere)))
    for each in elsewhere:
        yield visit_entry(catalogue, each.visit, "elsewhere", named=True)
        names = ", ".join(dict.fromkeys(host.met.name for host in each.met))
        yield told(_("met there: {names}").format(names=names), "dim", indent=2)


def _relations(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    institutions = catalogue.workspace.institutions
    lineage = institutions.lineage(one.id)
    parts = institutions.children(one.id)
    broader = institutions.broader(one.id)[:1]
    if not (broader or parts or len(lineage) > 1):
        return
    yield head(_("Related bodies"))
    yield from links(_("Part of"), map(_page, broader))
    if len(lineage) > 1:
        yield from links(
            _("Lineage"), ((stop, _dated(lineage, body)) for body in lineage for stop in (_page(body)[0],))
        )
    yield from links(_("Parts"), map(_page, parts))


def _dated(lineage: tuple[Institution, ...], body: Institution) -> str:
    """A body of the lineage with the time at which it gave way to a later one of it."""
    ends = (earlier.until for later in lineage for earlier in later.earlier if earlier.id == body.id and earlier.until)
    until = next(ends, None)
    return f"{body.shown}  " + _("until {date}").format(date=until) if until else body.shown


def _people(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    met = catalogue.met_at(one.id)
    if met:
        yield head(ngettext("{count} person met", "{count} people met", len(met)).format(count=len(met)))
    for index, encounter in enumerate(met):
        host, visit = encounter.met, encounter.visit
        stop = RecordPage(Authority.PERSON, encounter.person) if encounter.person else None
        place = place_of_line(catalogue, visit.report, host.line)
        told_of = "  ".join(filter(None, (host.role, host.organisation)))
        line = (piece(host.name, "strong"), piece(f"  {told_of}"), piece(f"  {catalogue.label(visit.report)}", "dim"))
        key = ("met", stop or place, index)
        yield Entry(key, partial(_draw_wrapped, line))


def _programmes(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    owned = catalogue.workspace.programmes.of(one.id)
    if owned:
        yield head(_("Programmes, laws and funds"))
    for programme in owned:
        years = sorted({str(each) for period in programme.years for each in (period.start, period.end) if each})
        span = f"  {years[0]}-{years[-1]}" if len(years) > 1 else "".join(f"  {year}" for year in years)
        budget = "  ".join(each.as_printed for each in programme.budgets[:2])
        line = (piece(programme.shown), piece(span, "dim"), piece(f"  {budget}" if budget else "", "dim"))
        yield Entry(RecordPage(Authority.PROGRAMME, programme.id), partial(_draw_wrapped, line))


def _recommendations(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    """The items of 建議 that name it, in full: they are what an officer comes for."""
    first = True
    for report_id in catalogue.report_ids:
        mentions = catalogue.workspace.mentions(report_id)
        if not any(mention.record == one.id for mention in mentions):
            continue  # a report that does not name it need not be read
        report = catalogue.report(report_id)
        for each in catalogue.workspace.recommendations(report_id):
            if one.id not in named_in(each, report, mentions):
                continue
            if first:
                yield head(_("Recommendations that name it"))
                first = False
            where = _("line {line}").format(line=each.line)
            line = (piece(f"{catalogue.label(report_id)} {where}  ", "dim"), piece(each.text))
            key = ("recommended", Place(report_id, each.span.start), each.line)
            yield Entry(key, partial(_draw_wrapped, line))


def _draw_wrapped(line: Line, cells: int) -> list[Line]:
    return wrap_line([part for part in line if part.text], cells, rest=2) or [(Piece(""),)]
