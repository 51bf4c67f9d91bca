"""The options that say which bookmarks are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tjexplorer.bookmarks.arranging import Wanted
from tjexplorer.bookmarks.placed import PlacedBookmark
from tjexplorer.cli.usage import OneOf
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import Colour

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


def choice_options(function: F) -> F:
    """`--find`, `--tag`, `--collection`, `--colour` and `--report`: together the parameter `wanted`."""

    @click.option("--find", default="", metavar="WORDS", help=_("Words in quotation, note, tags or collection."))
    @click.option("--tag", "tags", multiple=True, metavar="T", help=_("With this tag; may be given several times."))
    @click.option("--collection", metavar="C", help=_("In this collection; empty for those in none."))
    @click.option("--colour", type=OneOf([each.value for each in Colour]), help=_("With this colour."))
    @click.option("--report", "reports", multiple=True, metavar="ID", help=_("In these reports; may be repeated."))
    @wraps(function)
    def with_choice(*args: Any, **kwargs: Any) -> Any:
        wanted = Wanted(
            words=kwargs.pop("find"),
            tags=kwargs.pop("tags"),
            collection=kwargs.pop("collection"),
            colour=Colour(colour) if (colour := kwargs.pop("colour")) else None,
            reports=frozenset(kwargs.pop("reports")),
        )
        return function(*args, wanted=wanted, **kwargs)

    return with_choice  # type: ignore[return-value]  # the same parameters, five of them made one


def among_reports(wanted: Wanted, workspace: Workspace, placed: Iterable[PlacedBookmark]) -> Wanted:
    """The same with the reports by their ids. Raises `UnknownNameError` for one that neither library nor bookmarks know."""
    kept = {each.bookmark.report for each in placed}
    names = frozenset(name if name in kept else workspace.library.resolve(name) for name in wanted.reports)
    return replace(wanted, reports=names)
