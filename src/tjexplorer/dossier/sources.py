"""What a dossier is gathered from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tjexplorer.authority.gazetteer import Gazetteer
from tjexplorer.authority.institutions import Institutions
from tjexplorer.authority.people import People
from tjexplorer.authority.programmes import Programmes
from tjexplorer.errors import TjexplorerError
from tjexplorer.model.mention import Authority, Mention
from tjexplorer.model.recommendation import Recommendation
from tjexplorer.model.report import Report


class Sources(Protocol):
    """An open library, as far as a dossier needs one; `Workspace` is such a thing."""

    @property
    def institutions(self) -> Institutions:
        """The authority file of institutions."""

    @property
    def people(self) -> People:
        """The persons."""

    @property
    def programmes(self) -> Programmes:
        """The laws, plans, programmes and funds."""

    @property
    def gazetteer(self) -> Gazetteer:
        """The geographic places. Raises `RecordError`."""

    def readable(self) -> tuple[tuple[Report, ...], Mapping[str, TjexplorerError]]:
        """All reports that can be read, in the order of their ids, and what is wrong with the others."""

    def annotated(self, report_id: str) -> Report:
        """A report with all its editor's notes."""

    def mentions(self, report_id: str, authority: Authority = ...) -> tuple[Mention, ...]:
        """Every place of a report that names a record of an authority file, in source order."""

    def recommendations(self, report_id: str) -> tuple[Recommendation, ...]:
        """What a report recommends, in source order."""
