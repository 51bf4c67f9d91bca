"""`bookmarks`: passages kept, listed, removed and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import click

from tjexplorer.bookmarks.anchor import make
from tjexplorer.bookmarks.arranging import Order, Wanted, arranged, matching
from tjexplorer.bookmarks.labelling import Label
from tjexplorer.bookmarks.passage import quoted, whole
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.cli import output
from tjexplorer.cli.bookmark_changes import edit, move
from tjexplorer.cli.bookmark_choice import among_reports, choice_options
from tjexplorer.cli.bookmark_export import export, template
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.export.tables import bookmarks_document
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Colour
from tjexplorer.text.cells import clip

_LONGEST_NOTE = 320
"""Cells of a note in the table."""


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
@click.option("--collection", default="", metavar="C", help=_("A collection to put it into."))
@click.option("--colour", type=OneOf([each.value for each in Colour]), help=_("A colour."))
@everywhere
def add(session: Session, section: str, quote: str | None, **options: Any) -> int:
    """Keep a passage."""
    workspace = session.workspace()
    report, place = workspace.library.section(section)
    span = quoted(report, place, quote) if quote else whole(report, place)
    colour = Colour(options["colour"]) if options["colour"] else None
    label = Label(options["note"], options["tags"], options["collection"], colour)
    made = label.on(make(report, span, now=datetime.now().astimezone()))
    twins = [
        each.id for each in workspace.bookmarks.load_all()[0] if (each.report, each.span) == (made.report, made.span)
    ]
    kept = workspace.bookmarks.add(made)
    if twins:
        say(_("This passage was kept before, as {ids}.").format(ids=", ".join(twins)))
    if session.as_json:
        output.document({"bookmark": kept.id})
    else:
        output.line(kept.id)
    return 0


@bookmarks.command("list", help=_("List the bookmarks."))
@choice_options
@click.option("--sort", type=OneOf([each.value for each in Order]), default=Order.DATE.value, help=_("Their order."))
@click.option("--removed", is_flag=True, help=_("Those that were removed and can come back."))
@everywhere
def list_(session: Session, wanted: Wanted, *, sort: str, removed: bool) -> int:
    """List the bookmarks."""
    workspace = session.workspace()
    placed, problems = workspace.placed_bookmarks(removed=removed)
    for problem in problems:
        say(str(problem))
    chosen = arranged(matching(placed, among_reports(wanted, workspace, placed)), Order(sort))
    if session.as_json:
        output.document(bookmarks_document(chosen))
    else:
        _table(chosen)
        if placed and not chosen:
            say(_("No bookmark is like that. `tjexplorer bookmarks list` shows all of them."))
        elif not placed and removed:
            say(_("No bookmark was removed."))
        elif not placed:
            say(_("There are no bookmarks yet. `tjexplorer bookmarks add SECTION` keeps a passage."))
    return 0 if chosen else 1


def _table(placed: Sequence[PlacedBookmark]) -> None:
    """Print a row each; collections and colours have columns where there are some."""
    columns: list[tuple[str, Callable[[PlacedBookmark], object]]] = [
        (_("bookmark"), lambda each: each.bookmark.id),
        (_("section"), lambda each: each.section),
        (_("line"), lambda each: each.line),
        (_("status"), lambda each: "reworded" if each.anchor.reworded else str(each.anchor.status)),
    ]
    if any(each.bookmark.colour for each in placed):
        columns.append((_("colour"), lambda each: each.bookmark.colour))
    if any(each.bookmark.collection for each in placed):
        columns.append((_("collection"), lambda each: each.bookmark.collection))
    columns.append((_("tags"), lambda each: " ".join(each.bookmark.tags)))
    columns.append((_("note or words"), _words))
    rows = [[cell(each) for _head, cell in columns] for each in placed]
    output.table([head for head, _cell in columns], rows, flexible=len(columns) - 1)


def _words(each: PlacedBookmark) -> str:
    """The beginning of the note, or of the passage; `--json` gives all of it."""
    return clip(" ".join((each.bookmark.note or each.bookmark.quotation).split()), _LONGEST_NOTE)


@bookmarks.command(help=_("Remove bookmarks; `restore` brings them back."))
@click.argument("names", nargs=-1, required=True, metavar="BOOKMARK…")
@everywhere
def remove(session: Session, names: tuple[str, ...]) -> int:
    """Remove bookmarks, all that are named or none."""
    store = session.workspace().bookmarks
    ids = [store.get(name).id for name in dict.fromkeys(names)]
    gone = store.remove_all(ids)
    if session.as_json:
        removed = [bookmark.id for bookmark in gone]
        output.document({"removed": removed[0] if len(ids) == 1 and removed else removed})
    for bookmark in gone:
        say(_("Removed {id}: {words}").format(id=bookmark.id, words=" ".join(bookmark.quotation.split())[:60]))
    return 0


@bookmarks.command(help=_("Bring removed bookmarks back."))
@click.argument("names", nargs=-1, required=True, metavar="BOOKMARK…")
@everywhere
def restore(session: Session, names: tuple[str, ...]) -> int:
    """Bring removed bookmarks back."""
    store = session.workspace().bookmarks
    back = [store.restore(name) for name in dict.fromkeys(names)]
    if session.as_json:
        output.document({"restored": [bookmark.id for bookmark in back]})
    for bookmark in back:
        say(_("Brought back {id}: {words}").format(id=bookmark.id, words=" ".join(bookmark.quotation.split())[:60]))
    return 0


bookmarks.add_command(edit)
bookmarks.add_command(move)
bookmarks.add_command(export)
bookmarks.add_command(template)
