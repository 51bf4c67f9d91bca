"""`keywords`: the words that set a report apart from the others."""

from __future__ import annotations

from typing import Any

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UsageError
from tjexplorer.export.statistics import (
    as_tsv,
    characters_sentence,
    keywords_csv,
    keywords_document,
    kind_name,
    words_sentence,
)
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.statistics.keywords import MINIMUM, Choice, Keyness, Keywords
from tjexplorer.statistics.words import WordKind


@click.command(help=summary("keywords"))
@click.argument("report")
@click.option(
    "--minimum", type=click.IntRange(min=1), default=MINIMUM, show_default=True, help=_("The least count of a word.")
)
@click.option(
    "--sort",
    type=OneOf([str(sort) for sort in Keyness]),
    default=str(Keyness.LOG_LIKELIHOOD),
    help=_("Order of words: log-likelihood (how sure) or log-ratio (how great the difference)."),
)
@click.option("--only", multiple=True, type=OneOf([str(kind) for kind in WordKind]), help=_("Only words of this kind."))
@click.option("--limit", type=click.IntRange(min=0), default=20, help=_("How many; 0 prints all."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Print CSV."))
@click.option("--tsv", "tabbed", is_flag=True, help=_("Print a table with tabs."))
@everywhere
def keywords(session: Session, report: str, limit: int, **options: Any) -> int:
    """Print keywords."""
    as_csv, tabbed = options["as_csv"], options["tabbed"]
    if as_csv + tabbed + session.as_json > 1:
        raise UsageError(_("--csv, --tsv and --json are three formats. Give one of them."))
    workspace = session.workspace()
    kinds = frozenset(WordKind(kind) for kind in options["only"])
    choice = Choice(minimum=options["minimum"], sort=Keyness(options["sort"]), kinds=kinds)
    found = workspace.statistician.keywords(workspace.library.resolve(report), choice)
    if session.as_json:
        output.document(keywords_document(found, limit))
    elif as_csv or tabbed:
        table = keywords_csv(found, limit)
        output.raw(as_tsv(table) if tabbed else table)
    else:
        _print(found, limit)
    return 0 if found.rows else 1


def _print(found: Keywords, limit: int) -> None:
    others = ngettext("{n} other report", "{n} other reports", len(found.others)).format(n=len(found.others))
    sizes = _("{size} characters against {other_size} of {others}").format(
        size=f"{found.characters:,}", other_size=f"{found.other_characters:,}", others=others
    )
    output.paragraph(f"{found.label} ({found.report}): {sizes}")
    output.paragraph(
        _(
            "G²: log-likelihood (Rayson and Garside 2000). Log ratio: Hardie 2014, each point doubles. Rates are per 10,000 characters."
        )
    )
    output.paragraph(words_sentence())
    output.paragraph(characters_sentence())
    if not found.rows:
        say(_("No word sets this report apart. A smaller --minimum may find some."))
        return
    output.line()
    shown = found.rows[: limit or None]
    output.table(
        (_("word"), _("kind"), _("here"), _("rate"), _("others"), _("rate"), "G²", _("log ratio"), _("line")),
        [
            (
                row.text,
                kind_name(row.kind),
                row.count,
                f"{row.per_10000:.1f}",
                row.other_count,
                f"{row.other_per_10000:.1f}",
                f"{row.log_likelihood:.1f}",
                f"{row.log_ratio:.1f}",
                row.example.line,
            )
            for row in shown
        ],
        flexible=0,
    )
    rest = len(found.rows) - len(shown)
    if rest:
        text = ngettext("{n} more row; --limit 0 prints all.", "{n} more rows; --limit 0 prints all.", rest)
        say(text.format(n=rest))
