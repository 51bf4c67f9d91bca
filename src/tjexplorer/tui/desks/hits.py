"""The hits of an answer in the order in which one reads: by report, then by place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tjexplorer.model.span import Span
from tjexplorer.search.results import Relation, SearchResult


@dataclass(frozen=True, slots=True)
class HitPlace:
    """One match with its section."""

    report: str
    """Id of the report."""
    section: str
    """Id of the section whose hit it belongs to."""
    span: Span
    """Its place."""
    relation: Relation = Relation.TYPED
    """How what stands there belongs to what was typed."""


@dataclass(frozen=True)
class Hits:
    """All matches of an answer."""

    places: tuple[HitPlace, ...] = ()
    """In the order of the reports and of their sources."""
    by_report: dict[str, tuple[HitPlace, ...]] = field(default_factory=dict)
    """The same by report."""

    @classmethod
    def of(cls, result: SearchResult, report_ids: Sequence[str]) -> Hits:
        """The matches of a result; reports in the order given."""
        found: dict[str, dict[Span, HitPlace]] = {report_id: {} for report_id in report_ids}
        for hit in result.hits:
            for match in hit.matches:
                span = Span(match.start, match.end)
                found.setdefault(hit.report, {}).setdefault(
                    span, HitPlace(hit.report, hit.section, span, match.relation)
                )
        by_report = {report: tuple(places[span] for span in sorted(places)) for report, places in found.items()}
        return cls(tuple(place for places in by_report.values() for place in places), by_report)

    def spans(self, report: str) -> tuple[Span, ...]:
        """Places of the matches in one report."""
        return tuple(place.span for place in self.by_report.get(report, ()))

    def relations(self, report: str) -> tuple[Relation, ...]:
        """How each of them belongs to what was typed."""
        return tuple(place.relation for place in self.by_report.get(report, ()))

    def neighbour(self, report: str, offset: int, step: int) -> tuple[HitPlace, bool] | None:
        """The match after (step 1) or before (step -1) a place, and whether that meant starting over from the other end."""
        if not self.places:
            return None
        order = list(self.by_report)
        rank = order.index(report) if report in order else -1
        keys = [(order.index(place.report), place.span.start) for place in self.places]
        at = bisect_right(keys, (rank, offset))
        if step < 0:
            at -= 1
            if at >= 0 and keys[at] == (rank, offset):
                at -= 1
        if 0 <= at < len(self.places):
            return self.places[at], False
        return self.places[0 if step > 0 else -1], True

    def position(self, place: HitPlace) -> tuple[int, int]:
        """Which match of its report it is, and how many there are there; both 0 where it is none."""
        places = self.by_report.get(place.report, ())
        return (places.index(place) + 1, len(places)) if place in places else (0, len(places))
