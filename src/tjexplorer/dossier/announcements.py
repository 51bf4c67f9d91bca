"""What a report announces of an institution, and whether a later report comes back to it.

A sentence announces something where it has a word of the future (預定, 將於, 擬, 下次, 後續…) and a date later than the
report: a year, or a month of its own year. 今年 and 明年 count from the year of the trip. The end of a period
(2010年~2015年) is no such date. The sentence names the institution, or stands where a visit to it is told of.

A sentence leaves something open where it says so without any date (尚需, 仍待, 還在審查階段, 將持續…). 尚未 alone does not: what
was not yet there when something else was told is no matter to come back to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date as Date

from tjexplorer.dossier.kinship import Family
from tjexplorer.dossier.passages import Paragraph, on_lines, paragraphs_in
from tjexplorer.dossier.sources import Sources
from tjexplorer.model.mention import Mention
from tjexplorer.model.names import Attestation
from tjexplorer.model.report import Report
from tjexplorer.model.section import SectionKind
from tjexplorer.model.span import Span
from tjexplorer.text.dates import find_dates

_FUTURE = re.compile(
    r"預定|預訂|預計|將[於自在從以再會]|將從|將[^來]{0,6}(?:展開|推動|實施|成立|進行|舉辦|辦理)|擬[於在將]?|下次|後續|今後|正式實施"
)
_UNSETTLED = re.compile(
    r"尚[需須待]|[仍有]待|[還仍尚]在[^，。；]{0,6}(?:階段|中(?!心))|尚未(?:簽|定案|決|核|確定|獲|同意|完成)|將持續|將繼續"
)
_TELLING = re.compile(f"{_FUTURE.pattern}|{_UNSETTLED.pattern}")
_RELATIVE = re.compile(r"(?P<which>今年|明年|下一年度|下年度|次年度?)(?:\s*(?P<month>[0-9]{1,2})\s*月)?")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?[」』”）)]*")
_PERIOD_BEFORE = re.compile(r"[0-9年月日]\s*[-~～—–－至到]\s*$")
_PERIOD_AFTER = re.compile(r"\s*[-~～—–－至到]\s*[0-9]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place."""

    report: str
    """Id of the report."""
    section: str
    """Id of the section."""
    span: Span
    """Where it stands in the source."""
    line: int
    """1-based first line."""
    end_line: int
    """1-based last line."""
    text: str
    """Its reading text."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something that was to come when a report was written."""

    sentence: Sentence
    """What the report says."""
    due: Date
    """The day, or the first one of the month or year that is printed."""
    echoes: tuple[Attestation, ...]
    """Places of later reports that name the institution in a paragraph with that year; it is for the reader to see
    whether they tell of the same."""
    later_reports: tuple[str, ...]
    """Ids of the later reports that name the institution at all."""


def announcements_of(family: Family, sources: Sources) -> tuple[tuple[Announcement, ...], tuple[Sentence, ...]]:
    """What the reports announce of the institution of a family, in the order of the dates; and what they leave open without
    a date, in the order of the reports.
    """
    reports = sorted(sources.readable()[0], key=lambda report: _written(report) or Date.min)
    named = {report.id: [m for m in sources.mentions(report.id) if m.record in family.lineage] for report in reports}
    announced: list[Announcement] = []
    unsettled: list[Sentence] = []
    for report in reports:
        written = _written(report)
        later = [o for o in reports if written and (_written(o) or Date.min) > written and named[o.id]]
        for sentence in _concerning(report, family, named[report.id]):
            due = _due(sentence.text, written) if written else None
            if due is not None:
                echoes = tuple(place for other in later for place in _echoes(other, named[other.id], due))
                announced.append(Announcement(sentence, due, echoes, tuple(other.id for other in later)))
            elif _UNSETTLED.search(sentence.text):
                unsettled.append(sentence)
    announced.sort(key=lambda one: (one.due, one.sentence.report, one.sentence.span))
    return tuple(announced), tuple(unsettled)


def _written(report: Report) -> Date | None:
    """The day a report was written on, as far as is known: its date, else the last day of its trip."""
    if report.record.report_date:
        return report.record.report_date.date
    trip = report.record.trip
    if trip:
        return trip.probable_end or trip.end
    return Date(report.record.year, 12, 31) if report.record.year else None


def _concerning(report: Report, family: Family, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences with words of the future, or that say what is open, that name the institution or stand where a visit to
    it is told of.
    """
    paragraphs = _paragraphs(report)
    told = _told_of(report, family, paragraphs)
    starts = [mention.span.start for mention in mentions]
    for paragraph in paragraphs:
        if not _TELLING.search(paragraph.text):
            continue
        about_visit = paragraph.span.start in told
        if not about_visit and not any(start in paragraph.span for start in starts):
            continue
        for found in _SENTENCE.finditer(paragraph.text):
            if not _TELLING.search(found[0]) or found.end() <= len(paragraph.mark):
                continue
            sentence = _sentence(paragraph, found.start(), found.end(), report)
            if about_visit or any(start in sentence.span for start in starts):
                yield sentence


def _paragraphs(report: Report) -> tuple[Paragraph, ...]:
    kinds = (SectionKind.BODY, SectionKind.VISIT, SectionKind.REFLECTIONS)
    return paragraphs_in(report, [section for section in report.sections if section.kind in kinds])


def _told_of(report: Report, family: Family, paragraphs: Sequence[Paragraph]) -> Set[int]:
    """Where paragraphs begin that tell of visits to the institution or its parts, reflections included."""
    return {
        paragraph.span.start
        for visit in report.record.visits
        if family.kinship(visit.institution)
        for lines in (*((visit.write_up,) if visit.write_up else ()), *visit.reflections)
        for paragraph in on_lines(paragraphs, lines)
    }


def _sentence(paragraph: Paragraph, start: int, end: int, report: Report) -> Sentence:
    start = max(start, len(paragraph.mark))
    text = paragraph.text[start:end]
    start += len(text) - len(text.lstrip())
    span = paragraph.origin(start, start + len(text.strip()))
    return Sentence(
        report=paragraph.report,
        section=paragraph.section,
        span=span,
        line=report.source.line_of(span.start),
        end_line=report.source.last_line_of(span),
        text=text.strip(),
    )


def _due(sentence: str, written: Date) -> Date | None:
    """The first date of a sentence that was to come; None where it announces nothing."""
    if not _FUTURE.search(sentence):
        return None
    coming = []
    for one in find_dates(sentence, least="year"):
        ends_period = _PERIOD_BEFORE.search(sentence[: one.start]) or _PERIOD_AFTER.match(sentence[one.end :])
        if not ends_period and _is_later(one.date, one.precision == "year", written):
            coming.append(one.date)
    for found in _RELATIVE.finditer(sentence):
        year = written.year + (found["which"] != "今年")
        month = int(found["month"] or 0)
        if 0 <= month <= 12 and (month or year > written.year):
            due = Date(year, month or 1, 1)
            if _is_later(due, not month, written):
                coming.append(due)
    return min(coming, default=None)


def _is_later(due: Date, year_alone: bool, written: Date) -> bool:
    if year_alone:
        return due.year > written.year
    return (due.year, due.month) > (written.year, written.month)


def _echoes(report: Report, mentions: Sequence[Mention], due: Date) -> Iterator[Attestation]:
    for paragraph in _paragraphs(report):
        if any(mention.span.start in paragraph.span for mention in mentions) and any(
            one.date.year == due.year for one in find_dates(paragraph.text, least="year")
        ):
            yield Attestation(report.id, paragraph.line)
