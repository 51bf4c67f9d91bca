"""What an index on the disk is worth, compared with the library as it is now. Nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.indexing import manifest
from tjexplorer.indexing.key import read_key
from tjexplorer.indexing.manifest import Manifest, ManifestError, Prints
from tjexplorer.paths import Places

TRIES = 3
"""How often to look again where another process switches generations in between."""


class State(StrEnum):
    """What is the matter with an index."""

    FRESH = "fresh"
    MISSING = "missing"
    STALE = "stale"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Examination:
    """What an index on the disk is worth."""

    state: State
    """In a word."""
    manifest: Manifest | None
    """Its manifest, where its files are right and made by the present rules."""
    reason: str
    """What is wrong, for a log; empty where nothing is."""


class Examiner:
    """Looks at the index of one library."""

    def __init__(self, places: Places, report_ids: Sequence[str]) -> None:
        self._places = places
        self._report_ids = report_ids

    def prints(self, known: Manifest | None) -> Prints:
        """What the reports of the library are now; a manifest spares reading those that look as they did then."""
        return manifest.prints(self._places.corpus / "reports", self._report_ids, known)

    def examine(self, *, thoroughly: bool = False) -> Examination:
        """What the index is worth; `thoroughly` compares every file with its digest, and every source."""
        path = self._places.index / manifest.NAME
        found = Examination(State.MISSING, None, "no manifest")
        text: str | None = None
        for _again in range(TRIES):
            try:
                now = path.read_text(encoding="utf-8")
            except FileNotFoundError:
                return found
            except (OSError, UnicodeDecodeError) as error:
                return Examination(State.DAMAGED, None, str(error))
            if now == text:
                break
            # Damage that goes with another manifest was a switch of generations.
            text = now
            found = self._judge(text, thoroughly=thoroughly)
            if found.state is not State.DAMAGED:
                break
        return found

    def _judge(self, text: str, *, thoroughly: bool) -> Examination:
        """What an index with this manifest is worth."""
        key = read_key(self._places.state)
        if key is None:
            return Examination(State.DAMAGED, None, "no key")
        try:
            found = manifest.load(text, key)
            manifest.check_files(found, self._places.index / found.generation, thoroughly=thoroughly)
        except (ManifestError, OSError) as error:
            return Examination(State.DAMAGED, None, str(error))
        if found.rules != manifest.current_rules():
            return Examination(State.STALE, None, "rules")
        reports = self.prints(None if thoroughly else found).reports
        if found.reports != reports or list(found.reports) != list(reports):
            return Examination(State.STALE, found, "reports")
        return Examination(State.FRESH, found, "")
