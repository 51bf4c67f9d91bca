"""What the figures were measured with: cores, memory, versions, load. Nothing that names the machine."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version
from typing import Any


def described() -> dict[str, Any]:
    """Facts for the head of a table."""
    return {
        "cores": os.cpu_count(),
        "memory_gb": _memory(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "textual": version("textual"),
        "whoosh3": version("whoosh3"),
    }


def load() -> float | None:
    """Processes that wanted a core in the last minute, on average; None where the system does not tell."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def _memory() -> int | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)
    except (AttributeError, ValueError, OSError):
        return None
