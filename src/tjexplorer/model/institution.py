"""Authority records: institutions and terms."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.span import Span


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
    attested: bool = True
    """Whether the form occurs in the corpus."""


@dataclass(frozen=True, slots=True)
class EarlierBody:
    """A predecessor."""

    id: str
    """Id of its record."""
    until: str | None = None
    """Year or year-month of the change."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An authority record of an organisation."""

    id: str
    """Short, lower case, stable."""
    kind: str
    """ministry, agency, institute, university, office, company…"""
    country: str | None
    """ISO 3166-1 alpha-2; None for international bodies."""
    zh: str | None
    """Preferred name in Chinese as used in Taiwan."""
    ja: str | None
    """Preferred name in Japanese orthography."""
    en: str | None
    """Preferred name in English."""
    ja_reading: str | None = None
    """Reading in kana."""
    abbreviation: str | None = None
    """Usual abbreviation."""
    variants: tuple[VariantName, ...] = ()
    """All other forms."""
    parent: str | None = None
    """Id of the broader body."""
    earlier: tuple[EarlierBody, ...] = ()
    """Predecessors."""
    city: str | None = None
    """Seat."""
    prefecture: str | None = None
    """Prefecture or county of the seat."""
    note: str | None = None
    """Scope note."""
    sources: tuple[tuple[str, int], ...] = ()
    """Report id and line where the names stand."""

    @property
    def name(self) -> str:
        """The name to show: Chinese, else Japanese, else English, else the id."""
        return self.zh or self.ja or self.en or self.id


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an institution is named."""

    institution: str
    """Id of the institution."""
    form: str
    """The form of the record that was recognised."""
    report: str
    """Id of the report."""
    section: str
    """Id of the section."""
    line: int
    """Line on which it begins."""
    span: Span
    """Where it stands."""
    text: str
    """The source between the ends, line breaks taken out."""


@dataclass(frozen=True, slots=True)
class TermForm:
    """One written form of a concept."""

    form: str
    """As written."""
    language: str
    """BCP 47: zh-Hant, zh-Hans, ja, en."""
    attested: bool = True
    """Whether it occurs in the corpus."""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its interchangeable forms."""

    id: str
    """Short, lower case, stable."""
    forms: tuple[TermForm, ...]
    """Interchangeable forms."""
    subject: str | None = None
    """Heading for lists."""
    near: tuple[str, ...] = ()
    """Ids of related concepts."""
