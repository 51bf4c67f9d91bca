"""How wide the terminal draws characters, asked of the terminal itself.

A character is written at the left edge, and the terminal is asked where its cursor stands (DSR, `CSI 6 n`; it answers with
a CPR, `CSI row ; column R`: ECMA-48, 8.3.35 and 8.3.14). A multiplexer such as tmux answers for itself, not for the terminal
outside of it.
"""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = tty = None  # type: ignore[assignment]  # there is no other way to say that a module is missing

AMBIGUOUS = ("…", "①", "“", "±", "×", "℃", "Ⅳ")
"""Characters that some terminals draw in one cell and others in two; all of them stand in the reports."""

WIDE = ("漢", "か", "產")
"""Characters that take two cells everywhere."""

PATIENCE = 1.0
"""Seconds to wait for the first answer, and for each of the others."""

_REPORT = re.compile(rb"\x1b\[(\d+);(\d+)R")
_ASK = b"\x1b[6n"
_CLEAR = b"\r\x1b[K"


def measured(
    samples: Sequence[str], reading: int, writing: int, patience: float = PATIENCE
) -> Mapping[str, int] | None:
    """The cells of each sample in the terminal behind two file descriptors; None where the terminal does not answer.

    The terminal's mode is as before when this returns, and the line on which the cursor stands is empty.
    """
    if termios is None or not os.isatty(reading) or not os.isatty(writing):
        return None
    found: dict[str, int] = {}
    with _unechoed(reading):
        try:
            for sample in samples:
                os.write(writing, b"\r" + sample.encode("utf-8") + _ASK)
                column = _column(reading, patience)
                if column is None:
                    return None
                found[sample] = column - 1
        finally:
            os.write(writing, _CLEAR)
    return found


@contextmanager
def _unechoed(terminal: int) -> Iterator[None]:
    """The answers come at once and are not printed; those that come too late are thrown away."""
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSAFLUSH)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)


def _column(terminal: int, patience: float) -> int | None:
    """The column of the next answer, from 1 on; keys that are pressed meanwhile are passed over."""
    received = b""
    end = time.monotonic() + patience
    while (left := end - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            return None
        part = os.read(terminal, 64)
        if not part:
            return None
        received += part
        if found := _REPORT.search(received):
            return int(found[2])
    return None
