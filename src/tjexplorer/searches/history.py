"""The history of searches: one file of JSON lines in the user's state folder.

A search must never wait for its history nor fail by it: whatever goes wrong becomes a sentence. Writers take turns by a
lock, so that two programs at once lose nothing. A line that a crash tore, or that something else wrote, is passed over.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tjexplorer.messages import gettext as _
from tjexplorer.model.search_record import SearchRecord
from tjexplorer.searches.shape import from_plain, plain
from tjexplorer.yaml_file import write_atomically

KEPT = 2000
"""Searches kept, the latest."""

SLACK = 500
"""Lines beyond `KEPT` before the file is written anew."""

LOCK_SECONDS = 0.5
"""How long a search waits for another program that writes its own."""

MOST_BYTES = 4_000_000
"""Read from the end of the file; what lies before is forgotten."""

LONGEST = 20_000
"""Bytes of a line; a search that needs more is not kept."""


class History:
    """The history in a file. It keeps nothing in memory: what another program wrote is seen at once."""

    def __init__(self, path: Path, wanted: Callable[[], bool] = lambda: True) -> None:
        """The file, and whether the reader wants searches to be remembered; asked anew for each of them."""
        self.path = path
        self._wanted = wanted

    def add(self, record: SearchRecord) -> str | None:
        """Keep a search, where that is wanted. None where all is well, else a sentence that says why not; raises nothing."""
        if not self._wanted():
            return None
        line = _line(record)
        if len(line) > LONGEST:
            return _("The search is too long for the history ({size} bytes); it was not kept.").format(size=len(line))
        try:
            # Others on the machine have no business with what somebody looks for.
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=LOCK_SECONDS):
                self._append(line)
        except Timeout:
            problem = _("Another program is writing the history of searches in {path}; this search was not kept.")
            return problem.format(path=self.path)
        except (OSError, ValueError, NotImplementedError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            problem = _("The search was not kept in the history: {path} cannot be written: {reason}.")
            return problem.format(path=self.path, reason=reason)
        return None

    def latest(self, limit: int = 0) -> tuple[SearchRecord, ...]:
        """The searches kept, the latest first; as many as asked for, all for 0. None where the file cannot be read."""
        found: list[SearchRecord] = []
        try:
            lines = self._lines()
        except (OSError, ValueError):
            return ()
        for line in reversed(lines):
            if len(found) == (min(limit, KEPT) or KEPT):
                break
            with contextlib.suppress(ValueError, RecursionError):
                found.append(_record(line))
        return tuple(found)

    def _append(self, line: bytes) -> None:
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0), 0o600)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ValueError(_("it is no file"))
            end = file.seek(0, os.SEEK_END)
            torn = b""
            if end:
                file.seek(end - 1)
                torn = b"" if file.read(1) == b"\n" else b"\n"
            file.write(torn + line + b"\n")
        if end > MOST_BYTES or (end > KEPT * 60 and len(self._lines()) > KEPT + SLACK):
            self._shorten()

    def _shorten(self) -> None:
        """Write the file anew with the latest searches; what is none of ours is dropped."""
        kept = [line for line in self._lines() if _is_record(line)][-KEPT:]
        write_atomically(self.path, "".join(f"{line.decode('utf-8')}\n" for line in kept))

    def _lines(self) -> list[bytes]:
        """The lines of the file that hold anything, from the end as far back as is read."""
        if not self.path.is_file():
            return []
        with self.path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - MOST_BYTES))
            lines = file.read(MOST_BYTES).split(b"\n")
        if size > MOST_BYTES:
            lines = lines[1:]
        return [line for line in lines if line.strip() and len(line) <= LONGEST]


def _line(record: SearchRecord) -> bytes:
    document = {
        "when": record.when.isoformat(timespec="seconds"),
        "library": record.library,
        **plain(record.inquiry),
        "sections": record.total_sections,
        "matches": record.total_matches,
    }
    text = json.dumps(document, ensure_ascii=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # bytes of the command line that are no UTF-8
        return json.dumps(document).encode("ascii")


def _record(line: bytes) -> SearchRecord:
    """The search on a line. Raises `ValueError` where there is none."""
    document: Any = json.loads(line.decode("utf-8"))
    inquiry = from_plain(document)
    when, library = document.get("when"), document.get("library")
    sections, matches = document.get("sections"), document.get("matches")
    moment = datetime.fromisoformat(when) if isinstance(when, str) else None
    if moment is None or moment.tzinfo is None or not isinstance(library, str):
        raise ValueError("no time or place")
    if type(sections) is not int or type(matches) is not int or min(sections, matches) < 0:
        raise ValueError("no counts")
    return SearchRecord(moment, library, inquiry, sections, matches)


def _is_record(line: bytes) -> bool:
    with contextlib.suppress(ValueError, RecursionError):
        _record(line)
        return True
    return False
