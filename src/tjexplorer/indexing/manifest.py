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
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import whoosh

from tjexplorer import __version__
from tjexplorer.indexing.analyzer import ANALYZER_VERSION
from tjexplorer.indexing.schema import SCHEMA_VERSION
from tjexplorer.indexing.store import STORE_VERSION
from tjexplorer.text.fold import FOLDING_VERSION
from tjexplorer.text.variants import table_digest

FORMAT = 1
"""Version of this file's own shape."""

NAME = "meta.json"
"""Its name in the index folder."""

_HASHED_ALWAYS = 64_000_000
"""Bytes of index up to which every file is hashed at each opening; of a larger one, files of unchanged time are not."""

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
    time: int
    """Time of its last change, nanoseconds."""


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
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestError(str(error)) from error


def _signature(content: Mapping[str, Any], key: bytes) -> str:
    plain = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, plain.encode(), hashlib.sha256).hexdigest()


def listed(folder: Path) -> dict[str, IndexFile]:
    """The files below a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            status = path.stat()
            found[path.relative_to(folder).as_posix()] = IndexFile(
                status.st_size, hashlib.sha256(path.read_bytes()).hexdigest(), status.st_mtime_ns
            )
    return found


def check_files(manifest: Manifest, folder: Path) -> None:
    """Make sure that the files are those listed, no more and no less.

    Raises `ManifestError` or `OSError`.
    """
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if present != set(manifest.files):
        odd = sorted(present ^ set(manifest.files))
        raise ManifestError(f"files missing or foreign: {', '.join(odd[:3])}")
    trusted = sum(file.size for file in manifest.files.values()) > _HASHED_ALWAYS
    for name, file in manifest.files.items():
        path = folder / name
        status = path.stat()
        if status.st_size != file.size:
            raise ManifestError(f"size of {name}")
        if trusted and status.st_mtime_ns == file.time:
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
            raise ManifestError(f"content of {name}")


def fingerprint(folder: Path) -> Fingerprint:
    """The fingerprint of a report's folder; an empty one, which equals no other, where it cannot be read."""
    record = folder / "report.yaml"
    if not record.exists():
        record = folder.parent.parent / "authority" / "institutions.yaml"
    try:
        source = hashlib.sha256((folder / "source.txt").read_bytes()).hexdigest()
        return Fingerprint(source, hashlib.sha256(record.read_bytes()).hexdigest() if record.exists() else "")
    except OSError:
        return Fingerprint("", "")


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
