"""What the results pane lists for an answer: hits, hits by report, or occurrences; and the words of its title."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from tjexplorer.keyboard.key_map import key_of
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.concordance import Unit
from tjexplorer.search.results import Hit, Relation
from tjexplorer.text.cells import width
from tjexplorer.tui.desks.answer import PAGE, SIDES, Answer, View
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, clip_line, line_width, piece
from tjexplorer.tui.panes.columns import gap, spread, told
from tjexplorer.tui.panes.concordance_rows import draw_row
from tjexplorer.tui.panes.filter_words import filter_words
from tjexplorer.tui.panes.hit_rows import draw_hit
from tjexplorer.tui.widgets.line_list import Entry


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Key of the heading of a report's hits."""

    report: str
    """Its id."""


@dataclass(frozen=True, slots=True)
class More:
    """Key of the entry that shows the next page."""

    left: int
    """Entries that are not shown."""


@dataclass(frozen=True, slots=True)
class Showing:
    """An answer as it is to be listed."""

    answer: Answer
    """The answer."""
    catalogue: Catalogue
    """Names of the reports."""
    shown: int = PAGE
    """Hits or occurrences that are listed, the first ones."""
    folded: frozenset[str] = frozenset()
    """Reports whose hits are folded away."""
    context: int = 0
    """The most cells on either side of an occurrence; 0 for what fits."""

    @property
    def total(self) -> int:
        """How many entries there are, listed or not; of an answer that is not final yet those at hand."""
        if self.answer.view is View.CONCORDANCE:
            return len(self.answer.rows)
        return self.answer.result.total_sections if self.answer.result.final else len(self.answer.result.hits)

    def places(self) -> list[Place | None]:
        """The places of all entries at hand, listed or not, in order; None for one that would have to be read for it first."""
        if self.answer.view is View.CONCORDANCE:
            return [Place(row.report, row.start) for row in self.answer.rows]
        hits = (hit for group in self._groups().values() for hit in group)
        return [self.place_of(hit) if hit.matches or at < self.shown else None for at, hit in enumerate(hits)]

    def place_of(self, hit: Hit) -> Place:
        """The place that a hit leads to."""
        if hit.matches:
            return Place(hit.report, hit.matches[hit.opens].start)
        return Place(hit.report, self.catalogue.offset_of_line(hit.report, hit.line))

    def entries(self) -> Iterator[Entry]:
        """Everything that is listed."""
        answer = self.answer
        filters = filter_words(Inquiry.of(answer.request), self.catalogue)
        if filters:
            yield told(
                _("Filters: {filters}. {key} clears them.").format(filters=filters, key=key_of("clear_filters")), "note"
            )
        for note in answer.result.notes:
            yield told(note, "note")
        if not answer.result.total_matches and not answer.result.hits:
            yield from self._nothing_found()
        elif answer.view is View.CONCORDANCE:
            yield from self._occurrences()
        else:
            yield from self._hits()

    def _nothing_found(self) -> Iterator[Entry]:
        result = self.answer.result
        if not result.notes:
            yield told(_("Nothing was found. The query was read as: {query}.").format(query=result.read_as), "")
        yield gap()
        if self.answer.request.filtered:
            yield told(
                _("Filters are set. {key} shows and clears them.").format(key=key_of("filters", typing=True)), ""
            )
        if any(not form.on for form in result.forms):
            yield told(
                _("Some written forms are off. {key} switches them on.").format(key=key_of("forms", typing=True)), ""
            )
        yield told(_("Try fewer or shorter words, or look for an institution in Browse."), "dim")

    # The list

    def _groups(self) -> dict[str, list[Hit]]:
        """The hits in the order in which they are listed, in one group without a name or by report."""
        groups: dict[str, list[Hit]] = {}
        for hit in self.answer.result.hits:
            groups.setdefault(hit.report if self.answer.view is View.REPORTS else "", []).append(hit)
        return groups

    def _hits(self) -> Iterator[Entry]:
        number, report = 0, ""
        label_of = cache(self.catalogue.label)
        for group, hits in self._groups().items():
            if group and number < self.shown:
                yield Entry(ReportGroup(group), partial(self._draw_group, group, hits))
            for hit in hits:
                number += 1
                if number > self.shown or group in self.folded:
                    continue
                if not group and self.answer.sort == "order" and hit.report != report:
                    report = hit.report
                    yield told(label_of(report), "head")
                label = "" if group else label_of(hit.report)
                yield Entry(self.place_of(hit), partial(draw_hit, hit, label))
        yield from _more(self.total - min(number, self.shown))

    def _draw_group(self, report: str, hits: list[Hit], cells: int) -> list[Line]:
        matches = sum(len(hit.matches) for hit in hits)
        counts = _("{sections}, {places}").format(
            sections=ngettext("{count} section", "{count} sections", len(hits)).format(count=len(hits)),
            places=ngettext("{count} place", "{count} places", matches).format(count=matches),
        )
        sign = "+" if report in self.folded else "-"
        title = (piece(f"{sign} {self.catalogue.label(report)}", "head"),)
        if line_width(title) + width(counts) < cells:
            return [spread(title, counts, cells)]
        return [clip_line(title, cells), clip_line((piece(f"  {counts}", "dim"),), cells)]

    # The concordance

    def _occurrences(self) -> Iterator[Entry]:
        answer = self.answer
        if not answer.rows:
            words = _("The query names no words, so there are no occurrences to show: {key} shows the list.")
            yield told(words.format(key=key_of("view", typing=True)), "dim")
        relations = answer.relations()
        labels: dict[str, Callable[[str], str]] = {
            "order": self.catalogue.label, "report": self.catalogue.label, "year": self._year,
        }  # fmt: skip
        above = labels.get(answer.sort)
        head = None
        for row in answer.rows[: self.shown]:
            if above is not None and above(row.report) != head:
                head = above(row.report)
                yield told(head or _("without a year"), "head")
            year = None if answer.sort in {"order", "report"} else self._year(row.report)
            relation = relations.get(row.form, Relation.TYPED)
            yield Entry(Place(row.report, row.start), partial(draw_row, row, relation, year, self.context))
        yield from _more(len(answer.rows) - self.shown)

    def _year(self, report: str) -> str:
        return str(self.catalogue.record(report).year or "")

    # The title

    def title(self) -> str:
        """View, order and context in words."""
        views = {View.LIST: _("list"), View.CONCORDANCE: _("concordance"), View.REPORTS: _("by report")}
        words = [views[self.answer.view], self._order()]
        if self.answer.view is View.CONCORDANCE and self.answer.order.sort in SIDES and self.answer.order.by:
            words.reverse()  # where there is no room for both, the lines show that they are a concordance
        if self.answer.view is View.CONCORDANCE and self.context:
            words.append(_("{count} cells beside").format(count=self.context))
        return ", ".join(words)

    def _order(self) -> str:
        order = self.answer.order
        if self.answer.view is View.CONCORDANCE and order.sort in SIDES and order.by:
            if order.unit is Unit.WORDS:
                count = ngettext("{count} word", "{count} words", order.by).format(count=order.by)
            else:
                count = ngettext("{count} character", "{count} characters", order.by).format(count=order.by)
            return (_("by {count} before") if order.sort == "left" else _("by {count} after")).format(count=count)
        return {
            "relevance": _("best first"),
            "order": _("in order"),
            "date": _("by date"),
            "left": _("by what stands before"),
            "right": _("by what stands after"),
            "report": _("most in a report first"),
            "year": _("by year"),
        }[self.answer.sort]


def _more(left: int) -> Iterator[Entry]:
    """The entry that leads to what is not listed yet, if anything."""
    if left > 0:
        words = ngettext("Enter shows {count} more.", "Enter shows {count} more.", left).format(count=min(left, PAGE))
        rest = ngettext("{count} is not shown", "{count} are not shown", left).format(count=left)
        yield Entry(More(left), lambda cells: [spread((piece(words, "key"),), rest, cells)])
