"""`tjexplorer serve` in a real browser without a window: the page, typed Chinese, the picture of it, and the end."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WAIT = 30.0
"""Seconds for a browser to start, or for a sight."""

pytestmark = pytest.mark.skipif(
    os.environ.get("HYPOTHESIS_PROFILE") != "thorough" and "TJEXPLORER_BROWSER" not in os.environ,
    reason="a browser is tried in `make check`, or where TJEXPLORER_BROWSER names one",
)


@pytest.fixture
def browser() -> str:
    """A browser that speaks the DevTools protocol."""
    named = os.environ.get("TJEXPLORER_BROWSER")
    found = next((path for name in ([named] if named else BROWSERS) if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium or Chrome is installed")
    return found


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def served(variables: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server on a fresh library, with its process."""
    pytest.importorskip("textual_serve", reason="textual-serve is not installed")
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "tjexplorer", "serve", "--port", str(port)],
        env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stderr is not None
    assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
    yield f"http://127.0.0.1:{port}/", server
    server.kill()
    server.wait()
    server.stderr.close()


class Tab:
    """A tab of the browser, spoken to by the DevTools protocol; what the page's socket receives goes to an emulator."""

    def __init__(self, socket_: Any, picture: Any) -> None:
        self._socket = socket_
        self._number = 0
        self.picture = picture
        self.asked: list[str] = []

    async def ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        number = self._number
        while True:
            answer = await self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    async def see(self, *words: str) -> None:
        deadline = time.monotonic() + WAIT
        while not all(word in self.picture.text for word in words):
            assert time.monotonic() < deadline, f"not seen: {words}\n{self.picture.text}"
            await self._next()

    async def _next(self) -> dict[str, Any]:
        try:
            message: dict[str, Any] = await self._socket.receive_json(timeout=WAIT)
        except TimeoutError:
            raise AssertionError(f"nothing comes any more\n{self.picture.text}") from None
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            if frame["opcode"] == 2:
                self.picture.feed(base64.b64decode(frame["payloadData"]))
        elif message.get("method") == "Network.requestWillBeSent":
            self.asked.append(message["params"]["request"]["url"])
        return message

    async def evaluate(self, expression: str) -> Any:
        answer = await self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    async def until(self, expression: str) -> None:
        deadline = time.monotonic() + WAIT
        while not await self.evaluate(expression):
            assert time.monotonic() < deadline, f"never: {expression}"
            await asyncio.sleep(0.05)

    async def commit(self, text: str) -> None:
        """As an input method does: first it shows what is composed, then it hands over all of it."""
        await self.ask("Input.imeSetComposition", text=text[:1], selectionStart=1, selectionEnd=1)
        await self.ask("Input.insertText", text=text)

    async def press(self, key: str, code: int, text: str = "", modifiers: int = 0) -> None:
        keys = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **keys, **({"text": text} if text else {}))
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **keys)

    async def photograph(self) -> bytes:
        return base64.b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])


@asynccontextmanager
async def _opened(browser: str, address: str, picture: Callable[[int, int], Any]) -> AsyncIterator[Tab]:
    import aiohttp

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
            "--disable-background-networking", "--window-size=1280,800", f"--user-data-dir={profile}", "about:blank",
        ]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            told = Path(profile) / "DevToolsActivePort"
            deadline = time.monotonic() + WAIT
            while not (told.exists() and told.read_text().count("\n")):
                assert process.poll() is None, "the browser ended"
                assert time.monotonic() < deadline, "the browser does not start"
                await asyncio.sleep(0.05)
            port = told.read_text().split()[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    (target,) = [one for one in json.loads(await answer.text()) if one["type"] == "page"]
                async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as devtools:
                    tab = Tab(devtools, picture(400, 200))
                    await tab.ask("Network.enable")
                    await tab.ask("Page.enable")
                    await tab.ask("Page.navigate", url=address)
                    yield tab
        finally:
            process.kill()
            process.wait()


async def test_chinese_is_typed_and_found_in_a_browser(
    browser: str, served: tuple[str, subprocess.Popen[str]], picture: Any, home: Path, tmp_path: Path
) -> None:
    address, server = served
    async with _opened(browser, address, picture) as tab:
        await tab.see("臺灣政府機關")
        await tab.until("document.activeElement?.tagName === 'TEXTAREA'")
        blank = await tab.photograph()
        await tab.see("北海道")
        # F2 is the search line.
        await tab.press("F2", 113)
        await tab.commit("産学連携")
        await tab.see("産学連携", "產學合作", "第 1 筆")
        photograph = await tab.photograph()
        if folder := os.environ.get("TJEXPLORER_PHOTOGRAPHS"):
            Path(folder, "browser.png").write_bytes(photograph)
        assert photograph.startswith(b"\x89PNG")
        assert photograph != blank
        assert len(photograph) > 20_000, "hardly anything is drawn"
        assert {"".join(url.partition("//")[2].split("/")[0]) for url in tab.asked if url.startswith("http")} == {
            address.partition("//")[2].rstrip("/")
        }, "the page asks somebody else"
        # A bookmark from the Reader is a file in the library of whoever serves.
        await tab.press("Enter", 13, "\r")
        await tab.press("Enter", 13, "\r")
        await tab.see("第 1129 行 |")
        await tab.press("m", 77, "m")
        deadline = time.monotonic() + WAIT
        while not list((home / "library" / "bookmarks").glob("*.yaml")):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        await tab.press("q", 81, "q", modifiers=2)
        await tab.until("document.body.classList.contains('-closed')")
    server.terminate()
    assert server.wait(timeout=WAIT) == 0
