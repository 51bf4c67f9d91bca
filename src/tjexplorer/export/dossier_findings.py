"""The second half of a dossier's page: programmes, what was learned and recommended, doubtful places, open ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from tjexplorer.dossier.announcements import Announcement
from tjexplorer.dossier.contents import Dossier, ProgrammeSeen
from tjexplorer.export.escape import escape
from tjexplorer.export.footnotes import Footnotes, place, placed
from tjexplorer.export.wording import labelled, report_name
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.recommendation import Recommendation

MOST_PROGRAMMES = 8
"""Programmes that are told in full; the others are named."""

MOST_CHARACTERS = 1_600
"""Characters beyond which no further recommendation is quoted; the first one always is, the others are pointed to."""

MOST_NAMED = 12
"""Other programmes that are named."""

MOST_REFLECTIONS = 3
"""Further paragraphs of reflections that are quoted."""

MOST_NOTES = 6
"""Editor's notes that are printed; of the others the places."""

MOST_ECHOES = 5
"""Places of later reports that are listed for an announcement."""

T = TypeVar("T")


def findings(dossier: Dossier, notes: Footnotes, *, full: bool) -> Iterator[str]:
    """The parts of the page, each a Markdown block."""
    yield from _programmes(dossier, full=full)
    yield from _learned(dossier, notes, full=full)
    yield from _notes(dossier, full=full)
    yield from _open_ends(dossier, notes)


def _split(found: tuple[T, ...], most: int, *, full: bool) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What is told in full, and what is only named."""
    return (found, ()) if full else (found[:most], found[most:])


def _programmes(dossier: Dossier, *, full: bool) -> Iterator[str]:
    if not dossier.programmes:
        return
    yield f"## {_('Programmes and budgets')}"
    told, others = _split(dossier.programmes, MOST_PROGRAMMES, full=full)
    lines = [_programme(seen) for seen in told]
    for label, owned in ((_("Others of its own"), True), (_("Also named in its descriptions"), False)):
        names = [seen for seen in others if seen.owned is owned]
        listed = [
            (escape(seen.programme.shown_and_printed), one.report, one.line)
            for seen in names[:MOST_NAMED]
            for one in (*seen.places, *seen.programme.sources)[:1]
        ]
        if listed:
            more = len(names) - len(listed)
            tail = " " + ngettext("and {n} more", "and {n} more", more).format(n=more) if more else ""
            lines.append(f"- {labelled(label, placed(listed))}{tail}")
    yield "\n".join(lines)


def _programme(seen: ProgrammeSeen) -> str:
    record = seen.programme
    others = dict.fromkeys(filter(None, (record.abbreviation, record.printed_beside)))
    others.pop(record.shown, None)
    head = f"- **{escape(record.shown)}**" + (f" ({escape(', '.join(others))})" if others else "")
    if seen.owned:
        head += f" · {_('its own')}"
    facts = [(escape(period.as_printed), period.report, period.line) for period in record.years]
    subjects: dict[tuple[str, str, int], list[str]] = {}
    for budget in record.budgets:
        subjects.setdefault((budget.as_printed, budget.report, budget.line), []).extend(filter(None, [budget.subject]))
    for (printed, report, line), about in subjects.items():
        facts.append((escape(printed) + (f" ({escape('; '.join(about))})" if about else ""), report, line))
    told = placed(facts, joint="; ") or "".join(
        place(one.report, one.line) for one in (*seen.places, *record.sources)[:1]
    )
    return f"{head} · {told}" if told else head


def _learned(dossier: Dossier, notes: Footnotes, *, full: bool) -> Iterator[str]:
    if not (dossier.recommendations or dossier.reflections):
        return
    yield f"## {_('What was learned and recommended')}"
    told = _quoted(dossier, full=full)
    before = None
    for one in told:
        if before is None or before.report != one.report:
            yield f"### {report_name(dossier, one.report)}"
        with_heading = dossier.reports[one.report].by_id[one.section].heading
        if not (with_heading and one.span.overlaps(with_heading)) and (before is None or before.section != one.section):
            yield escape(one.title)
        yield notes.quoted(one.report, one.span)
        before = one
    named = [one.recommendation for one in dossier.recommendations if one.recommendation not in told]
    if named:
        others = placed(((escape(one.title), one.report, one.line) for one in named), joint="; ")
        yield labelled(_("Further recommendations"), others)
    reflections, more = _split(dossier.reflections, MOST_REFLECTIONS, full=full)
    if reflections:
        yield f"### {_('Reflections on the visits')}"
        for paragraph in reflections:
            yield notes.quoted_paragraph(paragraph)
    if more:
        places = ", ".join(place(paragraph.report, paragraph.line, paragraph.end_line) for paragraph in more)
        yield labelled(_("Further reflections"), places)


def _quoted(dossier: Dossier, *, full: bool) -> list[Recommendation]:
    """The recommendations that there is room for, those that say most of the institution first; in source order."""
    chosen: list[Recommendation] = []
    room = MOST_CHARACTERS
    for one in dossier.recommendations:
        text = one.recommendation.text
        if full or not chosen or len(text) <= room:
            chosen.append(one.recommendation)
            room -= len(text)
    order = list(dossier.reports)
    return sorted(chosen, key=lambda one: (order.index(one.report), one.span))


def _notes(dossier: Dossier, *, full: bool) -> Iterator[str]:
    if not dossier.notes:
        return
    yield f"## {_('Doubtful places')}"
    told, named = _split(dossier.notes, MOST_NOTES, full=full)
    lines = [f"- {place(note.report, note.line)} {escape(note.quote)} · {escape(note.note)}" for note in told]
    if named:
        others = ", ".join(dict.fromkeys(place(note.report, note.line) for note in named))
        lines.append(f"- {labelled(_('Others'), others)}")
    yield "\n".join(lines)


def _open_ends(dossier: Dossier, notes: Footnotes) -> Iterator[str]:
    ends = dossier.open_ends
    if not ends:
        return
    yield f"## {_('Open ends')}"
    lines = []
    for one in ends.unreported:
        day = one.day.probable_date or one.day.date
        when = day.isoformat() if day else one.day.as_printed or _("day unknown")
        sentence = _("{day}: {stop} stands in the itinerary, no visit is reported.")
        told = sentence.format(day=escape(when), stop=escape(one.stop.text))
        lines.append(f"- {told} {place(one.day.report, one.stop.line)}")
    for visit in ends.unwritten:
        when = visit.when.isoformat() if visit.when else visit.as_printed or _("day unknown")
        name = dossier.names.get(visit.institution or "", visit.institution or "")
        told = _("{day}: the visit to {name} has no write-up.").format(day=escape(when), name=escape(name))
        lines.append(f"- {told}" + (f" {place(visit.report, visit.line)}" if visit.line else ""))
    if lines:
        yield "\n".join(lines)
    for report, group in groupby(ends.announced, key=lambda one: one.sentence.report):
        yield labelled(_("Announced in {report}").format(report=report_name(dossier, report)), "").rstrip()
        yield from _announced(list(group), dossier, notes)
    for report, left in groupby(ends.unsettled, key=lambda sentence: sentence.report):
        yield labelled(_("Left open in {report}").format(report=report_name(dossier, report)), "").rstrip()
        for one_left in left:
            yield notes.quoted_words(one_left.report, one_left.span, one_left.text)


def _announced(found: Sequence[Announcement], dossier: Dossier, notes: Footnotes) -> Iterator[str]:
    """The announcements of one report; what later ones say of them stands behind each, what they do not say at the end."""
    unseen: list[int] = []
    for one in found:
        yield notes.quoted_words(one.sentence.report, one.sentence.span, one.sentence.text)
        if one.echoes:
            told = _("Later paragraphs on the institution with the year {year}: {places}.")
            places = ", ".join(place(echo.report, echo.line) for echo in one.echoes[:MOST_ECHOES])
            yield told.format(year=one.due.year, places=places)
        else:
            unseen.append(one.due.year)
    later = ", ".join(report_name(dossier, report) for report in found[0].later_reports)
    if not later:
        yield _("No later report of this library names the institution.")
    elif unseen:
        told = _(
            "Later reports that name the institution ({reports}) have no paragraph on it with these years: {years}."
        )
        yield told.format(reports=later, years=", ".join(map(str, dict.fromkeys(unseen))))
