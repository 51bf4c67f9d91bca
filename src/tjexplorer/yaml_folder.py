"""A folder with one YAML file for each thing that a reader keeps, safe with several programs at once.

Each file is written whole or not at all. Writers take turns by a lock; readers need none.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from tjexplorer import yaml_file
from tjexplorer.errors import TjexplorerError
from tjexplorer.messages import gettext as _

LOCK_SECONDS = 10.0
"""How long a writer waits for another one."""


class YamlFolder:
    """The files of one folder. It keeps nothing in memory: what another program wrote is seen at once."""

    def __init__(self, path: Path, unusable: type[TjexplorerError]) -> None:
        """The folder, which need not exist yet, and the error where it cannot be read or written."""
        self.path = path
        self._unusable = unusable

    def files(self) -> list[Path]:
        """The files, by name."""
        with self._told():
            return sorted(path for path in self.path.glob("*.yaml") if not path.name.startswith("."))

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """The turn to write. What an interrupted writer left behind is swept away."""
        with self._told():
            self.path.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path / ".lock", timeout=LOCK_SECONDS):
                for leftover in self.path.glob(".*.yaml.*.part"):
                    leftover.unlink(missing_ok=True)
                yield

    def remove(self, path: Path) -> None:
        """Remove a file, inside the turn to write."""
        path.unlink(missing_ok=True)
        yaml_file.sync_folder(self.path)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except Timeout:
            problem = _(
                "Another program has been writing in {folder} for more than {seconds} seconds. "
                "Try again when it is done."
            )
            raise self._unusable(problem.format(folder=self.path, seconds=int(LOCK_SECONDS))) from None
        except (OSError, NotImplementedError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            problem = _(
                "{folder} cannot be read or written: {reason}. Check the rights of the folder and the room on the disk."
            )
            raise self._unusable(problem.format(folder=self.path, reason=reason)) from None
