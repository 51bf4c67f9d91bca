"""Lists over all reports: which there are, in which groups they can be shown, and their rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ledger(StrEnum):
    """What is listed."""

    RECOMMENDATIONS = "recommendations"
    NOTES = "notes"
    VISITS = "visits"
    FINDINGS = "findings"


class Grouping(StrEnum):
    """By what it is grouped."""

    REPORT = "report"
    AGENCY = "agency"
    YEAR = "year"
    INSTITUTION = "institution"
    SUBJECT = "subject"
    KIND = "kind"
    FILE = "file"


GROUPINGS = {
    Ledger.RECOMMENDATIONS: (
        Grouping.REPORT, Grouping.AGENCY, Grouping.YEAR, Grouping.INSTITUTION, Grouping.SUBJECT,
    ),
    Ledger.NOTES: (Grouping.REPORT, Grouping.KIND, Grouping.AGENCY, Grouping.YEAR),
    Ledger.VISITS: (Grouping.REPORT, Grouping.YEAR, Grouping.INSTITUTION, Grouping.KIND, Grouping.AGENCY),
    Ledger.FINDINGS: (Grouping.FILE,),
}  # fmt: skip
"""The groupings of each list, in the order in which one key goes through them."""


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A list over all reports."""

    ledger: Ledger
    """What is listed."""
    grouping: Grouping | None = None
    """By what; None for the first grouping of the list."""
    words: str = ""
    """Only rows that hold all these words, in any spelling."""

    @property
    def grouped_by(self) -> Grouping:
        """By what it is grouped."""
        return self.grouping or GROUPINGS[self.ledger][0]

    def in_next_groups(self) -> LedgerPage:
        """The same in other groups."""
        ways = GROUPINGS[self.ledger]
        return LedgerPage(self.ledger, ways[(ways.index(self.grouped_by) + 1) % len(ways)], self.words)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of a list."""

    report: str
    """Id of the report it is about; empty for none."""
    line: int | None
    """1-based line of its source, or of the file of the record; None where the whole is meant."""
    offset: int | None
    """Code point of the source to which it leads; None where it leads nowhere."""
    title: str
    """Heading, or the words that are doubtful; may be empty."""
    text: str
    """What it says."""
    aside: str
    """What it is, in a word or two; may be empty."""
    more: tuple[str, ...]
    """What shows it: evidence, a sentence each."""
    groups: tuple[tuple[Grouping, tuple[str, ...]], ...]
    """For each grouping the names of the groups it belongs to; none where it belongs to no group."""
    names: str = ""
    """Folded, one below the other: every name of what it names, of the wholes of that, and of its agency."""

    def groups_of(self, grouping: Grouping) -> tuple[str, ...]:
        """The names of its groups."""
        return dict(self.groups).get(grouping, ())


@dataclass(frozen=True, slots=True)
class LedgerRows:
    """All rows of a list, in the order of the reports."""

    ledger: Ledger
    """What is listed."""
    rows: tuple[LedgerRow, ...]
    """The rows."""
