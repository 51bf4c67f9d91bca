"""Medians of several runs. Garbage is collected before each run; ours and the peer take turns, so that load meets both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median

Action = Callable[[], object]
Clock = Callable[[], float]

wall: Clock = time.perf_counter
cpu: Clock = time.process_time

_SHORTEST = 0.002
"""An action that takes less is repeated within one run until the clock can tell."""


def once(action: Action, clock: Clock = wall) -> float:
    """Seconds of one call."""
    gc.collect()
    begin = clock()
    action()
    return clock() - begin


def medians(actions: Sequence[Action], runs: int, clock: Clock = wall) -> list[float]:
    """The median seconds of each action; in every run each has its turn."""
    times: list[list[float]] = [[] for _action in actions]
    for _run in range(runs):
        for action, found in zip(actions, times, strict=True):
            found.append(once(action, clock))
    return [median(found) for found in times]


def brief(action: Action, runs: int) -> float:
    """The median seconds of an action that may take only microseconds; it is called once before, so it is warm."""
    begin = wall()
    action()
    repeat = max(1, int(_SHORTEST / max(wall() - begin, 1e-7)))
    times = []
    gc.collect()
    for _run in range(runs):
        begin = wall()
        for _time in range(repeat):
            action()
        times.append((wall() - begin) / repeat)
    return median(times)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies, the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
