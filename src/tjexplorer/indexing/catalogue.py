"""What search must know of all reports before it reads one: facts, and the number and the lengths of their sections.

Layout: eight bytes of magic, the length of the header (unsigned 64-bit, little endian), the header in JSON, then arrays of
unsigned 32-bit integers.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tjexplorer.indexing.documents import ReportFacts, SearchedReport
from tjexplorer.indexing.store import DamagedStoreError

CATALOGUE_VERSION = 1
"""Grows with every change of the layout: a file of another version is stale."""

NAME = "catalogue"
"""Name of the file in a generation."""

_MAGIC = b"tjcatal\n"
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report."""

    facts: ReportFacts
    """Its facts."""
    headings: Sequence[int]
    """For each section the folded characters of its heading."""
    bodies: Sequence[int]
    """For each section those of its body."""
    above: Sequence[int]
    """For each section one more than the ordinal of the section above; 0 at the top."""

    @classmethod
    def of(cls, report: SearchedReport) -> Entry:
        """The entry of a report."""
        headings, bodies = zip(*report.lengths, strict=True) if report.sections else ((), ())
        return cls(
            report.facts,
            array("I", headings),
            array("I", bodies),
            array("I", (section.above + 1 for section in report.sections)),
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All reports of an index."""

    entries: tuple[Entry, ...]
    """In the order of the library."""
    documents: Sequence[int]
    """For each document of the Whoosh index, deleted ones included, the number of its section (`numbering`)."""

    @property
    def by_report(self) -> Mapping[str, Entry]:
        """The entries by the ids of their reports."""
        return {entry.facts.id: entry for entry in self.entries}

    @property
    def sections(self) -> int:
        """How many sections there are."""
        return sum(len(entry.bodies) for entry in self.entries)


def encode(catalogue: Catalogue) -> bytes:
    """The bytes of a catalogue."""
    header = {
        "version": CATALOGUE_VERSION,
        "reports": [asdict(entry.facts) for entry in catalogue.entries],
        "sections": [len(entry.bodies) for entry in catalogue.entries],
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 4)
    parts = [part for entry in catalogue.entries for part in (entry.headings, entry.bodies, entry.above)]
    numbers = b"".join(array("I", part).tobytes() for part in (*parts, catalogue.documents))
    return _MAGIC + _LENGTH.pack(len(head)) + head + numbers


def decode(data: bytes) -> Catalogue:
    """The catalogue of these bytes.

    Raises `DamagedStoreError`.
    """
    try:
        return _decode(data)
    except (ValueError, KeyError, TypeError, IndexError, struct.error) as error:
        raise DamagedStoreError(str(error)) from error


def _decode(data: bytes) -> Catalogue:
    if data[: len(_MAGIC)] != _MAGIC:
        raise DamagedStoreError("wrong magic")
    at = len(_MAGIC) + _LENGTH.size
    (length,) = _LENGTH.unpack(data[len(_MAGIC) : at])
    header: dict[str, Any] = json.loads(data[at : at + length])
    if header["version"] != CATALOGUE_VERSION:
        raise DamagedStoreError("another version")
    # The native order of bytes: the manifest names it, and another machine's index is rebuilt.
    numbers = array("I")
    numbers.frombytes(data[at + length :])
    entries = []
    done = 0
    for facts, count in zip(header["reports"], header["sections"], strict=True):
        headings, bodies, above = (numbers[done + n * count : done + (n + 1) * count] for n in range(3))
        done += 3 * count
        entries.append(Entry(ReportFacts(**{**facts, "years": tuple(facts["years"])}), headings, bodies, above))
    return Catalogue(tuple(entries), numbers[done:])
