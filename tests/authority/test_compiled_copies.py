"""Compiled copies: taken for nothing but the bytes, rules and key that they were made with, and never in the way."""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjexplorer.authority import compiled
from tjexplorer.authority.compiled import CompiledCopies, digest_of_rules
from tjexplorer.model.names import Attestation

KEY = b"k" * 32
KIND = tuple[Attestation, ...]
VALUE = (Attestation("甲", 1), Attestation("\ud800", 2))


def copies(folder: Path, *, key: bytes | None = KEY, rules: str = "rules", writing: bool = True) -> CompiledCopies:
    return CompiledCopies(folder, lambda _make: key, lambda: rules, writing=writing)


class Making:
    """Makes the value and counts how often it was asked."""

    def __init__(self, value: tuple[Attestation, ...] = VALUE) -> None:
        self.value = value
        self.times = 0

    def __call__(self) -> tuple[Attestation, ...]:
        self.times += 1
        return self.value


def made_anew(found: CompiledCopies, name: str = "one", origin: str = "origin") -> bool:
    """Whether asking for a value makes it; it is the right one in any case."""
    making = Making()
    assert found.kept(name, origin, KIND, making) == VALUE
    return making.times > 0


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with one copy."""
    assert made_anew(copies(tmp_path))
    return tmp_path


def test_what_was_kept_is_not_made_again(kept: Path):
    assert not made_anew(copies(kept))
    assert [path.name for path in kept.iterdir()] == ["one.copy"]


@pytest.mark.parametrize(
    ("other", "name", "origin"),
    [
        ({}, "one", "other bytes"),
        ({}, "two", "origin"),
        ({"rules": "other rules"}, "one", "origin"),
        ({"key": b"K" * 32}, "one", "origin"),
        ({"key": None}, "one", "origin"),
    ],
)
def test_another_origin_name_rule_or_key_makes_it_anew(kept: Path, other: dict[str, object], name: str, origin: str):
    assert made_anew(copies(kept, **other), name, origin)


def test_a_copy_under_another_name_is_none(kept: Path):
    (kept / "one.copy").rename(kept / "two.copy")
    assert made_anew(copies(kept), "two")


@given(at=st.integers(0, 300), bit=st.integers(0, 7))
def test_one_flipped_bit_makes_it_anew(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int):
    folder = tmp_path_factory.mktemp("flipped")
    made_anew(copies(folder))
    data = bytearray((folder / "one.copy").read_bytes())
    data[at % len(data)] ^= 1 << bit
    (folder / "one.copy").write_bytes(data)
    assert made_anew(copies(folder))
    assert not made_anew(copies(folder))


def test_a_torn_copy_is_made_anew(kept: Path):
    whole = (kept / "one.copy").read_bytes()
    for length in range(0, len(whole), 7):
        (kept / "one.copy").write_bytes(whole[:length])
        assert made_anew(copies(kept))


def test_what_another_signed_for_something_else_is_no_copy(kept: Path):
    _signature, _line, signed = (kept / "one.copy").read_bytes().partition(b"\n")
    plain = hmac.new(KEY, signed, hashlib.sha256).hexdigest().encode()
    (kept / "one.copy").write_bytes(plain + b"\n" + signed)
    assert made_anew(copies(kept))


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"7", b'[["a"]]', b'[["a", 1, 2, 3]]', b"[" * 90_000])
def test_a_signed_value_of_another_shape_is_made_anew(tmp_path: Path, body: bytes):
    found = copies(tmp_path)
    signed = found._stamp("one", "origin") + b"\n" + body
    (tmp_path / "one.copy").write_bytes(compiled._signature(signed, KEY) + b"\n" + signed)
    assert made_anew(found)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes, and other rules for folders")
@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, put: Callable[[Path], object]):
    put(tmp_path / "one.copy")
    assert made_anew(copies(tmp_path))


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path):
    (tmp_path / "file").write_text("")
    found = copies(tmp_path / "file" / "records")
    assert made_anew(found)
    assert made_anew(found)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_done_without(tmp_path: Path):
    tmp_path.chmod(0o500)
    try:
        assert made_anew(copies(tmp_path))
        assert not list(tmp_path.iterdir())
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert made_anew(copies(tmp_path))
    assert not list(tmp_path.iterdir())


def test_without_writing_nothing_is_written_and_what_is_there_is_read(tmp_path: Path):
    assert made_anew(copies(tmp_path / "records", writing=False))
    assert not list(tmp_path.iterdir())
    made_anew(copies(tmp_path / "records"))
    assert not made_anew(copies(tmp_path / "records", writing=False))


def _work(folder: Path) -> None:
    for round_ in range(60):
        assert copies(folder).kept("one", "origin", KIND, Making()) == VALUE
        other = (Attestation("x" * round_, round_),)
        assert copies(folder, rules=str(os.getpid())).kept("one", "origin", KIND, Making(other)) == other


def test_two_processes_at_once_see_whole_copies_of_their_own_alone(tmp_path: Path):
    # Each writes under rules of its own into the same place.
    processes = [get_context("spawn").Process(target=_work, args=(tmp_path,)) for _each in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["one.copy"]


def test_the_rules_have_one_digest_whatever_their_order():
    assert digest_of_rules({"a": 1, "b": 2}) == digest_of_rules({"b": 2, "a": 1})
    assert digest_of_rules({"a": 1}) != digest_of_rules({"a": 2})
