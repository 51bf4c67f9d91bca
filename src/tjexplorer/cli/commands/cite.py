"""`cite`: the citation of a passage or report, or what else the copy menu gives."""

from __future__ import annotations

from typing import Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.placing import Lines, passage_named
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.export.copying import OF_WHOLE_REPORTS, Piece, Style, citation_document, copied
from tjexplorer.export.links import passage_of
from tjexplorer.messages import gettext as _


@click.command(help=summary("cite"))
@click.argument("place", metavar="REPORT[/SECTION][:LINE]|LINK")
@click.option("--line", "lines", type=Lines(), metavar="N[-M]", help=_("These lines of the source."))
@click.option("--quote", metavar="TEXT", help=_("These words, in any spelling."))
@click.option(
    "--style", type=OneOf([str(style) for style in Style]), help=_("The style; without it that of the settings.")
)
@click.option(
    "--as",
    "piece",
    type=OneOf([str(piece) for piece in Piece]),
    help=_("What to print; without it the citation. What the copy menu has, under its names there."),
)
@click.option("--passage", is_flag=True, help=_("The passage and its citation, as --as both."))
@everywhere
def cite(session: Session, place: str, **options: Any) -> int:
    """Print a citation."""
    lines, quote, style, piece = (options[name] for name in ("lines", "quote", "style", "piece"))
    if options["passage"] and piece not in {None, Piece.BOTH}:
        raise UsageError(_("--passage and --as exclude each other. Give one of them."))
    wanted = Piece.BOTH if options["passage"] else Piece(piece or Piece.CITATION)
    workspace = session.workspace()
    named = passage_named(workspace.library, place, lines, quote)
    span = passage_of(named)
    if span is None and wanted not in OF_WHOLE_REPORTS:
        problem = _(
            "{report} is a whole report. Name a section of it (REPORT/PATH), lines (--line) or words (--quote)."
        )
        raise UsageError(problem.format(report=named.report.id))
    report = workspace.annotated(named.report.id)
    chosen = Style(style or workspace.settings.citation_style)
    if session.as_json:
        output.document(citation_document(report, span))
    elif wanted is Piece.CITATION and chosen is Style.CSL_JSON:
        output.json_text(copied(report, span, wanted, chosen))
    else:
        output.raw(copied(report, span, wanted, chosen))
    return 0
