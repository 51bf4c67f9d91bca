"""The source text of a report and its lines."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from tjexplorer.model.span import Span


class SourceText:
    """A source text, never changed, with its 1-based lines.

    Lines are cut at line feeds alone, so that they agree with `cat -n` and with editors, whatever other
    separators the text contains.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    @property
    def line_count(self) -> int:
        """Number of lines; the rest after the last line feed counts as one, even when empty."""
        return len(self._starts)

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the code point at `offset`."""
        return bisect_right(self._starts, offset)

    def line_span(self, line: int) -> Span:
        """The code points of a line, without its line feed."""
        if not 1 <= line <= self.line_count:
            raise ValueError(f"no line {line} in a text of {self.line_count} lines")
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < self.line_count else len(self.text)
        return Span(start, end)

    def line(self, line: int) -> str:
        """The text of a line, without its line feed."""
        span = self.line_span(line)
        return self.text[span.start : span.end]

    def slice(self, span: Span) -> str:
        """The source between the ends of a span, letter for letter."""
        return self.text[span.start : span.end]

    def last_line_of(self, span: Span) -> int:
        """The line that holds the last code point of a span."""
        return self.line_of(max(span.start, span.end - 1))
