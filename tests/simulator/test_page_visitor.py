"""What a first visitor of the page stumbles over: zones, groups, a missing microphone, errors in another language."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, expect

from simulator.clock import Clock
from simulator.server import Look, Simulator
from tests.simulator import browsing
from tests.simulator.browsing import ANNA, BORIS, DESKTOP, PHONE, bot_says, everybody_starts, looking
from tests.simulator.conftest import echoing

pytestmark = pytest.mark.browser

BEGAN = datetime(2026, 11, 23, 6, 21, tzinfo=UTC)


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    """Of a demo in Moscow whose data are kept; its clock stands."""
    demo = Simulator(Clock(BEGAN, frozen=True), look=Look(zone="Europe/Moscow"), lasting=True)
    await demo.start()
    await browsing.ask(demo.url, f"/bot{browsing.TOKEN}/getMe")
    async with echoing(demo):
        await everybody_starts(demo.url)
        yield demo
    await demo.stop()


async def test_times_are_in_the_demos_zone_wherever_the_browser_is(telegram: Simulator, browser: Browser) -> None:
    """Of messages, of the clock, and of what is typed to move it."""
    address = f"{telegram.url}/?user={ANNA}"
    async with looking(browser, address, DESKTOP, timezone_id="America/New_York") as window:
        await expect(window.bubble("Эхо: /start").locator("time")).to_have_text("09:21")
        await window.page.get_by_role("button", name="Часы:").click()
        panel = window.page.get_by_role("dialog", name="Часы")
        await expect(panel).to_contain_text("23 нояб., 09:21 МСК")
        await panel.get_by_label("Перевести часы на (МСК)").fill("2026-11-20T12:00")
        await window.page.keyboard.press("Enter")
        await expect(window.page.get_by_text("Часы идут только вперёд.")).to_be_visible()
        await panel.get_by_label("Перевести часы на (МСК)").fill("2026-11-23T12:00")
        await window.page.keyboard.press("Enter")
        await expect(window.page.get_by_role("button", name="Часы:")).to_contain_text("12:00")
        assert telegram.clock.now() == datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_a_link_to_add_the_bot_to_a_group_makes_one_here(telegram: Simulator, browser: Browser) -> None:
    """With whom is ticked; the bot is in it and is told the code. The real Telegram is not opened."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", PHONE) as window:
        await bot_says(telegram.url, "https://t.me/demo_bot?startgroup=team")
        await window.page.get_by_role("log").get_by_role("link").click()
        dialog = window.page.get_by_role("dialog", name="Добавить бота в группу")
        await dialog.get_by_label("Борис").check()
        await dialog.get_by_role("button", name="Создать").click()
        await window.sees("Эхо: /start@demo_bot team")
        await expect(window.page.get_by_role("heading", name="Отдел продаж")).to_be_visible()
        await expect(window.page.locator(".subtitle")).to_have_text("группа, 3 участника")
        assert len(window.page.context.pages) == 1
        (group,) = [chat for (owner, _), chat in telegram.world.chats.items() if owner == 0]
        assert group.members == [ANNA, BORIS]
        await window.page.get_by_role("button", name="Назад").first.click()
        await window.page.get_by_role("log").get_by_role("link").click()
        await dialog.get_by_role("button", name="Отдел продаж").click()
        await expect(window.page.get_by_text("Эхо: /start@demo_bot team")).to_have_count(2)


async def test_without_a_microphone_no_voice_message_is_sent(telegram: Simulator, browser: Browser) -> None:
    """It is said why."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", DESKTOP) as window:
        await window.sees("Эхо: /start")
        await window.choose("Прикрепить", "Голосовое")
        await expect(window.page.get_by_role("status").filter(has_text="Микрофона нет")).to_be_visible()
        await expect(window.page.locator(".msg.own")).to_have_count(1)


async def test_what_opens_beside_a_button_begins_where_the_button_is(telegram: Simulator, browser: Browser) -> None:
    """The paperclip's menu is over the conversation, not over the list of people."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", (1400, 900)) as window:
        clip = window.page.get_by_role("button", name="Прикрепить")
        await clip.click()
        menu, button = await window.page.get_by_role("menu").bounding_box(), await clip.bounding_box()
        assert menu is not None
        assert button is not None
        assert menu["x"] == button["x"]


async def test_errors_are_told_in_the_pages_language_and_kept_data_offer_no_reset(
    telegram: Simulator, browser: Browser
) -> None:
    """The server's own sentences are English and for those who write programs."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", DESKTOP) as window:
        await window.sees("Эхо: /start")
        button = window.bubble("Эхо: /start").get_by_role("button", name="Готово")
        await window.page.route("**/press", lambda route: route.fulfill(status=404, json={"error": "no such button"}))
        await button.click()
        await expect(window.page.get_by_text("Этого здесь уже нет.")).to_be_visible()
        window.complaints.clear()  # the browser reports the answer that the test made up
        await window.page.get_by_role("button", name="Ещё", exact=True).click()
        await expect(window.page.get_by_role("menuitem", name="In English")).to_be_visible()
        await expect(window.page.get_by_role("menuitem", name="Начать всё заново")).to_have_count(0)
