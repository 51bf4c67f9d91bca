"""Building the index: beside the live one, then switched in one step.

    index/meta.json          the manifest, which names the live generation; replaced in one step
    index/index.lock         held by whoever writes
    index/<generation>/      the live generation: stores and the folder `whoosh`

Files of a generation never change once the manifest names it. A new generation takes over what has not changed by
hard links.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tjexplorer.errors import IndexUnusableError, TjexplorerError
from tjexplorer.indexing import catalogue, manifest, store
from tjexplorer.indexing.catalogue import Catalogue, Entry
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.indexing.manifest import Fingerprint, Manifest, Prints
from tjexplorer.indexing.reader import numbered
from tjexplorer.indexing.writer import replace_reports, write_new
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import write_atomically

WHOOSH = "whoosh"
"""Folder of Whoosh's own files in a generation."""

_GENERATION = "generation-"
"""How names of generations begin."""


class BuildCancelled(TjexplorerError):  # noqa: N818  # nobody's error
    """The caller no longer wants the index. The live one is as it was."""

    def __init__(self) -> None:
        super().__init__(_("Building the index was cancelled. The old one is as it was."))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come."""

    done: int
    """Steps done."""
    total: int
    """All steps: two for each report that is read anew."""
    report: str
    """Id of the report in hand."""


@dataclass(frozen=True)
class Materials:
    """What an index is built from."""

    prints: Prints
    """What each report of the library is now, in order."""
    prepare: Callable[[str], SearchedReport]
    """A report, read anew from the corpus."""
    key: bytes
    """The key that the manifest is signed with."""
    progress: Callable[[Progress], None]
    """Hears of each step."""
    cancelled: Callable[[], bool]
    """Whether to stop."""


class Builder:
    """One build. The caller holds the lock."""

    def __init__(self, folder: Path, materials: Materials, old: Manifest | None) -> None:
        """`old` is the live manifest, if its files are right and made by the same rules."""
        self._folder = folder
        self._materials = materials
        self._old = old
        self._generation = _GENERATION + secrets.token_hex(6)
        self._target = folder / self._generation
        kept = old.reports if old else {}
        self._changed = [name for name, print_ in materials.prints.reports.items() if kept.get(name) != print_]
        self._done = 0

    def build(self) -> Manifest:
        """Build, switch, clear up.

        Raises `IndexUnusableError` where the disk does not let it, `BuildCancelled`, and what reading a report raises.
        In each case the live index is as it was.
        """
        try:
            (self._target / WHOOSH).mkdir(parents=True)
            made = self._fill()
            manifest.sync_tree(self._target)
            write_atomically(self._folder / manifest.NAME, manifest.dump(made, self._materials.key))
        except OSError as error:
            shutil.rmtree(self._target, ignore_errors=True)
            problem = _("The index in {folder} cannot be written: {reason}. Make room there, or allow writing.")
            raise IndexUnusableError(problem.format(folder=self._folder, reason=error.strerror or error)) from error
        except BaseException:
            # Nothing is swallowed: the half-made generation goes, whatever stopped it.
            shutil.rmtree(self._target, ignore_errors=True)
            raise
        clear(self._folder, self._generation)
        return made

    def _fill(self) -> Manifest:
        stores: dict[str, str] = {}
        fresh: dict[str, SearchedReport] = {}
        for number, name in enumerate(self._materials.prints.reports):
            stores[name] = f"{secrets.token_hex(6)}-{number}.store"
            if name in self._changed:
                self._step(name)
                fresh[name] = self._materials.prepare(name)
                (self._target / stores[name]).write_bytes(store.encode(fresh[name]))
            else:
                stores[name] = self._take_over(name)
        self._index(fresh, stores)
        entries = self._entries(fresh, stores)
        sections = [(entry.facts.id, len(entry.bodies)) for entry in entries]
        known = Catalogue(entries, numbered(self._target / WHOOSH, sections))
        (self._target / catalogue.NAME).write_bytes(catalogue.encode(known))
        reports = {name: self._print_of(name, fresh) for name in self._materials.prints.reports}
        return Manifest(
            generation=self._generation,
            reports=reports,
            stores=stores,
            sections=known.sections,
            files=manifest.listed(self._target, WHOOSH),
            rules=manifest.current_rules(),
            seen={
                name: seen if reports[name] == self._materials.prints.reports[name] else ()
                for name, seen in self._materials.prints.seen.items()
            },
        )

    def _entries(self, fresh: Mapping[str, SearchedReport], stores: Mapping[str, str]) -> tuple[Entry, ...]:
        """What the catalogue says of each report."""
        old: Mapping[str, Entry] = {}
        if self._old and len(fresh) < len(stores):
            old = manifest.read_catalogue(self._old, self._folder / self._old.generation).by_report
        return tuple(Entry.of(fresh[name]) if name in fresh else old[name] for name in stores)

    def _take_over(self, name: str) -> str:
        assert self._old is not None  # noqa: S101  # a report is unchanged only against an old manifest
        kept = self._old.stores[name]
        _link(self._folder / self._old.generation / kept, self._target / kept)
        return kept

    def _index(self, fresh: Mapping[str, SearchedReport], stores: Mapping[str, str]) -> None:
        target = self._target / WHOOSH
        if self._old and len(fresh) < len(stores):
            live = self._folder / self._old.generation / WHOOSH
            for path in live.iterdir():
                if not path.name.endswith("LOCK"):
                    _link(path, target / path.name)
            outdated = [name for name in self._old.reports if name in fresh or name not in stores]
            if replace_reports(target, outdated, fresh.values(), self._step):
                return
            shutil.rmtree(target)
            target.mkdir()
        write_new(target, (self._load(name, stores, fresh) for name in stores), self._step)

    def _load(self, name: str, stores: Mapping[str, str], fresh: Mapping[str, SearchedReport]) -> SearchedReport:
        return fresh[name] if name in fresh else store.decode((self._target / stores[name]).read_bytes())

    def _print_of(self, name: str, fresh: Mapping[str, SearchedReport]) -> Fingerprint:
        """The fingerprint of what was really read, should the file have changed in between."""
        wanted = self._materials.prints.reports[name]
        return Fingerprint(manifest.text_digest(fresh[name].source.text), wanted.record) if name in fresh else wanted

    def _step(self, name: str) -> None:
        if self._materials.cancelled():
            raise BuildCancelled
        self._done += 1
        total = max(self._done, 2 * len(self._changed))
        self._materials.progress(Progress(self._done, total, name))


def clear(folder: Path, live: str) -> None:
    """Remove all generations but the live one. What another process still holds open stays until the next time."""
    for path in folder.glob(f"{_GENERATION}*"):
        if path.name != live and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copy2(source, target)
