"""What all authority records of named things share: names in three languages, and every form of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attestation:
    """A line of a report that a statement rests on."""

    report: str
    """Id of the report."""
    line: int
    """1-based line of its source."""


@dataclass(frozen=True, slots=True)
class VariantName:
    """One form of a name."""

    form: str
    """As printed or as users type it."""
    kind: str
    """full, abbreviation, short, variant, misprint, former, contextual or reading."""
    language: str | None = None
    """zh, ja or en."""
    only_in: tuple[str, ...] = ()
    """Reports to which the form is limited; empty for all."""
    not_inside: tuple[str, ...] = ()
    """Longer strings in which the form does not count."""
    only_at: tuple[Attestation, ...] = ()
    """Lines to which the form is limited; empty for all."""
    not_at: tuple[Attestation, ...] = ()
    """Lines on which the form means something else."""
    attested: bool = True
    """Whether the form occurs in the corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecord:
    """An authority record of something that has names."""

    id: str
    """Short, lower case, stable."""
    country: str | None = None
    """ISO 3166-1 alpha-2; None where it belongs to none or the sources do not say."""
    zh: str | None = None
    """Preferred name in Chinese as used in Taiwan."""
    ja: str | None = None
    """Preferred name in Japanese orthography."""
    en: str | None = None
    """Preferred name in English."""
    ja_reading: str | None = None
    """Reading in kana."""
    abbreviation: str | None = None
    """Usual abbreviation."""
    variants: tuple[VariantName, ...] = ()
    """All other forms."""
    note: str | None = None
    """Scope note of the editor."""
    sources: tuple[Attestation, ...] = ()
    """Where the names stand."""

    @property
    def name(self) -> str:
        """The name to show: Chinese, else Japanese, else English, else the id."""
        return self.zh or self.ja or self.en or self.id

    @property
    def preferred(self) -> tuple[str, ...]:
        """The preferred names with abbreviation and reading."""
        return tuple(filter(None, (self.zh, self.ja, self.en, self.abbreviation, self.ja_reading)))
