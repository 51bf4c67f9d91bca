"""What is copied of a passage. The copy menu and the command `cite` both ask here, so that they give the same letters."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from tjexplorer.export.bibliography import bibtex, csl_json
from tjexplorer.export.citation import STYLES
from tjexplorer.export.footnotes import passage_with_note
from tjexplorer.export.links import link_of
from tjexplorer.export.quotation import plain_text, quotation, source_letters
from tjexplorer.model.citation import Citation, cite
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span


class Style(StrEnum):
    """How a report is cited; the last two describe it for a reference manager, and name no passage."""

    FOOTNOTE = "footnote"
    APA = "apa"
    CHICAGO = "chicago"
    PANDOC = "pandoc"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


IN_TEXT = (Style.FOOTNOTE, Style.APA, Style.CHICAGO, Style.PANDOC)
"""The styles that cite a passage."""


class Piece(StrEnum):
    """What may be copied, in the order of the copy menu."""

    PASSAGE = "passage"
    """The reading text: paragraphs by line feeds, cells of a table by tabs."""
    CITATION = "citation"
    """The citation alone."""
    BOTH = "both"
    """The passage, an empty line, the citation."""
    MARKDOWN = "markdown"
    """A block quotation with a note that cites it."""
    LINK = "link"
    """What opens the place again, see `links`."""
    COMMAND = "command"
    """The command that opens the place in the terminal program."""
    SOURCE = "source"
    """The lines of the source, letter for letter."""


OF_WHOLE_REPORTS = (Piece.CITATION, Piece.LINK, Piece.COMMAND)
"""What may be copied of a report as a whole."""


def cited(citation: Citation, style: Style) -> str:
    """A citation in a style."""
    if style is Style.BIBTEX:
        return bibtex([citation]).rstrip("\n")
    if style is Style.CSL_JSON:
        return csl_json([citation]).rstrip("\n")
    return STYLES[style](citation)


def copied(report: Report, span: Span | None, piece: Piece, style: Style) -> str:
    """A piece of a passage, or of a whole report where there is no span; without a line feed at its end.

    `report` holds the notes that a citation tells. Raises `ValueError` for a piece that whole reports do not have.
    """
    if piece is Piece.CITATION:
        return cited(cite(report, span), style)
    if piece is Piece.LINK:
        return link_of(report, span)
    if piece is Piece.COMMAND:
        return f"tjexplorer --at {shlex.quote(link_of(report, span))}"
    if span is None:
        raise ValueError(f"a whole report has no {piece}")
    return _OF_PASSAGES[piece](report, span, style)


def _both(report: Report, span: Span, style: Style) -> str:
    return f"{plain_text(quotation(report, span))}\n\n{cited(cite(report, span), style)}"


_OF_PASSAGES: Mapping[Piece, Callable[[Report, Span, Style], str]] = MappingProxyType(
    {
        Piece.PASSAGE: lambda report, span, _style: plain_text(quotation(report, span)),
        Piece.BOTH: _both,
        Piece.MARKDOWN: passage_with_note,
        Piece.SOURCE: lambda report, span, _style: source_letters(report, span),
    }
)


def citation_document(report: Report, span: Span | None) -> dict[str, Any]:
    """`cite` as a JSON document: the passage, and what may be copied of it."""
    citation = cite(report, span)
    passage = citation.passage
    found: dict[str, Any] = {
        "report": report.id,
        "section": passage.section if passage else None,
        "line": passage.line if passage else None,
        "end_line": passage.end_line if passage else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "key": citation.key,
        "citations": {str(style): cited(citation, style) for style in (*IN_TEXT, Style.BIBTEX)},
        "csl_json": json.loads(csl_json([citation]))[0],
    }
    pieces = OF_WHOLE_REPORTS if span is None else tuple(Piece)
    told = (piece for piece in pieces if piece not in {Piece.CITATION, Piece.BOTH})
    return {**found, **{str(piece): copied(report, span, piece, Style.FOOTNOTE) for piece in told}}
