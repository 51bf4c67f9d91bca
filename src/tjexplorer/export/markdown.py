"""Bookmarks as a Markdown document with YAML front matter, for pandoc, Obsidian or any editor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.export.escape import escape
from tjexplorer.export.markers import report_name
from tjexplorer.export.template import BookmarkTemplate, default_template
from tjexplorer.export.template_values import bookmark_values, labels, report_values
from tjexplorer.export.updating import Chapter, Pages, Passage, written
from tjexplorer.messages import gettext as _


def bookmark_pages(
    placed: Sequence[PlacedBookmark],
    *,
    library: str,
    now: datetime,
    template: BookmarkTemplate | None = None,
    style: str = "footnote",
) -> Pages:
    """Bookmarks by report and in source order; lost ones come last in their report.

    `library` is the library's name for the front matter, `now` the time of the export, `style` that of citations. Raises
    `TemplateError` where the template, that of the program where none is given, prints nothing that can be used.
    """
    template = template or default_template()
    named = labels()
    whole = {
        "title": _("Bookmarks"),
        "library": library,
        "exported": now.isoformat(timespec="seconds"),
        "count": len(placed),
        "tags": sorted({tag for each in placed for tag in each.bookmark.tags}),
        "labels": named,
    }
    chapters = []
    for report_id, group in groupby(sorted(placed, key=_order), key=lambda each: each.bookmark.report):
        members = [(each, bookmark_values(each, style)) for each in group]
        values = {**whole, "report": report_values(report_id, members[0][0].report, style)}
        heading = Passage(report_name(report_id), template.markdown("report", values))
        passages = tuple(
            Passage(each.bookmark.id, template.markdown("bookmark", {**values, "bookmark": shown}))
            for each, shown in members
        )
        chapters.append(Chapter(heading, passages))
    front, head = template.front_matter(whole), template.markdown("head", whole)
    farewell = f"{named['status']}{escape(_('not among the bookmarks at the last export'))}"
    return Pages(front, head, tuple(chapters), farewell)


def bookmarks_to_markdown(
    placed: Sequence[PlacedBookmark],
    *,
    library: str,
    now: datetime,
    template: BookmarkTemplate | None = None,
    style: str = "footnote",
) -> str:
    """Bookmarks as one new document: see `bookmark_pages`."""
    return written(bookmark_pages(placed, library=library, now=now, template=template, style=style))


def _order(each: PlacedBookmark) -> tuple[str, bool, int, str]:
    return each.bookmark.report, each.anchor.span is None, each.span.start, each.bookmark.id
