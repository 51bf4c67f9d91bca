"""Execution: a plan against reports. Knows no index, only who proposes sections for a needle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tjexplorer.errors import TjexplorerError
from tjexplorer.indexing.documents import ReportFacts, SearchedReport, SearchedSection
from tjexplorer.messages import gettext as _
from tjexplorer.search.places import FormKey, FormKeys, Place, beside, merged
from tjexplorer.search.plan import Plan
from tjexplorer.search.sight import Proposer, Sight


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


@dataclass(frozen=True, slots=True)
class Finding:
    """A section found."""

    report: SearchedReport
    """Its report."""
    ordinal: int
    """Its ordinal."""
    places: tuple[Place, ...]
    """Matches in order, none overlapping."""
    together: bool
    """Whether words typed side by side stand so."""
    as_typed: bool
    """Whether all that was typed is spelled so."""

    @property
    def section(self) -> SearchedSection:
        """The section."""
        return self.report.sections[self.ordinal]


@dataclass(slots=True)
class Outcome:
    """What execution found."""

    findings: list[Finding]
    """In the order of reports and sections."""
    counts: dict[FormKey, int]
    """Of written forms that count, the matches in the findings; of others, the places in all sections in question."""
    frequencies: list[int]
    """For each group in how many sections in question it stands."""
    sections: int
    """Number of sections in question."""
    lengths: tuple[int, int]
    """Their characters, headings and bodies."""


def execute(
    plan: Plan,
    reports: Iterable[SearchedReport],
    scope: Scope,
    keys: FormKeys,
    proposer: Proposer,
) -> Outcome:
    """Run a plan over reports.

    Raises `SearchCancelled`.
    """
    outcome = Outcome([], {}, [0] * plan.groups, 0, (0, 0))
    for report in reports:
        scope.check()
        ordinals = _in_question(report, scope)
        if ordinals:
            _add(outcome, Sight(report, ordinals, keys, proposer, scope.check), plan)
    return outcome


def _in_question(report: SearchedReport, scope: Scope) -> frozenset[int]:
    if scope.allows is None:
        return report.every_section
    allows, facts = scope.allows, report.facts
    return frozenset(ordinal for ordinal, section in enumerate(report.sections) if allows(facts, section))


def _length(sight: Sight) -> tuple[int, int]:
    """Folded characters of headings and bodies in question."""
    if len(sight.scope) == len(sight.report.sections):
        return sight.report.whole_length
    lengths = [sight.report.lengths[ordinal] for ordinal in sight.scope]
    return sum(title for title, _body in lengths), sum(body for _title, body in lengths)


def _add(outcome: Outcome, sight: Sight, plan: Plan) -> None:
    """Add what one report gives."""
    truth = sight.truth(plan.step)
    titles, bodies = _length(sight)
    outcome.sections += len(sight.scope)
    outcome.lengths = outcome.lengths[0] + titles, outcome.lengths[1] + bodies
    for number, sections in sight.sections_of_group.items():
        outcome.frequencies[number] += len(sections)
    counts: Counter[FormKey] = Counter(outcome.counts)
    for ordinal in sorted(truth.holds):
        places = merged(sight.shown.get(ordinal, ()))
        finding = Finding(
            sight.report, ordinal, places, together=ordinal in truth.together, as_typed=ordinal in truth.as_typed
        )
        outcome.findings.append(finding)
        counts.update(place.key for place in places)
    for ordinal, hidden in sight.hidden.items():
        counts.update(place.key for place in beside(hidden, sight.shown.get(ordinal, ())))
    outcome.counts = dict(counts)
