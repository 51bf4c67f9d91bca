"""Quotations in Markdown with numbered notes (pandoc's `[^1]`), each of which gives the full reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tjexplorer.dossier.passages import Paragraph
from tjexplorer.export.citation import STYLES, footnote, pandoc
from tjexplorer.export.escape import escape
from tjexplorer.export.quotation import block_quote, quotation
from tjexplorer.model.citation import cite
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span


def place(report: str, line: int, end_line: int | None = None) -> str:
    """A place as inline code: `report:line` or `report:line-line`. Nothing can be escaped there, and nothing gets out."""
    lines = str(line) if end_line in {None, line} else f"{line}-{end_line}"
    return f"`{' '.join(report.replace('`', chr(39)).split())}:{lines}`"


def placed(items: Iterable[tuple[str, str, int]], *, joint: str = ", ") -> str:
    """Things told, as Markdown, each with report and line. A place that several in a row share stands behind the last of
    them, and one in the same report as the place before is told by its line alone: `:27`.
    """
    told = []
    before = None
    waiting = list(items)
    for at, (words, report, line) in enumerate(waiting):
        if at + 1 < len(waiting) and waiting[at + 1][1:] == (report, line):
            told.append(words)
            continue
        told.append(f"{words} {f'`:{line}`' if report == before else place(report, line)}")
        before = report
    return joint.join(told)


def passage_with_note(report: Report, span: Span, style: str = "footnote") -> str:
    """A passage as a block quotation with one note: its citation in a style that cites in words (else the Chinese
    footnote), and its key for pandoc.

    The name of the note comes from report and lines, so that quotations from several places stand in one document.
    """
    citation = cite(report, span)
    lines = citation.passage
    name = f"{citation.key}-{lines.line}-{lines.end_line}" if lines else citation.key
    blocks = quotation(report, span)
    joint = "\n>\n> " if blocks and blocks[-1].rows else ""
    words = "" if style == "pandoc" else escape(STYLES.get(style, footnote)(citation)) + " "
    return f"{block_quote(blocks)}{joint}[^{name}]\n\n[^{name}]: {words}{pandoc(citation)}"


class Footnotes:
    """The notes of one document, numbered as they are first used."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._numbers: dict[tuple[str, Span], int] = {}

    def mark(self, report: str, span: Span) -> str:
        """The mark of a note: `[^1]`; the same for the same place."""
        return f"[^{self._numbers.setdefault((report, span), len(self._numbers) + 1)}]"

    def quoted(self, report: str, span: Span) -> str:
        """A passage as a block quote with its mark, paragraph by paragraph; tables stay tables."""
        blocks = quotation(self._reports[report], span)
        quote = block_quote(blocks)
        joint = "\n>\n> " if blocks and blocks[-1].rows else " "
        return f"{quote}{joint}{self.mark(report, span)}"

    def quoted_paragraph(self, paragraph: Paragraph) -> str:
        """One paragraph as a block quote with its mark, without a caption that stands in the middle of it."""
        if paragraph.kind is BlockKind.TABLE:
            return self.quoted(paragraph.report, paragraph.span)
        return self.quoted_words(paragraph.report, paragraph.span, paragraph.text)

    def quoted_words(self, report: str, span: Span, words: str) -> str:
        """Words of one paragraph as a block quote with their mark."""
        return f"> {escape(words)} {self.mark(report, span)}"

    def notes(self) -> Sequence[str]:
        """The notes, one paragraph each: reference, then the place to look it up."""
        return [self._note(number, report, span) for (report, span), number in self._numbers.items()]

    def _note(self, number: int, report_id: str, span: Span) -> str:
        report = self._reports[report_id]
        citation = cite(report, span)
        passage = citation.passage
        lines = (passage.line, passage.end_line) if passage else (report.source.line_of(span.start), None)
        return f"[^{number}]: {escape(footnote(citation))} {place(report_id, *lines)}"
