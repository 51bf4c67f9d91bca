"""Written forms of one character: 學 学 斈 fold alike.

The table `variants.txt` is built ahead by `tools/build_variants.py`. It is read on first use.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

_TABLE = Path(__file__).with_name("variants.txt")


@cache
def _table_bytes() -> bytes:
    return _TABLE.read_bytes()


@cache
def classes() -> tuple[str, ...]:
    """The classes, each a string of two characters or more; the first stands for all."""
    lines = _table_bytes().decode("utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _representatives() -> dict[str, str]:
    return {char: group[0] for group in classes() for char in group}


@cache
def _groups() -> dict[str, str]:
    return {char: group for group in classes() for char in group}


def representative(char: str) -> str:
    """The character that stands for the class of `char`; `char` itself where it has no other form."""
    return _representatives().get(char, char)


def written_forms(char: str) -> str:
    """All characters of the class of `char`, itself among them, by code point."""
    return _groups().get(char, char)


@cache
def table_digest() -> str:
    """SHA-256 of the table, in hexadecimal: an index made with another table is stale."""
    return sha256(_table_bytes()).hexdigest()
