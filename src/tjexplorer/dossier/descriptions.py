"""The passages in which a report describes an institution.

By rule, not by guess. Four ways lead to a paragraph, the strongest first:

* write-up: it stands in the write-up of a visit to the institution;
* heading: it stands in a section, or below one, whose heading names the institution or a body of its lineage;
* write-up of a part: it stands in the write-up of a visit to a part, in a section that names the institution more often
  than any part of it and whose heading names no part (北海道中心 is visited, and 產總研 is described);
* mention: it names the institution.

A report without the first three is described by its mentions. Beside them a mention counts where the institution is what
the paragraph is about (its name stands at the beginning) outside of what is written of visits to others. Reflections, contents, front matter, itineraries, lists of
the delegation and appendices describe nobody; an abstract does where the report has nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tjexplorer.dossier.kinship import Family, Kinship, family_of
from tjexplorer.dossier.passages import Paragraph, Passage, on_lines, paragraphs_in, year_of
from tjexplorer.dossier.sources import Sources
from tjexplorer.dossier.telling import SHORT, Standing, is_subject, telling
from tjexplorer.model.mention import Mention
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind

MOST_PARAGRAPHS = 4
"""Paragraphs of a report that are quoted unless all are asked for."""

LEAST_POINTS = 3
"""Points below which a paragraph is not quoted; the best one of a report always is."""

MOST_CHARACTERS = 1_100
"""Characters beyond which no further paragraph of a report is quoted; the first one always is."""

PAGE = 2_700
"""Characters that the quotations of all reports share where there are many, so that one page holds them."""

FEWEST_CHARACTERS = 400
"""Characters that each report has nevertheless."""

_TELLING_KINDS = (SectionKind.BODY, SectionKind.VISIT)
_FORMALITIES = re.compile(r"\W*[一二三四五六七八九十0-9]{0,2}\W*(?:時間|地點|與會人員|出席人員|參加人員|參訪人員)")


class How(StrEnum):
    """Why a paragraph counts as a description, the strongest reason first."""

    WRITE_UP = "write-up"
    HEADING = "heading"
    PART_WRITE_UP = "write-up of a part"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Described:
    """A paragraph that describes an institution."""

    paragraph: Paragraph
    """The paragraph."""
    how: How
    """Why it counts."""
    score: int
    """How telling it is; see `telling`."""
    quoted: bool = False
    """Whether it is among the most telling ones of its report, which a dossier quotes. A report that names the institution
    in passing is quoted only where no report does more."""


@dataclass(frozen=True, slots=True)
class Description:
    """What one report says of an institution."""

    report: str
    """Id of the report."""
    year: int | None
    """The year it tells of."""
    institution: str
    """Id of the body it describes: the institution or, where the report does not name it, one of its lineage."""
    kinship: Kinship
    """What that body is to the institution."""
    paragraphs: tuple[Described, ...]
    """All paragraphs, in source order."""

    @property
    def in_passing(self) -> bool:
        """Whether the report only mentions the body, and never as what a paragraph is about."""
        return all(one.how is How.MENTION and one.score < LEAST_POINTS for one in self.paragraphs)

    @property
    def passage(self) -> Passage:
        """All paragraphs, to compare with those of another report."""
        return Passage(self.report, self.year, tuple(one.paragraph for one in self.paragraphs))

    @property
    def quoted(self) -> tuple[Paragraph, ...]:
        """The most telling paragraphs, in source order."""
        return tuple(one.paragraph for one in self.paragraphs if one.quoted)

    @property
    def left_out(self) -> tuple[Paragraph, ...]:
        """The others, in source order."""
        return tuple(one.paragraph for one in self.paragraphs if not one.quoted)


def descriptions_of(institution: str, sources: Sources) -> tuple[Description, ...]:
    """What each report says of an institution, by year. Reports that say nothing of it are left out.

    Raises `UnknownNameError`.
    """
    family = family_of(institution, sources.institutions)
    found = [
        description
        for report in sources.readable()[0]
        if (description := described_in(report, family, sources.mentions(report.id))) is not None
    ]
    found.sort(key=lambda one: (one.year or 0, one.report))
    described = [one for one in found if not one.in_passing]
    room = max(FEWEST_CHARACTERS, min(MOST_CHARACTERS, PAGE // max(1, len(described or found))))
    return tuple(one if described and one.in_passing else _within(room, one) for one in found)


def _within(room: int, description: Description) -> Description:
    """A description that quotes no more than there is room for."""
    paragraphs = [one.paragraph for one in description.paragraphs]
    quoted = most_telling(paragraphs, [one.score for one in description.paragraphs], room)
    return replace(
        description, paragraphs=tuple(replace(one, quoted=one.paragraph in quoted) for one in description.paragraphs)
    )


def described_in(report: Report, family: Family, mentions: Sequence[Mention]) -> Description | None:
    """What one report says of the institution of a family, nothing of it chosen to be quoted; `mentions` are those of
    institutions in the report.
    """
    body = _body_described(report, family, mentions)
    if body is None:
        return None
    reading = _Reading(report, body, family, mentions)
    ways: dict[Paragraph, How] = {}
    for how, paragraphs in (
        (How.WRITE_UP, reading.written_up()),
        (How.HEADING, reading.headed()),
        (How.PART_WRITE_UP, reading.written_up_for_parts()),
    ):
        for paragraph in paragraphs:
            ways.setdefault(paragraph, how)
    alone = not ways
    for paragraph in reading.naming():
        if alone or reading.tells_of_body(paragraph):
            ways.setdefault(paragraph, How.MENTION)
    if not ways:
        return None
    ordered = sorted(ways, key=lambda paragraph: paragraph.span)
    scores = [telling(one, report, reading.standing(one, at_home=ways[one] is not How.MENTION)) for one in ordered]
    described = tuple(Described(one, ways[one], score) for one, score in zip(ordered, scores, strict=True))
    return Description(report.id, year_of(report), body, family.kinship(body) or Kinship.ITSELF, described)


def most_telling(paragraphs: Sequence[Paragraph], scores: Sequence[int], room: int) -> frozenset[Paragraph]:
    """The paragraphs that are quoted: by score, earlier ones first among equals, while there is room for them."""
    ranked = sorted(range(len(paragraphs)), key=lambda at: (-scores[at], at))
    chosen: list[Paragraph] = []
    for at in ranked:
        paragraph = paragraphs[at]
        if not chosen or (len(paragraph.text) <= room and scores[at] >= LEAST_POINTS and len(chosen) < MOST_PARAGRAPHS):
            chosen.append(paragraph)
            room -= len(paragraph.text)
    return frozenset(chosen)


def _body_described(report: Report, family: Family, mentions: Sequence[Mention]) -> str | None:
    """The institution where the report names or visited it, else the body of its lineage that it names most often."""
    visited = {visit.institution for visit in report.record.visits}
    named = Counter(mention.record for mention in mentions)
    if named[family.id] or visited & {family.id, *family.parts}:
        return family.id
    others = [id_ for id_ in (*family.later, *family.earlier[::-1]) if named[id_]]
    return max(others, key=lambda id_: named[id_], default=None)


class _Reading:
    """A report read for one body."""

    def __init__(self, report: Report, body: str, family: Family, mentions: Sequence[Mention]) -> None:
        self.report = report
        self.body = body
        self.family = family
        self._mentions = mentions
        self._sections = _describing(report)
        self._paragraphs = paragraphs_in(report, self._sections)
        self._by_section: dict[str, list[Paragraph]] = {}
        for paragraph in self._paragraphs:
            self._by_section.setdefault(paragraph.section, []).append(paragraph)
        above = set(family.above) if body == family.id else set()
        self._of_wholes = _by_paragraph(self._paragraphs, [m for m in mentions if m.record in above])
        self._starts = frozenset(mention.span.start for mention in mentions)
        self._named = _by_paragraph(self._paragraphs, [m for m in mentions if m.record == body])

    def named(self, paragraph: Paragraph) -> Sequence[Mention]:
        """Where a paragraph names the body."""
        return self._named.get(paragraph.span.start, ())

    def is_subject(self, paragraph: Paragraph) -> bool:
        """Whether the body is what a paragraph is about."""
        return is_subject(paragraph, self.named(paragraph), self.report.source, self._starts)

    def standing(self, paragraph: Paragraph, *, at_home: bool) -> Standing:
        """How a paragraph stands to the body; `at_home`: it is in a write-up of it or under its name."""
        return Standing(
            subject=self.is_subject(paragraph),
            at_home=at_home,
            opens=self._by_section[paragraph.section][0] is paragraph,
            of_whole=not self.named(paragraph) and paragraph.span.start in self._of_wholes,
        )

    def tells_of_body(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph that names the body describes it, though the body is described elsewhere: the body is its
        subject, and it stands in no write-up of a visit to another one.
        """
        write_ups = [visit.write_up for visit in self.report.record.visits if visit.write_up]
        elsewhere = any(lines.line <= paragraph.line <= lines.end_line for lines in write_ups)
        return not elsewhere and len(paragraph.text) >= SHORT and self.is_subject(paragraph)

    def naming(self) -> Iterator[Paragraph]:
        return (paragraph for paragraph in self._paragraphs if self.named(paragraph))

    def written_up(self) -> Iterator[Paragraph]:
        for visit in self.report.record.visits:
            if visit.institution == self.body and visit.write_up:
                yield from on_lines(self._paragraphs, visit.write_up)

    def headed(self) -> Iterator[Paragraph]:
        """Below headings that name the body or one of its lineage, down to headings that name another body."""
        wanted = self.family.lineage
        for section in self._sections:
            nearest = next((named for named in self._heading_names(section) if named), frozenset())
            if nearest & wanted:
                yield from self._by_section.get(section.id, ())

    def _heading_names(self, section: Section) -> Iterator[frozenset[str]]:
        chain = (*self.report.ancestors(section), section)
        return (self._named_by_heading(one) for one in reversed(chain))

    def _named_by_heading(self, section: Section) -> frozenset[str]:
        heading = section.heading
        if heading is None:
            return frozenset()
        return frozenset(m.record for m in self._mentions if m.section == section.id and heading.overlaps(m.span))

    def written_up_for_parts(self) -> Iterator[Paragraph]:
        parts = set(self.family.parts)
        write_ups = [v.write_up for v in self.report.record.visits if v.institution in parts and v.write_up]
        first_lines = {lines.line for lines in write_ups}
        for section in self._sections:
            if section.line in first_lines or any(
                self._named_by_heading(one) & parts and one.line not in first_lines
                for one in (*self.report.ancestors(section), section)
            ):
                continue
            if any(lines.line <= section.line <= lines.end_line for lines in write_ups):
                counts = Counter(m.record for m in self._mentions if m.section == section.id)
                if counts[self.body] > max((counts[part] for part in parts), default=0):
                    yield from self._by_section.get(section.id, ())


def _describing(report: Report) -> tuple[Section, ...]:
    """The sections that may describe somebody."""
    kinds: Iterable[SectionKind] = _TELLING_KINDS
    if not any(section.kind in _TELLING_KINDS for section in report.sections):
        kinds = (SectionKind.ABSTRACT,)
    return tuple(one for one in report.sections if one.kind in kinds and not _FORMALITIES.match(one.title))


def _by_paragraph(paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> Mapping[int, list[Mention]]:
    """Mentions by the start of the paragraph that holds them; both come in source order."""
    found: dict[int, list[Mention]] = {}
    at = 0
    for mention in mentions:
        while at < len(paragraphs) and paragraphs[at].span.end <= mention.span.start:
            at += 1
        if at < len(paragraphs) and mention.span.start in paragraphs[at].span:
            found.setdefault(paragraphs[at].span.start, []).append(mention)
    return found
