"""The collector of garbage, made patient while a library is open.

What a library is read into is large and stays. To look through it again and again while it grows takes longer than to read
it, and holds up every key meanwhile.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

THRESHOLDS = (20_000, 20, 100)
"""When the collector looks through the youngest objects, the younger ones and all."""


def collect_seldom() -> Callable[[], None]:
    """Let the collector look through everything less often; what is returned sets it back."""
    before = gc.get_threshold()
    gc.set_threshold(*THRESHOLDS)
    return partial(gc.set_threshold, *before)
