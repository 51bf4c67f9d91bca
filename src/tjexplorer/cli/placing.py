"""Places as people and links name them on the command line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import click

from tjexplorer.bookmarks.passage import quoted
from tjexplorer.cli.diagnostics import say
from tjexplorer.corpus.library import Library
from tjexplorer.errors import UsageError
from tjexplorer.export.links import Linked, followed, lines_of
from tjexplorer.messages import gettext as _
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section
from tjexplorer.model.span import Span


class Lines(click.ParamType[tuple[int, int]]):
    """A line, or two with a hyphen between them."""

    name = "lines"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """First and last line."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"([0-9]{1,9})(?:[-–—]([0-9]{1,9}))?", str(value).strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last:
            self.fail(_("“{value}” is no line like 45, and no lines like 45-47.").format(value=value), param, ctx)
        return first, last


def place_named(library: Library, place: str) -> Linked:
    """What a place or link means; a line on stderr where its words are no longer there. Raises as `links.followed`."""
    found = followed(place, library)
    if found.changed:
        told = _("The words of this link no longer stand in {report}; its lines are taken as they are today.")
        say(told.format(report=found.report.id))
    return found


def passage_named(library: Library, place: str, lines: tuple[int, int] | None, quote: str | None) -> Linked:
    """A place with the lines or words of it that options name.

    Raises `UsageError` where they do not stand there, or where more than one of them is given.
    """
    found = place_named(library, place)
    if (found.span is not None) + (lines is not None) + (quote is not None) > 1:
        raise UsageError(_("Lines in the place, --line and --quote exclude each other. Give one of them."))
    if lines is not None:
        return replace(found, span=lines_of(found.report, found.section, *lines))
    if quote is not None:
        return replace(found, span=quoted(found.report, found.section or _all_of(found.report), quote))
    return found


def _all_of(report: Report) -> Section:
    """A report as one section, so that words are sought in all of it."""
    if not report.sections:
        raise UsageError(_("There is no text in {report}. Choose another one.").format(report=report.id))
    whole = Span(0, len(report.source.text))
    return replace(report.sections[0], id=report.id, span=whole, line=1, end_line=report.source.line_count, blocks=())
