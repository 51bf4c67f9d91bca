"""The command `tjexplorer`: commands are loaded when they are called, errors become one line and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from tjexplorer import __version__
from tjexplorer.cli.catalogue import entries
from tjexplorer.cli.help import in_our_words
from tjexplorer.cli.language import choose_early
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.cli.usage import sentence
from tjexplorer.errors import TjexplorerError, UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.text.printable import printable

INTERRUPTED = 130

_LATER = frozenset({"import"})
"""Commands of the contract that this version does not have: no queries, and no silent answer to another question."""


@contextmanager
def _readers_may_leave() -> Iterator[None]:
    """Leaves quietly where the reader of our output has gone (`| head`); click would call that a failure."""
    try:
        yield
    except BrokenPipeError:
        _silence()
        raise click.exceptions.Exit(0) from None


class Commands(click.Group):
    """The commands, loaded late; a first word that is no command is a query for the terminal program."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """As click does; help is printed here."""
        with _readers_may_leave():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, all output written."""
        with _readers_may_leave():
            code = super().invoke(ctx)
            sys.stdout.flush()
            return code

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's signature
        """All names, in the order of the catalogue."""
        return list(entries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # Click's signature
        """A command by its name."""
        entry = entries().get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"tjexplorer.cli.commands.{entry.module}")
        command: click.Command = getattr(module, cmd_name)
        return in_our_words(command)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # Click's signature
        """What the program is, in the language in use."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_("Read and search Taiwanese reports about visits to Japanese science institutions."))
            formatter.write_paragraph()
            formatter.write_text(_("Without a command, or with words to search for, the terminal program opens."))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # Click's signature
        """The list of commands, from the catalogue."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, entry.summary) for name, entry in entries().items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but words that are no command are kept as the query, and our options are read among them."""
        rest = super().parse_args(ctx, args)
        words = [*ctx._protected_args, *ctx.args]
        if words and words[0] in _LATER:
            problem = _(
                "The command “{name}” is not in this version. `tjexplorer search {name}` searches for the word."
            )
            raise UsageError(problem.format(name=words[0]))
        if words and words[0] not in entries():
            ctx._protected_args, ctx.args = [], []  # click has no other place for them
            ctx.allow_interspersed_args = ctx.ignore_unknown_options = True
            ctx.meta["query"] = " ".join(click.Command.parse_args(self, ctx, words))
            ctx.args = []
        return rest


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"tjexplorer {__version__}")
        context.exit()


def _begin_anew(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    context.meta["fresh"] = value


def _keep_place(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta["at"] = value


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help=_("Print the version.")
)
@click.option(
    "--at",
    metavar="PLACE",
    expose_value=False,
    callback=_keep_place,
    help=_("Open the terminal program at a place: REPORT/SECTION, REPORT:LINE, or a link that was copied."),
)
@click.option(
    "--fresh",
    is_flag=True,
    expose_value=False,
    callback=_begin_anew,
    help=_("Open the terminal program on its first screen, not where it was left."),
)
@everywhere
@click.pass_context
def tjexplorer(context: click.Context, session: Session) -> int:
    """Open the terminal program where no command is called."""
    place, query = context.meta.get("at"), context.meta.get("query")
    if context.invoked_subcommand is None:
        from tjexplorer.cli.open import open_program  # noqa: PLC0415  # the terminal program is loaded only here

        if place is None and query is not None and query.startswith("tjexplorer:") and " " not in query:
            place, query = query, None  # a link and nothing else
        return open_program(session, query, place, fresh=context.meta.get("fresh", False))
    if place is not None:
        problem = _(
            "--at opens the terminal program and goes with no command. `tjexplorer show {place}` prints the text."
        )
        raise UsageError(problem.format(place=place))
    return 0


in_our_words(tjexplorer)


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    _speak_utf8()
    choose_early(arguments)
    try:
        code = tjexplorer.main(list(arguments), prog_name="tjexplorer", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as wrong:
        _complain(sentence(wrong))
        return 2
    except TjexplorerError as wrong:
        _complain(str(wrong))
        return wrong.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except OSError as wrong:
        _silence()
        _complain(_system_sentence(wrong))
        return TjexplorerError.exit_code
    return code if isinstance(code, int) else 0


def _complain(line: str) -> None:
    sys.stderr.write(f"tjexplorer: {printable(line)}\n")


def _silence() -> None:
    """What is left in the buffers must not be written at exit: it would fail again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _speak_utf8() -> None:
    # A stream that the caller has closed is None.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open to the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _system_sentence(wrong: OSError) -> str:
    reason = wrong.strerror or wrong
    if wrong.filename is None:
        return _("The output cannot be written: {reason}. Make room, or send it elsewhere.").format(reason=reason)
    problem = _("{path} cannot be read or written: {reason}. Allow it, or name another place.")
    return problem.format(path=wrong.filename, reason=reason)
