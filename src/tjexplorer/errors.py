"""The one tree of errors. Each builds its own sentence: what is wrong, where, and what to do next.

Front doors catch `TjexplorerError` once, print `str(error)` as one line and leave with `exit_code`.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from tjexplorer.messages import gettext as _


class TjexplorerError(Exception):
    """Root of everything that this program raises on purpose."""

    exit_code = 3


class UsageError(TjexplorerError):
    """The caller asked for something that cannot be: a wrong option, an empty query, an unknown name."""

    exit_code = 2


class UnknownNameError(UsageError):
    """A name that nothing here has; the sentence offers the nearest known ones, those first that the caller found."""

    def __init__(self, what: str, name: str, known: Sequence[str], listing: str, found: Sequence[str] = ()) -> None:
        self.what = what
        self.name = name
        self.nearest = tuple(found) or tuple(nearest(name, known))
        if self.nearest:
            hint = _("The nearest known: {names}.").format(names=", ".join(self.nearest))
        else:
            hint = _("`{command}` lists those that exist.").format(command=listing)
        super().__init__(_("There is no {what} “{name}”. {hint}").format(what=what, name=name, hint=hint))


class LibraryError(TjexplorerError):
    """A library folder that cannot be used."""


class RecordError(TjexplorerError):
    """A YAML file that says something it cannot say, or that is no YAML; names file and line."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        place = f"{path}:{line}" if line else str(path)
        super().__init__(_("{place}: {problem}").format(place=place, problem=problem))


class ConfigurationError(TjexplorerError):
    """A file of settings that says something it cannot say; names file and line."""

    exit_code = 2

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        place = f"{path}:{line}" if line else str(path)
        advice = _("The settings: {place}: {problem}. Mend it there; until then the default holds.")
        if problem.endswith(("?", "？")):
            advice = _("The settings: {place}: {problem} Mend it there; until then the default holds.")
        super().__init__(advice.format(place=place, problem=problem.rstrip(".。")))


class IndexUnusableError(TjexplorerError):
    """The index can neither be opened nor rebuilt (no room on the disk, no right to write)."""


class BookmarkError(TjexplorerError):
    """A bookmark that cannot be made, read or written."""


class ExportError(TjexplorerError):
    """A file that cannot be written."""


def nearest(name: str, known: Sequence[str], limit: int = 3) -> list[str]:
    """The known names that look most like `name`, best first: containing ones, then close spellings."""
    lowered = name.casefold()
    containing = [k for k in known if lowered and (lowered in k.casefold() or k.casefold() in lowered)]
    close = get_close_matches(name, known, n=limit, cutoff=0.5)
    return list(dict.fromkeys([*containing[:limit], *close]))[:limit]
