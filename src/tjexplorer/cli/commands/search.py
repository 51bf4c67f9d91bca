"""`search`: the sections that a query finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.searching import QueryCommand, filters, kept_out, remember, request_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.export.plain_hits import marked, plain_forms, plain_hits
from tjexplorer.export.statement import Setting, command, statement
from tjexplorer.export.tables import hits_csv, tabbed
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.facets import Facet, FacetName, facets, facets_document
from tjexplorer.search.request import SearchRequest
from tjexplorer.search.results import Hit, SearchResult

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

MOST_RELATED = 8
"""Related forms that are offered."""

MOST_VALUES = 12
"""Values of a facet that are printed."""


def shown(function: F) -> F:
    """The options that say what of an answer is printed, and whether the search is kept."""
    options = (
        click.option("--facets", "with_facets", is_flag=True,
                     help=_("Count the answer by report, year, agency, kind and institution as well.")),
        click.option("--statement", "with_statement", is_flag=True,
                     help=_("Print a paragraph for a section on methods instead of the hits.")),
        click.option("--by-report", is_flag=True, help=_("Group the hits by report, with the counts of each.")),
        click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV: a row for each match of the hits.")),
        click.option("--tsv", "as_tsv", is_flag=True, help=_("Print a table with tabs.")),
        click.option("--plain", is_flag=True,
                     help=_("For screen readers: words instead of signs, each hit on two lines, nothing broken.")),
        kept_out,
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


@click.command(cls=QueryCommand, help=summary("search"))
@click.argument("query", nargs=-1)
@filters
@click.option("--sort", type=OneOf(["relevance", "order", "date"]), default="relevance", help=_("Order of hits."))
@shown
@everywhere
def search(session: Session, query: tuple[str, ...], **options: object) -> int:
    """Search."""
    workspace = session.workspace()
    return answer(session, workspace, request_of(workspace, query, options), options)


def answer(session: Session, workspace: Workspace, request: SearchRequest, options: Mapping[str, object]) -> int:
    """Search, keep the search, and print what the options of `shown` ask for; the exit code."""
    if bool(options["as_csv"]) + bool(options["as_tsv"]) + session.as_json > 1:
        raise UsageError(_("--csv, --tsv and --json are three formats. Give one of them."))
    groups: tuple[Group, ...] = ()
    result = workspace.searcher.search(replace(request, limit=0) if options["by_report"] else request)
    if options["by_report"]:
        groups = _groups(result)
        result = replace(result, hits=tuple(hit for group in groups for hit in group.hits)[: request.limit or None])
    if not options["no_history"]:
        remember(workspace, request, result.total_sections, result.total_matches)
    found = _facets(workspace, request, result) if options["with_facets"] else ()
    paragraph = _statement(session, workspace, request) if options["with_statement"] else ""
    if session.as_json:
        output.document(_document(session, request, result, found, paragraph) | _groups_document(groups))
    elif options["as_csv"] or options["as_tsv"]:
        table = hits_csv(result.to_json())
        output.raw(tabbed(table) if options["as_tsv"] else table)
        for note in result.notes:
            say(note)
        return 0 if result.hits else 1
    elif paragraph:
        for note in result.notes:
            say(note)
        output.line(paragraph)
    elif options["plain"]:
        _print_plain(result)
    else:
        _print(workspace, result, groups)
    if not session.as_json and found and result.hits:
        _print_facets(workspace, found)
    return 0 if result.hits else 1


def _document(
    session: Session, request: SearchRequest, result: SearchResult, found: tuple[Facet, ...], paragraph: str
) -> dict[str, Any]:
    document = result.to_json()
    if found:
        document["facets"] = facets_document(found)
    if paragraph:
        document["statement"] = paragraph
        document["command"] = command(Inquiry.of(request), session.library)
    return document


def _facets(workspace: Workspace, request: SearchRequest, result: SearchResult) -> tuple[Facet, ...]:
    reports = [report.facts for report in workspace.shelf.stock().reports]
    return facets(request, workspace.searcher.search, reports, workspace.mentions, result)


def _statement(session: Session, workspace: Workspace, request: SearchRequest) -> str:
    whole = workspace.searcher.search(replace(request, limit=0))
    setting = Setting(
        reports=workspace.shelf.stock().reports,
        now=datetime.now().astimezone(),
        institution=lambda id_: workspace.institutions.get(id_).shown if id_ in workspace.institutions else id_,
        library=session.library,
    )
    return statement(request, whole, setting)


def _print_facets(workspace: Workspace, found: tuple[Facet, ...]) -> None:
    """A table for each facet; values whose filter is in force have an asterisk."""
    labels = {report_id: workspace.library.record(report_id).label for report_id in workspace.library.report_ids}
    for facet in found:
        values = facet.values[:MOST_VALUES]
        rows = []
        for one in values:
            shown_value = f"{one.value or _('none')}{' *' if one.chosen else ''}"
            rows.append((one.sections, one.matches, shown_value, _label(workspace, labels, one.value)))
        output.line()
        if facet.name in {FacetName.YEAR, FacetName.KIND}:
            head: tuple[str, ...] = (_("sections"), _("matches"), heading(facet.name))
            output.table(head, [row[:3] for row in rows], flexible=2)
        else:
            output.table((_("sections"), _("matches"), heading(facet.name), _("name")), rows, flexible=3)
        left = len(facet.values) - len(values)
        if left:
            text = ngettext("… and {n} more; --json prints all.", "… and {n} more; --json prints all.", left)
            output.line(text.format(n=left))


def heading(name: FacetName) -> str:
    """What a facet divides by, in the language in use."""
    return {
        FacetName.REPORT: _("report"),
        FacetName.YEAR: _("year"),
        FacetName.AGENCY: _("agency"),
        FacetName.KIND: _("kind of section"),
        FacetName.INSTITUTION: _("institution"),
    }[name]


def _label(workspace: Workspace, labels: Mapping[str, str], value: str | None) -> str:
    if value is None or value in labels:
        return labels[value] if value else ""
    return workspace.institutions.get(value).shown if value in workspace.institutions else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one report."""

    report: str
    """Its id."""
    hits: tuple[Hit, ...]
    """All of them, in the order asked for."""

    @property
    def matches(self) -> int:
        """Matches in them."""
        return sum(len(hit.matches) for hit in self.hits)


def _groups(result: SearchResult) -> tuple[Group, ...]:
    """The hits by report, the report of the first hit first."""
    found: dict[str, list[Hit]] = {}
    for hit in result.hits:
        found.setdefault(hit.report, []).append(hit)
    return tuple(Group(report, tuple(hits)) for report, hits in found.items())


def _groups_document(groups: tuple[Group, ...]) -> dict[str, Any]:
    rows = [{"report": group.report, "sections": len(group.hits), "matches": group.matches} for group in groups]
    return {"groups": rows} if rows else {}


def _counted(matches: int, sections: int) -> str:
    return _("{matches} in {sections}").format(
        matches=ngettext("{n} match", "{n} matches", matches).format(n=matches),
        sections=ngettext("{n} section", "{n} sections", sections).format(n=sections),
    )


def _print(workspace: Workspace, result: SearchResult, groups: tuple[Group, ...]) -> None:
    for note in result.notes:
        say(note)
    if not result.hits:
        return
    output.line(_counted(result.total_matches, result.total_sections))
    counted = [form for form in result.forms if form.on and form.count]
    output.paragraph(" · ".join(f"{form.form} {form.count}" for form in counted), indent=2)
    waiting = [form for form in result.forms if not form.on and form.count][:MOST_RELATED]
    if waiting:
        names = " · ".join(f"{form.form} {form.count}" for form in waiting)
        output.paragraph(_("not counted, --on FORM adds it: {forms}").format(forms=names), indent=2)
    counts = {group.report: _counted(group.matches, len(group.hits)) for group in groups}
    for hit in result.hits:
        if hit.report in counts:
            output.line()
            output.paragraph(f"== {workspace.library.record(hit.report).label}: {counts.pop(hit.report)}")
        _print_hit(hit)
    _tell_the_rest(result)


def _print_plain(result: SearchResult) -> None:
    for note in result.notes:
        say(note)
    if result.hits:
        output.line(_counted(result.total_matches, result.total_sections))
        for line in (*plain_forms(result.forms), *plain_hits(result.hits)):
            output.line(line)
        _tell_the_rest(result)


def _tell_the_rest(result: SearchResult) -> None:
    left = result.total_sections - len(result.hits)
    if left:
        text = ngettext("{n} more section; --limit 0 prints all.", "{n} more sections; --limit 0 prints all.", left)
        say(text.format(n=left))


def _print_hit(hit: Hit) -> None:
    output.line()
    titles = " > ".join([*hit.path[-1:], hit.title])
    output.paragraph(f"{hit.section}  {titles}  ({_('line')} {hit.line}, {len(hit.matches)})")
    output.paragraph(marked(hit), indent=2)
