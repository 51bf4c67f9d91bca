"""From a query to what is looked for: operands with their needles, and conditions on sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from tjexplorer.errors import nearest
from tjexplorer.indexing.documents import ReportFacts, SearchedSection
from tjexplorer.messages import gettext as _
from tjexplorer.model.section import SectionKind
from tjexplorer.search.forms import Needle, Vocabulary
from tjexplorer.search.query import And, Field, Not, Or, Phrase, Query, Words
from tjexplorer.text.fold import fold

Test: TypeAlias = Callable[[ReportFacts, SearchedSection], bool]
"""Whether a section of a report fulfils a condition."""


@dataclass(frozen=True, slots=True)
class Group:
    """Needles that count as one for ranking: a word with its other forms, or all words together with theirs."""

    number: int
    """Counted through the plan."""
    needles: tuple[Needle, ...]
    """What was typed first, then the other forms."""


@dataclass(frozen=True, slots=True)
class Operand:
    """Typed words: found where each word is found in some form, or where the whole is."""

    words: tuple[Group, ...]
    """One group for each word; all required. One for a phrase."""
    whole: Group | None
    """For several words: the same words together, and other forms of the whole."""
    title_only: bool
    """Whether only headings count."""
    shown: bool
    """Whether its matches are shown; those under NOT are not."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on report and section."""

    test: Test
    """Whether a section fulfils it."""


@dataclass(frozen=True, slots=True)
class All:
    """All parts."""

    parts: tuple[Step, ...]
    """Two or more."""


@dataclass(frozen=True, slots=True)
class Some:
    """One part or more."""

    parts: tuple[Step, ...]
    """Two or more."""


@dataclass(frozen=True, slots=True)
class Without:
    """Not this part."""

    part: Step
    """What must not be."""


Step: TypeAlias = Operand | Condition | All | Some | Without
"""A plan or a part of one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a query asks for."""

    step: Step
    """The root."""
    groups: int
    """Number of groups."""


@dataclass
class Planner:
    """Makes plans; gathers notes on the way."""

    vocabulary: Vocabulary
    """Other forms."""
    mentioned: Callable[[Iterable[str]], frozenset[str]]
    """Ids of the sections that mention one of some institutions."""
    spelling_only: bool
    """No other forms."""
    exact: bool
    """Only the characters as typed."""
    notes: list[str] = field(default_factory=list)
    """What the reader should know."""
    _groups: int = 0

    def plan(self, query: Query) -> Plan:
        """What a query asks for."""
        self._groups = 0
        step = self._step(query, shown=True)
        return Plan(step, self._groups)

    def _step(self, query: Query, *, shown: bool) -> Step:
        match query:
            case Words(words):
                return self._words(words, shown)
            case Phrase(text):
                return Operand((self._group(text),), None, title_only=False, shown=shown)
            case Field("title", value):
                return Operand((self._group(value),), None, title_only=True, shown=shown)
            case Field(name, value):
                return Condition(self._test(name, value))
            case Not(part):
                return Without(self._step(part, shown=not shown))
            case And(parts):
                return All(tuple(self._step(part, shown=shown) for part in parts))
            case Or(parts):
                return Some(tuple(self._step(part, shown=shown) for part in parts))

    def _words(self, words: tuple[str, ...], shown: bool) -> Operand:
        readable = tuple(word for word in words if self.exact or fold(word).text.strip())
        for word in words:
            if word not in readable:
                self.notes.append(_("“{text}” has no letters to look for.").format(text=word))
        if len(readable) < 2:
            word = readable[0] if readable else words[0]
            return Operand((self._group(word),), None, title_only=False, shown=shown)
        whole = self._group(" ".join(readable))
        # Where the whole is a form, it is the operand; its words are then no forms of their own.
        expand = len(whole.needles) == 1
        groups = tuple(self._group(word, expand=expand) for word in readable)
        return Operand(groups, whole, title_only=False, shown=shown)

    def _group(self, text: str, *, expand: bool = True) -> Group:
        literal = self.spelling_only or self.exact
        typed = self.vocabulary.typed(text, exact=self.exact, literal=literal)
        others = self.vocabulary.others(text) if expand and not literal else ()
        self._groups += 1
        return Group(self._groups - 1, (typed, *others))

    def _test(self, name: str, value: str) -> Test:
        folded = fold(value).text.strip()
        if name == "report":
            return lambda report, _section: (
                value.casefold() in report.id or any(folded in fold(text).text for text in (report.label, report.title))
            )
        if name == "agency":
            ids = self.vocabulary.institutions_named(value)
            return lambda report, _section: (
                report.agency_id in ids or (report.agency is not None and folded in _folded(report.agency))
            )
        if name == "year":
            return self._year(value, folded)
        if name == "institution":
            return self._institution(value)
        return self._kind(value)

    def _kind(self, value: str) -> Test:
        kinds = [str(kind) for kind in SectionKind]
        if value.casefold() not in kinds:
            sentence = _("There is no kind of section “{name}”; there are: {names}.")
            self.notes.append(sentence.format(name=value, names=", ".join(kinds)))
        return lambda _report, section: section.kind == value.casefold()

    def _institution(self, value: str) -> Test:
        ids = self.vocabulary.institutions_named(value)
        if not ids:
            known = nearest(value, [*self.vocabulary.institutions, *self.vocabulary.all_forms()])
            sentence = _("No institution is called “{name}”.").format(name=value)
            if known:
                sentence += " " + _("The nearest known: {names}.").format(names=", ".join(known))
            self.notes.append(sentence)
        sections = self.mentioned(ids)
        return lambda _report, section: section.id in sections

    def _year(self, value: str, folded: str) -> Test:
        found = re.fullmatch(r"(?:民国|民國)?([0-9]{2,4})年?(?:-([0-9]{2,4})年?)?", folded)
        if not found:
            self.notes.append(_("“{value}” is no year; write 2015, 民國104 or 2013-2015.").format(value=value))
            return lambda _report, _section: False
        first = _western(int(found[1]))
        last = _western(int(found[2])) if found[2] else first
        return lambda report, _section: any(first <= year <= last for year in report.years)


@cache
def _folded(text: str) -> str:
    """Facts of reports, asked for each of their sections."""
    return fold(text).text


def _western(year: int) -> int:
    """Years before 200 are years of the Republic."""
    return year + 1911 if year < 200 else year
