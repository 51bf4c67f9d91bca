"""The key by which this user's indexes are told from those that came from elsewhere."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_NAME = "index.key"
_LENGTH = 32


def read_key(state: Path, *, make: bool = False) -> bytes | None:
    """The key in the user's state folder; a new one where there is none and `make` says so; None where that fails."""
    path = state / _NAME
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return _new_key(path) if make else None
    except OSError:
        return None
    if len(key) == _LENGTH:
        return key
    if not make:
        return None
    path.unlink(missing_ok=True)
    return _new_key(path)


def _new_key(path: Path) -> bytes | None:
    """A new key; that of another process where it was faster."""
    beside = path.with_name(f"{_NAME}.{secrets.token_hex(6)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            pass
        except OSError:
            # No hard links here. Should two processes do this at once, one index is built twice.
            beside.replace(path)
        beside.unlink(missing_ok=True)
        return path.read_bytes()
    except OSError:
        return None
