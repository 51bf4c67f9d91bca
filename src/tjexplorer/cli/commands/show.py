"""`show`: the reading text of a section or a report, with its heading path and source lines."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.blocks import section_document
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.typesetting.report_page import set_sections


@click.command(help=summary("show"))
@click.argument("place", metavar="SECTION|REPORT")
@click.option("--line", type=click.IntRange(min=1), help=_("Print only what stands on this line of the source."))
@click.option("--source", is_flag=True, help=_("Print the source lines as received, numbered."))
@click.option("--plain", is_flag=True, help=_("No line numbers and no line breaking: for screen readers."))
@everywhere
def show(session: Session, place: str, line: int | None, source: bool, plain: bool) -> int:
    """Print reading text."""
    library = session.workspace().library
    if "/" in place:
        report, section = library.section(place)
        sections = [s for s in report.sections if s.id == section.id or s.id.startswith(section.id + ".")]
        extent = (section.line, section.end_line)
    else:
        report = library.report(place)
        sections = list(report.sections)
        extent = (1, report.source.line_count)
    if line is not None:
        extent = (line, line)
    if session.as_json:
        output.document(section_document(report, sections, line))
    elif source:
        _print_source(report, *extent)
    else:
        _print_path(report, sections[0])
        _print_text(report, sections, line, plain=plain)
    return 0


def _print_path(report: Report, section: Section) -> None:
    titles = [above.title for above in report.ancestors(section)]
    output.paragraph(" > ".join([report.record.label, report.record.display_title, *titles]))
    output.line()


def _print_source(report: Report, first: int, last: int) -> None:
    digits = len(str(report.source.line_count))
    for number in range(first, min(last, report.source.line_count) + 1):
        output.line(f"{number:>{digits}}  {report.source.line(number)}")


def _print_text(report: Report, sections: list[Section], line: int | None, *, plain: bool) -> None:
    digits = len(str(report.source.line_count))
    cells = 100_000 if plain else min(output.columns(), output.WIDEST) - digits - 2
    last = 0
    for row in set_sections(report, sections, max(cells, 16)).rows:
        number = report.source.line_of(row.start) if row.start >= 0 else 0
        if line is not None and not _row_touches(report, row.origins, line):
            continue
        if plain:
            output.line(row.text)
            continue
        label = f"{number:>{digits}}" if number > last else " " * digits
        last = max(last, number)
        output.line(f"{label}  {row.text}".rstrip())


def _row_touches(report: Report, origins: object, line: int) -> bool:
    span = report.source.line_span(min(line, report.source.line_count))
    return any(origin in span for origin in origins if origin >= 0)  # type: ignore[attr-defined]
