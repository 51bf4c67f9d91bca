"""YAML files of records: safe reading with line numbers, strict shapes, atomic writing.

A record file is read into `Node` values, which know their file and line and check what is asked of them, so that every
mistake is told with its place. Tags are never followed, aliases are refused (no “billion laughs”).
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tjexplorer.errors import RecordError, nearest
from tjexplorer.messages import gettext as _

# PyYAML is loaded where something is parsed or dumped: a start from compiled copies does neither.
if TYPE_CHECKING:
    import yaml

T = TypeVar("T")

MAX_BYTES = 8_000_000
"""Larger files are refused: no record is so large."""

MAX_DEPTH = 100
"""Levels of lists and mappings; deeper ones are refused, since libyaml crashes on some ten thousand."""

_SAFE_DEPTH = 4000
"""Levels that libyaml can hold on the stack of any thread."""

_MAYBE_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*\S")


class Node:
    """A value of a record file with its place."""

    def __init__(self, path: Path, node: yaml.Node) -> None:
        self.path = path
        self._node: Any = node

    @property
    def line(self) -> int:
        """1-based line of the YAML file."""
        return int(self._node.start_mark.line) + 1

    def error(self, problem: str) -> RecordError:
        """An error about this value."""
        return RecordError(self.path, self.line, problem)

    @property
    def is_null(self) -> bool:
        """Whether the value is null."""
        return self.is_scalar and self._node.tag == "tag:yaml.org,2002:null"

    def mapping(self, *known: str) -> dict[str, Node]:
        """The entries of a mapping; null entries are left out, unknown or doubled keys are errors."""
        if self._node.id != "mapping":
            raise self.error(_("a mapping of keys is expected here"))
        found: dict[str, Node] = {}
        seen: set[str] = set()
        for key_node, value_node in self._node.value:
            key = str(key_node.value)
            if key not in known:
                raise Node(self.path, key_node).error(unknown_key(key, known))
            if key in seen:
                raise Node(self.path, key_node).error(doubled_key(key))
            seen.add(key)
            value = Node(self.path, value_node)
            if not value.is_null:
                found[key] = value
        return found

    def pairs(self) -> tuple[tuple[Node, Node], ...] | None:
        """The keys of a mapping with their values as they stand, none of them judged; None where this is no mapping."""
        if self._node.id != "mapping":
            return None
        return tuple((Node(self.path, key), Node(self.path, value)) for key, value in self._node.value)

    def with_pairs(self, pairs: Iterable[tuple[Node, Node]]) -> Node:
        """A mapping at this place with other entries."""
        from yaml import MappingNode  # noqa: PLC0415  # not where a compiled copy is read

        kept = [(key._node, value._node) for key, value in pairs]
        return Node(self.path, MappingNode("tag:yaml.org,2002:map", kept, self._node.start_mark))

    def with_items(self, items: Iterable[Node]) -> Node:
        """A list at this place with other items."""
        from yaml import SequenceNode  # noqa: PLC0415  # not where a compiled copy is read

        kept = [item._node for item in items]
        return Node(self.path, SequenceNode("tag:yaml.org,2002:seq", kept, self._node.start_mark))

    def items(self) -> Iterator[Node]:
        """The items of a list; null counts as an empty one."""
        if self.is_null:
            return
        if self._node.id != "sequence":
            raise self.error(_("a list is expected here"))
        for item in self._node.value:
            yield Node(self.path, item)

    def text(self) -> str:
        """A scalar as it stands in the file, whatever YAML would make of it."""
        if not self.is_scalar:
            raise self.error(_("plain text is expected here"))
        return str(self._node.value)

    @property
    def is_scalar(self) -> bool:
        """Whether the value is a scalar."""
        return bool(self._node.id == "scalar")

    def whole(self) -> int:
        """A whole number."""
        text = self.text()
        if not re.fullmatch(r"-?[0-9]{1,12}", text):
            raise self.error(_("a whole number is expected here, not “{text}”").format(text=text))
        return int(text)

    def number(self) -> int | float:
        """A number, with or without decimals."""
        text = self.text()
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", text):
            raise self.error(_("a number is expected here, not “{text}”").format(text=text))
        return float(text) if "." in text else int(text)

    def truth(self) -> bool:
        """true or false."""
        text = self.text()
        if text not in {"true", "false"}:
            raise self.error(_("true or false is expected here, not “{text}”").format(text=text))
        return text == "true"

    def day(self) -> date:
        """An ISO date."""
        text = self.text()
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.error(_("a date like 2025-04-15 is expected here, not “{text}”").format(text=text)) from None

    def one_of(self, *choices: str) -> str:
        """One of some words."""
        text = self.text()
        if text not in choices:
            problem = _("“{text}” is none of: {choices}").format(text=text, choices=", ".join(choices))
            raise self.error(problem)
        return text


def unknown_key(key: str, known: Sequence[str]) -> str:
    """The sentence about a key that its mapping does not know."""
    close = closest(key, known)
    if close:
        return _("the key “{key}” is unknown; did you mean “{close}”?").format(key=key, close=close)
    return _("the key “{key}” is unknown; known here: {known}").format(key=key, known=", ".join(known))


def closest(name: str, known: Sequence[str]) -> str | None:
    """The known key, id or name that is spelt most like one that is not known; None where none is like it."""
    alike = get_close_matches(name, known, n=1, cutoff=0.6) or nearest(name, known, limit=1)
    return alike[0] if alike else None


def doubled_key(key: str) -> str:
    """The sentence about a key that a mapping has already."""
    return _("the key “{key}” stands here twice").format(key=key)


def read(path: Path) -> Node:
    """The one document of a YAML file.

    Raises `RecordError` where the file cannot be read, is no YAML, is empty, or uses aliases.
    """
    return document(received(path), path)


def received(path: Path) -> bytes:
    """The bytes of a YAML file. Raises `RecordError` where it cannot be read or is too large for a record."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise RecordError(path, None, _("the file is too large for a record ({size} bytes)").format(size=size))
        return path.read_bytes()
    except OSError as error:
        problem = _("the file cannot be read: {reason}").format(reason=error.strerror or error)
        raise RecordError(path, None, problem) from None


def document(data: bytes, path: Path) -> Node:
    """The one document of the bytes of a YAML file; `path` is for messages. Raises `RecordError` as `read` does."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = _("the file is no UTF-8 text (byte {byte})").format(byte=error.start)
        raise RecordError(path, None, problem) from None
    return parse(text.replace("\r\n", "\n").replace("\r", "\n"), path)


def parse(text: str, path: Path) -> Node:
    """The one document of a YAML text; `path` is for messages."""
    import yaml  # noqa: PLC0415  # not where a compiled copy is read

    try:
        if _MAYBE_ALIAS.search(text) or _may_be_deep(text):
            _refuse_aliases_and_depth(text, path)
        node = yaml.compose(text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = _("this is no YAML: {problem}").format(problem=error.problem or error.context or "?")
        raise RecordError(path, mark.line + 1 if mark else None, problem) from None
    except (yaml.YAMLError, RecursionError) as error:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
        problem = " ".join(str(error).split())
        raise RecordError(path, line, _("this is no YAML: {problem}").format(problem=problem)) from None
    if node is None:
        raise RecordError(path, None, _("the file is empty"))
    return Node(path, node)


def _loader() -> Any:
    import yaml  # noqa: PLC0415  # not where a compiled copy is read

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _may_be_deep(text: str) -> bool:
    """Whether the text has marks enough for a depth that does harm: a bracket opens a level, a column at most one."""
    return text.count("[") + text.count("{") + max(map(len, text.split("\n"))) > _SAFE_DEPTH


def _refuse_aliases_and_depth(text: str, path: Path) -> None:
    """Looks at the text as events, which takes no stack."""
    import yaml  # noqa: PLC0415  # not where a compiled copy is read

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent):
            raise RecordError(path, line, _("aliases (*name) are not allowed in records"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise RecordError(path, line, _("lists and mappings stand in each other too deeply"))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def dump(document: dict[str, Any]) -> str:
    """A document as YAML text, keys in the given order, non-ASCII characters as they are."""
    import yaml  # noqa: PLC0415  # not where a compiled copy is read

    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(document, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


def text_of(node: Node) -> str:
    """The YAML text of a value as it was read, whatever it means; comments are not part of it."""
    import yaml  # noqa: PLC0415  # not where a compiled copy is read

    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.serialize(node._node, Dumper=dumper, allow_unicode=True, width=100)
    return text


def write_atomically(path: Path, text: str) -> None:
    """Write a text file so that a reader, or a crash at any moment, sees the old content or the new one, never a part.

    Raises `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def optional(node: Node | None, read_as: Callable[[Node], T]) -> T | None:
    """What `read_as` makes of a node, None where there is none."""
    return None if node is None else read_as(node)
