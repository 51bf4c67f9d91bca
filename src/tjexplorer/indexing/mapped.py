"""Index files as Whoosh reads them: mapped into memory, and each piece compared with its digest when it is first read.

Whoosh makes many small reads for each term; here none of them is a call of the system. Reading all of a large index to
compare it with its digests would take longer than a search, so that only what a search reads is compared.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

PIECE = 1 << 16
"""Bytes of a piece; the last one of a file may be shorter."""

_MAPPED_FROM = 4_000_000
"""Bytes from which on a file is mapped; a smaller one is read."""

_DIGEST_BYTES = 16
"""Bytes of a digest."""


class DamagedPieceError(ValueError):
    """A piece of an index file is not what its manifest says."""


def digests_of(content: bytes) -> list[str]:
    """The digests of the pieces of a file."""
    return [_digest(content[at : at + PIECE]) for at in range(0, len(content), PIECE)]


def _digest(piece: bytes) -> str:
    return hashlib.sha256(piece).hexdigest()[: 2 * _DIGEST_BYTES]


class MappedStorage(FileStorage):  # type: ignore[misc,unused-ignore]  # untyped in Whoosh 2.7.4
    """The files of an index that never change once it is written, for reading only."""

    def __init__(self, folder: Path, digests: Mapping[str, Sequence[str]] | None = None) -> None:
        """`digests` has those of the pieces of each file by its name; nothing is compared without."""
        super().__init__(str(folder), readonly=True)  # type: ignore[no-untyped-call,unused-ignore]  # as above
        self._digests = digests

    def open_file(self, name: str, *_args: Any, **_kwargs: Any) -> Any:
        """A file. Reading from it raises `DamagedPieceError`."""
        digests = None if self._digests is None else self._digests.get(name, ())
        return _MappedFile(_Mapping(Path(self.folder) / name, digests), name)


class _Mapping:
    """A file object over a mapped file."""

    def __init__(self, path: Path, digests: Sequence[str] | None) -> None:
        self._content: Any
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > _MAPPED_FROM:
                self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            else:
                self._content = file.read()
        self._digests = digests
        self._compared = bytearray(len(self._content) // PIECE + 1)
        self._at = 0
        if digests is not None and len(digests) != -(-len(self._content) // PIECE):
            raise DamagedPieceError(f"size of {path.name}")

    def get(self, begin: int, end: int) -> bytes:
        """A range of the file."""
        if self._digests is not None and end > begin:
            for piece in range(begin // PIECE, min(end - 1, len(self._content) - 1) // PIECE + 1):
                if not self._compared[piece]:
                    self._compare(piece)
        found: bytes = self._content[begin:end]
        return found

    def _compare(self, piece: int) -> None:
        digests = self._digests
        content = self._content[piece * PIECE : (piece + 1) * PIECE]
        if digests is not None and _digest(content) != digests[piece]:
            raise DamagedPieceError(f"piece {piece}")
        self._compared[piece] = 1

    def read(self, size: int = -1) -> bytes:
        begin = self._at
        end = len(self._content) if size is None or size < 0 else min(begin + size, len(self._content))
        self._at = max(begin, end)
        return self.get(begin, end)

    def readline(self) -> bytes:
        at = self._content.find(b"\n", self._at)
        return self.read(-1 if at < 0 else at + 1 - self._at)

    def seek(self, at: int, whence: int = 0) -> int:
        self._at = at + (0, self._at, len(self._content))[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        if isinstance(self._content, mmap.mmap):
            self._content.close()


class _MappedFile(StructFile):  # type: ignore[misc,unused-ignore]  # as above
    """Whoosh's view of a mapped file."""

    def __init__(self, mapping: _Mapping, name: str) -> None:
        super().__init__(mapping, name=name)  # type: ignore[no-untyped-call,arg-type,unused-ignore]  # as above
        self._mapping = mapping

    def get(self, position: int, length: int) -> bytes:
        """Some bytes."""
        return self._mapping.get(position, position + length)
