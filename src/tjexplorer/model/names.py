"""What all authority records of named things share: names in three languages, and every form of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tjexplorer.messages import language
from tjexplorer.text.fold import fold


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
    part_of: tuple[str, ...] = ()
    """Longer names of something else of which the form is a word: no mention there, and found by who types it."""


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
        """The name that documents give, the same in every language of the interface: Chinese, else Japanese, else English,
        else the id.
        """
        return self.zh or self.ja or self.en or self.id

    def name_in(self, tongue: str) -> str:
        """The name to show in a language of the interface (`messages.LANGUAGES`): its own, else the first preferred one
        that the reports print, else `name`.
        """
        own = {"zh_TW": self.zh, "ja": self.ja, "en": self.en}[tongue]
        return own or next(self._printed_preferred(), self.name)

    @property
    def shown(self) -> str:
        """The name to show in the language in use."""
        return self.name_in(language())

    @property
    def printed_beside(self) -> str | None:
        """What a list shows beside the name, so that those who read another language than Chinese know it again in a report:
        the first preferred name that the reports print, Chinese first, else a form in another language. None where they
        print no other, or the same in another spelling.
        """
        tongue = language()
        if tongue == "zh_TW":
            return None
        others = (variant.form for variant in self._attested() if variant.language != tongue)
        printed = next(self._printed_preferred(), None) or next(others, None)
        return printed if printed and _folded(printed) != _folded(self.shown) else None

    @property
    def shown_and_printed(self) -> str:
        """The name to show, with the printed one in brackets where it is another."""
        beside = self.printed_beside
        return f"{self.shown} ({beside})" if beside else self.shown

    def _printed_preferred(self) -> Iterator[str]:
        attested = {_folded(variant.form) for variant in self._attested()}
        preferred = (self.zh, self.ja, self.en, self.abbreviation)
        return (name for name in preferred if name and _folded(name) in attested)

    def _attested(self) -> Iterator[VariantName]:
        return (variant for variant in self.variants if variant.attested and variant.kind != "misprint")

    @property
    def preferred(self) -> tuple[str, ...]:
        """The preferred names with abbreviation and reading."""
        return tuple(filter(None, (self.zh, self.ja, self.en, self.abbreviation, self.ja_reading)))


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return fold(name).text.strip()
