"""`bookmarks edit` and `bookmarks move`: what the reader wrote on bookmarks, and their order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tjexplorer.bookmarks.arranging import in_own_order, ranks_of
from tjexplorer.bookmarks.editor import edit_note, editor_command
from tjexplorer.bookmarks.labelling import tagged
from tjexplorer.bookmarks.merging import merged
from tjexplorer.bookmarks.naming import clean_collection, clean_note, proper
from tjexplorer.cli import output
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.bookmark import Bookmark, Colour

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace

NO_COLOUR = "none"
"""The word that takes a colour away."""


@click.command(help=_("Change note, tags, collection or colour of bookmarks."))
@click.argument("bookmarks", nargs=-1, required=True, metavar="BOOKMARK…")
@click.option("--note", metavar="T", help=_("The note; an empty one takes it away."))
@click.option("--editor", is_flag=True, help=_("Write the note in your own editor."))
@click.option("--tag", "tags", multiple=True, metavar="T", help=_("Add a tag; may be given several times."))
@click.option("--untag", "untags", multiple=True, metavar="T", help=_("Take a tag away; may be given several times."))
@click.option("--collection", metavar="C", help=_("Put into this collection; empty for none."))
@click.option("--colour", type=OneOf([*(each.value for each in Colour), NO_COLOUR]), help=_("Give this colour."))
@everywhere
def edit(  # noqa: PLR0913  # an option each
    session: Session,
    bookmarks: tuple[str, ...],
    *,
    note: str | None,
    editor: bool,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    collection: str | None,
    colour: str | None,
) -> int:
    """Change what is written on bookmarks."""
    workspace = session.workspace()
    known = [workspace.bookmarks.get(name) for name in dict.fromkeys(bookmarks)]
    if not editor and note is None and not tags and not untags and collection is None and colour is None:
        raise UsageError(
            _("Nothing is to be changed. Say what: --note, --tag, --untag, --collection, --colour, --editor.")
        )
    if len(known) > 1 and (editor or note is not None):
        raise UsageError(_("A note belongs to one bookmark. Name one, or leave --note and --editor out."))
    if editor:
        note = _in_editor(workspace, known[0], note)

    def changed(now: Bookmark) -> Bookmark:
        made = tagged(now, added=tags, gone=untags)
        if note is not None:
            made = replace(made, note=clean_note(proper(note)))
        if collection is not None:
            made = replace(made, collection=clean_collection(collection))
        if colour is not None:
            made = replace(made, colour=Colour(colour) if colour != NO_COLOUR else None)
        return made

    first = {bookmark.id: bookmark for bookmark in known}
    done = workspace.bookmarks.change(first, lambda now: merged(first[now.id], changed(first[now.id]), now))
    return _tell(session, [change.after for change in done])


def _in_editor(workspace: Workspace, bookmark: Bookmark, note: str | None) -> str:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(_("An editor needs a terminal. Give the note with --note."))
    command = editor_command(workspace.settings.editor, os.environ)
    return edit_note(bookmark.note if note is None else note, command)


@click.command(help=_("Move a bookmark in your own order."))
@click.argument("bookmark")
@click.option("--before", metavar="BOOKMARK", help=_("To right before this one."))
@click.option("--after", metavar="BOOKMARK", help=_("To right after this one."))
@click.option("--first", is_flag=True, help=_("To the beginning."))
@click.option("--last", is_flag=True, help=_("To the end."))
@everywhere
def move(session: Session, bookmark: str, before: str | None, after: str | None, **ends: bool) -> int:
    """Move a bookmark."""
    if sum((before is not None, after is not None, *ends.values())) != 1:
        raise UsageError(_("Say where to, once: --before BOOKMARK, --after BOOKMARK, --first or --last."))
    store = session.workspace().bookmarks
    taken = store.get(bookmark)
    beside = store.get(before or after or bookmark)
    if (before or after) and beside.id == taken.id:
        raise UsageError(_("A bookmark cannot be moved beside itself. Name another one."))
    listed = in_own_order(store.load_all()[0])
    others = [each for each in listed if each.id != taken.id]
    if any(ends.values()):
        at = 0 if ends["first"] else len(others)
    else:
        beside_at = next((number for number, each in enumerate(others) if each.id == beside.id), len(others))
        at = beside_at if before is not None else beside_at + 1
    order = [*others[:at], taken, *others[at:]]
    ranks = ranks_of(order, {taken.id})
    done = store.change(ranks, _ranked(ranks)) if order != list(listed) else ()
    return _tell(session, [change.after for change in done])


def _ranked(ranks: dict[str, float]) -> Callable[[Bookmark], Bookmark]:
    return lambda now: replace(now, order=ranks[now.id])


def _tell(session: Session, changed: Sequence[Bookmark]) -> int:
    """Print the ids of what was changed."""
    if session.as_json:
        output.document({"changed": [bookmark.id for bookmark in changed]})
    elif not changed:
        say(_("Nothing was to be changed."))
    else:
        words = ngettext("{n} bookmark is changed.", "{n} bookmarks are changed.", len(changed))
        say(words.format(n=len(changed)))
    return 0
