"""The chat page in a real browser, on the real local Telegram, with a tiny echo bot behind it."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, Playwright, Route, async_playwright, expect

from simulator.clock import Clock
from simulator.pictures import small_png
from simulator.server import Simulator

pytestmark = pytest.mark.browser

TOKEN = "4242:local-telegram-page-test-token"
ANNA = 700000001
PHONE = (390, 844)
DESKTOP = (1280, 800)
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
INVITATION = "https://t.me/polevik_demo_bot?start=inv42"


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
                if message := update.get("message"):
                    keyboard = {"inline_keyboard": [[{"text": "Готово", "callback_data": "done"}]]}
                    text = f"Эхо: {message.get('text', '…')}"
                    await call("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=keyboard)
                elif press := update.get("callback_query"):
                    shown = press["message"]
                    place = {"chat_id": shown["chat"]["id"], "message_id": shown["message_id"]}
                    await call("editMessageText", **place, text=f"{shown['text']}, готово")
                    await call("answerCallbackQuery", callback_query_id=press["id"], text="Записано")


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    simulator = Simulator(clock=Clock())
    await simulator.start("127.0.0.1", 0)
    async with aiohttp.ClientSession() as session:
        await session.post(f"{simulator.url}/bot{TOKEN}/getMe")
        await session.post(f"{simulator.url}/sim/users", json={"id": ANNA, "first_name": "Анна", "language_code": "ru"})
    bot = asyncio.create_task(echo(simulator.url))
    yield simulator
    bot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot
    await simulator.stop()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(playwright), args=FLAGS)
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def opened(browser: Browser, url: str, size: tuple[int, int]) -> AsyncIterator[Window]:
    """The page of Anna, who has pressed «Запустить»; at the end the console must be clean."""
    async with asyncio.timeout(TEST_SECONDS):
        page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        window = Window(page)

        def hear(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                window.complaints.append(message.text)

        page.on("console", hear)
        page.on("pageerror", lambda error: window.complaints.append(str(error)))
        await page.goto(f"{url}/?user={ANNA}")
        await page.get_by_role("button", name="Запустить", exact=True).click()
        await window.sees("Эхо: /start")
        yield window
        await page.close()
    assert window.complaints == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_pressed_button_edits_its_message_in_place(
    telegram: Simulator, browser: Browser, size: tuple[int, int]
) -> None:
    """The pressed bubble itself changes, the toast shows the answer, and nothing sticks out sideways."""
    async with opened(browser, telegram.url, size) as window:
        await window.write("Ромашка; Петров")
        await window.sees("Эхо: Ромашка; Петров")
        answered = window.page.locator("[data-id]").last
        await answered.evaluate("node => { node.dataset.mark = 'same'; }")
        await answered.get_by_role("button", name="Готово").click()
        await expect(window.page.locator("[data-mark=same] .text")).to_have_text("Эхо: Ромашка; Петров, готово")
        await expect(window.page.locator("#toasts")).to_contain_text("Записано")
        await expect(window.page.locator("[data-id]")).to_have_count(4)
        assert await window.page.evaluate("document.documentElement.scrollWidth") == size[0]


async def test_text_that_looks_like_markup_is_shown_as_typed(telegram: Simulator, browser: Browser) -> None:
    """Nothing that a person or the bot writes becomes an element of the page."""
    hostile = "<img src=x onerror=alert(1)> &amp; <b>жирно</b>"
    async with opened(browser, telegram.url, PHONE) as window:
        await window.write(hostile)
        await window.sees(hostile)
        await window.sees(f"Эхо: {hostile}")
        await expect(window.page.locator("#log img")).to_have_count(0)


async def test_text_written_without_connection_is_sent_once_when_it_returns(
    telegram: Simulator, browser: Browser
) -> None:
    """A lost connection costs no message and doubles none."""

    async def unreachable(route: Route) -> None:
        await route.abort()

    async with opened(browser, telegram.url, PHONE) as window:
        await window.page.route("**/send", unreachable)
        await window.write("из подвала")
        await expect(window.page.locator(".pending")).to_contain_text("из подвала")
        await window.page.unroute("**/send")
        await window.sees("Эхо: из подвала")
        await expect(window.page.locator(".pending")).to_have_count(0)
        await window.sees("из подвала")
        window.complaints.clear()  # the browser reports the connection that the test cut


async def test_invitation_link_opens_as_new_person(telegram: Simulator, browser: Browser) -> None:
    """A link with a start code asks who opens it, and sends the code as that person."""
    async with opened(browser, telegram.url, DESKTOP) as window:
        await window.write(INVITATION)
        await window.page.get_by_role("link", name=INVITATION).last.click()
        await window.page.get_by_role("dialog").get_by_role("button", name="Новый человек").click()
        await window.page.get_by_label("Имя").fill("Игорь")
        await window.page.get_by_role("button", name="Создать").click()
        await window.sees("Эхо: /start inv42")
        await expect(window.page.get_by_role("button", name="Кто я: Игорь. Сменить")).to_be_visible()


async def bot_sends(url: str, method: str, data: bytes, name: str, **parameters: str) -> None:
    """The bot sends Anna a file."""
    form = aiohttp.FormData(quote_fields=False)
    for key, value in {"chat_id": str(ANNA), **parameters}.items():
        form.add_field(key, value)
    form.add_field(method.removeprefix("send").lower(), data, filename=name)
    async with aiohttp.ClientSession() as session, session.post(f"{url}/bot{TOKEN}/{method}", data=form) as answer:
        assert answer.ok, await answer.text()


async def anna_sends(url: str, **content: Any) -> None:
    async with aiohttp.ClientSession() as session, session.post(f"{url}/sim/users/{ANNA}/send", json=content) as answer:
        assert answer.ok, await answer.text()


async def test_files_of_the_bot_can_be_looked_at_and_saved(telegram: Simulator, browser: Browser) -> None:
    """A document by its name with its size, saved byte for byte; a picture in its place, with caption and buttons."""
    name = "Анкета «Ромашка».pdf"
    async with opened(browser, telegram.url, PHONE) as window:
        await bot_sends(telegram.url, "sendDocument", b"%PDF-1.7 ...", name, caption="Анкета")
        link = window.page.get_by_role("link", name=f"Скачать {name}")
        await expect(link).to_contain_text("12 Б")
        async with window.page.expect_download() as saving:
            await link.click()
        saved = await saving.value
        assert (saved.suggested_filename, Path(await saved.path()).read_bytes()) == (name, b"%PDF-1.7 ...")
        buttons = '{"inline_keyboard": [[{"text": "Занять", "callback_data": "x"}]]}'
        await bot_sends(telegram.url, "sendPhoto", small_png(320), "week.png", caption="Неделя", reply_markup=buttons)
        shown = window.page.locator("[data-id]").last
        await expect(shown.get_by_role("button", name="Занять")).to_be_visible()
        await expect(shown).to_contain_text("Неделя")
        picture = shown.locator("img")
        await expect(picture).to_be_visible()
        await expect(picture).to_have_js_property("naturalWidth", 320)
        assert await window.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


async def test_what_a_person_sends_besides_text_is_shown(telegram: Simulator, browser: Browser) -> None:
    """A voice note, a place, a contact, a sticker, and a message that was passed on."""
    async with opened(browser, telegram.url, PHONE) as window:
        log = window.page.get_by_role("log")
        await anna_sends(telegram.url, voice={"duration": 65})
        await expect(log).to_contain_text("1:05")
        await anna_sends(telegram.url, location={"latitude": 55.75, "longitude": 37.62})
        await expect(log).to_contain_text("55.75000, 37.62000")
        await anna_sends(telegram.url, contact={"phone_number": "+79161234567", "first_name": "Зоя"})
        await expect(log).to_contain_text("+79161234567")
        await anna_sends(telegram.url, sticker={"emoji": "🔥"})
        await expect(log.get_by_role("img", name="Стикер")).to_have_text("🔥")
        await anna_sends(telegram.url, text="Ждём вас во вторник", forward_from="Пётр Иванов")
        await expect(log).to_contain_text("Переслано от: Пётр Иванов")
        await window.sees("Эхо: Ждём вас во вторник")
        assert await window.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
