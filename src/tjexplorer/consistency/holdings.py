"""Everything that the checks look at: the records of a library with their lines, and its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from tjexplorer.authority.gazetteer import read_place
from tjexplorer.authority.institution_file import read_institution
from tjexplorer.authority.people import read_person
from tjexplorer.authority.programmes import read_programme
from tjexplorer.authority.terms import read_term
from tjexplorer.consistency import formats
from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.printed import PrintedSource
from tjexplorer.consistency.shape import Fields, judged
from tjexplorer.consistency.value import Value, told
from tjexplorer.corpus.library import Library
from tjexplorer.corpus.record_file import load_record
from tjexplorer.errors import LibraryError, RecordError, nearest
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.person import Person
from tjexplorer.model.place import GeographicPlace
from tjexplorer.model.programme import Programme
from tjexplorer.model.term import Term
from tjexplorer.yaml_file import Node, read

R = TypeVar("R", bound=NamedRecord | Term)
R_co = TypeVar("R_co", bound=NamedRecord | Term, covariant=True)

_FEW = 5
"""Places that name a report which the library does not have: fewer are slips, more a report that lies elsewhere."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """One record of an authority file."""

    node: Node
    """As it stands, the wrong parts left out."""
    value: Value
    """As it stands, with lines."""
    record: R_co
    """As read."""


@dataclass(frozen=True, slots=True)
class AuthorityFile(Generic[R_co]):
    """One authority file."""

    path: Path
    """The file."""
    entries: tuple[Entry[R_co], ...]
    """The records that can be read, in order."""
    values: tuple[Value, ...]
    """All records, in order."""
    ids: tuple[str, ...]
    """The ids of all records, each as often as it is given."""
    sound: bool
    """Whether every part of it can be read."""

    @property
    def placed(self) -> list[tuple[Node, R_co]]:
        """The records with their places."""
        return [(entry.node, entry.record) for entry in self.entries]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a library holds. A file that is missing, or that is no YAML, is None."""

    institutions: AuthorityFile[Institution] | None
    people: AuthorityFile[Person] | None
    programmes: AuthorityFile[Programme] | None
    places: AuthorityFile[GeographicPlace] | None
    terms: AuthorityFile[Term] | None
    reports: Mapping[str, Value]
    """The records of the reports that have one."""
    sources: Mapping[str, PrintedSource]
    """The sources that can be read."""
    report_ids: tuple[str, ...]
    """All reports."""
    elsewhere: frozenset[str] = field(default=frozenset())
    """Reports that many records name and that this library does not have."""

    @property
    def named_things(self) -> Iterator[AuthorityFile[NamedRecord]]:
        """The authority files of things that have names."""
        files: tuple[AuthorityFile[NamedRecord] | None, ...]
        files = self.institutions, self.people, self.programmes, self.places
        yield from (file for file in files if file is not None)

    @property
    def whole(self) -> bool:
        """Whether all reports are here on which the authority files rest."""
        return not self.elsewhere and len(self.sources) == len(self.report_ids)


def gather(library: Library, findings: list[Finding]) -> Holdings:
    """Read a library; what cannot be read, and every part that has not the shape of its place, goes to `findings`."""
    folder = library.corpus / "authority"
    reports = dict(_records(library, findings))
    sources = dict(_sources(library, findings))
    institutions = _authority(folder / "institutions.yaml", formats.INSTITUTION, read_institution, findings)
    people = _authority(folder / "people.yaml", formats.PERSON, read_person, findings)
    programmes = _authority(folder / "programmes.yaml", formats.PROGRAMME, read_programme, findings)
    places = _authority(folder / "places.yaml", formats.PLACE, read_place, findings)
    terms = _authority(folder / "terms.yaml", formats.TERM, read_term, findings)
    values = [value for file in (institutions, people, programmes, places) if file for value in file.values]
    elsewhere = _elsewhere([*values, *reports.values()], library.report_ids)
    return Holdings(institutions, people, programmes, places, terms, reports, sources, library.report_ids, elsewhere)


def _authority(
    path: Path, shape: Fields, read_record: Callable[[Node], R], findings: list[Finding]
) -> AuthorityFile[R] | None:
    if not path.exists():
        return None
    try:
        nodes = list(read(path).items())
    except RecordError as error:
        findings.append(told(error))
        return None
    mistakes: list[RecordError] = []
    entries = []
    for node in nodes:
        known = len(mistakes)
        kept = judged(node, shape, mistakes)
        if kept is None:
            continue
        try:
            entries.append(Entry(kept, Value.of(kept), read_record(kept)))
        except RecordError as mistake:
            if len(mistakes) == known:  # else it follows from what was left out
                mistakes.append(mistake)
    findings.extend(map(told, mistakes))
    values = tuple(map(Value.of, nodes))
    ids = tuple(value["id"].text or "" for value in values)
    return AuthorityFile(path, tuple(entries), values, ids, sound=not mistakes)


def _records(library: Library, findings: list[Finding]) -> Iterator[tuple[str, Value]]:
    for report_id in library.report_ids:
        path = library.folder(report_id) / "report.yaml"
        if not path.exists():
            continue
        try:
            node = read(path)
        except RecordError as error:
            findings.append(told(error))
            continue
        mistakes: list[RecordError] = []
        judged(node, formats.REPORT, mistakes)
        try:
            load_record(path, report_id)
        except RecordError as mistake:  # what its loader refuses beyond shapes: an id that is not the folder's name
            if all(mistake.line != known.line for known in mistakes):
                mistakes.append(mistake)
        findings.extend(map(told, mistakes))
        yield report_id, Value.of(node)


def _sources(library: Library, findings: list[Finding]) -> Iterator[tuple[str, PrintedSource]]:
    for report_id in library.report_ids:
        try:
            yield report_id, PrintedSource(library.source(report_id))
        except LibraryError as error:
            findings.append(Finding(library.folder(report_id) / "source.txt", None, str(error)))


def _elsewhere(values: list[Value], report_ids: tuple[str, ...]) -> frozenset[str]:
    named: Counter[str] = Counter()
    for value in values:
        named.update(report.text or "" for report in reports_named(value))
    unknown = {name: count for name, count in named.items() if name and name not in report_ids}
    return frozenset(name for name, count in unknown.items() if count >= _FEW and not _slip(name, report_ids))


def _slip(name: str, report_ids: tuple[str, ...]) -> bool:
    """Whether an id looks like a known one written wrongly."""
    return any(_one_sign_apart(name, known) for known in nearest(name, report_ids))


def _one_sign_apart(one: str, other: str) -> bool:
    """Whether two words differ by one character, or by two that changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def reports_named(value: Value) -> Iterator[Value]:
    """The ids of reports anywhere inside a record: under `report`, and the items of `only_in`."""
    for key, inner in value.entries:
        if key == "report" and inner.text:
            yield inner
        elif key == "only_in":
            yield from inner.items
        else:
            yield from reports_named(inner)
    for item in value.items:
        yield from reports_named(item)
