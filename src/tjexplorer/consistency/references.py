"""Ids and names in records that lead to no record."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.authority.checks import unknown_record
from tjexplorer.authority.people import People
from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.holdings import Holdings, reports_named
from tjexplorer.consistency.value import Value
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import closest


def check(holdings: Holdings) -> Iterator[Finding]:
    """References of records to reports, institutions, programmes, places, terms and persons."""
    yield from _reports(holdings)
    yield from _institutions_of_reports(holdings)
    yield from _people_of_reports(holdings)
    yield from _between_records(holdings)


def _reports(holdings: Holdings) -> Iterator[Finding]:
    files = [file.values for file in holdings.named_things]
    for value in [value for values in files for value in values] + list(holdings.reports.values()):
        for report in reports_named(value):
            name = report.text or ""
            if name not in holdings.report_ids and name not in holdings.elsewhere:
                yield report.finding(_no_report(name, holdings.report_ids))


def _no_report(name: str, known: tuple[str, ...]) -> str:
    close = closest(name, known)
    if close:
        return _("there is no report “{name}”; did you mean “{close}”?").format(name=name, close=close)
    return _("there is no report “{name}”; correct the id").format(name=name)


def _institutions_of_reports(holdings: Holdings) -> Iterator[Finding]:
    if holdings.institutions is None:
        return
    known = holdings.institutions.ids
    for record in holdings.reports.values():
        named = [record["agency"]]
        named += record["visits"].items
        named += [stop for day in record["itinerary"].items for stop in day["stops"].items]
        for owner in named:
            yield from _institution(owner["institution"], known)


def _institution(value: Value, known: tuple[str, ...]) -> Iterator[Finding]:
    name = value.text
    if name is None or name in known:
        return
    close = closest(name, known)
    if close:
        sentence = _("there is no institution “{name}”; did you mean “{close}”?")
        yield value.finding(sentence.format(name=name, close=close))
    else:
        sentence = _("there is no institution “{name}”; correct the id, or add a record to institutions.yaml")
        yield value.finding(sentence.format(name=name))


def _people_of_reports(holdings: Holdings) -> Iterator[Finding]:
    """Only where the persons have a file, all of which can be read."""
    if holdings.people is None or not holdings.people.sound:
        return
    people = People([entry.record for entry in holdings.people.entries])
    for report, record in holdings.reports.items():
        named = list(record["travellers"].items)
        for visit in record["visits"].items:
            named += (*visit["hosts"].items, *visit["participants"].items)
        for person in named:
            name = person["name"]
            if name.text and not people.find(name.text, report):
                sentence = _(
                    "“{name}” has no record in people.yaml that holds in {report}; add the person, or this form"
                )
                yield name.finding(sentence.format(name=name.text, report=report))


def _between_records(holdings: Holdings) -> Iterator[Finding]:
    bodies = holdings.institutions.ids if holdings.institutions else None
    for body in holdings.institutions.values if holdings.institutions else ():
        others = [body["parent"], *(earlier["id"] for earlier in body["earlier"].items)]
        yield from _unknown(body, others, bodies)
    for person in holdings.people.values if holdings.people else ():
        yield from _unknown(person, [role["institution"] for role in person["roles"].items], bodies)
    for programme in holdings.programmes.values if holdings.programmes else ():
        yield from _unknown(programme, [programme["owner"]], bodies)
        yield from _unknown(programme, [programme["parent"]], holdings.programmes.ids if holdings.programmes else ())
    for place in holdings.places.values if holdings.places else ():
        yield from _unknown(place, [place["parent"]], holdings.places.ids if holdings.places else ())
    for term in holdings.terms.values if holdings.terms else ():
        yield from _unknown(term, list(term["near"].items), holdings.terms.ids if holdings.terms else ())


def _unknown(record: Value, others: list[Value], known: tuple[str, ...] | None) -> Iterator[Finding]:
    for other in others:
        if other.text is not None and known is not None and other.text not in known:
            yield other.finding(unknown_record(record["id"].text or "?", other.text, known))
