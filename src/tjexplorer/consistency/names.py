"""Names of authority records against the sources: on the lines that they give, and anywhere at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tjexplorer.authority.name_forms import NameForm, folded_name, forms_of
from tjexplorer.consistency.finding import Finding, clipped
from tjexplorer.consistency.holdings import Entry, Holdings
from tjexplorer.consistency.printed import PrintedSource
from tjexplorer.consistency.quotes import beyond, listed
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.term import Term
from tjexplorer.text.matching import Pattern

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[!-~]+@[!-~]+", re.IGNORECASE)


def check(holdings: Holdings) -> Iterator[Finding]:
    """Lines without the name that they are given for, names that are printed nowhere, and names that are after all."""
    longer = _Longer(holdings)
    for file in holdings.named_things:
        for entry in file.entries:
            forms = [form.form for form in forms_of(entry.record)]
            yield from _on_lines(holdings, entry.value["id"].text or "", entry.value["sources"], forms)
            for variant in entry.value["variants"].items:
                yield from _of_variant(holdings, entry, variant, longer)
    if holdings.terms:
        for term in holdings.terms.entries:
            yield from _of_term(holdings, term)


def _on_lines(holdings: Holdings, name: str, places: Value, forms: list[str]) -> Iterator[Finding]:
    """Each of the places must print the beginning of one of the forms."""
    for place in places.items:
        report, line = place["report"].text or "", place["line"].whole or 0
        source = holdings.sources.get(report)
        if source is None:
            continue
        if not 1 <= line <= source.last:
            yield place["line"].finding(beyond(report, line, source))
        elif not any(line in source.name_lines(form) for form in forms):
            lines = sorted({line for form in forms for line in source.name_lines(form)})
            yield place["line"].finding(_not_named(name, report, line, lines))


def _not_named(name: str, report: str, line: int, lines: list[int]) -> str:
    if lines:
        sentence = ngettext(
            "line {line} of {report} prints no form of “{name}”; one stands on line {lines}: correct the line",
            "line {line} of {report} prints no form of “{name}”; one stands on each of lines {lines}: correct the line",
            len(lines),
        )
        return sentence.format(line=line, report=report, name=name, lines=listed(lines))
    sentence = _("{report} prints no form of “{name}”; add the form as line {line} prints it, or take the place out")
    return sentence.format(line=line, report=report, name=name)


def _of_variant(holdings: Holdings, entry: Entry[NamedRecord], variant: Value, longer: _Longer) -> Iterator[Finding]:
    form = variant["form"].text or ""
    for key in ("evidence", "only_at", "not_at"):
        yield from _on_lines(holdings, form, variant[key], [form])
    limits = variant["only_in"].items
    if variant["attested"].text != "false":
        printed = [source for report in limits if (source := holdings.sources.get(report.text or ""))]
        for report in limits:
            source = holdings.sources.get(report.text or "")
            if source and not source.name_lines(form):
                sentence = _("“{form}” is printed nowhere in {report}; take the report out of only_in")
                yield report.finding(sentence.format(form=clipped(form), report=report.text))
        if not printed and holdings.whole and not _printed_somewhere(holdings, form):
            yield variant["form"].finding(_nowhere(form))
    else:
        yield from _after_all(holdings, entry, variant, longer)


def _printed_somewhere(holdings: Holdings, form: str) -> bool:
    return any(source.name_lines(form) for source in holdings.sources.values())


def _nowhere(form: str) -> str:
    sentence = _("“{form}” is printed nowhere in the reports; write it as printed, or say attested: false")
    return sentence.format(form=clipped(form))


def _after_all(holdings: Holdings, entry: Entry[NamedRecord], variant: Value, longer: _Longer) -> Iterator[Finding]:
    """A form that is said to be printed nowhere, but is, and as a name of its own."""
    folded = folded_name(variant["form"].text or "")
    if any(other.attested and folded_name(other.form) == folded for other in entry.record.variants):
        return  # another spelling of it is printed
    form = next((form for form in forms_of(entry.record) if form.folded == folded), None)
    for report, source in holdings.sources.items():
        if form is None or not form.holds_in(report):
            continue
        for at in source.name_places(folded):
            line = source.source.line_of(source.folded.starts[at])
            if (
                form.holds_on(report, line)
                and _counts(source, form, at)
                and not longer.covers(source, report, form, at)
            ):
                sentence = _("“{form}” is printed on line {line} of {report}; take attested: false out")
                yield variant["attested"].finding(sentence.format(form=clipped(form.form), line=line, report=report))
                return


def _counts(source: PrintedSource, form: NameForm, at: int) -> bool:
    """Whether what is printed has the capitals of the name, and is no part of an address or a longer string."""
    start, end = source.folded.span(at, at + len(form.folded))
    text = source.source.text
    around = source.folded.text
    inside = any(
        around.startswith(whole, at - offset)
        for whole in form.not_inside
        for offset in _offsets(whole, form.folded)
        if at >= offset
    )
    line = source.source.line_span(source.source.line_of(start))
    addresses = _ADDRESS.finditer(text, line.start, line.end)
    return form.may_be(text[start:end]) and not inside and not any(a.start() <= start < a.end() for a in addresses)


def _offsets(whole: str, part: str) -> list[int]:
    found, at = [], whole.find(part)
    while at >= 0:
        found.append(at)
        at = whole.find(part, at + 1)
    return found


class _Longer:
    """The names of all records, asked for those that hold a shorter one: 宝野 inside 宝野和博 is no name by itself."""

    def __init__(self, holdings: Holdings) -> None:
        records = [entry.record for file in holdings.named_things for entry in file.entries]
        self._forms = [form for record in records for form in forms_of(record)]
        terms = holdings.terms.entries if holdings.terms else ()
        self._forms += [NameForm(form.form, folded_name(form.form)) for term in terms for form in term.record.forms]
        self._around: dict[str, list[tuple[NameForm, int]]] = {}

    def covers(self, source: PrintedSource, report: str, form: NameForm, at: int) -> bool:
        """Whether a longer name stands over a place of the folded text."""
        text = source.folded.text
        return any(
            at >= offset and longer.holds_in(report) and text.startswith(longer.folded, at - offset)
            for longer, offset in self._holding(form.folded)
        )

    def _holding(self, folded: str) -> list[tuple[NameForm, int]]:
        if folded not in self._around:
            self._around[folded] = [
                (form, offset)
                for form in self._forms
                if len(form.folded) > len(folded) and folded in form.folded
                for offset in _offsets(form.folded, folded)
            ]
        return self._around[folded]


def _of_term(holdings: Holdings, entry: Entry[Term]) -> Iterator[Finding]:
    """Forms of concepts by the rules of a search, which finds words inside longer ones."""
    if not holdings.whole or not holdings.sources:
        return
    for form in entry.value["forms"].items:
        text = form["form"].text or ""
        if form["attested"].text != "false" and not _found(holdings, text):
            yield form["form"].finding(_nowhere(text))


def _found(holdings: Holdings, word: str) -> bool:
    pattern = Pattern.of(word)
    return any(pattern.find(source.folded.text) for source in holdings.sources.values())
