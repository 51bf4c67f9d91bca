"""Those whom a visit lists, with office and body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tjexplorer.drafting.bodies import Bodies, looks_like_body, names_of
from tjexplorer.drafting.job_titles import is_latin_title, is_title, unit_before_title
from tjexplorer.drafting.passage import Passage
from tjexplorer.drafting.people import Person, people_in
from tjexplorer.drafting.spelling import plain
from tjexplorer.model.record import PersonMet

_BLANK = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class Host:
    """The body that was visited: a unit behind its name belongs to the office, one behind another name to the body."""

    institution: str | None
    """Its id."""
    names: tuple[str, ...]
    """Its printed names, plain and closed."""

    def begins(self, text: str, bodies: Bodies) -> int:
        """How many characters of a text are a name of this body that begins it."""
        leading = bodies.leading(text)
        if leading and leading.record == self.institution and self.institution is not None:
            return leading.end
        closed = plain(text).casefold()
        fitting = [len(name) for name in self.names if closed.startswith(name)]
        return max(fitting, default=0)


def host_of(institution: str | None, *printed: str) -> Host:
    """The body of a visit with the names that its heading and card print."""
    return Host(institution, tuple(form for name in printed for form in names_of(name)))


def people_met(values: Iterable[Passage], host: Host, bodies: Bodies) -> tuple[PersonMet, ...]:
    """The persons that the lines of a list name, each once."""
    found: dict[str, PersonMet] = {}
    for value in values:
        for person in people_in(value):
            met = _met(person, host, bodies)
            if met:
                found.setdefault(met.name, met)
    return tuple(found.values())


def _met(person: Person, host: Host, bodies: Bodies) -> PersonMet | None:
    name = person.name.printed()
    if name is None:
        return None
    role, body = person.role, person.affiliation
    if person.behind is not None:
        role, body = _read_behind(person.behind, host, bodies)
    return PersonMet(name.text, name.line, role.said() if role else None, body.said() if body else None)


def _read_behind(text: Passage, host: Host, bodies: Bodies) -> tuple[Passage | None, Passage | None]:
    """Office and body in what stands behind the stroke: TCI 研究支援部次長, 產業技術總合研究所 國際部 總括主幹."""
    own = host.begins(text.text, bodies)
    rest = text.part(own, len(text.text))
    words = list(rest.split(_BLANK))
    if own and len(words) <= 1:
        return (rest, text.part(0, own)) if _office(rest.text) else (None, text)
    if own == 0 and len(words) == 1:
        return _parted(text, bodies)
    last = words[-1] if words else rest
    start = text.origins.index(last.origins[0]) if last.origins else 0
    before = text.part(0, start)
    if not _office(last.text):
        return (text, None) if _office(text.text) and not looks_like_body(before.text) else (None, text)
    unit = unit_before_title(last.text)
    return last.part(unit, len(last.text)), text.part(0, start + unit)


def _parted(word: Passage, bodies: Bodies) -> tuple[Passage | None, Passage | None]:
    """Body and office in one word, where the body is known: 東京工業大學國際部門長."""
    if not _office(word.text):
        return None, word
    leading = bodies.leading(word.text)
    if leading and leading.end < len(word.text):
        return word.part(leading.end, len(word.text)), word.part(0, leading.end)
    return word, None


def _office(text: str) -> bool:
    return is_title(text) or is_latin_title(text)
