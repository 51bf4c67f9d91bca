"""From a place in a source to a bookmark, and back, also after the source was edited or extracted anew.

The selectors are those of the W3C Web Annotation model: a text position (offsets) and a text quote (the words with
what stands before and after them). https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from tjexplorer.bookmarks.letters import APART, CONTEXT, TWINS, best_place, kept_letters, letters_of_source
from tjexplorer.bookmarks.naming import clean_note, clean_tags, new_id, proper
from tjexplorer.bookmarks.rewording import find_mended
from tjexplorer.errors import BookmarkError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Anchor, AnchorStatus, Bookmark
from tjexplorer.model.citation import section_holding
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

LONGEST_CONTEXT = 512
"""Code points of the source kept on each side of a passage that has a twin."""

ENOUGH = 12
"""With so many letters a passage at its old offsets is the one that was meant, whatever stands beside it now."""

LEFT_OUT = 8
"""Where so few letters of its surroundings are missing, the best place is not doubted."""

SPEAKS_FOR_ITSELF = 32
"""With so many letters the same words elsewhere are the passage, whatever stands beside them."""

STAYS = 8
"""With so many letters of its surroundings left, a passage at its old offsets is taken as the one that was meant."""


def make(report: Report, span: Span, *, now: datetime, note: str = "", tags: Iterable[str] = ()) -> Bookmark:
    """A bookmark on a passage of a report.

    Raises `BookmarkError` where the span is empty or leaves the source, or where note or tags are no text.
    """
    text = report.source.text
    if not len(span) or span.end > len(text):
        problem = _("The place {start}–{end} of “{report}” holds no text. Choose a passage of its {length} characters.")
        raise BookmarkError(problem.format(start=span.start, end=span.end, report=report.id, length=len(text)))
    if now.tzinfo is None:
        raise ValueError("the time of a bookmark needs a time zone")
    section = section_holding(report, span)
    context = _context(text, span)
    return Bookmark(
        id=new_id(now),
        report=report.id,
        section=section.id if section else report.id,
        line=report.source.line_of(span.start),
        start=span.start,
        end=span.end,
        quotation=report.source.slice(span),
        before=text[max(0, span.start - context) : span.start],
        after=text[span.end : span.end + context],
        note=clean_note(proper(note)),
        tags=clean_tags(tags),
        created=now,
        source_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def _context(text: str, span: Span) -> int:
    """How many code points on each side tell a passage from all places with the same words."""
    twins = [each for each in _occurrences(text, text[span.start : span.end]) if not each.overlaps(span)]
    context = CONTEXT
    while twins and context < LONGEST_CONTEXT:
        around = text[max(0, span.start - context) : span.start], text[span.end : span.end + context]
        letters = sum(len("".join(side.split())) for side in around)
        twins = [each for each in twins if _agreed(around, text, each) > letters - APART]
        if twins:
            context *= 2
    return context


def _agreed(around: tuple[str, str], text: str, span: Span) -> int:
    """How many letters beside a place are those beside the passage, counted outwards, white space aside."""
    before, after = ("".join(side.split()) for side in around)
    reach = 2 * max(map(len, around))
    there = "".join(text[max(0, span.start - reach) : span.start].split())
    beyond = "".join(text[span.end : span.end + reach].split())
    return _shared(before[::-1], there[::-1]) + _shared(after, beyond)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text without its white space, each letter with its place."""

    text: str
    places: Sequence[int]


@lru_cache(maxsize=4)
def _bare(text: str) -> _Bare:
    """Kept for the last few sources: all bookmarks of an edited one ask for it."""
    places = array("L", (place for place, letter in enumerate(text) if not letter.isspace()))
    return _Bare("".join(text.split()), places)


def locate(bookmark: Bookmark, source: SourceText) -> Anchor:
    """Where the passage of a bookmark stands in a source that may have been edited, or extracted anew, since.

    The offsets decide as long as the words and something of their surroundings are still there. Else the place with the
    same letters (whatever their width, spelling and white space) whose surroundings agree best. A short passage is not
    taken to be any other place with the same few letters: enough of its surroundings must be there too. Where they are
    not all there, `find_mended` looks for a better place, where a few letters of the passage differ.
    """
    text, old = source.text, bookmark.span
    here = text[old.start : old.end] == bookmark.quotation
    if here and _stays(bookmark, text):
        return Anchor(AnchorStatus.ANCHORED, old)
    letters, kept = letters_of_source(text), kept_letters(bookmark)
    places = letters.occurrences(kept.passage) or _occurrences(text, bookmark.quotation)
    found = best_place(places, kept, letters, old.start)
    told = found is not None and kept.is_told_by(found.agreed, outwards=True)
    if found is None or found.agreed < kept.around - LEFT_OUT:
        mended = None if here and len(kept.passage) >= ENOUGH else find_mended(kept, letters, text)
        if mended is not None and (found is None or mended.agreed > found.agreed + TWINS):
            found, told = mended, True
    alone = len(kept.passage) >= SPEAKS_FOR_ITSELF and kept.around <= 2 * CONTEXT
    if found is None or not (found.span == old or alone or told):
        return Anchor(AnchorStatus.ANCHORED, old) if here else Anchor(AnchorStatus.LOST, None)
    # What the letters leave out at the ends of a passage, such as a hyphen or mark-up, belongs to it all the same.
    same = next((span for span in _occurrences(text, bookmark.quotation) if span.overlaps(found.span)), None)
    if same == old:
        return Anchor(AnchorStatus.ANCHORED, old)
    return Anchor(AnchorStatus.MOVED, same or found.span, reworded=same is None)


def _stays(bookmark: Bookmark, text: str) -> bool:
    """Whether what stands beside the old offsets is what stood there; most sources never change, so this is quick."""
    start, end = bookmark.start, bookmark.end
    before = _shared(bookmark.before[::-1], text[max(0, start - len(bookmark.before)) : start][::-1])
    after = _shared(bookmark.after, text[end : end + len(bookmark.after)])
    around = bookmark.before[len(bookmark.before) - before :] + bookmark.after[:after]
    return len("".join(around.split())) >= min(STAYS, len("".join((bookmark.before + bookmark.after).split())))


def _shared(one: str, other: str) -> int:
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def _occurrences(text: str, words: str) -> list[Span]:
    """Where the words stand letter for letter, whatever white space stands between them."""
    wanted, bare = "".join(words.split()), _bare(text)
    if not wanted:
        return []
    found = []
    at = bare.text.find(wanted)
    while at >= 0:
        found.append(Span(bare.places[at], bare.places[at + len(wanted) - 1] + 1))
        at = bare.text.find(wanted, at + 1)
    return found
