"""The commands: where each lives, and what it is for in a sentence. Listing them loads none of them."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.messages import gettext as _


@dataclass(frozen=True, slots=True)
class Entry:
    """A command."""

    module: str
    """Module below `cli.commands` that holds it under its own name."""
    summary: str
    """What it does, in the language in use."""


def entries() -> dict[str, Entry]:
    """All commands, in the order in which they are listed."""
    return {
        "reports": Entry("reports", _("List the reports of the library.")),
        "outline": Entry("outline", _("Print the outline of a report.")),
        "show": Entry("show", _("Print a section (REPORT/PATH) or a report as reading text.")),
        "cite": Entry("cite", _("Print the citation of a passage or report, in several styles.")),
        "names": Entry("names", _("List who and what is named in a passage, section or report.")),
        "search": Entry("search", _("Search in every spelling; prints sections with matches.")),
        "concordance": Entry("concordance", _("Print each occurrence with what stands beside it.")),
        "frequency": Entry("frequency", _("Count words by report, year and kind of section; show how they spread.")),
        "collocates": Entry("collocates", _("List the words that stand beside the query.")),
        "keywords": Entry("keywords", _("List the words that set a report apart from the others.")),
        "searches": Entry("searches", _("Keep searches, run them again, list earlier ones.")),
        "parallels": Entry("parallels", _("List near-identical passages across reports and within one.")),
        "institutions": Entry("institutions", _("List the institutions with visits and mentions.")),
        "institution": Entry("institutions", _("Print names, lineage, visits and mentions of one.")),
        "people": Entry("people", _("List the people whom the reports name.")),
        "person": Entry("people", _("Print names, roles, visits and mentions of one.")),
        "programmes": Entry("programmes", _("List laws, plans, programmes and funds.")),
        "programme": Entry("programmes", _("Print names, owner, years, budgets and mentions of one.")),
        "places": Entry("places", _("List countries, regions, cities and wards.")),
        "place": Entry("places", _("Print names, visits, institutions and mentions of one.")),
        "visits": Entry("visits", _("List visits, meetings, signings and inbound visits.")),
        "itinerary": Entry("visits", _("Print the itinerary of a report, day by day.")),
        "dossier": Entry("dossier", _("Print a Markdown brief to read before a visit.")),
        "recommendations": Entry("recommendations", _("List every recommendation of the reports.")),
        "notes": Entry("notes", _("List the editor's notes on doubtful places.")),
        "draft": Entry("draft", _("Draft the record of a report that has none.")),
        "bookmarks": Entry("bookmarks", _("Keep passages and export them.")),
        "index": Entry("index", _("Build or refresh the index (searches do so by themselves).")),
        "check": Entry("check", _("Check corpus, authority files, index, bookmarks, terminal.")),
        "serve": Entry("serve", _("Serve the terminal program to a browser.")),
        "config": Entry("config", _("Show and change settings and keys.")),
        "completion": Entry("completion", _("Print the completion script of a shell.")),
    }


def summary(name: str) -> str:
    """What a command does."""
    return entries()[name].summary
