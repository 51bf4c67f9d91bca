"""A query as a tree, and how it reads in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority
from tjexplorer.search.kinds import kind_named
from tjexplorer.search.periods import days_in_words, read_period, years_in_words

MENTIONS = {str(authority): authority for authority in Authority}
"""The fields that ask for sections that mention a record: institution, person, programme, place."""

FIELDS = ("title", "report", "agency", "kind", "year", "date", *MENTIONS)
"""Names that may stand before a colon."""


@dataclass(frozen=True, slots=True)
class Words:
    """Bare words with white space between them, or one word: all required, and best where they stand together."""

    words: tuple[str, ...]
    """As typed, in order. A name of several words is one of them, once `known_names` has seen the query."""

    @property
    def text(self) -> str:
        """All words with single spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted words: only where they stand together."""

    text: str
    """As typed between the quotation marks."""


@dataclass(frozen=True, slots=True)
class Field:
    """`field:value`."""

    name: str
    """One of `FIELDS`."""
    value: str
    """As typed."""


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple[Query, ...]
    """Two or more."""


@dataclass(frozen=True, slots=True)
class Or:
    """One of these or more."""

    parts: tuple[Query, ...]
    """Two or more."""


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    part: Query
    """What must not be."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words within a distance of each other, in any order: each part near the one before it."""

    parts: tuple[Query, ...]
    """Two or more, each a word, a phrase, a word of a heading, alternatives of such, or `Near` again."""
    distances: tuple[int, ...]
    """For each part but the first the characters that may lie between it and the one before it."""


Query: TypeAlias = Words | Phrase | Field | And | Or | Not | Near
"""A query or a part of one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed query was read."""

    query: Query | None
    """None where nothing was left to look for."""
    notes: tuple[str, ...]
    """What had to be repaired, in words."""

    @property
    def read_as(self) -> str:
        """The query in words."""
        return in_words(self.query) if self.query else ""


def in_words(query: Query, *, inside: bool = False) -> str:
    """A query in words; in brackets where it is part of another and more than a word."""
    match query:
        case Words(words) if len(words) == 1:
            return _word_in_words(words[0])
        case Words(words):
            text = _(" and ").join(map(_word_in_words, words))
            text = _("{words} (together first)").format(words=text)
        case Phrase(text):
            return _quoted(text)
        case Field(name, value):
            return _field_in_words(name, value)
        case Not(part):
            return _("not {part}").format(part=in_words(part, inside=True))
        case Near(parts, distances):
            text = _(" and ").join(_near_in_words(parts, distances))
        case And(parts):
            text = _(" and ").join(in_words(part, inside=True) for part in parts)
        case Or(parts):
            text = _(" or ").join(in_words(part, inside=True) for part in parts)
    return f"({text})" if inside else text


def _word_in_words(word: str) -> str:
    if len(word.split()) > 1:
        return _("“{text}” (known as one; else each of its words)").format(text=word)
    return _quoted(word)


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=text)


def _near_in_words(parts: tuple[Query, ...], distances: tuple[int, ...]) -> Iterator[str]:
    for (one, other), distance in zip(pairwise(parts), distances, strict=True):
        text = ngettext(
            "{one} within {distance} character of {other}", "{one} within {distance} characters of {other}", distance
        )
        yield text.format(one=in_words(one, inside=True), other=in_words(other, inside=True), distance=distance)


def _field_in_words(name: str, value: str) -> str:
    """A field as it was understood: times in full, kinds by their name."""
    if name in {"year", "date"}:
        period = read_period(value)
        if period:
            return years_in_words(period) if name == "year" else days_in_words(period)
    kind = kind_named(value) if name == "kind" else None
    return f"{_field_name(name)} {_quoted(str(kind or value))}"


def _field_name(name: str) -> str:
    return {
        "title": _("in the heading"),
        "report": _("in the report"),
        "agency": _("by the agency"),
        "kind": _("sections of the kind"),
        "institution": _("mentioning the institution"),
        "person": _("mentioning the person"),
        "programme": _("mentioning the programme"),
        "place": _("mentioning the place"),
        "year": _("of the year"),
        "date": _("of the time"),
    }[name]


def words_of(query: Query) -> tuple[str, ...]:
    """The single words that are looked for in the text, those under NOT left out."""
    match query:
        case Words(words):
            return words
        case Phrase(text) | Field("title", text):
            return tuple(text.split())
        case And(parts) | Or(parts) | Near(parts):
            return tuple(word for part in parts for word in words_of(part))
        case _:
            return ()


def asks_for_names(query: Query) -> bool:
    """Whether a field of the query takes names of records."""
    match query:
        case Field(name):
            return name == "agency" or name in MENTIONS
        case Not(part):
            return asks_for_names(part)
        case And(parts) | Or(parts):
            return any(asks_for_names(part) for part in parts)
        case _:
            return False
