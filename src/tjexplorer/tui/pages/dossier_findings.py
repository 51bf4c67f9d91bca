"""Parts of a dossier's page: programmes, what was learned and recommended, doubtful places, open ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tjexplorer.dossier.announcements import Announcement
from tjexplorer.dossier.contents import Dossier, ProgrammeSeen
from tjexplorer.export.dossier_findings import MOST_ECHOES, MOST_NAMED, MOST_NOTES, MOST_PROGRAMMES
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.drawing import piece
from tjexplorer.tui.pages.quoting import quoted, saying, spot, where
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.panes.wording import visit_date
from tjexplorer.tui.widgets.line_list import Entry


def programmes(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """Programmes with years and budgets; of those with less to tell the names."""
    if not dossier.programmes:
        return
    yield head(_("Programmes and budgets"))
    for seen in dossier.programmes[:MOST_PROGRAMMES]:
        yield _programme(catalogue, seen)
    others = dossier.programmes[MOST_PROGRAMMES:]
    for label, owned in ((_("Others of its own"), True), (_("Also named in its descriptions"), False)):
        named = [seen for seen in others if seen.owned is owned]
        if named:
            yield told(label, "head-3")
        for seen in named[:MOST_NAMED]:
            key = ("programme", RecordPage(Authority.PROGRAMME, seen.programme.id), "named")
            yield saying((piece(seen.programme.shown_and_printed),), key)
        more = len(named) - MOST_NAMED
        if more > 0:
            yield told(ngettext("and {n} more", "and {n} more", more).format(n=more), "dim")


def _programme(catalogue: Catalogue, seen: ProgrammeSeen) -> Entry:
    record = seen.programme
    short = f" ({record.abbreviation})" if record.abbreviation and record.abbreviation != record.shown else ""
    facts = [(period.as_printed, period.report, period.line) for period in record.years]
    for budget in record.budgets:
        subject = f" ({budget.subject})" if budget.subject else ""
        facts.append((f"{budget.as_printed}{subject}", budget.report, budget.line))
    line = [piece(record.shown, "strong"), piece(short)]
    if seen.owned:
        line.append(piece(f" · {_('its own')}"))
    for number, (words, report, at) in enumerate(facts):
        shared = number + 1 < len(facts) and facts[number + 1][1:] == (report, at)
        line.append(piece(f"{'; ' if number else '  '}{words}"))
        line.append(piece("" if shared else f" {where(catalogue, report, at)}", "dim"))
    if not facts:
        place = next(iter((*seen.places, *record.sources)), None)
        line.append(piece(f"  {where(catalogue, place.report, place.line)}" if place else "", "dim"))
    return saying(line, ("programme", RecordPage(Authority.PROGRAMME, record.id), "told"))


def learned(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """Every recommendation and every reflection in full, by report."""
    if not (dossier.recommendations or dossier.reflections):
        return
    yield head(_("What was learned and recommended"))
    order = list(dossier.reports)
    items = sorted(
        (one.recommendation for one in dossier.recommendations), key=lambda one: (order.index(one.report), one.span)
    )
    before = None
    for one in items:
        first = before is None or before.report != one.report
        titled = before is None or before.section != one.section
        if before is not None and titled:
            yield gap()
        if first:
            yield told(catalogue.label(one.report), "head-3")
        heading = dossier.reports[one.report].by_id[one.section].heading
        if titled and not (heading and one.span.overlaps(heading)):
            yield told(one.title, "dim")
        yield from quoted(catalogue, "recommended", one.report, one.span, apart=not titled)
        before = one
    if dossier.reflections:
        yield gap()
        yield told(_("Reflections on the visits"), "head-3")
    for number, paragraph in enumerate(dossier.reflections):
        yield from quoted(catalogue, "reflected", paragraph.report, paragraph.span, apart=number > 0)


def noted(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """The weightiest editor's notes in full; of the others the doubtful words."""
    if dossier.notes:
        yield head(_("Doubtful places"))
    for number, note in enumerate(dossier.notes):
        key = ("note", spot(catalogue, note.report, note.line), number)
        line = [piece("! ", "note"), piece(note.quote, "strong"), piece("  ")]
        if number < MOST_NOTES:
            line.append(piece(f"{note.note}  "))
        line.append(piece(where(catalogue, note.report, note.line), "dim"))
        yield saying(line, key)


def open_ends(catalogue: Catalogue, dossier: Dossier) -> Iterator[Entry]:
    """What was scheduled and not reported, announced and not seen."""
    ends = dossier.open_ends
    if not ends:
        return
    yield head(_("Open ends"))
    for number, one in enumerate(ends.unreported):
        day = one.day.probable_date or one.day.date
        when = day.isoformat() if day else one.day.as_printed or _("day unknown")
        sentence = _("{day}: {stop} stands in the itinerary, no visit is reported.")
        place = where(catalogue, one.day.report, one.stop.line)
        line = (piece(sentence.format(day=when, stop=one.stop.text)), piece(f"  {place}", "dim"))
        yield saying(line, ("unreported", spot(catalogue, one.day.report, one.stop.line), number))
    for visit in ends.unwritten:
        name = dossier.names.get(visit.institution or "", visit.institution or "")
        sentence = _("{day}: the visit to {name} has no write-up.").format(day=visit_date(visit), name=name)
        at = f"  {where(catalogue, visit.report, visit.line)}" if visit.line else ""
        key = ("unwritten", spot(catalogue, visit.report, visit.line), visit.order) if visit.line else None
        yield saying((piece(sentence), piece(at, "dim")), key)
    for report, group in groupby(ends.announced, key=lambda one: one.sentence.report):
        yield told(_("Announced in {report}").format(report=catalogue.label(report)), "head-3")
        yield from _announced(catalogue, list(group))
    for report, left in groupby(ends.unsettled, key=lambda one: one.report):
        yield told(_("Left open in {report}").format(report=catalogue.label(report)), "head-3")
        for number, left_open in enumerate(left):
            yield from quoted(catalogue, ("unsettled", number), report, left_open.span, apart=number > 0)


def _announced(catalogue: Catalogue, found: Sequence[Announcement]) -> Iterator[Entry]:
    """The announcements of one report; what later ones say of them stands behind each, what they do not say at the end."""
    unseen: list[int] = []
    for number, one in enumerate(found):
        yield from quoted(catalogue, ("announced", number), one.sentence.report, one.sentence.span, apart=number > 0)
        if not one.echoes:
            unseen.append(one.due.year)
            continue
        yield told(_("Later paragraphs on the institution with the year {year}:").format(year=one.due.year), "dim")
        for at, echo in enumerate(one.echoes[:MOST_ECHOES]):
            key = (("echo", number), spot(catalogue, echo.report, echo.line), at)
            yield saying((piece(where(catalogue, echo.report, echo.line), "dim"),), key)
    later = ", ".join(catalogue.label(report) for report in found[0].later_reports)
    if not later:
        yield told(_("No later report of this library names the institution."), "dim")
    elif unseen:
        sentence = _(
            "Later reports that name the institution ({reports}) have no paragraph on it with these years: {years}."
        )
        yield told(sentence.format(reports=later, years=", ".join(map(str, dict.fromkeys(unseen)))), "dim")
