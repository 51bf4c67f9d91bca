"""The manifest of the index: what it was made from, by which rules, and what its files must look like.

Whoosh neither syncs nor checks its files, and opening one of its indexes runs whatever its pickles say. So every file
is listed with size and SHA-256, and the manifest is signed with a key of this user: an index that is damaged or that
came from elsewhere is never opened, but built anew.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import whoosh

from tjexplorer import __version__
from tjexplorer.indexing import catalogue
from tjexplorer.indexing.analyzer import ANALYZER_VERSION
from tjexplorer.indexing.catalogue import Catalogue
from tjexplorer.indexing.mapped import digests_of
from tjexplorer.indexing.schema import SCHEMA_VERSION
from tjexplorer.indexing.store import STORE_VERSION, DamagedStoreError
from tjexplorer.text.fold import FOLDING_VERSION
from tjexplorer.text.variants import table_digest

FORMAT = 2
"""Version of this file's own shape."""

NAME = "meta.json"
"""Its name in the index folder."""

_HASHED_ALWAYS = 8_000_000
"""Bytes of index up to which every file is hashed at each opening. Of a larger one each file, or piece of a file, is
hashed when it is first read."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another time, on every file system."""

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = ("text", "model", "corpus", "authority", "drafting", "indexing")
"""The rooms whose rules decide what an index contains; a drafted record decides which sections tell of visits."""


class ManifestError(ValueError):
    """An index that is damaged or not of this program or user; says which, in a few words for the log."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a report was read from."""

    source: str
    """SHA-256 of `source.txt`."""
    record: str
    """SHA-256 of `report.yaml`; where there is none, of the institutions that its record is drafted with, or empty."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index."""

    size: int
    """Bytes."""
    sha256: str
    """SHA-256."""
    pieces: Sequence[str] = ()
    """Of a file of Whoosh the digests of its pieces (`mapped`)."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was made from and what its files must look like."""

    generation: str
    """Name of the folder with its files."""
    reports: Mapping[str, Fingerprint]
    """In the order of the library."""
    stores: Mapping[str, str]
    """For each report the name of its store."""
    sections: int
    """Sections in the index."""
    files: Mapping[str, IndexFile]
    """By their path in the generation's folder, / between parts."""
    rules: Mapping[str, Any]
    """By which rules, see `current_rules`."""
    seen: Mapping[str, Sequence[int]]
    """For each report size, times and number of its files when they were read (`Prints`)."""


@dataclass(frozen=True, slots=True)
class Prints:
    """What the reports of a library are now."""

    reports: Mapping[str, Fingerprint]
    """In the order of the library."""
    seen: Mapping[str, Sequence[int]]
    """For each report what the system says of its files; empty where they changed a moment ago, so that the next change
    might look the same."""


@cache
def current_rules() -> dict[str, Any]:
    """The versions and digests that an index depends on."""
    return {
        "program": __version__,
        "whoosh": ".".join(str(part) for part in whoosh.__version__),
        "byte_order": sys.byteorder,
        "folding": FOLDING_VERSION,
        "folding_table": table_digest(),
        "analyzer": ANALYZER_VERSION,
        "schema": SCHEMA_VERSION,
        "store": STORE_VERSION,
        "catalogue": catalogue.CATALOGUE_VERSION,
        "code": _code_digest(),
    }


def _code_digest() -> str:
    """SHA-256 over the modules that decide what an index contains, so that no change of a rule is ever forgotten."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((_PACKAGE / room).glob("*.py")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def dump(manifest: Manifest, key: bytes) -> str:
    """The manifest as signed JSON."""
    content = {"format": FORMAT, **asdict(manifest)}
    return json.dumps({**content, "signature": _signature(content, key)}, ensure_ascii=False, indent=1) + "\n"


def load(text: str, key: bytes) -> Manifest:
    """The manifest of a signed JSON text.

    Raises `ManifestError`.
    """
    try:
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ManifestError(f"format {content['format']}")
        if not hmac.compare_digest(str(content.pop("signature")), _signature(content, key)):
            raise ManifestError("signature")
        return Manifest(
            generation=content["generation"],
            reports={name: Fingerprint(**values) for name, values in content["reports"].items()},
            stores=content["stores"],
            sections=content["sections"],
            files={name: IndexFile(**values) for name, values in content["files"].items()},
            rules=content["rules"],
            seen=content["seen"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestError(str(error)) from error


def _signature(content: Mapping[str, Any], key: bytes) -> str:
    plain = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, plain.encode(), hashlib.sha256).hexdigest()


def listed(folder: Path, mapped_folder: str) -> dict[str, IndexFile]:
    """The files below a folder; those in one of its folders with the digests of their pieces."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            pieces = digests_of(content) if path.parent.name == mapped_folder else ()
            name = path.relative_to(folder).as_posix()
            found[name] = IndexFile(len(content), hashlib.sha256(content).hexdigest(), pieces)
    return found


def is_small(manifest: Manifest) -> bool:
    """Whether an index is read and compared as a whole at each opening."""
    return sum(file.size for file in manifest.files.values()) <= _HASHED_ALWAYS


def check_files(manifest: Manifest, folder: Path, *, thoroughly: bool) -> None:
    """Make sure that the files are those listed, no more and no less. The content of a large index is compared here only
    where it is to be done thoroughly; else it is compared when it is read.

    Raises `ManifestError` or `OSError`.
    """
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if present != set(manifest.files):
        odd = sorted(present ^ set(manifest.files))
        raise ManifestError(f"files missing or foreign: {', '.join(odd[:3])}")
    hashed = thoroughly or is_small(manifest)
    for name, file in manifest.files.items():
        path = folder / name
        if path.stat().st_size != file.size:
            raise ManifestError(f"size of {name}")
        if hashed and hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
            raise ManifestError(f"content of {name}")


def read_catalogue(manifest: Manifest, folder: Path) -> Catalogue:
    """The catalogue of a generation.

    Raises `DamagedStoreError` or `OSError`.
    """
    content = (folder / catalogue.NAME).read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest.files[catalogue.NAME].sha256:
        raise DamagedStoreError("content of the catalogue")
    return catalogue.decode(content)


def pieces(manifest: Manifest, folder: str) -> dict[str, Sequence[str]]:
    """The digests of the pieces of the files in a folder of a generation, by their names there."""
    return {
        name.removeprefix(f"{folder}/"): file.pieces
        for name, file in manifest.files.items()
        if name.startswith(f"{folder}/")
    }


def prints(reports: Path, ids: Iterable[str], known: Manifest | None) -> Prints:
    """The fingerprints of some reports in a folder. Files that look as they did for a known manifest are not read."""
    institutions = reports.parent / "authority" / "institutions.yaml"
    drafted = _Digests()
    now = time.time_ns()
    found: dict[str, Fingerprint] = {}
    seen: dict[str, Sequence[int]] = {}
    for name in ids:
        source, record = reports / name / "source.txt", reports / name / "report.yaml"
        if not record.exists():
            record = institutions
        looks = [*_looks(source), *_looks(record)]
        kept = known.reports.get(name) if known and looks and list(known.seen.get(name, ())) == looks else None
        try:
            found[name] = kept or Fingerprint(_digest(source), drafted.of(record))
        except OSError:
            # It equals no other.
            found[name] = Fingerprint("", "")
        last = max((looks[at] for at in (1, 2, 5, 6) if at < len(looks)), default=now)
        seen[name] = looks if last < now - _SETTLED else ()
    return Prints(found, seen)


class _Digests:
    """The digests of files that many reports share."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}

    def of(self, path: Path) -> str:
        """The digest of a file, empty where there is none."""
        if path not in self._known:
            self._known[path] = _digest(path) if path.exists() else ""
        return self._known[path]


def _looks(path: Path) -> list[int]:
    """Size, times of the last change of content and of anything, and number of a file; zeros where there is none."""
    try:
        status = path.stat()
    except OSError:
        return [0, 0, 0, 0]
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of a source text that was read from UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sync_tree(folder: Path) -> None:
    """Write a folder and all files below it to the disk, so that a power cut cannot lose what was reported as done."""
    for path in (*folder.rglob("*"), folder):
        folder_handles = os.name == "posix"
        if path.is_file() or folder_handles:
            handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
