"""Visits that stand in the schedule and in no write-up, the reverse, and visits that the two put on different days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tjexplorer.messages import gettext as _
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.record import EditorNote, Evidence
from tjexplorer.model.section import SectionKind
from tjexplorer.proofreading.days import WriteUp, fitting_year, moved_by, schedule_days, write_ups, year_of_days
from tjexplorer.proofreading.galley import Galley, Passage, Place, calculation, note
from tjexplorer.proofreading.likeness import bare
from tjexplorer.text.dates import DateFound, find_dates

_PARTS = re.compile(r"[^→⇒➔►、；;\n]+")
_BODY = re.compile(
    r"(?:機構|研究所|中心|大學|大学|委員會|振興會|協會|總部|本部|辦公室|代表處|辦事處|園區|公司|財團|省|廳|局|推進室|科技組|TLO)"
    r"\s*(?:[(（][^()（）]*[)）])?\s*$"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,5}")
_LEAST = 4
"""Characters that two names of one body share in a row."""


@dataclass(frozen=True, slots=True)
class _Stop:
    passage: Passage
    span: tuple[int, int]
    day: DateFound
    row: Passage

    @property
    def name(self) -> str:
        return self.passage.text[slice(*self.span)]

    @property
    def place(self) -> Place:
        return self.passage.place(*self.span)


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on a schedule and its write-ups. Where a report lacks one of them nothing is said."""
    visits = [visit for visit in write_ups(galley) if visit.title is not None]
    stops = list(_stops(galley))
    if len(visits) < 2 or len(stops) < 2:
        return
    yield from _not_written_up(galley, stops, visits)
    yield from _not_scheduled(stops, visits)
    yield from _on_another_day(galley, stops, visits)


def _stops(galley: Galley) -> Iterator[_Stop]:
    """The bodies that the table of the schedule names, each with its day; a row without a day goes on with the last."""
    year = year_of_days(galley)
    for section in galley.report.sections:
        if section.kind is not SectionKind.ITINERARY:
            continue
        day: DateFound | None = None
        first: Passage | None = None
        for block, row in galley.rows_of(section):
            if block.kind is not BlockKind.TABLE or not row:
                continue
            dates = find_dates(row[0].text, year=year)[:1]
            day, first = (dates[0], row[0]) if dates else (day, first)
            programme = row[1:2] if dates else row[:1]
            for passage in programme:
                for part in _PARTS.finditer(passage.text):
                    if day and first and _BODY.search(part[0]):
                        yield _Stop(passage, part.span(), day, first)


def _not_written_up(galley: Galley, stops: Sequence[_Stop], visits: Sequence[WriteUp]) -> Iterator[EditorNote]:
    """A stop that nothing but the schedule names."""
    elsewhere = bare("".join(p.text for p in galley.passages if not _in_schedule(p)))
    for stop in stops:
        if any(_related(stop.name, visit) for visit in visits) or _named_in(stop.name, elsewhere):
            continue
        same_day = [
            visit for visit in visits if visit.when.found.date.timetuple()[1:3] == stop.day.date.timetuple()[1:3]
        ]
        lines = ", ".join(str(visit.section.line) for visit in visits)
        shown: list[Evidence | Place] = [calculation(_("write-ups: on lines {lines}").format(lines=lines))]
        shown += [visit.title.place() for visit in same_day if visit.title]
        sentence = _("The schedule has this visit; no write-up does, and nothing else in the report names it.")
        yield note(stop.place, "missing", sentence, shown)


def _not_scheduled(stops: Sequence[_Stop], visits: Sequence[WriteUp]) -> Iterator[EditorNote]:
    """A write-up of a day of the schedule that no stop is alike to."""
    days = {stop.day.date.timetuple()[1:3] for stop in stops}
    for visit in visits:
        on_trip = visit.when.found.date.timetuple()[1:3] in days
        if visit.title is None or not on_trip or any(_related(stop.name, visit) for stop in stops):
            continue
        same_day = [stop for stop in stops if stop.day.date.timetuple()[1:3] == visit.when.found.date.timetuple()[1:3]]
        sentence = _("This visit is written up; the schedule of its day does not have it.")
        yield note(visit.title.place(), "missing", sentence, [stop.place for stop in same_day], certain=False)


def _on_another_day(galley: Galley, stops: Sequence[_Stop], visits: Sequence[WriteUp]) -> Iterator[EditorNote]:
    shift = fitting_year([one.found for one in schedule_days(galley)]) or 0
    for visit in visits:
        same = [stop for stop in stops if _alike(stop.name, visit)]
        closest = [stop for stop in same if visit.title and bare(stop.name) == bare(visit.title.text)] or same
        day = visit.when.found.date
        if not closest or any((stop.day.date.month, stop.day.date.day) == (day.month, day.day) for stop in same):
            continue
        stop = closest[0]
        scheduled = moved_by(stop.day.date, shift) or stop.day.date
        place = visit.when.passage.place(visit.when.found.start, visit.when.found.end)
        sentence = _("The schedule has this visit on {scheduled}, not on {printed}.").format(
            scheduled=scheduled.isoformat(), printed=day.isoformat()
        )
        row = stop.row.place(stop.day.start, stop.day.end)
        yield note(place, "date", sentence, [row, stop.place])


def _in_schedule(passage: Passage) -> bool:
    return passage.section is not None and passage.section.kind is SectionKind.ITINERARY


def _alike(name: str, visit: WriteUp) -> bool:
    """Whether a stop and a write-up name one body: by an acronym, or by most of the shorter name in a row."""
    one, other = _plain(name), _plain(visit.title.text if visit.title else "")
    shorter = min(len(one), len(other))
    long_enough = shorter >= _LEAST and _longest(one, other) * 10 >= shorter * 6
    return long_enough or _share_acronym(name, visit)


def _related(name: str, visit: WriteUp) -> bool:
    """Whether they may name one body, or a body and its part: by less than that."""
    one, other = _plain(name), _plain(visit.title.text if visit.title else "")
    return _alike(name, visit) or _longest(one, other) > _LEAST


def _share_acronym(name: str, visit: WriteUp) -> bool:
    return bool(visit.title and set(_ACRONYM.findall(name)) & set(_ACRONYM.findall(visit.title.text)))


def _plain(name: str) -> str:
    return bare(re.sub(r"[(（].*?[)）]", "", name))


def _longest(one: str, other: str) -> int:
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _named_in(name: str, text: str) -> bool:
    plain = bare(re.sub(r"[(（].*?[)）]|^\s*(?:拜會|參訪|拜訪|考察)", "", name))
    acronyms = [bare(acronym) for acronym in _ACRONYM.findall(name)]
    return len(plain) < _LEAST or plain in text or any(acronym in text for acronym in acronyms)
