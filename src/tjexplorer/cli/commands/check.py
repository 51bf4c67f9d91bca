"""`check`: what is wrong with the library, where, and what to do."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import AnchorStatus

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be done."""

    where: str
    """File or part."""
    what: str
    """What is wrong and what to do."""


@click.command(help=summary("check"))
@everywhere
def check(session: Session) -> int:
    """Check the library."""
    workspace = session.workspace("never")
    findings = list(_findings(workspace))
    if session.as_json:
        output.document({"findings": [{"where": f.where, "what": f.what} for f in findings]})
    else:
        for finding in findings:
            output.line(f"{finding.where}: {finding.what}")
        if not findings:
            output.line(_("Nothing is to be done."))
        _print_test_rows()
    return 1 if findings else 0


def _findings(workspace: Workspace) -> Iterator[Finding]:
    broken = list(_authority(workspace))
    yield from _corpus(workspace, known_names=not broken)
    yield from broken
    yield from _index(workspace)
    placed, problems = workspace.placed_bookmarks()
    for problem in problems:
        yield Finding("bookmarks", str(problem))
    for each in placed:
        if each.anchor.status is AnchorStatus.LOST:
            what = _("its words are no longer in the report; the old text is kept in the bookmark.")
            yield Finding(f"bookmarks/{each.bookmark.id}.yaml", what)


def _authority(workspace: Workspace) -> Iterator[Finding]:
    for name, read in (("institutions.yaml", lambda: workspace.institutions), ("terms.yaml", lambda: workspace.terms)):
        try:
            read()
        except TjexplorerError as error:
            yield Finding(f"authority/{name}", str(error))


def _corpus(workspace: Workspace, *, known_names: bool) -> Iterator[Finding]:
    """What is wrong with the reports; ids of institutions can be looked up only where their file can be read."""
    library = workspace.library
    for report_id in library.report_ids:
        where = f"reports/{report_id}"
        try:
            record = library.record(report_id)
            report = library.report(report_id)
        except TjexplorerError as error:
            yield Finding(where, str(error))
            continue
        found = hashlib.sha256((library.folder(report_id) / "source.txt").read_bytes()).hexdigest()
        if found != record.sha256:
            what = _("source.txt is not the file that the record describes (SHA-256). Bring the received file back.")
            yield Finding(f"{where}/source.txt", what)
        last = report.source.line_count
        for visit in record.visits:
            if visit.write_up and visit.write_up.end_line > last:
                what = _("visit {order} ends on line {line}, but the source has {last} lines. Correct write_up.")
                yield Finding(
                    f"{where}/report.yaml", what.format(order=visit.order, line=visit.write_up.end_line, last=last)
                )
            if known_names and visit.institution and visit.institution not in workspace.institutions:
                what = _("visit {order} names the unknown institution {id}. Correct the id.")
                yield Finding(f"{where}/report.yaml", what.format(order=visit.order, id=visit.institution))


def _states() -> dict[str, str]:
    return {
        "stale": _(
            "reports or rules have changed since it was built; the next search renews it, `tjexplorer index` now."
        ),
        "damaged": _("it is damaged or not ours; the next search builds it anew, `tjexplorer index` now."),
    }


def _index(workspace: Workspace) -> Iterator[Finding]:
    try:
        state = workspace.shelf.examine().state
    except TjexplorerError as error:
        yield Finding("index", str(error))
        return
    if state in {"damaged", "stale"}:
        yield Finding("index", _states()[state])


def _print_test_rows() -> None:
    """Rows that end at the same column where the terminal's widths are those of this program."""
    if not sys.stdout.isatty():
        return
    output.line()
    output.line(_("These rows must end at the same column:"))
    for row in ("漢字かなカナ한글|", "abcdefghijklmnop|", "産學產学合作連携|", "……①①“”±±×℃Ⅳ    |"):
        output.line("  " + row)
