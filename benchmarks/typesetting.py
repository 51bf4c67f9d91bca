"""Folding, line breaking and segmenting: text in, values out, no library."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial
from statistics import median

from rich.console import Console
from rich.text import Text

from benchmarks.corpus_maker import recombined_text
from benchmarks.quantity import Demand, Ledger, Quantity
from benchmarks.stopwatch import medians, once
from tjexplorer.corpus.segmenter import segment
from tjexplorer.model.source import SourceText
from tjexplorer.text.cells import widths
from tjexplorer.text.fold import fold
from tjexplorer.text.linebreak import wrap

_MILLION = 1_000_000
_CELLS = 80
_SIZES = (0.1, 1.0, 10.0)
_MOST_PIECES = 20
_LINEAR = 2.0
_GROUP = "Text"


def measure(ledger: Ledger, runs: int) -> None:
    """All quantities of this file."""
    text = recombined_text(max(_SIZES))
    _fold(ledger, text[:_MILLION], runs)
    _wrap(ledger, text[:_MILLION], runs)
    _segment(ledger, text, runs)


def _fold(ledger: Ledger, text: str, runs: int) -> None:
    ours, peer = medians((lambda: fold(text), lambda: unicodedata.normalize("NFKC", text).casefold()), runs)
    name = "NFKC and case alone, no offsets"
    ledger.add(Quantity(_GROUP, "fold a million characters", ours, "s", name, peer, runs=runs))
    folded = fold(text)
    right = len(folded.starts) == len(folded.ends) == len(folded.text) and fold(folded.text).text == folded.text
    ledger.check(right, "Folding a folded text again changes it, or its offsets are not as many as its characters.")


def _wrap(ledger: Ledger, text: str, runs: int) -> None:
    console = Console(width=_CELLS)
    ours, peer = medians((lambda: wrap(text, _CELLS), lambda: Text(text).wrap(console, _CELLS)), runs)
    ledger.add(Quantity(_GROUP, "kinsoku, a million characters", ours, "s", "Rich, no kinsoku", peer, runs=runs))
    _check_lines(ledger, text)
    one = text.replace("\n", "")
    part = one[: _MILLION // 10]
    long, short = medians((lambda: wrap(one, _CELLS), lambda: wrap(part, _CELLS)), runs)
    peer = short * len(one) / len(part)
    name = "kinsoku, the same in one paragraph"
    ledger.add(
        Quantity(_GROUP, name, long, "s", "a tenth of it, tenfold", peer, Demand(_LINEAR), runs=runs),
    )


def _check_lines(ledger: Ledger, text: str) -> None:
    """Lines follow each other without a gap, and none is too long."""
    cells = [0, *widths(text)]
    for index in range(1, len(cells)):
        cells[index] += cells[index - 1]
    at = 0
    for line in wrap(text, _CELLS):
        if text[at : line.start].strip("\n") or line.start < at:
            ledger.check(False, f"Line breaking leaves a gap before character {line.start}.")
            return
        visible = line.start + len(text[line.start : line.end].rstrip())
        if line.indent + cells[visible] - cells[line.start] > _CELLS:
            ledger.check(False, f"Line breaking makes a line too long at character {line.start}.")
            return
        at = line.end
    ledger.check(at == len(text.rstrip("\n")) or not text[at:].strip("\n"), "Line breaking loses the end of a text.")


def _segment(ledger: Ledger, text: str, runs: int) -> None:
    """Seconds for each million bytes, the same text in pieces of three sizes."""
    rates: dict[float, float] = {}
    for size in _SIZES:
        length = int(len(text) * size / max(_SIZES))
        pieces = [SourceText(text[at : at + length]) for at in range(0, len(text) - length + 1, length)]
        pieces = pieces[:: max(1, len(pieces) // _MOST_PIECES)]
        for piece in pieces:
            # Lines are cut when first asked for; that is part of each run's first piece, so it is done before.
            _lines = piece.line_count
        bytes_ = sum(len(piece.text.encode()) for piece in pieces)
        rounds = runs if size < max(_SIZES) else 1
        found = [once(partial(_segment_all, pieces)) for _run in range(rounds)]
        rates[size] = median(found) / bytes_ * 1e6
        first = size == min(_SIZES)
        ledger.add(
            Quantity(
                _GROUP,
                f"segment a text of {size:g} MB",
                rates[size],
                "s/MB",
                "" if first else f"in pieces of {min(_SIZES):g} MB",
                None if first else rates[min(_SIZES)],
                None if first else Demand(_LINEAR),
                runs=rounds,
            )
        )


def _segment_all(pieces: Sequence[SourceText]) -> None:
    for piece in pieces:
        segment("made", piece)
