"""`python -m benchmarks`: measure, print a table. Exit code 1 only where an answer was wrong."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from benchmarks import building, machine, report, searching, startup, typesetting
from benchmarks.corpus_maker import library
from benchmarks.quantity import Ledger, say

GROUPS = ("text", "index", "search", "start", "screen")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    parser.add_argument("--only", action="append", choices=GROUPS, help="measure one group; may be repeated")
    parser.add_argument("--small", action="store_true", help="the five reports alone")
    parser.add_argument("--large", action="store_true", help="also a library of 50 MB; takes half an hour")
    parser.add_argument("--keep", type=Path, help="a folder for the libraries; those that are there are used again")
    parser.add_argument("--runs", type=int, default=3, help="runs of each measurement (default: 3)")
    return parser.parse_args()


def _measure(ledger: Ledger, options: argparse.Namespace, root: Path) -> None:
    wanted = options.only or GROUPS
    if "text" in wanted:
        say("Text")
        typesetting.measure(ledger, options.runs)
    sizes = [0.0] if options.small else [0.0, 5.0]
    for size in [*sizes, 50.0] if options.large else sizes:
        made = library(root / f"{size:g}", size)
        say(made.name)
        # Large libraries take minutes for each build.
        builds = options.runs if size == 0 else min(options.runs, 3 if size < 20 else 1)
        if "index" in wanted:
            building.measure(ledger, made, builds)
            if size == 0:
                startup.from_nothing(ledger, made, builds)
        if "search" in wanted:
            searching.measure(ledger, made, options.runs)
        if "start" in wanted:
            startup.measure(ledger, made, options.runs)
        if "screen" in wanted:
            _screen(ledger, lambda screen, made=made: screen.measure(ledger, made, options.runs))
    if "screen" in wanted:
        say("a long report")
        _screen(ledger, lambda screen: screen.measure_long(ledger, root / "long", options.runs))


def _screen(ledger: Ledger, measure: Callable[[ModuleType], None]) -> None:
    """Measure in a terminal, where there can be one."""
    missing = [name for name in ("fcntl", "pyte") if find_spec(name) is None]
    if missing:
        ledger.skipped.append(f"The screen is not measured: {', '.join(missing)} is missing here.")
    else:
        from benchmarks import screen  # noqa: PLC0415  # needs Unix

        measure(screen)


def main() -> int:
    """Measure and print; the exit code."""
    options = _options()
    ledger = Ledger()
    before = machine.load()
    with tempfile.TemporaryDirectory(prefix="tjexplorer-bench-") as folder:
        _measure(ledger, options, options.keep or Path(folder))
    facts = {**machine.described(), "load": [before, machine.load()]}
    write = report.document if options.json else report.markdown if options.markdown else report.table
    sys.stdout.write(write(ledger, facts) + "\n")
    return 1 if ledger.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
