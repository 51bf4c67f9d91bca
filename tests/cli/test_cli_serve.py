"""`serve`: what it starts and how it is quoted, who may connect, and what it says where it cannot."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import types
from collections.abc import Callable
from typing import Any

import pytest

from tjexplorer.cli import serving
from tjexplorer.messages import choose_language

OURS = {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000"}


class FakeServer:
    """Keeps what it was made with."""

    made: dict[str, Any] = {}  # noqa: RUF012  # one for the test

    def __init__(self, command: str, **settings: Any) -> None:
        FakeServer.made = {"command": command, **settings}

    async def _make_app(self) -> None:
        """An application would be made here."""


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeServer]:
    """textual-serve and aiohttp that open no port."""

    def run_app(app: Any, *, print: Callable[..., None], **settings: Any) -> None:  # noqa: A002  # aiohttp's name
        app.close()
        FakeServer.made["run"] = settings
        print("Running on http://…")

    web = types.SimpleNamespace(run_app=run_app)
    monkeypatch.setitem(sys.modules, "aiohttp", types.SimpleNamespace(web=web))
    monkeypatch.setitem(sys.modules, "textual_serve", types.SimpleNamespace())
    monkeypatch.setitem(sys.modules, "textual_serve.server", types.SimpleNamespace(Server=FakeServer))
    for name in ("SSH_TTY", "TMUX", "DISPLAY", "EDITOR"):
        monkeypatch.setenv(name, "of the host")
    monkeypatch.delenv("SSH_TTY")
    return FakeServer


def test_this_computer_alone_by_default(call, small_library, fake):
    answer = call("serve", "--library", small_library)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "Open http://127.0.0.1:8000/ in a browser. Ctrl+C ends.\n"
    assert (fake.made["host"], fake.made["port"]) == ("127.0.0.1", 8000)
    assert (fake.made["run"]["host"], fake.made["run"]["port"]) == ("127.0.0.1", 8000)


def test_the_clipboard_and_the_editor_of_the_host_are_left_alone(call, small_library, fake):
    assert call("serve", "--library", small_library).code == 0
    assert not {"TMUX", "DISPLAY", "EDITOR"} & set(os.environ)
    assert os.environ["SSH_TTY"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "reading.example.org"])  # noqa: S104  # nothing is bound
def test_another_host_comes_with_a_warning(call, small_library, fake, host):
    answer = call("serve", "--host", host, "--port", "9000", "--library", small_library, "--json")
    assert answer.code == 0
    assert "there is no password" in answer.err
    assert "9000" in answer.err
    assert answer.document["open_to_others"] is True
    assert answer.document["url"].endswith(":9000/")


def test_the_command_for_each_visitor_is_quoted(call, tmp_path, fake):
    folder = tmp_path / "my library; touch x $(y) '圖書 館'"
    (folder / "corpus" / "reports").mkdir(parents=True)
    assert call("--lang", "ja", "serve", "--library", folder).code == 0
    choose_language(None)
    words = shlex.split(fake.made["command"])
    assert words == ["exec", sys.executable, "-m", "tjexplorer", "--library", str(folder), "--lang", "ja"]
    shown = subprocess.run(
        ["sh", "-c", fake.made["command"].replace("exec", "printf '%s\\n'", 1)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(folder) in shown.stdout.splitlines()


def test_without_a_library_or_a_language_the_program_finds_its_own():
    assert shlex.split(serving.command(None, None)) == ["exec", sys.executable, "-m", "tjexplorer"]


def test_a_folder_that_is_no_library_is_told_before_anything_is_served(call, tmp_path, fake):
    assert "is no library" in call("serve", "--library", tmp_path).error(3)


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve.server"])
def test_without_the_extra_one_sentence_says_how_to_install_it(call, small_library, fake, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    sentence = call("serve", "--library", small_library).error(2)
    assert "pip install" in sentence
    assert "textual-serve" in sentence


def test_a_port_in_use(call, small_library, monkeypatch):
    pytest.importorskip("textual_serve")
    for name in ("SSH_TTY", "TMUX"):
        monkeypatch.setenv(name, "of the host")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} of 127.0.0.1" in call("serve", "--port", port, "--library", small_library).error(2)


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_what_is_no_port(call, small_library, port):
    assert "--port" in call("serve", "--port", port, "--library", small_library).error(2)


@pytest.mark.parametrize(("host", "headers", "may"), [
    ("127.0.0.1", OURS, True),
    ("127.0.0.1", {"Host": "localhost:8000", "Origin": "http://localhost:8000"}, True),
    ("::1", {"Host": "[::1]:8000", "Origin": "http://[::1]:8000"}, True),
    ("127.0.0.1", {"Host": "127.0.0.1:8000"}, False),
    ("127.0.0.1", {**OURS, "Origin": "http://evil.example"}, False),
    ("127.0.0.1", {**OURS, "Origin": "http://127.0.0.1:9000"}, False),
    ("127.0.0.1", {**OURS, "Origin": "null"}, False),
    ("127.0.0.1", {"Origin": "http://127.0.0.1:8000"}, False),
    ("127.0.0.1", {"Host": "evil.example:8000", "Origin": "http://evil.example:8000"}, False),
    ("127.0.0.1", {"Host": "[", "Origin": "http://["}, False),
    ("0.0.0.0", {"Host": "reading.example.org", "Origin": "https://reading.example.org"}, True),  # noqa: S104
    ("0.0.0.0", {"Host": "reading.example.org", "Origin": "https://evil.example"}, False),  # noqa: S104
])  # fmt: skip
def test_only_our_own_page_may_connect(host, headers, may):
    assert serving.may_connect(host, headers) is may


@pytest.mark.parametrize(("asked", "pixels"), [("", 16), ("20", 20), ("7", 16), ("1000", 16), ("\"><script>", 16), ("２０", 16)])  # fmt: skip
def test_the_page_takes_a_size_and_nothing_else(asked, pixels):
    page = serving.page(asked)
    assert f'data-font-size="{pixels}"' in page
    assert "$" not in page
    assert "//" not in page.replace("// ", "").replace("`//", ""), "the page would ask somebody else"


@pytest.mark.parametrize(("language", "tag"), [("zh_TW", "zh-Hant-TW"), ("ja", "ja"), ("en", "en")])
def test_the_page_speaks_the_language_in_use(language, tag):
    choose_language(language)
    try:
        assert f'<html lang="{tag}">' in serving.page()
    finally:
        choose_language(None)


@pytest.mark.parametrize(("host", "address"), [
    ("127.0.0.1", "http://127.0.0.1:80/"), ("0.0.0.0", "http://127.0.0.1:80/"), ("::1", "http://[::1]:80/"),  # noqa: S104
    ("::", "http://[::1]:80/"), ("reading.example.org", "http://reading.example.org:80/"),
])  # fmt: skip
def test_the_address_to_type(host, address):
    assert serving.address(host, 80) == address
