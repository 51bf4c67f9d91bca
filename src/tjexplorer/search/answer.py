"""From what execution found to the answer: forms, order, lines, snippets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from itertools import islice

from tjexplorer.search.closeness import closest
from tjexplorer.search.engine import Finding, Outcome
from tjexplorer.search.forms import Needle
from tjexplorer.search.places import FormKeys, Place
from tjexplorer.search.plan import All, Beside, Operand, Plan, Some, Step, Without
from tjexplorer.search.ranking import Ranking, Weights
from tjexplorer.search.request import Sort
from tjexplorer.search.results import FormCount, Hit, Match, Relation
from tjexplorer.search.sighting import Sections
from tjexplorer.search.snippet import snippet

_ORDER = {relation: rank for rank, relation in enumerate(Relation)}


def form_counts(plan: Plan, outcome: Outcome, keys: FormKeys) -> tuple[FormCount, ...]:
    """The written forms: typed ones in their order, also where they occur nowhere, then the others, frequent ones first."""
    typed = [keys.of(needle.spelling, Relation.TYPED) for needle in _typed(plan.step)]
    rank = {key: at for at, key in enumerate(dict.fromkeys(typed))}
    counts = {**dict.fromkeys(rank, 0), **outcome.counts}
    found = sorted(counts, key=lambda key: (_ORDER[key.relation], rank.get(key, len(rank)), -counts[key], key.form))
    return tuple(FormCount(key.form, counts[key], key.relation, key.on) for key in found)


def _typed(step: Step) -> Iterable[Needle]:
    match step:
        case Operand(words) if step.shown:
            for group in words:
                yield group.needles[0]
                if group.anywhere:
                    yield from (word.needles[0] for word in group.apart)
        case All(parts) | Some(parts):
            for part in parts:
                yield from _typed(part)
        case Beside(parts) if step.shown:
            for part in parts:
                yield from _typed(part)
        case Without(part):
            yield from _typed(part)
        case _:
            pass


def chosen(plan: Plan, outcome: Outcome, weights: Weights, order: Sort, limit: int) -> list[tuple[float, Finding]]:
    """The first findings in the order asked for, with their scores, all for a limit of 0. Equal ones stand in the order of
    the reports, sections without a day last.
    """
    ranking = Ranking(len(outcome.sight.scope), outcome.frequencies, plan.groups)
    classes = _classes(outcome)
    if order is Sort.RELEVANCE:
        found = ranking.best(outcome.groups, weights, classes, limit)
        return [(score, Finding(outcome, number)) for score, number in found]
    findings: Iterable[Finding] = outcome.findings
    if order is Sort.DATE:
        findings = sorted(findings, key=lambda finding: finding.section.first_day or "9999")
    by_class = list(classes)
    first = islice(findings, limit or None)
    return [(ranking.score(outcome.groups, weights, one.number, _steps_of(one.number, by_class)), one) for one in first]


def _classes(outcome: Outcome) -> Iterator[tuple[int, Sections]]:
    """Sections found by how many steps are added to their scores, most first: least those that have of a name its words
    alone.
    """
    apart = outcome.sight.truth.apart & outcome.holds
    if not apart:
        yield from _classes_of(outcome, outcome.holds)
        return
    for steps, sections in _classes_of(outcome, outcome.holds - apart):
        yield steps + 1, sections
    yield 0, apart


def _classes_of(outcome: Outcome, holds: Sections) -> Iterator[tuple[int, Sections]]:
    truth = outcome.sight.truth
    together = truth.together & holds if truth.together else frozenset[int]()
    # Where nothing matched nothing is spelled as typed either.
    as_typed = truth.as_typed if outcome.sight.is_simple else truth.as_typed & holds & outcome.matched
    if together:
        yield 3, together & as_typed
        yield 2, together - as_typed
        as_typed -= together
    yield 1, as_typed
    rest = holds - as_typed
    yield 0, rest - together if together else rest


def _steps_of(number: int, classes: Iterable[tuple[int, frozenset[int]]]) -> int:
    return next(steps for steps, sections in classes if number in sections)


def hit(score: float, finding: Finding) -> Hit:
    """A finding as the caller sees it."""
    report, section = finding.report, finding.section
    # A caption that interrupts a paragraph stands after it in the reading text, and inside of it in the source.
    matches = tuple(sorted((_match(finding, place) for place in finding.places), key=lambda match: match.start))
    best = closest(finding.places, finding.atoms)
    shown = snippet(report, finding.ordinal, finding.places, best)
    opens = next((at for at, match in enumerate(matches) if best and match.start == _start(finding, best)), 0)
    return Hit(
        report=report.id,
        section=section.id,
        number=section.number,
        title=section.title,
        kind=section.kind,
        score=score,
        line=matches[opens].line if matches else section.line,
        snippet=shown.text,
        snippet_marks=shown.marks,
        matches=matches,
        date=Date.fromisoformat(section.first_day) if section.first_day else None,
        path=report.headings_above(finding.ordinal),
        opens=opens,
    )


def _start(finding: Finding, place: Place) -> int:
    return finding.report.source_range(place.a, place.b)[0]


def _match(finding: Finding, place: Place) -> Match:
    source = finding.report.source
    start, end = finding.report.source_range(place.a, place.b)
    return Match(
        line=source.line_of(start),
        end_line=source.line_of(max(start, end - 1)),
        start=start,
        end=end,
        text=source.text[start:end].replace("\r", "").replace("\n", ""),
        form=place.key.form,
        relation=place.key.relation,
    )
