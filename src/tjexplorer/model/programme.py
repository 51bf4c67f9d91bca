"""Authority records of laws, plans, programmes and funds."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.names import NamedRecord


@dataclass(frozen=True, slots=True)
class Period:
    """What a source says of the time of a programme."""

    start: int | None
    """First year."""
    end: int | None
    """Last year."""
    as_printed: str
    """The printed form."""
    report: str
    """Id of the report."""
    line: int
    """Line."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A sum of money that a source names for a programme."""

    amount: int | float
    """The printed number, in the printed unit."""
    unit: str
    """As printed: 億日圓, 百萬日圓."""
    as_printed: str
    """The printed form."""
    report: str
    """Id of the report."""
    line: int
    """Line."""
    subject: str | None = None
    """What it is the price of; None for the programme as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(NamedRecord):
    """An authority record of a law, plan, programme, fund or the like."""

    kind: str
    """law, plan, strategy, programme, fund, project, system or award."""
    owner: str | None = None
    """Id of the institution that ran or enacted it."""
    parent: str | None = None
    """Id of the programme of which it is a part."""
    years: tuple[Period, ...] = ()
    """In the order of the record."""
    budgets: tuple[Budget, ...] = ()
    """In the order of the record."""
