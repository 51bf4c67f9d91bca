"""`searches`: searches saved under a name, and the history of all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.commands.search import answer, shown
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.searching import QueryCommand, conditions, inquiry_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.statement import command
from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import Inquiry, SavedSearch
from tjexplorer.search.request import SearchRequest
from tjexplorer.searches.saved import SavedSearches
from tjexplorer.searches.shape import plain

_CALL = "tjexplorer search "


@click.group(help=summary("searches"))
@everywhere
def searches(session: Session) -> int:  # noqa: ARG001  # the options stand before the subcommand
    """Keep searches."""
    return 0


def _saved(session: Session) -> SavedSearches:
    return session.workspace().saved_searches


@searches.command("list", help=_("List the saved searches."))
@everywhere
def list_(session: Session) -> int:
    """List the saved searches."""
    found, problems = _saved(session).load_all()
    for problem in problems:
        say(str(problem))
    if session.as_json:
        output.document({"searches": [_document(session, saved) for saved in found]})
    else:
        rows = [(saved.name, _asked(saved.inquiry), " ".join(saved.note.split())) for saved in found]
        output.table((_("name"), _("search"), _("note")), rows, flexible=1)
        if not rows:
            say(_("There are no saved searches yet. `tjexplorer searches save NAME QUERY` keeps one."))
    return 0 if found else 1


@searches.command(cls=QueryCommand, help=_("Save a search under a name, with its options."))
@click.argument("name")
@click.argument("query", nargs=-1)
@conditions
@click.option("--sort", type=OneOf(["relevance", "order", "date"]), default="relevance", help=_("Order of hits."))
@click.option("--note", default="", metavar="T", help=_("A note of your own."))
@click.option("--replace", "replacing", is_flag=True, help=_("Replace the search of this name."))
@everywhere
def save(session: Session, name: str, query: tuple[str, ...], **options: Any) -> int:
    """Save a search."""
    workspace = session.workspace()
    inquiry = inquiry_of(workspace, query, options)
    saved = SavedSearch(name, inquiry, datetime.now().astimezone(), options["note"])
    workspace.saved_searches.save(saved, replacing=options["replacing"])
    if session.as_json:
        output.document({"search": _document(session, saved)})
    else:
        say(_("Saved as “{name}”. `tjexplorer searches run` repeats it.").format(name=name))
    return 0


@searches.command(help=_("Run a saved search."))
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=0), default=20, help=_("How many; 0 prints all."))
@shown
@everywhere
def run(session: Session, name: str, **options: Any) -> int:
    """Run a saved search."""
    workspace = session.workspace()
    saved = workspace.saved_searches.get(name)
    return answer(session, workspace, SearchRequest.asking(saved.inquiry, options["limit"]), options)


@searches.command(help=_("Remove a saved search."))
@click.argument("name")
@everywhere
def remove(session: Session, name: str) -> int:
    """Remove a saved search."""
    gone = _saved(session).remove(name)
    if session.as_json:
        output.document({"removed": gone.name})
    say(_("Removed {id}: {words}").format(id=gone.name, words=_asked(gone.inquiry)))
    return 0


@searches.command(help=_("List earlier searches, the latest first."))
@click.option("--limit", type=click.IntRange(min=0), default=20, help=_("How many; 0 prints all."))
@everywhere
def history(session: Session, limit: int) -> int:
    """List earlier searches."""
    found = session.workspace().history.latest(limit)
    if session.as_json:
        output.document(
            {
                "history": [
                    {
                        "when": one.when.isoformat(timespec="seconds"),
                        "library": one.library,
                        **plain(one.inquiry),
                        "sections": one.total_sections,
                        "matches": one.total_matches,
                    }
                    for one in found
                ]
            }
        )
    else:
        rows = [
            (
                one.when.astimezone().strftime("%Y-%m-%d %H:%M"),
                one.total_sections,
                one.total_matches,
                _asked(one.inquiry),
            )
            for one in found
        ]
        output.table((_("date"), _("sections"), _("matches"), _("search")), rows, flexible=3)
        if not rows:
            say(_("No search has been kept yet."))
    return 0 if found else 1


def _asked(inquiry: Inquiry) -> str:
    """Query and options as they are typed."""
    return command(inquiry).removeprefix(_CALL)


def _document(session: Session, saved: SavedSearch) -> dict[str, Any]:
    return {
        "name": saved.name,
        **plain(saved.inquiry),
        "note": saved.note,
        "created": saved.created.isoformat(timespec="seconds"),
        "command": command(saved.inquiry, session.library),
    }
