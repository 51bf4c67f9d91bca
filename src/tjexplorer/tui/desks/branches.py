"""What Browse shows: trees of everything that can be looked up, by institution, agency, year, person, programme, place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from tjexplorer.authority.encounters import Side
from tjexplorer.authority.gazetteer import KINDS as PLACE_KINDS
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.programmes import KINDS as PROGRAMME_KINDS
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.programme import Programme
from tjexplorer.model.record import ReportRecord, Visit
from tjexplorer.tui.desks.branch import Branch
from tjexplorer.tui.desks.catalogue import Catalogue, Listed
from tjexplorer.tui.desks.history import Place, RecordPage
from tjexplorer.tui.panes.wording import (
    INSTITUTION_KINDS,
    institution_kind,
    place_kind,
    programme_kind,
    trip_dates,
    visit_date,
)


class View(StrEnum):
    """What Browse lists, and by what."""

    KIND = "kind"
    BODY = "body"
    AGENCY = "agency"
    YEAR = "year"
    PERSON = "person"
    PROGRAMME = "programme"
    PLACE = "place"


def view_name(view: View) -> str:
    """What a view is called."""
    return {
        View.KIND: _("institutions by kind"),
        View.BODY: _("institutions by broader body"),
        View.AGENCY: _("reports by agency"),
        View.YEAR: _("reports and visits by year"),
        View.PERSON: _("people"),
        View.PROGRAMME: _("programmes, laws, funds"),
        View.PLACE: _("places"),
    }[view]


def counts_name(view: View) -> str:
    """What the numbers at the right edge of a view are."""
    if view in {View.AGENCY, View.YEAR}:
        return ""
    return _("mentions") if view is View.PROGRAMME else _("contacts, mentions")


def branches(view: View, catalogue: Catalogue) -> tuple[Branch, ...]:
    """The tree of a view. Raises a `TjexplorerError` where its authority file cannot be read."""
    return {
        View.KIND: _by_kind,
        View.BODY: _by_body,
        View.AGENCY: _by_agency,
        View.YEAR: _by_year,
        View.PERSON: _people,
        View.PROGRAMME: _programmes,
        View.PLACE: _places,
    }[view](catalogue)


def all_names(record: NamedRecord) -> str:
    """All forms of a record's name and its id in words, folded, one below the other."""
    forms = [*record.preferred, *(variant.form for variant in record.variants), record.id.replace("-", " ")]
    return _folded(*forms)


def _folded(*names: str | None) -> str:
    return "\n".join(folded_name(name) for name in dict.fromkeys(names) if name)


def _most(listed: Iterable[Listed]) -> list[Listed]:
    return sorted(listed, key=lambda one: (-one.visits, -one.mentions, one.record.shown))


def _leaf(path: str, authority: Authority, one: Listed, below: tuple[Branch, ...] = ()) -> Branch:
    visits = "" if authority is Authority.PROGRAMME else f"{one.visits or '-':>2}"
    return Branch(
        f"{path}/{one.record.id}",
        one.record.shown,
        f"{visits}{one.mentions:>5}",
        RecordPage(authority, one.record.id),
        all_names(one.record),
        below,
        quiet=not (one.visits or one.mentions),
        printed=one.record.printed_beside or "",
    )


def _group(path: str, label: str, members: Sequence[Branch], *, unfolded: bool = False) -> Branch:
    return Branch(path, label, str(len(members)), names=folded_name(label), branches=tuple(members), unfolded=unfolded)


# Institutions


def _by_kind(catalogue: Catalogue) -> tuple[Branch, ...]:
    listed = catalogue.listed(Authority.INSTITUTION)
    visited = [_leaf("visited", Authority.INSTITUTION, one) for one in _most(listed) if one.visits]
    groups = [_group("visited", _("Visited or met"), visited, unfolded=True)] if visited else []
    kind_of = {one.id: one.kind for one in catalogue.workspace.institutions}
    for kind in [*INSTITUTION_KINDS, *sorted(set(kind_of.values()) - set(INSTITUTION_KINDS))]:
        members = _most(one for one in listed if kind_of[one.record.id] == kind)
        if members:
            leaves = [_leaf(kind, Authority.INSTITUTION, one) for one in members]
            groups.append(_group(kind, institution_kind(kind), leaves))
    return tuple(groups)


def _by_body(catalogue: Catalogue) -> tuple[Branch, ...]:
    parents = {one.id: one.parent for one in catalogue.workspace.institutions}
    return _tree("body", Authority.INSTITUTION, catalogue.listed(Authority.INSTITUTION), parents)


def _tree(
    path: str, authority: Authority, listed: Iterable[Listed], parents: dict[str, str | None]
) -> tuple[Branch, ...]:
    """Records below those that they are parts of."""
    below: dict[str | None, list[Listed]] = {}
    for one in _most(listed):
        below.setdefault(parents[one.record.id], []).append(one)

    def grown(one: Listed) -> Branch:
        return _leaf(path, authority, one, tuple(map(grown, below.get(one.record.id, ()))))

    return tuple(map(grown, below.get(None, ())))


# Reports


def _by_agency(catalogue: Catalogue) -> tuple[Branch, ...]:
    groups: dict[str, list[ReportRecord]] = {}
    for record in catalogue.records():
        groups.setdefault(_agency(catalogue, record), []).append(record)
    made = []
    for name, records in sorted(groups.items(), key=lambda item: (not item[0], item[0])):
        label = name or _("not stated")
        leaves = [_report_leaf(f"agency/{name}", record) for record in records]
        made.append(_group(f"agency/{name}", label, leaves, unfolded=True))
    return tuple(made)


def _agency(catalogue: Catalogue, record: ReportRecord) -> str:
    if record.agency is None:
        return ""
    return catalogue.name(record.agency.institution) if record.agency.institution else record.agency.text


def _report_leaf(path: str, record: ReportRecord) -> Branch:
    names = _folded(record.label, record.display_title, record.id)
    return Branch(f"{path}/{record.id}", record.label, trip_dates(record), Place(record.id, 0), names)


def _by_year(catalogue: Catalogue) -> tuple[Branch, ...]:
    years: dict[int | None, list[Branch]] = {}
    for record in catalogue.records():
        leaf = replace(_report_leaf(f"year/{record.year}", record), aside=_("report"))
        years.setdefault(record.year, []).append(leaf)
    for visit in catalogue.visits():
        year = visit.when.year if visit.when else None
        years.setdefault(year, []).append(_visit_leaf(catalogue, visit))
    made = []
    for year, members in sorted(years.items(), key=lambda item: (item[0] is None, -(item[0] or 0))):
        label = str(year) if year else _("no date")
        if year and year > 1911:
            label += "  " + _("ROC {year}").format(year=year - 1911)
        made.append(_group(f"year/{year}", label, members, unfolded=True))
    return tuple(made)


def _visit_leaf(catalogue: Catalogue, visit: Visit) -> Branch:
    line = visit.write_up.line if visit.write_up else visit.line
    name = catalogue.visit_name(visit)
    known = catalogue.known(Authority.INSTITUTION, visit.institution)
    return Branch(
        f"visit/{visit.report}/{visit.order}",
        f"{visit_date(visit)} {name}",
        "",
        Place(visit.report, catalogue.offset_of_line(visit.report, line)) if line else None,
        all_names(known) if known else _folded(name),
    )


# People, programmes, places


def _people(catalogue: Catalogue) -> tuple[Branch, ...]:
    listed = {one.record.id: one for one in catalogue.listed(Authority.PERSON)}
    ours = [id_ for id_ in listed if catalogue.journeys(id_) or _was(catalogue, id_, Side.PARTICIPANT)]
    met = [id_ for id_ in listed if id_ not in ours and _was(catalogue, id_, Side.HOST)]
    others = [id_ for id_ in listed if id_ not in ours and id_ not in met]
    groups = [("met", _("People met"), met), ("ours", _("Those who went"), ours), ("named", _("Others named"), others)]
    return tuple(
        _group(path, label, [_leaf(path, Authority.PERSON, listed[id_]) for id_ in ids], unfolded=True)
        for path, label, ids in groups
        if ids
    )


def _was(catalogue: Catalogue, person: str, side: Side) -> bool:
    return any(one.side is side for one in catalogue.encounters(person))


def _programmes(catalogue: Catalogue) -> tuple[Branch, ...]:
    listed = _most(catalogue.listed(Authority.PROGRAMME))
    by_id: dict[str, Programme] = catalogue.workspace.programmes.by_id
    made = []
    for kind in PROGRAMME_KINDS:
        members = [one for one in listed if by_id[one.record.id].kind == kind]
        # A part of a programme hangs on it where both are of one kind, else it stands for itself.
        ids = {one.record.id for one in members}
        parents = {id_: parent if (parent := by_id[id_].parent) in ids else None for id_ in ids}
        if members:
            made.append(_group(kind, programme_kind(kind), _tree(kind, Authority.PROGRAMME, members, parents)))
    return tuple(replace(each, unfolded=index == 0) for index, each in enumerate(made))


def _places(catalogue: Catalogue) -> tuple[Branch, ...]:
    gazetteer = catalogue.workspace.gazetteer
    parents = {one.id: one.parent for one in gazetteer}
    widest = {kind: index for index, kind in enumerate(PLACE_KINDS)}
    tree = _tree("place", Authority.PLACE, catalogue.listed(Authority.PLACE), parents)
    groups: dict[str, list[Branch]] = {}
    for branch in tree:
        kind = gazetteer.get(branch.id.removeprefix("place/")).kind
        groups.setdefault(kind, []).append(branch)
    return tuple(
        _group(f"places/{kind}", place_kind(kind), members, unfolded=kind == "country")
        for kind, members in sorted(groups.items(), key=lambda item: widest[item[0]])
    )
