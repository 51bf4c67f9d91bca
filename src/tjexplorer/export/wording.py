"""Words that the pages of a dossier and of a comparison share."""

from __future__ import annotations

from tjexplorer.dossier.contents import Dossier
from tjexplorer.dossier.kinship import Kinship
from tjexplorer.export.escape import escape
from tjexplorer.export.label import colon
from tjexplorer.messages import gettext as _


def labelled(label: str, value: str) -> str:
    """A label with its value, which is Markdown already."""
    return f"{label}{colon()}{value}"


def report_name(dossier: Dossier, report: str) -> str:
    """The short name of a report."""
    return escape(dossier.reports[report].record.label)


def kin(kinship: Kinship) -> str:
    """What another body is to the institution, in the language in use."""
    return {
        Kinship.ITSELF: _("itself"),
        Kinship.EARLIER: _("earlier body"),
        Kinship.LATER: _("later body"),
        Kinship.PART: _("part of it"),
    }[kinship]


def kind_of_visit(kind: str) -> str:
    """The kind of a visit, in the language in use."""
    names = {"visit": _("visit"), "meeting": _("meeting"), "signing": _("signing"), "inbound": _("inbound visit")}
    return names.get(kind, kind)
