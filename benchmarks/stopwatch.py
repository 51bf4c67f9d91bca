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


def anew(action: Action, runs: int, before: Action = lambda: None) -> float:
    """The median seconds of CPU of an action; `before` is called before each run and not counted.

    CPU, since other work on the machine would make a short action look long. No action measured so waits for a disk.
    """
    times = []
    for _run in range(runs):
        before()
        begin = cpu()
        action()
        times.append(cpu() - begin)
    return median(times)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies, the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
