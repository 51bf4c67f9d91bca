"""What the records of all authority files are checked for: ids, and records that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tjexplorer.errors import RecordError
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import Node, closest

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def required(node: Node, entry: dict[str, Node], key: str) -> Node:
    """The value of a key that must be there."""
    if key not in entry:
        raise node.error(_("the key “{key}” is missing").format(key=key))
    return entry[key]


def listed(entry: dict[str, Node], key: str) -> tuple[Node, ...]:
    """The items of a list that may be missing."""
    return tuple(entry[key].items()) if key in entry else ()


def mistaken_ids(placed: Iterable[tuple[Node, str]]) -> Iterator[RecordError]:
    """Ids that are none and ids that an earlier record has."""
    first: dict[str, int] = {}
    for node, id_ in placed:
        if not _ID.fullmatch(id_):
            yield node.error(_("“{id}” is no id: small letters, digits and hyphens make one").format(id=id_))
        elif id_ in first:
            yield node.error(_("the id “{id}” has a record already, on line {line}").format(id=id_, line=first[id_]))
        else:
            first[id_] = node.line


def check_ids(placed: Iterable[tuple[Node, str]]) -> None:
    """Refuse ids that are none and ids that two records have."""
    for mistake in mistaken_ids(placed):
        raise mistake


def unknown_record(id_: str, other: str, known: Sequence[str]) -> str:
    """The sentence about a record that names one which is not there, with the nearest that is."""
    close = closest(other, known)
    if close:
        sentence = _("“{id}” names “{other}”, which has no record; did you mean “{close}”?")
        return sentence.format(id=id_, other=other, close=close)
    return _("“{id}” names “{other}”, which has no record").format(id=id_, other=other)


def check_known(node: Node, id_: str, other: str, known: Sequence[str]) -> None:
    """Refuse a record that names a record which is not there."""
    if other not in known:
        raise node.error(unknown_record(id_, other, known))
