"""What the index proposes for a needle."""

from __future__ import annotations

from tjexplorer.indexing.analyzer import demand_of
from tjexplorer.indexing.reader import IndexReader
from tjexplorer.indexing.shelf import Stock
from tjexplorer.search.forms import Needle
from tjexplorer.search.sight import Proposer, ScanAll, Sections

_NONE: Sections = frozenset()


class IndexProposer:
    """Proposes the sections that have all terms of a needle; one for each search."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self._known: dict[str, dict[str, Sections] | None] = {}

    def proposed(self, needle: Needle, report_id: str) -> Sections | None:
        """The sections of a report that may contain the needle; None where the index cannot tell.

        Characters meant exactly are not asked of the index, which knows folded text alone.
        """
        text = needle.pattern.text
        if needle.exact or not text:
            return None
        if text not in self._known:
            self._known[text] = self._index.sections_with(demand_of(text))
        sections = self._known[text]
        return None if sections is None else sections.get(report_id, _NONE)


def proposer_for(stock: Stock) -> Proposer:
    """The index of a stock, else nobody."""
    return IndexProposer(stock.index) if stock.index else ScanAll()
