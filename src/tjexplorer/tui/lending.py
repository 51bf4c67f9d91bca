"""The terminal lent to another program, such as the reader's editor, and taken back whatever becomes of that one."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from textual.app import App

T = TypeVar("T")


def lend_terminal(app: App[Any], act: Callable[[], T]) -> T:
    """Do something while the terminal is free for another program.

    Raises `SuspendNotSupported` where it cannot be lent, and what `act` raises. That is raised when the screen is back:
    Textual's `suspend` takes the terminal back only where nothing is raised inside it.
    """
    failure: BaseException | None = None
    answers: list[T] = []
    with app.suspend():
        try:
            with _as_it_was():
                answers.append(act())
        except BaseException as wrong:  # noqa: BLE001  # raised again below
            failure = wrong
    app.refresh(layout=True)
    if failure is not None:
        raise failure
    return answers[0]


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """The modes of the terminal, which a program that crashes leaves as it needed them, are put back."""
    if sys.platform == "win32":
        yield
        return
    import termios  # noqa: PLC0415  # not on Windows

    number, modes = -1, None
    with contextlib.suppress(OSError, ValueError, termios.error):
        number = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        modes = termios.tcgetattr(number)
    try:
        yield
    finally:
        if modes is not None:
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(number, termios.TCSADRAIN, modes)
