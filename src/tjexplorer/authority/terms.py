"""The terms of a library: concepts with the words that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tjexplorer.authority.checks import check_ids, check_known, listed, required
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.errors import UnknownNameError
from tjexplorer.messages import gettext as _
from tjexplorer.model.term import Term, TermForm
from tjexplorer.yaml_file import Node, optional, read

LANGUAGES = ("zh-Hant", "zh-Hans", "ja", "en")
"""Languages of forms."""


class Terms:
    """Concepts in the order of their file. Takes records that agree with each other, as `load_terms` makes sure of."""

    def __init__(self, records: Sequence[Term] = ()) -> None:
        self._records = tuple(records)
        self.by_id: dict[str, Term] = {record.id: record for record in self._records}
        self._equal = {folded_name(form.form): record for record in self._records for form in record.forms}

    def __iter__(self) -> Iterator[Term]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def get(self, id_: str) -> Term:
        """The record of this id.

        Raises `UnknownNameError` with the nearest ids where there is none.
        """
        try:
            return self.by_id[id_]
        except KeyError:
            raise UnknownNameError(_("term"), id_, tuple(self.by_id), "tjexplorer terms") from None

    def forms_equal_to(self, folded_query: str) -> Term | None:
        """The concept of which a whole folded query is a form; never one of which it is a part."""
        return self._equal.get(folded_query.strip())

    def find(self, query: str) -> Term | None:
        """The same for a query as typed."""
        return self._equal.get(folded_name(query))

    def near(self, id_: str) -> tuple[Term, ...]:
        """The related concepts, in the order of the record."""
        return tuple(self.by_id[other] for other in self.get(id_).near)


def load_terms(path: Path) -> Terms:
    """The terms of an authority file (`corpus/README.md` has the format).

    Raises `RecordError` with file and line where the file is wrong or contradicts itself.
    """
    return Terms(read_terms(read(path)))


def read_terms(top: Node) -> tuple[Term, ...]:
    """All records, in the order of the file. Raises `RecordError` with the first mistake."""
    placed = [(node, read_term(node)) for node in top.items()]
    check_ids((node, term.id) for node, term in placed)
    known = [term.id for _node, term in placed]
    for node, term in placed:
        for other in term.near:
            check_known(node, term.id, other, known)
            if other == term.id:
                raise node.error(_("“{id}” is near itself").format(id=term.id))
    for node, _same, problem in doubled_forms(placed):
        raise node.error(problem)
    return tuple(term for _node, term in placed)


def read_term(node: Node) -> Term:
    """One record. Raises `RecordError` with the first mistake inside it."""
    entry = node.mapping("id", "subject", "forms", "near")
    forms = tuple(_form(item) for item in required(node, entry, "forms").items())
    term = Term(
        id=required(node, entry, "id").text(),
        forms=forms,
        subject=optional(entry.get("subject"), Node.text),
        near=tuple(item.text() for item in listed(entry, "near")),
    )
    if not forms:
        raise node.error(_("“{id}” has no forms").format(id=term.id))
    return term


def _form(node: Node) -> TermForm:
    entry = node.mapping("form", "language", "attested", "not_inside")
    form = word(required(node, entry, "form"))
    longer = tuple(item.text() for item in listed(entry, "not_inside"))
    for text in longer:
        if folded_name(form) not in folded_name(text) or folded_name(form) == folded_name(text):
            raise node.error(_("“{longer}” is no longer string around “{form}”").format(longer=text, form=form))
    return TermForm(
        form=form,
        language=required(node, entry, "language").one_of(*LANGUAGES),
        attested=entry["attested"].truth() if "attested" in entry else True,
        not_inside=longer,
    )


def word(node: Node) -> str:
    """A form of a term: one that folding leaves something of."""
    text = node.text()
    if not folded_name(text):
        raise node.error(_("“{text}” is no word").format(text=text))
    return text


def doubled_forms(placed: Iterable[tuple[Node, Term]]) -> Iterator[tuple[Node, TermForm, str]]:
    """Forms of two concepts, which leave untold what is meant: the later record, its form, and what is wrong."""
    claims: dict[str, str] = {}
    for node, term in placed:
        for form in term.forms:
            other = claims.setdefault(folded_name(form.form), term.id)
            if other != term.id:
                sentence = _("“{form}” is a form of “{id}” and of “{other}”; one of them must give it up")
                yield node, form, sentence.format(form=form.form, id=term.id, other=other)
