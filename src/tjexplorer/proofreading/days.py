"""The days of a trip as a report prints them: its period, its schedule and the dates of its visits."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date as Date

from tjexplorer.model.reading import BlockKind
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.proofreading.galley import Galley, Passage
from tjexplorer.text.dates import DateFound, find_dates

_PERIOD = re.compile(r"(?:出國|出差|考察|參訪|研習|訪問|旅行|行程)?(?:期間|日期)\s*[：:]")
_WHEN = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])?\s*(?:參訪|訪談|會議|拜訪|拜會)?(?:時間|日期)(?:\s*[：:]|$)"
)
_REPORT_DATE = re.compile(r"報告日期\s*[：:]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the passage that prints it."""

    passage: Passage
    """The passage."""
    found: DateFound
    """The date."""


@dataclass(frozen=True, slots=True)
class Period:
    """The printed period of a trip."""

    first: Dated
    """Its first day."""
    last: Dated
    """Its last day."""


def trip_period(galley: Galley) -> Period | None:
    """The period that the front matter prints; None where it prints none."""
    for passage in galley.passages:
        if passage.section is None or passage.section.kind not in {SectionKind.FRONT, SectionKind.ITINERARY}:
            continue
        label = _PERIOD.search(passage.text)
        if label is None or _REPORT_DATE.search(passage.text):
            continue
        dates = [found for found in find_dates(passage.text) if found.start >= label.end()]
        if len(dates) >= 2:
            return Period(Dated(passage, dates[0]), Dated(passage, dates[1]))
    return None


def report_date(galley: Galley) -> Dated | None:
    """The date that the front matter prints as the report's."""
    for passage in galley.passages:
        label = _REPORT_DATE.search(passage.text)
        if label and passage.section is not None and passage.section.kind is SectionKind.FRONT:
            dates = [found for found in find_dates(passage.text) if found.start >= label.end()]
            return Dated(passage, dates[0]) if dates else None
    return None


def year_of_days(galley: Galley) -> int | None:
    """The year of days that are printed without one: that of the printed period, if it lies in one year."""
    period = trip_period(galley)
    if period is None or period.first.found.date.year != period.last.found.date.year:
        return None
    return period.first.found.date.year


def schedule_days(galley: Galley) -> list[Dated]:
    """The days of the schedule: the dates in the tables of the sections on the itinerary."""
    year = year_of_days(galley)
    days = []
    for section in galley.report.sections:
        if section.kind is SectionKind.ITINERARY:
            for block, row in galley.rows_of(section):
                if block.kind is BlockKind.TABLE and row:
                    days += [Dated(row[0], found) for found in find_dates(row[0].text, year=year)[:1]]
    return days


@dataclass(frozen=True, slots=True)
class WriteUp:
    """The section that reports a visit, with its printed date."""

    section: Section
    """The section."""
    title: Passage | None
    """The name of what was visited: the heading, or a card's field."""
    when: Dated
    """The date."""


def write_ups(galley: Galley) -> list[WriteUp]:
    """The sections that print the time of a visit, as a card's field or as a small heading of its own."""
    found = []
    for section in galley.report.sections:
        if section.kind in {SectionKind.FRONT, SectionKind.ABSTRACT, SectionKind.TOC, SectionKind.ITINERARY}:
            continue
        when = _card_date(galley, section) or _small_heading_date(galley, section)
        if when is None:
            continue
        owner = section
        if section.heading is not None and _WHEN.match(section.title) and section.parent is not None:
            owner = galley.report.by_id[section.parent]
        found.append(WriteUp(owner, _title(galley, owner), when))
    return found


def _card_date(galley: Galley, section: Section) -> Dated | None:
    for block, row in galley.rows_of(section):
        if block.kind is BlockKind.CARD and len(row) > 1 and _WHEN.match(row[0].text):
            dates = find_dates(row[1].text)
            if dates:
                return Dated(row[1], dates[0])
    return None


def _small_heading_date(galley: Galley, section: Section) -> Dated | None:
    labelled = _WHEN.match(section.title) is not None
    for passage in galley.blocks_of(section):
        label = _WHEN.match(passage.text)
        if label is None and (passage.kind is BlockKind.HEADING or not labelled):
            continue
        dates = find_dates(passage.text)
        if dates:
            return Dated(passage, dates[0])
    return None


def _title(galley: Galley, section: Section) -> Passage | None:
    for passage in galley.blocks_of(section):
        if passage.kind is BlockKind.HEADING:
            return passage
    for block, row in galley.rows_of(section):
        if (
            block.kind is BlockKind.CARD
            and len(row) > 1
            and re.search("機構名稱|單位名稱|拜訪機構|參訪單位", row[0].text)
        ):
            return row[1]
    return None


def fitting_year(dates: list[DateFound]) -> int | None:
    """How many years to move dates so that all their printed weekdays fit; None where nothing does or they fit already."""
    with_weekday = [found for found in dates if found.weekday_printed is not None]
    if len(with_weekday) < 3 or all(found.weekday_agrees for found in with_weekday):
        return None
    fits: Counter[int] = Counter()
    for shift in (1, -1, 2, -2):
        moved = [moved_by(found.date, shift) for found in with_weekday]
        if all(day and day.weekday() == found.weekday_printed for day, found in zip(moved, with_weekday, strict=True)):
            fits[shift] += 1
    return next(iter(fits)) if len(fits) == 1 else None


def moved_by(day: Date, years: int) -> Date | None:
    """The same day of another year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None
