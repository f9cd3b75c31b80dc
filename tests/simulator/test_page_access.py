"""What people with other eyes and hands need, judged by axe: no violation, in both themes, on all that opens."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from simulator.server import Simulator
from tests.simulator import browsing
from tests.simulator.browsing import ANNA, BORIS, DESKTOP, PHONE, VERA, Window, bot_says, looking
from tests.simulator.test_page_tour import click, telegram

__all__ = ["telegram"]

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "browser/node_modules/axe-core/axe.min.js"
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
FLAT_WALL = """
    const flat = new CSSStyleSheet();
    flat.replaceSync(".log::before { display: none !important } * { animation: none !important }");
    document.adoptedStyleSheets = [flat];
"""
"""The wall's pattern is behind every bubble, and axe judges no contrast over pictures."""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("NO AXE, the page's accessibility is NOT tested: `make test` fetches it by npm")
    return AXE.read_text("utf-8")


async def judge(page: Page, axe: str) -> None:
    """No violation of any of axe's rules, once all is drawn: a page that still asks who is there names nothing."""
    await expect(page.locator("h1:empty, button:empty:visible")).to_have_count(0)
    await page.evaluate(FLAT_WALL)
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(axe)
    found: dict[str, Any] = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]
    assert told == []


@pytest.fixture
async def scene(telegram: Simulator) -> Simulator:
    """A conversation with everything in it."""
    url = telegram.url
    rich = (
        "<b>Засчитано.</b> <i>Котов</i> <code>2 из 50</code> <a href='https://example.org/x'>правила</a> "
        "<tg-spoiler>тайна</tg-spoiler> <s>нет</s> <u>да</u> /week #неделя\n<pre>план</pre>"
        "<blockquote>цитата</blockquote><blockquote expandable>раз\nдва\nтри\nчетыре\nпять</blockquote>"
    )
    rows = [[{"text": "Готово", "callback_data": "x"}, {"text": "Правила", "url": "https://example.org/x"}]]
    shown = await bot_says(url, rich, parse_mode="HTML", reply_markup={"inline_keyboard": rows})
    await browsing.ask(url, f"/bot{browsing.TOKEN}/pinChatMessage", chat_id=ANNA, message_id=shown)
    commands = [{"command": "week", "description": "Моя неделя"}]
    await browsing.ask(url, f"/bot{browsing.TOKEN}/setMyCommands", commands=commands)
    await browsing.ask(url, f"/sim/users/{ANNA}/react", message_id=shown, emoji="👍")
    await browsing.ask(url, f"/sim/users/{ANNA}/album", items=[{"photo": True}, {"photo": True}])
    for content in (
        {"voice": {"duration": 5}},
        {"audio": {"name": "a.mp3"}},
        {"document": {"name": "Анкета.pdf"}},
        {"contact": {"phone_number": "+79161234567", "first_name": "Зоя"}},
        {"location": {"latitude": 55.7, "longitude": 37.6}},
        {"sticker": {"emoji": "🔥"}},
        {"text": "ответ", "reply_to": shown},
    ):
        await browsing.person_sends(url, **content)
    poll = {"question": "Когда?", "options": [{"text": "Утром"}, {"text": "Днём"}]}
    await browsing.ask(url, f"/bot{browsing.TOKEN}/sendPoll", chat_id=ANNA, **poll)
    keys = [[{"text": "Звонок"}, {"text": "Номер", "request_contact": True}]]
    await bot_says(url, "Последнее сообщение", reply_markup={"keyboard": keys})
    group = {"id": -1001000000001, "title": "Отдел", "members": [ANNA, BORIS], "forum": True}
    await browsing.ask(url, "/sim/groups", **group)
    await browsing.ask(url, f"/sim/groups/{group['id']}/topics", name="Итоги")
    await browsing.person_sends(url, BORIS, text="всем привет", chat_id=group["id"])
    return telegram


async def ready(window: Window, text: str = "Последнее сообщение") -> None:
    await expect(window.bubble(text).last).to_be_visible()


@THEMES
async def test_conversation_on_a_phone_and_all_that_opens_over_it(
    scene: Simulator, browser: Browser, axe: str, theme: Any
) -> None:
    """Chat, search, clock, menus, sheets, the list of commands."""
    async with looking(browser, f"{scene.url}/?user={ANNA}", PHONE, color_scheme=theme) as window:
        page = window.page
        await ready(window)
        await judge(page, axe)
        await page.locator(".scroller").evaluate("node => { node.scrollTop = 0; }")
        await judge(page, axe)
        await page.keyboard.press("Control+f")
        await page.get_by_role("searchbox").fill("сообщение")
        await judge(page, axe)
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Часы:").click()
        await judge(page, axe)
        await page.keyboard.press("Escape")
        for name in ("Ещё", "Прикрепить", "Кто я: Анна. Сменить", "Номер"):
            await page.get_by_role("button", name=name, exact=True).click()
            await judge(page, axe)
            await page.keyboard.press("Escape")
        await page.get_by_role("textbox", name="Сообщение").fill("/")
        await judge(page, axe)
        await page.get_by_role("textbox", name="Сообщение").fill("")
        await window.bubble("Последнее сообщение").locator(".bubble").click(button="right")
        await judge(page, axe)
        await page.get_by_role("menuitem", name="Ответить").click()
        await judge(page, axe)
        await page.get_by_role("group", name="Альбом").get_by_role("button").first.click()
        await judge(page, axe)


@THEMES
async def test_window_with_people_group_and_tour(scene: Simulator, browser: Browser, axe: str, theme: Any) -> None:
    """The sidebar, a forum, a step of the tour and its end, the dialogs of a new person and of beginning anew."""
    async with looking(browser, f"{scene.url}/?user={ANNA}", DESKTOP, color_scheme=theme) as window:
        page = window.page
        await ready(window)
        await click(window, "Начать")
        await judge(page, axe)
        await page.get_by_role("button", name="Отдел").first.click()
        await ready(window, "всем привет")
        await judge(page, axe)
        for _ in range(4):
            await click(window, "Пропустить")
        await judge(page, axe)
        await page.get_by_role("button", name="Новый человек").click()
        await judge(page, axe)
        await page.keyboard.press("Escape")
        await window.choose("Ещё", "Начать всё заново")
        await judge(page, axe)


@THEMES
async def test_three_phones(scene: Simulator, browser: Browser, axe: str, theme: Any) -> None:
    """Side by side, with the tour on one of them."""
    address = f"{scene.url}/?users={ANNA},{BORIS},{VERA}"
    async with looking(browser, address, DESKTOP, color_scheme=theme) as window:
        await ready(window)
        await click(window, "Начать")
        await judge(window.page, axe)
        await window.page.get_by_role("button", name="Ещё").first.click()
        await judge(window.page, axe)
