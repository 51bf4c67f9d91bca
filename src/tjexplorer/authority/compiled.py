"""Compiled copies: what was read from the files of a library, as JSON that is read in a tenth of the time.

A copy counts only for the bytes that it was made from and the rules by which it was made, and only with the signature of
this user's key, so that a library from elsewhere cannot bring answers of its own. Whatever else is found in its place,
a torn, foreign or older one, is as good as none: then the file itself is read and the copy written anew. Nobody waits
for anybody: a copy is put in its place whole, and of two processes the later one wins.

Layout: a first line with the signature in hexadecimal, a second one with the stamp in JSON (name, origin, rules), then
the value in JSON. The signature covers all that follows it.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
import stat
import unicodedata
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from tjexplorer import yaml_file
from tjexplorer.authority.codec import Codec

T = TypeVar("T")

FORMAT = "tjexplorer-copy-1"
"""Version of the layout; part of what is signed, so that no other file of the same key is taken for a copy."""

MAX_BYTES = 64_000_000
"""Larger copies are not read."""

_BAD_VALUE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading a value raises that is not what was written."""


class CompiledCopies:
    """The copies in one folder. Every failure is silent: a copy is there to save time and for nothing else."""

    def __init__(
        self, folder: Path, key: Callable[[bool], bytes | None], rules: Callable[[], str], *, writing: bool = True
    ) -> None:
        """`key` gives the key of this user, a new one where told so and there is none; `rules` the digest of all rules
        that decide what is made of a file. Both are asked when a copy is read or written, not before.
        """
        self.folder = folder
        self._key = key
        self._ask_rules = rules
        self._writing = writing
        self._codecs: dict[Any, Codec[Any]] = {}

    def read(self, name: str, origin: str, decode: Callable[[Any], T]) -> T | None:
        """What was kept under a name and made from `origin`, as `decode` makes it of plain values; None without one."""
        key = self._key(False)
        data = self._bytes(name)
        if key is None or data is None:
            return None
        signature, _line, signed = data.partition(b"\n")
        stamp, _line, body = signed.partition(b"\n")
        if stamp != self._stamp(name, origin) or not hmac.compare_digest(signature, _signature(signed, key)):
            return None
        try:
            return decode(json.loads(body.decode("utf-8", "surrogatepass")))
        except _BAD_VALUE:
            return None

    def write(self, name: str, origin: str, plain: Any) -> None:
        """Keep plain values under a name, which were made from `origin`."""
        if not self._writing:
            return
        key = self._key(True)
        if key is None:
            return
        body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        signed = self._stamp(name, origin) + b"\n" + body
        with contextlib.suppress(OSError):
            _put(self._path(name), _signature(signed, key) + b"\n" + signed)

    def kept(self, name: str, origin: str, kind: type[T], make: Callable[[], T]) -> T:
        """A value of a type that `Codec` knows: the one kept, else what `make` makes of `origin`, kept from now on."""
        codec = self._codecs.get(kind) or self._codecs.setdefault(kind, Codec(kind))
        found: T | None = self.read(name, origin, codec.decode)
        if found is None:
            found = make()
            self.write(name, origin, codec.encode(found))
        return found

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.copy"

    def _bytes(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            status = path.stat()
            # A pipe in its place would be waited for without end.
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                return None
            return path.read_bytes()
        except OSError:
            return None

    def _stamp(self, name: str, origin: str) -> bytes:
        return json.dumps([name, origin, self._rules]).encode()

    @cached_property
    def _rules(self) -> str:
        return self._ask_rules()


def _signature(signed: bytes, key: bytes) -> bytes:
    return hmac.new(key, FORMAT.encode() + b"\n" + signed, hashlib.sha256).hexdigest().encode()


def _put(path: Path, data: bytes) -> None:
    """Put a file in its place whole. It is not forced to the disk: a torn one is told by its signature."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def digest_of(data: bytes) -> str:
    """What stands for the bytes of a file in an origin: their SHA-256."""
    return hashlib.sha256(data).hexdigest()


def digest_of_rules(rules: Mapping[str, Any]) -> str:
    """What stands for the rules of an index, those of reading YAML, and the characters that Python knows."""
    read_by = digest_of(Path(yaml_file.__file__).read_bytes())
    plain = json.dumps([rules, read_by, unicodedata.unidata_version], sort_keys=True)
    return digest_of(plain.encode())
