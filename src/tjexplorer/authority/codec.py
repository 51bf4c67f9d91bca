"""Frozen values as plain values of JSON and back, by the types of their fields: one rule for all records.

A dataclass becomes the list of its fields in their order, without those at its end that have their default; a tuple
becomes a list, a date its ISO form, a member of an enumeration its value. Nothing says of which class a list is: whoever
reads must know what was written, and by the same code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_Way = Callable[[Any], Any]
_Ways = tuple[_Way, _Way]
"""From a value to a plain one, and back."""

_PLAIN = frozenset({str, int, float, bool, NoneType})


class Codec(Generic[T]):
    """Values of one type as plain values: a frozen dataclass, or a tuple of some, of any fields that these rules know.

    Raises `TypeError` where the type has a part that they do not know.
    """

    def __init__(self, kind: type[T]) -> None:
        ways = _ways(kind)
        if ways is None:
            raise TypeError(f"{kind} is plain")
        self._encode, self._decode = ways

    def encode(self, value: T) -> Any:
        """The plain value."""
        return self._encode(value)

    def decode(self, plain: Any) -> T:
        """The value again. Of a plain value that `encode` did not make it is undefined which error is raised."""
        value: T = self._decode(plain)
        return value


def _ways(kind: Any) -> _Ways | None:
    """How values of a type are written and read; None for those that are plain already."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return None
    if origin is tuple and parts[1:] == (...,):
        return _tuple_ways(parts[0])
    if origin is tuple:
        return _row_ways(parts)
    if origin in {Union, UnionType}:
        return _union_ways(parts)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_ways(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda member: member.value), kind
    if kind is date:
        return date.isoformat, date.fromisoformat
    raise TypeError(f"no way to write {kind}")


def _tuple_ways(part: Any) -> _Ways:
    ways = _ways(part)
    if ways is None:
        return list, tuple
    encode, decode = ways
    return (lambda values: [encode(value) for value in values]), (lambda plain: tuple([decode(each) for each in plain]))


def _row_ways(parts: tuple[Any, ...]) -> _Ways:
    """A tuple of so many values, each of a type of its own."""
    ways = [_ways(part) or (_as_it_is, _as_it_is) for part in parts]
    return (
        lambda values: [encode(value) for (encode, _), value in zip(ways, values, strict=True)],
        lambda plain: tuple([decode(value) for (_, decode), value in zip(ways, plain, strict=True)]),
    )


def _as_it_is(value: Any) -> Any:
    return value


def _union_ways(parts: tuple[Any, ...]) -> _Ways | None:
    known = [ways for part in parts if (ways := _ways(part)) is not None]
    if not known:
        return None
    if len(known) > 1 or len(parts) > 2 or NoneType not in parts:
        raise TypeError(f"no way to tell {parts} apart")
    encode, decode = known[0]
    return (
        lambda value: None if value is None else encode(value),
        lambda plain: None if plain is None else decode(plain),
    )


def _dataclass_ways(kind: type[Any]) -> _Ways:
    hints = get_type_hints(kind)
    parts = fields(kind)
    names = [part.name for part in parts]
    defaults = [_default(part) for part in parts]
    known = [(at, ways) for at, name in enumerate(names) if (ways := _ways(hints[name])) is not None]
    encoders = [(at, encode) for at, (encode, _decode) in known]
    decoders = [(at, decode) for at, (_encode, decode) in known]
    by_name = any(part.kw_only for part in parts)

    def encode(value: Any) -> list[Any]:
        values = [getattr(value, name) for name in names]
        while values and _is_same(values[-1], defaults[len(values) - 1]):
            values.pop()
        for at, way in encoders:
            if at < len(values):
                values[at] = way(values[at])
        return values

    def decode(plain: Any) -> Any:
        values = list(plain)
        given = len(values)
        for at, way in decoders:
            if at < given:
                values[at] = way(values[at])
        return kind(**dict(zip(names, values, strict=False))) if by_name else kind(*values)

    return encode, decode


def _default(part: Field[Any]) -> Any:
    return part.default if part.default_factory is MISSING else part.default_factory()


def _is_same(value: Any, default: Any) -> bool:
    # 1 and True are equal, and not the same in JSON.
    return value is default or (type(value) is type(default) and value == default)
