"""Help pages in the language in use: the words that the command-line library writes by itself."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tjexplorer.messages import gettext as _


class HelpText(click.HelpFormatter):
    """Writes the library's own words from our catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, args, _("Usage:") + " " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading({"Options": _("Options"), "Commands": _("Commands")}.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        own = {"Show this message and exit.": _("Show this message and exit.")}
        super().write_dl([(name, own.get(text, text)) for name, text in rows], col_max, col_spacing)


class HelpContext(click.Context):
    """The context of all our commands."""

    formatter_class = HelpText


def in_our_words(command: click.Command) -> click.Command:
    """The command, its help and that of its subcommands written by `HelpText`."""
    command.context_class = HelpContext
    if isinstance(command, click.Group):
        for below in command.commands.values():
            in_our_words(below)
    return command
