"""What the options of a call say, and the workspace they open. The workspace is imported only when one is opened, so that
`--help` and `--version` load no search engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from tjexplorer.cli.diagnostics import ProgressLine, say
from tjexplorer.cli.usage import OneOf
from tjexplorer.messages import LANGUAGES, choose_language
from tjexplorer.messages import gettext as _

if TYPE_CHECKING:
    from tjexplorer.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Session:
    """The options that every command takes."""

    library: str | None = None
    """Folder of the library."""
    as_json: bool = False
    """Whether to print JSON."""

    def workspace(self, building: Literal["now", "never"] = "now") -> Workspace:
        """The library of this call; `building` says what to do where its index is not fresh. Raises `LibraryError`."""
        from tjexplorer.indexing.shelf import Building, Voice  # noqa: PLC0415  # loads the engine
        from tjexplorer.text.cells import choose_ambiguous  # noqa: PLC0415  # `--version` measures nothing
        from tjexplorer.workspace import Workspace as Opened  # noqa: PLC0415  # loads the engine

        progress = ProgressLine()
        voice = Voice(tell=say, progress=progress)
        opened = Opened.open(self.library, building=Building(building), voice=voice)
        choose_ambiguous(opened.settings.ambiguous_width)
        progress.still = opened.settings.motion == "reduced"
        for problem in opened.chosen.problems:
            say(str(problem))
        return opened


def _set_library(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.ensure_object(Session).library = value


def _set_language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        choose_language(value)


def _set_json(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Session).as_json = True


def everywhere(function: F) -> F:
    """The options that are taken before and after the command; the session is the first argument."""

    @click.option(
        "--library", metavar="DIR", expose_value=False, callback=_set_library, help=_("Folder of the library.")
    )
    @click.option(
        "--lang",
        type=OneOf(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_set_language,
        help=_("Language of messages."),
    )
    @click.option("--json", is_flag=True, expose_value=False, callback=_set_json, help=_("Print one JSON document."))
    @click.pass_context
    @wraps(function)
    def with_session(context: click.Context, *args: Any, **kwargs: Any) -> Any:
        return context.invoke(function, context.ensure_object(Session), *args, **kwargs)

    return with_session  # type: ignore[return-value]  # the same parameters, one given here
