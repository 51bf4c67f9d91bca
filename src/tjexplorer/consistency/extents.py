"""Ranges of lines that records give: they must lie inside the source, and those of two visits apart."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.holdings import Holdings
from tjexplorer.consistency.printed import PrintedSource
from tjexplorer.consistency.quotes import beyond
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _


def check(holdings: Holdings) -> Iterator[Finding]:
    """Abstracts, write-ups and reflections of every `report.yaml`."""
    for report, record in holdings.reports.items():
        source = holdings.sources.get(report)
        visits = record["visits"].items
        ranges = [record["abstract"]]
        ranges += [each for visit in visits for each in (visit["write_up"], *visit["reflections"].items)]
        for each in ranges:
            yield from _extent(each, report, source)
        yield from _overlaps([(order, visit["write_up"]) for order, visit in enumerate(visits, 1)])


def _extent(lines: Value, report: str, source: PrintedSource | None) -> Iterator[Finding]:
    first, last = lines["line"].whole, lines["end_line"].whole
    if first is not None and last is not None and last < first:
        yield lines["end_line"].finding(_("end_line comes before line"))
    for value in (lines["line"], lines["end_line"]):
        if source is not None and value.whole is not None and value.whole > source.last:
            yield value.finding(beyond(report, value.whole, source))


def _overlaps(write_ups: list[tuple[int, Value]]) -> Iterator[Finding]:
    """Write-ups that share lines. Two visits of which the same lines tell are no mistake."""
    seen: list[tuple[int, int, int]] = []
    for order, lines in write_ups:
        first, last = lines["line"].whole, lines["end_line"].whole
        if first is None or last is None or last < first:
            continue
        for other, other_first, other_last in seen:
            if first <= other_last and other_first <= last and (first, last) != (other_first, other_last):
                sentence = _(
                    "the write-up of visit {order}, lines {first} to {last}, overlaps that of visit {other}, lines "
                    "{other_first} to {other_last}; correct one of them"
                )
                yield lines.finding(
                    sentence.format(
                        order=order, first=first, last=last, other=other, other_first=other_first, other_last=other_last
                    )
                )
        seen.append((order, first, last))
