"""The authority files of one library: each taken from its compiled copy where that is of the same bytes, else read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from tjexplorer.authority.codec import Codec
from tjexplorer.authority.compiled import CompiledCopies, digest_of
from tjexplorer.authority.gazetteer import Gazetteer, read_places
from tjexplorer.authority.institution_file import read_institutions
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.name_forms import folded_name, names_of, remember_folded
from tjexplorer.authority.people import People, read_people
from tjexplorer.authority.programmes import Programmes, read_programmes
from tjexplorer.authority.terms import Terms, read_terms
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.person import Person
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.programme import Programme
from tjexplorer.model.term import Term
from tjexplorer.yaml_file import Node, document, received

R = TypeVar("R")

FILES = {
    Authority.INSTITUTION: "institutions",
    Authority.PERSON: "people",
    Authority.PROGRAMME: "programmes",
    Authority.PLACE: "places",
}
"""The names of the files of named things; that of the concepts is `terms`."""


class AuthorityFiles:
    """The authority files in one folder, each read once. May be used from several threads."""

    def __init__(self, folder: Path, copies: CompiledCopies) -> None:
        self.folder = folder
        self._copies = copies
        self._lock = threading.Lock()
        self._held: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def path(self, name: str) -> Path:
        """Where a file is, or would be: institutions, people, programmes, places, terms."""
        return self.folder / f"{name}.yaml"

    def origin(self, name: str) -> str:
        """The SHA-256 of a file as it was when it was read; empty where there was none, or nobody has read it."""
        return self._held[name][0] if name in self._held else ""

    def institutions(self) -> Institutions:
        """The institutions; none where there is no such file. Raises `RecordError`, as all of these do."""
        return Institutions(self._records("institutions", tuple[Institution, ...], read_institutions, _names))

    def people(self) -> People:
        """The persons."""
        return People(self._records("people", tuple[Person, ...], read_people, _names))

    def programmes(self) -> Programmes:
        """The laws, plans, programmes and funds."""
        return Programmes(self._records("programmes", tuple[Programme, ...], read_programmes, _names))

    def gazetteer(self) -> Gazetteer:
        """The geographic places."""
        return Gazetteer(self._records("places", tuple[GeographicPlace, ...], read_places, _names))

    def terms(self) -> Terms:
        """The concepts."""
        return Terms(self._records("terms", tuple[Term, ...], read_terms, _words))

    def _records(
        self,
        name: str,
        kind: type[tuple[R, ...]],
        read_all: Callable[[Node], tuple[R, ...]],
        names: Callable[[tuple[R, ...]], Iterator[str]],
    ) -> tuple[R, ...]:
        with self._lock:
            if name not in self._held:
                self._held[name] = self._opened(name, kind, read_all, names)
            return self._held[name][1]

    def _opened(
        self,
        name: str,
        kind: type[tuple[R, ...]],
        read_all: Callable[[Node], tuple[R, ...]],
        names: Callable[[tuple[R, ...]], Iterator[str]],
    ) -> tuple[str, tuple[R, ...]]:
        path = self.path(name)
        if not path.exists():
            return "", ()
        data = received(path)
        origin = digest_of(data)
        codec = Codec(kind)
        records = self._copies.read(name, origin, lambda plain: _from_plain(plain, codec))
        if records is None:
            records = read_all(document(data, path))
            self._copies.write(name, origin, _plain(records, codec, names(records)))
        return origin, records


def _plain(records: tuple[R, ...], codec: Codec[tuple[R, ...]], names: Iterable[str]) -> dict[str, Any]:
    """Records with what folding makes of their names: folding them takes longer than reading all else."""
    return {"records": codec.encode(records), "folded": {name: folded_name(name) for name in names}}


def _from_plain(plain: dict[str, Any], codec: Codec[tuple[R, ...]]) -> tuple[R, ...]:
    records = codec.decode(plain["records"])
    remember_folded(plain["folded"].items())
    return records


def _names(records: tuple[NamedRecord, ...]) -> Iterator[str]:
    for record in records:
        yield from names_of(record)


def _words(terms: tuple[Term, ...]) -> Iterator[str]:
    for term in terms:
        for form in term.forms:
            yield form.form
