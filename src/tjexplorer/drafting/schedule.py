"""The schedule of a trip: tables of days, whatever their columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tjexplorer.drafting.bodies import Bodies, is_no_body, looks_like_body
from tjexplorer.drafting.passage import Passage, before_brackets, first_printed
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.drafting.tables import Table, tables_of
from tjexplorer.model.record import Day, Printed, Stop, Trip
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.text.dates import find_dates

_DATE = words(r"(?:日期|時間|日程|日次|天數|年月日|出國日期|月[/,]?日|星期)(?:\([^)]*\))?|日期[/,及]?(?:時間|星期)")
_PROGRAMME = words(
    r"(?:預定|參訪|考察|工作|活動|訪問|拜會|主要|每日|會議)?(?:行程|內容|活動|工作|路線|日程|事項|項目|概要)(?:內容|概要|安排|規劃|說明|紀要|摘要|及地點)?|行程[/,及].*|工作內容.*"
)
_VISITED = words(
    r"(?:拜會|參訪|拜訪|訪問|考察|受訪|洽訪|參觀|會談|接待)(?:之)?(?:機構|單位|機關|對象|地點)(?:名稱)?|(?:機構|單位|機關)(?:名稱)?"
)
_NIGHT = words(r"夜宿|住宿(?:地點|飯店)?|宿泊|宿|過夜(?:地點)?")
_HOSTS = words(
    r"(?:接待|接見|洽談|會談|拜會|受訪|與會|出席)(?:人員|人士|對象|人|者|代表)(?:[/及,]?(?:職稱|職務))?|人員|對象"
)
_PLACE = words(r"(?:起訖|停留|所在)?(?:地點|城市|地區)")
_ADDRESS = words(r"[(,;]?(?:地址|地點|位於)\s*[:]\s*")
_ARROW = re.compile(r"[→⇒➔►＞]|-{1,2}>|=>")
_ITEM = re.compile(r"[；;、\n]|(?<=\S)\s*(?=[(（]?[0-9]{1,2}[)）.、]\s*[^0-9])")
_VERB = words(r"(?:上午|下午|晚上|[0-9:~\-]+)?\s*(?:拜會|拜訪|參訪|考察|訪問|參觀|前往|赴|至|與)+\s*")
_VISITING = words(r"拜會|拜訪|參訪|考察|訪問|參觀")
_LEFT = re.compile(r"^[\s0-9０-９.、)）(（:：~～\-]*(?=\D)")
_MANY_DAYS = 31


@dataclass(frozen=True, slots=True)
class ScheduledVisit:
    """A body that the schedule names, with what the row tells of it."""

    day: date
    """The day as printed."""
    printed_day: Printed
    """Its printed form."""
    stop: Stop
    """The body."""
    announced: bool
    """Whether the schedule calls it a visit: by its verb, its column or the hosts beside it."""
    hosts: Passage | None = None
    """The cell of hosts."""
    address: Passage | None = None
    """The address behind the name."""
    programme: Passage | None = None
    """The entry as printed."""


@dataclass(slots=True)
class _Written:
    """A day while its rows are read."""

    day: date
    printed: Printed
    cells: list[Passage] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    night: Printed | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the tables of days print."""

    days: tuple[Day, ...] = ()
    """In order of days."""
    visits: tuple[ScheduledVisit, ...] = ()
    """The bodies named, in order of the source."""


def read_schedule(
    source: SourceText, sections: Sequence[Section], bodies: Bodies, report_id: str, trip: Trip | None
) -> Schedule:
    """The schedule: that of the first table that prints two days or more, and of those that go on with it."""
    reader = _Reader(bodies, trip)
    for section in sections:
        if section.kind in {SectionKind.TOC, SectionKind.APPENDIX, SectionKind.REFLECTIONS}:
            continue
        for table in tables_of(source, section):
            if section.kind is SectionKind.ITINERARY or table.column(_DATE) is not None:
                reader.read(table)
    if len(reader.days) < 2:
        return Schedule()
    days = sorted(reader.days.values(), key=lambda written: written.day)
    return Schedule(tuple(_day(written, report_id) for written in days), tuple(reader.visits))


def _day(written: _Written, report_id: str) -> Day:
    """What is printed for the day as a whole is its route: an entry with arrows, or the only one, where it is no body."""
    whole = [cell for cell in written.cells if _ARROW.search(cell.text)]
    if not whole and not written.stops:
        whole = written.cells
    route = whole[0].printed() if len(whole) == 1 else None
    return Day(
        report=report_id,
        date=written.day,
        as_printed=written.printed.text,
        line=written.printed.line,
        route=route,
        stops=tuple(written.stops),
        overnight=written.night,
    )


class _Reader:
    """Reads tables row by row; a row without a day goes on with the last."""

    def __init__(self, bodies: Bodies, trip: Trip | None) -> None:
        self._bodies = bodies
        self._trip = trip
        self.days: dict[date, _Written] = {}
        self.visits: list[ScheduledVisit] = []

    def read(self, table: Table) -> None:
        """The days of a table; none where it has no column of days and of what was done."""
        columns = _columns(table, self._trip)
        if columns is None:
            return
        current: list[_Written] = []
        for row in table.rows:
            cell = row.get(columns.date)
            found = list(self._days_in(cell)) if cell else []
            if cell and not found:
                current = []  # a row that begins with something else ends the day
            current = found or current
            if current:
                self._read_row(row, columns, current)

    def _days_in(self, cell: Passage) -> Iterator[_Written]:
        """The day, or all days of the period, that a cell prints."""
        year = self._trip.start.year if self._trip else None
        dates = find_dates(cell.text, year=year)
        if not dates:
            return
        first, last = dates[0], dates[1] if len(dates) == 2 else dates[0]
        printed = cell.part(first.start, last.end).printed()
        begins, ends = self._in_trip(first.date), self._in_trip(last.date)
        if printed is None or not 0 <= (ends - begins).days < _MANY_DAYS:
            return
        for number in range((ends - begins).days + 1):
            day = begins + timedelta(days=number)
            yield self.days.setdefault(day, _Written(day, printed))

    def _in_trip(self, day: date) -> date:
        """A day printed without its year, moved into a trip that goes over the end of a year."""
        trip = self._trip
        if (
            trip
            and trip.start.year < trip.end.year
            and day < trip.start
            and day.replace(day=1).month < trip.start.month
        ):
            return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
        return day

    def _read_row(self, row: dict[int, Passage], columns: _Columns, days: Sequence[_Written]) -> None:
        hosts = row.get(columns.hosts) if columns.hosts is not None else None
        night = row.get(columns.night) if columns.night is not None else None
        for written in days:
            written.night = written.night or (night.printed() if night and night.text.strip("-－—") else None)
        for column in (columns.programme, columns.visited):
            cell = row.get(column) if column is not None else None
            if cell is None or (column == columns.visited and columns.visited == columns.programme):
                continue
            entry, address = _without_address(cell)
            for written in days:
                written.cells.append(entry)
            if _ARROW.search(entry.text) and column != columns.programme:
                continue
            for stop, announced in self._stops(entry, named=column == columns.visited):
                for written in days:
                    written.stops.append(stop)
                told = announced or (hosts is not None and len(days) == 1)
                self.visits.append(ScheduledVisit(days[0].day, days[0].printed, stop, told, hosts, address, entry))

    def _stops(self, entry: Passage, *, named: bool) -> Iterator[tuple[Stop, bool]]:
        parts = list(entry.split(_ARROW))
        for leg in parts:
            pieces = [leg] if self._bodies.institutions.find(leg.text) else list(leg.split(_ITEM))
            for piece in pieces:
                verb = _VERB.match(plain(piece.text))
                name = piece.part(verb.end() if verb else 0, len(piece.text))
                left = _LEFT.match(name.text)
                if left and not verb:
                    name = name.part(left.end(), len(name.text))
                if not name.text or is_no_body(name.text):
                    continue
                institution = self._bodies.meant(name.text)
                if institution is None and not looks_like_body(name.text):
                    continue
                printed = first_printed(name, before_brackets)
                if printed:
                    announced = bool(_VISITING.match(plain(piece.text))) or (named and len(parts) == 1)
                    yield Stop(printed.text, printed.line, institution), announced


@dataclass(frozen=True, slots=True)
class _Columns:
    date: int
    programme: int | None
    visited: int | None
    hosts: int | None
    night: int | None


def _columns(table: Table, trip: Trip | None) -> _Columns | None:
    if not table.names:
        year = trip.start.year if trip else None
        dated = sum(bool(row.get(0) and find_dates(row[0].text, year=year)) for row in table.rows)
        return _Columns(0, 1, None, None, None) if dated * 2 > len(table.rows) else None
    at = table.column(_DATE)
    visited, programme = table.column(_VISITED), table.column(_PROGRAMME)
    if programme is None and visited is None:
        programme = table.column(_PLACE)
    if at is None or (programme is None and visited is None):
        return None
    return _Columns(at, programme, visited, table.column(_HOSTS), table.column(_NIGHT))


def _without_address(cell: Passage) -> tuple[Passage, Passage | None]:
    found = _ADDRESS.search(plain(cell.text))
    if found is None or found.start() == 0:
        return cell, None
    return cell.part(0, found.start()), cell.part(found.end(), len(cell.text)).stripped(")）")
