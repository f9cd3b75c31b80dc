"""The chat page in a real browser, on the real local Telegram, with a tiny echo bot behind it."""

import asyncio
import re
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Route, expect

from simulator.pictures import small_png
from simulator.server import Simulator
from tests.simulator.browsing import ANNA, DESKTOP, PHONE, SIZES, TOKEN, VERA, ask, looking, opened, person_sends

pytestmark = pytest.mark.browser

INVITATION = "https://t.me/demo_bot?start=inv42"


@SIZES
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
        await expect(window.page.locator(".toasts")).to_contain_text("Записано")
        await expect(window.page.locator("[data-id]")).to_have_count(4)


async def test_text_that_looks_like_markup_is_shown_as_typed(telegram: Simulator, browser: Browser) -> None:
    """Nothing that a person or the bot writes becomes an element of the page."""
    hostile = "<img src=x onerror=alert(1)> &amp; <b>жирно</b>"
    async with opened(browser, telegram.url, PHONE) as window:
        await window.write(hostile)
        await window.sees(hostile)
        await window.sees(f"Эхо: {hostile}")
        await expect(window.page.locator(".log img")).to_have_count(0)


@pytest.mark.parametrize("bot_is_there", [True, False])
async def test_text_written_without_connection_is_sent_once_when_it_returns(
    telegram: Simulator, browser: Browser, bot_is_there: bool
) -> None:
    """A lost connection costs no message and doubles none; nor does a bot that begins after its Telegram."""

    async def unreachable(route: Route) -> None:
        await (route.abort() if bot_is_there else route.fulfill(status=503, json={"error": "there is no bot yet"}))

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
    """A link with a start code asks who opens it, and sends the code as that person, whoever else comes meanwhile."""
    async with opened(browser, telegram.url, DESKTOP) as window:
        await window.write(INVITATION)
        await window.page.get_by_role("link", name=INVITATION).last.click()
        await window.page.get_by_role("dialog").get_by_role("button", name="Новый человек").click()
        await window.page.get_by_label("Имя").fill("Игорь")
        told = asyncio.Event()

        async def while_somebody_else_comes(route: Route) -> None:
            if not told.is_set():
                window.page.on("request", lambda request: told.set() if "/sim/events" in request.url else None)
                await ask(telegram.url, "/sim/users", id=VERA, first_name="Вера")
            await told.wait()
            await route.continue_()

        newcomers = re.compile(rf"/sim/users/(?!{ANNA}/)\d+/messages")
        await window.page.route(newcomers, while_somebody_else_comes)
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


async def test_files_of_the_bot_can_be_looked_at_and_saved(telegram: Simulator, browser: Browser) -> None:
    """A document by its name with its size, saved byte for byte; a picture in its place, with caption and buttons."""
    name = "Анкета «Ромашка».pdf"
    async with opened(browser, telegram.url, PHONE) as window:
        await bot_sends(telegram.url, "sendDocument", b"%PDF-1.7 ...", name, caption="Анкета")
        link = window.page.get_by_role("link", name=name)
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


async def test_what_a_person_sends_besides_text_is_shown(telegram: Simulator, browser: Browser) -> None:
    """A voice note, a place, a contact, a sticker, and a message that was passed on."""
    async with opened(browser, telegram.url, PHONE) as window:
        log = window.page.get_by_role("log")
        await person_sends(telegram.url, voice={"duration": 65})
        await expect(log).to_contain_text("1:05")
        await person_sends(telegram.url, location={"latitude": 55.75, "longitude": 37.62})
        await expect(log).to_contain_text("55.75000, 37.62000")
        await person_sends(telegram.url, contact={"phone_number": "+79161234567", "first_name": "Зоя"})
        await expect(log).to_contain_text("+79161234567")
        await person_sends(telegram.url, sticker={"emoji": "🔥"})
        await expect(log.get_by_role("img", name="Стикер")).to_have_text("🔥")
        await person_sends(telegram.url, text="Ждём вас во вторник", forward_from="Пётр Иванов")
        await expect(log).to_contain_text("Переслано от: Пётр Иванов")
        await window.sees("Эхо: Ждём вас во вторник")


async def test_the_page_speaks_the_browsers_language_until_another_is_chosen(
    telegram: Simulator, browser: Browser
) -> None:
    """Where there is no demo, whose language it would be, only the page's own words change."""
    async with opened(browser, telegram.url, PHONE) as window:
        await window.choose("Ещё", "In English")
        await expect(window.page.get_by_role("textbox", name="Message")).to_be_visible()
        assert await window.page.evaluate("document.documentElement.lang") == "en"
        await window.choose("More", "По-русски")
        await expect(window.page.get_by_role("textbox", name="Сообщение")).to_be_visible()
        await expect(window.bubble("Эхо: /start")).to_be_visible()
    async with looking(browser, f"{telegram.url}/?user={ANNA}", PHONE, locale="en-GB") as window:
        await expect(window.page.get_by_role("textbox", name="Message")).to_be_visible()
