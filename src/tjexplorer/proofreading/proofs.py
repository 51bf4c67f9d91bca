"""The editor's notes of the reports of one library: each report is proofread once, and its notes are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tjexplorer.authority.compiled import CompiledCopies, digest_of
from tjexplorer.messages import language
from tjexplorer.model.record import EditorNote
from tjexplorer.model.report import Report

if TYPE_CHECKING:
    from tjexplorer.proofreading.glossary import Gloss

_ROOM = Path(__file__).resolve().parent
_SENTENCES = _ROOM.parent / "locale"


class Proofs:
    """Notes recorded by hand and notes found, as one list. May be used from several threads."""

    def __init__(self, readable: Callable[[], Sequence[Report]], copies: CompiledCopies) -> None:
        """`readable` gives all reports that can be read: what one of them explains may be evidence in another."""
        self._readable = readable
        self._copies = copies
        self._lock = threading.RLock()
        self._notes: dict[tuple[str, str], tuple[EditorNote, ...]] = {}

    def of(self, report: Report) -> tuple[EditorNote, ...]:
        """The notes of a report, by line. What is found is written in the language of the interface."""
        key = report.id, language()
        with self._lock:
            if key not in self._notes:
                name = f"notes-{key[1]}-{report.id}"
                found = self._copies.kept(
                    name, self._origin(report), tuple[EditorNote, ...], lambda: self._read(report)
                )
                self._notes[key] = found
            return self._notes[key]

    def _read(self, report: Report) -> tuple[EditorNote, ...]:
        from tjexplorer.proofreading.merging import merged  # noqa: PLC0415  # once for each report and language
        from tjexplorer.proofreading.proofreader import proofread  # noqa: PLC0415  # once for each report and language

        return merged(report.record.notes, proofread(report, self._explained))

    @cached_property
    def _explained(self) -> tuple[Gloss, ...]:
        """The acronyms that the reports explain."""
        from tjexplorer.proofreading.glossary import explained_in  # noqa: PLC0415  # once for each report and language

        return tuple(gloss for report in self._readable() for gloss in explained_in(report))

    def _origin(self, report: Report) -> str:
        """What notes are made of: the record, the sources of all reports, the checks and the sentences they say."""
        made_of = [_digest(repr(report.record)), *(_digest(other.source.text) for other in self._readable())]
        rules = [*_ROOM.glob("*.py"), *(_SENTENCES / language()).rglob("*.mo")]
        return " ".join([*made_of, *(digest_of(path.read_bytes()) for path in sorted(rules))])


def _digest(text: str) -> str:
    return digest_of(text.encode("utf-8", "surrogatepass"))
