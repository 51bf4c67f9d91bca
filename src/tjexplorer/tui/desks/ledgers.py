"""The rows of the lists over all reports: recommendations, editor's notes, and what is to be mended in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tjexplorer.consistency.inspection import inspect
from tjexplorer.errors import TjexplorerError
from tjexplorer.export.recommendations import named_in
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import AnchorStatus
from tjexplorer.model.record import EditorNote, ReportRecord, Visit
from tjexplorer.search.searcher import SearchCancelled
from tjexplorer.text.fold import fold
from tjexplorer.text.matching import Pattern
from tjexplorer.tui.desks.catalogue import Catalogue
from tjexplorer.tui.desks.ledger_names import RowNames
from tjexplorer.tui.desks.ledger_page import Grouping, Ledger, LedgerPage, LedgerRow, LedgerRows
from tjexplorer.tui.panes.wording import evidence_told, note_kind, visit_date, visit_kind

Cancelled = Callable[[], bool]


def ledger_rows(catalogue: Catalogue, page: LedgerPage, cancelled: Cancelled) -> LedgerRows:
    """All rows of a list, whatever the page shows of them. Slow: for a thread. Raises `SearchCancelled`."""
    made = {
        Ledger.RECOMMENDATIONS: _recommendations,
        Ledger.NOTES: _notes,
        Ledger.VISITS: _visits,
        Ledger.FINDINGS: _findings,
    }[page.ledger]
    rows = []
    for row in made(catalogue):
        if cancelled():
            raise SearchCancelled
        rows.append(row)
    return LedgerRows(page.ledger, tuple(rows))


def _groups_of(catalogue: Catalogue, record: ReportRecord) -> tuple[tuple[Grouping, tuple[str, ...]], ...]:
    agency = record.agency
    name = "" if agency is None else catalogue.name(agency.institution) if agency.institution else agency.text
    return (
        (Grouping.REPORT, (record.label,)),
        (Grouping.AGENCY, (name,) if name else ()),
        (Grouping.YEAR, (str(record.year),) if record.year else ()),
    )


# Recommendations


def _recommendations(catalogue: Catalogue) -> Iterator[LedgerRow]:
    subjects = _subjects(catalogue)
    names, workspace = RowNames(catalogue), catalogue.workspace
    for record in catalogue.records():
        groups = _groups_of(catalogue, record)
        report, mentions = catalogue.report(record.id), workspace.mentions(record.id)
        for one in workspace.recommendations(record.id):
            folded = fold(f"{one.title}\n{one.text}").text
            institutions = named_in(one, report, mentions)
            named = tuple(map(catalogue.name, institutions))
            told = tuple(name for name, patterns in subjects if any(each.find(folded) for each in patterns))
            yield LedgerRow(
                record.id, one.line, one.span.start, one.title, " ".join(one.text.split("\n")), "", (),
                (*groups, (Grouping.INSTITUTION, named), (Grouping.SUBJECT, told)),
                "\n".join((names.of_report(record), names.of_places(record.id, [one.span], institutions))),
            )  # fmt: skip


def _subjects(catalogue: Catalogue) -> list[tuple[str, list[Pattern]]]:
    """The concepts of the library with what they are called in the reports."""
    try:
        terms = list(catalogue.workspace.terms)
    except TjexplorerError:
        return []
    return [
        (term.forms[0].form, [Pattern.of(form.form) for form in term.forms if form.attested and not form.not_inside])
        for term in terms
    ]


# Notes


def _notes(catalogue: Catalogue) -> Iterator[LedgerRow]:
    names = RowNames(catalogue)
    for record in catalogue.records():
        groups = _groups_of(catalogue, record)
        for note in catalogue.workspace.notes_of(record.id):
            kind = note_kind(note.kind)
            level = _("certain") if note.level == "certain" else _("likely")
            yield LedgerRow(
                record.id, note.line, catalogue.offset_of_line(record.id, note.line), note.quote, note.note,
                f"{kind}, {level}", tuple(_evidence(catalogue, note)), (*groups, (Grouping.KIND, (kind,))),
                "\n".join((names.of_report(record), names.of_note(note))),
            )  # fmt: skip


def _evidence(catalogue: Catalogue, note: EditorNote) -> Iterator[str]:
    for evidence in note.evidence:
        if evidence.statement is not None:
            yield evidence_told(evidence.statement)
        else:
            where = _("line {line}").format(line=evidence.line)
            yield f"{catalogue.label(evidence.report or note.report)}, {where}: {evidence.quote or ''}"


# Visits


def _visits(catalogue: Catalogue) -> Iterator[LedgerRow]:
    """All visits, meetings, signings and visits to Taiwan, those of a report by day and hour."""
    names = RowNames(catalogue)
    for record in catalogue.records():
        others = tuple(group for group in _groups_of(catalogue, record) if group[0] is not Grouping.YEAR)
        for visit in sorted(record.visits, key=_when):
            line = visit.write_up.line if visit.write_up else visit.line
            day = visit.probable_date or visit.date or visit.date_from
            name = catalogue.visit_name(visit)
            hosts = "、".join(" ".join(filter(None, (host.name, host.role))) for host in visit.hosts)
            yield LedgerRow(
                record.id, line, catalogue.offset_of_line(record.id, line) if line else None,
                f"{visit_date(visit)}  {name}".strip(), hosts,
                visit_kind(visit.kind), tuple(visit.notes),
                (
                    *others,
                    (Grouping.YEAR, (str(day.year),) if day else ()),
                    (Grouping.INSTITUTION, (name,) if name else ()),
                    (Grouping.KIND, (visit_kind(visit.kind),)),
                ),
                "\n".join((names.of_report(record), names.of_visit(visit))),
            )  # fmt: skip


def _when(visit: Visit) -> tuple[str, str, int]:
    day = visit.probable_date or visit.date or visit.date_from
    return day.isoformat() if day else "9999", visit.starts or "", visit.order


# What is to be mended


def _findings(catalogue: Catalogue) -> Iterator[LedgerRow]:
    workspace = catalogue.workspace
    corpus = workspace.library.corpus
    for finding in inspect(workspace.library):
        where = finding.path.relative_to(corpus).as_posix()
        parts = where.split("/")
        report = parts[1] if parts[0] == "reports" and len(parts) > 1 and parts[1] in catalogue.report_ids else ""
        yield _finding(where, finding.line, finding.what, report)
    try:
        state = workspace.shelf.examine().state
    except TjexplorerError as error:
        yield _finding("index", None, str(error))
    else:
        if state in {"damaged", "stale"}:
            yield _finding("index", None, _("The index of the search is old or damaged; the next search renews it."))
    yield from _lost_bookmarks(catalogue)


def _lost_bookmarks(catalogue: Catalogue) -> Iterator[LedgerRow]:
    workspace = catalogue.workspace
    try:
        placed, problems = workspace.placed_bookmarks()
    except TjexplorerError:  # a report that cannot be read, which its own finding tells
        placed, problems = (), workspace.bookmarks.load_all()[1]
    for problem in problems:
        yield _finding(f"bookmarks/{problem.path.name}", problem.line, problem.problem)
    for each in placed:
        if each.anchor.status is AnchorStatus.LOST:
            what = _("its words are no longer in the report; the old text is kept in the bookmark.")
            yield _finding(f"bookmarks/{each.bookmark.id}.yaml", None, what)


def _finding(where: str, line: int | None, what: str, report: str = "") -> LedgerRow:
    return LedgerRow(report, line, 0 if report else None, "", what, "", (), ((Grouping.FILE, (where,)),))
