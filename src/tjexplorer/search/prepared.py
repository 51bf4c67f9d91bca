"""What searches over one stock share: counts of needles, and what a match is worth in each section."""

from __future__ import annotations

from tjexplorer.indexing.stock import Stock
from tjexplorer.search.ranking import Weights
from tjexplorer.search.tally import Tallies


class Prepared:
    """What is known of one stock."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.tallies = Tallies(stock)
        """Counts of needles."""
        self._weights: Weights | None = None

    def weights(self, scope: frozenset[int] | None) -> Weights:
        """What a match is worth where these sections are in question, None for all."""
        if scope is not None:
            return Weights.of(self.stock.numbering, scope)
        if self._weights is None:
            self._weights = Weights.of(self.stock.numbering, None)
        return self._weights


class Preparation:
    """Keeps what is known of the last stock from one search to the next."""

    def __init__(self) -> None:
        self._last: Prepared | None = None

    def forget(self) -> None:
        """Drop the counts of needles."""
        if self._last:
            self._last.tallies = Tallies(self._last.stock)
            if self._last.stock.index:
                self._last.stock.index.forget()

    def of(self, stock: Stock) -> Prepared:
        """What is known of a stock."""
        last = self._last
        if last is None or last.stock is not stock:
            last = self._last = Prepared(stock)
        return last
