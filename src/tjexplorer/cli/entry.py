"""The command `tjexplorer`: commands are loaded when they are called, errors become one line and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from tjexplorer import __version__
from tjexplorer.cli.catalogue import entries
from tjexplorer.cli.session import Session, everywhere
from tjexplorer.errors import TjexplorerError, nearest
from tjexplorer.messages import choose_language
from tjexplorer.messages import gettext as _
from tjexplorer.text.printable import printable

INTERRUPTED = 130


class Commands(click.Group):
    """The commands, loaded late; a first word that is no command is a query for the terminal program."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of the catalogue."""
        return list(entries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name."""
        entry = entries().get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"tjexplorer.cli.commands.{entry.module}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the catalogue."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, entry.summary) for name, entry in entries().items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but words that are no command are kept as the query."""
        rest = super().parse_args(ctx, args)
        words = [*ctx.protected_args, *ctx.args] if hasattr(ctx, "_protected_args") else list(ctx.args)
        if words and words[0] not in entries():
            ctx.meta["query"] = " ".join(words)
            ctx._protected_args = []  # click has no other place for it
            ctx.args = []
        return rest


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"tjexplorer {__version__}")
        context.exit()


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version)
@everywhere
@click.pass_context
def tjexplorer(context: click.Context, session: Session) -> int:
    """Read and search Taiwanese reports about visits to Japanese science institutions.

    Without a command, or with words to search for, the terminal program opens.
    """
    if context.invoked_subcommand is None:
        from tjexplorer.cli.open import open_program  # noqa: PLC0415  # the terminal program is loaded only here

        return open_program(session, context.meta.get("query"))
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    _speak_utf8()
    _early_language(arguments)
    try:
        code = tjexplorer.main(list(arguments), prog_name="tjexplorer", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong:
        _complain(_sentence(wrong))
        return 2
    except TjexplorerError as wrong:
        _complain(str(wrong))
        return wrong.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): what is left must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def _complain(line: str) -> None:
    sys.stderr.write(f"tjexplorer: {printable(line)}\n")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _early_language(arguments: Sequence[str]) -> None:
    """`--lang` holds for help texts too, which are made before options are read."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            choose_language(arguments[position + 1])
        elif argument.startswith("--lang="):
            choose_language(argument.split("=", 1)[1])


def _sentence(wrong: click.ClickException) -> str:
    """What the command-line library found wrong, as one sentence with what to do next."""
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "tjexplorer"
    advice = _("`{command} --help` tells what there is.").format(command=path)
    if isinstance(wrong, click.NoSuchOption):
        close = list(wrong.possibilities or ()) or (_options_near(context, wrong.option_name) if context else [])
        hint = _("The nearest known: {names}.").format(names=", ".join(close)) if close else advice
        return _("There is no option {name}. {hint}").format(name=wrong.option_name, hint=hint)
    if isinstance(wrong, click.MissingParameter):
        name = wrong.param.make_metavar(ctx=context) if wrong.param and context else "?"
        return _("{name} is missing. {hint}").format(name=name, hint=advice)
    if isinstance(wrong, click.BadParameter):
        name = wrong.param.opts[0] if wrong.param else "?"
        return _("{name}: {problem} {hint}").format(name=name, problem=wrong.message, hint=advice)
    return f"{wrong.format_message()} {advice}"


def _options_near(context: click.Context, name: str) -> list[str]:
    known = [option for parameter in context.command.params for option in parameter.opts]
    return nearest(name, known)
