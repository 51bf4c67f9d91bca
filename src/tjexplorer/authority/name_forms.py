"""The forms of a name that count, each with its rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tjexplorer.model.names import Attestation, NamedRecord
from tjexplorer.text.fold import fold


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of a name, folded for comparison."""

    form: str
    """As the record has it."""
    folded: str
    """After folding; equal for spelling variants."""
    only_in: tuple[str, ...] = ()
    """Reports to which it is limited; empty for all."""
    not_inside: tuple[str, ...] = ()
    """Folded longer strings in which it does not count."""
    only_at: tuple[Attestation, ...] = ()
    """Lines to which it is limited; empty for all."""
    not_at: tuple[Attestation, ...] = ()
    """Lines on which it means something else."""
    spellings: tuple[str, ...] = ()
    """The record's spellings that fold to this, `form` first."""

    def holds_in(self, report: str) -> bool:
        """Whether the form means this record in a report."""
        return not self.only_in or report in self.only_in

    def holds_on(self, report: str, line: int | None) -> bool:
        """Whether the form means this record on a line; None for a line that is not known."""
        here = None if line is None else Attestation(report, line)
        return here not in self.not_at and (not self.only_at or here in self.only_at)

    def meets(self, other: NameForm) -> bool:
        """Whether two forms that are spelt alike hold at one place."""
        if self.only_in and other.only_in and not set(self.only_in) & set(other.only_in):
            return False
        for one, two in ((self, other), (other, self)):
            if one.only_at and set(one.only_at) <= set(two.not_at):
                return False
        return not (self.only_at and other.only_at and not set(self.only_at) & set(other.only_at))

    def may_be(self, printed: str) -> bool:
        """Whether words that fold to this form have its capitals: START is a name, start and Start-up are not."""
        return any(_has_capitals_of(spelling, printed) for spelling in self.spellings)


def forms_of(record: NamedRecord) -> tuple[NameForm, ...]:
    """All forms of a record's name, longest first, each folded spelling once.

    A preferred name that also stands among the variants keeps the variant's rules.
    """
    found: dict[str, NameForm] = {}
    for variant in record.variants:
        form = NameForm(
            variant.form,
            folded_name(variant.form),
            variant.only_in,
            tuple(folded_name(longer) for longer in variant.not_inside),
            variant.only_at,
            variant.not_at,
            (variant.form,),
        )
        known = found.get(form.folded)
        found[form.folded] = _either(known, form) if known else form
    for name in record.preferred:
        form = NameForm(name, folded_name(name), spellings=(name,))
        known = found.get(form.folded, form)
        found[form.folded] = replace(known, spellings=tuple(dict.fromkeys((*known.spellings, name))))
    return tuple(sorted(found.values(), key=lambda form: -len(form.folded)))


@lru_cache(maxsize=16_384)
def folded_name(name: str) -> str:
    """A name folded, without white space at its ends. Kept, since loading asks for each name several times."""
    return fold(name).text.strip()


def _either(known: NameForm, other: NameForm) -> NameForm:
    """Two variants of one folded spelling as one form, which holds where either does."""
    return replace(
        known,
        only_in=(*known.only_in, *other.only_in) if known.only_in and other.only_in else (),
        not_inside=(*known.not_inside, *other.not_inside),
        only_at=(*known.only_at, *other.only_at) if known.only_at and other.only_at else (),
        not_at=(*known.not_at, *other.not_at),
        spellings=(*known.spellings, *other.spellings),
    )


def _has_capitals_of(spelling: str, printed: str) -> bool:
    """Whether a word is written with capitals where its spelling as a name is.

    One word in capitals alone (JST) wants no small letter, one with capitals inside (HoPE) wants one of them, any other
    (Hitachi) a capital at all. Several words may be set in any way: headings print them in capitals, running text not.
    """
    if not spelling.isascii() or " " in spelling or spelling.islower():
        return True
    if spelling.isupper():
        return not any(letter.islower() for letter in printed)
    capitals = printed[1:] if any(letter.isupper() for letter in spelling[1:]) else printed
    return any(letter.isupper() for letter in capitals)
