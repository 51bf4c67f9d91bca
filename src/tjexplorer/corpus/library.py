"""The reports of a library, read from disk when asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tjexplorer.errors import LibraryError, UnknownNameError, UsageError
from tjexplorer.messages import gettext as _
from tjexplorer.model.reading import LeftOut
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText

Draft = Callable[[str, SourceText], ReportRecord]
"""Makes the record of a report that has none, of its id and its text."""

Load = Callable[[Path, str], ReportRecord]
"""Reads the record file of the report of an id. Raises `RecordError`."""

Segmented = tuple[tuple[Section, ...], tuple[LeftOut, ...]]
"""The sections of a report, and what its reading text leaves out."""

Segment = Callable[[str, SourceText], Segmented]
"""Segments a report, of its id and its text. Never fails."""


class Library:
    """The reports below a corpus folder. Records, sources and segmentations are read once and kept.

    A report without a record file has the record that `draft` makes of its text; without `draft`, one without any facts.
    """

    def __init__(
        self, corpus: Path, draft: Draft | None = None, load: Load | None = None, segment: Segment | None = None
    ) -> None:
        self.corpus = corpus
        self._draft = draft
        self._load = load or load_record
        self._segment = segment or segment_report
        self._records: dict[str, ReportRecord] = {}
        self._reports: dict[str, Report] = {}
        self._sources: dict[str, SourceText] = {}
        folder = corpus / "reports"
        try:
            found = sorted(path.parent.name for path in folder.glob("*/source.txt"))
        except OSError as error:
            problem = _("The folder {folder} cannot be read: {reason}. Name another library with --library DIR.")
            raise LibraryError(problem.format(folder=folder, reason=error.strerror or error)) from None
        self.report_ids: tuple[str, ...] = tuple(found)

    def resolve(self, name: str) -> str:
        """The report id that a name stands for: the id, or a beginning that only one id has.

        Raises `UnknownNameError` or, where several begin so, `UsageError`.
        """
        if name in self.report_ids:
            return name
        starting = [report_id for report_id in self.report_ids if name and report_id.startswith(name)]
        if len(starting) == 1:
            return starting[0]
        if starting:
            problem = _("“{name}” is the beginning of several reports: {names}. Write one of them.")
            raise UsageError(problem.format(name=name, names=", ".join(starting)))
        raise UnknownNameError(_("report"), name, self.report_ids, "tjexplorer reports")

    def beginning(self, report_id: str) -> str:
        """The shortest beginning of a report id, cut at hyphens, that `resolve` leads back to it."""
        parts = report_id.split("-")
        for size in range(1, len(parts)):
            short = "-".join(parts[:size])
            if [each for each in self.report_ids if each.startswith(short)] == [report_id]:
                return short
        return report_id

    def folder(self, report_id: str) -> Path:
        """The folder of a report."""
        return self.corpus / "reports" / report_id

    def record(self, report_id: str) -> ReportRecord:
        """The record of a report: that of its file, else a drafted one, else one without any facts.

        Raises `RecordError`, and `LibraryError` where a source to draft from cannot be read.
        """
        report_id = self.resolve(report_id)
        if report_id not in self._records:
            path = self.record_path(report_id)
            if path.exists():
                record = self._load(path, report_id)
            elif self._draft is not None:
                record = self._draft(report_id, self.source(report_id))
            else:
                checksum = hashlib.sha256(self._received(report_id)).hexdigest()
                record = ReportRecord(report_id, "trip-report", "source.txt", checksum, report_id)
            self._records[report_id] = record
        return self._records[report_id]

    def record_path(self, report_id: str) -> Path:
        """Where the record of a report stands, or would stand."""
        return self.folder(report_id) / "report.yaml"

    def is_drafted(self, report_id: str) -> bool:
        """Whether a program wrote any part of a report's record and nobody has confirmed it. Raises as `record` does."""
        return bool(self.record(report_id).drafted)

    def _received(self, report_id: str) -> bytes:
        """The bytes of `source.txt`. Raises `LibraryError` where it cannot be read."""
        path = self.folder(report_id) / "source.txt"
        try:
            return path.read_bytes()
        except OSError as error:
            problem = _("{path} cannot be read: {reason}. Check the library folder.")
            raise LibraryError(problem.format(path=path, reason=error.strerror or error)) from None

    def source(self, report_id: str) -> SourceText:
        """The source text, letter for letter. Raises `LibraryError` where it cannot be read or is no UTF-8."""
        report_id = self.resolve(report_id)
        if report_id in self._sources:
            return self._sources[report_id]
        try:
            return self._sources.setdefault(report_id, SourceText(self._received(report_id).decode("utf-8")))
        except UnicodeDecodeError as error:
            path = self.folder(report_id) / "source.txt"
            problem = _("{path} is no UTF-8 text (byte {byte}). Save it as UTF-8 and try again.")
            raise LibraryError(problem.format(path=path, byte=error.start)) from None

    def report(self, report_id: str) -> Report:
        """A report, segmented. Raises `LibraryError`, `RecordError` or `UnknownNameError`."""
        report_id = self.resolve(report_id)
        if report_id not in self._reports:
            record, source = self.record(report_id), self.source(report_id)
            sections, left_out = self._segment(report_id, source)
            self._reports[report_id] = Report(record, source, with_visits(sections, record), left_out)
        return self._reports[report_id]

    def has_read(self, report_id: str) -> bool:
        """Whether a report was read and segmented before."""
        return report_id in self._reports

    def section(self, section_id: str) -> tuple[Report, Section]:
        """A section by its id. Raises `UnknownNameError`."""
        report_name, slash, path = section_id.partition("/")
        report = self.report(report_name)
        known = [section.id for section in report.sections]
        wanted = f"{report.id}/{path}"
        if not slash or wanted not in report.by_id:
            raise UnknownNameError(_("section"), section_id, known, f"tjexplorer outline {report.id}")
        return report, report.by_id[wanted]


def load_record(path: Path, report_id: str) -> ReportRecord:
    """What a record file says. Raises `RecordError`."""
    from tjexplorer.corpus import record_file  # noqa: PLC0415  # a search reads no record

    return record_file.load_record(path, report_id)


def segment_report(report_id: str, source: SourceText) -> Segmented:
    """A report, segmented."""
    from tjexplorer.corpus.segmenter import segment  # noqa: PLC0415  # a search in a fresh index segments nothing

    return segment(report_id, source)


def with_visits(sections: tuple[Section, ...], record: ReportRecord) -> tuple[Section, ...]:
    """The sections, those that write up a visit of the record given the kind `visit`, with everything below them."""
    first_lines = {visit.write_up.line for visit in record.visits if visit.write_up is not None}
    plain = {SectionKind.BODY, SectionKind.ITINERARY}
    visits: set[str] = set()
    made = []
    for section in sections:
        if section.kind in plain and (section.line in first_lines or section.parent in visits):
            visits.add(section.id)
            section = replace(section, kind=SectionKind.VISIT)  # noqa: PLW2901  # the value, changed
        elif section.kind is SectionKind.VISIT:
            visits.add(section.id)
        made.append(section)
    return tuple(made)
