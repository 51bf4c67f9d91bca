"""`show`: the reading text of a section or a report, with its heading path and source lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.placing import place_named
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.export.blocks import section_document
from tjexplorer.export.links import Linked
from tjexplorer.export.plain import plain_lines
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.typesetting.page import Page, Passage, Row
from tjexplorer.typesetting.report_page import set_sections

NARROWEST = 16
"""Cells below which no text can be set."""


@click.command(help=summary("show"))
@click.argument("place", metavar="SECTION|REPORT[:LINE]|LINK")
@click.option("--line", type=click.IntRange(min=1), help=_("Print only what stands on this line of the source."))
@click.option("--source", is_flag=True, help=_("Print the source lines as received below each passage."))
@click.option(
    "--plain",
    is_flag=True,
    help=_(
        "For screen readers: a line for each paragraph, beginning with its line number and with what it is; tables row by "
        "row, notes behind what they are about; nothing drawn, nothing broken."
    ),
)
@everywhere
def show(session: Session, place: str, line: int | None, source: bool, plain: bool) -> int:
    """Print reading text."""
    return print_place(session, place, line, with_source=source, plain=plain)


def print_place(
    session: Session, place: str, line: int | None = None, *, with_source: bool = False, plain: bool = False
) -> int:
    """Print what a place or link names; the exit code."""
    named = place_named(session.workspace().library, place)
    report, wanted = named.report, _Lines.of(named, line)
    sections = list(report.sections)
    if named.section is not None and not wanted.reach_beyond(named.section):
        path = named.section.id
        sections = [s for s in sections if s.id == path or s.id.startswith(path + ".")]
    if session.as_json:
        found = section_document(report, sections, wanted.lines)
        output.document(found)
        return 0 if any(entry["blocks"] for entry in found["sections"]) else 1
    if plain:
        return _print_plain(session.workspace().annotated(report.id), sections, place, wanted, with_source)
    cells = min(output.columns(), output.WIDEST) - len(str(report.source.line_count)) - 2
    page = set_sections(report, sections, max(cells, NARROWEST))
    shown = [passage for passage in page.passages if wanted.hold(report, passage.span)]
    if not shown:
        return _nothing(place, wanted)
    within = None if named.section or wanted.lines is None else shown[0].section
    _print_path(report, report.by_id[within] if within else sections[0], to_the_end=within is not None)
    _Printer(report, page).print(shown, with_source=with_source)
    return 0


def _print_plain(report: Report, sections: Sequence[Section], place: str, wanted: _Lines, with_source: bool) -> int:
    """A line for each paragraph; the exit code."""
    found = list(plain_lines(report, sections, wanted.lines, with_source=with_source))
    if not found:
        return _nothing(place, wanted)
    output.line(_("report: {label}, {title}").format(label=report.record.label, title=report.record.display_title))
    above = [section.title for section in report.ancestors(sections[0]) if section.title]
    if above:
        output.line(_("within: {headings}").format(headings=" > ".join(above)))
    for line in found:
        output.line(line)
    return 0


def _nothing(place: str, wanted: _Lines) -> int:
    """Say that there is nothing to print; the exit code."""
    if wanted.lines is None:
        say(_("There is no reading text in {place}.").format(place=place))
    else:
        say(_("Nothing of the reading text stands on line {line} there.").format(line=wanted.told))
    return 1


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines that were asked for; all where none were."""

    lines: tuple[int, int] | None

    @classmethod
    def of(cls, named: Linked, line: int | None) -> _Lines:
        """Those of the option, else those of the place."""
        if line is not None:
            return cls((line, line))
        if named.span is None:
            return cls(None)
        source = named.report.source
        return cls((source.line_of(named.span.start), source.last_line_of(named.span)))

    @property
    def told(self) -> str:
        """As people write them."""
        first, last = self.lines or (0, 0)
        return str(first) if first == last else f"{first}-{last}"

    def reach_beyond(self, section: Section) -> bool:
        """Whether they go on behind a section, as a passage may that begins in it."""
        return self.lines is not None and self.lines[1] > section.end_line

    def hold(self, report: Report, span: Span) -> bool:
        """Whether a span stands on one of them."""
        if self.lines is None:
            return True
        first, last = self.lines
        return first <= report.source.last_line_of(span) and report.source.line_of(span.start) <= last


def _print_path(report: Report, section: Section, *, to_the_end: bool) -> None:
    """The headings above a section; `to_the_end` its own too, where it is not printed with the text."""
    titles = [above.title for above in (*report.ancestors(section), *([section] if to_the_end else [])) if above.title]
    output.paragraph(" > ".join([report.record.label, report.record.display_title, *titles]))
    output.line()


class _Printer:
    """Prints passages of a page, each row that begins a new source line with its number."""

    def __init__(self, report: Report, page: Page) -> None:
        self._report = report
        self._page = page
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
        number = self._report.source.line_of(row.start) if row.start >= 0 else 0
        label = f"{number:>{self._digits}}" if number > self._last else " " * self._digits
        self._last = max(self._last, number)
        output.line(f"{label}  {row.text}".rstrip())

    def _print_source(self, passage: Passage) -> None:
        source = self._report.source
        for number in range(source.line_of(passage.span.start), source.last_line_of(passage.span) + 1):
            if source.line(number).strip():
                output.line(f"{number:>{self._digits}} |{source.line(number)}")
