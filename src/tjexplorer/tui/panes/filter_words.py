"""Filters and forms of a search in a few words, for lists and titles."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import Inquiry
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.panes.wording import section_kind


def filter_words(inquiry: Inquiry, catalogue: Catalogue) -> str:
    """What a search is confined to; values that widen each other have a comma between them, filters a semicolon."""
    groups = (
        [catalogue.label(report_id) for report_id in inquiry.reports],
        [str(year) for year in inquiry.years],
        [catalogue.name(agency) for agency in inquiry.agencies],
        [section_kind(kind) for kind in inquiry.kinds],
        [catalogue.name(institution) for institution in inquiry.institutions],
    )
    return "; ".join(
        [*(", ".join(group) for group in groups if group), *period_words(inquiry), *breadth_words(inquiry)]
    )


def period_words(inquiry: Inquiry) -> Iterator[str]:
    """The period, where there is one."""
    if inquiry.date_from and inquiry.date_to:
        yield _("{first} to {last}").format(first=inquiry.date_from, last=inquiry.date_to)
    elif inquiry.date_from:
        yield _("from {day}").format(day=inquiry.date_from)
    elif inquiry.date_to:
        yield _("until {day}").format(day=inquiry.date_to)


def breadth_words(inquiry: Inquiry) -> Iterator[str]:
    """What counts beside the characters as typed, where that is not everything."""
    if inquiry.exact:
        yield _("only as typed")
    elif inquiry.spelling_only:
        yield _("only other spellings")


def form_words(inquiry: Inquiry) -> Iterator[str]:
    """The written forms that were switched."""
    for sentence, forms in ((_("off: {forms}"), inquiry.off_forms), (_("on: {forms}"), inquiry.on_forms)):
        if forms:
            yield sentence.format(forms=", ".join(sorted(forms)))


def inquiry_words(inquiry: Inquiry, catalogue: Catalogue) -> str:
    """Everything about a search but its query; empty where it was an open one."""
    return "; ".join(filter(None, [filter_words(inquiry, catalogue), *form_words(inquiry)]))
