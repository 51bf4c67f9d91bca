"""Places that needles found, the written forms they show, and how overlapping ones become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tjexplorer.search.results import Relation

_RANK = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class FormKey:
    """A written form."""

    form: str
    """As it stands in the source."""
    relation: Relation
    """How it belongs to what was typed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A match before it is told in lines: a range of the reading text."""

    a: int
    """Begin."""
    b: int
    """End."""
    group: int
    """Number of the group that found it."""
    key: FormKey
    """The written form."""


@dataclass(frozen=True, slots=True)
class Switches:
    """Which written forms count."""

    off: frozenset[str] = frozenset()
    """Switched off by hand."""
    on: frozenset[str] = frozenset()
    """Switched on by hand."""

    def allow(self, key: FormKey) -> bool:
        """Whether a form counts: all but near ones, unless switched by hand."""
        return key.form not in self.off and (key.relation is not Relation.NEAR or key.form in self.on)


def merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places in order, none overlapping another: the longest counts, then the one nearest to what was typed."""
    found = sorted(places, key=lambda place: (place.a, -place.b))
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
