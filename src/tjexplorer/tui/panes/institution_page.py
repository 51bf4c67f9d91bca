"""The page of an institution: names, lineage, visits, and every place that names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.institution import Institution
from tjexplorer.model.mention import Mention
from tjexplorer.model.record import Visit
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import InstitutionPage, Place
from tjexplorer.tui.drawing import Line, Piece, clip_line, marked, piece, wrap_line
from tjexplorer.tui.panes.columns import fact, gap, head, told
from tjexplorer.tui.panes.wording import institution_kind, visit_date, visit_kind
from tjexplorer.tui.widgets.line_list import Entry

LABELS = 14
"""Cells of the column of labels."""

CONTEXT = 24
"""Characters of the source shown on each side of a mention."""


def institution_entries(catalogue: Catalogue, institution_id: str) -> list[Entry]:
    """What the page shows, from top to bottom. Raises a `TjexplorerError` where there is no such record."""
    one = catalogue.institution(institution_id)
    return [*_names(one), *_visits(catalogue, one), *_relations(catalogue, one), *_mentions(catalogue, one)]


def _names(one: Institution) -> Iterator[Entry]:
    yield Entry(None, lambda cells: wrap_line((piece(one.name, "head-1"),), cells))
    rows = [
        (_("Japanese"), " ".join(filter(None, (one.ja, f"({one.ja_reading})" if one.ja_reading else "")))),
        (_("English"), one.en or ""),
        (_("Abbreviation"), one.abbreviation or ""),
        (_("Kind"), ", ".join(filter(None, (institution_kind(one.kind), one.country)))),
        (_("Seat"), " ".join(filter(None, (one.prefecture, one.city)))),
        (_("Other names"), "  ".join(dict.fromkeys(variant.form for variant in one.variants if variant.attested))),
        (_("Remark"), one.note or ""),
    ]
    for label, text in rows:
        if text:
            yield fact(label, text, LABELS)


def _relations(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    related = [
        (_("Part of"), catalogue.broader(one.id)[:1]),
        (_("Earlier"), catalogue.earlier(one.id)),
        (_("Later"), catalogue.later(one.id)),
        (_("Parts"), catalogue.children(one.id)),
    ]
    if any(bodies for _label, bodies in related):
        yield head(_("Related bodies"))
    for label, bodies in related:
        for number, body in enumerate(bodies):
            shown = "" if number else label
            yield fact(shown, body.name, LABELS, InstitutionPage(body.id))


def _visits(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    visits = catalogue.visits_to(one.id)
    if not visits:
        yield gap()
        yield told(_("No visit to it is reported."), "dim")
        return
    yield head(ngettext("{count} visit", "{count} visits", len(visits)).format(count=len(visits)))
    for visit in visits:
        line = visit.write_up.line if visit.write_up else visit.line
        place = Place(visit.report, catalogue.offset_of_line(visit.report, line)) if line else None
        yield Entry(place, partial(_draw_visit, catalogue, visit))


def _draw_visit(catalogue: Catalogue, visit: Visit, cells: int) -> list[Line]:
    times = " ".join(
        filter(None, ("-".join(filter(None, (visit.starts, visit.ends))), visit.city.text if visit.city else ""))
    )
    first = (
        piece(visit_date(visit), "strong"),
        piece(f"  {catalogue.label(visit.report)}"),
        piece(f"  {visit_kind(visit.kind)}  {times}".rstrip(), "dim"),
    )
    lines = [clip_line(first, cells)]
    hosts = ", ".join(" ".join(filter(None, (host.name, host.role))) for host in visit.hosts)
    if hosts:
        lines.extend(wrap_line((piece(hosts, "dim"),), cells, first=2, rest=2, most=2))
    if visit.write_up is None:
        lines.append((Piece("  "), piece(_("There is no write-up of it."), "note")))
    return lines


def _mentions(catalogue: Catalogue, one: Institution) -> Iterator[Entry]:
    for record in catalogue.records():
        found = catalogue.mentions_in(record.id, one.id)
        if not found:
            continue
        count = ngettext("{count} place", "{count} places", len(found)).format(count=len(found))
        yield head(f"{record.label}  {count}")
        for mention in found:
            place = Place(mention.report, mention.span.start)
            yield Entry(place, partial(_draw_mention, catalogue, mention))


def _draw_mention(catalogue: Catalogue, mention: Mention, cells: int) -> list[Line]:
    text = catalogue.report(mention.report).source.text
    start, end = mention.span.start, mention.span.end
    left = text[max(start - CONTEXT, 0) : start].rsplit("\n", 1)[-1]
    right = text[end : end + 3 * CONTEXT].split("\n", 1)[0]
    words = left + text[start:end] + right
    line = (piece(f"{mention.line:>5}  ", "dim"), *marked(words, [(len(left), len(left) + end - start)], "strong"))
    return [clip_line(line, cells)]
