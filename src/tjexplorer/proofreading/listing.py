"""Lists inside a sentence: where they end and how many parts they have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_OPEN = "(（「『《〈“[［【"
_CLOSE = ")）」』》〉”]］】"
_AND = re.compile(r"以及|及|和|與|暨|或")
_SHORT = 12
_LONGEST = 800
"""Characters of a list that are looked at."""
_TAIL = re.compile(r"^\s*(?:以及|及|和|與|暨|還有|最後)")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of names or phrases."""

    start: int
    """First code point in the passage."""
    end: int
    """One past the last."""
    counts: tuple[int, ...]
    """How many parts it may have: a 及 joins two parts, or stands inside one."""
    closed: bool
    """Whether the list is known to end where it ends: no 等, no clause that goes on."""
    simple: bool
    """Whether all parts are short, so that none is likely to be a list itself."""


def listed_after(text: str, start: int, *, bracketed: bool) -> Listing | None:
    """The list that begins here and ends with its sentence or bracket; None where it does not look like one."""
    end = _end(text, start, bracketed=bracketed)
    body = text[start:end]
    separator = "；" if "；" in _flat(body) else "、"
    segments = _split(body, separator)
    if len(segments) < 3:
        return None
    last = segments[-1]
    closed = end < len(text) or bracketed
    tail = re.split("[，,]", _flat(last), maxsplit=1)
    if any(mark in _flat(segment) for segment in segments[:-1] for mark in "，,") and separator == "、":
        return None
    if len(tail) > 1 and not _TAIL.match(tail[1]):
        closed = False
    if re.search(r"等\s*(?:[^、]{0,8})$", _flat(last)):
        closed = False
    joined = len(_AND.findall(_flat(body)))
    simple = all(len(segment.strip()) <= _SHORT for segment in segments)
    return Listing(start, end, tuple(range(len(segments), len(segments) + joined + 1)), closed, simple)


def listed_before(text: str, end: int) -> list[tuple[int, int]]:
    """The parts of a list that ends here: 含括A、B，以及C等 before 7個部門."""
    begins = max(text.rfind(mark, 0, end) for mark in "。；：")
    opening = [match.end() for match in re.finditer("含括|包括|包含|分為|分別為", text[:end]) if match.end() > begins]
    if not opening:
        return []
    start = opening[-1]
    body = text[start:end].rstrip()
    body = body[:-1] if body.endswith("等") else body
    parts = []
    for match in re.finditer(r"[^、，,]+", body):
        first, last = match.start(), match.end()
        tail = _TAIL.match(match[0])
        first += tail.end() if tail else 0
        if first < last and match[0].strip():
            parts.append((start + first, start + last))
    if parts and not _TAIL.match(body[body.rfind("、") + 1 :]):
        split = _AND.search(text, *parts[-1])
        if split and split.start() > parts[-1][0]:
            parts[-1:] = [(parts[-1][0], split.start()), (split.end(), parts[-1][1])]
    return parts


def _end(text: str, start: int, *, bracketed: bool) -> int:
    depth = 1 if bracketed else 0
    for at in range(start, min(len(text), start + _LONGEST)):
        if text[at] in _OPEN:
            depth += 1
        elif text[at] in _CLOSE:
            depth -= 1
            if depth <= 0 and bracketed:
                return at
            if depth < 0:
                return at
        elif text[at] in "。！？" and depth == 0:
            return at
    return min(len(text), start + _LONGEST)


def _flat(text: str) -> str:
    """The text without what stands in brackets or quotation marks, which is blotted out."""
    depth = 0
    out = []
    for char in text:
        depth += char in _OPEN
        out.append(char if depth <= 0 else "〓")
        depth -= char in _CLOSE
    return "".join(out)


def _split(text: str, separator: str) -> list[str]:
    flat = _flat(text)
    cuts = [at for at, char in enumerate(flat) if char == separator]
    edges = [-1, *cuts, len(text)]
    return [text[first + 1 : last] for first, last in pairwise(edges)]
