"""The language of a call, chosen before anything is imported that speaks: help texts are made when commands are."""

from __future__ import annotations

from collections.abc import Sequence

from tjexplorer.messages import choose_language, prefer_language
from tjexplorer.paths import settings_file


def choose_early(arguments: Sequence[str]) -> None:
    """Use the language that `--lang` names, wherever it stands; that of the settings where nothing else names one."""
    prefer_language(_of_the_settings())
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            choose_language(arguments[position + 1])
        elif argument.startswith("--lang="):
            choose_language(argument.split("=", 1)[1])


def _of_the_settings() -> str | None:
    path = settings_file()
    if not path.is_file():
        return None
    from tjexplorer.settings import find  # noqa: PLC0415  # few have such a file, and reading YAML takes its time

    return find(path).settings.language
