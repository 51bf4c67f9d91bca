"""Where visits were: by the printed address, as far as it agrees with the printed city."""

from __future__ import annotations

import pytest

from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.seats import places_of_visits
from tjexplorer.model.institution import Institution
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.record import Printed, Visit

GAZETTEER = Gazetteer(
    [
        GeographicPlace(id="japan", kind="country", zh="日本"),
        GeographicPlace(id="tokyo", kind="prefecture", zh="東京", en="Tokyo", parent="japan"),
        GeographicPlace(id="chiyoda", kind="ward", zh="千代田區", en="Chiyoda-ku", parent="tokyo"),
        GeographicPlace(id="kojimachi", kind="district", zh="麴町", en="Kojimachi", parent="chiyoda"),
        GeographicPlace(id="minato", kind="ward", zh="港區", en="Minato-ku", parent="tokyo"),
        GeographicPlace(id="taipei", kind="city", zh="台北"),
    ]
)
BODIES = Institutions([Institution(id="teco", kind="office", zh="台北駐日代表處")])


def found(place, city=None):
    visit = Visit(
        "one", 1, "visit", None, None, None, None,
        city=Printed(city, 3) if city else None, place=Printed(place, 4) if place else None,
    )  # fmt: skip
    return [one.id for one in places_of_visits([visit], GAZETTEER, BODIES).get(visit, ())]


@pytest.mark.parametrize(
    ("place", "city", "ids"),
    [
        ("5-3-1 Kojimachi, Chiyoda-ku, Tokyo 102-0083 Japan", "Tokyo", ["kojimachi"]),
        ("Chiyoda-ku, Tokyo", "Tokyo", ["chiyoda"]),
        ("千代田區與港區", "東京", ["chiyoda", "minato"]),
        ("8樓會議室", "東京", ["tokyo"]),
        (None, "東京", ["tokyo"]),
        ("台北會議室", "東京", ["tokyo"]),
        ("日本", "東京", ["tokyo"]),
        ("台北駐日代表處", None, []),
        ("港區某處", None, ["minato"]),
        (None, None, []),
    ],
)
def test_places_of_a_visit(place, city, ids):
    assert found(place, city) == ids


@pytest.mark.parametrize(
    ("place", "dates"),
    [
        ("chiyoda", ["2025-04-15", "2025-04-16"]),
        ("minato", ["2015-03-10", "2025-04-14"]),
        ("shirokanedai", ["2025-04-14"]),
        ("kojimachi", ["2025-04-16"]),
        ("gobancho", ["2025-04-15"]),
        ("sengen", ["2025-04-15"]),
        ("hirosawa", ["2025-04-16"]),
        ("atsubetsu", ["2012-11-29"]),
        ("toyohira", ["2012-11-28"]),
        ("tsukisamu-higashi", ["2012-11-28"]),
        ("sapporo-higashi", ["2012-11-28"]),
    ],
)
def test_wards_and_districts_of_the_corpus_have_their_visits(workspace, place, dates):
    gazetteer = workspace.gazetteer
    within = gazetteer.all_within(place)
    visits = places_of_visits(workspace.visits(), gazetteer, workspace.institutions)
    there = [visit for visit, places in visits.items() if any(one.id in within for one in places)]
    assert sorted(str(visit.when) for visit in there) == dates
