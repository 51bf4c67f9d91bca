"""What a record file says, value by value with its line, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tjexplorer.consistency.finding import Finding
from tjexplorer.errors import RecordError
from tjexplorer.yaml_file import Node

DEEPEST = 20
"""Levels of lists and mappings that are looked into: records have six, and endless ones would take all of the stack."""


class Value:
    """A value of a record file. What is missing, null or of another shape than asked for is told as empty."""

    __slots__ = ("_entries", "items", "line", "path", "text")

    def __init__(self, path: Path, line: int) -> None:
        self.path = path
        """The file."""
        self.line = line
        """1-based line; of the mapping around it where the value is missing."""
        self.text: str | None = None
        """A scalar as it stands; None for null, lists and mappings."""
        self.items: tuple[Value, ...] = ()
        """The items of a list."""
        self._entries: dict[str, Value] = {}

    @classmethod
    def of(cls, node: Node, levels: int = DEEPEST) -> Value:
        """The value of a node with everything inside it, so many levels deep; of a doubled key the first one."""
        made = cls(node.path, node.line)
        pairs = node.pairs()
        if node.is_scalar:
            made.text = None if node.is_null else node.text()
        elif levels > 0 and pairs is not None:
            for key, value in pairs:
                if key.is_scalar:
                    made._entries.setdefault(key.text(), cls.of(value, levels - 1))
        elif levels > 0:
            made.items = tuple(cls.of(item, levels - 1) for item in node.items())
        return made

    def __bool__(self) -> bool:
        return self.text is not None or bool(self.items) or bool(self._entries)

    def __getitem__(self, key: str) -> Value:
        """The value of a key, an empty one where it is missing."""
        return self._entries.get(key) or Value(self.path, self.line)

    @property
    def entries(self) -> Iterator[tuple[str, Value]]:
        """The keys of a mapping with their values."""
        return iter(self._entries.items())

    @property
    def whole(self) -> int | None:
        """A whole number; None where it is none."""
        text = self.text or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 13 else None

    @property
    def day(self) -> date | None:
        """An ISO date; None where it is none."""
        try:
            return date.fromisoformat(self.text or "")
        except ValueError:
            return None

    def finding(self, what: str) -> Finding:
        """A mistake of this value."""
        return Finding(self.path, self.line, what)


def told(error: RecordError) -> Finding:
    """An error of reading as a finding."""
    return Finding(error.path, error.line, error.problem)
