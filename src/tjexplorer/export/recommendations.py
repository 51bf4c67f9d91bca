"""The JSON document of `recommendations`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tjexplorer.model.institution import Mention
from tjexplorer.model.recommendation import Recommendation


def named_in(recommendation: Recommendation, mentions: Iterable[Mention]) -> list[str]:
    """Ids of the institutions that a recommendation or the heading of its section names, in the order of their places.

    `mentions` are those of its report.
    """
    in_section = [mention for mention in mentions if mention.section == recommendation.section]
    heading = [m for m in in_section if m.text in recommendation.title and m.span.start < recommendation.span.start]
    inside = [m for m in in_section if recommendation.span.overlaps(m.span)]
    return list(dict.fromkeys(mention.institution for mention in [*heading, *inside]))


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
