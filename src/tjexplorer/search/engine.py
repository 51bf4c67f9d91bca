"""Execution: a plan against a library. Counts first; places are made for the sections that somebody looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from tjexplorer.errors import TjexplorerError
from tjexplorer.indexing.documents import ReportFacts, SearchedSection
from tjexplorer.messages import gettext as _
from tjexplorer.search.closeness import atoms_of
from tjexplorer.search.overlaps import reckoned, tangled
from tjexplorer.search.places import FormKey, FormKeys, Place, beside, merged
from tjexplorer.search.plan import Plan
from tjexplorer.search.sight import Sight
from tjexplorer.search.sighting import Sections, Sighting
from tjexplorer.search.tally import Counts, Tallies


class SearchCancelled(TjexplorerError):  # noqa: N818  # nobody's error
    """The caller no longer wants the answer."""

    def __init__(self) -> None:
        super().__init__(_("The search was cancelled."))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look, and whether still to."""

    allows: Callable[[ReportFacts, SearchedSection], bool] | None
    """Whether a section is in question; None where all are."""
    cancelled: Callable[[], bool]
    """Whether the caller no longer wants the answer."""

    def check(self) -> None:
        """Raises `SearchCancelled` where nobody waits any more."""
        if self.cancelled():
            raise SearchCancelled


class Finding:
    """A section found."""

    def __init__(self, outcome: Outcome, number: int) -> None:
        self.number = number
        """Its number in the library."""
        self.report, self.ordinal = outcome.sight.numbering.place(number)
        """Its report, and its ordinal there."""
        self._outcome = outcome

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Matches in order, none overlapping."""
        return merged(self._outcome.sight.places(self.number)[0])

    @property
    def atoms(self) -> Mapping[int, frozenset[int]]:
        """For each group the single words that its places stand for."""
        return self._outcome.atoms

    @property
    def section(self) -> SearchedSection:
        """The section."""
        return self.report.sections[self.ordinal]


class Findings(Sequence[Finding]):
    """The sections found, in the order of reports and sections; each is looked at when it is asked for."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._numbers = sorted(outcome.holds)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> list[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | list[Finding]:
        if isinstance(at, slice):
            return [Finding(self._outcome, number) for number in self._numbers[at]]
        return Finding(self._outcome, self._numbers[at])

    def __iter__(self) -> Iterator[Finding]:
        return (Finding(self._outcome, number) for number in self._numbers)


class Outcome:
    """What execution found. Raises `SearchCancelled` where it is made and nobody waits any more."""

    def __init__(self, sight: Sight, groups: int, check: Callable[[], None]) -> None:
        self.sight = sight
        """What was seen."""
        self.holds = sight.truth.holds
        """Numbers of the sections found."""
        self.groups: list[tuple[Counts, Counts]] = [({}, {}) for _group in range(groups)]
        """For each group its matches in headings and in bodies, of all sections where it is shown."""
        self.counts: dict[FormKey, int] = {}
        """Of written forms that count, the matches in the findings; of others, the places in all sections in question."""
        self.total_matches = 0
        """Matches in the findings."""
        self._borrowed: set[int] = set()
        self._count(tangled(sight), check)

    @cached_property
    def findings(self) -> Findings:
        """The sections found."""
        return Findings(self)

    @cached_property
    def atoms(self) -> Mapping[int, frozenset[int]]:
        """For each group the numbers of the groups of single words that its places stand for."""
        return atoms_of(self.sight.step)

    @property
    def frequencies(self) -> dict[int, int]:
        """For each group in how many sections in question it stands."""
        return {group: len(sections) for group, sections in self.sight.sections_of_group.items()}

    @cached_property
    def matched(self) -> Sections:
        """The sections with matches that are shown."""
        return frozenset[int]().union(*(counts for group in self.groups for counts in group))

    def _count(self, unsure: Sections, check: Callable[[], None]) -> None:
        counts: Counter[FormKey] = Counter()
        # A simple search finds every section where it shows anything.
        holds = None if self.sight.is_simple else self.holds
        for one in reckoned(self.sight, unsure):
            if one.key.on:
                counts[one.key] += _sum(one, holds, unsure)
                self._add(one, unsure)
            else:
                counts[one.key] += _sum(one, None, unsure)
        for number in unsure:
            check()
            on, off = self.sight.places(number)
            kept = merged(on)
            for place in kept:
                group = self.groups[place.group][0 if place.title else 1]
                group[number] = group.get(number, 0) + 1
            if number in self.holds:
                counts.update(place.key for place in kept)
            if off:
                counts.update(place.key for place in beside(off, on))
        self.counts = {key: count for key, count in counts.items() if count}
        self.total_matches = sum(count for key, count in counts.items() if key.on)

    def _add(self, one: Sighting, without: Sections) -> None:
        """Add the matches of a form to those of its group, except in some sections."""
        headings, bodies = self.groups[one.group]
        if not (headings or bodies or without):
            # As it is, without a copy; the next form makes one.
            self.groups[one.group] = one.headings, one.bodies
            self._borrowed.add(one.group)
            return
        if one.group in self._borrowed:
            self._borrowed.remove(one.group)
            headings, bodies = self.groups[one.group] = dict(headings), dict(bodies)
        for grown, counts in ((headings, one.headings), (bodies, one.bodies)):
            for number, count in counts.items():
                if number not in without:
                    grown[number] = grown.get(number, 0) + count


def execute(plan: Plan, tallies: Tallies, scope: Scope, keys: FormKeys) -> Outcome:
    """Run a plan over a library.

    Raises `SearchCancelled`.
    """
    sight = Sight(plan, tallies, _in_question(tallies, scope), keys, scope.check)
    return Outcome(sight, plan.groups, scope.check)


def _in_question(tallies: Tallies, scope: Scope) -> Sections | None:
    if scope.allows is None:
        return None
    allows, numbering = scope.allows, tallies.numbering
    return frozenset(
        number
        for report, base in zip(numbering.reports, numbering.bases, strict=False)
        for number, section in enumerate(report.sections, base)
        if allows(report.facts, section)
    )


def _sum(one: Sighting, within: Sections | None, without: Sections) -> int:
    """Matches in some sections, None for all, but not in others."""
    total = 0
    for counts in (one.headings, one.bodies):
        if within is None or counts.keys() <= within:
            total += sum(counts.values())
            if without:
                total -= sum(counts[number] for number in counts.keys() & without)
        else:
            total += sum(counts[number] for number in (counts.keys() & within) - without)
    return total
