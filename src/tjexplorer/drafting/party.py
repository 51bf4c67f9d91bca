"""The party of a trip: those whom the cover names, and the members that a table or list of the delegation adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tjexplorer.drafting.bodies import Bodies, unit_of
from tjexplorer.drafting.cover import Cover
from tjexplorer.drafting.labels import Label
from tjexplorer.drafting.passage import Passage, block_passage
from tjexplorer.drafting.people import Person, is_name, people_in
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.drafting.tables import Table, tables_of
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.record import Agency, Traveller
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText

_NAME = words(r"(?:中文)?姓名|團員|成員|出國人員")
_BODY = words(r"(?:任職|服務)?(?:機關|單位|機構)(?:名稱)?|所屬機關|任職機構|服務學校")
_TITLE = words(r"(?:現職)?職稱|職務|職級|現職")
_ROLE = words(r"備註|(?:團務|擔任)?職責|角色|分工|團職")
_LATIN_NAME_CELL = words(r"[A-Za-z][A-Za-z.,' -]+")


def agency_of(cover: Cover, bodies: Bodies) -> Agency | None:
    """The body behind a label of the cover, else that of the first traveller, without its unit."""
    value = cover.first(Label.AGENCY)
    if value is None or not value.text:
        affiliations = (person.affiliation for person in _on_cover(cover) if person.affiliation)
        value = next(affiliations, None)
        value = value.part(0, unit_of(value.text)) if value else None
    printed = value.printed() if value else None
    return Agency(printed.text, printed.line, bodies.meant(printed.text)) if printed else None


def travellers_of(
    source: SourceText, sections: Sequence[Section], cover: Cover, agency: Agency | None
) -> tuple[Traveller, ...]:
    """The party: authors first, in the order of the source."""
    party: dict[str, Traveller] = {}
    for person in _on_cover(cover):
        _join(party, _traveller(person, author=True, body=agency.text if agency else None))
    for section in sections:
        if section.kind is SectionKind.DELEGATION:
            for traveller in _members(source, section):
                _join(party, traveller)
    return tuple(party.values())


def _on_cover(cover: Cover) -> Iterator[Person]:
    for value in cover.entries.get(Label.TRAVELLERS, ()):
        people = people_in(value)
        yield from people
        if not people and is_name(value.text):
            yield Person(value)


def _join(party: dict[str, Traveller], traveller: Traveller | None) -> None:
    if traveller is None:
        return
    key = plain("".join(traveller.name.split()))
    known = party.get(key)
    if known is None:
        party[key] = traveller
        return
    party[key] = replace(
        known,
        organisation=known.organisation or traveller.organisation,
        unit=known.unit or traveller.unit,
        title=known.title or traveller.title,
        role=known.role or traveller.role,
    )


def _traveller(person: Person, *, author: bool, body: str | None = None) -> Traveller | None:
    name = person.name.printed()
    if name is None:
        return None
    role = person.role or person.behind
    affiliation = person.affiliation
    start = unit_of(affiliation.text) if affiliation else 0
    return Traveller(
        name=name.text,
        line=name.line,
        organisation=affiliation.part(0, start).said() if affiliation else body,
        unit=affiliation.part(start, len(affiliation.text)).said() if affiliation else None,
        title=role.said() if role else None,
        author=author,
    )


def _members(source: SourceText, section: Section) -> Iterator[Traveller]:
    for table in tables_of(source, section):
        yield from _in_table(table)
    for block in section.blocks:
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            for person in people_in(block_passage(source, block)):
                traveller = _traveller(person, author=False)
                if traveller:
                    yield traveller


def _in_table(table: Table) -> Iterator[Traveller]:
    name_at = table.column(_NAME)
    if name_at is None:
        return
    body_at, title_at, role_at = table.column(_BODY), table.column(_TITLE), table.column(_ROLE)
    for row in table.rows:
        cell = row.get(name_at)
        told = cell.printed() if cell and (is_name(cell.text) or _LATIN_NAME_CELL.fullmatch(cell.text)) else None
        if told is None:
            continue
        body = _cell(row, body_at)
        start = unit_of(body.text) if body else 0
        title, role = _cell(row, title_at), _cell(row, role_at)
        yield Traveller(
            name=told.text,
            line=told.line,
            organisation=body.part(0, start).said() if body else None,
            unit=body.part(start, len(body.text)).said() if body else None,
            title=title.said() if title else None,
            role=role.said() if role else None,
        )


def _cell(row: dict[int, Passage], column: int | None) -> Passage | None:
    cell = row.get(column) if column is not None else None
    return cell if cell and cell.text.strip("-－—") else None
