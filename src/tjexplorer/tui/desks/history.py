"""Where a reader has been."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeVar

from tjexplorer.model.mention import Authority
from tjexplorer.search.request import SearchRequest

if TYPE_CHECKING:
    from tjexplorer.statistics import collocates, keywords
    from tjexplorer.statistics.words import Word, WordKind

_KEPT = 200
"""Places kept."""


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


CountedPage = CountsPage | CollocatesPage | KeywordsPage | WordPage | ParallelsPage
"""Pages that are counted in a thread before they are shown."""

Stop = Place | RecordPage | DossierPage | CountedPage
"""What the Reader shows."""


class History:
    """Stops in the order of reading, with one of them at hand."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def here(self) -> Stop | None:
        """The stop at hand."""
        return self._stops[self._at] if self._stops else None

    def go(self, stop: Stop) -> None:
        """Go on to a stop; what lay ahead is forgotten. A stop beside the one at hand is not counted twice."""
        if stop == self.here:
            return
        self._stops = [*self._stops[: self._at + 1], stop][-_KEPT:]
        self._at = len(self._stops) - 1

    def amend(self, stop: Stop) -> None:
        """The reader moved within the stop at hand."""
        if self._stops:
            self._stops[self._at] = stop

    def back(self) -> Stop | None:
        """The stop before, or None at the beginning."""
        return self._move(-1)

    def forward(self) -> Stop | None:
        """The stop after, or None at the end."""
        return self._move(1)

    def _move(self, step: int) -> Stop | None:
        if not 0 <= self._at + step < len(self._stops):
            return None
        self._at += step
        return self._stops[self._at]
