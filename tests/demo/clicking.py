"""A visitor of the demo's page who only clicks: the tour's offers, the bot's buttons, the keyboard under the chat."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.async_api import Locator, expect

from tests.simulator.browsing import Window

PATIENCE_MS = 25_000
ROOMY = 820
"""From this width on the card stands beside the chat."""
MARK = {"form": "☰", "begun": "▫️", "unknown": "🤷", "client": "«|Ltd|plc|& Co|ИП ", "person": ", "}
"""What stands on buttons in either language."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the page and on the bot's buttons, in one language."""

    tour: str
    step: str
    done: str
    begin: str
    again: str
    send: str
    today: str
    refused: str
    position: str
    ready: str
    conclude: str
    keep: str


WORDS = {
    "ru": Words(
        *("Экскурсия", "Шаг {} из 8", "Сделано: {} из 8", "Начать", "Пройти ещё раз", "Отправить"),
        *("📅 Сегодня", "🚫 Отказ", "Закупки", "Готово", "К выводу", "Держать"),
    ),
    "en": Words(
        *("Tour", "Step {} of 8", "Done: {} of 8", "Start", "Take it again", "Send"),
        *("📅 Today", "🚫 Refused", "Procurement", "Done", "Conclude", "Keep"),
    ),
}


@dataclass(slots=True)
class Visitor:
    window: Window
    words: Words
    said: str = "0"
    """The id of what was sent last: what is pressed came after it."""

    @property
    def card(self) -> Locator:
        return self.window.page.get_by_role("region", name=self.words.tour, exact=True)

    async def on_card(self, name: str) -> None:
        await self.card.get_by_role("button", name=name, exact=True).click()

    async def is_at(self, number: int) -> None:
        """The steps before were done, none was skipped."""
        if number > 1:
            await self.goes_on()
        await expect(self.card).to_contain_text(self.words.step.format(number), timeout=PATIENCE_MS)
        await self.has_done(number - 1)

    async def has_done(self, number: int) -> None:
        done = self.card.get_by_role("img", name=self.words.done.format(number), exact=True)
        await expect(done).to_be_visible(timeout=PATIENCE_MS)

    async def takes_offer(self) -> None:
        await self.card.locator("[data-key=offer]").click()

    async def goes_on(self) -> None:
        """On a phone the card says what the step brought, and nothing else until one has looked."""
        if (self.window.page.viewport_size or {"width": 0})["width"] < ROOMY:
            await self.card.locator("[data-key=next]").click(timeout=PATIENCE_MS)

    async def sends_what_is_offered(self) -> None:
        """By one click."""
        own = self.window.page.locator(".msg.own[data-id]")
        before = await own.last.get_attribute("data-id") or ""
        await self.takes_offer()
        await expect(own.last).not_to_have_attribute("data-id", before)
        self.said = await own.last.get_attribute("data-id") or ""

    async def key(self, label: str) -> None:
        """On the keyboard under the chat."""
        await self.sends(self.window.page.locator(".reply-keyboard").get_by_role("button", name=label))

    async def sends(self, button: Locator) -> None:
        own = self.window.page.locator(".msg.own[data-id]")
        before = await own.count()
        await button.click()
        await expect(own).to_have_count(before + 1)
        self.said = await own.last.get_attribute("data-id") or ""

    def asked(self, pattern: str) -> Locator:
        """The newest of the bot's answers with such a button."""
        button = self.window.page.locator(".inline-button", has_text=re.compile(pattern))
        return self.window.page.locator(f"[data-id='{self.said}'] ~ .msg.other", has=button).last

    async def presses(self, pattern: str) -> None:
        """The first button like this in the newest message that has one."""
        await self.asked(pattern).locator(".inline-button", has_text=re.compile(pattern)).first.click()

    async def fills(self) -> None:
        """The question on the screen: nobody said it, or the first of what is offered, or that and «Ready»."""
        asked = self.asked(MARK["form"])
        await expect(asked).to_be_visible()
        unknown = asked.locator(".inline-button", has_text=MARK["unknown"])
        if await unknown.count():
            await unknown.click()
            return
        ready = asked.locator(".inline-button", has_text=self.words.ready)
        several = await ready.count()
        await asked.locator(".inline-button").first.click()
        if several:
            await ready.click()

    async def plays(self) -> None:
        """From the first step to the last."""
        await self.is_at(1)
        if await self.card.locator("[data-key=offer]").count():
            await self.takes_offer()
        await self.key(self.words.today)
        await self.is_at(2)
        await self.sends_what_is_offered()
        await self.presses(MARK["client"])
        await self.presses(MARK["person"])
        await self.presses(self.words.refused)
        await self.is_at(3)
        await self.sends_what_is_offered()
        await self.is_at(4)
        await self.sends_what_is_offered()
        await self.presses(self.words.position)
        await self.is_at(5)
        await self.takes_offer()
        await self.is_at(6)
        await self.sends_what_is_offered()
        await self.presses(MARK["begun"])
        await self.fills()
        await self.is_at(7)
        await self.sends_what_is_offered()
        await self.presses(self.words.conclude)
        await self.presses(self.words.keep)
        await self.is_at(8)
        await self.takes_offer()
        await self.goes_on()
        await self.has_done(8)
