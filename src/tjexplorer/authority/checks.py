"""What institutions and terms are both checked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tjexplorer.errors import nearest
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import Node

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def required(node: Node, entry: dict[str, Node], key: str) -> Node:
    """The value of a key that must be there."""
    if key not in entry:
        raise node.error(_("the key “{key}” is missing").format(key=key))
    return entry[key]


def listed(entry: dict[str, Node], key: str) -> tuple[Node, ...]:
    """The items of a list that may be missing."""
    return tuple(entry[key].items()) if key in entry else ()


def check_ids(placed: Iterable[tuple[Node, str]]) -> None:
    """Refuse ids that are none and ids that two records have."""
    first: dict[str, int] = {}
    for node, id_ in placed:
        if not _ID.fullmatch(id_):
            raise node.error(_("“{id}” is no id: small letters, digits and hyphens make one").format(id=id_))
        if id_ in first:
            raise node.error(_("the id “{id}” has a record already, on line {line}").format(id=id_, line=first[id_]))
        first[id_] = node.line


def check_known(node: Node, id_: str, other: str, known: Sequence[str]) -> None:
    """Refuse a record that names a record which is not there."""
    if other in known:
        return
    close = nearest(other, known, limit=1)
    if close:
        sentence = _("“{id}” names “{other}”, which has no record; did you mean “{close}”?")
        raise node.error(sentence.format(id=id_, other=other, close=close[0]))
    raise node.error(_("“{id}” names “{other}”, which has no record").format(id=id_, other=other))
