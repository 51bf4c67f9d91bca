"""The forms of a name that count, each with its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
    part_of: tuple[str, ...] = ()
    """Those of `not_inside` of which it is a word all the same: 札幌 in 札幌谷, but not 北大 in 東北大學."""

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
            tuple(folded_name(longer) for longer in (*variant.not_inside, *variant.part_of)),
            variant.only_at,
            variant.not_at,
            (variant.form,),
            tuple(folded_name(longer) for longer in variant.part_of),
        )
        known = found.get(form.folded)
        found[form.folded] = _either(known, form) if known else form
    for name in record.preferred:
        folded = folded_name(name)
        known = found.get(folded)
        if known is None:
            found[folded] = NameForm(name, folded, spellings=(name,))
        elif name not in known.spellings:
            found[folded] = replace(known, spellings=(*known.spellings, name))
    return tuple(sorted(found.values(), key=lambda form: -len(form.folded)))


_MOST_KEPT = 65_536


class _Folded(dict[str, str]):
    """Names and what folding makes of them, kept, since loading asks for each name several times."""

    def __missing__(self, name: str) -> str:
        folded = fold(name).text.strip()
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[name] = folded
        return folded


_folded = _Folded()


def folded_name(name: str) -> str:
    """A name folded, without white space at its ends."""
    return _folded[name]


def remember_folded(names: Iterable[tuple[str, str]]) -> None:
    """Keep what folding is known to make of some names, so that they need not be folded again."""
    _folded.update(names)


def names_of(record: NamedRecord) -> Iterator[str]:
    """Everything of a record that `forms_of` folds."""
    yield from record.preferred
    for variant in record.variants:
        yield variant.form
        yield from variant.not_inside
        yield from variant.part_of


def _either(known: NameForm, other: NameForm) -> NameForm:
    """Two variants of one folded spelling as one form, which holds where either does."""
    return replace(
        known,
        only_in=(*known.only_in, *other.only_in) if known.only_in and other.only_in else (),
        not_inside=(*known.not_inside, *other.not_inside),
        only_at=(*known.only_at, *other.only_at) if known.only_at and other.only_at else (),
        not_at=(*known.not_at, *other.not_at),
        part_of=(*known.part_of, *other.part_of),
        spellings=tuple(dict.fromkeys((*known.spellings, *other.spellings))),
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
