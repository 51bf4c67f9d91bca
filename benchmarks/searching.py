"""Search of one word, best 20, against its peers; first the hits of all are compared."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import fmean

from benchmarks.corpus_maker import MadeLibrary
from benchmarks.peers import BigramTable, RankedScan, Sections, StockWhoosh, by_expression, has_fts5
from benchmarks.quantity import Demand, Ledger, Quantity
from benchmarks.stopwatch import brief, percentile
from benchmarks.words import drawn, keystrokes
from tjexplorer.search.searcher import Searcher, SearchRequest
from tjexplorer.workspace import Workspace

BEST = 20
Best = Callable[[str], object]
NO_FTS5 = "The SQLite of this Python has no FTS5, so nothing is held against it."
_EACH = 12
_FTS5_DEMANDS = {"common": 0.5, "medium": 2.0, "rare": 4.0}
_SCAN_DEMAND, _SCAN_FROM_MB = 0.35, 4.5


def measure(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """All quantities of search on one library; its index is built where there is none."""
    workspace = Workspace(made.places)
    try:
        reports = workspace.shelf.stock().reports
        sections = Sections.of(reports)
        words = drawn(sections, _EACH)
        _Searches(ledger, made, workspace.searcher, sections, words).measure(runs)
        _keystrokes(ledger, made, workspace, words["common"], runs)
    finally:
        workspace.shelf.close()


def _request(word: str, limit: int = BEST) -> SearchRequest:
    return SearchRequest(f'"{word}"', spelling_only=True, limit=limit)


class _Searches:
    """The words of three classes, each searched by us and by the peers."""

    def __init__(
        self,
        ledger: Ledger,
        made: MadeLibrary,
        searcher: Searcher,
        sections: Sections,
        words: dict[str, list[str]],
    ) -> None:
        self._ledger = ledger
        self._made = made
        self._searcher = searcher
        self._sections = sections
        self._words = words
        self._group = f"Search, {made.name}"

    def measure(self, runs: int) -> None:
        """Check, then time."""
        self._against_oracle()
        judged = self._made.megabytes >= _SCAN_FROM_MB
        scan = RankedScan(self._sections)
        self._beside("ranked scan", scan.best, dict.fromkeys(self._words, _SCAN_DEMAND) if judged else {}, runs)
        if not has_fts5():
            self._ledger.skipped.append(NO_FTS5)
            return
        with tempfile.TemporaryDirectory() as folder:
            table = BigramTable(Path(folder) / "bigrams.db")
            table.fill(self._sections)
            self._against_table(table)
            self._beside("FTS5 bigrams", table.best, _FTS5_DEMANDS, runs)
            table.close()

    def _beside(self, name: str, peer: Best, demands: Mapping[str, float], runs: int) -> None:
        """The mean time of a word in each class, ours and a peer's."""
        for kind, words in self._words.items():
            if not words:
                continue
            # Word by word, so that load meets both.
            pairs = [
                (brief(partial(self._searcher.search, _request(word)), runs), brief(partial(peer, word), runs))
                for word in words
            ]
            ours, theirs = fmean(pair[0] for pair in pairs), fmean(pair[1] for pair in pairs)
            demand = Demand(demands[kind]) if kind in demands else None
            self._ledger.add(
                Quantity(self._group, f"best 20, {kind} words", ours, "s", name, theirs, demand, runs=runs)
            )

    def _found(self, word: str) -> set[tuple[str, str]]:
        return {(hit.report, hit.section) for hit in self._searcher.search(_request(word, 0)).hits}

    def _against_oracle(self) -> None:
        right = given = expected = 0
        for word in (word for words in self._words.values() for word in words):
            ours = self._found(word)
            oracle = {self._sections.names[row] for row in by_expression(self._sections, word)}
            self._ledger.check(ours == oracle, f"{self._made.name}: “{word}” gives other sections than the oracle.")
            right, given, expected = right + len(ours & oracle), given + len(ours), expected + len(oracle)
            best = [(h.report, h.section) for h in self._searcher.search(_request(word)).hits]
            count = len(set(best) & oracle)
            self._ledger.check(
                len(best) == count == min(BEST, len(oracle)), f"{self._made.name}: the best 20 of “{word}” are wrong."
            )
        exact = Demand(1.0, of_peer=False, exactly=True)
        for name, value in (("recall", right / max(1, expected)), ("precision", right / max(1, given))):
            self._ledger.add(Quantity(self._group, name, value, "", "expression", 1.0, exact))

    def _against_table(self, table: BigramTable) -> None:
        for word in (word for words in self._words.values() for word in words):
            theirs = {self._sections.names[row] for row in table.all(word)}
            same = self._found(word) == theirs
            self._ledger.check(same, f"{self._made.name}: “{word}” gives other sections than FTS5.")


def _keystrokes(ledger: Ledger, made: MadeLibrary, workspace: Workspace, common: list[str], runs: int) -> None:
    """Reading the query, searching with all other written forms, and 20 snippets, for each beginning of what is typed."""
    searcher = workspace.searcher
    times = [brief(partial(searcher.search, SearchRequest(typed, limit=BEST)), runs) for typed in keystrokes()]
    stock = StockWhoosh(next(made.places.index.glob("*/whoosh")))
    peer = fmean(brief(partial(stock.best, word), runs) for word in common)
    stock.close()
    name, group = "Whoosh search(), a common word", f"Search, {made.name}"
    ledger.add(Quantity(group, "keystroke, p50", percentile(times, 0.5), "s", name, peer, runs=runs))
    ledger.add(Quantity(group, "keystroke, p95", percentile(times, 0.95), "s", name, peer, Demand(0.33), runs=runs))
