"""Written forms: what else is looked for when a word or a name is typed.

A form is only taken for a whole operand that equals it after folding, never for a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tjexplorer.authority.name_forms import NameForm, folded_name, forms_of
from tjexplorer.model.institution import Institution
from tjexplorer.model.term import Term
from tjexplorer.search.results import Relation
from tjexplorer.search.years import year_forms
from tjexplorer.text.characters import CJK_CLASS
from tjexplorer.text.matching import Pattern

_SPACE = re.compile(r"\s+")
_WIDE_SPACE = re.compile(rf"(?<=[{CJK_CLASS}]) | (?=[{CJK_CLASS}])")


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
    """For names: the form with its rules."""
    not_inside: tuple[str, ...] = ()
    """Folded longer strings in which it does not count."""
    not_before: str = ""
    """Folded characters that must not follow."""

    @property
    def spelling(self) -> str:
        """As `spelling` shows it; a star that opens a word is not part of it."""
        shown = spelling(self.typed)
        return shown.rstrip("*＊") if self.pattern.prefix else shown


class Vocabulary:
    """All forms of all terms and names, by their folded text."""

    def __init__(self, terms: Iterable[Term] = (), institutions: Iterable[Institution] = ()) -> None:
        self._terms = {term.id: term for term in terms}
        self._term_of: dict[str, Term] = {}
        for term in self._terms.values():
            for form in term.forms:
                self._term_of.setdefault(folded_name(form.form), term)
        self._forms: dict[str, tuple[NameForm, ...]] = {}
        self._named: dict[str, dict[str, NameForm]] = {}
        for record in institutions:
            # What a form means on some lines alone is no other way to write it.
            self._forms[record.id] = tuple(form for form in forms_of(record) if not form.only_at)
            for name in self._forms[record.id]:
                self._named.setdefault(name.folded, {})[record.id] = name

    @property
    def institutions(self) -> tuple[str, ...]:
        """Ids of all institutions."""
        return tuple(self._forms)

    def institutions_named(self, name: str) -> tuple[str, ...]:
        """Ids of the institutions that have this id or this form of name."""
        if name.casefold() in self._forms:
            return (name.casefold(),)
        return tuple(self._named.get(folded_name(name), ()))

    def all_forms(self) -> tuple[str, ...]:
        """Every form, for suggestions."""
        terms = (form.form for term in self._terms.values() for form in term.forms if form.attested)
        names = (name.form for names in self._forms.values() for name in names)
        return tuple(dict.fromkeys((*terms, *names)))

    def typed(self, text: str, *, exact: bool, literal: bool) -> Needle:
        """The needle for what was typed. A short name keeps its record's exceptions (理研 is not in 管理研討), unless the
        characters are meant literally.
        """
        pattern = Pattern.of(text)
        longer: tuple[str, ...] = ()
        if not (exact or literal):
            rules = [name.not_inside for name in self._named.get(pattern.text.strip(), {}).values()]
            # With several bearers of a name, a longer string excludes only where all of them say so.
            longer = tuple(sorted(set(rules[0]).intersection(*rules[1:]))) if rules else ()
        return Needle(text, pattern, Relation.TYPED, exact=exact, not_inside=longer)

    def others(self, text: str) -> tuple[Needle, ...]:
        """What else is looked for beside a whole operand: names, words that mean the same, words near to it."""
        folded = folded_name(text)
        found: dict[str, Needle] = {}
        for institution in self._named.get(folded, ()):
            for name in self._forms[institution]:
                needle = Needle(name.form, Pattern.of(name.form), Relation.NAME, name=name, not_inside=name.not_inside)
                found.setdefault(name.folded, needle)
        term = self._term_of.get(folded)
        if term:
            self._add(found, term, Relation.SAME)
            for near in term.near:
                if near in self._terms:
                    self._add(found, self._terms[near], Relation.NEAR)
        for form, not_before in year_forms(folded):
            found.setdefault(folded_name(form), Needle(form, Pattern.of(form), Relation.SAME, not_before=not_before))
        found.pop(folded, None)
        return tuple(needle for key, needle in found.items() if key)

    @staticmethod
    def _add(found: dict[str, Needle], term: Term, relation: Relation) -> None:
        for form in term.forms:
            found.setdefault(folded_name(form.form), Needle(form.form, Pattern.of(form.form), relation))


def spelling(text: str) -> str:
    """A form as it is shown and told from others: white space of wraps taken out, other runs of it as one space."""
    text = _SPACE.sub(" ", text).strip()
    return _WIDE_SPACE.sub("", text) if " " in text else text
