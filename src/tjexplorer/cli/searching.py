"""The options of a search, shared by the commands that search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from tjexplorer.cli.diagnostics import say
from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UnknownNameError, UsageError, nearest
from tjexplorer.messages import gettext as _
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.search_record import Inquiry, SearchRecord
from tjexplorer.model.section import SectionKind
from tjexplorer.search.request import SearchRequest, Sort

if TYPE_CHECKING:
    from tjexplorer.authority.register import Register
    from tjexplorer.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound=NamedRecord)

MOST_OFFERED = 5
"""Records that are offered for a name that none of them has."""


class QueryCommand(click.Command):
    """A command that takes a query: words that begin with one minus are words of it, not options (-JST)."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, the words behind the options."""
        takes_value = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not (option.is_flag or option.count)
            for name in option.opts
        }
        options: list[str] = []
        words: list[str] = []
        waiting = iter(args)
        for arg in waiting:
            if arg == "--":
                words.extend(waiting)
            elif arg.startswith("--") or arg in self.get_help_option_names(ctx):
                options.append(arg)
                if arg in takes_value:
                    value = next(waiting, None)
                    if value is None:
                        # Nothing may follow, or it would be taken for the value that is missing.
                        return super().parse_args(ctx, options)
                    options.append(value)
            else:
                words.append(arg)
        return super().parse_args(ctx, [*options, "--", *words] if words else options)


class IsoDate(click.ParamType[Date]):
    """A day, month or year in ISO form."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        """The day itself; of a month or year the first day, or the last."""
        if isinstance(value, Date):
            return value
        day = _day_of(str(value), last=self._last)
        if day is None:
            self.fail(_("“{value}” is no date like 2013, 2013-02 or 2013-02-25.").format(value=value), param, ctx)
        return day


def _day_of(text: str, *, last: bool) -> Date | None:
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            return Date(*numbers)
        if len(numbers) == 2:
            year, month = numbers
            following = Date(year + month // 12, month % 12 + 1, 1)
            return Date.fromordinal(following.toordinal() - 1) if last else Date(year, month, 1)
        return Date(numbers[0], 12, 31) if last else Date(numbers[0], 1, 1)
    except (ValueError, TypeError):
        return None


def conditions(function: F) -> F:
    """The filters and switches of `cli-contract`: reports, agencies, years, institutions, kinds, dates, spellings."""
    options = (
        click.option("--report", "reports", multiple=True, metavar="R", help=_("Only this report.")),
        click.option("--agency", "agencies", multiple=True, metavar="A",
                     help=_("Only reports that this agency made (id or any of its names).")),
        click.option("--year", "years", multiple=True, type=click.IntRange(min=1, max=9999), metavar="Y",
                     help=_("Only reports of this year; years of the Republic below 200.")),
        click.option("--institution", "institutions", multiple=True, metavar="I",
                     help=_("Only sections that name this institution (id or any of its names).")),
        click.option("--kind", "kinds", multiple=True, type=OneOf([str(kind) for kind in SectionKind]),
                     help=_("Only sections of this kind.")),
        click.option("--from", "date_from", type=IsoDate(last=False), help=_("Only what happened on this day or later.")),
        click.option("--to", "date_to", type=IsoDate(last=True), help=_("Only what happened on this day or earlier.")),
        click.option("--spelling-only", is_flag=True, help=_("Other spellings yes, other names and words no.")),
        click.option("--exact", is_flag=True, help=_("Only the characters as typed.")),
        click.option("--off", "off_forms", multiple=True, metavar="FORM", help=_("Switch a written form off.")),
        click.option("--on", "on_forms", multiple=True, metavar="FORM", help=_("Switch a related form on.")),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def filters(function: F) -> F:
    """The conditions of a search, and its limit."""
    limit = click.option("--limit", type=click.IntRange(min=0), default=20, help=_("How many; 0 prints all."))
    return conditions(limit(function))


def kept_out(function: F) -> F:
    """The option of commands whose searches enter the history."""
    return click.option("--no-history", is_flag=True, help=_("Do not keep this search in the history."))(function)


def request_of(workspace: Workspace, words: tuple[str, ...], options: Mapping[str, object]) -> SearchRequest:
    """The request that the options describe; names of reports and institutions become ids. Raises `UsageError`."""
    return SearchRequest.asking(inquiry_of(workspace, words, options), cast("int", options["limit"]))


def inquiry_of(workspace: Workspace, words: tuple[str, ...], options: Mapping[str, object]) -> Inquiry:
    """What the options ask for; names of reports, agencies and institutions become ids. Raises `UsageError`."""
    reports = cast("tuple[str, ...]", options["reports"])
    institutions = cast("tuple[str, ...]", options["institutions"])
    return Inquiry(
        query=" ".join(words),
        reports=tuple(workspace.library.resolve(name) for name in reports),
        institutions=tuple(institution_id(workspace, name) for name in institutions),
        kinds=cast("tuple[str, ...]", options["kinds"]),
        agencies=tuple(agency(workspace, name) for name in cast("tuple[str, ...]", options["agencies"])),
        # Nobody means a year of the first two centuries: those are years of the Republic.
        years=tuple(year + 1911 if year < 200 else year for year in cast("tuple[int, ...]", options["years"])),
        date_from=cast("Date | None", options["date_from"]),
        date_to=cast("Date | None", options["date_to"]),
        spelling_only=bool(options["spelling_only"]),
        exact=bool(options["exact"]),
        off_forms=frozenset(cast("tuple[str, ...]", options["off_forms"])),
        on_forms=frozenset(cast("tuple[str, ...]", options["on_forms"])),
        sort=Sort(str(options.get("sort", Sort.RELEVANCE))) if options.get("sort") in set(Sort) else Sort.ORDER,
    )


def remember(workspace: Workspace, request: SearchRequest, sections: int, matches: int) -> None:
    """Keep a search in the history; where that cannot be, a line says why, and nothing fails."""
    now = datetime.now().astimezone()
    record = SearchRecord(now, str(workspace.places.root), Inquiry.of(request), sections, matches)
    problem = workspace.history.add(record)
    if problem:
        say(problem)


def agency(workspace: Workspace, name: str) -> str:
    """The agency of a report that a name stands for: the id of its record, else its printed name.

    Raises `UnknownNameError` with the nearest ones, and as `record_id` does.
    """
    records = [workspace.library.record(report_id) for report_id in workspace.library.report_ids]
    printed = {record.agency.text: record.agency.institution for record in records if record.agency}
    ids = {known for known in printed.values() if known}
    if name in ids or (name in printed and not printed[name]):
        return name
    found = printed.get(name) or next((one.id for one in workspace.institutions.sought(name) if one.id in ids), None)
    if found:
        return found
    raise UnknownNameError(_("agency"), name, [*sorted(ids), *sorted(printed)], "tjexplorer reports")


def institution_id(workspace: Workspace, name: str) -> str:
    """The id of the institution that a name stands for; as `record_id`."""
    return record_id(workspace.institutions, name)


def record_id(register: Register[R], name: str) -> str:
    """The id that a name stands for: an id, or any written form of a name, its words in any order, of a person one of the
    names; if only one record has it.

    Raises `UsageError` where several bear the name, else `UnknownNameError` with those that have it in theirs, the nearest
    ids, or the nearest names.
    """
    found = register.sought(name)
    if len(found) > 1:
        problem = _("“{name}” means more than one {what}: {ids}. Write one of these ids.")
        raise UsageError(problem.format(name=name, what=register.noun(), ids=", ".join(map(_with_id, found))))
    if found:
        return found[0].id
    forms = tuple(form.form for record in register for form in register.forms(record.id))
    known = tuple(register.by_id) if nearest(name, tuple(register.by_id)) else forms
    offered = tuple(map(_with_id, register.containing(name)[:MOST_OFFERED]))
    raise UnknownNameError(register.noun(), name, known, f"tjexplorer {register.COMMAND}", offered)


def _with_id(record: NamedRecord) -> str:
    return f"{record.id} ({' '.join(filter(None, (record.shown, record.printed_beside)))})"
