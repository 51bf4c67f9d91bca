"""The visits of a report, drafted: from cards and headed lists, from the schedule with its write-ups, from running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tjexplorer.drafting.bodies import Bodies, alike
from tjexplorer.drafting.cities import city_in_address, city_in_destination
from tjexplorer.drafting.clock import hours
from tjexplorer.drafting.entries import Entry
from tjexplorer.drafting.hosts import host_of, people_met
from tjexplorer.drafting.labels import Label
from tjexplorer.drafting.moments import moment_in
from tjexplorer.drafting.reflections import reflections_of
from tjexplorer.drafting.running_text import events_in
from tjexplorer.drafting.schedule import Schedule, ScheduledVisit
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.drafting.topics import announced_topics, labelled_topics
from tjexplorer.drafting.write_ups import Itemised, heading_name, itemised, narrated, under_visits
from tjexplorer.messages import gettext as _
from tjexplorer.model.record import LineRange, Trip, Visit
from tjexplorer.model.section import Section
from tjexplorer.model.source import SourceText

_KINDS = (
    ("inbound", words("來訪|來台|訪台|來臺|蒞會")),
    ("signing", words("簽署|簽約|簽訂")),
    ("meeting", words("會議|座談會|研討會|論壇|工作坊")),
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A visit with the names that its place prints, by which the schedule is compared with it."""

    visit: Visit
    names: tuple[str, ...]
    section: str | None

    @property
    def line(self) -> int:
        """Where it stands in the source."""
        return self.visit.write_up.line if self.visit.write_up else self.visit.line or 0


@dataclass(frozen=True, slots=True)
class VisitDrafter:
    """What is known when the visits of a report are drafted."""

    source: SourceText
    """The text."""
    sections: Sequence[Section]
    """Its sections."""
    bodies: Bodies
    """The institutions."""
    entries: Sequence[Entry]
    """The labels of its body."""
    schedule: Schedule
    """Its schedule."""
    trip: Trip | None
    """The period of the trip."""

    def visits(self) -> tuple[Visit, ...]:
        """The visits in order of the source; running text is read only where nothing else tells of any."""
        drafts = [self._itemised(one) for one in itemised(self.entries, self.sections, self.trip)]
        for scheduled in self.schedule.visits:
            drafts = self._with_scheduled(drafts, scheduled)
        drafts += self._narrated(drafts)
        if not drafts:
            events = events_in(self.source, self.sections, self.bodies, self.trip)
            drafts = [_Draft(event, (), None) for event in events]
        ordered = sorted(drafts, key=lambda draft: draft.line)
        visited = [(draft.visit.institution, draft.names[-1] if draft.names else "") for draft in ordered]
        reflections = reflections_of(self.sections, visited, self.bodies)
        return tuple(
            replace(draft.visit, order=order, reflections=reflections.on(which))
            for order, (draft, which) in enumerate(zip(ordered, visited, strict=True), 1)
        )

    def _itemised(self, one: Itemised) -> _Draft:
        printed = one.first(Label.INSTITUTION)
        title = heading_name(one.section) if one.alone else ""
        names = tuple(name for name in (printed.text if printed else "", title) if name)
        institution = next((id_ for id_ in map(self.bodies.meant, names) if id_), None)
        host = host_of(institution, *names)
        when, where, destination = one.first(Label.WHEN), one.first(Label.WHERE), one.first(Label.DESTINATION)
        moment = moment_in(when, self.trip) if when else None
        starts, ends = (moment.starts, moment.ends) if moment else (None, None)
        for value in one.values(Label.WHEN)[1:2]:
            starts, ends = (starts, ends) if starts else hours(value.text)
        city = (city_in_destination(destination) if destination else None) or (
            city_in_address(where) if where else None
        )
        visit = Visit(
            report=self.bodies.report_id,
            order=1,
            kind=_kind(title, institution),
            institution=institution,
            date=moment.date if moment else None,
            as_printed=moment.printed.text if moment else None,
            line=moment.printed.line if moment else None,
            date_from=moment.date_from if moment else None,
            date_to=moment.date_to if moment else None,
            starts=starts,
            ends=ends,
            city=city.printed() if city else None,
            place=where.printed() if where else None,
            hosts=people_met(one.values(Label.HOSTS), host, self.bodies),
            participants=people_met(one.values(Label.PARTICIPANTS), host_of(None), self.bodies),
            topics=(
                *labelled_topics(one.values(Label.TOPICS)),
                *announced_topics(self.source, self.sections, one.lines),
            ),
            write_up=one.lines,
            notes=_unknown(institution, names),
        )
        return _Draft(visit, names, one.section.id)

    def _with_scheduled(self, drafts: list[_Draft], scheduled: ScheduledVisit) -> list[_Draft]:
        """The drafts, the one of this body given what only the schedule prints, or one more."""
        stop = scheduled.stop
        for at, draft in enumerate(drafts):
            same = stop.institution is not None and stop.institution == draft.visit.institution
            if same or any(alike(stop.text, name) for name in draft.names):
                return [*drafts[:at], replace(draft, visit=self._completed(draft.visit, scheduled)), *drafts[at + 1 :]]
        used = {draft.section for draft in drafts}
        free = [section for section in self.sections if not _taken(section.id, used)]
        section = narrated(free, stop.institution, stop.text, self.bodies)
        if section is None and not scheduled.announced:
            return drafts
        return [*drafts, self._scheduled(scheduled, section)]

    def _completed(self, visit: Visit, scheduled: ScheduledVisit) -> Visit:
        if visit.as_printed is None:
            visit = replace(
                visit,
                date=scheduled.day,
                as_printed=scheduled.printed_day.text,
                line=scheduled.printed_day.line,
                date_from=None,
                date_to=None,
            )
        if not visit.hosts and scheduled.hosts is not None:
            host = host_of(visit.institution, scheduled.stop.text)
            visit = replace(visit, hosts=people_met([scheduled.hosts], host, self.bodies))
        return visit

    def _scheduled(self, scheduled: ScheduledVisit, section: Section | None) -> _Draft:
        stop, address = scheduled.stop, scheduled.address
        city = city_in_address(address) if address else None
        starts, ends = hours(scheduled.programme.text) if scheduled.programme else (None, None)
        lines = LineRange(section.line, section.end_line) if section else None
        names = (stop.text, heading_name(section)) if section else (stop.text,)
        host = host_of(stop.institution, *names)
        visit = Visit(
            report=self.bodies.report_id,
            order=1,
            kind=_kind(names[-1] if section else "", stop.institution),
            institution=stop.institution,
            date=scheduled.day,
            as_printed=scheduled.printed_day.text,
            line=scheduled.printed_day.line,
            starts=starts,
            ends=ends,
            city=city.printed() if city else None,
            place=address.printed() if address else None,
            hosts=people_met([scheduled.hosts], host, self.bodies) if scheduled.hosts else (),
            topics=tuple(announced_topics(self.source, self.sections, lines)) if lines else (),
            write_up=lines,
            notes=_unknown(stop.institution, names),
        )
        return _Draft(visit, names, section.id if section else None)

    def _narrated(self, drafts: Sequence[_Draft]) -> Iterator[_Draft]:
        """Write-ups of visits of which no day is printed: they lie within the trip."""
        used = {draft.section for draft in drafts}
        known = {draft.visit.institution for draft in drafts}
        for section, institution in under_visits(self.sections, self.bodies):
            if self.trip is None or institution in known or _taken(section.id, used):
                continue
            known.add(institution)
            lines = LineRange(section.line, section.end_line)
            name = heading_name(section)
            visit = Visit(
                report=self.bodies.report_id,
                order=1,
                kind=_kind(name, institution),
                institution=institution,
                date=None,
                as_printed=None,
                line=None,
                date_from=self.trip.start,
                date_to=self.trip.end,
                topics=tuple(announced_topics(self.source, self.sections, lines)),
                write_up=lines,
            )
            yield _Draft(visit, (name,), section.id)


def _taken(section: str, used: set[str | None]) -> bool:
    """Whether a section, or one above it, reports another visit already."""
    return any(section == one or section.startswith(f"{one}.") for one in used if one)


def _unknown(institution: str | None, names: Sequence[str]) -> tuple[str, ...]:
    """What to do about a body that the authority file does not have."""
    if institution is not None or not names:
        return ()
    sentence = _("The body is printed as “{name}”; the authority file does not have it.")
    return (sentence.format(name=" ".join(names[0].split())),)


def _kind(title: str, institution: str | None) -> str:
    """What the heading calls it; a heading that is the name of a body calls it nothing."""
    if institution is not None and not plain(title).endswith(("会议", "座谈会", "研讨会")):
        title = title if any(kind in plain(title) for kind in ("来访", "签署", "签约", "签订")) else ""
    return next((kind for kind, told in _KINDS if told.search(plain(title))), "visit")
