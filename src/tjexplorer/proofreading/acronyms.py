"""Acronyms with two expansions, or with those of another, and misprints of acronyms that the report explains."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tjexplorer.messages import gettext as _
from tjexplorer.model.record import EditorNote
from tjexplorer.proofreading.galley import Galley, Place, note
from tjexplorer.proofreading.glossary import Gloss, fit, glosses
from tjexplorer.proofreading.likeness import bare, likeness, one_apart

_OTHER = 0.6
"""Likeness below which two expansions are two and not two spellings of one."""
_TOKEN = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2}\s[A-Z]&[A-Z]{2}|[A-Z]{2,}-[A-Z]|[A-Z]{3,6})(?![A-Za-z])")
_OWNER = re.compile(r"(?<![A-Za-z])([A-Z]{3,6})(?:\s|的|之){0,3}$")


def check(galley: Galley, others: Sequence[Gloss] = ()) -> Iterator[EditorNote]:
    """Notes on acronyms. What other reports explain may show whose an expansion is."""
    own = list(glosses(galley))
    places = list(_tokens(galley))
    yield from _exchanged(own, places)
    yield from _borrowed(own, others)
    yield from _two_expansions(own)
    yield from _misprinted(own, places)


def _tokens(galley: Galley) -> Iterator[tuple[str, Place, str]]:
    """Every acronym of the text with its place and the acronym that stands before it as its owner."""
    for passage in galley.passages:
        for match in _TOKEN.finditer(passage.text):
            owner = _OWNER.search(passage.text[max(0, match.start() - 10) : match.start()])
            yield match[0], passage.place(*match.span()), owner[1] if owner else ""


def _exchanged(own: Sequence[Gloss], places: Sequence[tuple[str, Place, str]]) -> Iterator[EditorNote]:
    """CRSD beside CRDS for one name: letters of the acronym have changed places."""
    done: set[str] = set()
    for wrong in own:
        for right in own:
            if not (wrong.han and right.han and _one_name(wrong.words, right.words)) or wrong.acronym in done:
                continue
            if wrong.acronym == right.acronym or sorted(wrong.acronym) != sorted(right.acronym):
                continue
            words = [gloss for gloss in own if not gloss.han and gloss.acronym in {wrong.acronym, right.acronym}]
            if any(fit(right.acronym, gloss.words) > fit(wrong.acronym, gloss.words) for gloss in words):
                done.add(wrong.acronym)
                evidence = [right.place, words[0].words_place]
                yield from _on_each(wrong.acronym, right.acronym, evidence, places)


def _one_name(first: str, second: str) -> bool:
    return min(len(first), len(second)) > 4 and (first.endswith(second) or second.endswith(first))


def _on_each(
    wrong: str, right: str, evidence: Sequence[Place], places: Sequence[tuple[str, Place, str]]
) -> Iterator[EditorNote]:
    sentence = _("This should be {right}, as elsewhere and by the words it stands for.").format(right=right)
    for token, place, _owner in places:
        if token == wrong:
            yield note(place, "acronym", sentence, evidence)


def _borrowed(own: Sequence[Gloss], others: Sequence[Gloss]) -> Iterator[EditorNote]:
    """One expansion for two acronyms: the one that it fits less."""
    for gloss in own:
        if gloss.han or len(gloss.words.split()) < 4:
            continue
        for other in [*own, *others]:
            if other.han or bare(other.acronym) == bare(gloss.acronym) or not _same_words(gloss.words, other.words):
                continue
            if fit(gloss.acronym, gloss.words) + 0.2 < fit(other.acronym, other.words):
                sentence = _("These words stand for {other}, not for {acronym}.").format(
                    other=other.acronym, acronym=gloss.acronym
                )
                yield note(gloss.words_place, "acronym", sentence, [other.words_place, other.place])
                break


def _same_words(one: str, other: str) -> bool:
    first, second = bare(one.replace("&", "and")), bare(other.replace("&", "and"))
    shorter = min(first, second, key=len)
    return len(shorter) > 20 and (
        first.startswith(second) or second.startswith(first) or likeness(first, second, 0.9) >= 0.9
    )


def _two_expansions(own: Sequence[Gloss]) -> Iterator[EditorNote]:
    first: dict[str, Gloss] = {}
    for gloss in own:
        if gloss.han or fit(gloss.acronym, gloss.words) < 0.5:
            continue
        before = first.setdefault(gloss.acronym, gloss)
        one, other = bare(before.words), bare(gloss.words)
        if one in other or other in one or likeness(one, other) >= _OTHER:
            continue
        sentence = _("Elsewhere {acronym} stands for {words}.").format(
            acronym=gloss.acronym, words=before.words_place.quote
        )
        yield note(gloss.words_place, "acronym", sentence, [before.words_place], certain=False)


def _misprinted(own: Sequence[Gloss], places: Sequence[tuple[str, Place, str]]) -> Iterator[EditorNote]:
    """Tokens one letter away from an acronym that the report explains, of its kind and with the same surroundings.

    Only where the form leaves no doubt that both are one: a two-part acronym like HU R&BP whose second part is its own,
    or a hyphened one like ACT-X, named as the same body's.
    """
    count = Counter(token for token, _place, _owner in places)
    explained = {gloss.acronym: gloss for gloss in own}
    owners: dict[str, set[str]] = defaultdict(set)
    for token, _place, owner in places:
        owners[token].add(owner)
    for token, place, owner in places:
        if token in explained:
            continue
        for right, gloss in explained.items():
            compound = " " in token and " " in right and token.split(" ")[1] == right.split(" ")[1]
            hyphened = (
                "-" in token and "-" in right and owner and owner in owners[right] and count[token] < count[right]
            )
            if (compound or hyphened) and len(token) == len(right) and one_apart(token, right):
                sentence = _("This should be {right}, as elsewhere.").format(right=right)
                yield note(place, "acronym", sentence, [gloss.place, gloss.words_place], certain=bool(compound))
