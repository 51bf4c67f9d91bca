"""`visits` and `itinerary`: who went where, and when; as text, as tables and as a calendar."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.output_file import keep_out, output_option, write_file
from tjexplorer.cli.record_page import day_of, met_there, name_of, visit_name
from tjexplorer.cli.searching import institution_id
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.dossier.visits import VisitsMade
from tjexplorer.errors import ExportError, UsageError
from tjexplorer.export.calendar import is_itinerary_export, itinerary_ics, stamp_of
from tjexplorer.export.documents import itinerary_document, visits_document
from tjexplorer.export.itinerary import NameOf, itinerary_csv, undated, visits_csv
from tjexplorer.export.wording import kind_of_visit
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.report import Report
from tjexplorer.text.fold import fold

if TYPE_CHECKING:
    from tjexplorer.paths import Places
    from tjexplorer.workspace import Workspace

_BEGINNING = 1024
"""Bytes of a file that show whether this program wrote it."""


@click.command(help=summary("visits"))
@click.option("--report", help=_("Only this report."))
@click.option(
    "--institution",
    help=_("Only visits to this institution or a part of it, or with people of it (id or any of its names)."),
)
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@everywhere
def visits(session: Session, report: str | None, institution: str | None, as_csv: bool) -> int:
    """List visits."""
    workspace = session.workspace()
    reports = [workspace.library.report(report)] if report else list(workspace.reports())
    wanted = institution_id(workspace, institution) if institution else None
    concerning = None
    if wanted:
        listed = (visit for read in reports for visit in read.record.visits)
        concerning = VisitsMade(listed, workspace.institutions, workspace.people).of(wanted)
    found = visits_document(reports, concerning)
    if session.as_json:
        output.document(found)
    elif as_csv:
        output.raw(visits_csv(found, workspace.institutions.filed_name))
    else:
        _print_visits(workspace, found["visits"])
    if not found["visits"] and not session.as_json:
        say(_none(reports[0].id if report else None, name_of(workspace.institutions, wanted)))
    return 0 if found["visits"] else 1


def _print_visits(workspace: Workspace, found: list[dict[str, Any]]) -> None:
    """A table of visits, the earliest first, and below it who of the institution was met elsewhere."""
    found = sorted(found, key=_by_day)
    rows = []
    for visit in found:
        hours = f"{visit['starts']}-{visit['ends']}" if visit["starts"] and visit["ends"] else visit["starts"]
        rows.append(
            (
                day_of(visit),
                hours,
                kind_of_visit(visit["kind"]),
                visit_name(visit, workspace.institutions),
                visit["section"],
            )
        )
    output.table((_("date"), _("time"), _("kind"), _("institution"), _("write-up")), rows, flexible=3)
    elsewhere = [visit for visit in found if "met_there" in visit]
    if elsewhere:
        output.line()
    for visit in elsewhere:
        output.paragraph(f"{day_of(visit)}  {visit_name(visit, workspace.institutions)}  {met_there(visit)}")


def _by_day(visit: dict[str, Any]) -> tuple[str, str, str, int]:
    """What lists of visits are ordered by: day and hour; those without any day come last."""
    day = visit["probable_date"] or visit["date"] or visit["date_from"] or "9999"
    return day, visit["starts"] or "", visit["report"], visit["order"]


def _none(report: str | None, name: str) -> str:
    """What is said where there is nothing to list."""
    if name and report:
        sentence = _(
            "The report {report} tells of no visit to {name} or a part of it, nor of its people met elsewhere."
        )
    elif name:
        sentence = _("No report tells of a visit to {name} or a part of it, nor of its people met elsewhere.")
    elif report:
        sentence = _("The report {report} tells of no visit.")
    else:
        sentence = _("No report tells of a visit.")
    return sentence.format(report=report, name=name)


@click.command(help=summary("itinerary"))
@click.argument("report")
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@click.option("--ics", "as_ics", is_flag=True, help=_("Print a calendar (iCalendar)."))
@output_option
@click.option("--force", is_flag=True, help=_("Replace the file of --output, whatever it holds."))
@everywhere
def itinerary(session: Session, report: str, target: Path | None, **options: bool) -> int:
    """Print or export an itinerary."""
    exported, as_ics = options["as_csv"] or options["as_ics"], options["as_ics"]
    if options["as_csv"] and as_ics:
        raise UsageError(_("--csv and --ics are two formats. Give one of them."))
    if target and (session.as_json or not exported):
        raise UsageError(_("--output writes what --csv or --ics makes. Give one of them, without --json."))
    workspace = session.workspace()
    read = workspace.library.report(report)
    found = itinerary_document(read)
    if session.as_json:
        output.document(found)
        return 0 if found["days"] else 1
    if not found["days"] and not (read.record.trip and read.record.visits and exported):
        sentence = _("The report {report} has no itinerary. `tjexplorer visits --report {report}` lists its visits.")
        say(sentence.format(report=read.id))
        return 1
    if exported:
        name = _names(workspace) if as_ics else workspace.institutions.filed_name
        text = itinerary_ics(read, name, stamp_of(read)) if as_ics else itinerary_csv(read, name)
        if target is not None:
            _write(target, text, workspace.places, force=options["force"])
        _tell(read, text, target, calendar=as_ics)
    else:
        _print(found["days"])
    return 0


def _print(days: list[dict[str, Any]]) -> None:
    for day in days:
        date = f"[{day['probable_date']}]" if day["probable_date"] else day["date"] or "?"
        output.paragraph(f"{date}  {day['as_printed'] or ''}")
        for part in filter(None, (day["route"], "; ".join(stop["text"] for stop in _beside_route(day)))):
            output.paragraph(part, indent=4)
        if day["overnight"]:
            output.paragraph(f"{_('overnight')}: {day['overnight']}", indent=4)
        for note in day["notes"]:
            output.paragraph(f"{_('note')}: {note}", indent=4)


def _beside_route(day: dict[str, Any]) -> list[dict[str, Any]]:
    """The stops that the printed route does not name."""
    route = fold("".join((day["route"] or "").split())).text
    return [stop for stop in day["stops"] if fold("".join(stop["text"].split())).text not in route]


def _names(workspace: Workspace) -> NameOf:
    """The name of an institution to show; its id where the authority file does not have it, which `check` tells."""
    return partial(name_of, workspace.institutions)


def _tell(report: Report, text: str, target: Path | None, *, calendar: bool) -> None:
    """Print what is exported, or where it is now, and what a calendar cannot hold."""
    if target is None:
        # Where the system makes CR LF of every line feed, a calendar would get two CRs.
        output.raw(text.replace("\r\n", "\n") if os.linesep == "\r\n" else text)
    else:
        say(_("The itinerary is in {path}.").format(path=target.resolve()))
    left_out = undated(report.record) if calendar else 0
    if left_out:
        sentence = ngettext(
            "{n} entry without a date is not in the calendar; --csv has it.",
            "{n} entries without a date are not in the calendar; --csv has them.",
            left_out,
        )
        say(sentence.format(n=left_out))


def _write(target: Path, text: str, places: Places, *, force: bool) -> None:
    """Write the file of --output, but not over one that this program did not write. Raises `ExportError`, `UsageError`."""
    keep_out(target, places)
    if not force and target.exists() and not _replaceable(target):
        sentence = _(
            "{path} exists and is no itinerary of this program. Name another file, or replace it with --force."
        )
        raise ExportError(sentence.format(path=target))
    write_file(target, text, places)


def _replaceable(target: Path) -> bool:
    """Whether an existing file is an earlier export, or empty."""
    if not target.is_file():
        return False
    try:
        with target.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return False
    return not beginning or is_itinerary_export(beginning.decode("utf-8", "replace"))
