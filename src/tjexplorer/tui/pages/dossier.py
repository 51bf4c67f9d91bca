"""The dossier of an institution as a page: what the exported one says, in its order, each fact with the way to its place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tjexplorer.authority.encounters import Side
from tjexplorer.dossier.contents import Ancestor, Dossier, MetElsewhere, VisitHeld
from tjexplorer.dossier.gathering import gather
from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.drawing import Line, clip_line, piece, wrap_line
from tjexplorer.tui.pages.dossier_findings import learned, noted, open_ends, programmes
from tjexplorer.tui.pages.dossier_visits import descriptions, host_tag, people, visits
from tjexplorer.tui.pages.parts import LABELS, mention_bars
from tjexplorer.tui.pages.quoting import saying, spot
from tjexplorer.tui.panes.columns import fact, head, told
from tjexplorer.tui.panes.wording import visit_date, visits_told
from tjexplorer.tui.widgets.line_list import Entry, Within


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the page."""

    label: str
    """Its name in the summary at the top."""
    short: str
    """What it comes to."""
    entries: list[Entry]
    """Its entries, the heading first; none where there is nothing to tell."""

    @property
    def first(self) -> Hashable | None:
        """Key of the first entry that a cursor can rest on."""
        return next((entry.key for entry in self.entries if entry.key is not None), None)


def dossier_entries(catalogue: Catalogue, institution_id: str) -> list[Entry]:
    """What the page shows, from top to bottom. Raises a `TjexplorerError` where there is no such record."""
    dossier = gather(institution_id, catalogue.workspace)
    parts = list(_parts(catalogue, dossier))
    entries = [*_title(dossier), *_summary(dossier, parts), *_names(catalogue, dossier)]
    for part in parts:
        entries.extend(part.entries)
    return entries


def _parts(catalogue: Catalogue, dossier: Dossier) -> Iterator[_Part]:
    steps = dict.fromkeys(step.until or "?" for step in (*dossier.ancestors, *dossier.descendants))
    yield _Part(_("Lineage"), ", ".join(steps), list(_lineage(catalogue, dossier)))
    years = ", ".join(str(one.year or "?") for one in dossier.descriptions)
    yield _Part(_("Described"), years, list(descriptions(catalogue, dossier)))
    yield _Part(_("Visits"), _visit_days(dossier), list(visits(catalogue, dossier)))
    yield _Part(_("Who went"), _travellers(dossier), list(people(catalogue, dossier)))
    named = [one.programme.shown for one in dossier.programmes]
    yield _Part(_("Programmes"), _some(named), list(programmes(catalogue, dossier)))
    yield _Part(_("Learned"), _learned(dossier), list(learned(catalogue, dossier)))
    count = len(dossier.notes)
    doubts = ngettext("{count} editor's note", "{count} editor's notes", count).format(count=count)
    yield _Part(_("Doubtful"), doubts, list(noted(catalogue, dossier)))
    yield _Part(_("Open ends"), _open(dossier), list(open_ends(catalogue, dossier)))
    counts = (f"{catalogue.label(report)} {count}" for report, count in dossier.mentions.items())
    bars = [head(_("Mentions")), *mention_bars(catalogue, Authority.INSTITUTION, dossier.institution.id)]
    every = RecordPage(Authority.INSTITUTION, dossier.institution.id)
    bars.append(saying((piece(_("All places: the page of the institution"), "dim"),), every))
    yield _Part(_("Mentions"), ", ".join(counts) or _("No report of this library names it."), bars)


def _some(names: Sequence[str], most: int = 3) -> str:
    """The first of some names, and how many more there are."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return f"{shown} " + ngettext("and {n} more", "and {n} more", more).format(n=more) if more > 0 else shown


def _visit_days(dossier: Dossier) -> str:
    held = [one.visit for one in dossier.visits or dossier.visited_under or dossier.met_elsewhere]
    days = ", ".join(map(visit_date, held[-4:]))
    count = visits_told(held)
    return f"{count}: {days}" if len(held) <= len(held[-4:]) else f"{count}: .. {days}"


def _travellers(dossier: Dossier) -> str:
    names = [trip.traveller.name for party in (*dossier.parties, *dossier.own_reports) for trip in party.trips]
    return _some(list(dict.fromkeys(names))) or _("the report names nobody")


def _learned(dossier: Dossier) -> str:
    items, thoughts = len(dossier.recommendations), len(dossier.reflections)
    parts = []
    if items:
        parts.append(ngettext("{count} recommendation", "{count} recommendations", items).format(count=items))
    if thoughts:
        parts.append(ngettext("{count} reflection", "{count} reflections", thoughts).format(count=thoughts))
    return ", ".join(parts)


def _open(dossier: Dossier) -> str:
    ends = dossier.open_ends
    announced, unseen = len(ends.announced), len(ends.unreported) + len(ends.unwritten)
    unsettled = len(ends.unsettled)
    parts = []
    if announced:
        parts.append(ngettext("{count} announcement", "{count} announcements", announced).format(count=announced))
    if unseen:
        parts.append(ngettext("{count} not reported", "{count} not reported", unseen).format(count=unseen))
    if unsettled:
        parts.append(ngettext("{count} left open", "{count} left open", unsettled).format(count=unsettled))
    return ", ".join(parts)


# The top of the page


def _title(dossier: Dossier) -> Iterator[Entry]:
    record = dossier.institution
    short = f" ({record.abbreviation})" if record.abbreviation and record.abbreviation != record.shown else ""
    yield Entry(None, lambda cells: wrap_line((piece(record.shown + short, "head-1"),), cells))

    def keys(cells: int) -> list[Line]:
        line = (
            piece(key_of("export"), "key"),
            piece(f" {_('save as Markdown')}   ", "dim"),
            piece(key_of("compare"), "key"),
            piece(f" {_('compare')}", "dim"),
        )
        return [clip_line(line, cells)]

    yield Entry(None, keys)


def _summary(dossier: Dossier, parts: Sequence[_Part]) -> Iterator[Entry]:
    """A line for each part, which leads to it, and one for the people met, the latest ones first."""
    all_held: tuple[VisitHeld | MetElsewhere, ...] = (*dossier.visits, *dossier.met_elsewhere)
    latest = sorted(all_held, key=lambda one: str(one.visit.when or ""), reverse=True)
    met = [one for each in latest for one in each.encounters if one.side is Side.HOST]
    for part in parts:
        if part.first is not None:
            yield fact(part.label, part.short, LABELS, Within(part.first))
        tag = host_tag(met[0]) if met else None
        for entry in part.entries:
            if met and isinstance(entry.key, tuple) and entry.key[0] == tag:
                yield fact(
                    _("Met"), _some(list(dict.fromkeys(one.met.name for one in met)), 4), LABELS, Within(entry.key)
                )


def _names(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    record = dossier.institution
    yield head(_("Names"))
    japanese = f"{record.ja} ({record.ja_reading})" if record.ja and record.ja_reading else record.ja
    for label, value in ((_("Chinese"), record.zh), (_("Japanese"), japanese), (_("English"), record.en)):
        if value:
            yield fact(label, value, LABELS)
    if record.parent:
        above = RecordPage(Authority.INSTITUTION, record.parent)
        yield fact(_("Part of"), dossier.names.get(record.parent, record.parent), LABELS, above)
    if dossier.seat:
        yield fact(_("Seat"), dossier.seat, LABELS)
    if record.note:
        yield fact(_("Note"), record.note, LABELS)
    for report, forms in groupby(dossier.forms, key=lambda form: form.report):
        printed = list(forms)
        key = ("form", spot(catalogue, report, printed[0].line), report)
        listed = ", ".join(f"{form.text} ×{form.count}" for form in printed)
        yield fact(catalogue.label(report), listed, LABELS, key)
    if not dossier.mentions:
        yield told(_("No report of this library names it."), "dim")


def _lineage(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    steps = (*dossier.ancestors, *dossier.descendants)
    if steps:
        yield head(_("Before and after"))
    for number, (_change, group) in enumerate(groupby(steps, key=lambda step: (step.until, step.successor))):
        yield _step(catalogue, dossier, list(group), number)


def _step(catalogue: Catalogue, dossier: Dossier, group: Sequence[Ancestor], number: int) -> Entry:
    """Bodies that became another one; opens the first place that names one of them."""
    bodies = ", ".join(dossier.names.get(step.institution, step.institution) for step in group)
    named = next((step.named for step in group if step.named), None)
    until, successor = group[0].until, group[0].successor
    became = dossier.names.get(successor, successor)
    line = [piece(f"{until or _('year unknown')}  ", "strong"), piece(f"{bodies} → {became}")]
    if named is None:
        return saying(line)
    line.append(piece(f"  {catalogue.label(named.report)}, " + _("line {line}").format(line=named.line), "dim"))
    return saying(line, ("before", spot(catalogue, named.report, named.line), number))
