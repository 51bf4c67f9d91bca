"""What is searched of a report, as one file: no pickle, read at once.

Layout: eight bytes of magic, the length of the header (unsigned 64-bit, little endian), the header in JSON, then the
parts in the order of the header: three UTF-8 texts and arrays of unsigned 32-bit integers, each beginning at a multiple
of four. The arrays are used where they lie, without a copy. The caller checks size and SHA-256 before it decodes.
"""

from __future__ import annotations

import hashlib
import json
import struct
from array import array
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from tjexplorer.errors import IndexUnusableError
from tjexplorer.indexing.documents import ReportFacts, Runs, SearchedReport, SearchedSection, Units
from tjexplorer.messages import gettext as _
from tjexplorer.model.source import SourceText

STORE_VERSION = 2
"""Grows with every change of the layout: a file of another version is stale."""

_MAGIC = b"tjstore\n"
_LENGTH = struct.Struct("<Q")
_TEXTS = ("source", "reading", "folded")
_ARRAYS = (
    "starts", "ends",
    "unit_folded", "unit_reading", "unit_titles", "unit_blocks",
    "run_reading", "run_length", "run_start", "run_end",
)  # fmt: skip


class DamagedStoreError(ValueError):
    """Bytes that are no store of this version. The index is rebuilt where it is met."""


class ShelvedReport(SearchedReport):
    """A report whose store is read when something of it is first asked for, but for its facts."""

    def __init__(self, facts: ReportFacts, path: Path, sha256: str) -> None:  # the other fields come with the store
        self.__dict__.update(facts=facts, _path=path, _sha256=sha256)

    def load(self) -> None:
        """Read the store, unless it was. Raises `IndexUnusableError` where it is gone or damaged."""
        if "folded" in self.__dict__:
            return
        try:
            self.__dict__.update(vars(decode(_read(self._path, self._sha256))))
        except (OSError, DamagedStoreError) as error:
            problem = _("The index no longer has what it had of {report}. Do it again, or run “tjexplorer index”.")
            raise IndexUnusableError(problem.format(report=self.facts.id)) from error

    def __getattr__(self, name: str) -> Any:
        """A field that is not there yet. Raises what `load` raises."""
        if name not in _FIELDS:
            raise AttributeError(name)
        self.load()
        return self.__dict__[name]


_FIELDS = frozenset(field.name for field in fields(SearchedReport)) - {"facts"}


def _read(path: Path, sha256: str) -> bytes:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedStoreError("content")
    return data


def encode(report: SearchedReport) -> bytes:
    """The bytes of a report."""
    units, runs = report.units, report.runs
    texts = (report.source.text, report.reading, report.folded)
    arrays = (
        report.starts, report.ends,
        units.folded, units.reading, units.titles, units.blocks,
        runs.reading, runs.length, runs.start, runs.end,
    )  # fmt: skip
    parts = [text.encode("utf-8", "surrogatepass") for text in texts] + [_array_bytes(values) for values in arrays]
    header = {
        "version": STORE_VERSION,
        "facts": asdict(report.facts),
        "sections": [list(asdict(section).values()) for section in report.sections],
        "sizes": [len(part) for part in parts],
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 4)
    pieces = [_MAGIC, _LENGTH.pack(len(head)), head]
    for part in parts:
        pieces += part, b"\0" * (-len(part) % 4)
    return b"".join(pieces)


def decode(data: bytes) -> SearchedReport:
    """The report of these bytes.

    Raises `DamagedStoreError`.
    """
    try:
        return _decode(memoryview(data))
    except (ValueError, KeyError, TypeError, IndexError, struct.error) as error:
        raise DamagedStoreError(str(error)) from error


def _decode(data: memoryview) -> SearchedReport:
    if bytes(data[: len(_MAGIC)]) != _MAGIC:
        raise DamagedStoreError("wrong magic")
    at = len(_MAGIC) + _LENGTH.size
    (length,) = _LENGTH.unpack(data[len(_MAGIC) : at])
    header: dict[str, Any] = json.loads(bytes(data[at : at + length]))
    if header["version"] != STORE_VERSION:
        raise DamagedStoreError("another version")
    at += length
    parts = []
    for size in header["sizes"]:
        parts.append(data[at : at + size])
        at += size + -size % 4
    if at != len(data):
        raise DamagedStoreError("wrong length")
    texts = {name: str(part, "utf-8", "surrogatepass") for name, part in zip(_TEXTS, parts, strict=False)}
    arrays: dict[str, Sequence[int]] = {
        name: _array(part) for name, part in zip(_ARRAYS, parts[len(_TEXTS) :], strict=True)
    }
    facts = header["facts"]
    return SearchedReport(
        facts=ReportFacts(**{**facts, "years": tuple(facts["years"])}),
        sections=tuple(SearchedSection(*values) for values in header["sections"]),
        source=SourceText(texts["source"]),
        reading=texts["reading"],
        folded=texts["folded"],
        starts=arrays["starts"],
        ends=arrays["ends"],
        units=Units(arrays["unit_folded"], arrays["unit_reading"], arrays["unit_titles"], arrays["unit_blocks"]),
        runs=Runs(arrays["run_reading"], arrays["run_length"], arrays["run_start"], arrays["run_end"]),
    )


def _array_bytes(values: Sequence[int]) -> bytes:
    return array("I", values).tobytes()


def _array(part: memoryview) -> Sequence[int]:
    # The native order of bytes: the manifest names it, and another machine's index is rebuilt.
    view: Sequence[int] = part.cast("I")
    return view
