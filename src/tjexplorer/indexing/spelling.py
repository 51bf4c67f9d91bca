"""How a written form is shown, and told from others."""

from __future__ import annotations

import re

from tjexplorer.text.characters import CJK_CLASS

_SPACE = re.compile(r"\s+")
_WIDE_SPACE = re.compile(rf"(?<=[{CJK_CLASS}]) | (?=[{CJK_CLASS}])")


def spelling(text: str) -> str:
    """A form without the white space of wraps; other runs of white space are one space."""
    text = _SPACE.sub(" ", text).strip()
    return _WIDE_SPACE.sub("", text) if " " in text else text
