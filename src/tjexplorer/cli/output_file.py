"""The option `--output` and what it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tjexplorer.errors import ExportError
from tjexplorer.messages import gettext as _
from tjexplorer.yaml_file import write_atomically

F = TypeVar("F", bound=Callable[..., Any])


def output_option(function: F) -> F:
    """`--output FILE`, the parameter `target`."""
    option = click.option(
        "--output", "target", type=click.Path(path_type=Path, dir_okay=False), help=_("A file (default: stdout).")
    )
    return option(function)


def write_file(target: Path, text: str) -> None:
    """Write the file of `--output`, whole or not at all. Raises `ExportError`."""
    try:
        write_atomically(target, text)
    except OSError as error:
        sentence = _("{path} cannot be written: {reason}. Name another file with --output.")
        raise ExportError(sentence.format(path=target, reason=error.strerror or error)) from None
