"""`parallels`: near-identical passages of a report, a section or a line, elsewhere in the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import UsageError
from tjexplorer.export.parallels import parallels_csv, parallels_document
from tjexplorer.export.statistics import as_tsv
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.span import Span
from tjexplorer.parallels.finder import LEAST, LOWEST, Parallel, Passage

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace


class Share(click.ParamType[float]):
    """A likeness that may be asked for."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        try:
            share = float(value)
        except ValueError:
            share = -1.0
        if not LOWEST <= share <= 1:
            self.fail(_("a number from {least} to {most} is expected.").format(least=LOWEST, most=1), param, ctx)
        return share


@click.command(help=summary("parallels"))
@click.argument("place", metavar="[SECTION|REPORT]", required=False)
@click.option("--line", type=click.IntRange(min=1), help=_("Only the passage on this line of the source."))
@click.option(
    "--least",
    type=Share(),
    default=LEAST,
    help=_("Share of the shorter passage that must stand in both, {lowest} to 1 (default: {default}).").format(
        lowest=LOWEST, default=LEAST
    ),
)
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@click.option("--tsv", "tabbed", is_flag=True, help=_("Print a table with tabs."))
@everywhere
def parallels(session: Session, place: str | None, line: int | None, least: float, **formats: bool) -> int:
    """Print near-identical passages."""
    as_csv, tabbed = formats["as_csv"], formats["tabbed"]
    if as_csv + tabbed + session.as_json > 1:
        raise UsageError(_("--csv, --tsv and --json are three formats. Give one of them."))
    workspace = session.workspace()
    found = _found(workspace, place, line, least)
    if session.as_json:
        output.document(parallels_document(found))
    elif as_csv or tabbed:
        table = parallels_csv(found)
        output.raw(as_tsv(table) if tabbed else table)
    elif found:
        output.line(ngettext("{n} pair of passages", "{n} pairs of passages", len(found)).format(n=len(found)))
        for one in found:
            _print(one)
    else:
        say(_("No other passage is so much like it. --least {lowest} finds remoter ones.").format(lowest=LOWEST))
    return 0 if found else 1


def _found(workspace: Workspace, place: str | None, line: int | None, least: float) -> tuple[Parallel, ...]:
    library = workspace.library
    if place is None:
        if line is not None:
            raise UsageError(_("--line counts the lines of a report. Name the report before it."))
        return workspace.parallels.pairs(least)
    report, section = library.section(place) if "/" in place else (library.report(place), None)
    if line is not None:
        if line > report.source.line_count:
            problem = _("“{report}” has {count} lines, no line {line}. Name one of them.")
            raise UsageError(problem.format(report=report.id, count=report.source.line_count, line=line))
        span = report.source.line_span(line)
        if section is not None and not section.span.overlaps(Span(span.start, span.end + 1)):
            problem = _("Line {line} is not in {section}, which has the lines {first} to {last}. Name one of those.")
            raise UsageError(problem.format(line=line, section=section.id, first=section.line, last=section.end_line))
        return workspace.parallels.at(report.id, span.start, span.end, least)
    finder = workspace.parallels
    return finder.of_section(section.id, least) if section is not None else finder.of_report(report.id, least)


def _print(one: Parallel) -> None:
    """Both passages, what they have in common in brackets: visible without colour, and in a pipe."""
    output.line()
    output.paragraph(f"{one.likeness:.2f}  {_place(one.here)}  ~  {_place(one.there)}")
    output.paragraph(marked(one.here.text, [(run.here_text.start, run.here_text.end) for run in one.runs]), indent=2)
    output.line()
    there = sorted((run.there_text.start, run.there_text.end) for run in one.runs)
    output.paragraph(marked(one.there.text, there), indent=2)


def marked(text: str, ranges: list[tuple[int, int]]) -> str:
    """A text on one line with these ranges of it, in order and none overlapping, in brackets."""
    pieces: list[str] = []
    at = 0
    for start, end in ranges:
        pieces += [text[at:start], "【", text[start:end], "】"]
        at = end
    return " ".join("".join([*pieces, text[at:]]).split())


def _place(passage: Passage) -> str:
    return f"{passage.section}  " + _("line {line}").format(line=passage.line)
