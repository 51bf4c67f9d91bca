"""Records of one authority file, found by id or by any form of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

from tjexplorer.authority.name_forms import NameForm, folded_name, forms_of
from tjexplorer.authority.name_words import same_words, words_of
from tjexplorer.errors import UnknownNameError
from tjexplorer.messages import gettext as _
from tjexplorer.model.mention import Authority
from tjexplorer.model.names import NamedRecord

R_co = TypeVar("R_co", bound=NamedRecord, covariant=True)


class Register(Generic[R_co]):
    """Authority records in the order of their file.

    Takes records that agree with each other, as the function that reads their file makes sure of.
    """

    AUTHORITY: ClassVar[Authority]
    """Which file it is."""

    COMMAND: ClassVar[str]
    """The command that lists the records."""

    def __init__(self, records: Sequence[R_co] = ()) -> None:
        self._records = tuple(records)
        self.by_id: dict[str, R_co] = {record.id: record for record in self._records}

    @cached_property
    def _forms(self) -> dict[str, tuple[NameForm, ...]]:
        # Not before somebody asks: a search makes its own forms of the records.
        return {record.id: forms_of(record) for record in self._records}

    @cached_property
    def _named(self) -> dict[str, dict[str, R_co]]:
        named: dict[str, dict[str, R_co]] = {}
        for record in self._records:
            for form in self._forms[record.id]:
                named.setdefault(form.folded, {})[record.id] = record
        return named

    def __iter__(self) -> Iterator[R_co]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, id_: object) -> bool:
        return id_ in self.by_id

    @classmethod
    def noun(cls) -> str:
        """What one record is called."""
        return {
            Authority.INSTITUTION: _("institution"),
            Authority.PERSON: _("person"),
            Authority.PROGRAMME: _("programme"),
            Authority.PLACE: _("place"),
        }[cls.AUTHORITY]

    def get(self, id_: str) -> R_co:
        """The record of this id.

        Raises `UnknownNameError` with the nearest ids where there is none.
        """
        try:
            return self.by_id[id_]
        except KeyError:
            raise UnknownNameError(self.noun(), id_, tuple(self.by_id), f"tjexplorer {self.COMMAND}") from None

    def filed_name(self, id_: str) -> str:
        """The name of a record that tables of data give, the same in every language; the id where there is no record."""
        return self.by_id[id_].name if id_ in self.by_id else id_

    def find(self, name: str, report: str | None = None) -> tuple[R_co, ...]:
        """The records that have this form of name, spelling variants being one; several where it means another one in
        different reports. `report` leaves those whose form holds in it.
        """
        folded = folded_name(name)
        found = self._named.get(folded, {}).values()
        return tuple(record for record in found if report is None or self._holds(record.id, folded, report))

    def sought(self, name: str) -> tuple[R_co, ...]:
        """The records that a reader may mean: the one with this id; else those with this form of name, or with its words in
        another order.
        """
        if name.casefold() in self.by_id:
            return (self.by_id[name.casefold()],)
        return self.find(name) or self._having(name)

    def _having(self, name: str) -> tuple[R_co, ...]:
        """The records whose names have the words of this one."""
        words = words_of(name)
        return tuple(one for one in self._records if any(same_words(form, words) for form in self._forms[one.id]))

    def containing(self, name: str) -> tuple[R_co, ...]:
        """The records that have a form of name with all words of this one somewhere in it, the shortest first: what to
        offer to somebody who knows a part of a name.
        """
        words = words_of(name)
        found: list[tuple[int, R_co]] = []
        for record in self._records if words else ():
            lengths = [len(one.folded) for one in self._forms[record.id] if all(word in one.folded for word in words)]
            if lengths:
                found.append((min(lengths), record))
        return tuple(record for _length, record in sorted(found, key=lambda one: one[0]))

    def _holds(self, id_: str, folded: str, report: str) -> bool:
        return any(form.folded == folded and form.holds_in(report) for form in self._forms[id_])

    def forms(self, id_: str) -> tuple[NameForm, ...]:
        """All forms of a record's name, readings included, each folded spelling once."""
        return self._forms[self.get(id_).id]
