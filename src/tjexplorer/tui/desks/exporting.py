"""Files for other programs: dossiers, comparisons, itineraries, bookmarks.

A file is replaced only where this program wrote it and nobody has changed it since; every other one is left alone, and the
new one gets a number. What was written is kept as a list of checksums in the user's state folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tjexplorer.errors import ExportError
from tjexplorer.messages import gettext as _
from tjexplorer.messages import ngettext
from tjexplorer.paths import Places
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.history import CountedPage
from tjexplorer.yaml_file import write_atomically

if TYPE_CHECKING:
    from tjexplorer.dossier.comparison import Comparison
    from tjexplorer.tui.desks.counting import Found

LIST = "exported.sha256"
"""File of the state folder: a checksum and a path on each line, as `sha256sum` writes them."""

_MOST_LISTED = 500
"""Files remembered."""

_LONGEST_NAME = 200
"""Bytes of the name of a file, without its number and suffix."""

_MOST_NUMBERED = 10_000
"""Number of a file at which the search for a free name ends."""


class ExportDesk:
    """Writes exports of one library; every method returns the path of the file."""

    def __init__(self, places: Places, catalogue: Catalogue) -> None:
        self._places = places
        self._catalogue = catalogue

    def dossier(self, institution: str) -> Path:
        """The dossier of an institution in Markdown. Raises a `TjexplorerError`."""
        from tjexplorer.dossier.gathering import gather  # noqa: PLC0415  # loads the dossier room, and few export
        from tjexplorer.export.dossier import dossier_markdown  # noqa: PLC0415  # the same

        return self.write(
            "dossier", institution, "md", dossier_markdown(gather(institution, self._catalogue.workspace))
        )

    def comparison(self, institution: str, comparison: Comparison) -> Path:
        """What reports say of an institution, side by side, in Markdown. Raises a `TjexplorerError`."""
        from tjexplorer.export.comparison import comparison_markdown  # noqa: PLC0415  # loads the dossier room

        workspace = self._catalogue.workspace
        reports = {passage.report: workspace.annotated(passage.report) for passage in comparison.passages}
        title = self._catalogue.name(institution)
        return self.write("comparison", institution, "md", comparison_markdown(comparison, reports, title=title))

    def itinerary(self, report_id: str, form: str) -> Path:
        """The itinerary of a report as `csv` or `ics`. Raises a `TjexplorerError`."""
        from tjexplorer.export.calendar import itinerary_ics, stamp_of  # noqa: PLC0415  # loads calendars
        from tjexplorer.export.itinerary import itinerary_csv  # noqa: PLC0415  # few readers export

        report = self._catalogue.report(report_id)
        if form == "ics":
            return self.write(
                "itinerary", report_id, form, itinerary_ics(report, self._catalogue.name, stamp_of(report))
            )
        return self.write("itinerary", report_id, form, itinerary_csv(report, self._catalogue.filed_name))

    def counts(self, page: CountedPage, found: Found, form: str) -> Path:
        """What a page of counts shows, as `csv`, `tsv`, or `svg` where it is frequencies. Raises a `TjexplorerError`."""
        from tjexplorer.tui.desks.counted_files import kind_of, subject_of, text_of  # noqa: PLC0415  # loads statistics

        return self.write(kind_of(page), subject_of(page), form, text_of(found, form))

    def left_out(self, report_id: str) -> str:
        """A sentence on what a calendar of a report cannot show; empty where it shows everything."""
        from tjexplorer.export.itinerary import undated  # noqa: PLC0415  # few readers export

        count = undated(self._catalogue.record(report_id))
        sentence = ngettext(
            "{count} entry without a date is not in the calendar; the table has it.",
            "{count} entries without a date are not in the calendar; the table has them.",
            count,
        )
        return sentence.format(count=count) if count else ""

    def write(self, kind: str, subject: str, suffix: str, text: str) -> Path:
        """Write a text into the exports of the library, else into the current folder. Raises `ExportError`."""
        name = _file_name(f"{kind}-{subject}")
        return self.put(lambda folder: self._free(folder, name, suffix, text), text)

    def folder(self) -> Path:
        """The first folder that can be written. Raises `ExportError`."""
        reason = ""
        for folder in (self._places.exports, Path.cwd()):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    return folder.resolve()
            except OSError as error:
                reason = error.strerror or str(error)
        raise _nowhere(reason)

    def named(self, stem: str, form: str, suffix: str) -> str:
        """The name of a file; the format is told where its suffix does not tell it."""
        return _file_name(stem) + (suffix if form in {"markdown", suffix[1:], "bibtex"} else f".{form}{suffix}")

    def is_ours(self, path: Path) -> bool:
        """Whether a file is an export of this program that nobody has changed since."""
        try:
            held = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        except OSError:
            return False
        return bool(held) and dict(self._listed()).get(str(path)) == held

    def put(self, choose: Callable[[Path], Path], text: str) -> Path:
        """Write a text into the first folder that can be written; `choose` gives the path in it. Raises `ExportError`."""
        reason = ""
        for folder in (self._places.exports, Path.cwd()):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    path = choose(folder.resolve())
                    write_atomically(path, text)
                    self.remember(path, text)
                    return path
            except OSError as error:
                reason = error.strerror or str(error)
        raise _nowhere(reason)

    def _free(self, folder: Path, name: str, suffix: str, text: str) -> Path:
        """The path without a number, or with the first one, that is free, ours, or holds the text already."""
        written = dict(self._listed())
        for number in range(1, _MOST_NUMBERED):
            path = folder / (f"{name}.{suffix}" if number == 1 else f"{name}-{number}.{suffix}")
            if not os.path.lexists(path):
                return path
            if path.is_file() and not path.is_symlink():
                held = hashlib.sha256(path.read_bytes()).hexdigest()
                if held in {written.get(str(path)), _digest(text)}:
                    return path
        raise OSError(_("all names like {name} are taken").format(name=name))

    def _listed(self) -> Iterator[tuple[str, str]]:
        """Path and checksum of what was written."""
        try:
            lines = (self._places.state / LIST).read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return
        for line in lines:
            digest, gap, path = line.partition("  ")
            if gap:
                yield path, digest

    def remember(self, path: Path, text: str) -> None:
        """Keep in mind what was written into a file, so that it can be told from what somebody changed."""
        written = dict(self._listed())
        written.pop(str(path), None)
        written[str(path)] = _digest(text)
        lines = [f"{digest}  {kept}\n" for kept, digest in list(written.items())[-_MOST_LISTED:] if "\n" not in kept]
        # Without the list the next export only gets a number.
        with contextlib.suppress(OSError):
            write_atomically(self._places.state / LIST, "".join(lines))


def _file_name(words: str) -> str:
    # Ids are names of folders or keys of records; a record file may nevertheless say anything.
    name = "".join(char if char.isalnum() or char in "-_" else "-" for char in words)
    # File systems count bytes: 255 of them at most, with a number and the suffix.
    return name.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore")


def _nowhere(reason: str) -> ExportError:
    problem = _("No file could be written in {folder}: {reason}. Start the program in a folder of your own.")
    return ExportError(problem.format(folder=Path.cwd(), reason=reason or _("no right to write")))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
