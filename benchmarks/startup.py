"""From the start of a process to its answer: the command line, and the first paint of the terminal program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from statistics import median

from benchmarks.corpus_maker import MadeLibrary
from benchmarks.quantity import Demand, Ledger, Quantity
from benchmarks.stopwatch import medians, once

WORD = "產學合作"
_BARE = ("-c", "pass")
_EMPTY_APP = ("-c", "from textual.app import App; App().run()")
_PROGRAM = ("-m", "tjexplorer")


def measure(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """All processes on one library, whose index is there."""
    _commands(ledger, made, runs)
    _memory(ledger, made)
    if find_spec("fcntl") is None:
        ledger.skipped.append("This system has no pseudo-terminals, so the first paint is not measured.")
    else:
        _paints(ledger, made, runs)


def from_nothing(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    """The whole command that builds the index."""
    command = python(*_PROGRAM, "index", "--rebuild")
    seconds = median(once(partial(_run, command, made.environment)) for _round in range(runs))
    group = f"Index, {made.name}"
    demand = Demand(3.0, of_peer=False)
    ledger.add(Quantity(group, "tjexplorer index --rebuild", seconds, "s", "", None, demand, state="cold", runs=runs))


def _run(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False)


def _commands(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    group = f"Start, {made.name}"
    environment = made.environment
    # `--spelling-only`, so that ours and the peer look for the same characters.
    search = python(*_PROGRAM, "search", WORD, "--limit", "20", "--json")
    spelled = [*search, "--spelling-only"]
    ledger.check(_finds(spelled, environment), f"{made.name}: `tjexplorer search {WORD}` does not answer as it should.")
    commands = [python(*_BARE), python(*_PROGRAM, "--version"), search, spelled]
    peer = _counter(made)
    if peer is not None:
        commands.append(peer[1])
    else:
        ledger.skipped.append(
            "Neither ripgrep nor grep is installed, so the command line is held against Python alone."
        )
    times = medians([partial(_run, command, environment) for command in commands], runs)
    bare = times[0]
    names = ("--version", "search WORD", "search WORD --spelling-only")
    for name, seconds in zip(names, times[1:4], strict=True):
        ledger.add(Quantity(group, f"tjexplorer {name}", seconds, "s", "python -c pass", bare, runs=runs))
    if peer is not None:
        demand = None
        if peer[0].startswith("ripgrep") and made.megabytes > 4.5:
            demand = Demand(6.0 if made.megabytes < 20 else 15.0)
        name = "open to first result, process included"
        ledger.add(Quantity(group, name, times[3], "s", peer[0], times[4], demand, runs=runs))


def _memory(ledger: Ledger, made: MadeLibrary) -> None:
    """The most memory that processes had: the search of one word, and a session in which every keystroke is answered."""
    group = f"Start, {made.name}"
    session = python("-m", "benchmarks.session", str(made.places.root))
    sizes = [_run([*session, *words], made.environment).stdout for words in ((), (WORD,), ("--keystrokes",))]
    if not all(sizes):
        ledger.skipped.append("This system does not tell how much memory a process had.")
        return
    bare, word, keystrokes = map(float, sizes)
    name = "nothing but the imports"
    ledger.add(Quantity(group, "memory, one search", word, "B", name, bare))
    ledger.add(Quantity(group, "memory, a session of keystrokes", keystrokes, "B", name, bare))


def _finds(command: Sequence[str], environment: Mapping[str, str]) -> bool:
    done = _run(command, environment)
    return done.returncode == 0 and bool(json.loads(done.stdout)["hits"])


def _counter(made: MadeLibrary) -> tuple[str, list[str]] | None:
    """A program that counts the word in the source texts: ripgrep, else grep."""
    folder = str(made.places.corpus / "reports")
    if found := shutil.which("rg"):
        return "ripgrep -c", [found, "-c", "--no-config", WORD, folder]
    if found := shutil.which("grep"):
        return "grep -rc (no ripgrep here)", [found, "-rc", WORD, folder]
    return None


def _paints(ledger: Ledger, made: MadeLibrary, runs: int) -> None:
    from benchmarks.terminal import Sight, full_frame, full_frame_with, seconds_until  # noqa: PLC0415  # needs Unix

    group = f"Start, {made.name}"
    home = full_frame_with("tjexplorer", "Written forms")
    read = full_frame_with("The reports", "sections")
    found = full_frame_with(WORD, "places", "Results")
    programs: list[tuple[str, list[str], Sight]] = [
        ("an empty Textual app", python(*_EMPTY_APP), full_frame),
        ("first paint", python(*_PROGRAM, "--fresh"), home),
        ("tjexplorer WORD, first result on screen", python(*_PROGRAM, WORD), found),
    ]
    if made.megabytes < 1:
        programs.append(("home with the reports counted", python(*_PROGRAM, "--fresh"), read))
    times: dict[str, list[float]] = {name: [] for name, _command, _sight in programs}
    for _round in range(runs):
        for name, command, sight in programs:
            seconds = seconds_until(sight, command, made.environment)
            if seconds is not None:
                times[name].append(seconds)
    peer = times[programs[0][0]]
    for name, _command, _sight in programs[1:]:
        if len(times[name]) < runs or len(peer) < runs:
            ledger.skipped.append(f"{made.name}: “{name}” was not seen in a terminal within half a minute.")
            continue
        demand = Demand(2.0) if name == "first paint" else None
        ledger.add(
            Quantity(group, name, median(times[name]), "s", programs[0][0], median(peer), demand, runs=runs),
        )


def python(*arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *arguments]
