"""What search is told about words and names, by callables: each file is read only where a query needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tjexplorer.errors import RecordError
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.term import Term
from tjexplorer.search.forms import Vocabulary


def _no_terms() -> Iterable[Term]:
    return ()


def _no_records() -> Iterable[NamedRecord]:
    return ()


def _no_mentions(_report: str, _authority: Authority) -> Iterable[Mention]:
    return ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Sources of other forms and of mentions. A `RecordError` of theirs becomes a note of the answer."""

    terms: Callable[[], Iterable[Term]] = _no_terms
    """The concepts."""
    institutions: Callable[[], Iterable[NamedRecord]] = _no_records
    """The institutions."""
    mentions: Callable[[str, Authority], Iterable[Mention]] = _no_mentions
    """The mentions in a report, by its id, of the records of one file."""
    people: Callable[[], Iterable[NamedRecord]] = _no_records
    """The persons."""
    programmes: Callable[[], Iterable[NamedRecord]] = _no_records
    """The laws, plans, programmes and funds."""
    places: Callable[[], Iterable[NamedRecord]] = _no_records
    """The geographic places."""


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
    """Terms and names, as far as they can be read."""
    notes: list[str] = []
    terms: tuple[Term, ...] = ()
    try:
        terms = tuple(knowledge.terms())
    except RecordError as error:
        notes.append(_("Words that mean the same were not looked for: {error}").format(error=error))
    registers: dict[Authority, tuple[NamedRecord, ...]] = {}
    for authority, records, sentence in (
        (Authority.INSTITUTION, knowledge.institutions, _("Other names of institutions were not looked for: {error}")),
        (Authority.PERSON, knowledge.people, _("Other names of persons were not looked for: {error}")),
        (Authority.PROGRAMME, knowledge.programmes, _("Other names of programmes were not looked for: {error}")),
        (Authority.PLACE, knowledge.places, _("Other names of places were not looked for: {error}")),
    ):
        try:
            registers[authority] = tuple(records())
        except RecordError as error:
            notes.append(sentence.format(error=error))
    vocabulary = Vocabulary(terms, registers)
    institutions = vocabulary.ids(Authority.INSTITUTION) if Authority.INSTITUTION in registers else None
    return Known(vocabulary, institutions, tuple(notes))
