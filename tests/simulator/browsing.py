"""The chat page in a real browser: opening it, listening to its console, a tiny echo bot behind it."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Playwright, expect

TOKEN = "4242:local-telegram-page-test-token"
ANNA, BORIS, VERA = 700000001, 700000002, 700000003
NAMES = {ANNA: "Анна", BORIS: "Борис", VERA: "Вера"}
PHONE = (390, 844)
DESKTOP = (1280, 800)
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
PATIENCE_MS = 10_000
TEST_SECONDS = 60
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Window:
    """An open page and what its console complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    async def write(self, text: str) -> None:
        await self.page.get_by_role("textbox", name="Сообщение").fill(text)
        await self.page.keyboard.press("Enter")

    async def sees(self, text: str) -> None:
        await expect(self.page.get_by_role("log").get_by_text(text, exact=True)).to_be_visible()

    def bubble(self, text: str) -> Locator:
        """The message with this text."""
        return self.page.get_by_role("article").filter(has_text=text)

    async def choose(self, *path: str) -> None:
        """Press a button and then items of the menu that it opens."""
        await self.page.get_by_role("button", name=path[0], exact=True).first.click()
        for name in path[1:]:
            await self.page.get_by_role("menuitem", name=name, exact=True).click()


def browser_path(playwright: Playwright) -> str:
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    path = next((name for name in found if name), playwright.chromium.executable_path)
    if not Path(path).exists():
        pytest.skip("NO CHROMIUM, the chat page is NOT tested: install it, or run `playwright install chromium`")
    return path


async def echo(base: str) -> None:
    """Repeats every text with a button; a press of the button edits the message."""

    async with aiohttp.ClientSession() as session:

        async def call(method: str, **parameters: Any) -> Any:
            async with session.post(f"{base}/bot{TOKEN}/{method}", json=parameters) as answer:
                return (await answer.json())["result"]

        offset = 0
        while True:
            for update in await call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                if (message := update.get("message")) and "pinned_message" not in message:
                    keyboard = {"inline_keyboard": [[{"text": "Готово", "callback_data": "done"}]]}
                    text = f"Эхо: {message.get('text', '…')}"
                    await call("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=keyboard)
                elif press := update.get("callback_query"):
                    shown = press["message"]
                    place = {"chat_id": shown["chat"]["id"], "message_id": shown["message_id"]}
                    await call("editMessageText", **place, text=f"{shown['text']}, готово")
                    await call("answerCallbackQuery", callback_query_id=press["id"], text="Записано")


async def ask(url: str, path: str, **body: Any) -> Any:
    """A call of /sim or of the Bot API, which has to succeed."""
    async with aiohttp.ClientSession() as session, session.post(f"{url}{path}", json=body) as answer:
        assert answer.ok, await answer.text()
        return await answer.json()


async def bot_says(url: str, text: str, chat_id: int = ANNA, **more: Any) -> int:
    sent = await ask(url, f"/bot{TOKEN}/sendMessage", chat_id=chat_id, text=text, **more)
    return int(sent["result"]["message_id"])


async def person_sends(url: str, user: int = ANNA, **content: Any) -> None:
    await ask(url, f"/sim/users/{user}/send", **content)


async def everybody_starts(url: str) -> None:
    """Anna, Boris and Vera come in, and the bot answers each of them."""
    for user, name in NAMES.items():
        await ask(url, "/sim/users", id=user, first_name=name, language_code="ru")
        await person_sends(url, user, text="/start")


@contextlib.asynccontextmanager
async def looking(browser: Browser, address: str, size: tuple[int, int], **context: Any) -> AsyncIterator[Window]:
    """An open page; at the end the console must be clean, and nothing sticks out sideways."""
    async with asyncio.timeout(TEST_SECONDS):
        context = {"locale": "ru-RU", **context}
        page = await browser.new_page(viewport={"width": size[0], "height": size[1]}, **context)
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        window = Window(page)
        page.on("console", hearing(window))
        page.on("pageerror", lambda error: window.complaints.append(str(error)))
        await page.goto(address)
        yield window
        assert await page.evaluate("document.documentElement.scrollWidth") == size[0]
        await page.close()
    assert window.complaints == []


def hearing(window: Window) -> Callable[[ConsoleMessage], None]:
    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            window.complaints.append(message.text)

    return hear


@contextlib.asynccontextmanager
async def opened(browser: Browser, url: str, size: tuple[int, int], **context: Any) -> AsyncIterator[Window]:
    """The page of Anna, who has pressed «Запустить»."""
    async with looking(browser, f"{url}/?user={ANNA}", size, **context) as window:
        await window.page.get_by_role("button", name="Запустить", exact=True).click()
        await window.sees("Эхо: /start")
        yield window
