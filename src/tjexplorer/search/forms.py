"""Written forms: what else is looked for when a word or a name is typed.

A form is only taken for a whole operand that equals it after folding, never for a part of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tjexplorer.authority.name_forms import NameForm, folded_name, forms_of
from tjexplorer.authority.name_words import has_words, same_words, words_of
from tjexplorer.indexing.spelling import spelling
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.term import Term
from tjexplorer.search.amounts import amount_forms
from tjexplorer.search.equivalent import Equivalent
from tjexplorer.search.ordinals import ordinal_forms
from tjexplorer.search.results import Relation
from tjexplorer.search.years import calendar_forms
from tjexplorer.text.characters import is_cjk, is_word
from tjexplorer.text.matching import Pattern

_SHORTEST_PLURAL = 4
"""Letters of an English word that is no plural yet."""


@dataclass(frozen=True, slots=True)
class Needle:
    """One thing to look for."""

    typed: str
    """As typed, or as the record has it."""
    pattern: Pattern
    """The same for folded text."""
    relation: Relation
    """TYPED for what was typed, in whatever spelling it is found; else the relation of the other form."""
    exact: bool = False
    """Only the characters as they are."""
    name: NameForm | None = None
    """For other forms than what was typed: the form with its rules."""
    not_inside: tuple[str, ...] = ()
    """Folded longer strings in which it does not count."""
    not_before: str = ""
    """Folded characters that must not follow."""
    not_after: str = ""
    """Folded characters that must not go before; where there are any, no figures with a point or dash may either."""

    @property
    def spelling(self) -> str:
        """As `spelling` shows it; a star that opens a word is not part of it."""
        shown = spelling(self.typed)
        return shown.rstrip("*＊") if self.pattern.prefix else shown


_Bearer = tuple[Authority, str]
"""A record that has a name: its file and id."""


class Vocabulary:
    """All forms of all terms and names, by their folded text."""

    def __init__(
        self, terms: Iterable[Term] = (), registers: Mapping[Authority, Iterable[NamedRecord]] | None = None
    ) -> None:
        """`registers` has the records of each authority file."""
        self._terms = {term.id: term for term in terms}
        self._term_of: dict[str, Term] = {}
        for term in self._terms.values():
            for form in term.forms:
                self._term_of.setdefault(folded_name(form.form), term)
        self._forms: dict[_Bearer, tuple[NameForm, ...]] = {}
        self._named: dict[str, dict[_Bearer, NameForm]] = {}
        for authority, records in (registers or {}).items():
            for record in records:
                bearer = authority, record.id
                # What a form means on some lines alone is no other way to write it.
                self._forms[bearer] = tuple(form for form in forms_of(record) if not form.only_at)
                for name in self._forms[bearer]:
                    self._named.setdefault(name.folded, {})[bearer] = name

    def ids(self, authority: Authority) -> tuple[str, ...]:
        """The ids of all records of a file."""
        return tuple(id_ for file, id_ in self._forms if file is authority)

    def named(self, authority: Authority, name: str) -> tuple[str, ...]:
        """Ids of the records of a file that have this id or this form of name, else its words in another order."""
        if (authority, name.casefold()) in self._forms:
            return (name.casefold(),)
        found = tuple(id_ for file, id_ in self._named.get(folded_name(name), ()) if file is authority)
        words = words_of(name)
        return found or self._whose(authority, lambda _id, forms: any(same_words(form, words) for form in forms))

    def having_words(self, authority: Authority, name: str) -> tuple[str, ...]:
        """Ids of the records of a file whose forms have these words: Hono in Kazuhiro Hono, 鈴木 in 鈴木章."""
        words = words_of(name)
        return self._whose(authority, lambda id_, forms: has_words(id_, forms, words))

    def _whose(self, authority: Authority, test: Callable[[str, tuple[NameForm, ...]], bool]) -> tuple[str, ...]:
        return tuple(id_ for (file, id_), forms in self._forms.items() if file is authority and test(id_, forms))

    def knows(self, text: str) -> bool:
        """Whether a whole operand is a form of a name or term, or a day, amount or number that is printed in several ways."""
        folded = folded_name(text)
        return folded in self._named or bool(self._term(folded)) or any(True for _other in _equivalents(folded))

    def names_in(self, authority: Authority) -> tuple[str, ...]:
        """The ids and all forms of one file, for suggestions."""
        names = (name.form for (file, _id), names in self._forms.items() if file is authority for name in names)
        return tuple(dict.fromkeys((*self.ids(authority), *names)))

    def all_forms(self) -> tuple[str, ...]:
        """Every form, for suggestions."""
        terms = (form.form for term in self._terms.values() for form in term.forms if form.attested)
        names = (name.form for names in self._forms.values() for name in names)
        return tuple(dict.fromkeys((*terms, *names)))

    def typed(self, text: str, *, exact: bool, literal: bool) -> Needle:
        """The needle for what was typed. A word without spaces does not count where it is none (理研 in 管理研討), as its records
        say, unless the characters are meant literally. White space tells Latin words, which count wherever they stand.
        """
        pattern = Pattern.of(text)
        longer: tuple[str, ...] = ()
        if not (exact or literal):
            longer = self._no_word_in(pattern.text.strip())
        return Needle(text, pattern, Relation.TYPED, exact=exact, not_inside=longer)

    def _no_word_in(self, folded: str) -> tuple[str, ...]:
        """Longer strings in which a word is none."""
        longer = set(_no_word_in(self._term_of[folded], folded)) if folded in self._term_of else set()
        names = self._named.get(folded, {}).values()
        if names and any(map(is_cjk, folded)):
            # With several bearers of a name, a longer string excludes only where all of them say so.
            longer |= set.intersection(*(set(name.not_inside).difference(name.part_of) for name in names))
        return tuple(sorted(longer))

    def others(self, text: str) -> tuple[Needle, ...]:
        """What else is looked for beside a whole operand: names, words that mean the same, words near to it."""
        folded = folded_name(text)
        found: dict[str, Needle] = {}
        for bearer in self._named.get(folded, ()):
            for name in self._forms[bearer]:
                found.setdefault(name.folded, _named(name))
        term = self._term(folded)
        if term:
            self._add(found, term, Relation.SAME)
            for near in term.near:
                if near in self._terms:
                    self._add(found, self._terms[near], Relation.NEAR)
        for other in _equivalents(folded):
            found.setdefault(folded_name(other.form), _equivalent(other))
        found.pop(folded, None)
        return tuple(needle for key, needle in found.items() if key)

    def _term(self, folded: str) -> Term | None:
        """The term of a word, or of what it is the plural of."""
        one = folded[:-1] if folded.endswith("s") and len(folded) > _SHORTEST_PLURAL else folded
        return self._term_of.get(folded) or self._term_of.get(one)

    @staticmethod
    def _add(found: dict[str, Needle], term: Term, relation: Relation) -> None:
        for form in term.forms:
            folded = folded_name(form.form)
            # A word has no rules but its capitals: ICT is a form, ict is not.
            word = NameForm(form.form, folded, spellings=(form.form,))
            longer = tuple(_no_word_in(term, folded))
            found.setdefault(folded, Needle(form.form, Pattern.of(form.form), relation, name=word, not_inside=longer))


def _no_word_in(term: Term, folded: str) -> Iterator[str]:
    forms = (form for form in term.forms if folded_name(form.form) == folded)
    return (folded_name(longer) for form in forms for longer in form.not_inside)


def _equivalents(folded: str) -> Iterator[Equivalent]:
    yield from calendar_forms(folded)
    yield from amount_forms(folded)
    yield from ordinal_forms(folded)


def _equivalent(other: Equivalent) -> Needle:
    pattern = Pattern.of(other.form)
    return Needle(other.form, pattern, Relation.SAME, not_before=other.not_before, not_after=other.not_after)


def _named(name: NameForm) -> Needle:
    pattern = Pattern.of(name.form)
    # A name ends where it ends: Hono is not in Honolulu.
    if pattern.text and is_word(pattern.text[-1]):
        pattern = replace(pattern, ends_word=True)
    return Needle(name.form, pattern, Relation.NAME, name=name, not_inside=name.not_inside)
