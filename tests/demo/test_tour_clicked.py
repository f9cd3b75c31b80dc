"""The guided tour in a real browser, on the real demo: eight steps by clicks alone, on a phone and on a desktop."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo.cast import IVAN, OLGA
from tests.cli.driver import started
from tests.demo.clicking import PATIENCE_MS, WORDS, Visitor
from tests.demo.made import WEDNESDAY
from tests.simulator.browsing import PHONE, Window, looking
from tests.simulator.conftest import browser
from tests.simulator.test_page_access import axe, judge

__all__ = ["axe", "browser"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = (1400, 900)
SHARED_MEMORY = Path("/dev/shm")


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """`python -m bot demo`, its database on no disk; the address of its page."""
    folder = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else tmp_path
    options = ("demo", "--listen", "127.0.0.1:0", "--now", WEDNESDAY)
    async with started(tmp_path, *options, TMPDIR=str(folder)) as running:
        yield (await running.says("Open http")).split()[1].rstrip("/")
        assert (await running.stop()).status == 0


async def anew(window: Window, label: str) -> None:
    """The visitor is asked first; the page is loaded again when all is made."""
    async with window.page.expect_event("load", timeout=PATIENCE_MS):
        await window.page.get_by_role("dialog").get_by_role("button", name=label).click()


async def test_the_tour_is_clicked_through_on_a_phone_and_then_on_a_desktop_in_english(
    demo: str, browser: Browser, axe: str
) -> None:
    """Nothing is typed or skipped, axe finds no violation at the start and at the end, the console stays clean."""
    async with looking(browser, demo, PHONE) as window:
        visitor = Visitor(window, WORDS["ru"])
        await expect(visitor.card).to_contain_text("Неделя отдела продаж за пять минут")
        await judge(window.page, axe)
        await visitor.on_card(visitor.words.begin)
        await visitor.plays()
        await expect(visitor.card).to_contain_text("Вы прожили неделю отдела")
        # The head's phone is the one in sight: the summary came to it.
        await expect(window.page.get_by_role("region", name=f"Телефон: {OLGA.names['ru']}")).to_be_visible()
        await judge(window.page, axe)
        await visitor.on_card(visitor.words.again)
        await anew(window, "Начать всё заново")
        await expect(visitor.card).to_contain_text("Неделя отдела продаж за пять минут")
    async with looking(browser, f"{demo}/?user={IVAN.number}", DESKTOP) as window:
        await window.choose("Ещё", "In English")
        await anew(window, "Begin anew in English")
        visitor = Visitor(window, WORDS["en"])
        await expect(visitor.card).to_contain_text("A sales team's week in five minutes")
        await expect(window.page.get_by_text("A sample: people, firms and figures are made up")).to_be_visible()
        await expect(window.page.locator("#sidebar")).to_contain_text(IVAN.names["en"])
        await judge(window.page, axe)
        await visitor.on_card(visitor.words.begin)
        await visitor.plays()
        await expect(visitor.card).to_contain_text("You have lived a team's week")
        await judge(window.page, axe)
