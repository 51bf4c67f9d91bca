"""The terminal program in a real terminal: first paint, keystrokes, a long report, a page down, another size.

Ours and the peers run at the same time and take turns; the peers are the least that Textual can do, and the pager `less`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.corpus_maker import CORPUS, MadeLibrary, places, recombined_text
from benchmarks.quantity import Demand, Ledger, Quantity
from benchmarks.screen_session import NotSeenError, Size, Used
from benchmarks.startup import python
from benchmarks.stopwatch import percentile
from tjexplorer.workspace import Workspace

SIZE: Size = (120, 36)
OTHER: Size = (100, 30)
WORDS = ("産学連携", "研究", "人才培育", "JST", "產學合作")
LONG_MEGABYTES = 1.0

_ENOUGH = 10
"""Values of which the 95th of a hundred says something."""

_F2, _PAGE_DOWN, _BACKSPACE, _ENTER = "\x1bOQ", "\x1b[6~", "\x7f", "\r"
_COUNTED = re.compile(r"\d places?\b|No places")
_EMPTY = "Chinese, Japanese or English"
"""What the search line says while nothing is typed."""
_OURS = "tjexplorer"
_APP = "Textual, one ScrollView"
_LESS = "less"


@dataclass(slots=True)
class Times:
    """What was measured of ours and of the peers, by name; each list in the order measured."""

    kept: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """For each action the seconds of each program."""

    def add(self, action: str, program: str, seconds: float) -> None:
        """One more."""
        self.kept.setdefault(action, {}).setdefault(program, []).append(seconds)

    def tell(self, ledger: Ledger, group: str, demands: dict[str, Demand], state: dict[str, str]) -> None:
        """A row for each action and peer with medians, and one with the 95th of a hundred."""
        for action, programs in self.kept.items():
            ours = programs.pop(_OURS)
            peers = programs or {"": []}
            for peer, theirs in peers.items():
                demand = demands.get(action) if peer != _LESS else None
                row = partial(
                    Quantity, group, unit="s", peer_name=peer, state=state.get(action, "warm"), runs=len(ours)
                )
                ledger.add(row(name=action, ours=median(ours), peer=median(theirs) if theirs else None, demand=demand))
                if len(ours) >= _ENOUGH:
                    rare = percentile(theirs, 0.95) if theirs else None
                    ledger.add(row(name=f"{action}, 95 of 100 below", ours=percentile(ours, 0.95), peer=rare))


def measure(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """Start and typing, on one library whose index is there."""
    Workspace(made.places).shelf.refresh()
    times = Times()
    try:
        # Modules are compiled by the first start ever.
        _first_paint(Times(), made)
        for _round in range(runs):
            _first_paint(times, made)
        _typing(times, made, runs)
    except NotSeenError as wrong:
        ledger.check(False, f"{made.name}: the screen never showed what was waited for.\n{wrong}")
        return
    demands = {"first paint": Demand(2.0)}
    times.tell(
        ledger,
        f"Screen, {made.name}",
        demands,
        dict.fromkeys(("first paint", "the library open, its reports listed"), "cold"),
    )


def _first_paint(times: Times, made: MadeLibrary) -> None:
    with Used(python("-m", "benchmarks.screen_peers", "input"), {}, SIZE) as peer:
        times.add("first paint", "an empty Textual app", peer.until(lambda used: "ready" in used.text, peer.begun))
    with Used(_ours(), made.environment, SIZE) as used:
        times.add("first paint", _OURS, used.until(lambda used: "Written forms" in used.text, used.begun))
        times.add("the library open, its reports listed", _OURS, used.until(_is_open, used.begun))


def _is_open(used: Used) -> bool:
    return "The reports" in used.text


def _typing(times: Times, made: MadeLibrary, runs: int) -> None:
    with (
        Used(_ours(), made.environment, SIZE) as ours,
        Used(python("-m", "benchmarks.screen_peers", "input"), {}, SIZE) as peer,
    ):
        ours.until(_is_open, ours.begun)
        peer.until(lambda used: "ready" in used.text, peer.begun)
        ours.idle()
        ours.send(_F2)
        ours.rest()
        for _round in range(runs):
            for word in WORDS:
                _type(times, ours, word)
                _echo(times, peer, word)


def _type(times: Times, ours: Used, word: str) -> None:
    """A word as an input method commits it: character by character for the echo, then its answer."""
    for at in range(1, len(word) + 1):
        seconds = ours.typed(word[at - 1], lambda used, typed=word[:at]: typed in used.rows[0])
        times.add("a typed character on the screen", _OURS, seconds)
    ours.rest(0.5)
    _clear(ours, word)
    seconds = ours.typed(word, lambda used: word in used.rows[0] and bool(_COUNTED.search(used.rows[0])))
    times.add("a typed word: its counts and first hits on the screen", _OURS, seconds)
    ours.rest()
    _clear(ours, word)


def _clear(used: Used, word: str) -> None:
    used.typed(_BACKSPACE * len(word), lambda used: _EMPTY in used.rows[0] and not _COUNTED.search(used.rows[0]))
    used.rest()


def _echo(times: Times, peer: Used, word: str) -> None:
    for at in range(1, len(word) + 1):
        seconds = peer.typed(word[at - 1], lambda used, typed=word[:at]: typed in used.text)
        times.add("a typed character on the screen", "Textual, one Input", seconds)
    peer.rest(0.2)
    peer.typed(_BACKSPACE * len(word), lambda used: word not in used.text)
    peer.rest(0.2)


def measure_long(ledger: Ledger, folder: Path, runs: int) -> None:
    """A report of a megabyte: opened, paged through, at another size."""
    made = _long_library(folder)
    Workspace(made.places).shelf.refresh()
    times = Times()
    try:
        for _round in range(max(1, runs)):
            _one_long_round(times, made, pages=12)
    except NotSeenError as wrong:
        ledger.check(False, f"{made.name}: the screen never showed what was waited for.\n{wrong}")
        return
    times.tell(ledger, f"Screen, {made.name}", {}, {"open it": "cold"})


def _long_library(folder: Path) -> MadeLibrary:
    source = folder / "corpus" / "reports" / "long" / "source.txt"
    if not source.exists():
        source.parent.mkdir(parents=True)
        source.write_text(recombined_text(LONG_MEGABYTES), encoding="utf-8")
        shutil.copytree(CORPUS / "authority", folder / "corpus" / "authority")
    return MadeLibrary(f"a report of {LONG_MEGABYTES:g} MB", places(folder), source.stat().st_size)


def _one_long_round(times: Times, made: MadeLibrary, pages: int) -> None:
    source = made.places.corpus / "reports" / "long" / "source.txt"
    with ExitStack() as stack:
        programs = {
            _OURS: stack.enter_context(Used(_ours(), made.environment, SIZE)),
            _APP: stack.enter_context(Used(python("-m", "benchmarks.screen_peers", "text", str(source)), {}, SIZE)),
        }
        ours, app = programs[_OURS], programs[_APP]
        ours.until(lambda used: "sections" in used.text, ours.begun)
        app.until(lambda used: "ready" in used.text, app.begun)
        ours.idle()
        ours.burst(lambda: ours.send("r"))
        times.add("open it", _OURS, ours.burst(lambda: ours.send(_ENTER)))
        ours.send("+")
        times.add("open it", _APP, app.burst(lambda: app.send("o")))
        if less := shutil.which("less"):
            programs[_LESS] = stack.enter_context(Used([less, str(source)], {"LESSCHARSET": "utf-8", "LESS": ""}, SIZE))
            times.add("open it", _LESS, programs[_LESS].until(_full, programs[_LESS].begun))
        for used in programs.values():
            used.idle()
        _pages_and_sizes(times, programs, pages)


def _pages_and_sizes(times: Times, programs: dict[str, Used], pages: int) -> None:
    def each(action: str, act: Callable[[Used], object]) -> None:
        for program, used in programs.items():
            times.add(action, program, used.burst(lambda used=used: act(used)))
            used.rest(0.2)

    for _page in range(pages):
        each("a page down", lambda used: used.send(_PAGE_DOWN))
    for size in _sizes():
        each("another size", lambda used, size=size: used.resize(size))


def _sizes() -> Sequence[Size]:
    return (OTHER, SIZE, OTHER, SIZE)


def _full(used: Used) -> bool:
    return sum(bool(row.strip()) for row in used.rows) > SIZE[1] // 3


def _ours() -> list[str]:
    return python("-m", "tjexplorer", "--fresh")
