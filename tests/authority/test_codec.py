"""Values as plain values and back: the same values, whatever they hold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.authority.codec import Codec
from tjexplorer.model.institution import EarlierBody, Institution
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import Attestation, VariantName
from tjexplorer.model.person import Person, PersonRole
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.programme import Budget, Programme
from tjexplorer.model.record import LineRange, PersonMet, ReportRecord, Trip, Visit
from tjexplorer.model.span import Span
from tjexplorer.model.term import Term

# A budget's amount may be a number of either kind; one that is no number equals nothing, itself neither.
st.register_type_strategy(float, st.floats(allow_nan=False))

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda ends: Span(min(ends), max(ends)))


@pytest.mark.parametrize("kind", [Institution, Person, Programme, GeographicPlace, Term, Visit, ReportRecord])
@given(data=st.data())
def test_every_record_comes_back_as_it_was(kind: type[Any], data: st.DataObject):
    codec = Codec(kind)
    value = data.draw(st.from_type(kind))
    again = codec.decode(json.loads(json.dumps(codec.encode(value))))
    assert again == value
    assert repr(again) == repr(value)  # 1, 1.0 and true are equal


@given(st.lists(st.builds(Mention, span=SPANS, authority=st.sampled_from(Authority))))
def test_mentions_come_back_as_they_were(mentions: list[Mention]):
    codec = Codec[tuple[Mention, ...]](tuple[Mention, ...])
    again = codec.decode(json.loads(json.dumps(codec.encode(tuple(mentions)))))
    assert again == tuple(mentions)
    assert all(type(one.authority) is Authority for one in again)


def test_what_a_value_looks_like():
    person = Person(id="a", zh="甲", roles=(PersonRole("r", 3), PersonRole("r", 4, institution="jst")))
    names = ["a", None, "甲", None, None, None, None, [], None, []]
    assert Codec(Person).encode(person) == [*names, [["r", 3], ["r", 4, None, "jst"]]]
    assert Codec(VariantName).encode(VariantName("甲", "short")) == ["甲", "short"]
    assert Codec(VariantName).encode(VariantName("甲", "short", not_at=(Attestation("r", 1),), attested=False)) == [
        "甲", "short", None, [], [], [], [["r", 1]], False,
    ]  # fmt: skip
    assert Codec(EarlierBody).encode(EarlierBody("a")) == ["a"]
    assert Codec(Trip).encode(Trip(date(2025, 4, 15), date(2025, 4, 16), "4月", 2)) == [
        "2025-04-15", "2025-04-16", "4月", 2,
    ]  # fmt: skip
    assert Codec(PersonMet).encode(PersonMet("乙", 1)) == ["乙", 1]


def test_a_number_keeps_its_kind():
    codec = Codec(Budget)
    for amount in (5, 5.0, 0.1):
        again = codec.decode(json.loads(json.dumps(codec.encode(Budget(amount, "億日圓", "x", "r", 1)))))
        assert (again.amount, type(again.amount)) == (amount, type(amount))


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Odd:
    truth: bool = True
    number: int = 1
    colours: tuple[Colour, ...] = ()
    lines: LineRange | None = None
    day: date | None = None


@given(st.from_type(Odd))
def test_any_dataclass_of_known_parts(value: Odd):
    codec = Codec(Odd)
    again = codec.decode(json.loads(json.dumps(codec.encode(value))))
    assert repr(again) == repr(value)


@dataclass(frozen=True)
class Unknown:
    names: dict[str, str]


@dataclass(frozen=True)
class Ambiguous:
    when: date | Colour


@pytest.mark.parametrize("kind", [Unknown, Ambiguous, str, set[str]])
def test_a_type_that_the_rules_do_not_know_is_told_at_once(kind: type[Any]):
    with pytest.raises(TypeError):
        Codec(kind)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=5)))
def test_what_was_not_written_raises_or_gives_a_value_but_never_hangs(plain: Any):
    try:
        found = Codec(Person).decode(plain)
    except (TypeError, ValueError, LookupError, AttributeError):
        return
    assert isinstance(found, Person)
