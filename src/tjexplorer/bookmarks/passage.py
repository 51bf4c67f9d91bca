"""The passage that a person means: a whole section, or words inside one, typed in any spelling."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.errors import UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.model.reading import join_texts
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span
from tjexplorer.text.fold import fold

LINES_TOLD = 5
"""So many places of words that are not unique are told."""

WORDS_TOLD = 40
"""So many characters of a long quote are repeated in an error."""


def whole(report: Report, section: Section) -> Span:
    """A section from its first letter to its last, subsections included. Raises `UsageError` where it has none."""
    text = report.source.slice(section.span)
    bare = text.strip()
    if not bare:
        raise UsageError(_("The section {section} holds no text. Choose another one.").format(section=section.id))
    start = section.span.start + text.index(bare)
    return Span(start, start + len(bare))


def quoted(report: Report, section: Section, quote: str) -> Span:
    """The one place in a section, subsections included, where the words of `quote` stand.

    Spelling (產／産／产, full and half width, case), white space, hyphens and commas do not count, and the words may run over wraps and
    from one paragraph into the next. Raises `UsageError` where they stand nowhere, or in several places.
    """
    wanted = _bare(fold(quote).text)
    if not wanted:
        raise UsageError(
            _("The words to quote are empty. Give some that stand in section {section}.").format(section=section.id)
        )
    told = quote if len(quote) <= WORDS_TOLD else quote[:WORDS_TOLD] + "…"
    for sheet in (_Sheet.of_reading(report, section), _Sheet.of_source(report, section)):
        found = sheet.find(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(_not_unique(report, section, told, found))
    problem = _("The words “{quote}” do not stand in section {section}. `tjexplorer show {section}` prints its text.")
    raise UsageError(problem.format(quote=told, section=section.id))


def _not_unique(report: Report, section: Section, quote: str, found: list[Span]) -> str:
    lines = list(dict.fromkeys(str(report.source.line_of(span.start)) for span in found))
    told = ", ".join(lines[:LINES_TOLD]) + ("…" if len(lines) > LINES_TOLD else "")
    problem = _(
        "The words “{quote}” stand {count} times in section {section} (lines {lines}). Quote some more of them."
    )
    return problem.format(quote=quote, count=len(found), section=section.id, lines=told)


def _counts(letter: str) -> bool:
    """Whether a folded letter takes part in the comparison.

    Hyphens come and go at wraps, as white space does; folding takes commas out of numbers (7,000) but not out of the
    beginning of one (7,0), with which a quote may end. So a comma or hyphen at the ends of a quote is no part of the passage.
    """
    return not letter.isspace() and letter not in "-,"


def _bare(text: str) -> str:
    return "".join(filter(_counts, text))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A folded text without white space, hyphens and commas; for each of its letters the range of the source that it came from."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of_reading(cls, report: Report, section: Section) -> _Sheet:
        """The reading text of a section, where wraps are joined and page furniture is gone."""
        inside = (part for part in report.sections if _holds(section.span, part.span))
        reading = join_texts([block.text for part in inside for block in part.blocks])
        return cls._of(reading.text, list(reading.origins()))

    @classmethod
    def of_source(cls, report: Report, section: Section) -> _Sheet:
        """The source of a section, for words that the reading text leaves out."""
        return cls._of(report.source.slice(section.span), range(section.span.start, section.span.end))

    @classmethod
    def _of(cls, text: str, origins: list[int] | range) -> _Sheet:
        folded = fold(text)
        kept = [at for at, letter in enumerate(folded.text) if _counts(letter)]
        spans = []
        for at in kept:
            start, end = folded.span(at, at + 1)
            spans.append(Span(origins[start], origins[end - 1] + 1))
        return cls("".join(folded.text[at] for at in kept), tuple(spans))

    def find(self, wanted: str) -> list[Span]:
        """All places of the source where the letters stand, those that overlap an earlier one left out."""
        found = []
        at = self.text.find(wanted)
        while at >= 0:
            last = at + len(wanted) - 1
            found.append(Span(self.spans[at].start, max(self.spans[at].end, self.spans[last].end)))
            at = self.text.find(wanted, last + 1)
        return found


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
