"""Another way to write what was typed that a rule makes and no record lists: of a date, of an amount."""

from __future__ import annotations

from dataclasses import dataclass

FIGURES = "0123456789"
"""What must not stand beside a number that is whole."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One such way."""

    form: str
    """As it would be printed."""
    not_before: str = ""
    """Folded characters that must not follow."""
    not_after: str = ""
    """Folded characters that must not go before; where there are any, no figures with a point or dash may either."""
