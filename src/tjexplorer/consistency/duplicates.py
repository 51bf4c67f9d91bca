"""Records that stand twice: the same id, the same name, the same form, the same note."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from tjexplorer.authority.checks import mistaken_ids
from tjexplorer.authority.name_forms import folded_name, forms_of
from tjexplorer.authority.record_nodes import clashes
from tjexplorer.authority.terms import doubled_forms
from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.holdings import AuthorityFile, Holdings
from tjexplorer.consistency.value import Value, told
from tjexplorer.messages import gettext as _
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.person import Person
from tjexplorer.model.term import Term

R = TypeVar("R", bound=NamedRecord)


def check(holdings: Holdings) -> Iterator[Finding]:
    """Doubled ids, records that look like one, forms claimed twice, and doubled visits and notes of reports."""
    for file in holdings.named_things:
        yield from map(told, mistaken_ids((entry.node, entry.record.id) for entry in file.entries))
        alike: set[tuple[str, str]] = set()
        yield from _alike(file, alike)
        yield from _claims(file, alike)
        yield from _forms_twice(file)
    if holdings.terms:
        yield from _terms(holdings.terms)
    for record in holdings.reports.values():
        yield from _twice(record["visits"], _visit_key, _("this visit stands on line {line} already; take one out"))
        yield from _twice(record["notes"], _note_key, _("this note stands on line {line} already; take one out"))
        yield from _twice(
            record["travellers"], _name_key, _("this traveller stands on line {line} already; take one out")
        )


def _claims(file: AuthorityFile[R], alike: set[tuple[str, str]]) -> Iterator[Finding]:
    """Every form that two records have, unless they are told already: they have one id, or look like one."""
    values = {id(entry.record): entry.value for entry in file.entries}
    for clash in clashes(file.placed):
        if clash.record.id != clash.other.id and (clash.record.id, clash.other.id) not in alike:
            yield _value_of(values[id(clash.record)], clash.form.folded).finding(clash.problem)


def _value_of(record: Value, folded: str) -> Value:
    """Where a form stands in its record."""
    written = [variant["form"] for variant in record["variants"].items]
    written += [value for _key, value in record["names"].entries]
    written.append(record["abbreviation"])
    return next((value for value in written if value.text and folded_name(value.text) == folded), record)


def _alike(file: AuthorityFile[R], found: set[tuple[str, str]]) -> Iterator[Finding]:
    """Records of one kind and country with one preferred name, or with all forms in common; adds them to `found`."""
    known: dict[tuple[object, ...], R] = {}
    for entry in file.entries:
        record = entry.record
        for key in _likenesses(record):
            other = known.setdefault(key, record)
            if other.id != record.id and not _told_apart(record, other):
                found.add((record.id, other.id))
                sentence = _("“{id}” and “{other}” look like one record; make them one, or limit their forms")
                yield entry.value["id"].finding(sentence.format(id=record.id, other=other.id))
                break


def _likenesses(record: NamedRecord) -> Iterator[tuple[object, ...]]:
    """What only one record should have."""
    kind = getattr(record, "kind", None)
    for language in ("zh", "ja", "en"):
        name = getattr(record, language)
        if name:
            yield language, folded_name(name), record.country, kind
    yield "forms", frozenset(form.folded for form in forms_of(record))


def _told_apart(one: NamedRecord, other: NamedRecord) -> bool:
    """Whether the editor has said of namesakes where each is meant, or has put them below two parents."""
    if isinstance(one, Person):
        theirs = {form.folded: form for form in forms_of(other)}
        return not any(form.folded in theirs and form.meets(theirs[form.folded]) for form in forms_of(one))
    parents = (getattr(one, "parent", None), getattr(other, "parent", None))
    return None not in parents and parents[0] != parents[1]


def _forms_twice(file: AuthorityFile[R]) -> Iterator[Finding]:
    """A variant that its own record has already, with the same limits."""
    for entry in file.entries:
        seen: dict[tuple[object, ...], int] = {}
        for variant in entry.value["variants"].items:
            form = variant["form"]
            limits = tuple(
                sorted((key, _key(value)) for key, value in variant.entries if key in {"only_in", "only_at"})
            )
            line = seen.setdefault((form.text, limits), form.line)
            if line != form.line:
                sentence = _("the form “{form}” stands on line {line} already; take one out")
                yield form.finding(sentence.format(form=form.text, line=line))


def _terms(file: AuthorityFile[Term]) -> Iterator[Finding]:
    yield from map(told, mistaken_ids((entry.node, entry.record.id) for entry in file.entries))
    values = {id(entry.node): entry.value for entry in file.entries}
    for node, form, problem in doubled_forms(file.placed):
        forms = [value["form"] for value in values[id(node)]["forms"].items]
        yield next((value for value in forms if value.text == form.form), values[id(node)]).finding(problem)
    for entry in file.entries:
        yield from _twice(entry.value["forms"], _form_key, _("this form stands on line {line} already; take one out"))


def _twice(values: Value, key: Callable[[Value], object], sentence: str) -> Iterator[Finding]:
    seen: dict[object, Value] = {}
    for value in values.items:
        first = seen.setdefault(key(value), value)
        if first is not value:
            yield value.finding(sentence.format(line=first.line))


def _key(value: Value) -> tuple[object, ...]:
    """All that a value says, to compare it by."""
    entries = tuple(sorted((key, _key(inner)) for key, inner in value.entries))
    return value.text or "", tuple(map(_key, value.items)), entries


def _visit_key(visit: Value) -> object:
    keys = ("institution", "kind", "date", "as_printed", "starts", "write_up", "date_from")
    return tuple(_key(visit[key]) for key in keys)


def _note_key(note: Value) -> object:
    return note["line"].text, note["quote"].text, note["kind"].text, note["note"].text


def _name_key(person: Value) -> object:
    return person["name"].text, person["line"].text


def _form_key(form: Value) -> object:
    return form["form"].text, form["language"].text
