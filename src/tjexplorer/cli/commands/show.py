"""`show`: the reading text of a section or a report, with its heading path and source lines."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.blocks import section_document
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.typesetting.page import Page, Passage, Row
from tjexplorer.typesetting.report_page import set_sections

UNBROKEN = 100_000
"""Cells of a line that is not to be broken."""

NARROWEST = 16
"""Cells below which no text can be set."""


@click.command(help=summary("show"))
@click.argument("place", metavar="SECTION|REPORT")
@click.option("--line", type=click.IntRange(min=1), help=_("Print only what stands on this line of the source."))
@click.option("--source", is_flag=True, help=_("Print the source lines as received below each passage."))
@click.option("--plain", is_flag=True, help=_("No line numbers and no line breaking: for screen readers."))
@everywhere
def show(session: Session, place: str, line: int | None, source: bool, plain: bool) -> int:
    """Print reading text."""
    library = session.workspace().library
    if "/" in place:
        report, section = library.section(place)
        sections = [s for s in report.sections if s.id == section.id or s.id.startswith(section.id + ".")]
    else:
        report = library.report(place)
        sections = list(report.sections)
    if session.as_json:
        found = section_document(report, sections, line)
        output.document(found)
        return 0 if any(entry["blocks"] for entry in found["sections"]) else 1
    cells = UNBROKEN if plain else min(output.columns(), output.WIDEST) - len(str(report.source.line_count)) - 2
    page = set_sections(report, sections, max(cells, NARROWEST))
    shown = [passage for passage in page.passages if _touches(report, passage.span, line)]
    if not shown:
        if line is None:
            say(_("There is no reading text in {place}.").format(place=place))
        else:
            say(_("Nothing of the reading text stands on line {line} there.").format(line=line))
        return 1
    _print_path(report, sections[0])
    _Printer(report, page, plain=plain).print(shown, with_source=source)
    return 0


def _touches(report: Report, span: Span, line: int | None) -> bool:
    return line is None or report.source.line_of(span.start) <= line <= report.source.last_line_of(span)


def _print_path(report: Report, section: Section) -> None:
    titles = [above.title for above in report.ancestors(section)]
    output.paragraph(" > ".join([report.record.label, report.record.display_title, *titles]))
    output.line()


class _Printer:
    """Prints passages of a page, each row that begins a new source line with its number."""

    def __init__(self, report: Report, page: Page, *, plain: bool) -> None:
        self._report = report
        self._page = page
        self._plain = plain
        self._digits = len(str(report.source.line_count))
        self._last = 0

    def print(self, passages: Sequence[Passage], *, with_source: bool) -> None:
        """Passages in order, the blank rows between neighbours kept."""
        before: int | None = None
        for passage in passages:
            if before is not None:
                gap = passage.first_row - before - 1
                for _row in range(min(gap, 2)):
                    output.line()
            for row in self._page.rows[passage.first_row : passage.last_row + 1]:
                self._print_row(row)
            if with_source:
                self._print_source(passage)
            before = passage.last_row

    def _print_row(self, row: Row) -> None:
        if self._plain:
            output.line(row.text)
            return
        number = self._report.source.line_of(row.start) if row.start >= 0 else 0
        label = f"{number:>{self._digits}}" if number > self._last else " " * self._digits
        self._last = max(self._last, number)
        output.line(f"{label}  {row.text}".rstrip())

    def _print_source(self, passage: Passage) -> None:
        source = self._report.source
        for number in range(source.line_of(passage.span.start), source.last_line_of(passage.span) + 1):
            if source.line(number).strip():
                output.line(f"{number:>{self._digits}} |{source.line(number)}")
