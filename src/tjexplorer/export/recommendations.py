"""The JSON document of `recommendations`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tjexplorer.model.mention import Mention
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.report import Report


def named_in(recommendation: Recommendation, report: Report, mentions: Iterable[Mention]) -> list[str]:
    """Ids of the institutions that a recommendation or the heading of its section names, in the order of their places.

    `report` and `mentions` are those that it stands in.
    """
    heading = report.by_id[recommendation.section].heading
    places = [recommendation.span] if heading is None else [heading, recommendation.span]
    named = [m for m in mentions if m.section == recommendation.section and any(p.overlaps(m.span) for p in places)]
    return list(dict.fromkeys(mention.record for mention in named))


def recommendations_document(found: Sequence[tuple[Recommendation, Sequence[str]]]) -> dict[str, Any]:
    """Recommendations with the ids of the institutions named in them."""
    return {
        "recommendations": [
            {
                "report": one.report,
                "section": one.section,
                "number": one.number,
                "title": one.title,
                "text": one.text,
                "line": one.line,
                "end_line": one.end_line,
                "institutions": list(institutions),
                "start": one.span.start,
                "end": one.span.end,
            }
            for one, institutions in found
        ]
    }
