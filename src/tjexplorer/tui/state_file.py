"""The file in which a library's state is kept, read without what the state is made of: the first frame waits for little."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

from tjexplorer.messages import LANGUAGES
from tjexplorer.paths import Places
from tjexplorer.tui.themes import BY_NAME

FORMAT = 1
"""Version of the file; another one is passed over."""

MOST_BYTES = 200_000
"""A larger file is none of ours."""


def state_file(places: Places) -> Path:
    """Where the state of a library is kept."""
    name = hashlib.sha256(os.fsencode(places.root)).hexdigest()[:12]
    return places.state / "rooms" / f"{name}.json"


def received(path: Path) -> dict[str, Any]:
    """What is in a state file, none of it judged; nothing where there is none, or one of another kind. Raises nothing."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) or path.stat().st_size > MOST_BYTES:
            return {}
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) and document.get("format") == FORMAT else {}


def chosen_language(path: Path) -> str | None:
    """The language, where the reader chose it on the screen: the first frame speaks it already. Raises nothing."""
    language = received(path).get("language")
    return language if language in LANGUAGES else None


def chosen_theme(path: Path) -> str | None:
    """The theme, where the reader chose it on the screen: the first frame wears it already. Raises nothing."""
    theme = received(path).get("theme")
    return theme if isinstance(theme, str) and theme in BY_NAME else None
