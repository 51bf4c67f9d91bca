"""The tool finds every message, keeps what was translated and drops what is gone."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

SOURCE = """
PLAIN = _("plain")
MARKED = {"a": N_("marked")}
JOINED = _("in two " "parts")
INSIDE = f"{_('inside')}: {gettext('and beside')}"
COUNTED = ngettext("{n} thing", "{n} things", 3)
UNKNOWN = _(PLAIN)
OTHER = print("no message")
"""


@pytest.fixture
def tree(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source of one module, with catalogues that have no translation yet."""
    (tmp_path / "source" / "deep").mkdir(parents=True)
    (tmp_path / "source" / "deep" / "module.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(tool, "SOURCE", tmp_path / "source")
    monkeypatch.setattr(tool, "FOLDER", tmp_path / "locale")
    return tmp_path


def test_messages_are_found_wherever_they_are_called(tool: ModuleType, tree: Path) -> None:
    wanted = {"plain", "marked", "in two parts", "inside", "and beside", ("{n} thing", "{n} things")}
    assert set(tool.collect(tool.SOURCE)) == wanted


@pytest.mark.parametrize("call", ['_(f"to {name}")', '_("")'])
def test_what_can_be_no_message_is_refused(tool: ModuleType, tree: Path, call: str) -> None:
    (tree / "source" / "wrong.py").write_text(f"\n{call}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"wrong\.py, line 2: "):
        tool.collect(tool.SOURCE)


def test_check_tells_and_writes_nothing(tool: ModuleType, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["--check"]) == 1
    assert "tjexplorer.pot is stale" in capsys.readouterr().out
    assert not (tree / "locale").exists()


def test_a_new_message_is_told_until_it_is_translated(
    tool: ModuleType, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main([]) == 1
    assert "zh_TW: not translated: 'plain'" in capsys.readouterr().out
    _translate(tool)
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0
    assert "6 messages, 0 to be mended" in capsys.readouterr().out


def test_a_message_that_is_gone_is_dropped(
    tool: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool.main([])
    _translate(tool)
    (tree / "later").mkdir()
    (tree / "later" / "module.py").write_text('_("plain")\n_("plane")\n', encoding="utf-8")
    monkeypatch.setattr(tool, "SOURCE", tree / "later")
    tool.main([])
    text = tool.po_path("ja").read_text(encoding="utf-8")
    assert 'msgid "plain"\nmsgstr "PLAIN"\n' in text
    assert 'msgid "plane"\nmsgstr ""\n' in text, "nothing is guessed from a message that looks alike"
    assert "marked" not in text


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('msgstr[0] "{n} THINGS"', 'msgstr[0] "{m} THINGS"', "other names in braces: '{n} things'"),
        ('msgstr[0] "{n} THINGS"', 'msgstr[0] "{n THINGS"', "other names in braces: '{n} things'"),
        ('msgid "plain"', '#, fuzzy\nmsgid "plain"', "marked as fuzzy: 'plain'"),
    ],
)
def test_a_faulty_translation_is_told(tool: ModuleType, tree: Path, before: str, after: str, fault: str) -> None:
    tool.main([])
    _translate(tool)
    path = tool.po_path("ja")
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    assert list(tool.faults(tool.refreshed("ja"))) == [fault]
    assert list(tool.faults(tool.refreshed("zh_TW"))) == []


def _translate(tool: ModuleType) -> None:
    """Capitals stand for a translation."""
    for language in tool.LANGUAGES:
        catalogue = tool.refreshed(language)
        for message in catalogue:
            if message.id:
                text = tool.forms(message.id)[-1].upper().replace("{N}", "{n}")
                message.string = text if isinstance(message.id, str) else (text,)
        tool.po_path(language).write_bytes(tool.written(catalogue))
