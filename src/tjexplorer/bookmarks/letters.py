"""The letters of a text without what an extraction may change: width, spelling, white space, wraps, hyphens, commas."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tjexplorer.model.bookmark import Bookmark
from tjexplorer.model.span import Span
from tjexplorer.text.fold import fold

CONTEXT = 32
"""Code points of the source kept on each side of a passage that has no twin."""

AROUND = 8
"""So many letters of the surroundings must have stayed for a place to count as that of the passage."""

SURE = 24
"""So many letters of passage and surroundings together must be there."""

APART = 24
"""By so many letters the surroundings of a passage must tell it from all places with the same words."""

TWINS = 3
"""Two places are alike where their surroundings agree up to fewer letters than this."""

FAR_NEARER = 3
"""Of two places that are alike, one counts where the other is so many times further from the old one."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Folded letters, each with the range of the text that it came from."""

    text: str
    """The letters, one after the other."""
    starts: Sequence[int]
    """For each letter the first code point that it came from."""
    ends: Sequence[int]
    """For each letter one past the last code point that it came from."""

    def span(self, start: int, end: int) -> Span:
        """The range of the text behind some letters, at least one."""
        return Span(self.starts[start], max(self.ends[start], self.ends[end - 1]))

    def occurrences(self, wanted: str) -> list[Span]:
        """The ranges of the text behind all places with these letters; none for no letters."""
        found = []
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            found.append(self.span(at, at + len(wanted)))
            at = self.text.find(wanted, at + 1)
        return found

    def before(self, offset: int, count: int) -> str:
        """The last letters that end at or before a place of the text."""
        end = bisect_right(self.ends, offset)
        return self.text[max(end - count, 0) : end]

    def after(self, offset: int, count: int) -> str:
        """The first letters that begin at or after a place of the text."""
        start = bisect_left(self.starts, offset)
        return self.text[start : start + count]


def letters_of(text: str) -> Letters:
    """The letters of a text."""
    folded = fold(text)
    kept = [at for at, letter in enumerate(folded.text) if not letter.isspace() and letter not in "-,"]
    starts = array("L", (folded.starts[at] for at in kept))
    ends = array("L", (folded.ends[at] for at in kept))
    return Letters("".join(folded.text[at] for at in kept), starts, ends)


@lru_cache(maxsize=4)
def letters_of_source(text: str) -> Letters:
    """The letters of a source, kept for the last few: all bookmarks of an edited one ask for them."""
    return letters_of(text)


@dataclass(frozen=True, slots=True)
class Kept:
    """The letters of a passage and of its surroundings, as a bookmark keeps them."""

    text: str
    """Those before, of, and after the passage, one after the other."""
    start: int
    """The first letter of the passage."""
    end: int
    """One past its last letter."""

    @property
    def passage(self) -> str:
        """The letters of the passage."""
        return self.text[self.start : self.end]

    @property
    def around(self) -> int:
        """How many letters of surroundings there are."""
        return self.start + len(self.text) - self.end

    def is_told_by(self, agreed: int, *, outwards: bool) -> bool:
        """Whether so many letters of the surroundings tell that a place is that of the passage.

        There must be `AROUND`, and `SURE` with the passage itself; where fewer were kept, all of them. A passage that had
        a twin when it was kept has longer surroundings: all of them must be there but for what tells it from the twin, if
        they were counted outwards up to the first one that differs, else three in four.
        """
        least = max(AROUND, SURE - len(self.passage))
        if self.around > 2 * CONTEXT:
            least = max(least, self.around - APART if outwards else self.around * 3 // 4)
        return agreed >= min(least, self.around)


def kept_letters(bookmark: Bookmark) -> Kept:
    """The letters of a bookmark. They are folded together, so that they read as they did in the source."""
    letters = letters_of(bookmark.before + bookmark.quotation + bookmark.after)
    first = len(bookmark.before)
    start = bisect_left(letters.starts, first)
    end = max(bisect_left(letters.starts, first + len(bookmark.quotation)), start)
    return Kept(letters.text, start, end)


def agreement(kept: Kept, source: Letters, span: Span) -> int:
    """How many letters next to a place are those that stood next to the passage, counted outwards from it."""
    before, after = kept.text[: kept.start], kept.text[kept.end :]
    return _shared(before[::-1], source.before(span.start, len(before))[::-1]) + _shared(
        after, source.after(span.end, len(after))
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where a passage may stand."""

    span: Span
    """The place."""
    agreed: int
    """How many letters of the surroundings stand there too."""


def best_place(places: Iterable[Span], kept: Kept, source: Letters, near: int) -> Standing | None:
    """The place whose surroundings agree best; None where there is none, or where two are alike and none is far nearer.

    `near` is the old place of the passage.
    """
    ranked = sorted(
        (Standing(span, agreement(kept, source, span)) for span in places),
        key=lambda each: (-each.agreed, abs(each.span.start - near)),
    )
    if not ranked:
        return None
    best, *others = ranked
    away = abs(best.span.start - near)
    twins = [each for each in others if best.agreed - each.agreed < TWINS]
    return None if any(abs(each.span.start - near) < FAR_NEARER * away for each in twins) else best


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
