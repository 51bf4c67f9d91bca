"""`dossier`: one page on an institution, and its descriptions side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.output_file import output_option, write_file
from tjexplorer.cli.searching import institution_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.dossier.comparison import Comparison, compare
from tjexplorer.dossier.descriptions import descriptions_of
from tjexplorer.dossier.gathering import gather
from tjexplorer.errors import UsageError
from tjexplorer.export.comparison import comparison_document, comparison_markdown
from tjexplorer.export.dossier import dossier_markdown
from tjexplorer.export.dossier_document import dossier_document
from tjexplorer.messages import gettext as _

if TYPE_CHECKING:
    from tjexplorer.paths import Places
    from tjexplorer.workspace import Workspace


@click.command(help=summary("dossier"))
@click.argument("institution", metavar="ID|NAME")
@click.option(
    "--compare", "side_by_side", is_flag=True, help=_("Print its descriptions of several years side by side.")
)
@click.option(
    "--report", "reports", multiple=True, metavar="R", help=_("Compare this report; may be given several times.")
)
@click.option("--full", is_flag=True, help=_("Quote everything, not only what tells most."))
@output_option
@everywhere
def dossier(session: Session, institution: str, **options: Any) -> int:
    """Print a dossier."""
    if options["reports"] and not options["side_by_side"]:
        raise UsageError(_("--report chooses what --compare compares. Give --compare too."))
    workspace = session.workspace()
    id_ = institution_id(workspace, institution)
    target: Path | None = options["target"]
    if options["side_by_side"]:
        found = _compared(workspace, id_, options["reports"])
        if found is None:
            return 1
        if session.as_json:
            _deliver_document(comparison_document(found), target, workspace.places)
        else:
            reports = {report.id: workspace.annotated(report.id) for report in workspace.readable()[0]}
            _deliver(
                comparison_markdown(found, reports, title=workspace.institutions.get(id_).shown),
                target,
                workspace.places,
            )
        return 0
    gathered = gather(id_, workspace)
    if session.as_json:
        _deliver_document(dossier_document(gathered), target, workspace.places)
    else:
        _deliver(dossier_markdown(gathered, full=options["full"]), target, workspace.places)
    return 0


def _compared(workspace: Workspace, id_: str, reports: tuple[str, ...]) -> Comparison | None:
    """The descriptions side by side; None, after a sentence on it, where there are not two."""
    wanted = {workspace.library.resolve(name) for name in reports} or set(workspace.library.report_ids)
    passages = [one.passage for one in descriptions_of(id_, workspace) if one.report in wanted]
    if len(passages) >= 2:
        return compare(passages)
    name = workspace.institutions.get(id_).shown
    if passages:
        sentence = _("Only {report} describes {name}; a comparison needs two reports.")
        say(sentence.format(report=passages[0].report, name=name))
    else:
        say(_("None of these reports describes {name}; a comparison needs two.").format(name=name))
    return None


def _deliver_document(document: dict[str, Any], target: Path | None, places: Places) -> None:
    if target is None:
        output.document(document)
    else:
        _write(target, json.dumps(document, ensure_ascii=False, indent=2) + "\n", places)


def _deliver(text: str, target: Path | None, places: Places) -> None:
    if target is None:
        output.raw(text)
    else:
        _write(target, text, places)


def _write(target: Path, text: str, places: Places) -> None:
    write_file(target, text, places)
    say(_("The dossier is in {path}.").format(path=target.resolve()))
