"""Which place of the gazetteer printed words mean: where a visit was, where an institution has its seat."""

from __future__ import annotations

from collections.abc import Sequence

from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.recognition import Recognizer
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


def seat_of(institution: Institution, gazetteer: Gazetteer) -> GeographicPlace | None:
    """The place of an institution's seat: its city, else its prefecture; None where neither is known."""
    city = institution.city
    if city is not None and len(city) == 1:
        city += "市"  # no form of a name has one character: 吳 is 吳市
    for text in (city, institution.prefecture):
        place = place_of_text(text, gazetteer) if text else None
        if place is not None:
            return place
    return None


def _narrowest(places: Sequence[GeographicPlace], gazetteer: Gazetteer) -> list[GeographicPlace]:
    """Those of some places in which no other of them lies."""
    around = {above.id for place in places for above in gazetteer.broader(place.id)}
    return [place for place in places if place.id not in around]
