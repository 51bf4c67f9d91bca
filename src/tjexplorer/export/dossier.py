"""A dossier as one page of Markdown. It says nothing of its own: every quotation has a note, every fact its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tjexplorer.dossier.contents import Ancestor, Dossier, MetElsewhere, VisitHeld
from tjexplorer.dossier.descriptions import Description
from tjexplorer.dossier.encounters import RoleSeen
from tjexplorer.dossier.kinship import Kinship
from tjexplorer.dossier.passages import Paragraph
from tjexplorer.export.dossier_findings import findings
from tjexplorer.export.escape import escape
from tjexplorer.export.footnotes import Footnotes, place, placed
from tjexplorer.export.wording import kin, kind_of_visit, labelled, report_name
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.record import PersonMet, Traveller, Visit


def dossier_markdown(dossier: Dossier, *, full: bool = False) -> str:
    """The dossier in the language in use, one line feed at its end. `full` quotes every paragraph, also those that are
    otherwise only pointed to. The same dossier always gives the same page.
    """
    notes = Footnotes(dossier.reports)
    parts = [
        f"# {_title(dossier)}",
        *_unread(dossier),
        *_names(dossier),
        *_lineage(dossier),
        *_descriptions(dossier, notes, full=full),
        *_visits(dossier),
        *_people(dossier),
        *findings(dossier, notes, full=full),
        *notes.notes(),
    ]
    return "\n\n".join(parts) + "\n"


def _title(dossier: Dossier) -> str:
    record = dossier.institution
    short = f" ({escape(record.abbreviation)})" if record.abbreviation and record.abbreviation != record.shown else ""
    return escape(record.shown) + short


def _unread(dossier: Dossier) -> Iterator[str]:
    """What the page does not tell, first of all: a page with gaps must not look whole."""
    for report_id in dossier.unread:
        sentence = _("The report {report} cannot be read and is left out here; `tjexplorer check` tells why.")
        yield sentence.format(report=escape(report_id))


def _names(dossier: Dossier) -> Iterator[str]:
    record = dossier.institution
    yield f"## {_('Names')}"
    japanese = f"{record.ja} ({record.ja_reading})" if record.ja and record.ja_reading else record.ja
    above = f"{dossier.names.get(record.parent, record.parent)} ({record.parent})" if record.parent else None
    fields = (
        (_("Chinese"), record.zh),
        (_("Japanese"), japanese),
        (_("English"), record.en),
        (_("Part of"), above),
        (_("Seat"), dossier.seat),
    )
    lines = [f"- {labelled(label, escape(value))}" for label, value in fields if value]
    if record.note:
        lines.append(f"- {labelled(_('Note'), escape(record.note))}")
    for report, forms in groupby(dossier.forms, key=lambda form: form.report):
        printed = placed((f"{escape(form.text)} ×{form.count}", report, form.line) for form in forms)
        count = dossier.mentions.get(report, 0)
        places = ngettext("In {report}, {n} place", "In {report}, {n} places", count)
        lines.append(f"- {labelled(places.format(report=report_name(dossier, report), n=count), printed)}")
    yield "\n".join(lines)
    if not dossier.mentions:
        yield _("No report of this library names it.")


def _lineage(dossier: Dossier) -> Iterator[str]:
    if not (dossier.ancestors or dossier.descendants):
        return
    yield f"## {_('Before and after')}"
    lines = []
    steps = (*dossier.ancestors, *dossier.descendants)
    for (until, successor), group in groupby(steps, key=lambda step: (step.until, step.successor)):
        bodies = _bodies(list(group), dossier)
        became = escape(dossier.names.get(successor, successor))
        lines.append(f"- {escape(until or _('year unknown'))} · {bodies} → {became}")
    yield "\n".join(lines)


def _bodies(steps: Sequence[Ancestor], dossier: Dossier) -> str:
    """Earlier bodies with the places that name them; those that no report names come last."""
    names = [(escape(dossier.names.get(step.institution, step.institution)), step.named) for step in steps]
    named = placed((name, at.report, at.line) for name, at in names if at)
    return ", ".join(filter(None, (named, *(name for name, at in names if not at))))


def _descriptions(dossier: Dossier, notes: Footnotes, *, full: bool) -> Iterator[str]:
    if not dossier.descriptions:
        return
    yield f"## {_('How it is described')}"
    for description in dossier.descriptions:
        year = str(description.year) if description.year else _("year unknown")
        heading = f"### {year} · {report_name(dossier, description.report)}"
        if description.kinship is not Kinship.ITSELF:
            name = dossier.names.get(description.institution, description.institution)
            heading += f" · {kin(description.kinship)}: {escape(name)}"
        yield heading
        quoted = description.passage.paragraphs if full else description.quoted
        for paragraph in quoted:
            yield notes.quoted_paragraph(paragraph)
        if len(quoted) < len(description.paragraphs):
            yield _left_out(description)


def _left_out(description: Description) -> str:
    left = description.left_out
    text = ngettext("{n} more paragraph on it: {lines}.", "{n} more paragraphs on it: {lines}.", len(left))
    if not description.quoted:
        text = ngettext(
            "Named in passing, {n} paragraph: {lines}.", "Named in passing, {n} paragraphs: {lines}.", len(left)
        )
    stretches = _stretches(description)
    return text.format(n=len(left), lines=_lines(description.report, stretches))


def _lines(report: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Places in one report, told by their lines alone after the first."""
    first, *others = stretches
    rest = (f"`:{line}`" if line == end else f"`:{line}-{end}`" for line, end in others)
    return ", ".join((place(report, *first), *rest))


def _stretches(description: Description) -> list[tuple[int, int]]:
    """Lines of the paragraphs left out; neighbours that no quoted one parts are one stretch."""
    found: list[list[Paragraph]] = []
    for quoted, group in groupby(description.paragraphs, key=lambda one: one.quoted):
        if not quoted:
            found.append([one.paragraph for one in group])
    return [(stretch[0].line, max(one.end_line for one in stretch)) for stretch in found]


def _visits(dossier: Dossier) -> Iterator[str]:
    if not (dossier.visits or dossier.visited_under or dossier.met_elsewhere):
        return
    yield f"## {_('Visits')}"
    if dossier.visits:
        yield "\n".join(line for held in dossier.visits for line in _visit(held, dossier))
    if dossier.visited_under:
        visited = (
            f"{escape(_name(held.visit, dossier))} {escape(_day(held.visit))} {_visit_place(held.visit)}"
            for held in dossier.visited_under
        )
        yield labelled(_("Visited below it"), "; ".join(visited))
    if dossier.met_elsewhere:
        yield labelled(_("Its people met elsewhere"), "").rstrip()
        yield "\n".join(line for one in dossier.met_elsewhere for line in _elsewhere(one, dossier))


def _visit(held: VisitHeld, dossier: Dossier) -> Iterator[str]:
    visit = held.visit
    what = kind_of_visit(visit.kind)
    if held.kinship is not Kinship.ITSELF:
        what += f" · {kin(held.kinship)}: {escape(_name(held.visit, dossier))}"
    yield f"- **{escape(_day(held.visit))}** · {what} · {report_name(dossier, visit.report)} {_visit_place(held.visit)}".rstrip()
    if visit.probable_date and visit.as_printed:
        yield f"  - {labelled(_('Printed date'), escape(visit.as_printed))}"
    if visit.place or visit.city:
        where = visit.place or visit.city
        if where:
            yield f"  - {labelled(_('Where'), escape(where.text))} {place(visit.report, where.line)}"
    if visit.hosts:
        yield f"  - {labelled(_('Whom they met'), _met(visit.report, visit.hosts))}"
    if visit.participants:
        yield f"  - {labelled(_('Ours, as named there'), _met(visit.report, visit.participants))}"
    if visit.topics:
        topics = placed((escape(topic.text), visit.report, topic.line) for topic in visit.topics)
        yield f"  - {labelled(_('Subjects'), topics)}"
    yield from _told_of(visit)


def _told_of(visit: Visit) -> Iterator[str]:
    """Where a visit is told of, and what the editor says of it."""
    if visit.write_up:
        yield f"  - {labelled(_('Write-up'), place(visit.report, visit.write_up.line, visit.write_up.end_line))}"
    for note in visit.notes:
        yield f"  - {labelled(_('Note'), escape(note))}"


def _elsewhere(one: MetElsewhere, dossier: Dossier) -> Iterator[str]:
    """A visit to another body, with those of the institution who were met there."""
    visit = one.visit
    what = " · ".join(filter(None, (kind_of_visit(visit.kind), escape(_name(visit, dossier)))))
    yield f"- **{escape(_day(visit))}** · {what} · {report_name(dossier, visit.report)} {_visit_place(visit)}".rstrip()
    yield f"  - {labelled(_('Met there'), _met(visit.report, [each.met for each in one.encounters]))}"
    yield from _told_of(visit)


def _name(visit: Visit, dossier: Dossier) -> str:
    """The body visited; where none is known, what the visit was about."""
    if visit.institution is None:
        return visit.topics[0].text if visit.topics else ""
    return dossier.names.get(visit.institution, visit.institution)


def _day(visit: Visit) -> str:
    day = visit.probable_date or visit.date
    if day:
        return day.isoformat()
    if visit.date_from and visit.date_to:
        return f"{visit.date_from.isoformat()}/{visit.date_to.isoformat()}"
    return visit.as_printed or _("day unknown")


def _visit_place(visit: Visit) -> str:
    line = visit.line or (visit.write_up.line if visit.write_up else None)
    return place(visit.report, line) if line else ""


def _met(report: str, persons: Sequence[PersonMet]) -> str:
    told = []
    for person in persons:
        about = ", ".join(filter(None, (person.organisation, person.role)))
        words = f"{escape(person.name)} ({escape(about)})" if about else escape(person.name)
        told.append((words, report, person.line))
    return placed(told, joint="; ")


def _people(dossier: Dossier) -> Iterator[str]:
    if not (dossier.parties or dossier.own_reports or dossier.roles):
        return
    yield f"## {_('People')}"
    lines = []
    for label, parties in ((_("Ours, who went"), dossier.parties), (_("A report of its own"), dossier.own_reports)):
        for party in parties:
            members = ((_traveller(trip.traveller), party.report, trip.traveller.line) for trip in party.trips)
            names = placed(members, joint="; ")
            told = names or _("the report names nobody")
            lines.append(f"- {labelled(f'{label}, {report_name(dossier, party.report)}', told)}")
    if dossier.roles:
        seen = ((_role(one), one.role.report, one.role.line) for one in dossier.roles)
        lines.append(f"- {labelled(_('Others named with it'), placed(seen, joint='; '))}")
    yield "\n".join(lines)


def _role(seen: RoleSeen) -> str:
    about = ", ".join(filter(None, (seen.record.printed_beside, seen.role.role)))
    return f"{escape(seen.record.shown)} ({escape(about)})" if about else escape(seen.record.shown)


def _traveller(person: Traveller) -> str:
    about = " ".join(filter(None, (person.organisation, person.unit, person.title)))
    return f"{escape(person.name)} ({escape(about)})" if about else escape(person.name)
