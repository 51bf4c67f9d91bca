"""Hits and occurrences for the ear: each on lines of its own that say what they are, nothing drawn, nothing broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.search.results import ConcordanceRow, FormCount, Hit


def plain_forms(forms: Iterable[FormCount]) -> Iterator[str]:
    """A line for each written form that counts and was found."""
    for form in forms:
        if form.on and form.count:
            matches = ngettext("{n} match", "{n} matches", form.count).format(n=form.count)
            yield _("written form {form}: {matches}").format(form=form.form, matches=matches)


def plain_hits(hits: Iterable[Hit]) -> Iterator[str]:
    """Two lines for each hit, after an empty one: its number, heading and place; its best piece of text, matches in
    brackets.
    """
    for number, hit in enumerate(hits, 1):
        yield ""
        yield _("hit {number}: {heading}; section {section}, line {line}, {matches}").format(
            number=number,
            heading=" > ".join(filter(None, (*hit.path[-1:], hit.title))) or _("without a heading"),
            section=hit.section,
            line=hit.line,
            matches=ngettext("{n} match", "{n} matches", len(hit.matches)).format(n=len(hit.matches)),
        )
        yield _("text: {text}").format(text=marked(hit))


def plain_rows(rows: Iterable[ConcordanceRow]) -> Iterator[str]:
    """A line for each occurrence: where it stands, then the words around it, the match in brackets."""
    for number, row in enumerate(rows, 1):
        text = f"{row.left}【{row.match}】{row.right}"
        yield _("occurrence {number}: section {section}, line {line}: {text}").format(
            number=number, section=row.section, line=row.line, text=text
        )


def marked(hit: Hit) -> str:
    """The snippet with its matches in brackets: visible without colour, and in a pipe."""
    pieces: list[str] = []
    at = 0
    for start, end in hit.snippet_marks:
        pieces.extend((hit.snippet[at:start], "【", hit.snippet[start:end], "】"))
        at = end
    pieces.append(hit.snippet[at:])
    return "".join(pieces)
