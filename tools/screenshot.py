"""Makes the pictures of the READMEs: the terminal program on the bundled reports, after a search for 産学連携.

The program runs without a terminal, on a library of its own in a scratch folder, so that neither bookmarks nor paths of
the machine come into the picture. Textual's export is mended in two points: it refers to fonts on the network, and it
squeezes characters of two cells into one.

Run `python tools/screenshot.py` to write `docs/screenshot.svg` and `docs/screenshot.zh-TW.svg`.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from tjexplorer.indexing.shelf import Building
from tjexplorer.messages import choose_language
from tjexplorer.paths import Places
from tjexplorer.text.cells import widths
from tjexplorer.tui.app import ExplorerApp
from tjexplorer.workspace import Workspace

ROOT = Path(__file__).parents[1]

PICTURES = {"en": "screenshot.svg", "zh_TW": "screenshot.zh-TW.svg"}
"""For each language the file in `docs`."""

SIZE = (120, 40)
"""Columns and lines."""

QUERY = "産学連携"

FONTS = {
    1: "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace",
    2: "'Noto Sans Mono CJK TC', 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif",
}
"""Fonts for characters of one cell and of two."""

WIDE = "font-size: 22px; letter-spacing: 2.4px"
"""Makes a character of two cells 24.4 pixels wide, two of Textual's cells of 12.2."""

_CELL = 12.2
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\n\s*\}", re.DOTALL)
_FONT_FAMILY = re.compile(r"font-family: [^;]*;")
_FULL_WIDTH = re.compile(r"\s*font-variant-east-asian: [^;]*;")
_TEXT = re.compile(r'<text class="([^"]+-r\d+)" x="([0-9.]+)" (y="[^"]+") textLength="[^"]+" ([^>]+)>([^<]*)</text>')


async def _settle(app: ExplorerApp, pilot: Pilot[None]) -> None:
    """Wait until typing has rested, threads are done and everything is drawn."""
    for _turn in range(500):
        await pilot.pause()
        done = all(worker.is_finished for worker in app.workers)
        if app.room is not None and app.room.is_mounted and done and not app.room.searching.waiting:
            break
        await asyncio.sleep(0.02)
    await pilot.pause()


async def _picture(folder: Path) -> str:
    places = Places(folder, ROOT / "corpus", folder / "index", folder / "bookmarks", folder / "state")
    workspace = Workspace(places, building=Building.NEVER)
    app = ExplorerApp(lambda: workspace, QUERY)
    async with app.run_test(size=SIZE) as pilot:
        await _settle(app, pilot)
        await pilot.press("f2", "enter")
        await _settle(app, pilot)
        return app.export_screenshot(title="tjexplorer")


def _mended(svg: str) -> str:
    """Fonts by name alone, and each character in its cells: Textual's export takes every one of them for one cell."""
    svg = _FULL_WIDTH.sub("", _FONT_FAMILY.sub(f"font-family: {FONTS[1]};", _FONT_FACE.sub("", svg)))
    svg = svg.replace("    </style>", f"    .wide {{ font-family: {FONTS[2]}; {WIDE} }}\n    </style>")
    svg = _TEXT.sub(lambda found: "".join(_pieces(found)), svg)
    return "\n".join(line.rstrip() for line in svg.split("\n") if line.strip()) + "\n"


def _pieces(found: re.Match[str]) -> Iterator[str]:
    """A stretch of text as stretches of characters of one width, without the blanks between them."""
    style, x, y, rest, content = found.groups()
    text = unescape(content)
    at = 0
    for wide, run in groupby(zip(text, widths(text), strict=True), key=lambda each: (each[1], each[0].isspace())):
        shown = "".join(char for char, _cells in run)
        cells = wide[0] * len(shown)
        if not wide[1] and cells:
            left, length = float(x) + at * _CELL, cells * _CELL
            name = f"{style} wide" if wide[0] == 2 else style
            yield f'<text class="{name}" x="{left:.1f}" {y} textLength="{length:.1f}" {rest}>{escape(shown)}</text>\n'
        at += cells


def main() -> None:
    """Write the pictures."""
    os.environ["COLORTERM"] = "truecolor"
    for language, name in PICTURES.items():
        choose_language(language)
        with TemporaryDirectory() as folder:
            svg = asyncio.run(_picture(Path(folder)))
        (ROOT / "docs" / name).write_text(_mended(svg), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
