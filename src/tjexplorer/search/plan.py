"""From a query to what is looked for: operands with their needles, and conditions on sections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tjexplorer.messages import gettext as _
from tjexplorer.search.fields import Conditions, Mentioned, Test
from tjexplorer.search.forms import Needle, Vocabulary
from tjexplorer.search.query import And, Field, Near, Not, Or, Phrase, Query, Words
from tjexplorer.text.fold import fold


@dataclass(frozen=True, slots=True)
class Group:
    """Needles that count as one for ranking: a word with its other forms, or all words together with theirs."""

    number: int
    """Counted through the plan."""
    needles: tuple[Needle, ...]
    """What was typed first, then the other forms."""
    apart: tuple[Group, ...] = ()
    """Of a name of several words one group for each: where the name is not, a section with all of them will do."""
    anywhere: bool = True
    """Whether the words of a name are shown beside the name as well, and not only where it is not."""


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


@dataclass(frozen=True, slots=True)
class Beside:
    """Parts that stand near each other, each near the one before it."""

    parts: tuple[Step, ...]
    """Two or more, each with places: operands, `Some` of such, or `Beside` again."""
    distances: tuple[int, ...]
    """For each part but the first the folded characters that may lie between."""
    shown: bool
    """Whether the places are shown; those under NOT are not."""


Step: TypeAlias = Operand | Condition | All | Some | Without | Beside
"""A plan or a part of one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a query asks for."""

    step: Step
    """The root."""
    groups: int
    """Number of groups."""


def typed_only(plan: Plan) -> Plan | None:
    """A plan without other forms than what was typed; None where it has none."""
    step = _typed_only(plan.step)
    return None if step == plan.step else replace(plan, step=step)


def _typed_only(step: Step) -> Step:
    match step:
        case Operand(words, whole):
            return replace(step, words=tuple(map(_typed_group, words)), whole=whole and _typed_group(whole))
        case All(parts) | Some(parts) | Beside(parts):
            return replace(step, parts=tuple(map(_typed_only, parts)))
        case Without(part):
            return Without(_typed_only(part))
        case _:
            return step


def _typed_group(group: Group) -> Group:
    return replace(group, needles=group.needles[:1], apart=tuple(map(_typed_group, group.apart)))


@dataclass
class Planner:
    """Makes plans; gathers notes on the way."""

    vocabulary: Vocabulary
    """Other forms."""
    mentioned: Mentioned
    """Ids of the sections that mention one of some records."""
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
                return Condition(Conditions(self.vocabulary, self.mentioned, self.notes).test(name, value))
            case Not(part):
                return Without(self._step(part, shown=not shown))
            case And(parts):
                return All(tuple(self._step(part, shown=shown) for part in parts))
            case Or(parts):
                return Some(tuple(self._step(part, shown=shown) for part in parts))
            case Near(parts, distances):
                # Under NOT their places are needed too, to tell whether they are near.
                return Beside(tuple(self._step(part, shown=True) for part in parts), distances, shown)

    def _words(self, words: tuple[str, ...], shown: bool) -> Operand:
        readable = tuple(word for word in words if self.exact or fold(word).text.strip())
        for word in words:
            if word not in readable:
                self.notes.append(_("“{text}” has no letters to look for.").format(text=word))
        if len(readable) < 2:
            word = readable[0] if readable else words[0]
            return Operand((self._word(word),), None, title_only=False, shown=shown)
        whole = self._group(" ".join(readable))
        # Where the whole is a form, it is the operand; its words are then no forms of their own.
        expand = len(whole.needles) == 1
        groups = tuple(self._word(word, expand=expand) for word in readable)
        return Operand(groups, whole, title_only=False, shown=shown)

    def _word(self, text: str, *, expand: bool = True) -> Group:
        """The group of a word, or of a name of several words."""
        group = self._group(text, expand=expand)
        words = tuple(word for word in text.split() if fold(word).text.strip())
        if len(words) < 2:
            return group
        # White space belongs to a name in letters. Between ideographs it was typed to keep words apart, and they are
        # words of their own: 筑波 大學.
        anywhere = len(fold(text).text.split()) == 1
        return replace(group, apart=tuple(self._group(word, expand=anywhere) for word in words), anywhere=anywhere)

    def _group(self, text: str, *, expand: bool = True) -> Group:
        literal = self.spelling_only or self.exact
        typed = self.vocabulary.typed(text, exact=self.exact, literal=literal)
        others = self.vocabulary.others(text) if expand and not literal else ()
        self._groups += 1
        return Group(self._groups - 1, (typed, *others))
