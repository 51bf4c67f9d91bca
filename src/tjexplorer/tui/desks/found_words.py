"""Words looked for within one report, in any spelling."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tjexplorer.model.report import Report
from tjexplorer.model.span import Span
from tjexplorer.text.fold import Folded, fold
from tjexplorer.text.matching import Pattern


class FoundWords:
    """The places of the words that are looked for now. The folded text of the report at hand is kept."""

    def __init__(self) -> None:
        self._folded: tuple[str, Folded] | None = None
        self._report = ""
        self.words = ""
        self.spans: tuple[Span, ...] = ()

    def prepare(self, report: Report) -> Folded:
        """Fold the text of a report, which takes some time where it is long; may be called from any thread."""
        text, known = report.source.text, self._folded
        if known is None or known[0] is not text:
            known = self._folded = (text, fold(text))
        return known[1]

    def find(self, report: Report, words: str) -> int:
        """Look for words in a report; how often they stand there. Nothing is found for nothing but white space."""
        self._report, self.words = report.id, words.strip()
        if not self.words:
            self.spans = ()
            return 0
        folded = self.prepare(report)
        self.spans = tuple(Span(*folded.span(start, end)) for start, end in Pattern.of(words).find(folded.text))
        return len(self.spans)

    def of(self, report_id: str) -> tuple[Span, ...]:
        """The places in a report; none where words were looked for in another one."""
        return self.spans if report_id == self._report else ()

    def forget(self) -> bool:
        """Look for nothing any more; whether anything was found."""
        had = bool(self.spans)
        self.words, self.spans = "", ()
        return had

    def from_here(self, at: int) -> Span | None:
        """The first place from a code point on, else the first of all."""
        later = bisect_left(self.spans, at, key=lambda span: span.start)
        return self.spans[later % len(self.spans)] if self.spans else None

    def beside(self, at: int, step: int) -> tuple[Span, bool] | None:
        """The place after a code point (step 1) or before it (-1), and whether that meant beginning again at the other end."""
        if not self.spans:
            return None
        if step > 0:
            index = bisect_right(self.spans, at, key=lambda span: span.start)
            return (self.spans[index], False) if index < len(self.spans) else (self.spans[0], True)
        index = bisect_left(self.spans, at, key=lambda span: span.start) - 1
        return (self.spans[index], index < 0)

    def position(self, at: int) -> int:
        """Which of the places begins at a code point, counted from 1; 0 where none does."""
        index = bisect_left(self.spans, at, key=lambda span: span.start)
        return index + 1 if index < len(self.spans) and self.spans[index].start == at else 0
