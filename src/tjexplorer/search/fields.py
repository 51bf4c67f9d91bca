"""The fields of a query that ask for a fact of report or section, not for words of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from tjexplorer.errors import nearest
from tjexplorer.indexing.documents import ReportFacts, SearchedSection
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.section import SectionKind
from tjexplorer.search.forms import Vocabulary
from tjexplorer.search.kinds import kind_named
from tjexplorer.search.periods import Period, read_period
from tjexplorer.search.query import MENTIONS
from tjexplorer.text.fold import fold

Test: TypeAlias = Callable[[ReportFacts, SearchedSection], bool]
"""Whether a section of a report fulfils a condition."""

Mentioned: TypeAlias = Callable[[Authority, Iterable[str]], frozenset[str]]
"""Ids of the sections that mention one of some records of an authority file."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Makes tests of fields."""

    vocabulary: Vocabulary
    """The names of records."""
    mentioned: Mentioned
    """Where records are mentioned."""
    notes: list[str]
    """Receives what the reader should know."""

    def test(self, name: str, value: str) -> Test:
        """The test of `name:value`, any field but `title`. Where the value means nothing, no section fulfils it."""
        folded = fold(value).text.strip()
        if name in MENTIONS:
            return self._mention(MENTIONS[name], value)
        if name == "report":
            return lambda report, _section: (
                value.casefold() in report.id or any(folded in fold(text).text for text in (report.label, report.title))
            )
        if name == "agency":
            ids = self.vocabulary.named(Authority.INSTITUTION, value)
            return lambda report, _section: (
                report.agency_id in ids or (report.agency is not None and folded in _folded(report.agency))
            )
        return self._kind(value) if name == "kind" else self._period(name, value)

    def _kind(self, value: str) -> Test:
        kind = kind_named(value)
        if kind is None:
            sentence = _("There is no kind of section “{name}”; there are: {names}.")
            self.notes.append(sentence.format(name=value, names=", ".join(map(str, SectionKind))))
        elif kind is SectionKind.TOC:
            self.notes.append(_("Contents lists are not searched."))
        return lambda _report, section: section.kind == kind

    def _mention(self, authority: Authority, value: str) -> Test:
        ids = self.vocabulary.named(authority, value)
        if not ids and authority is Authority.PERSON:
            # One name of a person is all that many remember.
            ids = self.vocabulary.having_words(authority, value)
            if ids:
                sentence = _("“{name}” is part of a name; it was read as: {names}.")
                self.notes.append(sentence.format(name=value, names=", ".join(ids)))
        if not ids:
            known = nearest(value, self.vocabulary.names_in(authority))
            sentence = {
                Authority.INSTITUTION: _("No institution is called “{name}”."),
                Authority.PERSON: _("No person is called “{name}”."),
                Authority.PROGRAMME: _("No programme is called “{name}”."),
                Authority.PLACE: _("No place is called “{name}”."),
            }[authority].format(name=value)
            if known:
                sentence += " " + _("The nearest known: {names}.").format(names=", ".join(known))
            self.notes.append(sentence)
        sections = self.mentioned(authority, ids)
        return lambda _report, section: section.id in sections

    def _period(self, name: str, value: str) -> Test:
        period = read_period(value)
        if period is None:
            sentence = {
                "year": _("“{value}” is no year; write 2015, 民國104, 平成27 or 2012..2015."),
                "date": _("“{value}” is no date; write 2015-03-09, 104年3月9日, 2015-03 or 2015-03..2015-06."),
            }[name]
            self.notes.append(sentence.format(value=value))
            return lambda _report, _section: False
        if period.exchanged:
            sentence = _("“{value}” ends before it begins; beginning and end were exchanged.")
            self.notes.append(sentence.format(value=value))
        return _in_years(period) if name == "year" else _on_days(period)


def _in_years(period: Period) -> Test:
    return lambda report, _section: any(map(period.holds_year, report.years))


def _on_days(period: Period) -> Test:
    return lambda _report, section: period.meets(section.first_day, section.last_day)


@cache
def _folded(text: str) -> str:
    """Facts of reports, asked for each of their sections."""
    return fold(text).text
