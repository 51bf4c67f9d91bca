"""Facets: how an answer divides by report, year, agency, kind of section and institution.

Each facet is counted with its own filter lifted and all others in force, so that it shows what choosing another of its
values would give: the number beside a value is what a search finds that has this value as its filter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from tjexplorer.indexing.documents import ReportFacts
from tjexplorer.model.mention import Mention
from tjexplorer.search.request import SearchRequest, Sort
from tjexplorer.search.results import Hit, SearchResult


class FacetName(StrEnum):
    """What an answer is divided by."""

    REPORT = "report"
    YEAR = "year"
    AGENCY = "agency"
    KIND = "kind"
    INSTITUTION = "institution"


FILTERS = MappingProxyType(
    {
        FacetName.REPORT: "reports",
        FacetName.YEAR: "years",
        FacetName.AGENCY: "agencies",
        FacetName.KIND: "kinds",
        FacetName.INSTITUTION: "institutions",
    }
)
"""The field of a request that holds a facet's own filter."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with what falls to it."""

    value: str | None
    """Id of a report or institution, a year, a kind; an agency's id, else its printed name. None: none is stated, or no
    institution is named."""
    sections: int
    """Sections found."""
    matches: int
    """Matches in them."""
    chosen: bool
    """Whether the request's filter has it."""


@dataclass(frozen=True, slots=True)
class Facet:
    """An answer divided by one thing."""

    name: FacetName
    """What by."""
    total_sections: int
    """Sections found with this facet's own filter lifted."""
    total_matches: int
    """Matches in them."""
    values: tuple[FacetValue, ...]
    """Those that have any section and those chosen. Reports and years in their order, others by sections; None last.

    But for institutions they add up to the totals. A section counts for every institution that it names."""


Search = Callable[[SearchRequest], SearchResult]
"""What answers a request."""

Mentions = Callable[[str], Iterable[Mention]]
"""The institutions that a report names."""


def facets(
    request: SearchRequest,
    search: Search,
    reports: Iterable[ReportFacts],
    mentions: Mentions,
    result: SearchResult | None = None,
) -> tuple[Facet, ...]:
    """The five facets of a request, in the order of `FacetName`; its limit does not matter.

    `result` is the answer to the request, if it is at hand; it serves where it holds all hits. Raises as `search` does.
    """
    whole = replace(request, limit=0, sort=Sort.ORDER)
    complete = result is not None and len(result.hits) == result.total_sections
    answer = result if result is not None and complete else search(whole)
    facts = {one.id: one for one in reports}
    named: dict[str, dict[str, frozenset[str]]] = {}
    found = []
    for name in FacetName:
        wider = _without(whole, name)
        hits = answer.hits if wider == whole else search(wider).hits
        if name is FacetName.INSTITUTION:
            for report in {hit.report for hit in hits} - named.keys():
                named[report] = _named(mentions(report))
        found.append(_facet(name, hits, _values_of(name, facts, named), _chosen(request, name)))
    return tuple(found)


def _chosen(request: SearchRequest, name: FacetName) -> tuple[str, ...]:
    """The values that the request's own filter of a facet holds."""
    return tuple(str(value) for value in getattr(request, FILTERS[name], ()))


def _without(request: SearchRequest, name: FacetName) -> SearchRequest:
    own: dict[str, Any] = {field.name: () for field in fields(request) if field.name == FILTERS[name]}
    return replace(request, **own)


def _named(mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """Of each section the institutions that it names."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        found.setdefault(mention.section, set()).add(mention.record)
    return {section: frozenset(records) for section, records in found.items()}


def _values_of(
    name: FacetName, facts: dict[str, ReportFacts], named: dict[str, dict[str, frozenset[str]]]
) -> Callable[[Hit], Iterable[str | None]]:
    """What gives the values of a hit, one or more."""

    def of_report(hit: Hit) -> Iterable[str | None]:
        report = facts[hit.report]
        if name is FacetName.AGENCY:
            return (report.agency_id or report.agency,)
        # As statistics count: the year of the report, else that in which its trip ended.
        return (str(max(report.years)) if report.years else None,)

    match name:
        case FacetName.REPORT:
            return lambda hit: (hit.report,)
        case FacetName.KIND:
            return lambda hit: (hit.kind,)
        case FacetName.INSTITUTION:
            return lambda hit: named.get(hit.report, {}).get(hit.section) or (None,)
        case _:
            return of_report


def _facet(
    name: FacetName,
    hits: Iterable[Hit],
    values_of: Callable[[Hit], Iterable[str | None]],
    chosen: tuple[str, ...],
) -> Facet:
    sections, matches = Counter[str | None](dict.fromkeys(chosen, 0)), Counter[str | None]()
    total_sections = total_matches = 0
    for hit in hits:
        total_sections += 1
        total_matches += len(hit.matches)
        for value in values_of(hit):
            sections[value] += 1
            matches[value] += len(hit.matches)
    ordered = name in {FacetName.REPORT, FacetName.YEAR}

    def place(value: str | None) -> tuple[bool, int, int, str]:
        counts = (0, 0) if ordered else (-sections[value], -matches[value])
        return value is None, *counts, value or ""

    values = tuple(
        FacetValue(value, sections[value], matches[value], value in chosen) for value in sorted(sections, key=place)
    )
    return Facet(name, total_sections, total_matches, values)


def facets_document(found: Iterable[Facet]) -> dict[str, Any]:
    """Facets as the document of the command line, by name."""
    return {
        str(facet.name): {
            "total_sections": facet.total_sections,
            "total_matches": facet.total_matches,
            "values": [
                {"value": one.value, "sections": one.sections, "matches": one.matches, "chosen": one.chosen}
                for one in facet.values
            ],
        }
        for facet in found
    }
