"""Search of one word, best 20, against its peers; first the hits of all are compared."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean, median

from benchmarks.corpus_maker import MadeLibrary
from benchmarks.peers import BigramTable, RankedScan, Sections, StockWhoosh, TantivyIndex, by_expression, has_fts5
from benchmarks.quantity import Demand, Ledger, Quantity
from benchmarks.stopwatch import anew, cpu, once, percentile
from benchmarks.words import drawn, keystrokes
from tjexplorer.search.searcher import Searcher, SearchRequest
from tjexplorer.workspace import Workspace

BEST = 20
Best = Callable[[str], object]
NO_FTS5 = "The SQLite of this Python has no FTS5, so nothing is held against it."
NO_TANTIVY = "tantivy is not installed (pip install tantivy), so nothing is held against it."
FRAME = 0.016
"""Seconds of a frame at 60 a second."""
_EACH = 12
_FTS5_DEMANDS = {"common": 0.5, "medium": 2.0, "rare": 4.0}
_SCAN_DEMAND, _SCAN_FROM_MB = 0.35, 4.5


def measure(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """All quantities of search on one library; its index is built where there is none."""
    _opening(ledger, made, runs)
    workspace = Workspace(made.places)
    try:
        # All reports are read here once. What opening costs is another quantity.
        sections = Sections.of(workspace.shelf.stock().reports)
        words = drawn(sections, _EACH)
        _Searches(ledger, made, workspace.searcher, sections, words).measure(runs)
        # What the peers keep is no part of what a keystroke costs.
        gc.collect()
        gc.freeze()
        _keystrokes(ledger, made, workspace, words["common"], runs)
    finally:
        gc.unfreeze()
        workspace.shelf.close()


def _opening(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """The index, built where there is none, opened by a workspace that is new: it looks whether anything has changed."""
    ready = Workspace(made.places)
    ready.shelf.stock()
    ready.shelf.close()

    def open_it() -> None:
        workspace = Workspace(made.places)
        workspace.shelf.stock()
        workspace.shelf.close()

    seconds = median(once(open_it) for _run in range(runs))
    group, name = f"Search, {made.name}", "open the index, and see that nothing has changed"
    ledger.add(Quantity(group, name, seconds, "s", runs=runs))


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
        self._agreement()
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
        if find_spec("tantivy") is None:
            self._ledger.skipped.append(NO_TANTIVY)
            return
        with tempfile.TemporaryDirectory() as folder:
            tantivy = TantivyIndex(Path(folder), self._sections)
            self._beside("tantivy bigrams", tantivy.best, {}, runs)

    def _beside(self, name: str, peer: Best, demands: Mapping[str, float], runs: int) -> None:
        """The mean time of a word in each class, ours and a peer's: of the best 20 alone, as the peer gives them, and of the
        whole answer with all totals and written forms.
        """
        for kind, words in self._words.items():
            if not words:
                continue
            # Word by word, so that load meets all.
            times = [
                (
                    anew(partial(self._searcher.first, _request(word)), runs, self._searcher.forget),
                    anew(partial(self._searcher.search, _request(word)), runs, self._searcher.forget),
                    anew(partial(peer, word), runs),
                )
                for word in words
            ]
            first, whole, theirs = (fmean(column) for column in zip(*times, strict=True))
            demand = Demand(demands[kind]) if kind in demands else None
            for ours, kind_of_answer in ((first, "best 20"), (whole, "best 20 and all totals")):
                quantity = f"{kind_of_answer}, {kind} words"
                self._ledger.add(Quantity(self._group, quantity, ours, "s", name, theirs, demand, runs=runs))

    def _agreement(self) -> None:
        """How many of the best 20 of the whole answer the first one has; it is not demanded, but must be known."""
        same = shown = 0
        for words in self._words.values():
            for word in words:
                self._searcher.forget()
                early = {(hit.report, hit.section) for hit in self._searcher.first(_request(word)).hits}
                whole = {(hit.report, hit.section) for hit in self._searcher.search(_request(word)).hits}
                same, shown = same + len(early & whole), shown + len(whole)
        name = "hits of the whole answer's best 20 that the first answer has, share"
        self._ledger.add(Quantity(self._group, name, same / max(1, shown), ""))

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
    """What is typed, letter by letter, word after word, by a program that remembers only what was typed since it began:
    reading the query, the first answer and the whole one, 20 snippets with each.
    """
    searcher = workspace.searcher
    searcher.search(_request(common[0]))
    first: list[list[float]] = []
    whole: list[list[float]] = []
    for _run in range(runs):
        searcher.forget()
        pairs = [_stroke(searcher, SearchRequest(typed, limit=BEST)) for typed in keystrokes()]
        first.append([pair[0] for pair in pairs])
        whole.append([pair[1] for pair in pairs])
    stock = StockWhoosh(next(made.places.index.glob("*/whoosh")))
    peer = fmean(anew(partial(stock.best, word), runs) for word in common)
    stock.close()
    name, group = "Whoosh search(), a common word", f"Search, {made.name}"
    early, late = list(map(median, zip(*first, strict=True))), list(map(median, zip(*whole, strict=True)))
    ledger.add(Quantity(group, "keystroke, first results, p50", percentile(early, 0.5), "s", name, peer, runs=runs))
    value = percentile(early, 0.95)
    ledger.add(Quantity(group, "keystroke, first results, p95", value, "s", name, peer, Demand(0.33), runs=runs))
    ledger.add(
        Quantity(
            group, "keystroke, first results, p95, within a frame", value, "s", demand=Demand(FRAME, of_peer=False)
        )
    )
    for words, share in (("p50", 0.5), ("p95", 0.95)):
        ledger.add(
            Quantity(group, f"keystroke, all results, {words}", percentile(late, share), "s", name, peer, runs=runs)
        )
    inside = sum(seconds <= FRAME for seconds in late) / len(late)
    ledger.add(Quantity(group, "keystrokes whose whole answer takes no more than a frame, share", inside, ""))


def _stroke(searcher: Searcher, request: SearchRequest) -> tuple[float, float]:
    """Seconds of CPU of a first answer, and of both together where it is not the whole one."""
    begin = cpu()
    final = searcher.first(request).final
    early = cpu() - begin
    if not final:
        searcher.search(request)
    return early, cpu() - begin
