"""One mistake of a record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake, where it stands, and what to do."""

    path: Path
    """The file."""
    line: int | None
    """1-based line of the file; None where the file as a whole is meant."""
    what: str
    """One sentence: what is wrong and what to do."""

    @property
    def order(self) -> tuple[str, int, str]:
        """Findings are told by file and line."""
        return self.path.as_posix(), self.line or 0, self.what


def clipped(words: str, longest: int = 40) -> str:
    """Words of a source as a sentence quotes them: the beginning of a long passage."""
    closed = " ".join(words.split())
    return closed if len(closed) <= longest else closed[: longest - 1] + "…"
