"""The option `--output` and what it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tjexplorer.errors import ExportError, UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.paths import Places
from tjexplorer.yaml_file import write_atomically

F = TypeVar("F", bound=Callable[..., Any])


def output_option(function: F) -> F:
    """`--output FILE`, the parameter `target`."""
    option = click.option(
        "--output", "target", type=click.Path(path_type=Path, dir_okay=False), help=_("A file (default: stdout).")
    )
    return option(function)


def keep_out(target: Path, places: Places) -> None:
    """Raises `UsageError` where a file to be written is one of the library's own."""
    folder = places.holder(target)
    if folder is not None:
        sentence = _("{path} is in {folder}, which holds the library's own files. Name a file elsewhere.")
        raise UsageError(sentence.format(path=target, folder=folder))


def write_file(target: Path, text: str, places: Places) -> None:
    """Write the file of `--output`, whole or not at all.

    Raises `ExportError`, and `UsageError` where it is one of the library's own.
    """
    keep_out(target, places)
    try:
        write_atomically(target, text)
    except OSError as error:
        sentence = _("{path} cannot be written: {reason}. Name another file with --output.")
        raise ExportError(sentence.format(path=target, reason=error.strerror or error)) from None
