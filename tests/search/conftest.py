"""Small reports made by hand, and the five real ones, each ready for search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tjexplorer import messages
from tjexplorer.corpus.library import Library
from tjexplorer.indexing.shelf import Building, Shelf, Stock
from tjexplorer.model.reading import Block, BlockKind, ReadingText, Run
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.report import Report
from tjexplorer.model.section import Section, SectionKind
from tjexplorer.model.source import SourceText
from tjexplorer.model.span import Span
from tjexplorer.paths import Places
from tjexplorer.search.searcher import Knowledge, Searcher

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

MakeReport = Callable[..., Report]
MakeSearcher = Callable[..., Searcher]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    messages.choose_language("en")
    yield
    messages.choose_language(None)


def make_report(*sections: tuple[str, str], report_id: str = "2020-a", kind: str = "body") -> Report:
    """A report with one section for each (heading, body); line feeds in a body part its paragraphs.

    ⏎ in a body is a hard wrap: a line feed in the source that the reading text leaves out.
    """
    source = ""
    made = []
    for number, (heading, body) in enumerate(sections, 1):
        begin = len(source)
        blocks = []
        for at, text in enumerate([heading, *body.split("\n")]):
            runs = []
            for piece, line in enumerate(text.split("⏎")):
                if piece:
                    runs.append(Run("", Span(len(source), len(source) + 1)))
                    source += "\n"
                runs.append(Run(line, Span(len(source), len(source) + len(line))))
                source += line
            blocks.append(Block(BlockKind.PARAGRAPH if at else BlockKind.HEADING, ReadingText(tuple(runs))))
            source += "\n"
        line = source.count("\n", 0, begin) + 1
        made.append(
            Section(
                id=f"{report_id}/{number}",
                report=report_id,
                parent=None,
                level=1,
                number=None,
                title=heading,
                kind=SectionKind(kind),
                implied=False,
                heading=blocks[0].span,
                span=Span(begin, len(source)),
                line=line,
                end_line=source.count("\n"),
                blocks=tuple(blocks),
            )
        )
    record = ReportRecord(report_id, "trip-report", "source.txt", "", report_id)
    return Report(record, SourceText(source), tuple(made), ())


def places(tmp_path: Path) -> Places:
    """Folders below a temporary one."""
    corpus = tmp_path / "corpus"
    return Places(tmp_path, corpus, tmp_path / "index", tmp_path / "bookmarks", tmp_path / "state")


@pytest.fixture
def make_searcher(tmp_path: Path) -> MakeSearcher:
    """Search over reports made by hand."""

    def make(*reports: Report, knowledge: Knowledge | None = None, building: Building = Building.NEVER) -> Searcher:
        by_id = {report.id: report for report in reports}
        return Searcher(Shelf(list(by_id), by_id.__getitem__, places(tmp_path), building=building), knowledge)

    return make


@pytest.fixture(name="make_report")
def _make_report() -> MakeReport:
    return make_report


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The five reports: `library`, `scanning` and `indexed` (searchers without knowledge), `stock`."""
    folder = tmp_path_factory.mktemp("real")
    library = Library(CORPUS)
    where = Places(CORPUS.parent, CORPUS, folder / "index", folder / "bookmarks", folder / "state")
    scanning = Shelf(library.report_ids, library.report, where, building=Building.NEVER)
    stock: Stock = scanning.stock()
    indexed = Shelf(library.report_ids, library.report, where)
    assert indexed.stock().index is not None
    assert stock.index is None
    return SimpleNamespace(
        library=library, places=where, stock=stock, scanning=Searcher(scanning), indexed=Searcher(indexed)
    )
