"""Numbers and titles of figures and tables: those that repeat, jump, or disagree with the list at the front."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tjexplorer.messages import gettext as _
from tjexplorer.model.reading import BlockKind
from tjexplorer.model.record import EditorNote
from tjexplorer.proofreading.galley import Galley, Passage, Place, calculation, note
from tjexplorer.proofreading.likeness import bare, likeness

_LABEL = re.compile(
    r"\s*(?P<label>(?P<series>圖|図|表|照片|Figure|Fig\.|Table)\s*(?P<number>[0-9０-９]{1,3}))(?![0-9０-９])(?![.．\-－—–][0-9０-９])\s*[、，·・‧.．:：]?\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:[.．…‧·\s]*)[0-9０-９]+\s*$")
_REFERENCE = re.compile(
    r"[如見詳參附][見閱考照如]?下?(?P<label>(?P<series>圖|表)\s*(?P<number>[0-9０-９]{1,3}))(?![0-9０-９.．\-－])"
)
_LATIN = re.compile(r"[A-Za-z]{3,}")
_SAME_TITLE = 0.75
"""Likeness from which two titles are taken for those of one figure."""
_MOST = 200
"""Titles that are compared with one another."""
_LIKE = 0.5
"""Likeness that is enough where the numbers agree too."""


@dataclass(frozen=True)
class _Label:
    """A caption, or an entry of a list of figures."""

    passage: Passage
    series: str
    number: int
    label: tuple[int, int]
    title: tuple[int, int]

    @cached_property
    def name(self) -> str:
        return bare(self.passage.text[slice(*self.title)])

    @property
    def label_place(self) -> Place:
        return self.passage.place(*self.label)

    @property
    def place(self) -> Place:
        return self.passage.place(self.label[0], self.title[1])

    def title_place(self) -> Place:
        return self.passage.place(*self.title)


def check(galley: Galley) -> Iterator[EditorNote]:
    """Notes on the captions of each series (figures, tables)."""
    captions = [label for label in map(_read, galley.passages) if label and label.passage.kind is BlockKind.CAPTION]
    listed = [label for label in map(_read_entry, galley.contents) if label]
    for series in dict.fromkeys(label.series for label in [*captions, *listed]):
        printed = [label for label in captions if label.series == series]
        entries = [label for label in listed if label.series == series]
        if entries and printed:
            yield from _against_list(galley, printed, entries)
        else:
            yield from _repeated(printed)
            yield from _jumps(printed)
        if printed:
            yield from _references(galley, series, {label.number for label in [*printed, *entries]}, printed)


def _read(passage: Passage) -> _Label | None:
    match = _LABEL.match(passage.text)
    if match is None:
        return None
    series = match["series"].casefold().rstrip(".")
    series = {"図": "圖", "fig": "figure"}.get(series, series)
    title = (match.end(), len(passage.text.rstrip()))
    return _Label(passage, series, int(match["number"]), match.span("label"), title)


def _read_entry(passage: Passage) -> _Label | None:
    label = _read(passage)
    page = _PAGE.search(passage.text)
    if label is None or page is None or page.start() <= label.title[0]:
        return label
    return _Label(passage, label.series, label.number, label.label, (label.title[0], page.start()))


def _against_list(galley: Galley, printed: Sequence[_Label], entries: Sequence[_Label]) -> Iterator[EditorNote]:
    pairs = _paired(printed, entries)
    for caption in printed:
        entry = pairs.get(id(caption))
        if entry is None:
            continue
        if entry.number != caption.number:
            yield _wrong_number(caption, entry, printed, entries)
        if not (caption.name.startswith(entry.name) or entry.name.startswith(caption.name)):  # one may be cut by a wrap
            yield _other_title(galley, caption, entry)
    yield from _without_caption(printed, entries, pairs)


def _paired(printed: Sequence[_Label], entries: Sequence[_Label]) -> dict[int, _Label]:
    """For captions their entries: of the same title, else of the likest one, best pairs first; the number breaks ties."""
    pairs: dict[int, _Label] = {}
    taken: set[int] = set()
    for scored in (_same_titles, _like_titles):
        open_captions = [caption for caption in printed if id(caption) not in pairs]
        open_entries = [entry for entry in entries if id(entry) not in taken]
        for _rank, _distance, i, j in sorted(scored(open_captions, open_entries)):
            caption, entry = open_captions[i], open_entries[j]
            if id(caption) not in pairs and id(entry) not in taken:
                pairs[id(caption)] = entry
                taken.add(id(entry))
    return pairs


_Scored = tuple[float, int, int, int]
"""Unlikeness, distance of the numbers, index of the caption, index of the entry."""


def _same_titles(captions: Sequence[_Label], entries: Sequence[_Label]) -> Iterator[_Scored]:
    by_name: dict[str, list[int]] = {}
    for j, entry in enumerate(entries):
        by_name.setdefault(entry.name, []).append(j)
    for i, caption in enumerate(captions):
        for j in by_name.get(caption.name, [])[:_MOST]:
            yield 0.0, abs(caption.number - entries[j].number), i, j


def _like_titles(captions: Sequence[_Label], entries: Sequence[_Label]) -> Iterator[_Scored]:
    for i, caption in enumerate(captions[:_MOST]):
        for j, entry in enumerate(entries[:_MOST]):
            least = _LIKE if caption.number == entry.number else _SAME_TITLE
            score = likeness(caption.name, entry.name, least)
            if score >= least:
                yield (1 - score) + (score < _SAME_TITLE), abs(caption.number - entry.number), i, j


def _wrong_number(caption: _Label, entry: _Label, printed: Sequence[_Label], entries: Sequence[_Label]) -> EditorNote:
    sentence = _("The list numbers this {entry}; {printed} is printed.").format(
        entry=entry.label_place.quote, printed=caption.label_place.quote
    )
    others = [o for o in printed if o.number == caption.number and o is not caption]
    others += [o for o in entries if o.number == caption.number] if not others else []
    return note(caption.label_place, "figure", sentence, [entry.place, *(o.place for o in others[:1])])


def _other_title(galley: Galley, caption: _Label, entry: _Label) -> EditorNote:
    if _odd_word(galley, entry, caption):
        sentence = _("The caption gives this title otherwise: {title}").format(title=caption.title_place().quote)
        return note(entry.title_place(), "figure", sentence, [caption.place])
    place = caption.title_place()
    sentence = _("The list gives this title otherwise: {title}").format(title=entry.title_place().quote)
    return note(place, "figure", sentence, [entry.place])


def _odd_word(galley: Galley, entry: _Label, caption: _Label) -> bool:
    """Whether the entry differs by a Latin word that the text prints nowhere, while it prints the caption's elsewhere."""
    listed = set(_LATIN.findall(entry.passage.text)) - set(_LATIN.findall(caption.passage.text))
    printed = set(_LATIN.findall(caption.passage.text)) - set(_LATIN.findall(entry.passage.text))
    others = [passage.text for passage in galley.passages if passage.start != caption.passage.start]
    return (
        bool(listed and printed)
        and any(word in text for word in printed for text in others)
        and not any(word in text for word in listed for text in others)
    )


def _without_caption(
    printed: Sequence[_Label], entries: Sequence[_Label], pairs: dict[int, _Label]
) -> Iterator[EditorNote]:
    found = {id(entry) for entry in pairs.values()}
    missing = [entry for entry in entries if id(entry) not in found]
    if len(missing) * 2 > len(entries):
        return
    for entry in missing:
        below = [label for label in printed if label.number < entry.number]
        above = [label for label in printed if label.number > entry.number]
        same = [label for label in printed if label.number == entry.number]
        shown = [*same[:1], *below[-1:], *above[:1]][:2]
        if same and not entry.name:
            continue
        sentence = _("The list has this entry; no caption of the text does.")
        yield note(entry.label_place, "missing", sentence, [label.place for label in shown])


def _repeated(printed: Sequence[_Label]) -> Iterator[EditorNote]:
    """Without a list to tell which is right: the later of two captions of one number."""
    first: dict[int, _Label] = {}
    for label in printed:
        before = first.setdefault(label.number, label)
        if before is not label and before.name != label.name:
            sentence = _("{label} is used twice.").format(label=label.label_place.quote)
            yield note(label.label_place, "figure", sentence, [before.place])


def _jumps(printed: Sequence[_Label]) -> Iterator[EditorNote]:
    """Numbers that are left out of a series which otherwise counts up."""
    counted = Counter(after.number - before.number for before, after in pairwise(printed))
    if len(printed) < 3 or counted[1] * 2 < sum(counted.values()):
        return
    have = {label.number for label in printed}
    for before, after in pairwise(printed):
        lost = [number for number in range(before.number + 1, after.number) if number not in have]
        if lost:
            numbers = ", ".join(map(str, lost))
            sentence = _("The numbering jumps from {before} to {after}.").format(
                before=before.label_place.quote, after=after.label_place.quote
            )
            shown = calculation(_("no caption has the number {numbers}").format(numbers=numbers))
            yield note(after.label_place, "figure", sentence, [before.place, shown], certain=False)


def _references(galley: Galley, series: str, known: set[int], printed: Sequence[_Label]) -> Iterator[EditorNote]:
    last = max(printed, key=lambda label: label.number)
    for passage in galley.running:
        for match in _REFERENCE.finditer(passage.text):
            if match["series"] == series and int(match["number"]) not in known:
                sentence = _("No caption has this number; the last one is {label}.").format(
                    label=last.label_place.quote
                )
                yield note(passage.place(*match.span("label")), "missing", sentence, [last.place])
