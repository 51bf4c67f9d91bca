"""One measured quantity, and the ledger that gathers them. Wall times are reported; only wrong answers fail a run."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked of a quantity."""

    most: float
    """The largest value that meets it."""
    of_peer: bool = True
    """Whether `most` is a multiple of the peer; else it is in the unit of the quantity."""
    exactly: bool = False
    """Whether less than `most` does not meet it either."""

    def words(self, unit: str) -> str:
        """As the table shows it."""
        sign = "=" if self.exactly else "≤"
        return f"{sign} {self.most:g}x" if self.of_peer else f"{sign} {shown(self.most, unit)}"

    def met_by(self, value: float) -> bool:
        """Whether a value is as asked."""
        return value == self.most if self.exactly else value <= self.most


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value of ours beside the same of a peer."""

    group: str
    """Heading it stands under."""
    name: str
    """What was measured."""
    ours: float
    """Our value: seconds, bytes or a plain number, as `unit` says."""
    unit: str
    """`s`, `B`, `s/MB` or empty."""
    peer_name: str = ""
    """What it is held against; empty for nothing."""
    peer: float | None = None
    """The peer's value."""
    demand: Demand | None = None
    """What is asked; None where nothing is."""
    state: str = "warm"
    """Cold or warm: whether caches of the program were filled before."""
    runs: int = 1
    """How many runs the median is of."""

    @property
    def ratio(self) -> float | None:
        """Ours as a multiple of the peer."""
        return self.ours / self.peer if self.peer else None

    @property
    def met(self) -> bool | None:
        """Whether the demand is met; None where there is none, or no peer to judge by."""
        if self.demand is None:
            return None
        value = self.ratio if self.demand.of_peer else self.ours
        return None if value is None else self.demand.met_by(value)

    def to_json(self) -> dict[str, Any]:
        """All of it as a document."""
        return {
            "group": self.group,
            "name": self.name,
            "unit": self.unit,
            "ours": self.ours,
            "peer_name": self.peer_name or None,
            "peer": self.peer,
            "ratio": self.ratio,
            "demand": self.demand.words(self.unit) if self.demand else None,
            "met": self.met,
            "state": self.state,
            "runs": self.runs,
        }


@dataclass(slots=True)
class Ledger:
    """What a run of the benchmarks found."""

    quantities: list[Quantity] = field(default_factory=list)
    """In the order measured."""
    skipped: list[str] = field(default_factory=list)
    """One sentence for each thing that could not be measured."""
    wrong: list[str] = field(default_factory=list)
    """One sentence for each wrong answer."""
    facts: list[str] = field(default_factory=list)
    """What was measured on."""

    def add(self, quantity: Quantity) -> None:
        """Keep a quantity, and say so on stderr."""
        self.quantities.append(quantity)
        say(f"  {quantity.name}: {shown(quantity.ours, quantity.unit)}")

    def check(self, right: bool, sentence: str) -> None:
        """Keep the sentence as an error unless it is right."""
        if not right:
            self.wrong.append(sentence)
            say(f"  WRONG: {sentence}")


def say(line: str) -> None:
    """Talk goes to stderr; stdout is for the table."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def shown(value: float, unit: str) -> str:
    """A value with a unit that fits its size."""
    if unit == "B":
        return f"{value / 1e6:.2f} MB" if value >= 1e5 else f"{value / 1e3:.1f} kB"
    if unit.startswith("s"):
        rest = unit[1:]
        for size, name in ((1.0, "s"), (1e-3, "ms")):
            if value >= size:
                return f"{value / size:.3g} {name}{rest}"
        return f"{value * 1e6:.3g} µs{rest}"
    return f"{value:.4g}"
