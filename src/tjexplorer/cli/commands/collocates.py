"""`collocates`: the words that stand beside a query."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.searching import QueryCommand, filters, request_of
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.export.statistics import as_tsv, collocates_csv, collocates_document, kind_name, words_sentence
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.statistics.collocates import MINIMUM, WINDOW, Association, Choice, Collocates
from tjexplorer.statistics.words import WordKind


@click.command(cls=QueryCommand, help=summary("collocates"))
@click.argument("query", nargs=-1)
@filters
@click.option(
    "--window",
    type=click.IntRange(min=1, max=100),
    default=WINDOW,
    show_default=True,
    help=_("Tokens on either side: names, Latin words, numbers, single ideographs."),
)
@click.option(
    "--minimum", type=click.IntRange(min=1), default=MINIMUM, show_default=True, help=_("The least count of a word.")
)
@click.option(
    "--sort",
    type=OneOf([str(sort) for sort in Association]),
    default=str(Association.LOG_LIKELIHOOD),
    help=_("Order of words: log-likelihood (how sure) or log-dice (how exclusive)."),
)
@click.option("--only", multiple=True, type=OneOf([str(kind) for kind in WordKind]), help=_("Only words of this kind."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@click.option("--tsv", "tabbed", is_flag=True, help=_("Print a table with tabs."))
@everywhere
def collocates(session: Session, query: tuple[str, ...], **options: object) -> int:
    """Print collocates."""
    as_csv, tabbed = bool(options.pop("as_csv")), bool(options.pop("tabbed"))
    if as_csv + tabbed + session.as_json > 1:
        raise UsageError(_("--csv, --tsv and --json are three formats. Give one of them."))
    workspace = session.workspace()
    sort = Association(str(options.pop("sort")))
    request = request_of(workspace, query, options)
    choice = Choice(
        window=cast("int", options["window"]),
        minimum=cast("int", options["minimum"]),
        sort=sort,
        kinds=frozenset(WordKind(kind) for kind in cast("tuple[str, ...]", options["only"])),
    )
    found = workspace.statistician.collocates(request, choice)
    if session.as_json:
        output.document(collocates_document(found, request.limit))
    elif as_csv or tabbed:
        table = collocates_csv(found, request.limit)
        output.raw(as_tsv(table) if tabbed else table)
    else:
        _print(found, request.limit, workspace.library.beginning)
    return 0 if found.rows else 1


def _print(found: Collocates, limit: int, name_of: Callable[[str], str]) -> None:
    for note in found.notes:
        say(note)
    matches = ngettext("{n} match", "{n} matches", found.matches).format(n=found.matches)
    window = ngettext(
        "words that begin within {n} token on either side",
        "words that begin within {n} tokens on either side",
        found.window,
    ).format(n=found.window)
    output.paragraph(f"{found.query}: {matches}; {window}")
    output.paragraph(
        _("G²: log-likelihood (Dunning 1993). logDice: Rychlý 2008. Expected: the places that chance would give.")
    )
    output.paragraph(words_sentence())
    if not found.rows:
        say(_("No word stands beside it often enough. A wider --window or a smaller --minimum may find some."))
        return
    output.line()
    shown = found.rows[: limit or None]
    output.table(
        (_("word"), _("kind"), _("beside"), _("total"), _("expected"), "G²", "logDice", _("example")),
        [
            (
                row.text,
                kind_name(row.kind),
                row.count,
                row.total,
                f"{row.expected:.1f}",
                f"{row.log_likelihood:.1f}",
                f"{row.log_dice:.1f}",
                f"{name_of(row.example.report)}:{row.example.line}",
            )
            for row in shown
        ],
        flexible=0,
    )
    rest = len(found.rows) - len(shown)
    if rest:
        text = ngettext("{n} more row; --limit 0 prints all.", "{n} more rows; --limit 0 prints all.", rest)
        say(text.format(n=rest))
