"""The words of names: what finds somebody of whom a reader knows the surname alone, or the names in the other order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tjexplorer.authority.name_forms import NameForm, folded_name
from tjexplorer.text.characters import HAN_CLASS, is_cjk

_JOINTS = re.compile(r"[\s\-‐‑‒–—・·･．.,，、]+")
_HAN = re.compile(f"[{HAN_CLASS}]")

_MOST_WITH_ONE = 3
"""Ideographs of a name whose surname is one of them."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, each folded: what white space, hyphens, dots and commas part."""
    # Folding takes hyphens out of words and makes the usual ones of rare joints, so it is parted before and after.
    parts = (part for piece in _JOINTS.split(name) for part in _JOINTS.split(folded_name(piece)))
    return tuple(filter(None, parts))


def has_words(id_: str, forms: Iterable[NameForm], words: Sequence[str]) -> bool:
    """Whether each of some folded words, one at least, is a word of the forms of a name, or of the id of its record.

    A name in ideographs or kana has no spaces: a word is found where such a name begins with it or, from two characters
    on, ends with it.
    """
    known = {*words_of(id_), *(word for form in forms for spelling in _spellings(form) for word in words_of(spelling))}
    return bool(words) and all(word in known or any(_is_part(word, name) for name in known) for word in words)


def same_words(form: NameForm, words: Sequence[str]) -> bool:
    """Whether a form has just these folded words, two at least, in whatever order."""
    return len(words) > 1 and any(sorted(words_of(spelling)) == sorted(words) for spelling in _spellings(form))


def _spellings(form: NameForm) -> Iterator[str]:
    yield from form.spellings or (form.form,)


def _is_part(word: str, name: str) -> bool:
    """Whether a word in ideographs or kana is the surname or the given name of a name written without spaces."""
    if not all(map(is_cjk, word)):
        return False
    if len(word) == 1:
        # 林 in 林光隆, but not 田 in 田口敬子; one kana is the beginning of too many.
        return _HAN.match(word) is not None and name.startswith(word) and len(name) <= _MOST_WITH_ONE
    return name.startswith(word) or name.endswith(word)
