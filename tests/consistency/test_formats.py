"""The shapes that `check` goes by and the functions that load: they know the same keys, and refuse the same values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tjexplorer.authority.gazetteer import load_gazetteer
from tjexplorer.authority.institutions import load_institutions
from tjexplorer.authority.people import load_people
from tjexplorer.authority.programmes import load_programmes
from tjexplorer.authority.terms import load_terms
from tjexplorer.consistency import formats
from tjexplorer.consistency.shape import Fields, Listed, Scalar, WordsOr, judged
from tjexplorer.corpus.record_file import load_record
from tjexplorer.errors import RecordError
from tjexplorer.model.record import PARTS
from tjexplorer.yaml_file import read

GOOD = {
    formats.TEXT: "words", formats.LINE: 3, formats.WHOLE: 2003, formats.DAY: "2021-03-01", formats.TRUTH: True,
    formats.CLOCK: "10:00", formats.NAME: "東北研究所", formats.COUNTRY: "JP",
}  # fmt: skip
SPECIAL = {
    "until": "1999-04",
    "amount": 30,
    "id": "good-id",
    "form": "東北研究所",
    "not_inside": ["大東北研究所"],
    "part_of": ["東北研究所的"],
    "kind": None,
}
FILES = {
    "institution": (formats.INSTITUTION, load_institutions, "agency"),
    "person": (formats.PERSON, load_people, "full"),
    "programme": (formats.PROGRAMME, load_programmes, "plan"),
    "place": (formats.PLACE, load_gazetteer, "city"),
    "term": (formats.TERM, load_terms, ""),
    "report": (formats.REPORT, lambda path: load_record(path, "good-id"), ""),
}
WORDS = {
    "kind": {"visit", "full", "name"},
    "language": {"zh", "zh-Hant"},
    "level": {"likely"},
    "drafted": set(PARTS),
    "form": {"trip-report"},
}
LEAVE_OUT = {"parent", "earlier", "near", "owner"}
"""Keys whose values must lead to further records."""


def whole(shape: Any, key: str, kind: str) -> Any:
    """A document of a shape with all of its keys."""
    if isinstance(shape, Fields):
        return {
            name: whole(inner, name, kind)
            for name, inner in {**shape.required, **shape.optional}.items()
            if name not in LEAVE_OUT
        }
    if key in SPECIAL and SPECIAL[key] is not None and accepts(shape, SPECIAL[key]):
        return SPECIAL[key]
    if isinstance(shape, Listed):
        return [whole(shape.item, key, kind)]
    if isinstance(shape, WordsOr):
        return whole(shape.other, key, kind)
    if shape in GOOD:
        return GOOD[shape]
    return next(word for word in (kind, *sorted(WORDS.get(key, ())), 30) if accepts(shape, word))


def node(value: Any, folder: Path | None = None) -> Any:
    from tjexplorer.yaml_file import parse

    return parse(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), Path("x.yaml"))


def accepts(shape: Any, value: Any) -> bool:
    mistakes: list[RecordError] = []
    judged(node(value), shape, mistakes)
    return not mistakes


def mappings(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all mappings of a document."""
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            yield from mappings(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from mappings(inner, (*path, at))


def document(name: str) -> Any:
    shape, _load, kind = FILES[name]
    record = whole(shape, "", kind)
    return record if name == "report" else [record]


def write(folder: Path, value: Any) -> Path:
    path = folder / "file.yaml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def refused(name: str, path: Path) -> RecordError | None:
    try:
        FILES[name][1](path)
    except RecordError as error:
        return error
    return None


def mistakes_in(name: str, path: Path) -> list[RecordError]:
    found: list[RecordError] = []
    whole_file = read(path)
    for record in [whole_file] if name == "report" else whole_file.items():
        judged(record, FILES[name][0], found)
    return found


PLACES = [(name, path) for name in FILES for path in mappings(document(name))]


@pytest.mark.parametrize("name", FILES)
def test_a_whole_record_is_read_by_both(tmp_path, name):
    path = write(tmp_path, document(name))
    assert refused(name, path) is None
    assert mistakes_in(name, path) == []


@pytest.mark.parametrize(
    ("name", "way"), PLACES, ids=lambda value: value if isinstance(value, str) else ".".join(map(str, value))
)
def test_both_know_the_same_keys(tmp_path, name, way):
    value = document(name)
    inner = value
    for step in way:
        inner = inner[step]
    inner["ZZZ"] = 1
    path = write(tmp_path, value)
    error = refused(name, path)
    mistakes = mistakes_in(name, path)
    assert error is not None
    assert [mistake.line for mistake in mistakes] == [error.line]
    keys = [set(re.split(r", ", each.problem.split(": ", 1)[1])) for each in (error, *mistakes)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("wrong", [None, "", "?", [1, 2], {"a": 1}, -1, "2021-02-30"], ids=repr)
@pytest.mark.parametrize("name", FILES)
def test_a_value_that_loading_refuses_is_told_on_its_line(tmp_path, name, wrong):
    """Every key of every mapping with every wrong value: what the loader refuses on a line is a mistake on that line."""
    for place, way in PLACES:
        if place != name:
            continue
        value = document(name)
        for key in _at(value, way):
            value = document(name)
            _at(value, way)[key] = wrong
            path = write(tmp_path, value)
            error = refused(name, path)
            lines = [mistake.line for mistake in mistakes_in(name, path)]
            if error is None:
                assert lines == [], (way, key)
            elif not any(words in error.problem for words in _RULES):
                assert error.line in lines, (way, key, error.problem, lines)


_RULES = ("is no id", "needs a name", "no longer string", "has no forms", "the folder's name", "comes before", "needs its first",
          "trip ends before", "which has no record")  # fmt: skip
"""Rules beyond shapes: other checks tell them."""


def _at(value: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


def test_all_shapes_are_used():
    shapes = {id(value) for value in vars(formats).values() if isinstance(value, Scalar)}
    assert len(shapes) == len(GOOD)
