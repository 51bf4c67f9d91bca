"""One statistician for all tests of this room: it only reads."""

from __future__ import annotations

import pytest

from tjexplorer.statistics.statistician import Statistician
from tjexplorer.workspace import Workspace


@pytest.fixture(scope="session")
def statistician(workspace: Workspace) -> Statistician:
    """Counting over the five reports."""
    return Statistician(workspace)
