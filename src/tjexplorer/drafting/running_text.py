"""Meetings, signings and inbound visits that a sentence of running text tells of, with date or period and persons."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tjexplorer.drafting.bodies import Bodies
from tjexplorer.drafting.hosts import host_of, people_met
from tjexplorer.drafting.passage import Passage, block_passage
from tjexplorer.drafting.spelling import plain, words
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.record import LineRange, PersonMet, Printed, Trip, Visit
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.text.dates import DateFound, find_dates

_READ = frozenset({SectionKind.BODY, SectionKind.VISIT, SectionKind.ITINERARY, SectionKind.ABSTRACT})
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_INBOUND = words(r"(?P<who>率團|率領|率|一行)[^,]{0,24}?(?:訪台|來台|訪臺|來臺|來訪|蒞臨)")
_SIGNED = words(r"(?:簽署|簽訂|簽定|締結)[^,.]{0,16}?(?:備忘錄|協定|協議|合約|意向書|MOU)")
_MET = words(r"(?:本次|此次|此行|本團|訪團|本會).{0,200}?(?:召開|舉行|進行)[^,]{0,12}(?:會議|會談|座談)")
_LIST = words(r"(?:與|拜會|會見)(?P<list>[^,。;與]{3,90}?)等?(?:人|位)?(?:進行|會談|會晤|晤談|座談|見面)")
_PLACE = words(r"(?:於|在)(?P<place>[^,。於在]{2,30}?(?:會議室|會館|飯店|總部|本部|大樓))(?:召開|舉行|進行)")
_OURS = words(
    r"(?:我方|本會|本團|我國)(?:參與|與會|出席|參加)?人員[^,。]{0,3}?(?:加入了?|包括|計有|有|為|:)(?P<list>[^,。]{3,60})"
)
_HELD = words(
    r"(?:舉辦|召開|主辦|辦理|舉行)[^。]{0,30}?(?:「(?P<subject>[^」]{2,40})」)?[^。]{0,20}?(?:研討會|會議|論壇|座談會|工作坊)"
)
_NEAR = 40


def events_in(source: SourceText, sections: Sequence[Section], bodies: Bodies, trip: Trip | None) -> Iterator[Visit]:
    """The events told, each once; one told again keeps the first place."""
    seen: set[tuple[str, date | None]] = set()
    for section in sections:
        if section.kind not in _READ:
            continue
        for block in section.blocks:
            if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                continue
            passage = block_passage(source, block)
            reader = _Reader(passage, section, bodies, trip)
            for visit in reader.events():
                key = visit.kind, visit.date or visit.date_from
                if key not in seen:
                    seen.add(key)
                    yield visit


class _Reader:
    """Reads one paragraph."""

    def __init__(self, passage: Passage, section: Section, bodies: Bodies, trip: Trip | None) -> None:
        self._passage = passage
        self._section = section
        self._bodies = bodies
        self._trip = trip

    def events(self) -> Iterator[Visit]:
        """What its sentences tell."""
        held = self._held()
        if held:
            yield held
            return
        for found in _SENTENCE.finditer(self._passage.text):
            sentence = self._passage.part(*found.span())
            for visit in (self._inbound(sentence), self._signing(sentence), self._meeting(sentence)):
                if visit:
                    yield visit

    def _held(self) -> Visit | None:
        """A meeting held, in an entry that begins with its date."""
        dates = find_dates(self._passage.text)
        if not dates or dates[0].start > 0:
            return None
        found = _HELD.match(plain(self._passage.text), self._after(dates))
        if found is None:
            return None
        subject = self._passage.part(*found.span("subject")).printed() if found["subject"] else None
        visit = self._visit("meeting", None, self._passage, dates[:2])
        return replace(visit, topics=(subject,) if subject else ()) if visit else None

    def _after(self, dates: Sequence[DateFound]) -> int:
        end = dates[1].end if len(dates) > 1 and dates[1].start - dates[0].end <= 2 else dates[0].end
        rest = self._passage.text[end:]
        return end + len(rest) - len(rest.lstrip(" ：:　"))

    def _inbound(self, sentence: Passage) -> Visit | None:
        found = _INBOUND.search(plain(sentence.text))
        if found is None:
            return None
        dates = [
            one
            for one in find_dates(sentence.text, least="month")
            if one.end <= found.end() and found.start() <= one.end + _NEAR
        ]
        named = [one for one in self._bodies.named(sentence.text) if one.end <= found.start("who")]
        if not dates or not named:
            return None
        who = sentence.part(named[-1].end, found.start("who"))
        visit = self._visit("inbound", named[-1].record, sentence, dates[-1:])
        return self._met(visit, [who]) if visit else None

    def _signing(self, sentence: Passage) -> Visit | None:
        found = _SIGNED.search(plain(sentence.text))
        dates = find_dates(sentence.text) if found else []
        named = [one for one in self._bodies.named(sentence.text) if found and one.end <= found.start()]
        return self._visit("signing", named[-1].record, sentence, dates[:1]) if dates and named else None

    def _meeting(self, sentence: Passage) -> Visit | None:
        """The meeting of the trip, where those are named who were met."""
        text = plain(sentence.text)
        people = _LIST.search(text)
        if people is None or not _MET.search(text) or self._trip is None:
            return None
        listed = sentence.part(*people.span("list"))
        leading = self._bodies.leading(listed.text)
        if leading is None:
            return None
        visit = Visit(
            report=self._bodies.report_id,
            order=1,
            kind="meeting",
            institution=leading.record,
            date=None,
            as_printed=None,
            line=None,
            date_from=self._trip.start,
            date_to=self._trip.end,
            place=self._place(sentence, text),
            participants=self._ours(),
            write_up=LineRange(sentence.line, max(sentence.line, self._section.end_line)),
        )
        return self._met(visit, [listed.part(leading.end, len(listed.text))]) if visit else None

    def _met(self, visit: Visit, lists: Sequence[Passage]) -> Visit | None:
        hosts = people_met(lists, host_of(visit.institution), self._bodies)
        return replace(visit, hosts=hosts)

    def _place(self, sentence: Passage, text: str) -> Printed | None:
        found = _PLACE.search(text)
        return sentence.part(*found.span("place")).printed() if found else None

    def _ours(self) -> tuple[PersonMet, ...]:
        found = _OURS.search(plain(self._passage.text))
        if found is None:
            return ()
        listed = self._passage.part(*found.span("list"))
        leading = self._bodies.leading(listed.text)
        body = listed.part(0, leading.end).said() if leading else None
        rest = listed.part(leading.end if leading else 0, len(listed.text))
        return tuple(replace(one, organisation=body) for one in people_met([rest], host_of(None), self._bodies))

    def _visit(self, kind: str, institution: str | None, sentence: Passage, dates: Sequence[DateFound]) -> Visit | None:
        first, last = dates[0], dates[-1]
        printed = sentence.part(first.start, last.end).printed()
        if printed is None:
            return None
        day: date | None = first.date
        begins = ends = None
        if first.precision == "month":
            day, begins = None, first.date
            ends = first.date.replace(day=monthrange(first.date.year, first.date.month)[1])
        elif last.date > first.date:
            day, begins, ends = None, first.date, last.date
        return Visit(
            report=self._bodies.report_id,
            order=1,
            kind=kind,
            institution=institution,
            date=day,
            as_printed=printed.text,
            line=printed.line,
            date_from=begins,
            date_to=ends,
            write_up=LineRange(sentence.line, max(sentence.line, self._last_line(sentence))),
        )

    def _last_line(self, sentence: Passage) -> int:
        return sentence.source.line_of(sentence.origins[-1])
