"""Charts: bars for the terminal, and where matches stand in each report as an SVG file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from tjexplorer.messages import gettext as _
from tjexplorer.messages import language, ngettext
from tjexplorer.statistics.frequency import Frequencies, QueryFrequency, ReportFrequency, Share
from tjexplorer.text.cells import clip, one_cell
from tjexplorer.text.printable import printable

_EIGHTHS = " ▏▎▍▌▋▊▉"
"""Parts of a cell, from nothing on."""

MARK = 'data-made-by="tjexplorer"'
"""Stands in the first line of a chart that this program made."""

_WIDTH, _LEFT, _RIGHT, _TOP = 960, 200, 150, 64
_STRIP, _ROW, _GAP = 16, 24, 34
"""Pixels: height of a strip, from one strip to the next, and of the head of a report."""

_COUNTS, _RATES = 864, 936
"""Pixels: where the figures on the right end."""

_FONT = "system-ui, 'Noto Sans TC', 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans JP', sans-serif"


SMALL = 1_000
"""Characters below which a rate tells little: such a group sets no scale, and its bar is drawn pale."""


def scale(shares: Iterable[ReportFrequency | Share]) -> float:
    """The rate at which a bar is full: the greatest one of those that have characters enough, else of all; 0 for none."""
    known = list(shares)
    large = [share for share in known if share.characters >= SMALL and share.count]
    return max((share.per_10000 or 0.0 for share in large or known), default=0.0)


def rate_bar(share: ReportFrequency | Share, most: float, cells: int) -> str:
    """The bar of a rate; pale, and at most full, where the rate is of few characters."""
    full = bar(min(share.per_10000 or 0.0, most), most, cells)
    return "░" * len(full) if share.characters < SMALL else full


def pale_sentence() -> str:
    """What a pale bar says."""
    return _("░ is a rate of fewer than {n} characters: it tells little.").format(n=f"{SMALL:,}")


def bar(value: float, most: float, cells: int) -> str:
    """A bar of as many cells as a value is of the greatest, in eighths; anything above zero is seen."""
    if value <= 0 or most <= 0:
        return ""
    eighths = min(cells * 8, max(1, round(value / most * cells * 8)))
    return one_cell("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip())


def dispersion_svg(found: Frequencies) -> str:
    """Where the matches of each query stand in each report: a strip from its beginning to its end, a line for each match.

    One XML document, the same for the same counts and language. Queries are told apart by their rows, not by colour.
    """
    reports = found.queries[0].reports if found.queries else ()
    height = _TOP + sum(_GAP + _ROW * len(found.queries) for _report in reports) + 16
    title = _("Where {queries} stand in the reports").format(queries=", ".join(one.query for one in found.queries))
    note = _("Each strip is a report from its beginning to its end, each line a match; on the right, matches and matches "
             "per 10,000 characters.")  # fmt: skip
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {MARK} width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="title note" xml:lang={_quoted(_tag())}>',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="note">{_text(note)}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<g font-family="{_FONT}" font-size="13" fill="#1a1a1a">',
        f'<text x="16" y="26" font-size="16" font-weight="bold">{_text(title, 110)}</text>',
        f'<text x="16" y="46" fill="#555555">{_text(note)}</text>',
    ]
    top = _TOP
    for number, report in enumerate(reports):
        lines += _report(top, report, [(query, query.reports[number]) for query in found.queries])
        top += _GAP + _ROW * len(found.queries)
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _report(top: int, report: ReportFrequency, rows: list[tuple[QueryFrequency, ReportFrequency]]) -> Iterator[str]:
    """The head of a report and its strips."""
    characters = ngettext("{n} character", "{n} characters", report.characters).format(n=f"{report.characters:,}")
    head = f"{report.label} ({report.report}, {characters})"
    yield f'<text x="16" y="{top + 22}" font-weight="bold">{_text(head, 125)}</text>'
    for number, (query, counts) in enumerate(rows):
        yield from _strip(top + _GAP + number * _ROW, query.query, counts)


def _strip(y: int, query: str, report: ReportFrequency) -> Iterator[str]:
    """One query in one report."""
    room = _WIDTH - _LEFT - _RIGHT
    count = ngettext("{n} match", "{n} matches", report.count).format(n=report.count)
    yield f"<g><title>{_text(f'{query}: {count} ({report.label})')}</title>"
    yield f'<text x="{_LEFT - 8}" y="{y + 13}" text-anchor="end">{_text(query, 26)}</text>'
    yield f'<rect x="{_LEFT}" y="{y}" width="{room}" height="{_STRIP}" fill="#eeeeee" stroke="#999999"/>'
    places = sorted({round(spot.at / max(1, report.length) * room, 1) for spot in report.spots})
    if places:
        path = "".join(f"M{_LEFT + x:.1f} {y}v{_STRIP}" for x in places)
        yield f'<path d="{path}" stroke="#1a1a1a" stroke-width="1.2"/>'
    rate = "" if report.per_10000 is None else f"{report.per_10000:.2f}"
    for x, figure in ((_COUNTS, str(report.count)), (_RATES, rate)):
        yield f'<text x="{x}" y="{y + 13}" text-anchor="end">{figure}</text>'
    yield "</g>"


def _tag() -> str:
    """The language in use as XML wants it."""
    return language().replace("_", "-")


def _text(text: str, cells: int | None = None) -> str:
    """A text of the corpus or of a query as XML, cut where it takes more cells than there is room for. Control characters
    are made visible first: XML could not hold them.
    """
    shown = printable(text)
    return escape(shown if cells is None else clip(shown, cells, ambiguous=1), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(printable(text))}"'
