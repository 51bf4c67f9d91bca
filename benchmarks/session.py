"""`python -m benchmarks.session FOLDER [WORD | --keystrokes]`: searches a library, and prints the bytes of memory it took."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.corpus_maker import places
from benchmarks.words import keystrokes
from tjexplorer.search.searcher import SearchRequest
from tjexplorer.workspace import Workspace

_STATUS = Path("/proc/self/status")


def main() -> None:
    """Search, if there is anything to search for."""
    folder, *words = sys.argv[1:]
    workspace = Workspace(places(Path(folder)))
    for typed in keystrokes() if words == ["--keystrokes"] else words:
        workspace.searcher.search(SearchRequest(typed, limit=20))
    workspace.shelf.close()
    # What `resource` tells is at least what the parent had.
    found = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text()) if _STATUS.exists() else None
    if found:
        sys.stdout.write(f"{int(found[1]) * 1024}\n")


if __name__ == "__main__":
    main()
