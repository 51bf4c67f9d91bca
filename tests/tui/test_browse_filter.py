"""The filter of Browse: any spelling of a name, and Enter opens what it found."""

from __future__ import annotations

import re

import pytest

from tjexplorer.authority.name_forms import folded_name
from tjexplorer.messages import choose_language
from tjexplorer.model.mention import Authority
from tjexplorer.tui.desks.branch import Branch, Wanted
from tjexplorer.tui.desks.branches import View
from tjexplorer.tui.desks.history import RecordPage
from tjexplorer.tui.drawing import line_width
from tjexplorer.tui.panes.browse import Member, _draw


@pytest.mark.parametrize("typed", ["物質材料", "物质材料", "NIMS"])
async def test_the_filter_puts_the_cursor_on_the_first_institution(opened, workspace, typed: str) -> None:
    async with opened(workspace) as session:
        await session.press("1", "slash")
        session.room.browse.typing.value = typed
        await session.settle()
        key = session.room.browse.lines.cursor_key
        assert isinstance(key, Member)
        assert key.stop == RecordPage(Authority.INSTITUTION, "nims")
        await session.press("enter", "enter")
        assert "物質材料研究機構" in session.screen()
        assert session.room.reader.page.display


async def narrowed(session, view: View, typed: str) -> Member:
    """What the cursor rests on after typing in a view."""
    await session.press("1")
    while session.room.browse.view is not view:
        await session.press("v")
    await session.press("slash")
    session.room.browse.typing.value = typed
    await session.settle()
    key = session.room.browse.lines.cursor_key
    assert isinstance(key, Member)
    return key


@pytest.mark.parametrize(
    ("view", "typed", "id_"),
    [
        (View.KIND, "学振", "jsps"),
        (View.KIND, "學振", "jsps"),
        (View.BODY, "学振", "jsps"),
        (View.BODY, "科学技術・学術政策研究所", "nistep"),
        (View.PERSON, "Yasuda Mutsuko", "yasuda-mutsuko"),
        (View.PERSON, "Hashimoto Keizo", "hashimoto-keizo"),
        (View.PERSON, "keizo hash", "hashimoto-keizo"),
        (View.PERSON, "内田", "uchida-fumihiko"),
    ],
)
async def test_the_cursor_goes_to_what_was_meant(opened, workspace, view: View, typed: str, id_: str) -> None:
    async with opened(workspace) as session:
        key = await narrowed(session, view, typed)
        authority = Authority.PERSON if view is View.PERSON else Authority.INSTITUTION
        assert key.stop == RecordPage(authority, id_)
        await session.press("enter", "enter")
        assert session.room.reading.history.here == RecordPage(authority, id_)


async def test_groups_are_headed_by_what_is_left_of_them(opened, workspace) -> None:
    async with opened(workspace) as session:
        await narrowed(session, View.PERSON, "suzuki")
        heads = re.findall(r"v (People met|Those who went|Others named) +([0-9]+)", session.screen())
        assert [int(count) for _name, count in heads] == [4, 1]
        people = [key for key in session.room.browse.lines.keys if isinstance(key, Member) and key.stop]
        assert len(people) == 5
        await session.press("escape", "escape")
        assert re.search(r"People met +[0-9]{2}", session.screen())


async def test_lists_show_the_printed_name_beside_an_english_one(opened, workspace) -> None:
    async with opened(workspace, size=(200, 40)) as session:
        await narrowed(session, View.PERSON, "Uchida")
        assert re.search(r"Fumihiko Uchida +[0-9]", session.screen())
        await session.press("enter", "plus")
        assert "Fumihiko Uchida  內田史彥" in session.screen()
        await session.press("L")
        assert "Fumihiko Uchida" not in session.screen()
        assert "內田史彥" in session.screen()


def test_words_count_more_than_what_they_stand_in() -> None:
    names = "\n".join(map(folded_name, ("科学振興機構", "日本学術振興会", "学振", "Tokyo Station")))
    assert [Wanted(typed).rank(names) for typed in ("學振", "station TOKYO", "日本", "Tokyo", "振興", "stat tok")] == [
        0,
        0,
        1,
        1,
        2,
        2,
    ]
    assert [Wanted(typed).rank(names) for typed in ("大学", "tokyo tower")] == [None, None]
    assert not Wanted("  ")


async def test_offices_whose_names_begin_alike_are_told_apart(opened, workspace) -> None:
    async with opened(workspace, (120, 40)) as session:
        choose_language("ja")
        session.room.speak()
        await narrowed(session, View.KIND, "産総研")
        lines = session.room.browse.lines
        drawn = ["".join(part.text for part in line) for _index, line in lines._rows]
        names = [
            re.split(r"  |\.\. *[0-9-]", row.strip(" >v"))[0] for row in drawn if row.strip(" >v").startswith("産..")
        ]
        assert len(names) >= 5
        assert len(set(names)) == len(names), names


def test_names_that_would_be_cut_alike_go_on_in_the_next_row() -> None:
    labels = ("光產業技術振興技術研究協會", "光電子開發計畫技術研究協會", "微光技術研究協會")
    shown = []
    for label in labels:
        rows = _draw(Branch(label, label, " 1   12"), 1, False, labels, 24)
        assert all(line_width(row) <= 24 for row in rows)
        shown.append("".join(part.text for row in rows for part in row[1:] if part.text.strip()))
    assert len({text.replace(" 1   12", "") for text in shown}) == 3
    assert "".join(shown[0].split()).replace("112", "") == labels[0]
    alone = _draw(Branch("one", labels[0], " 1   12"), 1, False, labels[:1], 24)
    assert len(alone) == 1
