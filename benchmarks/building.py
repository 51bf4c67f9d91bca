"""Building the index, its size, and the replacement of one report, against SQLite FTS5 over bigrams."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.corpus_maker import MadeLibrary
from benchmarks.peers import BigramTable, Sections, has_fts5
from benchmarks.quantity import Demand, Ledger, Quantity
from benchmarks.searching import NO_FTS5
from benchmarks.stopwatch import cpu, medians, once
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.shelf import Building
from tjexplorer.indexing.writer import write_new
from tjexplorer.search.searcher import SearchRequest
from tjexplorer.workspace import Workspace

_MOST_SIZE = 2.5
_MOST_REPLACING = 0.08
_ADDED = "補記於書末之字句"


def measure(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """All quantities of building one library's index. Its index stands afterwards."""
    group = f"Index, {made.name}"
    rebuilt = median(once(lambda: _rebuild(made)) for _run in range(runs))
    ledger.add(Quantity(group, "build, from the files", rebuilt, "s", state="cold", runs=runs))
    workspace = Workspace(made.places)
    reports = workspace.shelf.stock().reports
    sections = Sections.of(reports)
    ledger.facts.append(
        f"{made.name}: {made.megabytes:.2f} MB of source, {len(reports)} reports, {len(sections.names)} sections, "
        f"{sections.megabytes:.2f} MB folded."
    )
    if has_fts5():
        _against_table(ledger, made, reports, sections, runs)
    else:
        ledger.skipped.append(NO_FTS5)
    workspace.shelf.close()
    _replacing(ledger, made, rebuilt, runs)


def _rebuild(made: MadeLibrary) -> None:
    workspace = Workspace(made.places)
    workspace.shelf.refresh(rebuild=True)
    workspace.shelf.close()


def _against_table(
    ledger: Ledger, made: MadeLibrary, reports: tuple[SearchedReport, ...], sections: Sections, runs: int
) -> None:
    """Writing folded text that is ready into either index; then the files of both."""
    group = f"Index, {made.name}"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        count = iter(range(1_000_000))

        def ours() -> None:
            target = folder / f"whoosh-{next(count)}"
            target.mkdir()
            write_new(target, reports, lambda _report: None)

        def theirs(*, keeps_text: bool = False) -> BigramTable:
            table = BigramTable(folder / f"bigrams-{next(count)}.db", keeps_text=keeps_text)
            table.fill(sections)
            return table

        own, peer = medians((ours, lambda: theirs().close()), runs, cpu)
        demand = None
        if made.megabytes > 4.5:
            demand = Demand(10.0 if made.megabytes < 20 else 18.0)
        name = "write the index, CPU, text ready"
        ledger.add(Quantity(group, name, own, "s", "FTS5 bigrams", peer, demand, runs=runs))
        bare, whole = theirs(), theirs(keeps_text=True)
        postings = next(made.places.index.glob("*/whoosh"))
        for name, path, table, peer_name in (
            ("size, postings alone", postings, bare, "FTS5 without text"),
            ("size, postings, texts and offsets", postings.parent, whole, "FTS5 with its text"),
        ):
            ledger.add(Quantity(group, name, _size(path), "B", peer_name, table.size, Demand(_MOST_SIZE)))
            table.close()

        kept = _size(made.places.index) - _size(postings.parent)
        ledger.add(Quantity(group, "size, manifest, and records as they were read", kept, "B"))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _replacing(ledger: Ledger, made: MadeLibrary, rebuilt: float, runs: int) -> None:
    """A sentence is added to the report of middle length, and the index brought up to date by a fresh workspace."""
    paths = sorted(made.places.corpus.glob("reports/*/source.txt"), key=lambda path: path.stat().st_size)
    path = paths[len(paths) // 2]
    original = path.read_bytes()
    times = []
    for run in range(1, runs + 1):
        path.write_bytes(original + f"\n\n{_ADDED}{run}。\n".encode())
        workspace = Workspace(made.places)
        times.append(once(workspace.shelf.refresh))
        _check(ledger, made, workspace, run)
        workspace.shelf.close()
    path.write_bytes(original)
    back = Workspace(made.places)
    back.shelf.refresh()
    back.shelf.close()
    demand = Demand(_MOST_REPLACING) if made.megabytes > 4.5 else None
    name = "replace one report"
    ledger.add(
        Quantity(
            f"Index, {made.name}", name, median(times), "s", "rebuild of all", rebuilt, demand, state="cold", runs=runs
        )
    )


def _check(ledger: Ledger, made: MadeLibrary, workspace: Workspace, run: int) -> None:
    """The added words are found once, those of the run before no more, and a scan says the same."""
    scanning = Workspace(made.places, building=Building.NEVER) if run == 1 and made.megabytes < 1 else None
    for number, expected in ((run, 1), (run - 1, 0)):
        request = SearchRequest(f'"{_ADDED}{number}"', spelling_only=True)
        found = workspace.searcher.search(request).total_matches
        ledger.check(found == expected, f"{made.name}: after replacing, “{_ADDED}{number}” is found {found} times.")
        if scanning is not None:
            scanned = scanning.searcher.search(request).total_matches
            ledger.check(scanned == found, f"{made.name}: index and scan disagree after replacing a report.")
