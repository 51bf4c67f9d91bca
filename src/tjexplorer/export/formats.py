"""The formats in which bookmarks leave the program, by the names that the command line and the app use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.errors import UnknownNameError
from tjexplorer.export.bibliography import bibtex, csl_json, is_bibtex, is_csl_json
from tjexplorer.export.markdown import bookmarks_to_markdown
from tjexplorer.export.tables import (
    BOOKMARK_COLUMNS,
    bookmarks_csv,
    bookmarks_document,
    is_bookmarks_document,
    json_document,
)
from tjexplorer.export.template import BookmarkTemplate
from tjexplorer.messages import gettext as _
from tjexplorer.model.citation import Citation, cite

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {"markdown": ".md", "csv": ".csv", "json": ".json", "bibtex": ".bib", "csl-json": ".json"}
)
"""The formats, and how the names of their files end."""


def export_bookmarks(  # noqa: PLR0913  # what is exported, and each thing that shapes it
    form: str,
    placed: Sequence[PlacedBookmark],
    *,
    library: str,
    now: datetime,
    template: BookmarkTemplate | None = None,
    style: str = "footnote",
) -> str:
    """Bookmarks in one of the formats. The bibliographies describe the reports that the bookmarks point into.

    `template` and `style`, the style of citations, are for Markdown alone. Raises `UnknownNameError` where there is no such
    format, `TemplateError` where the template cannot be used.
    """
    match form:
        case "markdown":
            return bookmarks_to_markdown(placed, library=library, now=now, template=template, style=style)
        case "csv":
            return bookmarks_csv(placed)
        case "json":
            return json_document(bookmarks_document(placed))
        case "bibtex":
            return bibtex(_cited(placed))
        case "csl-json":
            return csl_json(_cited(placed))
    raise UnknownNameError(_("format"), form, list(SUFFIXES), "tjexplorer bookmarks export --help")


def is_export(form: str, text: str) -> bool:
    """Whether a text is an export of bookmarks in one of the formats but Markdown, or blank. Numbers, notes and anything
    else that stands in a field may have been changed; what stands beside the fields makes it another text.
    """
    if not text.strip():
        return True
    match form:
        case "csv":
            return text.removeprefix("\ufeff").startswith(",".join(BOOKMARK_COLUMNS) + "\n")
        case "json":
            return is_bookmarks_document(text)
        case "bibtex":
            return is_bibtex(text)
        case "csl-json":
            return is_csl_json(text)
    return False


def _cited(placed: Sequence[PlacedBookmark]) -> list[Citation]:
    return [cite(each.report) for each in placed if each.report]
