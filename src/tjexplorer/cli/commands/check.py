"""`check`: what is wrong with the library, where, and what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.terminal_widths import AMBIGUOUS, WIDE, measured
from tjexplorer.errors import RecordError, TjexplorerError
from tjexplorer.keyboard.key_map import key_map
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import AnchorStatus
from tjexplorer.text.cells import pad, width

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
    found = [*_records(workspace), *_index(workspace), *_bookmarks(workspace), *_settings(workspace)]
    if session.as_json:
        rows = [{"where": each.where, "line": each.line, "what": each.sentence} for each in found]
        output.document({"findings": rows})
    else:
        for each in found:
            place = f"{each.where}:{each.line}" if each.line else each.where
            output.line(f"{place}: {each.what}")
        if not found:
            output.line(_("Nothing is to be done."))
        _test_terminal(workspace)
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


def _settings(workspace: Workspace) -> Iterator[ToDo]:
    """What is wrong in the file of settings, keys among it."""
    path, chosen = workspace.places.settings, workspace.chosen
    for problem in chosen.problems:
        yield ToDo("settings", problem.line, problem.problem, path)
    for refused in key_map(chosen.settings.keys, chosen.settings.twins).problems:
        yield ToDo("settings", None, refused.sentence, path)


def _test_terminal(workspace: Workspace) -> None:
    """How the terminal draws what stands in the reports: for the eye, and as the terminal itself says."""
    if not sys.stdout.isatty():
        return
    output.line()
    output.line(_("These rows must end at the same column:"))
    rows = ("abcdefghijklmnop", "漢字かなカナ한글", "産學產學合作連携", "".join(AMBIGUOUS))
    for row in rows:
        output.line(f"  {pad(row, max(map(width, rows)) + 1)}|")
    output.line()
    for sentence in _measured_sentences(workspace):
        output.paragraph(sentence)


def _measured_sentences(workspace: Workspace) -> Iterator[str]:
    found = None
    if sys.stdin.isatty():
        sys.stdout.flush()
        found = measured([*AMBIGUOUS, *WIDE], sys.stdin.fileno(), sys.stdout.fileno())
    if found is None:
        yield _("The terminal does not say where its cursor stands, so nothing could be measured: go by the rows above. "
                "If only the last one ends elsewhere, the other ambiguous_width fits.")  # fmt: skip
        return
    yield _("Cells that this terminal gives: {cells}.").format(
        cells=", ".join(f"{char} {cells}" for char, cells in found.items())
    )
    if any(found[char] != 2 for char in WIDE):
        yield _("Chinese characters do not take two cells here: choose a font and a locale (UTF-8) for Chinese.")
    yield from advice({found[char] for char in AMBIGUOUS}, workspace)


def advice(widths: set[int], workspace: Workspace) -> Iterator[str]:
    """What the setting should be where characters of ambiguous width were found to take these cells."""
    now, path = workspace.settings.ambiguous_width, workspace.places.settings
    if widths == {now}:
        yield _("The setting ambiguous_width: {now} fits.").format(now=now)
    elif widths <= {1, 2} and len(widths) == 1:
        yield _("The setting ambiguous_width: {now} does not fit. Write “ambiguous_width: {fits}” into {path}.").format(
            now=now, fits=min(widths), path=path
        )
    else:
        yield _("Some of them are wider than others, so neither setting fits all; another font may help.")
    if os.environ.get("TMUX") or os.environ.get("STY"):
        yield _("tmux and screen answer for themselves. The terminal outside may draw other widths: try it there too.")
