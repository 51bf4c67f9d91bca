"""Words that records quote from a source and that do not stand at their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tjexplorer.consistency.finding import Finding, clipped
from tjexplorer.consistency.holdings import Holdings
from tjexplorer.consistency.printed import PrintedSource
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext

_QUOTING = ("text", "as_printed", "quote", "name")
"""Keys of words that begin on the `line` beside them."""

_SAID_OF_TRAVELLER = ("organisation", "unit", "title", "role")
_SAID_OF_HOST = ("role", "organisation")

_MOST_LINES = 6
"""Lines that a sentence names."""


def check(holdings: Holdings) -> Iterator[Finding]:
    """Every printed form of every `report.yaml` at its place."""
    for report, record in holdings.reports.items():
        if report not in holdings.sources:
            continue
        source = holdings.sources[report]
        yield from _quoted(holdings, report, record)
        for traveller in record["travellers"].items:
            yield from _said_of_traveller(source, traveller)
        for visit in record["visits"].items:
            for person in (*visit["hosts"].items, *visit["participants"].items):
                yield from _said_of_host(source, person)


def _quoted(holdings: Holdings, report: str, value: Value) -> Iterator[Finding]:
    for key, inner in value.entries:
        if key in _QUOTING and inner.text is not None and _has_line(value, inner):
            yield from quote(holdings, value["report"].text or report, inner, value["line"])
        else:
            yield from _quoted(holdings, report, inner)
    for item in value.items:
        yield from _quoted(holdings, report, item)


def _has_line(owner: Value, words: Value) -> bool:
    """Whether words are a quotation: the name of the file as received is none, and has no line beside it."""
    keys = {key for key, _value in owner.entries}
    return "line" in keys and words.text is not None


def quote(holdings: Holdings, report: str, words: Value, line: Value) -> Iterator[Finding]:
    """What is wrong with words that begin on a line of a report: at most one finding, on the words or on the line."""
    source = holdings.sources.get(report)
    if source is None or words.text is None:
        return
    number = line.whole
    if number is None:
        if not line:
            yield words.finding(_no_line(source, words.text))
    elif not source.begins_on(number, words.text):
        yield _misplaced(source, report, words, line, source.lines_of(words.text))


def _no_line(source: PrintedSource, words: str) -> str:
    lines = source.lines_of(words)
    if not lines:
        return _("“{words}” has no line; add the line on which it is printed").format(words=clipped(words))
    sentence = ngettext(
        "“{words}” has no line; it stands on line {lines}",
        "“{words}” has no line; it stands on lines {lines}",
        len(lines),
    )
    return sentence.format(words=clipped(words), lines=listed(lines))


def _misplaced(source: PrintedSource, report: str, words: Value, line: Value, lines: Sequence[int]) -> Finding:
    """Told where it must be corrected: at the line where the words stand elsewhere, else at the words."""
    number, text = line.whole or 0, words.text or ""
    if lines:
        return line.finding(elsewhere(report, number, text, lines))
    if number < 1 or number > source.last:
        return line.finding(beyond(report, number, source))
    sentence = _("“{words}” stands nowhere in {report}; write the words as line {line} prints them")
    return words.finding(sentence.format(words=clipped(text), report=report, line=number))


def elsewhere(report: str, line: int, words: str, lines: Sequence[int]) -> str:
    """The sentence about words that stand on other lines than the given one."""
    sentence = ngettext(
        "“{words}” does not begin on line {line} of {report}; it stands on line {lines}: correct the line",
        "“{words}” does not begin on line {line} of {report}; it stands on lines {lines}: correct the line",
        len(lines),
    )
    return sentence.format(words=clipped(words), line=line, report=report, lines=listed(lines))


def beyond(report: str, line: int, source: PrintedSource) -> str:
    """The sentence about a line that a source does not have."""
    sentence = _("{report} has no line {line}; its last one is {last}: correct the line")
    return sentence.format(report=report, line=line, last=source.last)


def listed(lines: Sequence[int]) -> str:
    """Numbers of lines, the first ones where they are many."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{shown}, …" if len(lines) > _MOST_LINES else shown


def _said_of_traveller(source: PrintedSource, person: Value) -> Iterator[Finding]:
    """What a traveller is must stand beside the name at one of its places."""
    lines = source.lines_of(person["name"].text or "")
    for key in _SAID_OF_TRAVELLER:
        words = person[key].text
        if words and lines and not any(source.beside(line, words) for line in lines):
            yield _not_beside(person, person[key], source)


def _said_of_host(source: PrintedSource, person: Value) -> Iterator[Finding]:
    """What a host is must stand beside the name at the line that the record gives."""
    line = person["line"].whole
    for key in _SAID_OF_HOST:
        words = person[key].text
        if words and line and source.begins_on(line, person["name"].text or "") and not source.beside(line, words):
            yield _not_beside(person, person[key], source)


def _not_beside(person: Value, words: Value, source: PrintedSource) -> Finding:
    lines = source.lines_of(words.text or "")
    values = {"words": clipped(words.text or ""), "name": person["name"].text}
    if lines:
        sentence = _(
            "“{words}” does not stand beside “{name}”, but on lines {lines}; write what is printed beside the name"
        )
        return words.finding(sentence.format(**values, lines=listed(lines)))
    sentence = _("“{words}” stands nowhere in the source; write what is printed beside “{name}”")
    return words.finding(sentence.format(**values))
