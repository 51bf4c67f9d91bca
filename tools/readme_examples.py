"""Puts the true output below each example of the READMEs: the lines that begin with `$ tjexplorer` in `console` blocks.

The commands run in order on a fresh copy of the corpus, 80 columns wide, in the language of the README. An example below which
nothing is shown stays so: its output differs from call to call.

Run `python tools/readme_examples.py` after a change of what commands print; a test compares.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]

READMES = {"README.md": "en", "README.zh-TW.md": "zh_TW"}
"""Each file with the language of its examples."""

PROMPT = "$ "

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def _call(folder: Path, language: str, command: str) -> str:
    """What a command prints."""
    variables = {
        **os.environ,
        "TJEXPLORER_LIBRARY": str(folder / "library"),
        "TJEXPLORER_LANG": language,
        "COLUMNS": "80",
    }
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tjexplorer", *shlex.split(command)[1:]],
        cwd=folder, env=variables, encoding="utf-8", check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{command}: exit {done.returncode}\n{done.stdout}")
    return done.stdout.rstrip("\n")


def _filled(block: str, folder: Path, language: str) -> str:
    """A block with its commands carried out."""
    lines: list[str] = []
    shown = block.split("\n")
    for place, line in enumerate(shown[:-1]):
        if line.startswith(PROMPT):
            lines.append(line)
            printed = _call(folder, language, line.removeprefix(PROMPT))
            if shown[place + 1] and not shown[place + 1].startswith(PROMPT):
                lines.append(printed)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both files."""
    for name, language in READMES.items():
        path = ROOT / name
        with TemporaryDirectory() as scratch:
            folder = Path(scratch)
            shutil.copytree(ROOT / "corpus", folder / "library" / "corpus")
            _call(folder, language, "tjexplorer index")
            text = path.read_text(encoding="utf-8")
            filled = _BLOCK.sub(lambda found: _filled(found[0], folder, language), text)  # noqa: B023 - used at once
        path.write_text(filled, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
