"""The demo's side of the page: the tour played by clicks alone, the clock, the sample's mark, beginning anew."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Locator, expect

from simulator.clock import Clock
from simulator.server import Look, Simulator
from tests.simulator import browsing
from tests.simulator.browsing import ANNA, BORIS, DESKTOP, PHONE, SIZES, VERA, Window, everybody_starts, looking
from tests.simulator.conftest import echoing
from tests.simulator.little_tour import NOTICE, little_tour, stops

pytestmark = pytest.mark.browser

BEGAN = datetime(2026, 11, 23, 6, 21, tzinfo=UTC)
OFFER = "Отправить Ромашка; Петров"
LOOK = Look(zone="Europe/Moscow")


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    """A demo: three people who have started the echo bot, a little tour, a clock with stops."""

    async def anew(_language: str | None) -> None:
        demo.world.empty()
        await demo.clock.begin_anew(BEGAN)
        await everybody_starts(demo.url)

    demo = Simulator(Clock(BEGAN), tour=little_tour(ANNA, BORIS), stops=stops, notice=NOTICE, reset=anew, look=LOOK)
    await demo.start()
    await browsing.ask(demo.url, f"/bot{browsing.TOKEN}/getMe")
    async with echoing(demo):
        await everybody_starts(demo.url)
        yield demo
    await demo.stop()


def card(window: Window) -> Locator:
    return window.page.get_by_role("region", name="Экскурсия")


async def click(window: Window, name: str) -> None:
    await card(window).get_by_role("button", name=name, exact=True).click()


async def go_on(window: Window) -> None:
    """On a phone the card says in one line what is done, until one has looked at what it brought."""
    if (window.page.viewport_size or {"width": 0})["width"] == PHONE[0]:
        await expect(card(window).get_by_role("button")).to_have_count(1)
        await click(window, "Дальше")


async def play(window: Window) -> None:
    """The whole tour, by clicks alone."""
    await click(window, "Начать")
    await expect(card(window)).to_contain_text("Шаг 1 из 4")
    await click(window, OFFER)
    await expect(card(window)).to_contain_text("Сделано: «Запишите звонок»")
    await go_on(window)
    await window.sees("Эхо: Ромашка; Петров")
    await window.bubble("Эхо: Ромашка; Петров").get_by_role("button", name="Готово").click()
    await go_on(window)
    await expect(card(window)).to_contain_text("Шаг 3 из 4")
    await click(window, "Перевести часы: Пятница, 17:00")
    await go_on(window)
    await expect(card(window)).to_contain_text("Шаг 4 из 4")


@SIZES
async def test_tour_is_played_by_clicks_alone(telegram: Simulator, browser: Browser, size: tuple[int, int]) -> None:
    """The offers do what they say, the server ticks the steps, the last one ends with what comes next."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", size) as window:
        await play(window)
        await click(window, "Открыть телефон: Борис")
        await expect(window.page.get_by_role("region", name="Телефон: Борис")).to_be_visible()
        await expect(card(window).get_by_role("button", name="Открыть телефон: Борис")).to_have_count(0)
        await window.write("Привет")
        await go_on(window)
        await expect(card(window)).to_contain_text("Вы прошли неделю")
        await expect(card(window).get_by_role("img", name="Сделано: 4 из 4")).to_be_visible()


async def test_tour_stands_on_the_phone_of_the_step(telegram: Simulator, browser: Browser) -> None:
    """Side by side the card moves to the phone on which the step plays."""
    async with looking(browser, f"{telegram.url}/?users={ANNA},{BORIS},{VERA}", DESKTOP) as window:
        await click(window, "Начать")
        anna, boris = (window.page.get_by_role("region", name=f"Телефон: {name}") for name in ("Анна", "Борис"))
        await expect(anna.get_by_role("region", name="Экскурсия")).to_contain_text("Шаг 1 из 4")
        for _ in range(3):
            await click(window, "Пропустить")
        await expect(boris.get_by_role("region", name="Экскурсия")).to_contain_text("Шаг 4 из 4")
        await click(window, "Назад")
        await expect(anna.get_by_role("region", name="Экскурсия")).to_contain_text("Шаг 3 из 4")


async def test_closed_tour_is_in_the_menu(telegram: Simulator, browser: Browser) -> None:
    """Small, closed, opened again; a reload keeps it closed."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", PHONE) as window:
        await click(window, "Начать")
        await click(window, "Свернуть")
        await expect(card(window).get_by_role("button", name=OFFER)).to_be_hidden()
        await click(window, "Закрыть")
        await window.page.reload()
        await window.sees("Эхо: /start")
        await expect(card(window)).to_be_hidden()
        await window.choose("Ещё", "Экскурсия")
        await expect(card(window).get_by_role("button", name=OFFER)).to_be_visible()


async def test_whoever_goes_his_own_way_has_the_phone_for_himself(telegram: Simulator, browser: Browser) -> None:
    """Before the tour, and while its step is on another phone, the card becomes a line; a desktop has room for it."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", PHONE) as window:
        await expect(card(window).get_by_role("button", name="Начать")).to_be_visible()
        await window.write("Привет")
        await window.sees("Эхо: Привет")
        await expect(card(window).get_by_role("button", name="Начать")).to_be_hidden()
        await expect(card(window)).to_contain_text("Четыре шага по боту")
        await click(window, "ещё")
        await expect(card(window).get_by_role("button", name="Начать")).to_be_visible()
        await window.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        await window.write("И ещё раз")
        await window.sees("Эхо: И ещё раз")
        await card(window).get_by_role("button", name="Не сейчас").focus()
        await window.page.keyboard.press("Shift+Tab")
        await expect(card(window).get_by_role("button", name="Начать")).to_be_focused()
        await window.page.keyboard.press("Enter")
        await expect(card(window)).to_contain_text("Шаг 1 из 4")
        await window.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    async with looking(browser, f"{telegram.url}/?user={BORIS}", PHONE) as window:
        await expect(card(window).get_by_role("button", name=OFFER)).to_be_visible()
        await window.write("Я сам")
        await window.sees("Эхо: Я сам")
        await expect(card(window).get_by_role("button", name=OFFER)).to_be_hidden()


@SIZES
async def test_clock_is_moved_by_minutes_and_by_stops(
    telegram: Simulator, browser: Browser, size: tuple[int, int]
) -> None:
    """The pill shows the time; the panel says what comes next."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", size) as window:
        pill = window.page.get_by_role("button", name="Часы:")
        await expect(pill).to_contain_text(re.compile("09:2[12]"))
        await pill.click()
        panel = window.page.get_by_role("dialog", name="Часы")
        await expect(panel).to_contain_text(re.compile("Дальше: 10:5[12], Встречи"))
        await panel.get_by_role("button", name="+10 мин").click()
        await expect(pill).to_contain_text(re.compile("09:3[12]"))
        await expect(panel).to_be_hidden()
        await pill.click()
        await panel.get_by_role("button", name="Пятница, 17:00").click()
        await expect(panel).to_be_hidden()
        assert telegram.clock.now() - BEGAN >= timedelta(days=4, minutes=10)
        await pill.click()
        await expect(panel).to_contain_text("пт")
        await window.page.keyboard.press("Escape")
        await expect(pill).to_be_focused()


async def test_data_is_marked_as_a_sample_in_both_languages(telegram: Simulator, browser: Browser) -> None:
    """Visible on a phone, in a window with the list of people, and over three phones."""
    for size, query in ((PHONE, f"user={ANNA}"), (DESKTOP, f"user={ANNA}"), (DESKTOP, f"users={ANNA},{BORIS}")):
        async with looking(browser, f"{telegram.url}/?{query}&lang=en", size) as window:
            await expect(window.page.get_by_text("Sample: made-up data")).to_be_visible()
            await expect(card(window)).to_have_count(0)
            await expect(window.page.get_by_role("region", name="Tour")).to_contain_text("The bot in four steps")


async def test_beginning_anew_asks_first_and_makes_all_as_it_was(telegram: Simulator, browser: Browser) -> None:
    """Conversation, clock and tour are what they were at the start; the page stays where it was."""
    async with looking(browser, f"{telegram.url}/?user={ANNA}", PHONE) as window:
        await play(window)
        await window.choose("Ещё", "Начать всё заново")
        async with window.page.expect_navigation():
            await window.page.get_by_role("dialog").get_by_role("button", name="Начать всё заново").click()
        await window.sees("Эхо: /start")
        await expect(card(window)).to_contain_text("Четыре шага по боту")
        await expect(window.page.get_by_role("button", name="Часы:")).to_contain_text(re.compile("09:2[12]"))
        await expect(window.bubble("Ромашка")).to_have_count(0)
        assert f"user={ANNA}" in window.page.url
