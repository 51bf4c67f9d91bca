"""How bodies belong together: what one was before and after, and which are parts of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.model.institution import Institution


class Kinship(StrEnum):
    """What another record is to the institution."""

    ITSELF = "itself"
    EARLIER = "earlier"
    LATER = "later"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Family:
    """An institution and those that belong to it."""

    id: str
    """Id of the institution."""
    earlier: tuple[str, ...]
    """Ids of all predecessors, the first ones first."""
    later: tuple[str, ...]
    """Ids of all successors, the first ones first."""
    parts: tuple[str, ...]
    """Ids of its organs, at any depth: bodies below it that bear its name."""
    under: tuple[str, ...]
    """Ids of the bodies directly below it that have a name of their own: an agency of a ministry is no part of it."""

    above: tuple[str, ...] = ()
    """Ids of the bodies that it is a part of, the nearest first."""

    @property
    def lineage(self) -> frozenset[str]:
        """The institution with its predecessors and successors."""
        return frozenset((self.id, *self.earlier, *self.later))

    def kinship(self, id_: str | None) -> Kinship | None:
        """What a record is to the institution; None where it does not belong to it."""
        if id_ is None:
            return None
        if id_ == self.id:
            return Kinship.ITSELF
        if id_ in self.earlier:
            return Kinship.EARLIER
        if id_ in self.later:
            return Kinship.LATER
        return Kinship.PART if id_ in self.parts else None


def family_of(id_: str, institutions: Institutions) -> Family:
    """The family of an institution. Raises `UnknownNameError`."""
    chain = [record.id for record in institutions.lineage(id_)]
    at = chain.index(id_)
    parts: list[str] = []
    under: list[str] = []
    waiting = list(institutions.children(id_))
    while waiting:
        below = waiting.pop(0)
        whole = institutions.get(below.parent or id_)
        if below.id in chain:
            continue
        if whole.id != id_ or _bears_name(below, whole):
            parts.append(below.id)
            waiting.extend(institutions.children(below.id))
        else:
            under.append(below.id)
    return Family(
        id_,
        earlier=tuple(chain[:at]),
        later=tuple(chain[at + 1 :]),
        parts=tuple(parts),
        under=tuple(under),
        above=tuple(_wholes(id_, institutions)),
    )


def _wholes(id_: str, institutions: Institutions) -> Iterator[str]:
    """The bodies above whose name each bears in turn."""
    below = institutions.get(id_)
    for whole in institutions.broader(id_):
        if not _bears_name(below, whole):
            return
        yield whole.id
        below = whole


def _bears_name(below: Institution, whole: Institution) -> bool:
    """Whether a name of the body below contains one of the body above, or the body below is an office of it."""
    if below.kind == "office":
        return True
    usual = ("full", "abbreviation", "short")
    names = {folded_name(name) for name in (*whole.preferred, *(v.form for v in whole.variants if v.kind in usual))}
    own = [folded_name(name) for name in (below.zh, below.ja, below.en) if name]
    return any(name in longer for name in names for longer in own if len(name) > 1)
