"""How often queries are found: by report, year and kind of section, and where in each report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tjexplorer.search.results import FormCount, Hit, SearchResult
from tjexplorer.statistics import measures
from tjexplorer.statistics.scope import Part
from tjexplorer.text.cells import one_cell

DENSITIES = " ▁▂▃▄▅▆▇█"
"""From nothing to the densest stretch."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a report something was found."""

    at: int
    """Characters of the report before it, white space not counted."""
    line: int
    """Its first line."""
    start: int
    """First code point of the source."""
    end: int
    """One past the last."""


@dataclass(frozen=True, slots=True)
class Share:
    """What falls to a year or a kind of section."""

    key: str
    """The year, empty where a report has none; or the kind."""
    count: int
    """Matches."""
    characters: int
    """Characters of the sections in question."""

    @property
    def per_10000(self) -> float | None:
        """Matches for each 10,000 characters."""
        return measures.per_10000(self.count, self.characters)


@dataclass(frozen=True, slots=True)
class ReportFrequency:
    """What falls to a report."""

    report: str
    """Its id."""
    label: str
    """The editor's short name."""
    year: int | None
    """The year to file it under: of the report, else of its trip, else the one that begins its id."""
    count: int
    """Matches."""
    characters: int
    """Characters of its sections in question."""
    sections: int
    """Sections with a match."""
    dispersion: float | None
    """DP over its sections in question; None without a match or with one section."""
    spots: tuple[Spot, ...]
    """Where the matches stand, in the order of the source."""
    length: int
    """Characters of the whole report."""

    @property
    def per_10000(self) -> float | None:
        """Matches for each 10,000 characters."""
        return measures.per_10000(self.count, self.characters)

    def bins(self, number: int) -> tuple[int, ...]:
        """Matches in each of so many equal stretches of the whole report."""
        return measures.in_bins((spot.at for spot in self.spots), max(1, self.length), number)


@dataclass(frozen=True, slots=True)
class QueryFrequency:
    """One query, counted."""

    query: str
    """As typed."""
    read_as: str
    """How it was read, in words."""
    forms: tuple[FormCount, ...]
    """The written forms."""
    notes: tuple[str, ...]
    """What the reader should know."""
    count: int
    """All matches: the `total_matches` of the search."""
    sections: int
    """Sections found."""
    characters: int
    """Characters of all sections in question."""
    dispersion: float | None
    """DP over the reports in question; None without a match or with one report."""
    reports: tuple[ReportFrequency, ...]
    """One for each report with sections in question, in the order of the library."""
    years: tuple[Share, ...]
    """By year of the report, those without a year last."""
    kinds: tuple[Share, ...]
    """By kind of section, the most characters first."""

    @property
    def per_10000(self) -> float | None:
        """Matches for each 10,000 characters."""
        return measures.per_10000(self.count, self.characters)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Several queries, counted in the same sections."""

    queries: tuple[QueryFrequency, ...]
    """In the order asked."""
    characters: int
    """Characters of reading text of the sections that pass the filters: headings included, contents lists and white space
    not. What a query itself asks of sections (`year:2015`) does not change it."""


def counted(result: SearchResult, parts: Sequence[Part]) -> QueryFrequency:
    """The frequencies of an answer that has all its hits, in the sections that passed the filters of its request."""
    hits: dict[str, list[Hit]] = {}
    for hit in result.hits:
        hits.setdefault(hit.report, []).append(hit)
    reports = tuple(_of_report(part, hits.get(part.report.id, ())) for part in parts)
    years = Counter[str]()
    for found in reports:
        years["" if found.year is None else str(found.year)] += found.count
    kinds = Counter[str]()
    for hit in result.hits:
        kinds[hit.kind] += len(hit.matches)
    return QueryFrequency(
        query=result.query,
        read_as=result.read_as,
        forms=result.forms,
        notes=result.notes,
        count=result.total_matches,
        sections=result.total_sections,
        characters=sum(found.characters for found in reports),
        dispersion=measures.deviation_of_proportions(
            [found.count for found in reports], [found.characters for found in reports]
        ),
        reports=reports,
        years=tuple(sorted(_shares(years, _characters_by_year(reports)), key=lambda one: (not one.key, one.key))),
        kinds=tuple(sorted(_shares(kinds, _characters_by_kind(parts)), key=lambda one: (-one.characters, one.key))),
    )


def plot(counts: Iterable[int], most: int) -> str:
    """Counts as one line of eighths, `most` being a full block: nothing is a space, and one is seen."""
    full = len(DENSITIES) - 1
    return one_cell("".join(DENSITIES[-(-n * full // max(1, most))] for n in counts))


def _of_report(part: Part, hits: Sequence[Hit]) -> ReportFrequency:
    report, origins = part.report, part.origins
    spots = []
    for hit in hits:
        for match in hit.matches:
            a, _b = origins.reading_range(match.start, match.end)
            spots.append(Spot(origins.visible(0, a), match.line, match.start, match.end))
    counts = Counter({hit.section: len(hit.matches) for hit in hits})
    lengths = part.lengths
    return ReportFrequency(
        report=report.id,
        label=report.facts.label,
        year=part.year,
        count=len(spots),
        characters=sum(lengths),
        sections=len(hits),
        dispersion=measures.deviation_of_proportions([counts[report.sections[n].id] for n in part.sections], lengths),
        spots=tuple(sorted(spots, key=lambda spot: spot.start)),
        length=origins.visible(0, len(report.reading)),
    )


def _characters_by_year(reports: Iterable[ReportFrequency]) -> Counter[str]:
    found = Counter[str]()
    for report in reports:
        found["" if report.year is None else str(report.year)] += report.characters
    return found


def _characters_by_kind(parts: Iterable[Part]) -> Counter[str]:
    found = Counter[str]()
    for part in parts:
        for ordinal, length in zip(part.sections, part.lengths, strict=True):
            found[part.report.sections[ordinal].kind] += length
    return found


def _shares(counts: Counter[str], characters: Counter[str]) -> tuple[Share, ...]:
    return tuple(Share(key, counts[key], length) for key, length in characters.items())
