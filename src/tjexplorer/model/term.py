"""Authority records of concepts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermForm:
    """One written form of a concept."""

    form: str
    """As written."""
    language: str
    """BCP 47: zh-Hant, zh-Hans, ja, en."""
    attested: bool = True
    """Whether it occurs in the corpus."""
    not_inside: tuple[str, ...] = ()
    """Longer strings in which it is no word, or another one: 新創 in 創新創業."""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its interchangeable forms."""

    id: str
    """Short, lower case, stable."""
    forms: tuple[TermForm, ...]
    """Interchangeable forms."""
    subject: str | None = None
    """Heading for lists."""
    near: tuple[str, ...] = ()
    """Ids of related concepts."""
