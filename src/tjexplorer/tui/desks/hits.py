"""The hits of an answer in the order in which one reads: by report, then by place.

`Hits` has them all. `SoughtHits` looks for those of a report when they are asked for: where a word stands everywhere, the
places of one report are found at once, those of all reports are not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from tjexplorer.errors import TjexplorerError
from tjexplorer.model.span import Span
from tjexplorer.search.request import SearchRequest
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

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return bool(self.places)

    def of_report(self, report: str) -> tuple[HitPlace, ...]:
        """The matches in one report."""
        return self.by_report.get(report, ())

    def spans(self, report: str) -> tuple[Span, ...]:
        """Their places."""
        return tuple(place.span for place in self.of_report(report))

    def relations(self, report: str) -> tuple[Relation, ...]:
        """How each of them belongs to what was typed."""
        return tuple(place.relation for place in self.of_report(report))

    def neighbour(self, report: str, offset: int, step: int) -> tuple[HitPlace, bool] | None:
        """The match after (step 1) or before (step -1) a place, and whether that meant starting over from the other end."""
        if not self.places:
            return None
        ranks = {report_id: rank for rank, report_id in enumerate(self.by_report)}
        rank = ranks.get(report, -1)
        keys = [(ranks[place.report], place.span.start) for place in self.places]
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
        return _position(place, self.of_report(place.report))


class SoughtHits:
    """The matches of an answer that has its first hits alone; those of a report are looked for once."""

    any = True
    """Whether there are any."""

    def __init__(
        self, search: Callable[[SearchRequest], SearchResult], request: SearchRequest, report_ids: Iterable[str]
    ) -> None:
        self._search = search
        self._request = request
        self._order = tuple(report_ids)
        self._known: dict[str, tuple[HitPlace, ...]] = {}
        self._counts: dict[tuple[str, ...], int] = {}

    def of_report(self, report: str) -> tuple[HitPlace, ...]:
        """The matches in one report."""
        if report not in self._known:
            result = self._found((report,), 0)
            self._known[report] = Hits.of(result, (report,)).of_report(report) if result else ()
        return self._known[report]

    def spans(self, report: str) -> tuple[Span, ...]:
        """Their places."""
        return tuple(place.span for place in self.of_report(report))

    def relations(self, report: str) -> tuple[Relation, ...]:
        """How each of them belongs to what was typed."""
        return tuple(place.relation for place in self.of_report(report))

    def neighbour(self, report: str, offset: int, step: int) -> tuple[HitPlace, bool] | None:
        """The match after (step 1) or before (step -1) a place, and whether that meant starting over from the other end."""
        rank = self._order.index(report) if report in self._order else -1
        here = self.of_report(report) if rank >= 0 else ()
        beyond = [one for one in here if (one.span.start > offset if step > 0 else one.span.start < offset)]
        if beyond:
            return beyond[0 if step > 0 else -1], False
        before, after = self._order[: max(rank, 0)], self._order[rank + 1 :]
        # All the way round: at last the report itself.
        ahead, over = (after, self._order[: rank + 1]) if step > 0 else (before, self._order[max(rank, 0) :])
        for reports, again in ((ahead, False), (over, True)):
            found = self._nearest(reports, step)
            places = self.of_report(found) if found else ()
            if places:
                return places[0 if step > 0 else -1], again
        return None

    def position(self, place: HitPlace) -> tuple[int, int]:
        """Which match of its report it is, and how many there are there; both 0 where it is none."""
        return _position(place, self.of_report(place.report))

    def _nearest(self, reports: Sequence[str], step: int) -> str | None:
        """The first (step 1) or last (step -1) of some reports that has a match: ever more of them are counted at once."""
        left = tuple(reports) if step > 0 else tuple(reversed(reports))
        size = 1
        while left:
            block, left = left[:size], left[size:]
            size *= 2
            if not self._count(block):
                continue
            while len(block) > 1:
                nearer = block[: len(block) // 2]
                block = nearer if self._count(nearer) else block[len(block) // 2 :]
            return block[0]
        return None

    def _count(self, reports: tuple[str, ...]) -> int:
        if reports not in self._counts:
            result = self._found(reports, 1)
            self._counts[reports] = result.total_matches if result else 0
        return self._counts[reports]

    def _found(self, reports: tuple[str, ...], limit: int) -> SearchResult | None:
        """What is found in some reports; None where they are not searched, or cannot be any more."""
        allowed = self._request.reports
        asked = tuple(report for report in reports if not allowed or report in allowed)
        if not asked:
            return None
        try:
            return self._search(replace(self._request, reports=asked, limit=limit))
        except TjexplorerError:
            return None  # told with the next search


def _position(place: HitPlace, places: Sequence[HitPlace]) -> tuple[int, int]:
    return (places.index(place) + 1, len(places)) if place in places else (0, len(places))
