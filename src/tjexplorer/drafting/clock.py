"""Hours as visits print them: 上午10:00～12:00, 下午 04:00～5:30, 14時30分至16時."""

from __future__ import annotations

import re

from tjexplorer.drafting.spelling import plain, words

_TIME = (
    r"(?P<{0}half>上午|下午|早上|晚上|中午|午前|午後|am|pm|AM|PM)?\s*(?P<{0}hour>[0-9]{{1,2}})\s*"
    r"(?:[:：]\s*(?P<{0}minute>[0-9]{{2}})|[時时点點]\s*(?:(?P<{0}minutes>[0-9]{{1,2}})\s*分|(?P<{0}thirty>半))?)"
)
_HOURS = words(
    r"(?<![0-9./:-])" + _TIME.format("") + r"(?:\s*(?:[-~至到]|から)\s*" + _TIME.format("to_") + r")?(?![0-9])"
)
_LATE = frozenset(map(plain, ("下午", "晚上", "午後", "pm", "PM")))
_LONGEST = 200
"""Characters in which hours are looked for."""

_DASHES = str.maketrans("〜–—‐‑－", "~-----")


def hours(text: str) -> tuple[str | None, str | None]:
    """Beginning and end (HH:MM, 24 hours) of the first period of hours in a text; None for what it does not print."""
    found = _HOURS.search(plain(text[:_LONGEST]).translate(_DASHES))
    if found is None:
        return None, None
    starts = _time(found, "", found["half"])
    if starts is None:
        return None, None
    ends = _time(found, "to_", found["to_half"] or found["half"]) if found["to_hour"] else None
    return starts, ends if ends and ends > starts else None


def _time(found: re.Match[str], end: str, half: str | None) -> str | None:
    hour = int(found[f"{end}hour"])
    minute = 30 if found[f"{end}thirty"] else int(found[f"{end}minute"] or found[f"{end}minutes"] or 0)
    if half in _LATE and hour < 12:
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
