"""Shapes of values in record files, and all the places where a file has another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from tjexplorer.errors import RecordError
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import Node, closest, doubled_key, unknown_key


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that a function reads; what the function refuses is a mistake."""

    read: Callable[[Node], object]
    """Raises `RecordError`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list."""

    item: Shape
    """Shape of each item."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping of known keys."""

    required: dict[str, Shape] = field(default_factory=dict)
    """Keys that must be there, and not null."""
    optional: dict[str, Shape] = field(default_factory=dict)
    """Keys that may be missing or null."""


@dataclass(frozen=True, slots=True)
class WordsOr:
    """A plain string, or something of another shape."""

    other: Shape
    """The shape of what is no plain string."""


Shape: TypeAlias = Scalar | Listed | Fields | WordsOr
"""What a value may be."""


def judged(node: Node, shape: Shape, mistakes: list[RecordError]) -> Node | None:
    """The value without the parts that are wrong, which are added to `mistakes`; None where nothing useful is left."""
    match shape:
        case Scalar(read):
            return _judged_scalar(node, read, mistakes)
        case Listed(item):
            return _judged_list(node, item, mistakes)
        case Fields():
            return _judged_fields(node, shape, mistakes)
        case WordsOr(other):
            return node if node.is_scalar else judged(node, other, mistakes)


def _judged_scalar(node: Node, read: Callable[[Node], object], mistakes: list[RecordError]) -> Node | None:
    try:
        read(node)
    except RecordError as mistake:
        mistakes.append(mistake)
        return None
    return node


def _judged_list(node: Node, item: Shape, mistakes: list[RecordError]) -> Node | None:
    try:
        items = list(node.items())
    except RecordError as mistake:
        mistakes.append(mistake)
        return None
    kept = (judged(each, item, mistakes) for each in items)
    return node.with_items([each for each in kept if each is not None])


def _judged_fields(node: Node, shape: Fields, mistakes: list[RecordError]) -> Node | None:
    pairs = node.pairs()
    if pairs is None:
        mistakes.append(node.error(_("a mapping of keys is expected here")))
        return None
    known = {**shape.required, **shape.optional}
    seen: set[str] = set()
    kept: list[tuple[Node, Node]] = []
    missing = set(shape.required)
    for key, value in pairs:
        name = key.text() if key.is_scalar else "?"
        if name not in known:
            mistakes.append(key.error(unknown_key(name, tuple(known))))
            missing.discard(closest(name, tuple(known)) or name)  # a slip of that key, told once
        elif name in seen:
            mistakes.append(key.error(doubled_key(name)))
        elif not value.is_null:
            missing.discard(name)
            good = judged(value, known[name], mistakes)
            if good is not None:
                kept.append((key, good))
        seen.add(name)
    for name in sorted(missing):
        mistakes.append(node.error(_("the key “{key}” is missing").format(key=name)))
    kept_keys = {key.text() for key, _value in kept}
    return node.with_pairs(kept) if kept_keys >= shape.required.keys() else None
