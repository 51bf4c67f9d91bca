"""`search`: the sections that a query finds."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.searching import filters, request_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search.results import Hit, SearchResult

MOST_RELATED = 8
"""Related forms that are offered."""


@click.command(help=summary("search"))
@click.argument("query", nargs=-1)
@filters
@click.option("--sort", type=OneOf(["relevance", "order", "date"]), default="relevance", help=_("Order of hits."))
@everywhere
def search(session: Session, query: tuple[str, ...], **options: object) -> int:
    """Search."""
    workspace = session.workspace()
    result = workspace.searcher.search(request_of(workspace, query, options))
    if session.as_json:
        output.document(result.to_json())
    else:
        _print(result)
    return 0 if result.hits else 1


def _print(result: SearchResult) -> None:
    for note in result.notes:
        say(note)
    if not result.hits:
        return
    output.line(
        _("{matches} in {sections}").format(
            matches=ngettext("{n} match", "{n} matches", result.total_matches).format(n=result.total_matches),
            sections=ngettext("{n} section", "{n} sections", result.total_sections).format(n=result.total_sections),
        )
    )
    counted = [form for form in result.forms if form.on and form.count]
    output.paragraph(" · ".join(f"{form.form} {form.count}" for form in counted), indent=2)
    waiting = [form for form in result.forms if not form.on and form.count][:MOST_RELATED]
    if waiting:
        names = " · ".join(f"{form.form} {form.count}" for form in waiting)
        output.paragraph(_("not counted, --on FORM adds it: {forms}").format(forms=names), indent=2)
    for hit in result.hits:
        _print_hit(hit)
    left = result.total_sections - len(result.hits)
    if left:
        text = ngettext("{n} more section; --limit 0 prints all.", "{n} more sections; --limit 0 prints all.", left)
        say(text.format(n=left))


def _print_hit(hit: Hit) -> None:
    output.line()
    titles = " > ".join([*hit.path[-1:], hit.title])
    output.paragraph(f"{hit.section}  {titles}  ({_('line')} {hit.line}, {len(hit.matches)})")
    output.paragraph(_marked(hit), indent=2)


def _marked(hit: Hit) -> str:
    """The snippet with its matches in brackets: visible without colour, and in a pipe."""
    pieces: list[str] = []
    at = 0
    for start, end in hit.snippet_marks:
        pieces.extend((hit.snippet[at:start], "【", hit.snippet[start:end], "】"))
        at = end
    pieces.append(hit.snippet[at:])
    return "".join(pieces)
