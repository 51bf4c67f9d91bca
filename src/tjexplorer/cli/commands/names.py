"""`names`: who and what is named in a passage, a section or a report, each place with the record that it means."""

from __future__ import annotations

import click

from tjexplorer.cli import output
from tjexplorer.cli.catalogue import summary
from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.placing import Lines, passage_named
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.span import Span


@click.command(help=summary("names"))
@click.argument("place", metavar="SECTION|REPORT[:LINE]|LINK")
@click.option("--line", type=Lines(), metavar="N[-M]", help=_("Only what stands on these lines of the source."))
@everywhere
def names(session: Session, place: str, line: tuple[int, int] | None) -> int:
    """List the names of a passage."""
    workspace = session.workspace()
    named = passage_named(workspace.library, place, line, None)
    span = named.span
    if span is None:
        span = named.section.span if named.section else Span(0, len(named.report.source.text))
    found = sorted(
        (
            mention
            for authority in Authority
            for mention in workspace.mentions(named.report.id, authority)
            if mention.span.overlaps(span)
        ),
        key=lambda mention: (mention.span, mention.authority),
    )
    if session.as_json:
        output.document({"names": [_document(mention) for mention in found]})
    else:
        registers = {authority: workspace.register(authority) for authority in {one.authority for one in found}}
        rows = [
            (one.line, one.text, _kind(one.authority), registers[one.authority].by_id[one.record].shown, one.record)
            for one in found
        ]
        if not found:
            say(_("Nobody and nothing with a record is named in this passage."))
        output.table((_("line"), _("as printed"), _("kind"), _("name"), "id"), rows, flexible=3)
    return 0 if found else 1


def _document(mention: Mention) -> dict[str, str | int]:
    return {
        "report": mention.report,
        "section": mention.section,
        "line": mention.line,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "kind": str(mention.authority),
        "id": mention.record,
    }


def _kind(authority: Authority) -> str:
    return {
        Authority.INSTITUTION: _("institution"),
        Authority.PERSON: _("person"),
        Authority.PROGRAMME: _("programme"),
        Authority.PLACE: _("place"),
    }[authority]
