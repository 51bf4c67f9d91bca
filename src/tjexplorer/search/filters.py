"""The filters of a request as one test of report and section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from tjexplorer.errors import UnknownNameError, UsageError
from tjexplorer.indexing.documents import ReportFacts, SearchedSection
from tjexplorer.messages import gettext as _
from tjexplorer.model.section import SectionKind
from tjexplorer.search.fields import Test
from tjexplorer.search.request import SearchRequest

NONE: dict[str, Any] = {
    "reports": (), "institutions": (), "kinds": (), "agencies": (), "years": (), "date_from": None, "date_to": None,
}  # fmt: skip
"""The fields of a request without filters."""

Mentioned = Callable[[Iterable[str]], frozenset[str]]
"""Ids of the sections that mention one of some institutions."""


def check(request: SearchRequest, reports: Sequence[str], institutions: Sequence[str] | None) -> None:
    """Refuse filters that name nothing known; `institutions` is None where the authority file cannot be read.

    Raises `UnknownNameError` or `UsageError`.
    """
    kinds = [str(kind) for kind in SectionKind]
    for name in request.reports:
        if name not in reports:
            raise UnknownNameError(_("report"), name, reports, "tjexplorer reports")
    for name in request.kinds:
        if name not in kinds:
            raise UnknownNameError(_("kind of section"), name, kinds, "tjexplorer search --help")
    for name in request.institutions:
        if institutions is not None and name not in institutions:
            raise UnknownNameError(_("institution"), name, institutions, "tjexplorer institutions")
    if request.date_from and request.date_to and request.date_from > request.date_to:
        problem = _("The period from {first} to {last} ends before it begins. Exchange the two dates.")
        raise UsageError(problem.format(first=request.date_from, last=request.date_to))


def test_of(request: SearchRequest, mentioned: Mentioned) -> Test | None:
    """Whether a section passes all filters; None where there are none."""
    if not request.filtered:
        return None
    reports, kinds = frozenset(request.reports), frozenset(request.kinds)
    agencies, years = frozenset(request.agencies), frozenset(request.years)
    sections = mentioned(request.institutions) if request.institutions else frozenset()
    first = request.date_from.isoformat() if request.date_from else ""
    last = request.date_to.isoformat() if request.date_to else ""

    def passes(report: ReportFacts, section: SearchedSection) -> bool:
        if reports and report.id not in reports:
            return False
        if agencies and not agencies & {report.agency_id, report.agency}:
            return False
        if years and max(report.years, default=None) not in years:
            return False
        if kinds and section.kind not in kinds:
            return False
        if request.institutions and section.id not in sections:
            return False
        if first or last:
            if section.first_day is None or section.last_day is None:
                return False
            return (not first or section.last_day >= first) and (not last or section.first_day <= last)
        return True

    return passes


def widest(request: SearchRequest) -> SearchRequest:
    """The request without all that narrows it beside the query."""
    return replace(request, **NONE, spelling_only=False, exact=False, off_forms=frozenset())


def without_each(request: SearchRequest) -> list[tuple[str, SearchRequest]]:
    """The request without each of its filters and of the switches that narrow it, with the name of each."""
    found = []
    if request.reports:
        found.append((_("report"), replace(request, reports=())))
    if request.institutions:
        found.append((_("institution"), replace(request, institutions=())))
    if request.kinds:
        found.append((_("kind of section"), replace(request, kinds=())))
    if request.agencies:
        found.append((_("agency"), replace(request, agencies=())))
    if request.years:
        found.append((_("year"), replace(request, years=())))
    if request.date_from or request.date_to:
        found.append((_("period"), replace(request, date_from=None, date_to=None)))
    if request.exact:
        found.append((_("only as typed"), replace(request, exact=False)))
    elif request.spelling_only:
        found.append((_("only spellings"), replace(request, spelling_only=False)))
    if request.off_forms:
        found.append((_("written forms switched off"), replace(request, off_forms=frozenset())))
    return found
