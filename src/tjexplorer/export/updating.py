"""An export brought into a file that its owner has gone on writing in.

What stands outside the markers stays byte for byte. A part is written anew where it stands, wherever its owner has moved it;
one that was edited by hand stays as it is. A bookmark that the file does not have yet comes after the one before it and
whatever its owner wrote below that, or under the heading of its report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from tjexplorer.bookmarks.naming import ID
from tjexplorer.export.markers import BOM, FRONT_MATTER, HEAD, Own, Part, between, lines_of, parts_of

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """What is written of one bookmark, or the heading of a report."""

    name: str
    """Name of its part."""
    body: str
    """Markdown, line feeds at the ends of lines."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A report with its bookmarks."""

    heading: Passage
    """Its heading."""
    passages: tuple[Passage, ...]
    """Its bookmarks in their order."""


@dataclass(frozen=True, slots=True)
class Pages:
    """An export as the parts that it is made of."""

    front_matter: str
    """YAML; empty for none."""
    head: str
    """Markdown before the reports; empty for none."""
    chapters: tuple[Chapter, ...]
    """The reports in their order."""
    farewell: str
    """The line that a bookmark gets which is no more."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A file after an export, and the ids of its bookmarks by what became of them."""

    text: str
    """The whole file."""
    added: tuple[str, ...] = ()
    """Were not in the file."""
    changed: tuple[str, ...] = ()
    """Are written anew."""
    same: tuple[str, ...] = ()
    """Stood there already as they are, or were not among those that are exported."""
    edited: tuple[str, ...] = ()
    """Are left alone, since somebody edited them between their markers."""
    gone: tuple[str, ...] = ()
    """Are bookmarks no more, and say so."""


def written(pages: Pages) -> str:
    """An export as a new file."""
    parts = [between(HEAD, pages.head)] if pages.head else []
    for chapter in pages.chapters:
        parts += (between(each.name, each.body) for each in (chapter.heading, *chapter.passages) if each.body)
    body = "\n".join(part.text for part in parts)
    if not pages.front_matter:
        return body
    return f"---\n{between(FRONT_MATTER, pages.front_matter).text}---\n\n{body}"


def updated(old: str, pages: Pages, known: Collection[str], name: str) -> Updated:
    """The text of a file with an export brought into it.

    `known` are the ids of all bookmarks that exist, also of those that are not exported now; `name` is that of the file, for
    errors. Raises `MarkerError` where the markers in it do not fit together.
    """
    bom = BOM if old.startswith(BOM) else ""
    parts = parts_of(old.removeprefix(BOM), name)
    newline = "\r\n" if old.count("\r\n") * 2 > old.count("\n") else "\n"
    sheet = _Sheet(parts, newline)
    sheet.renew(pages, frozenset(known))
    added = sheet.add(pages.chapters)
    text = "".join(part.text for part in sheet.parts)
    if not old.endswith("\n") and text.endswith("\n"):
        text = text.removesuffix("\n").removesuffix("\r")
    told = {fate: tuple(ids) for fate, ids in sheet.fates.items()}
    return Updated(bom + text, added=tuple(added), **told)


def _fates() -> dict[str, list[str]]:
    return {"changed": [], "same": [], "edited": [], "gone": []}


@dataclass(slots=True)
class _Sheet:
    """A file under work."""

    parts: list[Own | Part]
    newline: str
    fates: dict[str, list[str]] = field(default_factory=_fates)

    def renew(self, pages: Pages, known: frozenset[str]) -> None:
        """Write the parts anew that are there."""
        others = {FRONT_MATTER: pages.front_matter, HEAD: pages.head}
        others |= {chapter.heading.name: chapter.heading.body for chapter in pages.chapters}
        passages = {each.name: each.body for chapter in pages.chapters for each in chapter.passages}
        for at, part in enumerate(self.parts):
            if isinstance(part, Own):
                continue
            if ID.fullmatch(part.name):
                self.parts[at] = self._bookmark(part, passages.get(part.name), part.name in known, pages.farewell)
            elif others.get(part.name) and not part.edited:
                self.parts[at] = self._anew(part, others[part.name])

    def _bookmark(self, part: Part, body: str | None, known: bool, farewell: str) -> Part:
        if part.edited:
            self.fates["edited"].append(part.name)
            return part
        if body:
            anew = self._anew(part, body)
            self.fates["same" if anew is part else "changed"].append(part.name)
            return anew
        self.fates["same" if known else "gone"].append(part.name)
        if known or part.gone:
            return part
        bare = part.body.replace("\r\n", "\n").strip("\n")
        return self._anew(part, f"{bare}\n\n{farewell}".lstrip("\n"), gone=True)

    def _anew(self, part: Part, body: str, *, gone: bool = False) -> Part:
        """A part with another body; the same one where the body is the same."""
        anew = between(part.name, body, gone=gone, newline=self.newline)
        if anew.digest == part.digest and gone == part.gone and not part.edited and part.body.strip():
            return part
        return Part(anew.name, anew.digest, gone, anew.begin, anew.body, part.end)

    def add(self, chapters: Sequence[Chapter]) -> list[str]:
        """Put in what the file does not have; the ids of the bookmarks that were added."""
        added = []
        for at, chapter in enumerate(chapters):
            if not any(self._at(each.name) is not None for each in (chapter.heading, *chapter.passages)):
                self._add_chapter(chapters, at)
                added += [each.name for each in chapter.passages if each.body]
                continue
            for place, passage in enumerate(chapter.passages):
                if passage.body and self._at(passage.name) is None:
                    self._add_passage(chapter, place)
                    added.append(passage.name)
        return added

    def _add_passage(self, chapter: Chapter, place: int) -> None:
        """Put a bookmark under its report, of which something is there."""
        part = self._part(chapter.passages[place])
        above = (*reversed(chapter.passages[:place]), chapter.heading)
        before = next((at for at in map(self._at, (each.name for each in above)) if at is not None), None)
        if before is not None:
            self._put_after(before, [part], _level(part.body))
        else:
            below = (self._at(each.name) for each in chapter.passages[place + 1 :])
            self._put_before(next(at for at in below if at is not None), [part])

    def _add_chapter(self, chapters: Sequence[Chapter], at: int) -> None:
        """Put a report with its bookmarks after the last thing of the report before it, else before the next one."""
        parts = [self._part(each) for each in (chapters[at].heading, *chapters[at].passages) if each.body]
        for other in reversed(chapters[:at]):
            last = max(self._all_at(other), default=None)
            if last is not None:
                return self._put_after(last, parts, _level(chapters[at].heading.body))
        for other in chapters[at + 1 :]:
            first = min(self._all_at(other), default=None)
            if first is not None:
                return self._put_before(first, parts)
        behind = [
            place for place, part in enumerate(self.parts) if isinstance(part, Part) and part.name != FRONT_MATTER
        ]
        if behind:
            return self._put_after(behind[-1], parts, _level(chapters[at].heading.body))
        return self._put_before(len(self.parts), parts)

    def _part(self, passage: Passage) -> Part:
        return between(passage.name, passage.body, newline=self.newline)

    def _at(self, name: str) -> int | None:
        return next((at for at, part in enumerate(self.parts) if isinstance(part, Part) and part.name == name), None)

    def _all_at(self, chapter: Chapter) -> Iterator[int]:
        places = (self._at(each.name) for each in (chapter.heading, *chapter.passages))
        return (place for place in places if place is not None)

    def _put_after(self, at: int, parts: Sequence[Part], level: int) -> None:
        """Put parts below a part and what its owner wrote below it, up to a heading of a level or a higher one."""
        following = self.parts[at + 1] if at + 1 < len(self.parts) else None
        if isinstance(following, Own):
            cut = _end_of_words(following.text, level)
            self.parts[at + 1 : at + 2] = [Own(text) for text in (following.text[:cut], following.text[cut:]) if text]
            at += bool(cut)
        self._put_before(at + 1, parts)

    def _put_before(self, at: int, parts: Sequence[Part]) -> None:
        """Put parts before the part at a place, with an empty line on either side."""
        above = "".join(part.text for part in self.parts[max(0, at - 2) : at])
        below = self.parts[at].text if at < len(self.parts) else "\n"
        new: list[Own | Part] = [Own(self.newline)] * _missing(above) if above else []
        for number, part in enumerate(parts):
            new += [Own(self.newline), part] if number else [part]
        if below.split("\n", 1)[0].strip():
            new.append(Own(self.newline))
        self.parts[at:at] = new


def _missing(above: str) -> int:
    """How many line ends an empty line after a text takes."""
    if not above.endswith("\n"):
        return 2
    return 0 if not above.split("\n")[-2].strip() else 1


def _level(body: str) -> int:
    """The level of the first heading in a part; the deepest where it has none."""
    found = (_HEADING.match(line) for line in body.split("\n"))
    return next((len(heading[1]) for heading in found if heading), _DEEPEST)


def _end_of_words(text: str, level: int) -> int:
    """Where the words below a part end: before a heading of its level or a higher one, and before empty lines."""
    at = end = 0
    fence = ""
    for line in lines_of(text):
        opened = _FENCE.match(line)
        heading = _HEADING.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        elif heading and not fence and len(heading[1]) <= level:
            break
        at += len(line)
        if line.strip():
            end = at
    return end
