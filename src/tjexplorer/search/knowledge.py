"""What search is told about words and names, by callables: each file is read only where a query needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tjexplorer.errors import RecordError
from tjexplorer.messages import gettext as _
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Mention
from tjexplorer.model.term import Term
from tjexplorer.search.forms import Vocabulary


def _no_terms() -> Iterable[Term]:
    return ()


def _no_institutions() -> Iterable[Institution]:
    return ()


def _no_mentions(_report: str) -> Iterable[Mention]:
    return ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Sources of other forms and of mentions. A `RecordError` of theirs becomes a note of the answer."""

    terms: Callable[[], Iterable[Term]] = _no_terms
    """The concepts."""
    institutions: Callable[[], Iterable[Institution]] = _no_institutions
    """The institutions."""
    mentions: Callable[[str], Iterable[Mention]] = _no_mentions
    """The mentions of a report, by its id."""


@dataclass(frozen=True, slots=True)
class Known:
    """What could be read of it."""

    vocabulary: Vocabulary
    """Other forms."""
    institutions: tuple[str, ...] | None
    """Ids of all institutions; None where their file cannot be read."""
    notes: tuple[str, ...]
    """Which file is damaged."""


NOTHING_KNOWN = Known(Vocabulary(), (), ())
"""No other forms at all."""


def read(knowledge: Knowledge) -> Known:
    """Terms and institutions, as far as they can be read."""
    notes: list[str] = []
    terms: tuple[Term, ...] = ()
    institutions: tuple[Institution, ...] | None = None
    try:
        terms = tuple(knowledge.terms())
    except RecordError as error:
        notes.append(_("Words that mean the same were not looked for: {error}").format(error=error))
    try:
        institutions = tuple(knowledge.institutions())
    except RecordError as error:
        notes.append(_("Other names of institutions were not looked for: {error}").format(error=error))
    vocabulary = Vocabulary(terms, institutions or ())
    return Known(vocabulary, None if institutions is None else vocabulary.institutions, tuple(notes))
