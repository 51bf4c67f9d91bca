"""A web server that starts the terminal program for each browser that connects; textual-serve does the work.

Two things are ours. The page fetches nothing from elsewhere, so that it opens in a closed network. And since a browser lets
any page open a socket to any server, loopback too, a connection is taken only from our own page.
"""

from __future__ import annotations

import html
import ipaddress
import logging
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from tjexplorer.messages import gettext as _
from tjexplorer.messages import language

_PAGE = Path(__file__).with_suffix(".html")
_SIZES = range(8, 41)
"""Pixels of a letter that a visitor may ask for with `?fontsize=`."""

_PATIENCE = 3.0
"""Seconds that connections get to close when the server ends."""

_OF_THE_HOST = ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "EDITOR", "VISUAL")
"""Variables by which a program would use clipboard or editor of whoever serves instead of the visitor's."""


def is_loopback(host: str) -> bool:
    """Whether a host is reached from this computer alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def address(host: str, port: int) -> str:
    """What to type into a browser on this computer."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104  # compared, not bound
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def command(library: str | None, lang: str | None) -> str:
    """The line that a shell runs for each visitor; library and language are passed on as they were given."""
    words = [sys.executable, "-m", "tjexplorer"]
    words += ["--library", str(Path(library).absolute())] if library else []
    words += ["--lang", lang] if lang else []
    if os.name == "nt":
        return subprocess.list2cmdline(words)
    # Without a shell between, the program ends with its connection.
    return "exec " + shlex.join(words)


def installation() -> str:
    """The command that installs what is missing."""
    return f'{Path(sys.executable).name} -m pip install "textual-serve>=1.1,<2"'


def may_connect(host: str, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from our own page.

    The page's origin must be the address that was asked; and while only this computer may ask, that address must be one of
    this computer, since a foreign name can be made to point here.
    """
    asked = headers.get("Host", "")
    try:
        origin, name = urlsplit(headers.get("Origin", "")), urlsplit(f"//{asked}").hostname or ""
    except ValueError:
        return False
    return origin.netloc == asked != "" and (not is_loopback(host) or is_loopback(name))


def page(size: str = "") -> str:
    """The page that a browser opens, in the language in use; `size` is what the visitor asks for."""
    pixels = int(size) if size.isascii() and size.isdigit() and int(size) in _SIZES else 16
    words = {
        "tag": {"zh_TW": "zh-Hant-TW"}.get(language(), language()),
        "opening": _("The reading room is being opened."),
        "ended": _("The program has ended, or the connection is gone. Bookmarks are kept."),
        "again": _("Open again"),
        "pixels": str(pixels),
    }
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        {key: html.escape(text) for key, text in words.items()}
    )


def run(call: str, host: str, port: int, started: Callable[[], None]) -> None:
    """Serve until Ctrl+C or SIGTERM; `started` is called when the port is open.

    Raises `ImportError` where textual-serve is not installed, and `OSError` where the port cannot be used.
    """
    from aiohttp import web  # noqa: PLC0415  # optional
    from textual_serve.server import Server  # noqa: PLC0415  # optional, and loads slowly

    class ReadingRoomServer(Server):
        """Our page, and nobody else's."""

        async def on_startup(self, app: web.Application) -> None:
            """Says nothing: the port is not open yet."""

        async def handle_index(self, request: web.Request) -> web.Response:
            """The page."""
            return web.Response(text=page(request.query.get("fontsize", "")), content_type="text/html")

        async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
            """A browser that wants a program of its own."""
            if not may_connect(host, request.headers):
                raise web.HTTPForbidden(text=_("Only the page of this server may connect."))
            return await super().handle_websocket(request)

    for name in _OF_THE_HOST:
        os.environ.pop(name, None)
    # Tells the copying of macOS that its clipboard is not the visitor's.
    os.environ.setdefault("SSH_TTY", "none")
    logging.basicConfig(level=logging.WARNING, format="tjexplorer: %(message)s")
    server = ReadingRoomServer(call, host=host, port=port, title="tjexplorer")
    web.run_app(
        server._make_app(),
        host=host,
        port=port,
        print=lambda *_lines: started(),
        access_log=None,
        shutdown_timeout=_PATIENCE,
    )
