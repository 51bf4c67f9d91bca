"""Numbers of headings that are left out: a chapter that begins with its third part."""

from __future__ import annotations

from collections.abc import Iterator

from tjexplorer.corpus.numbering import Enumerator, read_enumerator
from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote, Evidence
from tjexplorer.model.section import Section
from tjexplorer.proofreading.galley import Galley, Passage, Place, calculation, note

_MOST_LOST = 3
"""Beyond that many numbers in a row it is another series."""


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on headings before which numbers of their series are missing."""
    parents = [None, *(section.id for section in galley.report.sections)]
    for parent in parents:
        before: tuple[Section, Enumerator] | None = None
        for section in galley.report.children(parent):
            mark = read_enumerator(section.number or "")[1] if section.number else None
            if mark is None or mark.number is None or section.heading is None or section.implied:
                before = None if mark is None else (section, mark)
                continue
            yield from _gap(galley, before, (section, mark))
            before = (section, mark)


def _gap(
    galley: Galley, before: tuple[Section, Enumerator] | None, after: tuple[Section, Enumerator]
) -> Iterator[EditorNote]:
    section, mark = after
    expected = 1
    if before is not None:
        if before[1].style is not mark.style or before[1].depth != mark.depth:
            return
        expected = (before[1].number or 0) + 1
    elif not _series_goes_on(galley, section, mark):
        return
    lost = (mark.number or 0) - expected
    if not 0 < lost <= _MOST_LOST:
        return
    parent = galley.report.by_id[section.parent].line if section.parent else 1
    if _stands_between(
        galley, before[0].line if before else parent, section.line, mark, range(expected, expected + lost)
    ):
        return
    heading = _heading(galley, section)
    printed = mark.mark.rstrip("、．.：: ")
    sentence = _("The numbering begins with {mark}; {lost} before it are missing.")
    shown: list[Evidence | Place] = [
        calculation(
            _("numbering: {expected} is expected, {number} is printed").format(expected=expected, number=mark.number)
        )
    ]
    if before is not None:
        sentence = _("The numbering jumps to {mark}; {lost} before it are missing.")
        shown.append(_heading(galley, before[0]).place())
    else:
        following = galley.report.children(section.parent)[1]
        shown.append(_heading(galley, following).place())
    place = heading.place(0, _mark_end(heading, section))
    yield note(place, "missing", sentence.format(mark=printed, lost=lost), shown, certain=False)


def _stands_between(galley: Galley, first: int, last: int, mark: Enumerator, lost: range) -> bool:
    """Whether a line between has one of the numbers, though it was not taken for a heading."""
    for line in range(first, last):
        other = read_enumerator(galley.source.line(line).strip())[1]
        if other is not None and other.style is mark.style and other.number in lost:
            return True
    return False


def _series_goes_on(galley: Galley, section: Section, mark: Enumerator) -> bool:
    """Whether the next heading has the next number, so that the first one is no misread sign."""
    following = galley.report.children(section.parent)[1:2]
    other = read_enumerator(following[0].number or "")[1] if following and following[0].number else None
    return other is not None and other.style is mark.style and other.number == (mark.number or 0) + 1


def _heading(galley: Galley, section: Section) -> Passage:
    return galley.blocks_of(section)[0]


def _mark_end(heading: Passage, section: Section) -> int:
    mark = read_enumerator(heading.text)[1]
    return mark.end if mark else len(section.title)
