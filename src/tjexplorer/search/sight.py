"""What of a plan is seen in the library: which sections fulfil it, and how often its words stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tjexplorer.indexing.documents import ReportFacts, SearchedSection
from tjexplorer.indexing.spelling import spelling
from tjexplorer.search.fields import Test
from tjexplorer.search.finding import find
from tjexplorer.search.forms import Needle
from tjexplorer.search.nearness import Chain, Stretch, near_each_other
from tjexplorer.search.places import FormKey, FormKeys, Place
from tjexplorer.search.plan import All, Beside, Condition, Group, Operand, Plan, Some, Step, Without
from tjexplorer.search.results import Relation
from tjexplorer.search.sighting import Sections, Sighting, Truth, all_of, any_of, common, joined, limited, union
from tjexplorer.search.tally import Counts, Tallies, Tally
from tjexplorer.text.fold import fold


@dataclass(slots=True)
class _Seen:
    """The sections in which a group stands."""

    anyhow: Sections
    """In some form that counts."""
    headed: set[int]
    """In some form that counts, in the heading, also outside of the sections in question."""
    typed_word: Sections
    """What was typed, in some spelling."""
    as_typed: Sections
    """What was typed, as typed."""
    apart: Sections = frozenset()
    """Not the name itself, but the words that it is made of; headings above count."""


class Sight:
    """One plan seen in a library, within a scope."""

    def __init__(
        self, plan: Plan, tallies: Tallies, scope: Sections | None, keys: FormKeys, check: Callable[[], None]
    ) -> None:
        """`scope` are the sections in question, None for all. Raises what `check` raises."""
        self.numbering = tallies.numbering
        self.shown: list[Sighting] = []
        """All that is shown, what is switched off included."""
        self.chained: dict[int, Chain] = {}
        """The sections where words are shown that stand near each other."""
        self.sections_of_group: dict[int, Sections] = {}
        self._tallies = tallies
        self._scope = scope
        self._keys = keys
        self._check = check
        self._tally_of: dict[int, Tally] = {}
        self._key_of: dict[int, dict[str, FormKey]] = {}
        self._chains: dict[int, dict[int, Chain]] = {}
        self._apart: dict[int, Sections] = {}
        self.step = plan.step
        """What is looked for."""
        self.truth = self._truth(plan.step, wide=False)

    @property
    def scope(self) -> Sections:
        """The sections in question."""
        return self.numbering.every_section if self._scope is None else self._scope

    @property
    def is_simple(self) -> bool:
        """Whether one group is all that is asked for: then each of its sections is found."""
        step = self.step
        return isinstance(step, Operand) and len(step.words) == 1 and not (step.words[0].apart or step.whole)

    def places(self, number: int) -> tuple[list[Place], list[Place]]:
        """The places in a section that count, and those switched off; overlapping ones included."""
        on: list[Place] = []
        off: list[Place] = []
        self._collect(self.step, number, on, off)
        return on, off

    def _truth(self, step: Step, *, wide: bool) -> Truth:
        match step:
            case Operand():
                return self._operand(step, wide=wide)
            case Condition(test):
                holds = frozenset(self._fulfilling(test))
                return Truth(holds, holds, frozenset(), holds, frozenset())
            case Without(part):
                holds = self.scope - self._truth(part, wide=False).holds
                return Truth(holds, holds, frozenset(), holds, frozenset())
            case All(parts):
                return all_of([self._truth(part, wide=True) for part in parts])
            case Some(parts):
                return any_of([self._truth(part, wide=wide) for part in parts])
            case Beside():
                return self._beside(step)

    def _fulfilling(self, test: Test) -> Iterable[int]:
        scope = self.scope
        for report, base in zip(self.numbering.reports, self.numbering.bases, strict=False):
            facts = report.facts
            for number, section in enumerate(report.sections, base):
                if number in scope and test(facts, section):
                    yield number

    def _beside(self, step: Beside) -> Truth:
        """The sections where the parts stand near each other; only the places that do are shown."""
        outer, chained = self.shown, self.chained
        candidates: list[Sections] = []
        switched_off: list[Sighting] = []
        for part in step.parts:
            self.shown, self.chained = [], {}
            self._truth(part, wide=False)
            visible = (one.sections for one in self.shown if one.key.on)
            candidates.append(frozenset(self.chained).union(*visible))
            switched_off += (one for one in self.shown if not one.key.on)
        self.shown, self.chained = outer, chained
        chains: dict[int, Chain] = {}
        for number in sorted(frozenset.intersection(*candidates)):
            self._check()
            report, ordinal = self.numbering.place(number)
            parts = [self._stretches(part, number) for part in step.parts]
            chain = near_each_other(report, ordinal, parts, step.distances)
            if chain:
                chains[number] = chain
        self._chains[id(step)] = chains
        if step.shown:
            self.shown += switched_off
            self.chained.update(chains)
        as_typed = (number for number, chain in chains.items() if _is_as_typed(chain))
        holds = frozenset(chains)
        return Truth(holds, holds, holds, frozenset(as_typed), frozenset())

    def _stretches(self, step: Step, number: int) -> list[Stretch]:
        """What of a part stands near something as one."""
        match step:
            case Beside():
                chain = self._chains[id(step)].get(number)
                return list(chain.stretches()) if chain else []
            case Some(parts):
                return [stretch for part in parts for stretch in self._stretches(part, number)]
            case _:
                on: list[Place] = []
                self._collect(step, number, on, [])
                return [(place,) for place in on]

    def _operand(self, operand: Operand, *, wide: bool) -> Truth:
        seen = [self._word(group, operand) for group in operand.words]
        anyhow = [one.anyhow for one in seen]
        if operand.title_only:
            anyhow = [one | self._implied(group) for one, group in zip(anyhow, operand.words, strict=True)]
        own = joined(anyhow)
        as_typed = common([one.as_typed for one in seen])
        if operand.title_only or not (wide or len(seen) > 1):
            everywhere = common(anyhow)
        else:
            everywhere = common([one.anyhow | self._below(one.headed) | one.apart for one in seen])
        apart = frozenset[int]().union(*(one.apart for one in seen))
        holds, together = everywhere & own if len(seen) > 1 else own, frozenset[int]()
        if operand.whole:
            whole = self._group(operand.whole, operand)
            holds |= whole.anyhow
            everywhere |= whole.anyhow
            own |= whole.anyhow
            as_typed |= whole.as_typed
            together = whole.typed_word
            apart -= whole.anyhow
        return Truth(holds, everywhere, own, as_typed, together, apart)

    def _below(self, headed: set[int]) -> Sections:
        """The sections in question that stand under one of these."""
        under = self.numbering.under(headed)
        return frozenset(under) if self._scope is None else self._scope & under

    def _word(self, group: Group, operand: Operand) -> _Seen:
        """A word; of a name of several words also these, should the name itself not be there."""
        seen = self._group(group, operand)
        if not group.apart:
            return seen
        outer, self.shown = self.shown, []
        words = [self._group(word, operand) for word in group.apart]
        found, self.shown = self.shown, outer
        itself = common([word.anyhow for word in words])
        below = common([word.anyhow | self._below(word.headed) for word in words]) - self._below(seen.headed)
        apart = (itself | below) - seen.anyhow
        if not group.anywhere:
            self._apart[id(group)] = apart
            found = [limited(one, apart) for one in found]
        self.shown += found
        own = joined([word.anyhow for word in words]) & apart
        return replace(seen, anyhow=seen.anyhow | own, apart=apart)

    def _group(self, group: Group, operand: Operand) -> _Seen:
        found: list[Sighting] = []
        headed: set[int] = set()
        for needle in group.needles:
            self._check()
            tallies = self._tally_of[id(needle)] = self._tallies.of(needle, self._check)
            for tally in tallies:
                key = self._key(needle, tally.form)
                bodies = {} if operand.title_only else tally.bodies
                one = Sighting(needle, group.number, key, self._within(tally.headings), self._within(bodies))
                found.append(one)
                if key.on:
                    # A heading counts for the sections below it though its own section is out of question.
                    headed.update(tally.headings)
        if operand.shown:
            self.shown += found
        on = [one for one in found if one.key.on]
        typed = [one for one in on if one.needle.relation is Relation.TYPED]
        as_typed = [one for one in typed if one.key.relation is Relation.TYPED]
        anyhow = union(on)
        seen = _Seen(
            anyhow,
            headed,
            # Sets of many sections are made once.
            anyhow if len(typed) == len(on) else union(typed),
            anyhow if len(as_typed) == len(on) else union(as_typed),
        )
        self.sections_of_group[group.number] = seen.anyhow
        return seen

    def _within(self, counts: Counts) -> Counts:
        scope = self._scope
        return counts if scope is None else {number: count for number, count in counts.items() if number in scope}

    def _key(self, needle: Needle, form: str) -> FormKey:
        relation = needle.relation
        if relation is Relation.TYPED and form != needle.spelling:
            relation = Relation.SPELLING
        return self._keys.of(form, relation)

    def _implied(self, group: Group) -> Sections:
        """Sections whose lost heading, known from elsewhere, has the words; there is no place to show."""
        needles = [needle for needle in group.needles if needle.relation is not Relation.NEAR]

        def has(_facts: ReportFacts, section: SearchedSection) -> bool:
            return section.implied and any(needle.pattern.find(fold(section.title).text) for needle in needles)

        return frozenset(self._fulfilling(has))

    def _collect(self, step: Step, number: int, on: list[Place], off: list[Place]) -> None:
        """Add the places of a step in a section."""
        match step:
            case Operand(words, whole):
                if step.shown:
                    for group in (*words, whole) if whole else words:
                        self._collect_group(group, number, on, off, title_only=step.title_only)
            case All(parts) | Some(parts):
                for part in parts:
                    self._collect(part, number, on, off)
            case Without(part):
                self._collect(part, number, on, off)
            case Beside(parts):
                if step.shown:
                    chain = self._chains[id(step)].get(number)
                    on += chain.places() if chain else ()
                    for part in parts:
                        self._collect(part, number, [], off)

    def _collect_group(self, group: Group, number: int, on: list[Place], off: list[Place], *, title_only: bool) -> None:
        for word in group.apart:
            if group.anywhere or number in self._apart[id(group)]:
                self._collect_group(word, number, on, off, title_only=title_only)
        report, ordinal = self.numbering.place(number)
        title_end = report.title_ends[ordinal]
        for needle in group.needles:
            keys = self._key_of.setdefault(id(needle), {})
            if not any(number in form.bodies or number in form.headings for form in self._tally_of[id(needle)]):
                continue
            for a, b in find(needle, report, (ordinal,)).get(ordinal, ()):
                if title_only and a >= title_end:
                    break
                letters = report.reading[a:b]
                key = keys.get(letters)
                if key is None:
                    key = keys[letters] = self._key(needle, spelling(letters))
                (on if key.on else off).append(Place(a, b, group.number, a < title_end, key))


def _is_as_typed(chain: Chain) -> bool:
    """Whether a place of each part is spelled as typed."""
    return all(
        any(place.key.relation is Relation.TYPED for stretch in part for place in stretch) for part in chain.kept
    )
