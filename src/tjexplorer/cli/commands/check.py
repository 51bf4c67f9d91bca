"""`check`: what is wrong with the library, where, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import RecordError, TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import AnchorStatus

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to be done."""

    where: str
    """File, from the folder of the corpus or of the bookmarks, or part."""
    line: int | None
    """1-based line of the file; None where it is about the whole."""
    what: str
    """What is wrong and what to do."""
    path: Path | None = None
    """The file as the system finds it."""

    @property
    def sentence(self) -> str:
        """What is wrong, with the whole path of the file: it can stand by itself."""
        if self.path is None or str(self.path) in self.what:
            return self.what
        return str(RecordError(self.path, self.line, self.what))


@click.command(help=summary("check"))
@everywhere
def check(session: Session) -> int:
    """Check the library."""
    workspace = session.workspace("never")
    found = [*_records(workspace), *_index(workspace), *_bookmarks(workspace)]
    if session.as_json:
        rows = [{"where": each.where, "line": each.line, "what": each.sentence} for each in found]
        output.document({"findings": rows})
    else:
        for each in found:
            place = f"{each.where}:{each.line}" if each.line else each.where
            output.line(f"{place}: {each.what}")
        if not found:
            output.line(_("Nothing is to be done."))
        _print_test_rows()
    return 1 if found else 0


def _records(workspace: Workspace) -> Iterator[ToDo]:
    """What the records say against each other and against the sources, by file and line."""
    from tjexplorer.consistency.inspection import inspect  # noqa: PLC0415  # no other command needs it

    corpus = workspace.library.corpus
    for finding in inspect(workspace.library):
        where = finding.path.relative_to(corpus).as_posix()
        yield ToDo(where, finding.line, finding.what, finding.path)


def _states() -> dict[str, str]:
    return {
        "stale": _(
            "reports or rules have changed since it was built; the next search renews it, `tjexplorer index` now."
        ),
        "damaged": _("it is damaged or not ours; the next search builds it anew, `tjexplorer index` now."),
    }


def _index(workspace: Workspace) -> Iterator[ToDo]:
    try:
        state = workspace.shelf.examine().state
    except TjexplorerError as error:
        yield ToDo("index", None, str(error))
        return
    if state in {"damaged", "stale"}:
        yield ToDo("index", None, _states()[state])


def _bookmarks(workspace: Workspace) -> Iterator[ToDo]:
    try:
        placed, problems = workspace.placed_bookmarks()
    except TjexplorerError:  # a report that cannot be read, which its own finding tells
        placed, problems = (), workspace.bookmarks.load_all()[1]
    for problem in problems:
        yield ToDo(f"bookmarks/{problem.path.name}", problem.line, problem.problem, problem.path)
    for each in placed:
        if each.anchor.status is AnchorStatus.LOST:
            what = _("its words are no longer in the report; the old text is kept in the bookmark.")
            yield ToDo(f"bookmarks/{each.bookmark.id}.yaml", None, what)


def _print_test_rows() -> None:
    """Rows that end at the same column where the terminal's widths are those of this program."""
    if not sys.stdout.isatty():
        return
    output.line()
    output.line(_("These rows must end at the same column:"))
    for row in ("漢字かなカナ한글|", "abcdefghijklmnop|", "産學產學合作連携|", "……①①“”±±×℃Ⅳ    |"):
        output.line("  " + row)
