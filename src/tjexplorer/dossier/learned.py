"""What was recommended and learned at an institution."""

from __future__ import annotations

from collections.abc import Sequence

from tjexplorer.dossier.contents import Recommended
from tjexplorer.dossier.kinship import Family
from tjexplorer.dossier.passages import Paragraph, on_lines, paragraphs_in
from tjexplorer.dossier.sources import Sources
from tjexplorer.model.mention import Mention
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.record import LineRange
from tjexplorer.model.report import Report


def recommended(family: Family, reports: Sequence[Report], sources: Sources) -> tuple[Recommended, ...]:
    """Recommendations that name the institution, its lineage or a part, or stand in reflections on a visit to one; those
    that do both first, then those on visits.
    """
    found = []
    for report in reports:
        ranges = _reflections(family, report)
        mentions = [mention for mention in sources.mentions(report.id) if family.kinship(mention.record)]
        for one in sources.recommendations(report.id):
            on_visit = any(lines.line <= one.line and one.end_line <= lines.end_line for lines in ranges)
            names_it = _names_it(one, report, mentions)
            if on_visit or names_it:
                found.append(Recommended(one, names_it, on_visit))
    return tuple(sorted(found, key=lambda one: (not (one.on_visit and one.names_it), not one.on_visit)))


def reflected(family: Family, reports: Sequence[Report], known: Sequence[Recommendation]) -> tuple[Paragraph, ...]:
    """Paragraphs of the reflections on visits that are not among the recommendations already `known`."""
    found: list[Paragraph] = []
    for report in reports:
        paragraphs = paragraphs_in(report)
        spans = [one.span for one in known if one.report == report.id]
        on_visits = {one for lines in _reflections(family, report) for one in on_lines(paragraphs, lines)}
        free = [one for one in on_visits if not any(span.overlaps(one.span) for span in spans)]
        found += sorted(free, key=lambda one: one.span)
    return tuple(found)


def _reflections(family: Family, report: Report) -> list[LineRange]:
    visits = [visit for visit in report.record.visits if family.kinship(visit.institution)]
    return list(dict.fromkeys(lines for visit in visits for lines in visit.reflections))


def _names_it(one: Recommendation, report: Report, mentions: Sequence[Mention]) -> bool:
    heading = report.by_id[one.section].heading
    places = [one.span] if heading is None else [heading, one.span]
    return any(mention.section == one.section and any(p.overlaps(mention.span) for p in places) for mention in mentions)
