"""How much of a confirmed record a draft gets right, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from tjexplorer.drafting.spelling import plain
from tjexplorer.model.record import Day, PersonMet, Printed, ReportRecord, Traveller, Visit


@dataclass(frozen=True, slots=True)
class Share:
    """What a draft got right of one part."""

    part: str
    """Name of the part."""
    right: int
    """Entries of the confirmed record that the draft has too."""
    recorded: int
    """Entries of the confirmed record."""
    extra: int
    """Entries of the draft that the confirmed record does not have."""

    @property
    def percent(self) -> float | None:
        """The right ones of those recorded, in per cent; None where nothing is recorded."""
        return 100 * self.right / self.recorded if self.recorded else None

    def __add__(self, other: Share) -> Share:
        return Share(self.part, self.right + other.right, self.recorded + other.recorded, self.extra + other.extra)


def compare(draft: ReportRecord, confirmed: ReportRecord) -> tuple[Share, ...]:
    """The shares of all parts, in a fixed order. Printed forms count without white space; lines count."""
    shares = [_share(part, told(draft), told(confirmed)) for part, told in _PARTS.items()]
    return (*shares, *_visits(draft.visits, confirmed.visits))


def together(all_shares: Iterable[tuple[Share, ...]]) -> tuple[Share, ...]:
    """The shares of several reports, added part by part."""
    total: dict[str, Share] = {}
    for shares in all_shares:
        for share in shares:
            total[share.part] = total[share.part] + share if share.part in total else share
    return tuple(total.values())


def _share(part: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> Share:
    drafted, recorded = Counter(found), Counter(wanted)
    right = (drafted & recorded).total()
    return Share(part, right, recorded.total(), drafted.total() - right)


def _closed(text: str | None) -> str:
    return plain("".join((text or "").split()))


def _printed(*values: Printed | None) -> list[Hashable]:
    return [(_closed(value.text), value.line) for value in values if value]


def _traveller(one: Traveller) -> Hashable:
    return _closed(one.name), _closed(one.organisation), _closed(one.unit), _closed(one.title), one.author


def _day(day: Day) -> Hashable:
    return day.date, _closed(day.as_printed), day.line


def _stop_names(record: ReportRecord) -> list[Hashable]:
    return [(day.date, _closed(stop.text), stop.line) for day in record.itinerary for stop in day.stops]


def _stop_bodies(record: ReportRecord) -> list[Hashable]:
    return [(day.date, stop.institution) for day in record.itinerary for stop in day.stops if stop.institution]


def _routes(record: ReportRecord) -> list[Hashable]:
    return [(day.date, "route", *_printed(day.route)) for day in record.itinerary if day.route]


def _nights(record: ReportRecord) -> list[Hashable]:
    return [(day.date, *_printed(day.overnight)) for day in record.itinerary if day.overnight]


_PARTS: dict[str, Callable[[ReportRecord], list[Hashable]]] = {
    "form": lambda record: [record.form],
    "title": lambda record: _printed(record.title, record.subtitle),
    "agency": lambda record: (
        [(_closed(record.agency.text), record.agency.line, record.agency.institution)] if record.agency else []
    ),
    "category": lambda record: _printed(record.category),
    "destinations": lambda record: _printed(*record.destinations),
    "trip": lambda record: (
        [(record.trip.start, record.trip.end, _closed(record.trip.as_printed))] if record.trip else []
    ),
    "report date": lambda record: (
        [(record.report_date.date, _closed(record.report_date.as_printed))] if record.report_date else []
    ),
    "travellers": lambda record: [_traveller(one) for one in record.travellers],
    "abstract": lambda record: [record.abstract] if record.abstract else [],
    "days": lambda record: [_day(day) for day in record.itinerary],
    "routes": _routes,
    "nights": _nights,
    "stops": _stop_names,
    "institutions of stops": _stop_bodies,
}


def _visits(found: tuple[Visit, ...], wanted: tuple[Visit, ...]) -> list[Share]:
    """The shares of what visits say. A visit is found where kind, institution and printed date or write-up agree."""
    pairs: list[tuple[Visit, Visit]] = []
    free = list(found)
    for visit in wanted:
        same = next((one for one in free if _same(one, visit)), None)
        if same is not None:
            free.remove(same)
            pairs.append((same, visit))
    shares = [Share("visits", len(pairs), len(wanted), len(free))]
    known = {id(visit): draft for draft, visit in pairs}
    rows: dict[str, Callable[[Visit], list[Hashable]]] = {
        "institutions of visits": lambda visit: [visit.institution] if visit.institution else [],
        "dates of visits": lambda visit: [(visit.date, visit.date_from, visit.date_to, _closed(visit.as_printed))],
        "hours": lambda visit: [(visit.starts, visit.ends)] if visit.starts else [],
        "cities": lambda visit: _printed(visit.city),
        "places": lambda visit: _printed(visit.place),
        "hosts": lambda visit: [_met(person) for person in visit.hosts],
        "organisations of hosts": lambda visit: [
            (_closed(person.name), _closed(person.organisation)) for person in visit.hosts if person.organisation
        ],
        "participants": lambda visit: [_met(person) for person in visit.participants],
        "topics": lambda visit: _printed(*visit.topics),
        "write-ups": lambda visit: [visit.write_up] if visit.write_up else [],
        "reflections": lambda visit: list(visit.reflections),
    }
    for part, told in rows.items():
        total = Share(part, 0, 0, 0)
        for visit in wanted:
            draft = known.get(id(visit))
            total += _share(part, told(draft) if draft else [], told(visit))
        total += _share(part, [entry for one in free for entry in told(one)], [])
        shares.append(total)
    return shares


def _same(draft: Visit, visit: Visit) -> bool:
    if draft.kind != visit.kind or draft.institution != visit.institution:
        return False
    dated = draft.as_printed is not None and (draft.date, draft.date_from) == (visit.date, visit.date_from)
    written = draft.write_up is not None and draft.write_up == visit.write_up
    return dated or written


def _met(person: PersonMet) -> Hashable:
    return _closed(person.name), _closed(person.role)
