"""Pane 4: a trip day by day, with the write-up of each visit one key away."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.record import Day, ReportRecord, Stop, Visit
from tjexplorer.tui.arrangement import PaneName
from tjexplorer.tui.desks.catalogue import Catalogue, day_of
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.desks.other_visits import OtherVisits
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, piece, wrap_line
from tjexplorer.tui.keys import N_
from tjexplorer.tui.panes.columns import gap, head, told
from tjexplorer.tui.panes.pane import Pane
from tjexplorer.tui.panes.wording import trip_dates, visit_date, visit_kind, weekday
from tjexplorer.tui.widgets.finding_list import FindingList
from tjexplorer.tui.widgets.line_list import Entry
from tjexplorer.tui.widgets.typing import TypingLine


@dataclass(frozen=True, slots=True)
class ChooseReport:
    """Key of the entry that offers another report."""


@dataclass(frozen=True, slots=True)
class VisitKey:
    """Key of a visit."""

    place: Place
    """Its write-up, or where its date is printed."""
    order: int
    """Its order in the report."""
    institution: str | None = None
    """Id of the body visited."""


class ItineraryPane(Pane):
    """The days of one report."""

    NAME: ClassVar[PaneName] = PaneName.ITINERARY
    NUMBER: ClassVar[int] = 4
    LABEL: ClassVar[str] = N_("Itinerary")

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._others = OtherVisits(catalogue)
        self._record: ReportRecord | None = None

    def compose(self) -> ComposeResult:
        """The list, and a line to type in."""
        yield FindingList(id="days")
        yield TypingLine(placeholder=_("find in this itinerary"), id="days-find")

    @property
    def lines(self) -> FindingList:
        """The list."""
        return self.query_one("#days", FindingList)

    @property
    def typing(self) -> TypingLine:
        """The line to type words in that are looked for."""
        return self.query_one("#days-find", TypingLine)

    @property
    def target(self) -> Widget:
        """The list."""
        return self.lines

    @property
    def report(self) -> str | None:
        """Id of the report shown."""
        return self._record.id if self._record else None

    def on_mount(self) -> None:
        """Say what to do first."""
        super().on_mount()
        self.typing.display = False
        self._fill()

    def relabel(self) -> None:
        """Everything in another language."""
        super().relabel()
        self.typing.placeholder = _("find in this itinerary")
        self._fill()

    def open_find(self) -> None:
        """Open the line to type in."""
        self.typing.display = True
        self.typing.begin()

    def leave_find(self) -> bool:
        """Look for nothing any more; whether anything was looked for."""
        was_open = bool(self.typing.display)
        if was_open:
            self.typing.display = False
            self.typing.value = ""
            self.lines.forget_found()
            self.lines.focus()
        return was_open

    @on(Input.Changed, "#days-find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        count = self.lines.find(event.value)
        label = self._record.label if self._record else ""
        places = ngettext("{count} place", "{count} places", count).format(count=count)
        self.retitle(places if event.value.strip() else label)

    @on(Input.Submitted, "#days-find")
    @on(TypingLine.LeftDown, "#days-find")
    def _to_the_days(self, event: Input.Submitted | TypingLine.LeftDown) -> None:
        event.stop()
        self.lines.focus()

    def show(self, report_id: str) -> None:
        """Show the days of a report, unless they are shown already."""
        if report_id != self.report:
            self._record = self._catalogue.record(report_id)
            self.retitle(self._record.label)
            self._fill()

    def _fill(self) -> None:
        self.lines.show(list(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        record = self._record
        if record is None:
            yield Entry(ChooseReport(), lambda cells: wrap_line((piece(_("Choose a report.")),), cells))
            return
        dates = trip_dates(record) or _("no trip")
        yield Entry(ChooseReport(), partial(_draw_keys, dates))
        placed = {visit.order: day_of(visit, record.itinerary) for visit in record.visits}
        for index, day in enumerate(record.itinerary):
            yield from self._day(day, [visit for visit in record.visits if placed[visit.order] == index])
        loose = [visit for visit in record.visits if placed[visit.order] is None]
        if loose:
            yield head(_("Visits outside the itinerary") if record.itinerary else _("Visits"))
        for visit in loose:
            yield from self._visit(visit, dated=True)
        if not record.itinerary and not record.visits:
            yield gap()
            yield told(_("This report tells of no trip and no visit."), "dim")

    def _day(self, day: Day, visits: list[Visit]) -> Iterator[Entry]:
        place = Place(day.report, self._catalogue.offset_of_line(day.report, day.line))
        yield gap()
        yield Entry(("day", place, str(day.date)), lambda cells: _draw_day(day, cells))
        order = sorted(visits, key=lambda visit: (visit.starts or "", visit.order))
        for visit in order:
            yield from self._visit(visit)
        told_of = {visit.institution for visit in visits}
        for number, stop in enumerate(day.stops):
            if stop.institution is None or stop.institution not in told_of:
                spot = Place(day.report, self._catalogue.offset_of_line(day.report, stop.line))
                tag = ("stop", number, str(day.date))
                yield Entry((tag, spot, "itself"), partial(_draw_stop, stop))
                yield from self._others_at(stop.institution, day.report, tag)
        if day.overnight:
            yield told(_("overnight: {place}").format(place=day.overnight.text), "dim", indent=2)
        for note in day.notes:
            yield told("! " + note, "note", indent=2)

    def _visit(self, visit: Visit, dated: bool = False) -> Iterator[Entry]:
        line = visit.write_up.line if visit.write_up else visit.line
        place = Place(visit.report, self._catalogue.offset_of_line(visit.report, line or 1))
        key = VisitKey(place, visit.order, visit.institution)
        yield Entry(key, lambda cells: self._draw_visit(visit, dated, cells))
        yield from self._others_at(visit.institution, visit.report, ("visit", visit.order))

    def _others_at(self, institution: str | None, report_id: str, tag: Hashable) -> Iterator[Entry]:
        """Others who went there, each opening what they wrote."""
        for visit in self._others.to(institution, report_id):
            line = visit.write_up.line if visit.write_up else visit.line
            name = "" if visit.institution == institution else self._catalogue.name(visit.institution)
            words = " ".join(filter(None, (self._catalogue.label(visit.report), visit_date(visit), name)))
            place = Place(visit.report, self._catalogue.offset_of_line(visit.report, line)) if line else None
            key = ("other", place, (tag, visit.report, visit.order)) if place else None
            yield Entry(key, partial(_draw_other, words))

    def _draw_visit(self, visit: Visit, dated: bool, cells: int) -> list[Line]:
        times = "-".join(filter(None, (visit.starts, visit.ends)))
        name = self._catalogue.visit_name(visit) or visit_kind(visit.kind)
        lead = [piece(f"{visit_date(visit)}  ", "dim")] if dated else []
        lines = wrap_line((*lead, piece(name, "strong")), cells, first=2, rest=4)
        kind = "" if visit.kind == "visit" else visit_kind(visit.kind)
        hosts = ", ".join(" ".join(filter(None, (host.name, host.role))) for host in visit.hosts)
        second = "  ".join(filter(None, (times, kind, hosts)))
        if second:
            lines.extend(wrap_line((piece(second, "dim"),), cells, first=4, rest=4))
        if visit.write_up is None:
            lines.append((Piece("    "), piece(_("no write-up"), "note")))
        return lines


def _draw_stop(stop: Stop, cells: int) -> list[Line]:
    return wrap_line((piece("- " + stop.text, "dim"),), cells, first=2, rest=4)


def _draw_other(words: str, cells: int) -> list[Line]:
    return wrap_line((piece(_("also {visit}").format(visit=words), "dim"),), cells, first=4, rest=6, most=2)


def _draw_keys(dates: str, cells: int) -> list[Line]:
    """The period, and what keys do, as far as there is room."""
    keys = f"r: {_('another report')}   x: {_('export')}"
    line = (piece(dates, "dim"), piece("   "), piece(keys, "dim"))
    if line_width(line) <= cells:
        return [line]
    return [clip_line((piece(dates, "dim"),), cells), *wrap_line((piece(keys, "dim"),), cells)]


def _draw_day(day: Day, cells: int) -> list[Line]:
    date = day.probable_date or day.date
    name = f"{date.isoformat()} {weekday(date)}" if date else day.as_printed or ""
    if day.probable_date:
        name = f"[{name}]"
    lines = [clip_line((piece(name, "head"),), cells)]
    if day.route:
        lines.extend(wrap_line((piece(day.route.text, "dim"),), cells, first=2, rest=2))
    return lines
