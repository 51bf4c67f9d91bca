"""Where a reader has been."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeVar

from tjexplorer.model.mention import Authority
from tjexplorer.search.request import SearchRequest
from tjexplorer.tui.desks.ledger_page import LedgerPage
from tjexplorer.tui.desks.question import NOTHING_ASKED, Asked

if TYPE_CHECKING:
    from tjexplorer.statistics import collocates, keywords
    from tjexplorer.statistics.words import Word, WordKind

_KEPT = 200
"""Steps kept."""

HOME = "home"
"""The first screen, where a pane is named."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a report."""

    report: str
    """Id of the report."""
    offset: int
    """Code point of its source."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The page of a record of an authority file."""

    authority: Authority
    """The file."""
    id: str
    """Id of the record."""


@dataclass(frozen=True, slots=True)
class DossierPage:
    """The dossier of an institution."""

    institution: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class LostPage:
    """The kept words of a bookmark whose passage is lost."""

    bookmark: str
    """Its id."""


E = TypeVar("E", bound=Enum)


def after(value: E) -> E:
    """The value after one; after the last one the first."""
    values = list(type(value))
    return values[(values.index(value) + 1) % len(values)]


def _collocates() -> collocates.Choice:
    from tjexplorer.statistics.collocates import Choice  # noqa: PLC0415  # not before something is counted

    return Choice()


def _keywords() -> keywords.Choice:
    from tjexplorer.statistics.keywords import Choice  # noqa: PLC0415  # not before something is counted

    return Choice()


@dataclass(frozen=True, slots=True)
class CountsPage:
    """How often queries are found, and where."""

    requests: tuple[SearchRequest, ...]
    """The queries, all with the same filters; at least one."""


@dataclass(frozen=True, slots=True)
class CollocatesPage:
    """The words that stand beside a query."""

    request: SearchRequest
    """The query."""
    choice: collocates.Choice = field(default_factory=_collocates)
    """Which words, and in which order."""

    def of_kinds(self, kinds: frozenset[WordKind]) -> CollocatesPage:
        """The same with these kinds of words; with all for none."""
        return replace(self, choice=replace(self.choice, kinds=kinds))

    def in_next_order(self) -> CollocatesPage:
        """The same with its words in another order."""
        return replace(self, choice=replace(self.choice, sort=after(self.choice.sort)))


@dataclass(frozen=True, slots=True)
class KeywordsPage:
    """The words that set a report apart."""

    report: str
    """Its id."""
    choice: keywords.Choice = field(default_factory=_keywords)
    """Which words, and in which order."""

    def of_kinds(self, kinds: frozenset[WordKind]) -> KeywordsPage:
        """The same with these kinds of words; with all for none."""
        return replace(self, choice=replace(self.choice, kinds=kinds))

    def in_next_order(self) -> KeywordsPage:
        """The same with its words in another order."""
        return replace(self, choice=replace(self.choice, sort=after(self.choice.sort)))


@dataclass(frozen=True, slots=True)
class WordPage:
    """The places that a row of such a page counts."""

    of: CollocatesPage | KeywordsPage
    """The page."""
    word: Word
    """The word of the row."""
    text: str
    """How the row prints it."""


class Extent(StrEnum):
    """Of what near-identical passages are listed."""

    PASSAGE = "passage"
    SECTION = "section"
    REPORT = "report"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class ParallelsPage:
    """Near-identical passages."""

    report: str
    """Id of the report that is read."""
    start: int
    """Code point at which the passage begins."""
    end: int
    """One past its last."""
    extent: Extent = Extent.PASSAGE
    """The passage, or more."""


CountedPage = CountsPage | CollocatesPage | KeywordsPage | WordPage | ParallelsPage | LedgerPage
"""Pages that are counted in a thread before they are shown."""

Stop = Place | RecordPage | DossierPage | LostPage | CountedPage
"""What the Reader shows."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way."""

    stop: Stop | None = None
    """What was opened; None where nothing was yet."""
    asked: Asked = NOTHING_ASKED
    """What was searched."""
    pane: str = HOME
    """Where the reader was when the step was left: the name of a pane, or that of the first screen."""
    cursor: Hashable | None = None
    """What the cursor of the results was on."""
    opened: bool = False
    """Whether the step was made by opening something, not by a search."""

    def is_like(self, other: Step) -> bool:
        """Whether both show the same."""
        return (self.stop, self.asked, self.pane == HOME) == (other.stop, other.asked, other.pane == HOME)


class History:
    """The steps of the way, with one of them at hand: like that of a browser.

    Opening something is a step, and so is another search: another query or other filters. All that is typed until the
    reader does something else is one search, and so are the filters that one dialog changes. Another order or view of the
    same search, the forms that are switched, and the place to which one moves within a report are no steps: they belong to
    the step at hand, and come back with it. What Browse lists, and what a list is followed to, is no step either.
    """

    def __init__(self) -> None:
        self._steps = [Step()]
        self._at = 0
        self._sitting: Hashable | None = None
        self.where: Callable[[], tuple[str, Hashable | None]] = lambda: (self.step.pane, self.step.cursor)

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self._steps[self._at]

    @property
    def here(self) -> Stop | None:
        """What was opened last on the way to the step at hand."""
        return self.step.stop

    def begin(self, step: Step) -> None:
        """Begin with this step."""
        self._steps, self._at, self._sitting = [step], 0, None

    def go(self, stop: Stop) -> None:
        """Go on to a stop; what lay ahead is forgotten. The stop at hand is not counted twice."""
        self.leave()
        if stop != self.here:
            self._push(replace(self.step, stop=stop, pane="reader", opened=True))

    def go_home(self) -> None:
        """Go on to the first screen."""
        self.leave()
        if self.step.pane != HOME:
            self._push(replace(self.step, pane=HOME, opened=False))

    def ask(self, asked: Asked, sitting: Hashable) -> None:
        """Another search was answered; `sitting` is the same for searches that are one to the reader."""
        here = self.step.asked
        if asked == here:
            return
        if asked.searches_as(here):
            self._set(replace(self.step, asked=asked))
        elif sitting == self._sitting:
            self._set(replace(self.step, asked=asked))
            if self._at and self.step.is_like(self._steps[self._at - 1]):
                del self._steps[self._at]
                self._at -= 1
                self._sitting = None
        else:
            self._push(replace(self.step, asked=asked, pane="results", cursor=None, opened=False))
            self._sitting = sitting

    def amend(self, stop: Stop) -> None:
        """The reader moved within the stop at hand."""
        if self.here is not None:
            self._set(replace(self.step, stop=stop))

    def note(self) -> None:
        """Note where the reader is in the step at hand."""
        pane, cursor = self.where()
        self._set(replace(self.step, pane=pane, cursor=cursor))

    def leave(self) -> None:
        """The same, before the step is left."""
        self.note()
        self._sitting = None

    def back(self) -> Step | None:
        """The step before, or None at the beginning."""
        return self._move(-1)

    def forward(self) -> Step | None:
        """The step after, or None at the end."""
        return self._move(1)

    def _set(self, step: Step) -> None:
        self._steps[self._at] = step

    def _push(self, step: Step) -> None:
        self._steps = [*self._steps[: self._at + 1], step][-_KEPT:]
        self._at = len(self._steps) - 1

    def _move(self, step: int) -> Step | None:
        if not 0 <= self._at + step < len(self._steps):
            return None
        self.leave()
        self._at += step
        return self.step
