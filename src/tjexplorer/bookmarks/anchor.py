"""From a place in a source to a bookmark, and back, also after the source was edited.

The selectors are those of the W3C Web Annotation model: a text position (offsets) and a text quote (the words with
what stands before and after them). https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

import hashlib
import secrets
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from tjexplorer.errors import BookmarkError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Anchor, AnchorStatus, Bookmark
from tjexplorer.model.citation import section_holding
from tjexplorer.model.report import Report
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span

CONTEXT = 32
"""Code points of the source kept on each side of a passage."""

ENOUGH = 12
"""So many letters of passage and surroundings together must agree before a place elsewhere counts as the passage."""

STAYS = 8
"""With so many letters of its surroundings left, a passage at its old offsets is taken as the one that was meant."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter looks like a digit."""


def new_id(now: datetime) -> str:
    """A new id: the day, then four random letters, so that two programs do not meet."""
    return f"b-{now:%Y%m%d}-{''.join(secrets.choice(ALPHABET) for _place in range(4))}"


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
    return Bookmark(
        id=new_id(now),
        report=report.id,
        section=section.id if section else report.id,
        line=report.source.line_of(span.start),
        start=span.start,
        end=span.end,
        quotation=report.source.slice(span),
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
        note=_proper(note.strip()),
        tags=clean_tags(tags),
        created=now,
        source_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: one line each, without the # that some type before them, none twice.

    Raises `BookmarkError` where one is no text.
    """
    words = (" ".join(_proper(tag).split()).lstrip("#＃").strip() for tag in tags)
    return tuple(dict.fromkeys(word for word in words if word))


def _proper(text: str) -> str:
    """The text itself. Bytes of a command line that are no UTF-8 arrive as lone surrogates, which no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        problem = _("The note or tag {text} is no valid UTF-8 text. Type it again in a UTF-8 terminal.")
        raise BookmarkError(problem.format(text=ascii(text))) from None
    return text


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
    """Where the passage of a bookmark stands in a source that may have been edited since.

    The offsets decide as long as the words and something of their surroundings are still there. Else the place with
    the same words (white space aside) whose surroundings agree best, the nearest of several. A short passage is not
    taken to be any other place with the same few letters: see `ENOUGH`.
    """
    old = bookmark.span
    here = source.text[old.start : old.end] == bookmark.quotation
    if here and _agreement(bookmark, source.text, old) >= min(STAYS, _context_length(bookmark)):
        return Anchor(AnchorStatus.ANCHORED, old)
    candidates = _occurrences(source.text, bookmark.quotation) or _bare_occurrences(source.text, bookmark.quotation)
    ranked = sorted(
        ((_agreement(bookmark, source.text, span), -abs(span.start - old.start), span) for span in candidates),
        reverse=True,
    )
    if not ranked:
        return Anchor(AnchorStatus.LOST, None)
    agreement, _nearness, best = ranked[0]
    if best == old:
        return Anchor(AnchorStatus.ANCHORED, old)
    letters = len("".join(bookmark.quotation.split()))
    if letters + agreement >= min(ENOUGH, letters + _context_length(bookmark)):
        return Anchor(AnchorStatus.MOVED, best)
    return Anchor(AnchorStatus.ANCHORED, old) if here else Anchor(AnchorStatus.LOST, None)


def _occurrences(text: str, words: str) -> list[Span]:
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _bare_occurrences(text: str, words: str) -> list[Span]:
    wanted = "".join(words.split())
    if not wanted:
        return []
    bare = _bare(text)
    return [Span(bare.places[found.start], bare.places[found.end - 1] + 1) for found in _occurrences(bare.text, wanted)]


def _context_length(bookmark: Bookmark) -> int:
    return len("".join(bookmark.before.split())) + len("".join(bookmark.after.split()))


def _agreement(bookmark: Bookmark, text: str, span: Span) -> int:
    """How many letters next to a place are those that stood next to the passage, counted outwards from it."""
    reach = 4 * CONTEXT  # white space between the letters may have grown
    before = "".join(text[max(0, span.start - reach) : span.start].split())
    after = "".join(text[span.end : span.end + reach].split())
    return _shared("".join(bookmark.before.split())[::-1], before[::-1]) + _shared(
        "".join(bookmark.after.split()), after
    )


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
