"""Colours: dark and light, chosen so that yellow, blue and red weakness see the same differences."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="reading-room",
    primary="#8fb8de",
    secondary="#d9a05b",
    accent="#d9a05b",
    foreground="#d6d3cb",
    background="#15171a",
    surface="#1b1e22",
    panel="#23272c",
    warning="#d9a05b",
    error="#e08a7a",
    success="#8fb8de",
    dark=True,
    variables={
        "quiet": "#8b8f94",
        "line": "#3b4148",
        "hit-background": "#4a3a10",
        "hit": "#ffdf9a",
        "hit-name-background": "#173f3a",
        "hit-name": "#aee8dc",
        "hit-same-background": "#3b2c52",
        "hit-same": "#dcc8f7",
        "hit-near-background": "#33373d",
        "hit-near": "#d6d3cb",
        "current-background": "#ffc44d",
        "current": "#15171a",
        "found-background": "#123a54",
        "found": "#bfe3ff",
        "cursor-background": "#24384c",
        "cursor-away-background": "#22262b",
    },
)

LIGHT = Theme(
    name="reading-room-light",
    primary="#1f5c8f",
    secondary="#8a5300",
    accent="#8a5300",
    foreground="#22252a",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e9e5da",
    warning="#8a5300",
    error="#a3341f",
    success="#1f5c8f",
    dark=False,
    variables={
        "quiet": "#666a70",
        "line": "#c9c4b6",
        "hit-background": "#ffe9ae",
        "hit": "#4a3200",
        "hit-name-background": "#c8ebe3",
        "hit-name": "#0a4038",
        "hit-same-background": "#e6daf7",
        "hit-same": "#3d2266",
        "hit-near-background": "#dcdad3",
        "hit-near": "#22252a",
        "current-background": "#8a5300",
        "current": "#ffffff",
        "found-background": "#cfe6f7",
        "found": "#0b3a5c",
        "cursor-background": "#d5e3f0",
        "cursor-away-background": "#ece8dd",
    },
)

THEMES = (DARK, LIGHT)
"""The first one is used at the start."""
