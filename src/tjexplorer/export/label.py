"""What stands between a label and its value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tjexplorer.messages import language

_COLONS: Mapping[str, str] = MappingProxyType({"zh_TW": "：", "ja": "："})


def colon() -> str:
    """A colon as the language in use sets it: a full-width one, or one with a space."""
    return _COLONS.get(language(), ": ")
