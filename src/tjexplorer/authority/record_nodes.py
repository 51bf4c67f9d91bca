"""What the authority files of named things have in common: names, variants, sources; and what none may do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from tjexplorer.authority.checks import check_ids, check_known, listed, required
from tjexplorer.authority.name_forms import NameForm, folded_name, forms_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.names import Attestation, NamedRecord, VariantName
from tjexplorer.yaml_file import Node, optional

R = TypeVar("R", bound=NamedRecord)

VARIANT_KINDS = ("full", "abbreviation", "short", "variant", "misprint", "former", "contextual", "reading")
"""Kinds of forms of a name."""

LANGUAGES = ("zh", "ja", "en")
"""Languages of forms."""

_COUNTRY = re.compile(r"[A-Z]{2}")


class Naming(TypedDict):
    """The fields of a `NamedRecord`, for the call that makes one."""

    id: str
    country: str | None
    zh: str | None
    ja: str | None
    en: str | None
    ja_reading: str | None
    abbreviation: str | None
    variants: tuple[VariantName, ...]
    note: str | None
    sources: tuple[Attestation, ...]


NAMING_KEYS = ("id", "country", "names", "variants", "note", "sources")
"""Keys that every record of these files may have."""


def naming(node: Node, entry: dict[str, Node]) -> Naming:
    """The names of a record. Raises `RecordError` where it has none."""
    names = entry["names"].mapping("zh", "ja", "ja_reading", "en") if "names" in entry else {}
    found = Naming(
        id=required(node, entry, "id").text(),
        country=optional(entry.get("country"), country_code),
        zh=optional(names.get("zh"), name_text),
        ja=optional(names.get("ja"), name_text),
        en=optional(names.get("en"), name_text),
        ja_reading=optional(names.get("ja_reading"), name_text),
        abbreviation=optional(entry.get("abbreviation"), name_text),
        variants=tuple(_variant(item) for item in listed(entry, "variants")),
        note=optional(entry.get("note"), Node.text),
        sources=tuple(attestation(item) for item in listed(entry, "sources")),
    )
    if not (found["zh"] or found["ja"] or found["en"]):
        raise node.error(_("“{id}” needs a name: zh, ja or en").format(id=found["id"]))
    return found


def name_text(node: Node) -> str:
    """A form of a name: one that folding leaves at least two characters of, so that it can be told from chance."""
    text = node.text()
    if len(folded_name(text)) < 2:
        raise node.error(_("“{text}” is too short for a name").format(text=text))
    return text


def country_code(node: Node) -> str:
    """Two capital letters."""
    text = node.text()
    if not _COUNTRY.fullmatch(text):
        raise node.error(_("“{text}” is no country code; two capital letters make one").format(text=text))
    return text


def attestation(node: Node) -> Attestation:
    """A line of a report."""
    entry = node.mapping("report", "line")
    return Attestation(required(node, entry, "report").text(), required(node, entry, "line").whole())


def _variant(node: Node) -> VariantName:
    entry = node.mapping(
        "form", "kind", "language", "only_in", "not_inside", "part_of", "only_at", "not_at", "attested", "evidence"
    )
    form = name_text(required(node, entry, "form"))
    longer, wholes = (tuple(item.text() for item in listed(entry, key)) for key in ("not_inside", "part_of"))
    for text in (*longer, *wholes):
        if folded_name(form) not in folded_name(text) or folded_name(form) == folded_name(text):
            raise node.error(_("“{longer}” is no longer string around “{form}”").format(longer=text, form=form))
    for item in listed(entry, "evidence"):
        attestation(item)
    return VariantName(
        form=form,
        kind=required(node, entry, "kind").one_of(*VARIANT_KINDS),
        language=optional(entry.get("language"), lambda value: value.one_of(*LANGUAGES)),
        only_in=tuple(item.text() for item in listed(entry, "only_in")),
        not_inside=longer,
        only_at=tuple(attestation(item) for item in listed(entry, "only_at")),
        not_at=tuple(attestation(item) for item in listed(entry, "not_at")),
        attested=entry["attested"].truth() if "attested" in entry else True,
        part_of=wholes,
    )


def circles(placed: Iterable[tuple[Node, R]], next_ids: Callable[[R], Sequence[str]]) -> Iterator[tuple[Node, R]]:
    """The records from which the ids of further records lead back to themselves; ids without a record lead nowhere."""
    placed = list(placed)
    records = {record.id: record for _node, record in placed}
    for node, record in placed:
        seen: set[str] = set()
        waiting = list(next_ids(record))
        while waiting and record.id not in seen:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting.extend(next_ids(records[other]) if other in records else ())
        if record.id in seen:
            yield node, record


def check_circles(placed: Iterable[tuple[Node, R]], keys: str, next_ids: Callable[[R], Sequence[str]]) -> None:
    """Refuse records that stand above, or before, themselves; `keys` names the keys that lead on."""
    for node, record in circles(placed, next_ids):
        raise node.error(_("“{id}” comes back to itself by “{keys}”").format(id=record.id, keys=keys))


@dataclass(frozen=True, slots=True)
class Clash(Generic[R]):
    """A form that means two things at one place."""

    node: Node
    """The later one of the two records, as it stands in its file."""
    record: R
    """The same, as read."""
    form: NameForm
    """Its form."""
    other: R
    """The earlier record."""

    @property
    def problem(self) -> str:
        """What is wrong and what to do."""
        sentence = _("“{form}” is a name of “{id}” and of “{other}”; limit both by only_in, or drop one")
        return sentence.format(form=self.form.form, id=self.record.id, other=self.other.id)


def clashes(placed: Iterable[tuple[Node, R]]) -> Iterator[Clash[R]]:
    """All forms that mean two things at one place, in the order of the file."""
    claims: dict[str, list[tuple[NameForm, R]]] = {}
    for node, record in placed:
        for form in forms_of(record):
            for other_form, other in claims.setdefault(form.folded, []):
                if form.meets(other_form):
                    yield Clash(node, record, form, other)
            claims[form.folded].append((form, record))


def agreed(placed: Sequence[tuple[Node, R]], **links: Callable[[R], Sequence[str]]) -> tuple[R, ...]:
    """The records of a file, where they agree with each other: ids, records that they name under the keys of `links`, no
    circles of these, no form that means two things at one place. Raises `RecordError` with the first mistake.
    """
    check_ids((node, record.id) for node, record in placed)
    known = [record.id for _node, record in placed]
    for node, record in placed:
        for other in (other for next_ids in links.values() for other in next_ids(record)):
            check_known(node, record.id, other, known)
    for key, next_ids in links.items():
        check_circles(placed, key, next_ids)
    check_claims(placed)
    return tuple(record for _node, record in placed)


def check_claims(placed: Iterable[tuple[Node, R]]) -> None:
    """Refuse a form that means two things at one place."""
    for clash in clashes(placed):
        raise clash.node.error(clash.problem)
