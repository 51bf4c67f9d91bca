"""From what execution found to the answer: forms, order, lines, snippets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date

from tjexplorer.search.engine import Finding, Outcome
from tjexplorer.search.forms import Needle
from tjexplorer.search.places import FormKeys, Place
from tjexplorer.search.plan import All, Beside, Operand, Plan, Some, Step, Without
from tjexplorer.search.ranking import Found, Ranking
from tjexplorer.search.request import Sort
from tjexplorer.search.results import FormCount, Hit, Match, Relation
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
            yield from (group.needles[0] for group in words)
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


def scored(plan: Plan, outcome: Outcome) -> list[tuple[float, Finding]]:
    """The findings with their scores, in the order of the reports."""
    ranking = Ranking(outcome.sections, outcome.frequencies, outcome.lengths)
    found = []
    for finding in outcome.findings:
        counts = [[0, 0] for _number in range(plan.groups)]
        for place in finding.places:
            counts[place.group][0 if place.title else 1] += 1
        facts = Found(
            counts=[(title, body) for title, body in counts],
            lengths=finding.report.lengths[finding.ordinal],
            together=finding.together,
            as_typed=finding.as_typed and bool(finding.places),
        )
        found.append((ranking.score(facts), finding))
    return found


def in_order(found: Sequence[tuple[float, Finding]], order: Sort) -> list[tuple[float, Finding]]:
    """Findings in the order asked for; equal ones in the order of the reports. Sections without a day come last."""
    if order is Sort.RELEVANCE:
        return sorted(found, key=lambda item: -item[0])
    if order is Sort.DATE:
        return sorted(found, key=lambda item: item[1].section.first_day or "9999")
    return list(found)


def hit(score: float, finding: Finding) -> Hit:
    """A finding as the caller sees it."""
    report, section = finding.report, finding.section
    # A caption that interrupts a paragraph stands after it in the reading text, and inside of it in the source.
    matches = tuple(sorted((_match(finding, place) for place in finding.places), key=lambda match: match.start))
    shown = snippet(report, finding.ordinal, finding.places)
    return Hit(
        report=report.id,
        section=section.id,
        number=section.number,
        title=section.title,
        kind=section.kind,
        score=score,
        line=matches[0].line if matches else section.line,
        snippet=shown.text,
        snippet_marks=shown.marks,
        matches=matches,
        date=Date.fromisoformat(section.first_day) if section.first_day else None,
        path=report.headings_above(finding.ordinal),
    )


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
