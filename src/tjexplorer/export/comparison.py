"""A comparison as Markdown and as a JSON document.

Paragraphs are long, and a Markdown table cannot hold them: so each row is a block, with one quotation for each passage.
What only one of them says is set in bold; what a passage alone says stands under a heading of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tjexplorer.dossier.comparison import ComparedCell, Comparison
from tjexplorer.dossier.passages import Paragraph
from tjexplorer.export.dossier_document import paragraph_fields
from tjexplorer.export.escape import escape
from tjexplorer.export.footnotes import Footnotes
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.report import Report
from tjexplorer.model.span import Span

_WORDS = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)


def comparison_markdown(comparison: Comparison, reports: Mapping[str, Report], *, title: str | None = None) -> str:
    """The comparison as a page: first what several passages tell of, row by row, then what each says alone; one line feed
    at the end. `reports` holds the reports of all passages.
    """
    notes = Footnotes(reports)
    names = [_name(comparison, column, reports) for column in range(len(comparison.passages))]
    parts = [f"# {escape(title)}" if title else f"# {_('Comparison')}"]
    parts += ["\n".join(_summary(comparison, names)), *_together(comparison, names, notes)]
    for column, name in enumerate(names):
        alone = comparison.only_in(column)
        if alone:
            parts.append("## " + _("Only in {passage}").format(passage=name))
            parts += [notes.quoted_paragraph(paragraph) for paragraph in alone]
    return "\n\n".join([*parts, *notes.notes()]) + "\n"


def _name(comparison: Comparison, column: int, reports: Mapping[str, Report]) -> str:
    passage = comparison.passages[column]
    label = escape(reports[passage.report].record.label)
    return f"{passage.year} · {label}" if passage.year else label


def _summary(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    for column, name in enumerate(names):
        count = len(comparison.passages[column].paragraphs)
        text = ngettext(
            "{passage}: {n} paragraph, {alone} only there", "{passage}: {n} paragraphs, {alone} only there", count
        )
        yield "- " + text.format(passage=name, n=count, alone=len(comparison.only_in(column)))


def _together(comparison: Comparison, names: Sequence[str], notes: Footnotes) -> Iterator[str]:
    rows = [row for row in comparison.rows if row.alone is None]
    if not rows:
        yield _("No paragraphs of these passages tell of the same.")
        return
    yield f"## {_('Told by several')}"
    yield _("Bold: what no other of the paragraphs side by side says.")
    for number, row in enumerate(rows, 1):
        yield f"### {number}"
        for name, cell in zip(names, row.cells, strict=True):
            if cell is not None:
                yield f"{name}\n\n> {marked(cell)} {notes.mark(cell.paragraph.report, cell.paragraph.span)}"


def marked(cell: ComparedCell) -> str:
    """The text of a cell as one line of Markdown, what only it says in bold. Bold begins and ends with a letter or figure,
    since Markdown knows no emphasis beside punctuation within Chinese.
    """
    paragraph = cell.paragraph
    parts: list[str] = []
    done = 0
    for start, end in _ranges(paragraph, cell.only_here):
        words = _WORDS.search(paragraph.text, start, end)
        if words:
            parts += [_escaped(paragraph.text[done : words.start()], starts=done == 0), f"**{_escaped(words[0])}**"]
            done = words.end()
    return "".join([*parts, _escaped(paragraph.text[done:], starts=done == 0)]).strip()


def _ranges(paragraph: Paragraph, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Places in the source as ranges of the reading text."""
    origins = list(paragraph.reading.origins())
    for span in spans:
        inside = [at for at, origin in enumerate(origins) if origin in span]
        if inside:
            yield inside[0], inside[-1] + 1


def _escaped(text: str, *, starts: bool = False) -> str:
    """A piece of a line, escaped; white space at its ends is kept. `starts`: the line starts with it, where some marks act
    that act nowhere else.
    """
    core = text.strip()
    if not core:
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return before + (escape(core) if starts else escape("x" + core)[1:]) + after


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """The comparison with all places: `passages` are the columns; each row has one cell, or null, for each of them."""
    return {
        "passages": [
            {"report": passage.report, "year": passage.year, "paragraphs": len(passage.paragraphs)}
            for passage in comparison.passages
        ],
        "rows": [
            {
                "likeness": row.likeness,
                "alone": row.alone,
                "cells": [
                    None
                    if cell is None
                    else {
                        **paragraph_fields(cell.paragraph),
                        "only_here": [{"start": span.start, "end": span.end} for span in cell.only_here],
                    }
                    for cell in row.cells
                ],
            }
            for row in comparison.rows
        ],
    }
