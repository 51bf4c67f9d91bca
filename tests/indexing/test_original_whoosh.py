"""The same suites against the last original release of Whoosh, whose API alone is used.

python -m pip install --no-deps --target DIR whoosh==2.7.4
TJEXPLORER_WHOOSH_274=DIR python -m pytest tests/indexing/test_original_whoosh.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = os.environ.get("TJEXPLORER_WHOOSH_274")
TESTS = Path(__file__).resolve().parents[1]
SUITES = (
    "indexing/test_index_life.py",
    "indexing/test_postings_by_block.py",
    "search/test_index_equals_scan.py",
    "search/test_search_behaviour.py",
)


@pytest.mark.skipif(not FOLDER, reason="TJEXPLORER_WHOOSH_274 names no folder with Whoosh 2.7.4")
def test_whoosh_274_answers_alike() -> None:
    environment = {**os.environ, "PYTHONPATH": str(FOLDER)}
    version = [sys.executable, "-W", "ignore", "-c", "import whoosh; print(whoosh.__version__)"]
    assert (
        subprocess.run(version, env=environment, capture_output=True, text=True, check=True).stdout.strip()
        == "(2, 7, 4)"
    )
    # Its source has escapes that newer Pythons warn of.
    command = [sys.executable, "-m", "pytest", "-q", "-W", "ignore", *(str(TESTS / suite) for suite in SUITES)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
