"""What the documents of named things ask of an open library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.name_forms import folded_name
from tjexplorer.authority.people import People
from tjexplorer.authority.programmes import Programmes
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.record import Visit
from tjexplorer.model.report import Report


class Holdings(Protocol):
    """The reports of a library and its authority files, each read when it is asked for; a `Workspace` is one."""

    @property
    def institutions(self) -> Institutions:
        """Organisations."""

    @property
    def people(self) -> People:
        """Persons."""

    @property
    def programmes(self) -> Programmes:
        """Laws, plans, programmes, funds."""

    @property
    def gazetteer(self) -> Gazetteer:
        """Geographic places."""

    def reports(self) -> tuple[Report, ...]:
        """All reports."""

    def visits(self) -> tuple[Visit, ...]:
        """All their visits."""

    def mentions(self, report_id: str, authority: Authority = ...) -> tuple[Mention, ...]:
        """Every place of a report that names a record of an authority file."""

    def recommendations(self, report_id: str) -> tuple[Recommendation, ...]:
        """What a report recommends."""


class MentionList:
    """Where the records of one authority file are named, in all reports of a library."""

    def __init__(self, holdings: Holdings, authority: Authority) -> None:
        self._reports = tuple(report.id for report in holdings.reports())
        self._of: dict[str, list[Mention]] = {}
        for report in self._reports:
            for mention in holdings.mentions(report, authority):
                self._of.setdefault(mention.record, []).append(mention)

    def of(self, id_: str) -> Sequence[Mention]:
        """The places that name a record, in the order of the reports and their sources."""
        return self._of.get(id_, ())

    def counts(self, id_: str) -> dict[str, int]:
        """How often each report names a record, reports that do not left out."""
        return dict(sorted(Counter(mention.report for mention in self.of(id_)).items()))

    def reports(self, id_: str, others: Iterable[str]) -> list[str]:
        """The reports of the library that name a record or, by its own statements, tell of it."""
        return sorted({*self.counts(id_), *others} & set(self._reports))

    def rows(self, id_: str) -> list[dict[str, Any]]:
        """The places as documents give them."""
        return [
            {
                "report": mention.report,
                "section": mention.section,
                "line": mention.line,
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
            }
            for mention in self.of(id_)
        ]

    def variants(self, record: NamedRecord) -> list[dict[str, Any]]:
        """All forms of a record's name but the preferred ones, each with the reports in which it stands."""
        places: dict[str, set[str]] = {}
        for mention in self.of(record.id):
            places.setdefault(folded_name(mention.form), set()).add(mention.report)
        return [
            {
                "form": variant.form,
                "kind": variant.kind,
                "reports": sorted(places.get(folded_name(variant.form), ())),
                "attested": variant.attested,
            }
            for variant in record.variants
        ]


def preferred_names(record: NamedRecord) -> dict[str, str | None]:
    """The preferred names by language."""
    return {"zh": record.zh, "ja": record.ja, "en": record.en}


def briefly(records: Iterable[NamedRecord]) -> list[dict[str, Any]]:
    """Records by id and names alone."""
    return [{"id": record.id, "names": preferred_names(record)} for record in records]


def other_names(record: NamedRecord) -> dict[str, Any]:
    """What else documents tell of a record's names."""
    return {"reading": record.ja_reading, "abbreviation": record.abbreviation, "note": record.note}
