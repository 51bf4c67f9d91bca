"""The reports as search takes them from the shelf: out of the index where it is fresh, else prepared from the corpus."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from filelock import FileLock, Timeout

from tjexplorer.errors import IndexUnusableError, TjexplorerError
from tjexplorer.indexing import manifest, store
from tjexplorer.indexing.builder import WHOOSH, Builder, Materials, Progress
from tjexplorer.indexing.catalogue import Catalogue, Entry
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.examination import TRIES, Examination, Examiner, State
from tjexplorer.indexing.key import read_key
from tjexplorer.indexing.manifest import Manifest
from tjexplorer.indexing.preparation import prepare
from tjexplorer.indexing.reader import DAMAGE, IndexReader
from tjexplorer.indexing.stock import Stock
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.paths import Places

__all__ = ["LOCK", "Building", "Examination", "Shelf", "State", "Stock", "Voice"]

LOCK = "index.lock"
"""Held by whoever writes."""

_OPENING = "opening"
"""What is wrong where all files are as listed, and Whoosh does not open them."""

_UNREADABLE: tuple[type[Exception], ...] = (*DAMAGE, IndexUnusableError)
"""What opening an index raises where it is not what its manifest says."""

_SHORT_PATIENCE = 2.0
"""Seconds to wait for another process before answering by scanning."""

_PATIENCE = 60.0
"""Seconds to wait for another process that builds."""


class Building(StrEnum):
    """What to do where the index cannot be used as it is."""

    NOW = "now"
    """Build, then answer."""
    BEHIND = "behind"
    """Answer by scanning, and build in a thread."""
    NEVER = "never"
    """Answer by scanning."""


def _ignore_progress(_progress: Progress) -> None:
    pass


def _ignore_line(_line: str) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Voice:
    """How the shelf talks while it works."""

    tell: Callable[[str], None] = _ignore_line
    """Hears one line when the index cannot be used as it is."""
    progress: Callable[[Progress], None] = _ignore_progress
    """Hears of each step of a build."""
    cancelled: Callable[[], bool] = _never
    """Whether to stop building."""


class Shelf:
    """The reports of one library, ready for search. May be used from any thread."""

    def __init__(
        self,
        report_ids: Sequence[str],
        report: Callable[[str], Report],
        places: Places,
        *,
        building: Building = Building.NOW,
        voice: Voice | None = None,
    ) -> None:
        self._report_ids = tuple(report_ids)
        self._report = report
        self._places = places
        self._building = building
        self._voice = voice or Voice()
        self._lock = threading.RLock()
        self._preparing = threading.Lock()
        self._prepared: dict[str, SearchedReport] = {}
        self._stock: Stock | None = None
        self._examiner = Examiner(places, self._report_ids)
        self._outdated: Manifest | None = None
        self._is_in_doubt = False
        self._thread: threading.Thread | None = None
        self.progress: Progress | None = None
        """How far a build has come; None while there is none."""
        self._unwanted = threading.Event()

    def stock(self) -> Stock:
        """What there is to search. While a thread builds the index, the reports as they are scanned."""
        stock = self._stock
        if stock is not None:
            return stock
        with self._lock:
            if self._stock is None:
                found = self._from_index() or self._scanned()
                # A build behind may have been faster.
                self._stock = self._stock or found
            return self._stock

    def renew(self, stock: Stock) -> None:
        """Open the index anew before the next search, since something of this stock could not be read: it was replaced by
        another process, or it is damaged, which is looked for then.
        """
        with self._lock:
            if self._stock is stock:
                self._stock = None
                self._is_in_doubt = True

    def refresh(self, *, rebuild: bool = False, voice: Voice | None = None) -> Manifest:
        """Bring the index up to date, or build it anew, and use it from now on.

        `progress` tells how far it has come, `give_up` stops it. Raises `IndexUnusableError`, `BuildCancelled`, and what reading a report raises.
        """
        self._unwanted.clear()
        try:
            made = self._build(self._heard(voice or self._voice), rebuild=rebuild)
        finally:
            self.progress = None
        stock = self._open_live(made)
        if stock is None:
            problem = _("The index in {folder} cannot be read after it was built. Check the disk.")
            raise IndexUnusableError(problem.format(folder=self._places.index))
        self._stock = stock
        self._prepared.clear()
        return made

    def give_up(self) -> None:
        """Stop the build that goes on. The index is as it was; where it could not be used, searches scan."""
        self._unwanted.set()

    def examine(self) -> Examination:
        """What the index on the disk is worth. Changes nothing."""
        return self._examiner.examine(thoroughly=True)

    def wait(self) -> None:
        """Wait for a build behind."""
        if self._thread:
            self._thread.join()

    def close(self) -> None:
        """Wait for a build behind and close the files."""
        self.wait()
        with self._lock:
            if self._stock and self._stock.index:
                self._stock.index.close()
            self._stock = None

    def _from_index(self) -> Stock | None:
        """The stock out of the index; None where there is nothing to wait for."""
        found = self._examiner.examine(thoroughly=self._is_in_doubt)
        self._is_in_doubt = False
        stock, found = self._opened(found)
        if found.state is State.DAMAGED:
            # One that another process has just switched only looked so.
            stock, found = self._opened(self._examined_alone() or found)
        if stock:
            return stock
        self._outdated = found.manifest
        if self._building is Building.NEVER:
            return None
        self._voice.tell(_SENTENCES[found.state]())
        if self._building is Building.BEHIND:
            self._thread = threading.Thread(target=self._build_behind, name="index", daemon=True)
            self._thread.start()
            return None
        try:
            return self._open_live(self._build(self._voice, rebuild=found.reason == _OPENING))
        except IndexUnusableError as error:
            self._voice.tell(str(error))
            return None

    def _opened(self, found: Examination) -> tuple[Stock | None, Examination]:
        """A fresh index, opened; one that does not open is damaged."""
        if found.manifest is None or found.state is not State.FRESH:
            return None, found
        stock = self._open_live(found.manifest)
        return stock, found if stock else Examination(State.DAMAGED, None, _OPENING)

    def _examined_alone(self) -> Examination | None:
        """The index while no other process writes it; None where one goes on writing."""
        with contextlib.suppress(OSError, Timeout), FileLock(self._places.index / LOCK, timeout=_SHORT_PATIENCE):
            return self._examiner.examine(thoroughly=True)
        return None

    def _build_behind(self) -> None:
        try:
            self.refresh()
        except TjexplorerError as error:
            # Searches go on by scanning.
            self._voice.tell(str(error))

    def _heard(self, voice: Voice) -> Voice:
        """A voice whose progress can be asked, and whose build can be given up."""

        def progress(step: Progress) -> None:
            self.progress = step
            voice.progress(step)

        return replace(voice, progress=progress, cancelled=lambda: self._unwanted.is_set() or voice.cancelled())

    def _scanned(self) -> Stock:
        """The stock without an index: what an outdated one has of reports that are as they were, the others prepared."""
        kept = self._kept()
        pairs = [kept.get(name) or self._prepared_pair(name) for name in self._report_ids]
        known = Catalogue(tuple(entry for _report, entry in pairs), ())
        return Stock(tuple(report for report, _entry in pairs), None, known)

    def _kept(self) -> dict[str, tuple[SearchedReport, Entry]]:
        """By report what an outdated index has of it."""
        old = self._outdated
        if old is None:
            return {}
        folder = self._places.index / old.generation
        try:
            known = manifest.read_catalogue(old, folder)
        except _UNREADABLE:
            return {}
        now = self._examiner.prints(old).reports
        return {
            name: (
                store.ShelvedReport(entry.facts, folder / old.stores[name], old.files[old.stores[name]].sha256),
                entry,
            )
            for name, entry in zip(old.reports, known.entries, strict=True)
            if old.reports[name] == now.get(name)
        }

    def _prepared_pair(self, name: str) -> tuple[SearchedReport, Entry]:
        report = self._prepare(name)
        return report, Entry.of(report)

    def _prepare(self, name: str) -> SearchedReport:
        # One thread prepares, another that wants the same waits for it.
        with self._preparing:
            found = self._prepared.get(name)
            if found is None:
                found = self._prepared[name] = prepare(self._report(name))
            return found

    def _build(self, voice: Voice, *, rebuild: bool) -> Manifest:
        folder = self._places.index
        key = read_key(self._places.state, make=True)
        if key is None:
            problem = _("The key of the index in {folder} cannot be written. Allow writing there.")
            raise IndexUnusableError(problem.format(folder=self._places.state))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / LOCK, timeout=_PATIENCE):
                # Only now: another process may have built it while this one waited.
                found = self._examiner.examine(thoroughly=True)
                if found.state is State.FRESH and found.manifest and not rebuild:
                    return found.manifest
                materials = Materials(
                    self._examiner.prints(found.manifest), self._prepare, key, voice.progress, voice.cancelled
                )
                return Builder(folder, materials, None if rebuild else found.manifest).build()
        except Timeout:
            problem = _(
                "Another process has been writing the index in {folder} for too long. End it, or delete {lock}."
            )
            raise IndexUnusableError(problem.format(folder=folder, lock=folder / LOCK)) from None
        except OSError as error:
            problem = _("The index in {folder} cannot be written: {reason}. Make room there, or allow writing.")
            raise IndexUnusableError(problem.format(folder=folder, reason=error.strerror or error)) from error

    def _open_live(self, made: Manifest) -> Stock | None:
        """A generation, or the one that another process has put in its place meanwhile; None where there is none."""
        for _again in range(TRIES):
            stock = self._open(made)
            if stock:
                return stock
            live = self._examiner.examine().manifest
            if live is None or live.generation == made.generation:
                return None
            made = live
        return None

    def _open(self, made: Manifest) -> Stock | None:
        """A generation, opened; None where it is not what its manifest says."""
        folder = self._places.index / made.generation
        try:
            known = manifest.read_catalogue(made, folder)
            reports = tuple(
                store.ShelvedReport(entry.facts, folder / made.stores[name], made.files[made.stores[name]].sha256)
                for name, entry in zip(made.reports, known.entries, strict=True)
            )
            if manifest.is_small(made):
                # Nobody who keeps a report of a small library meets a file that is gone.
                for report in reports:
                    report.load()
            index = IndexReader(folder / WHOOSH, known.documents, manifest.pieces(made, WHOOSH))
        except _UNREADABLE:
            return None
        if index.sections != made.sections:
            index.close()
            return None
        return Stock(reports, index, known)


_SENTENCES: dict[State, Callable[[], str]] = {
    State.MISSING: lambda: _("There is no index yet; it is built now."),
    State.STALE: lambda: _("Reports or rules have changed; the index is brought up to date."),
    State.DAMAGED: lambda: _("The index is damaged or not ours; it is built anew."),
    State.FRESH: lambda: "",
}
