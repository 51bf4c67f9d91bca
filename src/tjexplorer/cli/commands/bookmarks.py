"""`bookmarks`: passages kept, listed, removed and exported."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tjexplorer.bookmarks.anchor import make
from tjexplorer.bookmarks.passage import quoted, whole
from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.output_file import output_option, write_file
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.formats import SUFFIXES, export_bookmarks
from tjexplorer.export.tables import bookmarks_document
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext


@click.group(help=summary("bookmarks"))
@everywhere
def bookmarks(session: Session) -> int:  # noqa: ARG001  # the options stand before the subcommand
    """Keep passages."""
    return 0


@bookmarks.command(help=_("Keep a section (REPORT/PATH), or the words that --quote names in it."))
@click.argument("section")
@click.option("--quote", metavar="TEXT", help=_("The words to keep, in any spelling."))
@click.option("--note", default="", metavar="T", help=_("A note of your own."))
@click.option("--tag", "tags", multiple=True, metavar="T", help=_("A tag; may be given several times."))
@everywhere
def add(session: Session, section: str, quote: str | None, note: str, tags: tuple[str, ...]) -> int:
    """Keep a passage."""
    workspace = session.workspace()
    report, place = workspace.library.section(section)
    span = quoted(report, place, quote) if quote else whole(report, place)
    kept = workspace.bookmarks.add(make(report, span, now=datetime.now().astimezone(), note=note, tags=tags))
    if session.as_json:
        output.document({"bookmark": kept.id})
    else:
        output.line(kept.id)
    return 0


@bookmarks.command("list", help=_("List the bookmarks."))
@everywhere
def list_(session: Session) -> int:
    """List the bookmarks."""
    placed, problems = session.workspace().placed_bookmarks()
    for problem in problems:
        say(str(problem))
    if session.as_json:
        output.document(bookmarks_document(placed))
    else:
        rows = [
            (each.bookmark.id, each.section, each.line, str(each.anchor.status), " ".join(each.bookmark.tags),
             " ".join((each.bookmark.note or each.bookmark.quotation).split()))
            for each in placed
        ]  # fmt: skip
        head = (_("bookmark"), _("section"), _("line"), _("status"), _("tags"), _("note or words"))
        output.table(head, rows, flexible=5)
        if not rows:
            say(_("There are no bookmarks yet. `tjexplorer bookmarks add SECTION` keeps a passage."))
    return 0 if placed else 1


@bookmarks.command(help=_("Remove a bookmark."))
@click.argument("bookmark")
@everywhere
def remove(session: Session, bookmark: str) -> int:
    """Remove a bookmark."""
    gone = session.workspace().bookmarks.remove(bookmark)
    if session.as_json:
        output.document({"removed": gone.id})
    say(_("Removed {id}: {words}").format(id=gone.id, words=" ".join(gone.quotation.split())[:60]))
    return 0


@bookmarks.command(help=_("Export the bookmarks."))
@click.option("--format", "form", type=OneOf(list(SUFFIXES)), default="markdown", help=_("The format."))
@output_option
@everywhere
def export(session: Session, form: str, target: Path | None) -> int:
    """Export the bookmarks."""
    workspace = session.workspace()
    placed, problems = workspace.placed_bookmarks(annotated=True)
    for problem in problems:
        say(str(problem))
    text = export_bookmarks(form, placed, library=workspace.places.root.name, now=datetime.now().astimezone())
    if target is None:
        (output.json_text if form.endswith("json") else output.raw)(text)
    else:
        write_file(target, text)
        text = ngettext("{n} bookmark is in {path}.", "{n} bookmarks are in {path}.", len(placed))
        say(text.format(n=len(placed), path=target.resolve()))
    return 0 if placed else 1
