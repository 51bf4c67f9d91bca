"""What of a plan is seen in one report: which sections fulfil it, and where its words stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.search.finding import find
from tjexplorer.search.forms import Needle, spelling
from tjexplorer.search.nearness import Chain, Stretch, near_each_other
from tjexplorer.search.places import FormKey, FormKeys, Place
from tjexplorer.search.plan import All, Beside, Condition, Group, Operand, Some, Step, Without
from tjexplorer.search.results import Relation
from tjexplorer.text.fold import fold

Sections = frozenset[int]
"""Ordinals of sections of one report."""


class Proposer(Protocol):
    """Somebody who knows beyond which sections a needle cannot stand."""

    def proposed(self, needle: Needle, report_id: str) -> Sections | None:
        """Ordinals of sections; None where nobody knows."""


class ScanAll:
    """The proposer that knows nothing: every section is read."""

    def proposed(self, needle: Needle, report_id: str) -> Sections | None:  # noqa: ARG002
        """None."""
        return None


@dataclass(frozen=True, slots=True)
class Truth:
    """The sections for which a step holds."""

    holds: Sections
    """It holds; at least one of its words stands in the section itself."""
    wide: Sections
    """It holds where the headings that a section stands under count as well: a list of names under “NIMS” is about NIMS."""
    own: Sections
    """Some word of it stands in the section itself."""
    as_typed: Sections
    """It holds in the spelling typed."""
    together: Sections
    """Words typed side by side stand so."""


def _is_typed(stretch: Stretch) -> bool:
    return all(place.key.relation is Relation.TYPED for place in stretch)


def _sets(truth: Truth) -> tuple[Sections, ...]:
    return truth.holds, truth.wide, truth.own, truth.as_typed, truth.together


@dataclass(slots=True)
class _Seen:
    """The sections in which a group stands."""

    anyhow: set[int]
    """In some form that counts."""
    headed: set[int]
    """In some form that counts, in the heading."""
    typed_word: set[int]
    """What was typed, in some spelling."""
    as_typed: set[int]
    """What was typed, as typed."""


class Sight:
    """One plan seen in one report, within a scope."""

    def __init__(
        self,
        report: SearchedReport,
        scope: Sections,
        keys: FormKeys,
        proposer: Proposer,
        check: Callable[[], None],
    ) -> None:
        self.report = report
        self.scope = scope
        self.shown: dict[int, list[Place]] = {}
        self.hidden: dict[int, list[Place]] = {}
        self.sections_of_group: dict[int, Sections] = {}
        self._keys = keys
        self._proposer = proposer
        self._check = check

    def truth(self, step: Step) -> Truth:
        """Where a step holds. Notes places in `shown` (those that count) and `hidden` (those switched off) on the way."""
        match step:
            case Operand():
                return self._operand(step)
            case Condition(test):
                sections = self.report.sections
                holds = frozenset(n for n in self.scope if test(self.report.facts, sections[n]))
                return Truth(holds, holds, frozenset(), holds, frozenset())
            case Without(part):
                holds = self.scope - self.truth(part).holds
                return Truth(holds, holds, frozenset(), holds, frozenset())
            case All(parts):
                return self._all([self.truth(part) for part in parts])
            case Some(parts):
                truths = [self.truth(part) for part in parts]
                return Truth(*(frozenset[int]().union(*sets) for sets in zip(*map(_sets, truths), strict=True)))
            case Beside():
                return self._beside(step)

    def _beside(self, step: Beside) -> Truth:
        """The sections where the parts stand near each other; only the places that do are shown."""
        as_typed = set()
        chains = self._chains(step)
        for ordinal, found in chains.items():
            if all(any(_is_typed(stretch) for stretch in part) for part in found.kept):
                as_typed.add(ordinal)
            if step.shown:
                self.shown.setdefault(ordinal, []).extend(found.places())
        sections = frozenset(chains)
        return Truth(sections, sections, sections, frozenset(as_typed), frozenset())

    def _chains(self, step: Beside) -> dict[int, Chain]:
        """For each section where the parts stand near each other what stands so."""
        parts = [self._stretches(part, shown=step.shown) for part in step.parts]
        found = {}
        for ordinal in frozenset(parts[0]).intersection(*parts[1:]):
            chain = near_each_other(self.report, ordinal, [part[ordinal] for part in parts], step.distances)
            if chain:
                found[ordinal] = chain
        return found

    def _stretches(self, part: Step, *, shown: bool) -> dict[int, Sequence[Stretch]]:
        """For each section what a part can be near with: its places one by one, or together where they are near already."""
        match part:
            case Beside():
                return {ordinal: chain.stretches() for ordinal, chain in self._chains(part).items()}
            case Some(parts):
                found: dict[int, Sequence[Stretch]] = {}
                for one in parts:
                    for ordinal, stretches in self._stretches(one, shown=shown).items():
                        found[ordinal] = (*found.get(ordinal, ()), *stretches)
                return found
            case _:
                outer, outer_hidden = self.shown, self.hidden
                self.shown, self.hidden = {}, outer_hidden if shown else {}
                self.truth(part)
                places = self.shown
                self.shown, self.hidden = outer, outer_hidden
                return {ordinal: [(place,) for place in here] for ordinal, here in places.items()}

    def _all(self, truths: Sequence[Truth]) -> Truth:
        wide = frozenset.intersection(*(truth.wide for truth in truths))
        own = frozenset[int]().union(*(truth.own for truth in truths))
        return Truth(
            holds=wide & own if own else frozenset.intersection(*(truth.holds for truth in truths)),
            wide=wide,
            own=own,
            as_typed=frozenset.intersection(*(truth.as_typed for truth in truths)),
            together=frozenset[int]().union(*(truth.together for truth in truths)),
        )

    def _operand(self, operand: Operand) -> Truth:
        wide, as_typed, own, together = self.scope, self.scope, frozenset[int](), frozenset[int]()
        for group in operand.words:
            seen = self._group(group, operand)
            if operand.title_only:
                seen.anyhow |= self._implied(group)
                wide &= seen.anyhow
            else:
                wide &= seen.anyhow | self._below(seen.headed)
            own |= seen.anyhow
            as_typed &= seen.as_typed
        holds = wide & own
        if operand.whole:
            seen = self._group(operand.whole, operand)
            holds |= seen.anyhow
            wide |= seen.anyhow
            own |= seen.anyhow
            as_typed |= seen.as_typed
            together = frozenset(seen.typed_word)
        return Truth(holds, wide, own, as_typed, together)

    def _below(self, headed: set[int]) -> Sections:
        """The sections in question that stand under one of these."""
        if not headed:
            return frozenset()
        under: set[int] = set()
        for ordinal, section in enumerate(self.report.sections):
            if section.above in headed or section.above in under:
                under.add(ordinal)
        return self.scope & under

    def _group(self, group: Group, operand: Operand) -> _Seen:
        seen = _Seen(set(), set(), set(), set())
        for needle in group.needles:
            self._check()
            self._needle(needle, group.number, operand, seen)
        self.sections_of_group[group.number] = frozenset(seen.anyhow)
        return seen

    def _needle(self, needle: Needle, group: int, operand: Operand, seen: _Seen) -> None:
        # This is the inner loop of every search.
        reading, title_ends = self.report.reading, self.report.title_ends
        typed = needle.relation is Relation.TYPED
        keys: dict[str, FormKey] = {}
        proposed = self._proposer.proposed(needle, self.report.id)
        found = find(needle, self.report, proposed)
        # A heading counts for the sections below it though its own section is out of question.
        seen.headed.update(n for n, ranges in found.items() if n not in self.scope and ranges[0][0] < title_ends[n])
        for ordinal, ranges in found.items():
            if ordinal not in self.scope:
                continue
            title_end = title_ends[ordinal]
            on: list[Place] = []
            off: list[Place] = []
            for a, b in ranges:
                if operand.title_only and a >= title_end:
                    break
                letters = reading[a:b]
                key = keys.get(letters)
                if key is None:
                    key = keys[letters] = self._key(needle, letters)
                (on if key.on else off).append(Place(a, b, group, a < title_end, key))
            if on:
                seen.anyhow.add(ordinal)
                if on[0].title:
                    seen.headed.add(ordinal)
                if typed:
                    seen.typed_word.add(ordinal)
                    if any(place.key.relation is Relation.TYPED for place in on):
                        seen.as_typed.add(ordinal)
                if operand.shown:
                    self.shown.setdefault(ordinal, []).extend(on)
            if off and operand.shown:
                self.hidden.setdefault(ordinal, []).extend(off)

    def _key(self, needle: Needle, letters: str) -> FormKey:
        form = spelling(letters)
        relation = needle.relation
        if relation is Relation.TYPED and form != needle.spelling:
            relation = Relation.SPELLING
        return self._keys.of(form, relation)

    def _implied(self, group: Group) -> Sections:
        """Sections whose lost heading, known from elsewhere, has the words; there is no place to show."""
        titles = [(n, fold(self.report.sections[n].title).text) for n in self.scope if self.report.sections[n].implied]
        needles = [needle for needle in group.needles if needle.relation is not Relation.NEAR]
        return frozenset(n for n, title in titles if any(needle.pattern.find(title) for needle in needles))
