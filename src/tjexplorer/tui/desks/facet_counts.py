"""What filters would leave of an answer: counted, or told from the hits at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tjexplorer.errors import TjexplorerError
from tjexplorer.indexing.documents import ReportFacts
from tjexplorer.search.facets import Facet, facets
from tjexplorer.search.searcher import SearchCancelled
from tjexplorer.tui.desks.answer import Answer
from tjexplorer.workspace import Workspace


def rough_facets(workspace: Workspace, answer: Answer) -> tuple[Facet, ...]:
    """The facets of the hits at hand, filters in force and institutions left out: what can be had at once."""
    found = facets(answer.request, lambda _request: answer.result, _facts(workspace), lambda _report: ())
    if answer.is_whole:
        return found
    # How many there are in the hits that are not at hand is not known.
    return tuple(
        replace(facet, values=tuple(replace(one, sections=-1, matches=-1) for one in facet.values)) for facet in found
    )


def counted_facets(
    workspace: Workspace, answer: Answer, cancelled: Callable[[], bool]
) -> tuple[tuple[Facet, ...], str]:
    """The facets; where they could not be counted those that are at hand, and what is wrong. Raises `SearchCancelled`."""
    try:
        return facets(
            answer.request,
            lambda request: workspace.searcher.search(request, cancelled),
            _facts(workspace),
            workspace.mentions,
            answer.result,
        ), ""
    except SearchCancelled:
        raise
    except TjexplorerError as error:
        return rough_facets(workspace, answer), str(error)


def _facts(workspace: Workspace) -> list[ReportFacts]:
    return [report.facts for report in workspace.shelf.stock().reports]
