"""The language of a call, chosen before anything is imported that speaks: help texts are made when commands are."""

from __future__ import annotations

from collections.abc import Sequence

from tjexplorer.messages import choose_language


def choose_early(arguments: Sequence[str]) -> None:
    """Use the language that `--lang` names, wherever it stands."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            choose_language(arguments[position + 1])
        elif argument.startswith("--lang="):
            choose_language(argument.split("=", 1)[1])
