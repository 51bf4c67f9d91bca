"""Bookmarks as a Markdown document with YAML front matter, for pandoc, Obsidian or any editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from types import MappingProxyType

from tjexplorer import yaml_file
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.export.citation import footnote, pandoc
from tjexplorer.export.escape import escape, escape_lines
from tjexplorer.export.quotation import block_quote, quotation, source_lines
from tjexplorer.messages import gettext as _
from tjexplorer.messages import language
from tjexplorer.model.bookmark import AnchorStatus
from tjexplorer.model.citation import cite
from tjexplorer.model.report import Report
from tjexplorer.model.section import SectionKind
from tjexplorer.model.span import Span

COLONS: Mapping[str, str] = MappingProxyType({"zh_TW": "：", "ja": "："})
"""What stands between a label and its value, where it is not a colon and a space."""


def bookmarks_to_markdown(
    placed: Sequence[PlacedBookmark], *, library: str, now: datetime, title: str | None = None
) -> str:
    """All bookmarks as one document, by report and in source order; lost ones come last in their report.

    `library` is the library's name for the front matter, `now` the time of the export.
    """
    title = title or _("Bookmarks")
    ordered = sorted(placed, key=_order)
    tags = sorted({tag for each in placed for tag in each.bookmark.tags})
    front = yaml_file.dump(
        {
            "title": title,
            "created": now.isoformat(timespec="seconds"),
            "library": library,
            "count": len(placed),
            "tags": tags,
        }
    )
    parts = [f"---\n{front}---", f"# {escape(title)}"]
    for report_id, group in groupby(ordered, key=lambda each: each.bookmark.report):
        members = list(group)
        parts.append(f"## {escape(_report_heading(report_id, members[0].report))}")
        parts.extend(_section(each) for each in members)
    return "\n\n".join(parts) + "\n"


def passage_to_markdown(report: Report, span: Span) -> str:
    """A passage with its citations, as the copy menu gives it."""
    citation = cite(report, span)
    return f"{block_quote(quotation(report, span))}\n\n{escape(footnote(citation))} {pandoc(citation)}\n"


def _order(each: PlacedBookmark) -> tuple[str, bool, int, str]:
    return each.bookmark.report, each.anchor.span is None, each.span.start, each.bookmark.id


def _report_heading(report_id: str, report: Report | None) -> str:
    return report.record.display_title if report else report_id


def _section_heading(each: PlacedBookmark) -> str:
    section = each.report.by_id.get(each.section) if each.report else None
    if section and section.kind is SectionKind.FRONT:
        return section.title or _("Front matter")
    return section.title if section and section.title else each.section


def _section(each: PlacedBookmark) -> str:
    bookmark, report = each.bookmark, each.report
    parts = [f"### {escape(_section_heading(each))}"]
    if report and each.anchor.span:
        citation = cite(report, each.anchor.span)
        parts.append(block_quote(quotation(report, each.anchor.span)))
        parts.append(f"{escape(footnote(citation))} {pandoc(citation)}")
    else:
        parts.append(block_quote(source_lines(bookmark.quotation)))
        if report:
            parts.append(escape(footnote(cite(report))))
    if bookmark.note:
        parts.append(_labelled(_("Note"), escape_lines(bookmark.note)))
    if bookmark.tags:
        parts.append(_labelled(_("Tags"), ", ".join(escape(tag) for tag in bookmark.tags)))
    if each.anchor.status is AnchorStatus.MOVED:
        was = _("moved: the source was edited, the passage stood on line {line} before").format(line=bookmark.line)
        parts.append(_labelled(_("Status"), escape(was)))
    elif each.anchor.status is AnchorStatus.LOST:
        was = _("lost: the source no longer has these words; they stood on line {line}").format(line=bookmark.line)
        parts.append(_labelled(_("Status"), escape(was)))
    parts.append(_labelled(_("Open again"), f"`tjexplorer show {_in_code(each.section)} --line {each.line}`"))
    parts.append(_labelled(_("Bookmark"), f"{bookmark.id}, {bookmark.created.isoformat(timespec='seconds')}"))
    return "\n\n".join(part for part in parts if part)


def _labelled(label: str, value: str) -> str:
    return f"{escape(label)}{COLONS.get(language(), ': ')}{value}"


def _in_code(section_id: str) -> str:
    """An id inside a code span, where nothing can be escaped; a bookmark's file may hold anything."""
    return " ".join(section_id.replace("`", "'").split())
