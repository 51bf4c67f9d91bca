"""The tool that keeps the catalogues, and what it finds in them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tjexplorer.messages import choose_language

TOOL = Path(__file__).parents[2] / "tools" / "messages.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("message_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["message_tool"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tool() -> ModuleType:
    return _load()


@pytest.fixture(scope="session")
def translations(tool: ModuleType) -> dict[str, list[tuple[str, str]]]:
    """For each language: message id (its plural where it has one) and translation."""
    return {
        language: [
            (tool.forms(message.id)[-1], text)
            for message in tool.shipped(language).values()
            for text in tool.forms(message.string)
            if text
        ]
        for language in tool.LANGUAGES
    }


@pytest.fixture
def no_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """An environment that names no language; a language that a test chooses is forgotten."""
    for variable in ("TJEXPLORER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    choose_language(None)
    yield monkeypatch
    choose_language(None)
