"""Keys of dialogs as they arrive while an input method is on, and what every dialog has in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.errors import ConfigurationError
from tjexplorer.export.links import followed
from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.text.cells import width
from tjexplorer.text.fold import fold
from tjexplorer.tui.actions.looking_up import is_named
from tjexplorer.tui.dialogs.choosing import ChoosingDialog
from tjexplorer.tui.dialogs.dialog import fitting_hint
from tjexplorer.tui.dialogs.filtering import FilterDialog
from tjexplorer.tui.dialogs.reading import ReadingDialog

HINTS = (
    "Ctrl+S keeps it, Tab goes on, Ctrl+O: own editor, Esc leaves it",
    "Ctrl+S 儲存，Tab 下一欄，Ctrl+O 外部編輯器，Esc 放棄",
    "Space で切り替え、Del で元に戻す、Esc で閉じる",
)


@given(hint=st.sampled_from(HINTS), cells=st.integers(0, 100))
def test_a_hint_gives_up_its_middle_before_the_way_out(hint: str, cells: int) -> None:
    shown = fitting_hint(hint, cells)
    assert "Esc" in shown
    assert hint.endswith(shown[shown.index("Esc") :])
    assert width(shown) <= cells or shown == hint[hint.index("Esc") :]
    assert (shown == hint) == (width(hint) <= cells)


def test_a_place_may_be_typed_in_full_width(workspace) -> None:
    plain = followed("2013-cepd-hokkaido:1129-1131", workspace.library)
    assert followed("２０１３-cepd-hokkaido：１１２９－１１３１\u3000", workspace.library) == plain


@pytest.mark.parametrize("words", ["産総研", "產總研", "AIST"])
def test_an_institution_is_known_by_every_name_that_may_be_searched(words: str, workspace) -> None:
    records = workspace.register(Authority.INSTITUTION).by_id.values()
    assert "aist" in {record.id for record in records if is_named(record, fold(words).text)}
    assert not any(is_named(record, "") for record in records)


@pytest.mark.parametrize("problem", ["did you mean “measure”?", "是否為「measure」？"])
def test_a_question_keeps_its_own_mark(problem: str, tmp_path) -> None:
    said = str(ConfigurationError(tmp_path / "config.yaml", 3, problem))
    assert problem in said
    assert f"{problem}." not in said


async def test_a_drawer_hears_an_input_method(opened, workspace) -> None:
    choose_language("zh_TW")
    async with opened(workspace) as session:
        await session.search("産学連携")
        await session.press("enter", "f6", "筑", "波")
        dialog = session.app.screen
        assert isinstance(dialog, FilterDialog)
        assert dialog.typing.value == "筑波"
        await session.press("down", "ideographic_space")
        assert session.room.searching.question.institutions
        await session.press("０")
        assert not session.room.searching.question.institutions
        assert session.app.screen is session.room


async def test_a_picker_goes_to_its_end_and_explains_itself(opened, workspace) -> None:
    async with opened(workspace) as session:
        await session.press("ctrl+r")
        dialog = session.app.screen
        assert isinstance(dialog, ChoosingDialog)
        await session.press("end")
        assert dialog.lines.cursor_key == dialog.lines.keys[-1]
        await session.press("f1")
        assert isinstance(session.app.screen, ReadingDialog)
        await session.press("escape", "2", "home", "5")
        assert dialog.typing.value == "52"
        await session.press("ctrl+c")
        assert "Ctrl+Q quits" in session.screen()


async def test_words_to_filter_by_take_the_place_of_the_former_ones(opened, workspace) -> None:
    async with opened(workspace) as session:
        await session.press("1", "ctrl+f", "筑", "波", "enter", "ctrl+f", "東", "京")
        assert session.room.browse.typing.value == "東京"
