"""Every theme can be read, and what is told by colour is told without colour too."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from tjexplorer.search.results import Relation
from tjexplorer.settings import THEMES as NAMES
from tjexplorer.tui.looks import LOOKS, LOOKS_IN, Palette, palette, styles
from tjexplorer.tui.relations import FOUND, ROLES, SIGNS
from tjexplorer.tui.themes import BY_NAME, DARK, HIGH_CONTRAST, LIGHT, TERMINAL, THEMES, first_theme, theme_after

LETTERS = {DARK.name: 4.5, LIGHT.name: 4.5, HIGH_CONTRAST.name: 7.0}
"""What WCAG 2.2 asks of letters: level AA, and AAA for high contrast."""

MATCHES = [ROLES[relation] for relation in Relation]


def _luminance(color: Color) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(each) for each in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(Color.parse(one)), _luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def _pairs(variables: dict[str, str]) -> set[tuple[str, str]]:
    """Letters and what may lie behind them: in a look of its own, else any row of any widget."""
    behind = {"background", "surface", "panel", "cursor-background", "cursor-away-background"}
    pairs = {("input-selection-foreground", "input-selection-background"), ("foreground", "panel")}
    for role, look in LOOKS.items():
        for background in {look.background} if look.background and look.color else behind:
            if role != "rule":  # a line between the columns of a table, no letter
                pairs.add((look.color or "foreground", background))
    assert all(name in variables for pair in pairs for name in pair)
    return pairs


@pytest.mark.parametrize("name", LETTERS)
def test_letters_stand_out_from_everything_behind_them(name: str) -> None:
    variables = _variables(BY_NAME[name])
    poor = {
        (letters, behind): round(found, 2)
        for letters, behind in _pairs(variables)
        if (found := _contrast(variables[letters], variables[behind])) < LETTERS[name]
    }
    assert not poor


@pytest.mark.parametrize("name", LETTERS)
def test_the_edge_of_the_pane_in_use_stands_out(name: str) -> None:
    """WCAG 2.2, 1.4.11: what tells which part of the screen has the focus."""
    variables = _variables(BY_NAME[name])
    assert _contrast(variables["primary"], variables["background"]) >= 3.0
    assert _contrast(variables["input-cursor-foreground"], variables["panel"]) >= 3.0


def test_high_contrast_has_no_quiet_borders() -> None:
    variables = _variables(HIGH_CONTRAST)
    assert _contrast(variables["line"], variables["background"]) >= 4.5


def _seen(style: Style) -> tuple[bool, ...]:
    """A style as it looks without its colours."""
    each = (style.bold, style.dim, style.italic, style.underline, style.reverse)
    return tuple(bool(attribute) for attribute in each)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("no_color", [False, True], ids=["colours", "none"])
def test_without_colour_the_looks_differ(theme: Theme, no_color: bool) -> None:
    made = styles(_variables(theme), palette(no_color=no_color, ansi=theme.ansi))
    together = [*MATCHES, "current", "found", "selected", "name"]
    for one, other in combinations(together, 2):
        assert _seen(made[one]) != _seen(made[other]), (one, other)
    plain = _seen(Style())
    for role in (*MATCHES, "current", "found", "strong", "head", "name", "key", "on"):
        assert _seen(made[role]) != plain, role
    assert _seen(made["on"]) != _seen(made["off"])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_without_any_colour_nothing_marked_is_lost_in_any_line(theme: Theme) -> None:
    """A match within a heading, a caption, or the row of the cursor."""
    made = styles(_variables(theme), Palette.NONE)
    assert all(style.color is None and style.bgcolor is None for style in made.values())
    for ground in ("head-1", "head-2", "head-3", "caption", "footnote", "strong", "dim", "cursor", "cursor-away"):
        for role in (*MATCHES, "current", "found", "selected"):
            assert _seen(made[role]) != _seen(made[ground]), (role, ground)
    for one, other in combinations(["found", "selected", "current", *MATCHES], 2):
        assert _seen(made[one]) != _seen(made[other]), (one, other)
    assert _seen(made["cursor-sign"]) != _seen(made["cursor-sign-away"])


def test_relations_have_signs_of_their_own() -> None:
    assert len({*SIGNS.values(), FOUND, ">", "!", "*"}) == len(Relation) + 4
    assert all(sign.isascii() and len(sign) == 1 for sign in SIGNS.values())


def test_the_terminals_own_colours_are_all_that_is_sent() -> None:
    made = styles(_variables(TERMINAL), Palette.SIXTEEN)
    sent = "".join(style.render("x", color_system=ColorSystem.TRUECOLOR) for style in made.values())
    codes = {int(code) for found in re.findall(r"\x1b\[([0-9;]*)m", sent) for code in found.split(";") if code}
    allowed = {0, 1, 2, 3, 4, 7, *range(30, 38), 39, *range(40, 48), 49, *range(90, 98), *range(100, 108)}
    assert codes <= allowed
    assert {7, 33, 40} <= codes


@pytest.mark.parametrize("colors", Palette)
def test_every_palette_has_every_role(colors: Palette) -> None:
    assert set(LOOKS_IN[colors]) == set(LOOKS)


def test_themes_are_named_as_in_the_settings_and_turned_through() -> None:
    assert tuple(BY_NAME) == NAMES
    seen = [NAMES[0]]
    for _step in NAMES:
        seen.append(theme_after(seen[-1]))
    assert seen == [*NAMES, NAMES[0]]
    assert theme_after("a theme of another program") == NAMES[0]


@pytest.mark.parametrize(
    ("chosen", "system", "first"),
    [
        (None, "truecolor", "dark"),
        (None, "256", "dark"),
        (None, "standard", "terminal"),
        (None, None, "terminal"),
        ("light", "standard", "light"),
        ("mauve", "truecolor", "dark"),
    ],
)
def test_a_poor_terminal_gets_its_own_colours_unless_one_is_chosen(
    chosen: str | None, system: str | None, first: str
) -> None:
    assert first_theme(chosen, system) == first
