"""Three people side by side on one page, live by one stream."""

import asyncio

import pytest
from playwright.async_api import Browser, Locator, expect

from simulator.server import Simulator
from tests.simulator.browsing import (
    ANNA,
    BORIS,
    DESKTOP,
    PHONE,
    VERA,
    Window,
    ask,
    bot_says,
    everybody_starts,
    looking,
)

pytestmark = pytest.mark.browser

ALL = f"/?users={ANNA},{BORIS},{VERA}"


def phone_of(window: Window, name: str) -> Locator:
    return window.page.get_by_role("region", name=f"Телефон: {name}")


async def test_three_phones_are_live_by_one_stream(telegram: Simulator, browser: Browser) -> None:
    """Each shows its own person at once; the browser holds one connection for all of them."""
    await everybody_starts(telegram.url)
    async with looking(browser, telegram.url + ALL, DESKTOP) as window:
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start")
        streams: list[str] = []
        window.page.on("request", lambda request: streams.append(request.url) if "/sim/events" in request.url else None)
        await window.page.reload()
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start")
        for user, name in ((ANNA, "Анна"), (BORIS, "Борис"), (VERA, "Вера")):
            await bot_says(telegram.url, f"лично: {name}", user)
        for name in ("Анна", "Борис", "Вера"):
            await expect(phone_of(window, name).get_by_role("log")).to_contain_text(f"лично: {name}")
            await expect(phone_of(window, name).get_by_text("лично")).to_have_count(1)
        await phone_of(window, "Борис").get_by_role("textbox", name="Сообщение").fill("пишет Борис")
        await window.page.keyboard.press("Enter")
        await expect(phone_of(window, "Борис").get_by_role("log")).to_contain_text("Эхо: пишет Борис")
        await expect(phone_of(window, "Анна").get_by_text("пишет Борис")).to_have_count(0)
        assert len(streams) == 1
        live = [
            await phone_of(window, name).get_by_role("log").get_attribute("aria-live") for name in ("Анна", "Борис")
        ]
        assert live == ["off", "polite"], "a screen reader hears the phone that is in use"


async def test_one_button_puts_phones_side_by_side_and_another_takes_them_away(
    telegram: Simulator, browser: Browser
) -> None:
    """The address follows, so a reload shows the same; a narrow window shows one of them."""
    await everybody_starts(telegram.url)
    async with looking(browser, f"{telegram.url}/?user={BORIS}", DESKTOP) as window:
        await window.page.get_by_role("button", name="Три телефона рядом").click()
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start")
        assert window.page.url.endswith(f"?users={BORIS},{ANNA},{VERA}")
        await window.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        await expect(phone_of(window, "Вера")).to_have_count(0)
        await expect(phone_of(window, "Борис")).to_be_visible()
        await window.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start")
        await phone_of(window, "Вера").get_by_role("textbox", name="Сообщение").focus()
        await window.page.get_by_role("button", name="Один телефон").click()
        await expect(phone_of(window, "Борис")).to_have_count(0)
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start")
        assert window.page.url.endswith(f"?user={VERA}")


async def test_link_opens_on_the_phone_of_whom_it_is_opened_as(telegram: Simulator, browser: Browser) -> None:
    """An invitation that Anna sees is opened as Vera, whose phone is already there."""
    await everybody_starts(telegram.url)
    async with looking(browser, telegram.url + ALL, DESKTOP) as window:
        await expect(phone_of(window, "Анна").get_by_role("log")).to_contain_text("Эхо: /start")
        await bot_says(telegram.url, "https://t.me/demo_bot?start=inv7")
        await phone_of(window, "Анна").get_by_role("link").click()
        await window.page.get_by_role("dialog").get_by_role("button", name="Вера").click()
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start inv7")


async def test_page_recovers_when_the_stream_is_cut(telegram: Simulator, browser: Browser) -> None:
    """What was said in between is there after the reconnection; meanwhile nobody is seen typing."""
    await everybody_starts(telegram.url)
    async with looking(browser, telegram.url + ALL, DESKTOP) as window:
        await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("Эхо: /start")
        await window.page.route("**/sim/events?*", lambda route: route.abort())
        await window.page.route("**/send", lambda route: route.abort())
        await ask(telegram.url, "/sim/users", id=700000004, first_name="Глеб")  # whoever comes makes the page ask anew
        await expect(window.page.get_by_text("Нет связи, жду…")).to_be_visible()
        await bot_says(telegram.url, "пока не было связи", VERA)
        await phone_of(window, "Вера").get_by_role("textbox").fill("есть кто?")
        await window.page.keyboard.press("Enter")
        await expect(phone_of(window, "Вера").locator(".pending")).to_contain_text("есть кто?")
        await expect(phone_of(window, "Вера").locator(".subtitle")).to_have_text("бот")
        await expect(phone_of(window, "Вера").get_by_role("log")).not_to_contain_text("пока не было связи")
        await window.page.unroute("**/send")
        await window.page.unroute("**/sim/events?*")
        async with asyncio.timeout(30):
            await expect(phone_of(window, "Вера").get_by_role("log")).to_contain_text("пока не было связи")
        window.complaints.clear()  # the browser reports the connection that the test cut
