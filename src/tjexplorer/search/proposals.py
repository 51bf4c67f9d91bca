"""What the index proposes for a needle."""

from __future__ import annotations

import re
from collections.abc import Callable

from tjexplorer.indexing.analyzer import demand_of
from tjexplorer.indexing.reader import IndexReader
from tjexplorer.indexing.shelf import Stock
from tjexplorer.search.forms import Needle
from tjexplorer.search.hyphens import HyphenatedParts
from tjexplorer.search.sight import Proposer, ScanAll, Sections
from tjexplorer.text.characters import LATIN_CLASS

_NONE: Sections = frozenset()
_WORD = re.compile(f"[{LATIN_CLASS}]+")


class IndexProposer:
    """Proposes the sections that have all terms of a needle; one for each search."""

    def __init__(self, index: IndexReader, parts: Callable[[], HyphenatedParts]) -> None:
        """`parts` is only asked where a needle begins with a Latin word."""
        self._index = index
        self._parts = parts
        self._known: dict[str, dict[str, Sections] | None] = {}

    def proposed(self, needle: Needle, report_id: str) -> Sections | None:
        """The sections of a report that may contain the needle; None where the index cannot tell.

        Characters meant exactly are not asked of the index, which knows folded text alone.
        """
        text = needle.pattern.text
        if needle.exact or not text:
            return None
        if text not in self._known:
            self._known[text] = self._sections_with(text)
        sections = self._known[text]
        return None if sections is None else sections.get(report_id, _NONE)

    def _sections_with(self, text: str) -> dict[str, Sections] | None:
        sections = self._index.sections_with(demand_of(text))
        word = _WORD.match(text)
        if sections is None or word is None:
            return sections
        for report, ordinal in self._parts().beginning(word[0]):
            sections[report] = sections.get(report, _NONE) | {ordinal}
        return sections


class Proposals:
    """Hands out proposers; keeps what they share from one search to the next."""

    def __init__(self) -> None:
        self._parts: HyphenatedParts | None = None

    def of(self, stock: Stock) -> Proposer:
        """The index of a stock, else nobody."""
        return IndexProposer(stock.index, lambda: self._parts_of(stock)) if stock.index else ScanAll()

    def _parts_of(self, stock: Stock) -> HyphenatedParts:
        parts = self._parts
        if parts is None or parts.reports is not stock.reports:
            parts = self._parts = HyphenatedParts(stock.reports)
        return parts
