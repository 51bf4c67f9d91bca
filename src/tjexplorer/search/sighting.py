"""What is seen of a plan: where its steps hold, and how often its written forms stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tjexplorer.search.forms import Needle
from tjexplorer.search.places import FormKey
from tjexplorer.search.tally import Counts

Sections = frozenset[int]
"""Numbers of sections (`indexing.numbering`)."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The sections for which a step holds."""

    holds: Sections
    """It holds; at least one of its words stands in the section itself."""
    wide: Sections
    """It holds where the headings that a section stands under count as well: a list of names under “NIMS” is about NIMS.
    Only where asked for; else as `holds`."""
    own: Sections
    """Some word of it stands in the section itself."""
    as_typed: Sections
    """It holds in the spelling typed."""
    together: Sections
    """Words typed side by side stand so."""
    apart: Sections = frozenset()
    """Of a name of several words only these are there, apart from each other."""


@dataclass(frozen=True, eq=False)
class Sighting:
    """One written form of one needle, with its matches in the sections in question."""

    needle: Needle
    """What was looked for."""
    group: int
    """Number of its group."""
    key: FormKey
    """The written form."""
    headings: Counts
    """Matches in headings."""
    bodies: Counts
    """Matches in bodies; none where only headings count."""

    @cached_property
    def sections(self) -> Sections:
        """Where it stands."""
        return both(self.headings, self.bodies)


def limited(one: Sighting, sections: Sections) -> Sighting:
    """A form as it is seen in some sections alone."""
    headings, bodies = (
        {number: count for number, count in counts.items() if number in sections}
        for counts in (one.headings, one.bodies)
    )
    return replace(one, headings=headings, bodies=bodies)


def both(headings: Counts, bodies: Counts) -> Sections:
    """Sections with matches in headings or in bodies."""
    found = frozenset(bodies)
    return found.union(headings) if headings else found


def union(sightings: Sequence[Sighting]) -> Sections:
    """Sections where one of some forms stands."""
    return joined([one.sections for one in sightings])


def joined(sets: Sequence[Sections]) -> Sections:
    """All of some sets. One alone is given as it is: copies of large sets take longer than all else."""
    return sets[0] if len(sets) == 1 else frozenset[int]().union(*sets)


def common(sets: Sequence[Sections]) -> Sections:
    """What is in all of some sets, one or more."""
    return sets[0] if len(sets) == 1 else frozenset.intersection(*sets)


def any_of(truths: Sequence[Truth]) -> Truth:
    """Where one of some steps holds."""
    # Where one holds as a whole, it does not matter that another does not.
    wholly = joined([one.holds - one.apart for one in truths])
    return Truth(
        holds=joined([one.holds for one in truths]),
        wide=joined([one.wide for one in truths]),
        own=joined([one.own for one in truths]),
        as_typed=joined([one.as_typed for one in truths]),
        together=joined([one.together for one in truths]),
        apart=joined([one.apart for one in truths]) - wholly,
    )


def all_of(truths: Sequence[Truth]) -> Truth:
    """Where all of some steps hold."""
    wide = frozenset.intersection(*(truth.wide for truth in truths))
    own = frozenset[int]().union(*(truth.own for truth in truths))
    return Truth(
        holds=wide & own if own else frozenset.intersection(*(truth.holds for truth in truths)),
        wide=wide,
        own=own,
        as_typed=frozenset.intersection(*(truth.as_typed for truth in truths)),
        together=frozenset[int]().union(*(truth.together for truth in truths)),
        apart=frozenset[int]().union(*(truth.apart for truth in truths)),
    )
