"""What authority records quote: the roles of persons, the times and the budgets of programmes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tjexplorer.authority.name_forms import forms_of
from tjexplorer.consistency.finding import Finding, clipped
from tjexplorer.consistency.holdings import Holdings
from tjexplorer.consistency.printed import PrintedSource, closed
from tjexplorer.consistency.quotes import beyond, elsewhere, quote
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _
from tjexplorer.proofreading.numerals import NUMERAL, number_of
from tjexplorer.text.dates import find_dates

_ROLE_LINES = 5
"""Lines from the given one on in which a role stands."""

_YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")


def check(holdings: Holdings) -> Iterator[Finding]:
    """Roles, times and budgets at their places, and budgets with their amount and unit."""
    for person in holdings.people.entries if holdings.people else ():
        forms = [form.form for form in forms_of(person.record)]
        for role in person.value["roles"].items:
            for key in ("role", "organisation"):
                yield from _role(holdings, role, role[key], forms)
    for programme in holdings.programmes.entries if holdings.programmes else ():
        for said in (*programme.value["years"].items, *programme.value["budgets"].items):
            yield from quote(holdings, said["report"].text or "", said["as_printed"], said["line"])
        for period in programme.value["years"].items:
            yield from _years(period)
        for budget in programme.value["budgets"].items:
            yield from _budget(budget)


def _role(holdings: Holdings, role: Value, words: Value, forms: list[str]) -> Iterator[Finding]:
    report, line = role["report"].text or "", role["line"].whole or 0
    source = holdings.sources.get(report)
    if source is None or words.text is None:
        return
    if not 1 <= line <= source.last:
        if words is role["role"] or role["role"].text is None:
            yield role["line"].finding(beyond(report, line, source))
    elif not _stands(source, role, words, [line, *(n for form in forms for n in source.name_lines(form))]):
        lines = source.lines_of(words.text)
        if lines:
            yield role["line"].finding(elsewhere(report, line, words.text, lines))
        else:
            sentence = _("“{words}” stands nowhere in {report}; write the words as line {line} prints them")
            yield words.finding(sentence.format(words=clipped(words.text), report=report, line=line))


def _stands(source: PrintedSource, role: Value, words: Value, lines: list[int]) -> bool:
    """Whether a role stands in the lines from its own on (the first one), a body in the rows around it or the name."""
    if words is role["role"]:
        return source.within(lines[0], lines[0] + _ROLE_LINES - 1, words.text or "")
    return any(source.beside(line, words.text or "") for line in lines)


def _years(period: Value) -> Iterator[Finding]:
    """The years must be among those that the printed form names, where it names any."""
    words = period["as_printed"].text or ""
    printed = {found.date.year for found in find_dates(words, least="year")}
    printed.update(int(found[0]) for found in _YEAR.finditer(words))
    for value in (period["start"], period["end"]):
        if printed and value.whole is not None and value.whole not in printed:
            sentence = _("the year {year} is not in “{words}”; correct the year")
            yield value.finding(sentence.format(year=value.whole, words=clipped(words)))


def _budget(budget: Value) -> Iterator[Finding]:
    """The amount and the unit must be those of the printed form."""
    printed, amount, unit = budget["as_printed"].text, budget["amount"].text, budget["unit"].text
    if printed is None:
        return
    plain = unicodedata.normalize("NFKC", closed(printed))
    numbers: set[float | None] = {float(found[0].replace(",", "")) for found in _NUMBER.finditer(plain)}
    numbers.update(number_of(found[0]) for found in re.finditer(NUMERAL, plain))
    if amount is not None and _number(amount) not in numbers:
        sentence = _("the amount {amount} is not the number in “{words}”; correct the amount")
        yield budget["amount"].finding(sentence.format(amount=amount, words=clipped(printed)))
    if unit is not None and closed(unit) not in closed(printed):
        sentence = _("the unit “{unit}” is not that in “{words}”; correct the unit")
        yield budget["unit"].finding(sentence.format(unit=unit, words=clipped(printed)))


def _number(amount: str) -> float | None:
    return float(amount) if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", amount) else None
