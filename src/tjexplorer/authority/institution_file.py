"""Reading `institutions.yaml`: strict about keys and values, and about records that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tjexplorer.authority.checks import check_ids, check_known, listed, required
from tjexplorer.authority.name_forms import NameForm, folded_name, forms_of
from tjexplorer.errors import RecordError
from tjexplorer.messages import gettext as _
from tjexplorer.model.institution import EarlierBody, Institution, VariantName
from tjexplorer.yaml_file import Node, optional, read

KINDS = (
    "ministry", "agency", "council", "institute", "university", "office", "tlo", "incubator", "park", "association",
    "company", "foundation", "international", "government", "other",
)  # fmt: skip
"""Kinds of institutions."""

VARIANT_KINDS = ("full", "abbreviation", "short", "variant", "misprint", "former", "contextual", "reading")
"""Kinds of forms of a name."""

LANGUAGES = ("zh", "ja", "en")
"""Languages of forms."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_UNTIL = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")


def read_institutions(path: Path) -> tuple[Institution, ...]:
    """The records of an authority file, in its order.

    Raises `RecordError`: unknown keys and values, doubled ids, unknown parents and predecessors, circles of them, a form
    that means two bodies in one report.
    """
    placed = [(node, _institution(node)) for node in read(path).items()]
    check_ids((node, record.id) for node, record in placed)
    known = [record.id for _node, record in placed]
    for node, record in placed:
        for other in (record.parent, *(body.id for body in record.earlier)):
            if other is not None:
                check_known(node, record.id, other, known)
    _check_circles(placed, lambda record: [record.parent] if record.parent else [])
    _check_circles(placed, lambda record: [body.id for body in record.earlier])
    _check_claims(placed)
    return tuple(record for _node, record in placed)


def _institution(node: Node) -> Institution:
    entry = node.mapping(
        "id", "kind", "country", "names", "abbreviation", "variants", "parent", "earlier", "place", "note", "sources"
    )
    names = entry["names"].mapping("zh", "ja", "ja_reading", "en") if "names" in entry else {}
    place = entry["place"].mapping("city", "prefecture", "country") if "place" in entry else {}
    record = Institution(
        id=required(node, entry, "id").text(),
        kind=required(node, entry, "kind").one_of(*KINDS),
        country=optional(entry.get("country"), _country),
        zh=optional(names.get("zh"), _name),
        ja=optional(names.get("ja"), _name),
        en=optional(names.get("en"), _name),
        ja_reading=optional(names.get("ja_reading"), _name),
        abbreviation=optional(entry.get("abbreviation"), _name),
        variants=tuple(_variant(item) for item in listed(entry, "variants")),
        parent=optional(entry.get("parent"), Node.text),
        earlier=tuple(_earlier(item) for item in listed(entry, "earlier")),
        city=optional(place.get("city"), Node.text),
        prefecture=optional(place.get("prefecture"), Node.text),
        note=optional(entry.get("note"), Node.text),
        sources=tuple(_source(item) for item in listed(entry, "sources")),
    )
    if not (record.zh or record.ja or record.en):
        raise node.error(_("“{id}” needs a name: zh, ja or en").format(id=record.id))
    if "country" in place:
        _country(place["country"])
    return record


def _name(node: Node) -> str:
    """A form of a name: one that folding leaves at least two characters of, so that it can be told from chance."""
    text = node.text()
    if len(folded_name(text)) < 2:
        raise node.error(_("“{text}” is too short for a name").format(text=text))
    return text


def _country(node: Node) -> str:
    text = node.text()
    if not _COUNTRY.fullmatch(text):
        raise node.error(_("“{text}” is no country code; two capital letters make one").format(text=text))
    return text


def _variant(node: Node) -> VariantName:
    entry = node.mapping("form", "kind", "language", "only_in", "not_inside", "attested", "evidence")
    form = _name(required(node, entry, "form"))
    longer = tuple(item.text() for item in listed(entry, "not_inside"))
    for text in longer:
        if folded_name(form) not in folded_name(text) or folded_name(form) == folded_name(text):
            raise node.error(_("“{longer}” is no longer string around “{form}”").format(longer=text, form=form))
    for item in listed(entry, "evidence"):
        _source(item)
    return VariantName(
        form=form,
        kind=required(node, entry, "kind").one_of(*VARIANT_KINDS),
        language=optional(entry.get("language"), lambda value: value.one_of(*LANGUAGES)),
        only_in=tuple(item.text() for item in listed(entry, "only_in")),
        not_inside=longer,
        attested=entry["attested"].truth() if "attested" in entry else True,
    )


def _earlier(node: Node) -> EarlierBody:
    entry = node.mapping("id", "until")
    until = optional(entry.get("until"), Node.text)
    if until is not None and not _UNTIL.fullmatch(until):
        raise node.error(_("“{text}” is no year (2003) or month (2003-10)").format(text=until))
    return EarlierBody(required(node, entry, "id").text(), until)


def _source(node: Node) -> tuple[str, int]:
    entry = node.mapping("report", "line")
    return required(node, entry, "report").text(), required(node, entry, "line").whole()


def _check_circles(placed: list[tuple[Node, Institution]], next_ids: Callable[[Institution], list[str]]) -> None:
    """Refuse records that stand above, or before, themselves."""
    records = {record.id: record for _node, record in placed}
    for node, record in placed:
        seen: set[str] = set()
        waiting = next_ids(record)
        while waiting:
            other = waiting.pop()
            if other == record.id:
                raise node.error(_("“{id}” comes back to itself by “parent” or “earlier”").format(id=record.id))
            if other not in seen:
                seen.add(other)
                waiting.extend(next_ids(records[other]))


def _check_claims(placed: list[tuple[Node, Institution]]) -> None:
    """Refuse a form that means two institutions in one report."""
    claims: dict[str, list[tuple[NameForm, Institution]]] = {}
    for node, record in placed:
        for form in forms_of(record):
            for other_form, other in claims.setdefault(form.folded, []):
                if _meet(form, other_form):
                    raise _double_claim(node, form, record, other)
            claims[form.folded].append((form, record))


def _double_claim(node: Node, form: NameForm, record: Institution, other: Institution) -> RecordError:
    sentence = _("“{form}” is a name of “{id}” and of “{other}”; limit both by only_in, or drop one")
    return node.error(sentence.format(form=form.form, id=record.id, other=other.id))


def _meet(form: NameForm, other: NameForm) -> bool:
    """Whether both forms hold in some report."""
    return not form.only_in or not other.only_in or bool(set(form.only_in) & set(other.only_in))
