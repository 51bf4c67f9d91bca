"""The record of a report, drafted from its text alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.recognition import Recognizer
from tjexplorer.corpus.segmenter import segment
from tjexplorer.drafting.bodies import Bodies
from tjexplorer.drafting.cover import Cover, read_cover, title_of
from tjexplorer.drafting.entries import Entry, entries_of
from tjexplorer.drafting.labels import Label, labelled
from tjexplorer.drafting.party import agency_of, travellers_of
from tjexplorer.drafting.passage import Passage, block_passage
from tjexplorer.drafting.schedule import Schedule, read_schedule
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.drafting.topics import labelled_topics
from tjexplorer.drafting.visits import VisitDrafter
from tjexplorer.model.record import PARTS, Day, LineRange, Printed, PrintedDate, ReportRecord, Trip
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.text.dates import find_dates

_DASH = re.compile(r"\s*[-~～〜–—－至到]\s*")
_PROJECT = words("(?:委辦|專案|委託)計畫|執行成果|期末報告|研究報告|委辦單位")

_MANY_DAYS = 62
"""Days of a period from which on no list of its days is made."""


def draft_record(report_id: str, source_name: str, source: SourceText, institutions: Institutions) -> ReportRecord:
    """What a program finds of a record by itself; all its parts are marked as drafted.

    Every printed form stands on its line. What is not printed, or not so that a rule finds it, stays empty. Never fails.
    """
    sections, _left_out = segment(report_id, source)
    bodies = Bodies(institutions, Recognizer(institutions, report_id), report_id)
    cover = read_cover(source, sections)
    entries = entries_of(source, sections)
    trip = _printed_trip(_trip_values(cover, entries))
    schedule = read_schedule(source, sections, bodies, report_id, trip)
    trip = trip or _trip_of(schedule)
    agency = agency_of(cover, bodies)
    title, subtitle = title_of(cover, bodies)
    visits = VisitDrafter(source, sections, bodies, entries, schedule, trip).visits()
    plan = cover.first(Label.PLAN)
    return ReportRecord(
        id=report_id,
        form="project-report" if _is_project(cover, trip) else "trip-report",
        source_name=source_name,
        sha256=hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        label=report_id,
        title=title,
        subtitle=subtitle,
        plan_name=plan.printed() if plan else None,
        agency=agency,
        category=cover.category.printed() if cover.category else None,
        destinations=_destinations(cover, entries),
        trip=trip,
        report_date=_report_date(cover),
        travellers=travellers_of(source, sections, cover, agency),
        keywords=_keywords(source, sections, cover),
        abstract=_abstract(sections),
        visits=visits,
        itinerary=schedule.days or _days_of(trip, report_id),
        drafted=PARTS,
    )


def _trip_values(cover: Cover, entries: Sequence[Entry]) -> Iterator[Passage]:
    yield from cover.entries.get(Label.TRIP, ())
    yield from cover.entries.get(Label.WHEN, ())
    for entry in entries:
        if entry.label is Label.TRIP and entry.value is not None:
            yield entry.value


def _printed_trip(values: Iterator[Passage]) -> Trip | None:
    """The first printed period, or day, that a label of the trip stands before."""
    for value in values:
        period = _period(value)
        if period is None:
            continue
        (first, start), (last, end) = period
        printed = value.part(start, end).printed()
        if printed and first <= last:
            return Trip(first, last, printed.text, printed.line)
    return None


def _period(value: Passage) -> tuple[tuple[date, int], tuple[date, int]] | None:
    """First and last day with where they begin and end; the halves on both sides of a dash are tried by themselves."""
    found = find_dates(value.text)
    dash = _DASH.search(value.text) if len(found) < 2 else None
    if dash:
        ends = [find_dates(value.text[: dash.start()]), find_dates(value.text[dash.end() :])]
        if all(ends):
            first, last = ends[0][0], ends[1][0]
            return (first.date, first.start), (last.date, dash.end() + last.end)
    if not found:
        return None
    last = found[1] if len(found) > 1 else found[0]
    return (found[0].date, found[0].start), (last.date, last.end)


def _trip_of(schedule: Schedule) -> Trip | None:
    """From the first day of the schedule to the last; the printed form is that of the first."""
    days = [day for day in schedule.days if day.date is not None]
    if not days or days[0].date is None or days[-1].date is None or days[0].as_printed is None:
        return None
    return Trip(days[0].date, days[-1].date, days[0].as_printed, days[0].line)


def _days_of(trip: Trip | None, report_id: str) -> tuple[Day, ...]:
    """The days of a trip of which no schedule is printed: each has the printed form of the period."""
    if trip is None or (trip.end - trip.start).days >= _MANY_DAYS:
        return ()
    days = (trip.start + timedelta(days=number) for number in range((trip.end - trip.start).days + 1))
    return tuple(Day(report_id, day, trip.as_printed, trip.line) for day in days)


def _report_date(cover: Cover) -> PrintedDate | None:
    for value in cover.entries.get(Label.REPORT_DATE, ()):
        for found in find_dates(value.text)[:1]:
            printed = value.part(found.start, found.end).printed()
            if printed:
                return PrintedDate(found.date, printed.text, printed.line)
    return None


def _destinations(cover: Cover, entries: Sequence[Entry]) -> tuple[Printed, ...]:
    """Those of the cover, else those of the visits, each once."""
    found: dict[str, Printed] = {}
    on_cover = list(labelled_topics(cover.entries.get(Label.DESTINATION, [])))
    for printed in on_cover or labelled_topics(
        [entry.value for entry in entries if entry.label is Label.DESTINATION and entry.value is not None]
    ):
        found.setdefault(plain(printed.text), printed)
    return tuple(found.values())


def _keywords(source: SourceText, sections: Sequence[Section], cover: Cover) -> tuple[Printed, ...]:
    values = list(cover.entries.get(Label.KEYWORDS, []))
    for section in sections:
        if section.kind is SectionKind.ABSTRACT:
            for block in section.blocks:
                found = labelled(block_passage(source, block))
                if found and found[0] is Label.KEYWORDS:
                    values.append(found[1])
    return tuple(labelled_topics(values))


def _abstract(sections: Sequence[Section]) -> LineRange | None:
    found = next((s for s in sections if s.kind is SectionKind.ABSTRACT and s.level == 1), None)
    return LineRange(found.line, found.end_line) if found else None


def _is_project(cover: Cover, trip: Trip | None) -> bool:
    """Whether the cover is that of a commissioned project: no trip, and words that say so."""
    travels = trip is not None or {Label.TRIP, Label.TRAVELLERS, Label.DESTINATION} & cover.entries.keys()
    printed = "".join(line.text for line in cover.lines)
    commissioned = Label.AGENCY in cover.entries and bool(_PROJECT.search(plain(printed)))
    return commissioned and not travels
