"""What templates can print: the bookmarks and reports as plain values, by the names that stand in `docs/exporting.md`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.export.citation import STYLES, pandoc
from tjexplorer.export.escape import Markdown, escape
from tjexplorer.export.label import colon
from tjexplorer.export.links import link_of
from tjexplorer.export.quotation import block_quote, plain_text, quotation, source_lines
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import AnchorStatus, Colour
from tjexplorer.model.citation import Citation, cite
from tjexplorer.model.report import Report
from tjexplorer.model.section import SectionKind


@dataclass(frozen=True, slots=True)
class ReportValues:
    """A report, as templates know it."""

    id: str
    """Id of the report."""
    title: str
    """Its title; the id where the library has the report no more."""
    label: str
    """Its short name; the id where the library has the report no more."""
    agency: str
    """The body that made it, as printed; may be empty."""
    year: str
    """Its year in digits; may be empty."""
    key: str
    """Its citation key; empty where the library has the report no more."""
    citation: Markdown
    """The report as a whole, cited in the chosen style; empty where the library has it no more."""


@dataclass(frozen=True, slots=True)
class BookmarkValues:
    """A bookmark, as templates know it."""

    id: str
    """Id of the bookmark, for instance `b-20261121-7f3k`."""
    report: ReportValues
    """Its report."""
    section: str
    """Id of its section."""
    heading: str
    """The heading of its section."""
    line: int
    """1-based first line in the source."""
    end_line: int
    """1-based last line."""
    start: int
    """First code point of the passage in the source."""
    end: int
    """One past its last code point."""
    text: str
    """The passage as it is read: a line for each paragraph, the cells of a table parted by tabs."""
    quote: Markdown
    """The passage as a block quote, with its paragraphs and tables."""
    citation: Markdown
    """Citation in the chosen style, with the key for pandoc behind it."""
    footnote: str
    """Citation as a Chinese footnote."""
    apa: str
    """Citation in the APA style."""
    chicago: str
    """Citation in the Chicago style."""
    pandoc: Markdown
    """Citation key with lines, for pandoc."""
    note: str
    """What the reader wrote, with its line breaks; may be empty."""
    tags: tuple[str, ...]
    """The reader's words to sort by."""
    collection: str
    """The collection that the bookmark is in; may be empty."""
    colour: str
    """The name of its colour in the language in use; may be empty."""
    created: str
    """When it was made, with its time zone."""
    status: str
    """anchored, moved or lost."""
    state: str
    """A sentence where it is moved, lost or reworded; else empty."""
    command: str
    """The command that shows the passage."""
    link: str
    """The link that leads to it; empty where it is lost."""


def report_values(report_id: str, report: Report | None, style: str) -> ReportValues:
    """A report for templates; `style` is one of `STYLES`."""
    if report is None:
        return ReportValues(report_id, report_id, report_id, "", "", "", Markdown(""))
    cited = cite(report)
    return ReportValues(
        id=report_id,
        title=report.record.display_title,
        label=report.record.label,
        agency=cited.agency or "",
        year=str(cited.year or ""),
        key=cited.key,
        citation=_cited(cited, style),
    )


def bookmark_values(each: PlacedBookmark, style: str) -> BookmarkValues:
    """A bookmark for templates; `style` is one of `STYLES`."""
    bookmark, report = each.bookmark, each.report
    cited = cite(report, each.anchor.span) if report else None
    blocks = quotation(report, each.anchor.span) if report and each.anchor.span else source_lines(bookmark.quotation)
    return BookmarkValues(
        id=bookmark.id,
        report=report_values(bookmark.report, report, style),
        section=each.section,
        heading=_heading(each),
        line=each.line,
        end_line=_last_line(each),
        start=each.span.start,
        end=each.span.end,
        text=plain_text(blocks),
        quote=Markdown(block_quote(blocks)),
        citation=_cited(cited, style),
        footnote=STYLES["footnote"](cited) if cited else "",
        apa=STYLES["apa"](cited) if cited else "",
        chicago=STYLES["chicago"](cited) if cited else "",
        pandoc=Markdown(pandoc(cited)) if cited else Markdown(""),
        note=bookmark.note,
        tags=bookmark.tags,
        collection=bookmark.collection,
        colour=_colour(bookmark.colour),
        created=bookmark.created.isoformat(timespec="seconds"),
        status=each.anchor.status.value,
        state=_state(each),
        command=f"tjexplorer show {each.section} --line {each.line}",
        link=link_of(report, each.anchor.span) if report and each.anchor.span else "",
    )


def labels() -> Mapping[str, Markdown]:
    """What stands before a value, colon and all, in the language in use."""
    names = {
        "note": _("Note"),
        "tags": _("Tags"),
        "collection": _("Collection"),
        "colour": _("Colour"),
        "status": _("Status"),
        "open": _("Open again"),
        "bookmark": _("Bookmark"),
    }
    return {name: Markdown(escape(words) + colon()) for name, words in names.items()}


def _cited(citation: Citation | None, style: str) -> Markdown:
    """A citation; one of a passage has the key for pandoc behind it, unless that is the style."""
    if citation is None:
        return Markdown("")
    if style == "pandoc":
        return Markdown(pandoc(citation))
    words = escape(STYLES[style](citation))
    return Markdown(f"{words} {pandoc(citation)}" if citation.passage else words)


def _heading(each: PlacedBookmark) -> str:
    section = each.report.by_id.get(each.section) if each.report else None
    if section and section.kind is SectionKind.FRONT:
        return section.title or _("Front matter")
    return section.title if section and section.title else each.section


def _last_line(each: PlacedBookmark) -> int:
    if each.report is None or each.anchor.span is None:
        return each.line + each.bookmark.quotation.rstrip("\n").count("\n")
    return each.report.source.last_line_of(each.anchor.span)


def _state(each: PlacedBookmark) -> str:
    line = each.bookmark.line
    if each.anchor.status is AnchorStatus.LOST:
        return _("lost: the source no longer has these words; they stood on line {line}").format(line=line)
    said = ""
    if each.anchor.status is AnchorStatus.MOVED:
        said = _("moved: the source was edited, the passage stood on line {line} before").format(line=line)
    if each.anchor.reworded:
        changed = _("reworded: letters of the passage differ from those that were kept")
        said = f"{said}; {changed}" if said else changed
    return said


def _colour(colour: Colour | None) -> str:
    names = {
        Colour.RED: _("red"),
        Colour.YELLOW: _("yellow"),
        Colour.GREEN: _("green"),
        Colour.BLUE: _("blue"),
        Colour.PURPLE: _("purple"),
    }
    return names[colour] if colour else ""
