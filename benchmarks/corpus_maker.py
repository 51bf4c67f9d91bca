"""Libraries to measure on: the five reports, and larger ones that recombine them, seeded, so that each run has the same.

A made report has headings of the originals, each followed by as many paragraphs as it has there, drawn from all five.
Words keep their frequencies; what stands beside a paragraph is new.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from tjexplorer.corpus.library import Library
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.section import SectionKind
from tjexplorer.paths import Places

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SEED = 20261121


@dataclass(frozen=True, slots=True)
class MadeLibrary:
    """A library in a scratch folder."""

    name: str
    """As the tables call it."""
    places: Places
    """Its folders."""
    source_bytes: int
    """Bytes of its source texts."""

    @property
    def megabytes(self) -> float:
        """Millions of bytes of source."""
        return self.source_bytes / 1e6

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to find this library, its index and its key, and nothing of the user's."""
        home = self.places.root / "home"
        folders = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
        return {
            "TJEXPLORER_LIBRARY": str(self.places.root),
            "TJEXPLORER_LANG": "en",
            "XDG_STATE_HOME": str(self.places.state.parent),
            **{name: str(home / name.lower()) for name in folders},
        }


def places(root: Path) -> Places:
    """The folders of a library in a folder."""
    return Places(root, root / "corpus", root / "index", root / "bookmarks", root / "state" / "tjexplorer")


def library(root: Path, megabytes: float) -> MadeLibrary:
    """The library of this size in a folder, 0 for the five reports; made where it is not there."""
    if root.exists():
        return _measured(f"{megabytes:g} MB" if megabytes else "five reports", root)
    root.mkdir(parents=True)
    return recombined(root, megabytes) if megabytes else the_five(root)


def the_five(root: Path) -> MadeLibrary:
    """A copy of the bundled library."""
    shutil.copytree(CORPUS, root / "corpus")
    return _measured("five reports", root)


def recombined(root: Path, megabytes: float) -> MadeLibrary:
    """A library of about that many million bytes of source."""
    (root / "corpus").mkdir(parents=True)
    shutil.copytree(CORPUS / "authority", root / "corpus" / "authority")
    texts = _Texts(random.Random(SEED))
    left = int(megabytes * 1e6)
    number = 0
    while left > 0:
        number += 1
        text = texts.report()
        folder = root / "corpus" / "reports" / f"made-{number:04}"
        folder.mkdir(parents=True)
        data = text.encode()
        (folder / "source.txt").write_bytes(data)
        left -= len(data)
    return _measured(f"{megabytes:g} MB", root)


def recombined_text(megabytes: float) -> str:
    """One text of that many million bytes, cut to the length."""
    texts = _Texts(random.Random(SEED))
    wanted = int(megabytes * 1e6)
    data = bytearray()
    while len(data) < wanted:
        data += texts.report().encode()
    return data[:wanted].decode(errors="ignore")


def _measured(name: str, root: Path) -> MadeLibrary:
    size = sum(path.stat().st_size for path in root.glob("corpus/reports/*/source.txt"))
    return MadeLibrary(name, places(root), size)


class _Texts:
    """Draws reports."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._lengths: list[int] = []
        self._headings: list[tuple[str, int]] = []
        self._paragraphs: list[str] = []
        library = Library(CORPUS)
        for report_id in library.report_ids:
            report = library.report(report_id)
            self._lengths.append(len(report.source.text))
            for section in report.sections:
                if section.kind is SectionKind.TOC:
                    continue
                pieces = [report.source.slice(b.span) for b in section.blocks if b.kind is not BlockKind.HEADING]
                self._paragraphs += pieces
                if section.heading is not None:
                    self._headings.append((report.source.slice(section.heading), len(pieces)))

    def report(self) -> str:
        """A report as long as one of the five."""
        wanted = self._chance.choice(self._lengths)
        pieces: list[str] = []
        length = 0
        while length < wanted:
            heading, count = self._chance.choice(self._headings)
            for piece in (heading, *self._chance.choices(self._paragraphs, k=count)):
                pieces.append(piece)
                length += len(piece) + 2
        return "\n\n".join(pieces) + "\n"
