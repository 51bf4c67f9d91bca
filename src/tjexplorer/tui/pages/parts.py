"""Parts that pages share: names, visits, mentions, bars."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import partial

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.record import ReportRecord, Visit
from tjexplorer.text.cells import one_cell
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, line_width, marked, piece, wrap_line
from tjexplorer.tui.panes.columns import fact, gap, head
from tjexplorer.tui.panes.wording import visit_date, visit_kind
from tjexplorer.tui.widgets.line_list import Entry

LABELS = 14
"""Cells of the column of labels."""

CONTEXT = 24
"""Characters of the source shown on each side of a mention."""

FEW = 3
"""Mentions of a report shown at first; the others follow under a key of their own."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def names(record: NamedRecord, *more: tuple[str, str]) -> Iterator[Entry]:
    """The name as a heading, the preferred names and the remark under it; `more` comes before the remark."""
    yield Entry(None, lambda cells: wrap_line((piece(record.shown, "head-1"),), cells))
    reading = f"({record.ja_reading})" if record.ja_reading else ""
    rows = [
        (_("Chinese"), record.zh or ""),
        (_("Japanese"), " ".join(filter(None, (record.ja, reading)))),
        (_("English"), record.en or ""),
        (_("Abbreviation"), record.abbreviation or ""),
        *more,
        (_("Remark"), record.note or ""),
    ]
    for label, text in rows:
        if text and text != record.shown:
            yield fact(label, text, LABELS)


def other_names(record: NamedRecord) -> Iterator[Entry]:
    """All forms that the reports print beside the preferred names."""
    forms = dict.fromkeys(one.form for one in record.variants if one.attested and one.form not in record.preferred)
    if forms:
        yield fact(_("Other names"), "  ".join(forms), LABELS)


def place_of_line(catalogue: Catalogue, report: str, line: int | None) -> Place | None:
    """Where a line of a report begins; None where there is no line, or no such report."""
    if line is None or report not in catalogue.report_ids:
        return None
    return Place(report, catalogue.offset_of_line(report, line))


def visit_entry(catalogue: Catalogue, visit: Visit, tag: Hashable = "", *, named: bool = False) -> Entry:
    """A visit that opens its write-up; `named` says whose it was. `tag` tells entries of one page apart."""
    line = visit.write_up.line if visit.write_up else visit.line
    place = place_of_line(catalogue, visit.report, line)
    key = (tag, place, visit.order) if place else None
    return Entry(key, partial(_draw_visit, catalogue, visit, named))


def _draw_visit(catalogue: Catalogue, visit: Visit, named: bool, cells: int) -> list[Line]:
    times = " ".join(
        filter(None, ("-".join(filter(None, (visit.starts, visit.ends))), visit.city.text if visit.city else ""))
    )
    first = (
        piece(visit_date(visit), "strong"),
        piece(f"  {catalogue.visit_name(visit)}" if named else ""),
        piece(f"  {catalogue.label(visit.report)}"),
        piece(f"  {visit_kind(visit.kind)}  {times}".rstrip(), "dim"),
    )
    lines = [clip_line(first, cells)]
    if visit.write_up is None:
        lines.append((Piece("  "), piece(_("There is no write-up of it."), "note")))
    return lines


def _mentions(catalogue: Catalogue, authority: Authority, id_: str) -> dict[ReportRecord, tuple[Mention, ...]]:
    return {record: catalogue.mentions_in(record.id, authority, id_) for record in catalogue.records()}


def mention_bars(catalogue: Catalogue, authority: Authority, id_: str) -> Iterator[Entry]:
    """How often each report names a record; a bar opens the first place."""
    found = _mentions(catalogue, authority, id_)
    most = max(map(len, found.values()), default=0)
    if not most:
        yield Entry(None, lambda cells: wrap_line((piece(_("No report names it."), "dim"),), cells))
        return
    width = max(line_width((piece(record.label),)) for record in found)
    for record, mentions in found.items():
        first = Place(record.id, mentions[0].span.start) if mentions else None
        key = ("bar", first) if first else None
        yield Entry(key, partial(_draw_bar, record.label, width, len(mentions), most))


def mention_entries(catalogue: Catalogue, authority: Authority, id_: str) -> Iterator[Entry]:
    """How often each report names a record, as bars, and every place."""
    yield head(_("Mentions"))
    found = _mentions(catalogue, authority, id_)
    yield from mention_bars(catalogue, authority, id_)
    for record, mentions in found.items():
        if mentions:
            yield gap()
            count = ngettext("{count} place", "{count} places", len(mentions)).format(count=len(mentions))
            label = piece(f"{record.label}  {count}", "head")
            yield Entry(None, lambda cells, label=label: wrap_line((label,), cells))  # type: ignore[misc]  # a default of a lambda has no type
            for mention in mentions:
                yield mention_entry(catalogue, mention)


def _draw_bar(label: str, width: int, count: int, most: int, cells: int) -> list[Line]:
    """A label, a bar in eighths of a cell, the count."""
    name = piece(label)
    number = f" {count}"
    room = max(min(cells - width - 2 - len(number), 40), 4)
    eighths = round(count / most * room * 8)
    full, rest = divmod(max(eighths, 1 if count else 0), 8)
    bar = one_cell("█" * full + (_EIGHTHS[rest] if rest else ""))
    return [
        clip_line(
            (name, Piece(" " * (width - line_width((name,)) + 2)), Piece(bar, "mark"), piece(number, "dim")), cells
        )
    ]


def mention_entry(catalogue: Catalogue, mention: Mention) -> Entry:
    """A place that names a record, with what stands beside it."""
    place = Place(mention.report, mention.span.start)
    return Entry(place, partial(_draw_mention, catalogue, mention))


def _draw_mention(catalogue: Catalogue, mention: Mention, cells: int) -> list[Line]:
    text = catalogue.report(mention.report).source.text
    start, end = mention.span.start, mention.span.end
    left = text[max(start - CONTEXT, 0) : start].rsplit("\n", 1)[-1]
    right = text[end : end + 3 * CONTEXT].split("\n", 1)[0]
    words = left + text[start:end] + right
    line = (piece(f"{mention.line:>5}  ", "dim"), *marked(words, [(len(left), len(left) + end - start)], "strong"))
    return [clip_line(line, cells)]


def links(label: str, stops: Iterable[tuple[Hashable, str]]) -> Iterator[Entry]:
    """Records under one label, each opening its page."""
    for number, (key, name) in enumerate(stops):
        yield fact("" if number else label, name, LABELS, key)
