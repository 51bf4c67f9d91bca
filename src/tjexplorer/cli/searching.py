"""The options of a search, shared by the commands that search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from tjexplorer.cli.usage import OneOf
from tjexplorer.errors import UnknownNameError, UsageError, nearest
from tjexplorer.messages import gettext as _
from tjexplorer.model.names import NamedRecord
from tjexplorer.model.section import SectionKind
from tjexplorer.search.request import SearchRequest, Sort

if TYPE_CHECKING:
    from tjexplorer.authority.register import Register
    from tjexplorer.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R", bound=NamedRecord)


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


def filters(function: F) -> F:
    """The filters and switches of `cli-contract`: reports, institutions, kinds, dates, spellings, limit."""
    options = (
        click.option("--report", "reports", multiple=True, metavar="R", help=_("Only this report.")),
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
        click.option("--limit", type=click.IntRange(min=0), default=20, help=_("How many; 0 prints all.")),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def request_of(workspace: Workspace, words: tuple[str, ...], options: Mapping[str, object]) -> SearchRequest:
    """The request that the options describe; names of reports and institutions become ids. Raises `UsageError`."""
    reports = cast("tuple[str, ...]", options["reports"])
    institutions = cast("tuple[str, ...]", options["institutions"])
    return SearchRequest(
        query=" ".join(words),
        reports=tuple(workspace.library.resolve(name) for name in reports),
        institutions=tuple(institution_id(workspace, name) for name in institutions),
        kinds=cast("tuple[str, ...]", options["kinds"]),
        date_from=cast("Date | None", options["date_from"]),
        date_to=cast("Date | None", options["date_to"]),
        spelling_only=bool(options["spelling_only"]),
        exact=bool(options["exact"]),
        off_forms=frozenset(cast("tuple[str, ...]", options["off_forms"])),
        on_forms=frozenset(cast("tuple[str, ...]", options["on_forms"])),
        sort=Sort(str(options.get("sort", "relevance"))) if options.get("sort") in set(Sort) else Sort.ORDER,
        limit=cast("int", options["limit"]),
    )


def institution_id(workspace: Workspace, name: str) -> str:
    """The id of the institution that a name stands for; as `record_id`."""
    return record_id(workspace.institutions, name)


def record_id(register: Register[R], name: str) -> str:
    """The id that a name stands for: an id, or any written form of a name that only one record has.

    Raises `UnknownNameError` with the nearest ids, else names, or `UsageError` where several bear the name.
    """
    if name in register:
        return name
    found = register.find(name)
    if len(found) > 1:
        problem = _("“{name}” means more than one {what}: {ids}. Write one of these ids.")
        ids = ", ".join(one.id for one in found)
        raise UsageError(problem.format(name=name, what=register.noun(), ids=ids))
    if found:
        return found[0].id
    if not nearest(name, tuple(register.by_id)):
        forms = tuple(form.form for record in register for form in register.forms(record.id))
        raise UnknownNameError(register.noun(), name, forms, f"tjexplorer {register.COMMAND}")
    return register.get(name).id
