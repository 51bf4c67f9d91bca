"""Runs the tests under every supported Python that is here, each in an environment of its own below a temporary folder.

Run `python tools/every_python.py [FOLDER …] [-- ARGUMENTS OF PYTEST]`. An interpreter is looked for on the PATH, then in
the folders, which are those where a version manager keeps its versions (`~/.pyenv/versions`, `~/.local/share/uv/python`,
`~/.local/share/mise/installs/python`, `~/.asdf/installs/python`). One that is not here is told and skipped. The tests are
all but those of the wheel. Ends with 1 where tests fail or an environment cannot be made, with 2 where no interpreter
was found.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUPPORTED = re.compile(r"Programming Language :: Python :: (3\.\d+)")

ASK = "import sys; print('%d.%d' % sys.version_info[:2], sys.implementation.name)"


def supported() -> list[str]:
    """The versions that `pyproject.toml` names, such as 3.11."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [found[1] for one in project["classifiers"] if (found := SUPPORTED.fullmatch(one))]


def candidates(version: str, folders: Sequence[Path]) -> Iterator[Path]:
    """Where an interpreter of a version may be: on the PATH, then in the folders, newest first."""
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield Path(on_path)
    for folder in folders:
        yield from sorted(folder.glob(f"*/bin/python{version}"), reverse=True)


def interpreter(version: str, folders: Sequence[Path]) -> Path | None:
    """An interpreter that runs and is CPython of this version; a version manager's shim may be neither."""
    for path in candidates(version, folders):
        asked = subprocess.run([path, "-c", ASK], capture_output=True, text=True, check=False)  # noqa: S603  # our own command
        if asked.returncode == 0 and asked.stdout.split() == [version, "cpython"]:
            return path
    return None


def call(*command: str | Path) -> bool:
    """Whether a command succeeds; its output is shown as it comes. Settings of the caller's environment are left out."""
    left_out = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return subprocess.run(command, cwd=ROOT, env=kept, check=False).returncode == 0  # noqa: S603  # our own command


def outcome(python: Path, folder: Path, arguments: Sequence[str]) -> str:
    """What became of the tests under an interpreter; empty where they passed."""
    if not call(python, "-m", "venv", folder):
        return "no environment could be made (on Debian, install its python3-venv)"
    own = next(path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists())
    if not call(own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", f"{ROOT}[dev]"):
        return "what development needs could not be installed (is there a network?)"
    passed = call(own, "-m", "pytest", "-q", "-m", "not wheel", "-p", "no:cacheprovider", *arguments)
    return "" if passed else "tests fail"


def main(arguments: Sequence[str]) -> int:
    """Run the tests under each interpreter and tell what became of them; the exit code."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    folders = [Path(name).expanduser() for name in arguments[:split]]
    missing = [str(folder) for folder in folders if not folder.is_dir()]
    if missing:
        print(f"every_python: no such folder: {', '.join(missing)}", file=sys.stderr)
        return 2
    results: dict[str, str] = {}
    for version in supported():
        python = interpreter(version, folders)
        if python is None:
            results[version] = "skipped: not here (name the folder of a version manager)"
            continue
        print(f"== Python {version}: {python}", flush=True)
        with tempfile.TemporaryDirectory(prefix=f"tjexplorer-{version}-") as folder:
            results[version] = outcome(python, Path(folder), arguments[split + 1 :]) or "passed"
    print("\n".join(f"Python {version}: {result}" for version, result in results.items()))
    if all(result.startswith("skipped") for result in results.values()):
        return 2
    return 0 if all(result.startswith(("passed", "skipped")) for result in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
