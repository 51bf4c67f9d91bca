"""Places that needles found, the written forms they show, and how overlapping ones become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tjexplorer.search.results import Relation

_RANK = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True, eq=False)
class FormKey:
    """A written form in one answer. `FormKeys` makes each once, so that it equals itself alone."""

    form: str
    """As it stands in the source."""
    relation: Relation
    """How it belongs to what was typed."""
    on: bool
    """Whether it counts."""


class Place(NamedTuple):
    """A match before it is told in lines: a range of the reading text. A tuple, since there may be very many."""

    a: int
    """Begin."""
    b: int
    """End."""
    group: int
    """Number of the group that found it."""
    title: bool
    """Whether it stands in the heading."""
    key: FormKey
    """The written form."""


class FormKeys:
    """The written forms of one answer."""

    def __init__(self, off: frozenset[str] = frozenset(), on: frozenset[str] = frozenset()) -> None:
        """`off` and `on` are the forms switched by hand."""
        self._off = off
        self._on = on
        self._known: dict[tuple[str, Relation], FormKey] = {}

    def of(self, form: str, relation: Relation) -> FormKey:
        """The key of a form: all count but near ones, unless switched by hand."""
        key = self._known.get((form, relation))
        if key is None:
            counts = form not in self._off and (relation is not Relation.NEAR or form in self._on)
            key = self._known[form, relation] = FormKey(form, relation, counts)
        return key


def apart(ranges: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The ranges of one needle in order, none overlapping another, as `merged` leaves them. They overlap only where several
    folded characters come from one of the source, as in ㍿.
    """
    if all(one[1] <= other[0] for one, other in pairwise(ranges)):
        return ranges
    kept: list[tuple[int, int]] = []
    for a, b in sorted(ranges, key=lambda range_: (range_[0] - range_[1], range_[0])):
        if all(b <= other[0] or other[1] <= a for other in kept):
            kept.append((a, b))
    return sorted(kept)


def merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places in order, none overlapping another: the longest counts, then the one nearest to what was typed."""
    found = sorted(places, key=_in_order)
    if all(one.b <= other.a for one, other in pairwise(found)):
        return tuple(found)
    kept: list[Place] = []
    cluster: list[Place] = []
    end = -1
    for place in found:
        if place.a >= end and cluster:
            kept += _longest(cluster)
            cluster = []
        cluster.append(place)
        end = max(end, place.b)
    kept += _longest(cluster)
    return tuple(kept)


def _in_order(place: Place) -> tuple[int, int]:
    return place.a, -place.b


def beside(places: Iterable[Place], taken: Iterable[Place]) -> tuple[Place, ...]:
    """Places, merged, that overlap none of those taken."""
    others: Sequence[Place] = merged(taken)
    kept = []
    at = 0
    for place in merged(places):
        while at < len(others) and others[at].b <= place.a:
            at += 1
        if at == len(others) or others[at].a >= place.b:
            kept.append(place)
    return tuple(kept)


def _longest(cluster: list[Place]) -> list[Place]:
    """Of places that overlap in a chain, longest first, those that overlap none kept before."""
    if len(cluster) < 2:
        return cluster
    kept: list[Place] = []
    for place in sorted(cluster, key=lambda p: (p.a - p.b, p.a, _RANK[p.key.relation], p.group)):
        if all(place.b <= other.a or other.b <= place.a for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.a)
