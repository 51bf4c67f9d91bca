"""Words side by side that are one known name: Tokyo Tech, Knowledge Cluster Initiative, 宝野 和博."""

from __future__ import annotations

from tjexplorer.search.forms import Vocabulary
from tjexplorer.search.query import And, Not, Or, Query, Words

_LONGEST = 12
"""Words of the longest name that is looked for."""


def with_names_joined(query: Query, vocabulary: Vocabulary) -> Query:
    """The query with each such name as one of its words. Only what was typed without quotation marks is joined."""
    match query:
        case Words(words):
            return Words(_joined(words, vocabulary))
        case Not(part):
            return Not(with_names_joined(part, vocabulary))
        case And(parts):
            return And(tuple(with_names_joined(part, vocabulary) for part in parts))
        case Or(parts):
            return Or(tuple(with_names_joined(part, vocabulary) for part in parts))
        case _:
            return query


def _joined(words: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The longest names first; of two of one length that share a word the earlier."""
    for size in range(min(len(words), _LONGEST), 1, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if vocabulary.knows(name):
                before, behind = words[:at], words[at + size :]
                return (*_joined(before, vocabulary), name, *_joined(behind, vocabulary))
    return words
