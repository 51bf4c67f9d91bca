"""Records whose kinship contradicts itself: circles, successions, countries, seats, times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.record_nodes import circles
from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.holdings import AuthorityFile, Entry, Holdings
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.place import GeographicPlace
from tjexplorer.yaml_file import closest

R = TypeVar("R", bound=NamedRecord)

_RANKS = "市區町村縣府都道"
"""What the names of Japanese places end with."""


def check(holdings: Holdings) -> Iterator[Finding]:
    """Contradictions between records of one file, and between seats and places."""
    if holdings.institutions:
        yield from _circles(holdings.institutions, "parent", _parent)
        yield from _circles(holdings.institutions, "earlier", lambda body: [other.id for other in body.earlier])
        yield from _successions(holdings.institutions)
    if holdings.programmes:
        yield from _circles(holdings.programmes, "parent", _parent)
        for entry in holdings.programmes.entries:
            yield from _years(entry.value["years"])
    if holdings.places:
        yield from _circles(holdings.places, "parent", _parent)
        yield from _countries(holdings.places)
    if holdings.places and holdings.institutions and holdings.places.sound:
        yield from _seats(holdings.institutions, holdings.places)
    if holdings.terms:
        for term in holdings.terms.entries:
            for near in term.value["near"].items:
                if near.text == term.record.id:
                    yield near.finding(_("“{id}” is near itself").format(id=term.record.id))


def _parent(record: NamedRecord) -> list[str]:
    parent: str | None = getattr(record, "parent", None)
    return [parent] if parent else []


def _circles(file: AuthorityFile[R], key: str, next_ids: Callable[[R], Sequence[str]]) -> Iterator[Finding]:
    """One finding for each circle, at the key of its first record."""
    values = {entry.record.id: entry.value for entry in file.entries}
    records = {entry.record.id: entry.record for entry in file.entries}
    told: set[str] = set()
    for _node, record in circles(file.placed, next_ids):
        if record.id in told:
            continue
        waiting = [record.id]
        while waiting:
            here = waiting.pop()
            told.add(here)
            waiting += [other for other in next_ids(records[here]) if other in records and other not in told]
        problem = _("“{id}” comes back to itself by “{keys}”").format(id=record.id, keys=key)
        yield values[record.id][key].finding(problem)


def _successions(file: AuthorityFile[Institution]) -> Iterator[Finding]:
    """A body cannot end before it began: what came before it must have ended by then. It ends once."""
    begins: dict[str, list[str]] = {}
    for entry in file.entries:
        begins.setdefault(entry.record.id, []).extend(body.until for body in entry.record.earlier if body.until)
    ended: dict[str, tuple[str, str]] = {}
    for entry in file.entries:
        for earlier in entry.value["earlier"].items:
            id_, until = earlier["id"].text or "", earlier["until"].text
            if until is None:
                continue
            for began in begins.get(id_, ()):
                if _before(until, began):
                    sentence = _(
                        "“{id}” ends in {until}, before {began}, when it followed the body before it; correct one"
                    )
                    yield earlier["until"].finding(sentence.format(id=id_, until=until, began=began))
            other, known = ended.setdefault(id_, (entry.record.id, until))
            if _before(until, known) or _before(known, until):
                sentence = _("“{id}” ends in {until} here, but in {known} in the record of “{other}”; correct one")
                yield earlier["until"].finding(sentence.format(id=id_, until=until, known=known, other=other))


def _before(one: str, other: str) -> bool:
    """Whether a year or month surely comes before another one."""
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


def _years(years: Value) -> Iterator[Finding]:
    for period in years.items:
        start, end = period["start"].whole, period["end"].whole
        if start is not None and end is not None and end < start:
            sentence = _("the last year, {end}, comes before the first, {start}")
            yield period["end"].finding(sentence.format(start=start, end=end))


def _countries(file: AuthorityFile[GeographicPlace]) -> Iterator[Finding]:
    records = {entry.record.id: entry.record for entry in file.entries}
    for entry in file.entries:
        parent = records.get(entry.record.parent or "")
        if parent and parent.country and entry.record.country and parent.country != entry.record.country:
            sentence = _("“{id}” lies in {country}, but what it lies in, “{parent}”, in {other}; correct one of them")
            yield entry.value["country"].finding(
                sentence.format(
                    id=entry.record.id, country=entry.record.country, parent=parent.id, other=parent.country
                )
            )


def _seats(bodies: AuthorityFile[Institution], places: AuthorityFile[GeographicPlace]) -> Iterator[Finding]:
    """Seats must be known places, and a city must lie in its prefecture. Places that lie nowhere are told first."""
    if any(entry.record.parent not in {None, *places.ids} for entry in places.entries):
        return
    gazetteer = Gazetteer([entry.record for entry in places.entries])
    names = tuple(name for record in gazetteer for name in record.preferred)
    for entry in bodies.entries:
        seat = entry.value["place"]
        given = [seat[key] for key in ("city", "prefecture") if seat[key].text]
        unknown = [value for value in given if not _places(gazetteer, value.text or "")]
        for value in unknown:
            yield value.finding(_unknown_seat(value.text or "", names))
        if not unknown:
            yield from _city_in_prefecture(entry, gazetteer)


def _places(gazetteer: Gazetteer, name: str) -> tuple[GeographicPlace, ...]:
    """The places of a name; of a short one (堺), which no record can have as a form, those that it is with its rank."""
    return gazetteer.find(name) or tuple(place for rank in _RANKS for place in gazetteer.find(name + rank))


def _unknown_seat(name: str, names: tuple[str, ...]) -> str:
    close = closest(name, names)
    if close:
        sentence = _("the seat “{name}” has no record in places.yaml; did you mean “{close}”, or is a record missing?")
        return sentence.format(name=name, close=close)
    return _("the seat “{name}” has no record in places.yaml; add one").format(name=name)


def _city_in_prefecture(entry: Entry[Institution], gazetteer: Gazetteer) -> Iterator[Finding]:
    city, prefecture = entry.record.city, entry.record.prefecture
    if city is None or prefecture is None:
        return
    cities, wanted = _places(gazetteer, city), {place.id for place in _places(gazetteer, prefecture)}
    if not any(wanted & _chain(gazetteer, place) for place in cities):
        sentence = _("by places.yaml the seat {city} does not lie in {prefecture}; correct one of them")
        yield entry.value["place"]["city"].finding(sentence.format(city=city, prefecture=prefecture))


def _chain(gazetteer: Gazetteer, place: GeographicPlace) -> set[str]:
    """The ids of a place and of what it lies in, circles or not."""
    found: set[str] = set()
    here: str | None = place.id
    while here is not None and here not in found and here in gazetteer.by_id:
        found.add(here)
        here = gazetteer.by_id[here].parent
    return found
