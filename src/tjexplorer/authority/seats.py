"""Which place of the gazetteer printed words mean: where a visit was, where an institution has its seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.recognition import Recognizer
from tjexplorer.messages import language
from tjexplorer.model.institution import Institution
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.record import Visit


def place_of_text(text: str, gazetteer: Gazetteer, report: str | None = None) -> GeographicPlace | None:
    """The place that words mean in a report, or anywhere; None where they name none, or cannot be told to mean one.

    They are a name as a whole, or contain some: then the narrowest place counts (東京 in 日本東京), among several the one
    with the longest form.
    """
    whole = _narrowest(gazetteer.find(text, report), gazetteer)
    if whole:
        return whole[0] if len(whole) == 1 else None
    lengths: dict[str, int] = {}
    for name in Recognizer(gazetteer, report or "").recognize(text):
        lengths[name.record] = max(len(name.form), lengths.get(name.record, 0))
    found = _narrowest([gazetteer.get(id_) for id_ in lengths], gazetteer)
    longest = max((lengths[place.id] for place in found), default=0)
    best = [place for place in found if lengths[place.id] == longest]
    return best[0] if len(best) == 1 else None


def place_of_visit(visit: Visit, gazetteer: Gazetteer) -> GeographicPlace | None:
    """The place of a visit, by its printed city; None where none is printed or known."""
    return place_of_text(visit.city.text, gazetteer, visit.report) if visit.city else None


def places_of_visits(
    visits: Iterable[Visit], gazetteer: Gazetteer, institutions: Institutions
) -> dict[Visit, tuple[GeographicPlace, ...]]:
    """Where visits were: the narrowest places that the printed address names, as far as they lie in the printed city; the
    city where the address names none. A place inside the name of an institution is not meant by itself. Visits of which
    nothing is printed or known are left out.
    """
    readers: dict[str, tuple[Recognizer, Recognizer]] = {}
    found: dict[Visit, tuple[GeographicPlace, ...]] = {}
    for visit in visits:
        if visit.report not in readers:
            readers[visit.report] = Recognizer(gazetteer, visit.report), Recognizer(institutions, visit.report)
        city = place_of_visit(visit, gazetteer)
        named = list(map(gazetteer.get, _named_in_address(visit, *readers[visit.report])))
        if city is not None:
            named = [one for one in named if city.id in {one.id, *(above.id for above in gazetteer.broader(one.id))}]
        places = _narrowest(named, gazetteer) or ([city] if city else [])
        if places:
            found[visit] = tuple(places)
    return found


def _named_in_address(visit: Visit, places: Recognizer, institutions: Recognizer) -> Iterator[str]:
    """Ids of the places that the address of a visit names, each once, in its order."""
    if visit.place is None:
        return
    text, line = visit.place.text, visit.place.line
    bodies = institutions.recognize(text, lambda _at: line)
    names = places.recognize(text, lambda _at: line)
    free = (one for one in names if not any(body.start <= one.start < body.end for body in bodies))
    yield from dict.fromkeys(one.record for one in free)


def seat_of(institution: Institution, gazetteer: Gazetteer) -> GeographicPlace | None:
    """The place of an institution's seat: its city, else its prefecture; None where neither is known."""
    for text in (institution.city, institution.prefecture):
        place = _seat_place(text, gazetteer)
        if place is not None:
            return place
    return None


def seat_text(institution: Institution, gazetteer: Gazetteer) -> str:
    """City and prefecture of an institution's seat, as far as they are known, empty where neither is: in Chinese as its
    record has them, in other languages of the interface by the names of the places.
    """
    tongue = language()
    words = list(filter(None, (institution.city, institution.prefecture)))
    if tongue != "zh_TW":
        words = [place.shown if (place := _seat_place(text, gazetteer)) else text for text in words]
    words = list(dict.fromkeys(words))
    return ", ".join(words) if tongue == "en" else " ".join(reversed(words))


def _seat_place(text: str | None, gazetteer: Gazetteer) -> GeographicPlace | None:
    if text is not None and len(text) == 1:
        text += "市"  # no form of a name has one character: 吳 is 吳市
    return place_of_text(text, gazetteer) if text else None


def _narrowest(places: Sequence[GeographicPlace], gazetteer: Gazetteer) -> list[GeographicPlace]:
    """Those of some places in which no other of them lies."""
    around = {above.id for place in places for above in gazetteer.broader(place.id)}
    return [place for place in places if place.id not in around]
