"""A stretch of a report chosen letter by letter, and the steps by which it grows. All places are of the source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tjexplorer.model.span import Span
from tjexplorer.text.cells import width
from tjexplorer.text.printable import printable
from tjexplorer.text.word_steps import next_word, word_before
from tjexplorer.typesetting.page import NOWHERE, Page


@dataclass(frozen=True, slots=True)
class Selection:
    """What lies between two places, in whichever order."""

    anchor: int
    """The code point before which it was begun."""
    caret: int
    """The code point before which it ends now, or begins."""

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.anchor, self.caret), max(self.anchor, self.caret))

    def to(self, caret: int) -> Selection:
        """The same up to another place."""
        return replace(self, caret=caret)

    @classmethod
    def between(cls, text: str, first: int, last: int) -> Selection:
        """From one letter to another, both included with the marks on them, as a mouse selects."""
        end = max(first, last) + 1
        while _is_mark(text, end):
            end += 1
        return cls(first, end) if first <= last else cls(end, last)


def step_letter(page: Page, text: str, at: int, step: int) -> int:
    """The place behind the next letter that is shown, or before the one before, with the marks that stand on it."""
    if step > 0:
        shown = page.shown_from(at)
        while shown is not None:
            at = shown + 1
            shown = page.shown_from(at) if _is_mark(text, at) else None
        return at
    shown = page.shown_before(at)
    while shown is not None:
        at = shown
        before = page.shown_before(at)
        shown = before if _is_mark(text, at) and before == at - 1 else None
    return at


def _is_mark(text: str, at: int) -> bool:
    """Whether a character stands on the one before it."""
    return at < len(text) and not width(printable(text[at]))


def step_word(page: Page, text: str, at: int, step: int) -> int:
    """The beginning of the next word that is shown, or of the one before."""
    if step > 0:
        reached = next_word(text, at)
        shown = page.shown_from(reached)
        return len(text) if shown is None else shown
    reached = word_before(text, at)
    shown = page.shown_before(reached + 1)
    return at if shown is None else shown


def step_rows(page: Page, at: int, rows: int, goal: int) -> int:
    """The place some rows below, or above where the number is negative, nearest to a cell; at the ends the last one there."""
    row = page.row_at(at)
    for _each in range(abs(rows)):
        beside = page.row_beside(row, 1 if rows > 0 else -1)
        if beside is None:
            break
        row = beside
    letter = page.letter_at(row, goal)
    return at if letter is None else letter


def ends_of_row(page: Page, at: int) -> tuple[int, int]:
    """The first and the last place of the row that shows one."""
    row = page.rows[page.row_at(at)]
    shown = [origin for origin in row.origins if origin != NOWHERE]
    return (min(shown), min(max(shown) + 1, page.covered.end)) if shown else (at, at)
