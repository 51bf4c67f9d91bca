"""A note in the reader's own editor: what was typed before is passed on, and nothing that was typed is lost."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from tjexplorer.bookmarks.naming import clean_note
from tjexplorer.errors import BookmarkError
from tjexplorer.messages import gettext as _

USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""Editors that are tried where none is named."""


def editor_command(setting: str | None, environment: Mapping[str, str]) -> list[str]:
    """The command that edits a file: the setting, else VISUAL, else EDITOR, else a usual one that is there.

    Raises `BookmarkError` where there is none, or where it cannot be read or found.
    """
    chosen = setting or environment.get("VISUAL") or environment.get("EDITOR")
    if not chosen or not chosen.strip():
        chosen = next((name for name in USUAL if shutil.which(name)), "")
        if not chosen:
            raise BookmarkError(_("No editor is known. Name one in the variable EDITOR or in the settings (editor)."))
    try:
        command = shlex.split(chosen, posix=os.name != "nt")
    except ValueError:
        command = []
    if not command or shutil.which(command[0]) is None:
        problem = _(
            "The editor “{command}” is not there. Name another in the variable EDITOR or in the settings (editor)."
        )
        raise BookmarkError(problem.format(command=chosen))
    return command


def edit_note(note: str, command: list[str]) -> str:
    """Open a note in an editor and wait; what it left there, cleaned. The terminal must be free meanwhile.

    Where the editor fails, or leaves what is no text, the note is as it was: raises `BookmarkError`, which names the file
    that keeps what was typed, if anything was.
    """
    folder = Path(tempfile.mkdtemp(prefix="tjexplorer-note-"))
    path = folder / "note.md"
    try:
        path.write_text(f"{note}\n" if note else "", encoding="utf-8", newline="\n")
        first = path.read_bytes()
        failed = _run([*command, str(path)])
        now = path.read_bytes() if path.is_file() else first
        text = _text(now)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        problem = _("The note cannot be opened in an editor: {reason}. Check the folder for temporary files.")
        raise BookmarkError(problem.format(reason=error.strerror or error)) from None
    if now == first:
        shutil.rmtree(folder, ignore_errors=True)
        if failed:
            raise BookmarkError(
                _("The editor ended with an error ({reason}). The note is as it was.").format(reason=failed)
            )
        return note
    if failed or text is None:
        reason = failed or _("this is no UTF-8 text")
        problem = _("The editor left the note in doubt ({reason}). It is as it was; what was typed is in {path}.")
        raise BookmarkError(problem.format(reason=reason, path=path))
    shutil.rmtree(folder, ignore_errors=True)
    return clean_note(text)


def _run(command: list[str]) -> str:
    """Run the editor; what went wrong, empty where nothing did."""
    # What is printed goes to the terminal, not into what this program prints for others to read.
    output = None if sys.stdout.isatty() else _terminal()
    try:
        with _left_alone():
            done = subprocess.run(command, check=False, stdout=output)  # noqa: S603 - the reader's own editor
    except OSError as error:
        return str(error.strerror or error)
    finally:
        if output is not None:
            os.close(output)
    if done.returncode < 0:
        return _("signal {number}").format(number=-done.returncode)
    return _("exit code {number}").format(number=done.returncode) if done.returncode else ""


@contextlib.contextmanager
def _left_alone() -> Iterator[None]:
    """Ctrl+C is for the editor alone, though the terminal sends it to this program as well."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A function, since an editor would inherit that the signal is ignored.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)


def _terminal() -> int | None:
    try:
        return os.open("/dev/tty", os.O_WRONLY)
    except OSError:
        return None


def _text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
