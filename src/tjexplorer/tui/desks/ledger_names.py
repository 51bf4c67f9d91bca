"""All names under which the rows of a list over all reports are found: of institutions, people, programmes and places.

A row is found by every form of a name, in any language, and by the names of that which holds what it names: a visit to a
part by the whole, one in a city by the prefecture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from tjexplorer.authority.encounters import encounters_of
from tjexplorer.dossier.kinship import family_of
from tjexplorer.errors import TjexplorerError
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.record import EditorNote, ReportRecord, Visit
from tjexplorer.model.span import Span
from tjexplorer.text.fold import fold
from tjexplorer.tui.desks.branches import all_names
from tjexplorer.tui.desks.catalogue import Catalogue

_Key = tuple[Authority, str]
_T = TypeVar("_T")


class RowNames:
    """The names of rows, each record folded once. An authority file that cannot be read gives none: lists tell of it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._folded: dict[_Key, str] = {}
        self._above: dict[_Key, tuple[_Key, ...]] = {}
        self._concerning: dict[Visit, list[str]] | None = None

    def of_visit(self, visit: Visit) -> str:
        """Whom a visit concerns as `visits --institution` has it, who took part, and where it was."""
        keys = [(Authority.INSTITUTION, id_) for id_ in self._institutions_of(visit)]
        keys += [(Authority.PERSON, id_) for id_ in _readable(lambda: self._people_of(visit))]
        keys += [(Authority.PLACE, id_) for id_ in _readable(lambda: self._catalogue.around().get(visit, ()))]
        printed = [one.text for one in (visit.city, visit.place, *visit.topics) if one]
        printed += [words for one in (*visit.hosts, *visit.participants)
                    for words in (one.name, one.role, one.organisation) if words]  # fmt: skip
        return "\n".join((self._names(keys), *(fold(words).text for words in printed)))

    def of_places(self, report: str, spans: Iterable[Span], institutions: Iterable[str] = ()) -> str:
        """What some places of a report name, and these institutions."""
        places = tuple(spans)
        return self._mentioned(report, institutions, lambda one: any(place.overlaps(one.span) for place in places))

    def of_note(self, note: EditorNote) -> str:
        """What the words that a note doubts name, or stand in the name of."""
        quote = fold(note.quote).text

        def is_meant(one: Mention) -> bool:
            return one.line == note.line and ((text := fold(one.text).text) in quote or quote in text)

        return self._mentioned(note.report, (), is_meant)

    def of_report(self, record: ReportRecord) -> str:
        """The agency of a report."""
        agency = record.agency
        return self._names([(Authority.INSTITUTION, agency.institution)]) if agency and agency.institution else ""

    def _mentioned(self, report: str, institutions: Iterable[str], is_meant: Callable[[Mention], bool]) -> str:
        keys = [(Authority.INSTITUTION, id_) for id_ in institutions]
        for authority in Authority:
            mentions = _readable(lambda of=authority: self._catalogue.workspace.mentions(report, of))  # type: ignore[misc]
            keys += [(authority, one.record) for one in mentions if is_meant(one)]
        return self._names(keys)

    # Records

    def _institutions_of(self, visit: Visit) -> list[str]:
        if self._concerning is None:
            self._concerning = {}
            for one in _readable(lambda: self._catalogue.workspace.institutions):
                for made in self._catalogue.visits_concerning(one.id):
                    self._concerning.setdefault(made.visit, []).append(one.id)
        return self._concerning.get(visit, [])

    def _people_of(self, visit: Visit) -> list[str]:
        return [one.person for one in encounters_of([visit], self._catalogue.workspace.people) if one.person]

    def _names(self, keys: Iterable[_Key]) -> str:
        wanted = dict.fromkeys(each for key in dict.fromkeys(keys) for each in (key, *self._broader(*key)))
        return "\n".join(filter(None, map(self._name, wanted)))

    def _broader(self, authority: Authority, id_: str) -> tuple[_Key, ...]:
        """The bodies that it is a part of, or the places that it lies in."""
        key = authority, id_
        if key not in self._above:
            known = self._catalogue.known(authority, id_) is not None
            self._above[key] = tuple((authority, one) for one in self._wholes(authority, id_)) if known else ()
        return self._above[key]

    def _wholes(self, authority: Authority, id_: str) -> list[str]:
        workspace = self._catalogue.workspace
        if authority is Authority.INSTITUTION:
            bodies = workspace.institutions
            return [one.id for one in bodies.broader(id_) if id_ in family_of(one.id, bodies).parts]
        return [one.id for one in workspace.gazetteer.broader(id_)] if authority is Authority.PLACE else []

    def _name(self, key: _Key) -> str:
        if key not in self._folded:
            known = self._catalogue.known(*key)
            self._folded[key] = all_names(known) if known else ""
        return self._folded[key]


def _readable(read: Callable[[], Iterable[_T]]) -> list[_T]:
    """What is read; nothing where a file of the library cannot be."""
    try:
        return list(read())
    except TjexplorerError:
        return []
