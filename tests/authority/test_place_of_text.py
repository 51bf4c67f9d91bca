"""Which place printed words mean: a whole name, a name inside an address, and what cannot be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.authority.encounters import Side, encounters_by_person, encounters_of
from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.people import People
from tjexplorer.authority.seats import place_of_text, place_of_visit, seat_of
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import VariantName
from tjexplorer.model.person import Person
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.record import PersonMet, Printed, Visit


def place(id_, *names, kind="city", parent=None, en=None, **rules):
    variants = tuple(VariantName(name, "variant", **rules) for name in names[1:])
    return GeographicPlace(id=id_, kind=kind, parent=parent, zh=names[0], en=en, variants=variants)


GAZETTEER = Gazetteer(
    [
        place("japan", "日本", "日本", kind="country", en="Japan", not_inside=("日本語",)),
        place("tokyo", "東京都", "東京", kind="prefecture", parent="japan", en="Tokyo"),
        place("minato", "港區", kind="ward", parent="tokyo", en="Minato-ku"),
        place("ibaraki", "茨城縣", "茨城", kind="prefecture", parent="japan", en="Ibaraki"),
        place("tsukuba", "筑波", "筑波市", "つくば", parent="ibaraki", en="Tsukuba"),
        place("kure", "吳市", parent="japan"),
        place("fuchu-tokyo", "東京府中市", "府中", parent="tokyo", only_in=("one",)),
        place("fuchu-hiroshima", "廣島府中市", "府中", parent="japan", only_in=("two",)),
        place("springfield", "Springfield", kind="city"),
    ]
)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("東京", "tokyo"),
        ("东京", "tokyo"),
        ("ＴＳＵＫＵＢＡ", "tsukuba"),
        ("日本東京", "tokyo"),
        ("日本茨城縣筑波市", "tsukuba"),
        ("1 Chome-2-1 Sengen, Tsukuba, Ibaraki 305-0047, Japan", "tsukuba"),
        ("No.20-2 Shirokanedai，5-chome Minato-ku Tokyo 108-0071 Japan", "minato"),
        ("筑波及東京", None),
        ("筑波市及東京", "tsukuba"),
        ("札幌", None),
        ("", None),
        ("府中", None),
        ("日本語", None),
    ],
)
def test_place_of_text(text, id_):
    found = place_of_text(text, GAZETTEER)
    assert (found.id if found else None) == id_


def test_a_form_means_what_it_means_in_its_report():
    assert place_of_text("府中", GAZETTEER, "one").id == "fuchu-tokyo"
    assert place_of_text("府中", GAZETTEER, "two").id == "fuchu-hiroshima"
    assert place_of_text("府中市", GAZETTEER, "two").id == "fuchu-hiroshima"
    assert place_of_text("府中", GAZETTEER, "three") is None


@given(st.sampled_from([form for record in GAZETTEER for form in GAZETTEER.forms(record.id) if not form.only_in]))
def test_every_form_means_its_record(form):
    assert form.folded in {other.folded for other in GAZETTEER.forms(place_of_text(form.form, GAZETTEER).id)}


@given(st.text(max_size=40))
def test_any_text_has_an_answer(text):
    assert place_of_text(text, GAZETTEER) is None or place_of_text(text, GAZETTEER).id in GAZETTEER


@pytest.mark.parametrize(
    ("city", "prefecture", "id_"),
    [
        ("筑波", "茨城縣", "tsukuba"),
        ("水戶", "茨城縣", "ibaraki"),
        ("吳", "廣島縣", "kure"),
        (None, "茨城縣", "ibaraki"),
        ("水戶", None, None),
        (None, None, None),
    ],
)
def test_seats(city, prefecture, id_):
    found = seat_of(Institution(id="x", kind="office", zh="機構", city=city, prefecture=prefecture), GAZETTEER)
    assert (found.id if found else None) == id_


def visit(report, order=1, hosts=(), participants=(), city=None):
    met = [tuple(PersonMet(name, 1) for name in names) for names in (hosts, participants)]
    return Visit(report, order, "visit", "x", None, None, None, city=city, hosts=met[0], participants=met[1])


def test_place_of_a_visit_is_its_printed_city():
    assert place_of_visit(visit("one", city=Printed("府中", 1)), GAZETTEER).id == "fuchu-tokyo"
    assert place_of_visit(visit("one"), GAZETTEER) is None


def test_every_printed_city_and_seat_of_the_corpus_is_known(workspace):
    gazetteer = workspace.gazetteer
    assert not [one for one in workspace.visits() if one.city and place_of_visit(one, gazetteer) is None]
    lost = [one.id for one in workspace.institutions if one.city and seat_of(one, gazetteer) is None]
    assert not lost
    nims = workspace.institutions.get("nims")
    assert seat_of(nims, gazetteer) in gazetteer.find("筑波")


PEOPLE = People(
    [
        Person(id="yamada", zh="山田太郎", variants=(VariantName("山田", "short", only_in=("one",)),)),
        Person(id="yamada-2", zh="山田次郎", variants=(VariantName("山田", "short", only_in=("two",)),)),
    ]
)


def test_who_took_part():
    visits = [
        visit("one", 1, hosts=("山田 太郎", "佐藤"), participants=("山田",)),
        visit("two", 1, hosts=("山田", "山田次郎")),
        visit("three", 1, hosts=("山田",)),
    ]
    found = encounters_of(visits, PEOPLE)
    assert [(one.met.name, one.side, one.person) for one in found] == [
        ("山田 太郎", Side.HOST, "yamada"),
        ("佐藤", Side.HOST, None),
        ("山田", Side.PARTICIPANT, "yamada"),
        ("山田", Side.HOST, "yamada-2"),
        ("山田次郎", Side.HOST, "yamada-2"),
        ("山田", Side.HOST, None),
    ]
    by_person = encounters_by_person(visits, PEOPLE)
    assert {id_: [(one.visit.report, one.side) for one in those] for id_, those in by_person.items()} == {
        "yamada": [("one", Side.HOST), ("one", Side.PARTICIPANT)],
        "yamada-2": [("two", Side.HOST)],
    }
