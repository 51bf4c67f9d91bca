"""`bookmarks export` and `bookmarks template`: bookmarks for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tjexplorer.bookmark_files import beside, remember, template_of, told, write_data, write_markdown
from tjexplorer.bookmarks.arranging import Wanted, matching
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.cli import output
from tjexplorer.cli.bookmark_choice import among_reports, choice_options
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.output_file import keep_out, output_option
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.export.formats import SUFFIXES, export_bookmarks
from tjexplorer.export.markdown import bookmark_pages
from tjexplorer.export.template import default_source
from tjexplorer.export.updating import Pages, Updated, written
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


@click.command(help=_("Export the bookmarks; a Markdown file that has some is updated, your own words in it stay."))
@click.option("--format", "form", type=OneOf(list(SUFFIXES)), default="markdown", help=_("The format."))
@output_option
@click.option("--new", is_flag=True, help=_("Take a new name beside --output where that file exists."))
@click.option("--force", is_flag=True, help=_("Replace the file of --output, whatever it holds."))
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=_("A template for Markdown.")
)
@choice_options
@everywhere
def export(session: Session, form: str, target: Path | None, wanted: Wanted, **options: Any) -> int:
    """Export the bookmarks."""
    if target is None and (options["new"] or options["force"]):
        raise UsageError(_("--new and --force say what becomes of the file of --output. Name one."))
    if options["template"] and form != "markdown":
        raise UsageError(_("--template shapes Markdown alone. Leave it out, or take --format markdown."))
    workspace = session.workspace()
    placed, problems = workspace.placed_bookmarks(annotated=True)
    for problem in problems:
        say(str(problem))
    chosen = matching(placed, among_reports(wanted, workspace, placed))
    if placed and not chosen:
        say(_("No bookmark is like that. `tjexplorer bookmarks list` shows all of them."))
        return 1
    task = _Task(workspace, form, chosen, options["template"])
    if target is None:
        (output.json_text if form.endswith("json") else output.raw)(task.text())
        return 0 if placed else 1
    keep_out(target, workspace.places)
    target = beside(target) if options["new"] else target
    if form == "markdown":
        known = {each.bookmark.id for each in placed} | {problem.path.stem for problem in problems}
        result = write_markdown(target, task.pages(), known, workspace.places.state, force=options["force"])
    else:
        result = Updated("", added=tuple(each.bookmark.id for each in chosen))
        write_data(target, form, task.text(), workspace.places.state, force=options["force"])
    if wanted == Wanted():
        remember(workspace.places.state, workspace.places.root, form, target)
    _tell(session, target.resolve(), form, result)
    return 0 if placed else 1


@dataclass(frozen=True, slots=True)
class _Task:
    """Bookmarks, and how they are to be written."""

    workspace: Workspace
    form: str
    chosen: tuple[PlacedBookmark, ...]
    template: Path | None

    def text(self) -> str:
        """All of them as one new text."""
        if self.form == "markdown":
            return written(self.pages())
        return export_bookmarks(self.form, self.chosen, library=self._library, now=_now())

    def pages(self) -> Pages:
        """All of them as parts of a Markdown file."""
        settings = self.workspace.settings
        template = template_of(self.template, settings, self.workspace.places.settings)
        style = settings.citation_style
        return bookmark_pages(self.chosen, library=self._library, now=_now(), template=template, style=style)

    @property
    def _library(self) -> str:
        return self.workspace.places.root.name


def _now() -> datetime:
    return datetime.now().astimezone()


def _tell(session: Session, path: Path, form: str, result: Updated) -> None:
    """What became of the file: on stderr, and as a document where one is asked for."""
    if session.as_json:
        fates = {name: list(getattr(result, name)) for name in ("added", "changed", "same", "edited", "gone")}
        output.document({"path": str(path), "format": form, **fates})
    elif form == "markdown":
        say(told(result, path))
    else:
        count = len(result.added)
        sentence = ngettext("{n} bookmark is in {path}.", "{n} bookmarks are in {path}.", count)
        say(sentence.format(n=count, path=path))


@click.command(help=_("Print the template of the Markdown export, to start one of your own from."))
@everywhere
def template(session: Session) -> int:
    """Print the template that comes with the program."""
    source = default_source()
    if session.as_json:
        output.document({"template": source})
    else:
        output.raw(source)
    return 0
