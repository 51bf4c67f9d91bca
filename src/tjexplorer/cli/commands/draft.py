"""`draft`: the record that a program makes of a report's text, and how much of a confirmed one it gets right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.corpus.record_writing import record_document, record_to_yaml
from tjexplorer.drafting.comparison import Share, compare, together
from tjexplorer.drafting.draft import draft_record
from tjexplorer.errors import ExportError, LibraryError, UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.source import SourceText
from tjexplorer.yaml_file import write_atomically

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


@click.command(help=summary("draft"))
@click.argument("name", metavar="[REPORT|FILE.txt]", required=False)
@click.option("--write", is_flag=True, help=_("Write the record of a report that has none."))
@click.option("--compare", "compared", is_flag=True, help=_("Compare with the confirmed record; without REPORT, all."))
@everywhere
def draft(session: Session, name: str | None, write: bool, compared: bool) -> int:
    """Draft a record."""
    workspace = session.workspace("never")
    if compared:
        if write:
            raise UsageError(_("--write and --compare exclude each other. Leave one of them out."))
        return _print_comparison(session, workspace, name)
    if name is None:
        raise UsageError(_("A report or a text file is missing. `tjexplorer reports` lists the reports."))
    if _is_file(workspace, name):
        if write:
            raise UsageError(
                _("{file} is no report of the library. Put it to reports/<id>/source.txt first.").format(file=name)
            )
        record = _draft_of_file(workspace, Path(name))
    else:
        record = _draft_of_report(workspace, workspace.library.resolve(name))
    if write:
        _write(workspace, record)
    elif session.as_json:
        output.document(_as_json(record_document(record)))
    else:
        output.raw(record_to_yaml(record))
    return 0


def _is_file(workspace: Workspace, name: str) -> bool:
    """Whether a name means a text file: no report is called so, and it ends as such files do or stands there."""
    return name not in workspace.library.report_ids and (name.endswith(".txt") or Path(name).is_file())


def _draft_of_file(workspace: Workspace, path: Path) -> ReportRecord:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        problem = _("{path} cannot be read: {reason}. Check the name.")
        raise LibraryError(problem.format(path=path, reason=error.strerror or error)) from None
    except UnicodeDecodeError as error:
        problem = _("{path} is no UTF-8 text (byte {byte}). Save it as UTF-8 and try again.")
        raise LibraryError(problem.format(path=path, byte=error.start)) from None
    return draft_record(path.stem, path.name, SourceText(text), workspace.institutions)


def _draft_of_report(workspace: Workspace, report_id: str) -> ReportRecord:
    """A fresh draft; the name of the file as received is that of the record where there is one."""
    library = workspace.library
    recorded = library.record_path(report_id).exists()
    source_name = library.record(report_id).source_name if recorded else "source.txt"
    return draft_record(report_id, source_name, library.source(report_id), workspace.institutions)


def _write(workspace: Workspace, record: ReportRecord) -> None:
    path = workspace.library.record_path(record.id)
    if path.exists():
        raise UsageError(_("{path} exists and is not overwritten. Compare with --compare.").format(path=path))
    try:
        write_atomically(path, record_to_yaml(record))
    except OSError as error:
        problem = _("{path} cannot be written: {reason}. Check the rights of the folder.")
        raise ExportError(problem.format(path=path, reason=error.strerror or error)) from None
    say(_("{path} is written. Confirm each part by taking its name out of drafted.").format(path=path))


def _print_comparison(session: Session, workspace: Workspace, name: str | None) -> int:
    names = [workspace.library.resolve(name)] if name else list(workspace.library.report_ids)
    confirmed = [report_id for report_id in names if _confirmed(workspace, report_id)]
    if not confirmed:
        raise UsageError(
            _("{reports}: no record that a person has confirmed. Compare a report that has one.").format(
                reports=name or _("The library")
            )
        )
    shares = together(
        compare(_draft_of_report(workspace, report_id), workspace.library.record(report_id)) for report_id in confirmed
    )
    if session.as_json:
        output.document({"reports": confirmed, "parts": [_share_document(share) for share in shares]})
        return 0
    head = (_("part"), _("right"), _("recorded"), _("share"), _("extra"))
    output.table(head, [_row(share) for share in shares], flexible=0)
    return 0


def _confirmed(workspace: Workspace, report_id: str) -> bool:
    library = workspace.library
    return library.record_path(report_id).exists() and not library.is_drafted(report_id)


def _share_document(share: Share) -> dict[str, Any]:
    percent = share.percent
    return {
        "part": share.part,
        "right": share.right,
        "recorded": share.recorded,
        "percent": None if percent is None else round(percent, 1),
        "extra": share.extra,
    }


def _row(share: Share) -> Sequence[object]:
    percent = share.percent
    shown = "" if percent is None else f"{percent:.0f} %"
    return _part_names().get(share.part, share.part), str(share.right), str(share.recorded), shown, str(share.extra)


def _part_names() -> dict[str, str]:
    """The parts in the language in use."""
    return {
        "form": _("form"),
        "title": _("title"),
        "agency": _("agency"),
        "category": _("category"),
        "destinations": _("destinations"),
        "trip": _("trip"),
        "report date": _("report date"),
        "travellers": _("travellers"),
        "abstract": _("abstract"),
        "days": _("days"),
        "routes": _("routes"),
        "nights": _("nights"),
        "stops": _("stops"),
        "institutions of stops": _("institutions of stops"),
        "visits": _("visits"),
        "institutions of visits": _("institutions of visits"),
        "dates of visits": _("dates of visits"),
        "hours": _("hours"),
        "cities": _("cities"),
        "places": _("places"),
        "hosts": _("hosts"),
        "organisations of hosts": _("organisations of hosts"),
        "participants": _("participants"),
        "topics": _("topics"),
        "write-ups": _("write-ups"),
        "reflections": _("reflections"),
    }


def _as_json(value: Any) -> Any:
    """The document with dates as text."""
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
