"""What the command-line library finds wrong with a call, told in our own words: one line, with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from tjexplorer.errors import nearest
from tjexplorer.messages import gettext as _


class OneOf(click.Choice[str]):
    """One of some words; a word that is none of them is answered with the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002  # Click's signature
        """What is wrong with a value."""
        close = nearest(str(value), self.choices)
        if close:
            return _("“{value}” is not known here. The nearest known: {names}.").format(
                value=value, names=", ".join(close)
            )
        return _("“{value}” is none of: {choices}.").format(value=value, choices=", ".join(self.choices))


def sentence(wrong: click.ClickException) -> str:
    """What is wrong with a call, and what to do next."""
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "tjexplorer"
    advice = _("`{command} --help` tells what there is.").format(command=path)
    if isinstance(wrong, click.exceptions.NoArgsIsHelpError) or _lacks_command(wrong, context):
        return _("A command is missing. {hint}").format(hint=_known_commands(context) or advice)
    if isinstance(wrong, click.exceptions.NoSuchCommand):
        known = _known_commands(context) or advice
        hint = _nearest(wrong.possibilities) or known
        return _("There is no command “{name}”. {hint}").format(name=wrong.command_name, hint=hint)
    if isinstance(wrong, click.NoSuchOption):
        close = list(wrong.possibilities or ()) or (_options_near(context, wrong.option_name) if context else [])
        return _("There is no option {name}. {hint}").format(name=wrong.option_name, hint=_nearest(close) or advice)
    if isinstance(wrong, click.BadOptionUsage):
        return _("{name} needs a value. {hint}").format(name=wrong.option_name, hint=advice)
    if isinstance(wrong, click.MissingParameter):
        name = wrong.param.make_metavar(ctx=context) if wrong.param and context else "?"
        return _("{name} is missing. {hint}").format(name=name, hint=advice)
    if isinstance(wrong, click.BadParameter):
        name = wrong.param.opts[0] if wrong.param else "?"
        return _("{name}: {problem} {hint}").format(name=name, problem=_problem(wrong), hint=advice)
    return f"{wrong.format_message()} {advice}"


def _lacks_command(wrong: click.ClickException, context: click.Context | None) -> bool:
    """Whether a group was called with options alone, for which click has no error of its own."""
    return type(wrong) is click.UsageError and context is not None and isinstance(context.command, click.Group)


def _problem(wrong: click.BadParameter) -> str:
    kind = wrong.param.type if wrong.param else None
    if not isinstance(kind, click.IntRange):
        return wrong.message
    if kind.max is None:
        return _("a whole number from {least} upward is expected.").format(least=kind.min)
    return _("a whole number from {least} to {most} is expected.").format(least=kind.min, most=kind.max)


def _nearest(names: Sequence[str] | None) -> str:
    return _("The nearest known: {names}.").format(names=", ".join(names)) if names else ""


def _known_commands(context: click.Context | None) -> str:
    if context is None or not isinstance(context.command, click.Group):
        return ""
    names = ", ".join(context.command.list_commands(context))
    return _("`{command}` takes one of: {names}.").format(command=context.command_path, names=names)


def _options_near(context: click.Context, name: str) -> list[str]:
    known = [option for parameter in context.command.params for option in parameter.opts]
    return nearest(name, known)
