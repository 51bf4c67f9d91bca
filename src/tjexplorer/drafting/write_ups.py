"""Sections that report visits: those that labels itemise, and those whose heading names a body that was visited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tjexplorer.drafting.bodies import Bodies, alike, looks_like_body, same_name
from tjexplorer.drafting.entries import Entry
from tjexplorer.drafting.labels import Label
from tjexplorer.drafting.passage import Passage
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.model.record import LineRange, Trip
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.text.dates import find_dates

_TELLING = frozenset({Label.INSTITUTION, Label.WHEN, Label.WHERE, Label.HOSTS, Label.DESTINATION})
_PART_OF_VISITS = words(
    r"(?:參訪|拜會|拜訪|訪問|考察|會談|訪談|參觀|交流|出國)(?:機構|單位|行程)?(?:紀要|紀錄|記錄|過程|內容|紀實|情形|經過|心得紀要|摘要|機構|單位)|過程"
)
_NARRATED = frozenset({SectionKind.BODY, SectionKind.VISIT})


@dataclass(frozen=True, slots=True)
class Itemised:
    """A visit that labels tell of."""

    section: Section
    """The section that it is reported in."""
    entries: tuple[Entry, ...]
    """Its labels."""
    lines: LineRange
    """Where it is reported."""
    alone: bool
    """Whether the section tells of no other visit, so that its heading may name the body."""

    def values(self, label: Label) -> list[Passage]:
        """All values of a label."""
        return [value for entry in self.entries if entry.label is label for value in entry.values]

    def first(self, label: Label) -> Passage | None:
        """The first value of a label."""
        return next(iter(self.values(label)), None)


def itemised(entries: Iterable[Entry], sections: Sequence[Section], trip: Trip | None) -> Iterator[Itemised]:
    """The visits that labels tell of: at least two labels of a visit, the body or a date among them."""
    by_id = {section.id: section for section in sections}
    owned: dict[str, list[Entry]] = {}
    for entry in entries:
        owned.setdefault(entry.owner, []).append(entry)
    for owner, all_entries in owned.items():
        section = by_id[owner]
        groups = [group for group in _groups(all_entries) if _is_visit(group, trip)]
        for at, group in enumerate(groups):
            alone = len(groups) == 1
            first = section.line if alone else group[0].line
            last = groups[at + 1][0].line - 1 if at + 1 < len(groups) else section.end_line
            yield Itemised(section, tuple(group), LineRange(first, max(first, last)), alone)


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """A label that comes again begins another visit, if it is the one that began the first; day and hours may stand
    behind labels of one meaning.
    """
    telling = [entry for entry in entries if entry.label in _TELLING]
    if not telling:
        return
    anchor = telling[0].label
    group: list[Entry] = []
    for entry in entries:
        again = entry.label is anchor and any(one.label is anchor for one in group)
        if again and group[-1].label is not anchor:
            yield group
            group = []
        group.append(entry)
    yield group


def _is_visit(group: Sequence[Entry], trip: Trip | None) -> bool:
    labels = {entry.label for entry in group if entry.values} & _TELLING
    year = trip.start.year if trip else None
    dated = any(
        entry.value is not None and find_dates(entry.value.text, year=year, least="month")
        for entry in group
        if entry.label is Label.WHEN
    )
    return len(labels) >= 2 and (dated or (Label.INSTITUTION in labels and len(labels) >= 3))


def heading_name(section: Section) -> str:
    """The heading without its number."""
    return section.title.removeprefix(section.number or "").strip()


def names_body(section: Section, institution: str | None, name: str, bodies: Bodies) -> bool:
    """Whether a heading names an institution, by its id or by a printed form."""
    title = heading_name(section)
    if institution is not None and (bodies.meant(title) == institution or institution in bodies.all_in(title)):
        return True
    return bool(name) and alike(title, name)


def narrated(sections: Sequence[Section], institution: str | None, name: str, bodies: Bodies) -> Section | None:
    """The outermost section whose heading names a body, one that means just it before one that names it among others."""
    found = [s for s in sections if s.kind in _NARRATED and names_body(s, institution, name, bodies)]
    exact = [s for s in found if institution in bodies.are(heading_name(s)) or same_name(heading_name(s), name)]
    return min(exact or found, key=lambda section: (section.level, section.line), default=None)


def under_visits(sections: Sequence[Section], bodies: Bodies) -> Iterator[tuple[Section, str]]:
    """The sections below 參訪紀要, 拜會過程 and the like whose heading is the name of a known body, with its id."""
    by_id = {section.id: section for section in sections}
    for section in sections:
        above = by_id.get(section.parent or "")
        if above is None or section.kind not in _NARRATED or not _PART_OF_VISITS.search(plain(above.title)):
            continue
        name = heading_name(section)
        institution = bodies.meant(name)
        if institution is not None and (looks_like_body(name) or bodies.institutions.find(name, bodies.report_id)):
            yield section, institution
