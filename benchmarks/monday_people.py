"""People at work while reminders go out: each tells the bot his story again and again, by commands and buttons."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import cycle
from random import Random
from time import perf_counter

from benchmarks.load import percentile
from simulator.people import meet, press, send
from simulator.state import Bot, Chat, Json, Message, Person
from simulator.world import World

BEGIN = datetime.fromisoformat("2026-11-23T09:19:50+03:00")
"""Monday, ten seconds before the slots of 9:20; nobody has anything at 9:00 that was not yet said."""
SLOT, BRIEF = "09:20", "🔔"
"""How the two kinds of reminders begin."""
CLIENTS = ("Ромашка", "Вектор", "Луч")
PERSON = ("Иванова Мария", "директор")
STORY = (("/today", "/week"), ("/call",), ("[Ромашка",), ("[Иванова",), ("[Перезвонить",), ("завтра",))
"""Steps; what begins with a bracket is the label of a button, the rest is typed. Two in one step are sent at once."""
LONGEST_ANSWER = 10.0


def has_meeting(number: int) -> bool:
    """Every twentieth has a meeting soon: he is sent a brief behind the message of his slot."""
    return number % 20 == 0


def settle(world: World, bot: Bot, people: Iterable[int]) -> None:
    """Everybody has pressed Start long ago."""
    for number in people:
        meet(world, {"id": number, "first_name": "Анна", "language_code": "ru"})
        world.private_chat(bot, number).started = True


@dataclass(frozen=True, slots=True)
class Tap:
    at: float
    seconds: float
    """From the press being there to its visible answer."""


@dataclass(slots=True)
class Crowd:
    """An arrival finds the person who has been idle longest.

    If everybody waits for the bot, it is owed, and counts from the moment it came: a slow bot cannot slow the clock it
    is measured by.
    """

    world: World
    bot: Bot
    taps: list[Tap] = field(default_factory=list)
    unanswered: int = 0
    out_of_order: int = 0
    """Of two questions sent at once the later was answered first."""
    _arrivals: asyncio.Queue[float] = field(default_factory=asyncio.Queue)

    async def live(self, people: Iterable[int], a_second: float) -> None:
        """Until cancelled; people come as they do (Poisson), the same in every run."""
        async with asyncio.TaskGroup() as group:
            for number in people:
                group.create_task(self._person(number))
            dice = Random(a_second)
            due = perf_counter()
            while True:
                due += dice.expovariate(a_second)
                await asyncio.sleep(max(0.0, due - perf_counter()))
                self._arrivals.put_nowait(perf_counter())

    async def _person(self, number: int) -> None:
        person, chat = self.world.person(number), self.world.private_chat(self.bot, number)
        page = self.world.events.open_page((number,))
        for step in cycle(STORY):
            came = await self._arrivals.get()
            while not page.empty():
                page.get_nowait()
            for what in step:
                self._act(person, chat, what)
            try:
                async with asyncio.timeout(LONGEST_ANSWER):
                    await self._answers(page, step, came)
            except TimeoutError:
                self.unanswered += 1
                self.taps.append(Tap(came, perf_counter() - came))

    def _act(self, person: Person, chat: Chat, what: str) -> None:
        if not what.startswith("["):
            send(self.world, self.bot, person, {"text": what})
            return
        for message in reversed(chat.messages.values()):
            if label := _label(message, what[1:]):
                press(self.world, self.bot, person, {"message_id": message.message_id, "label": label})
                return
        raise LookupError(f"person {person.id} sees no button {what}: {[*chat.messages.values()][-3:]}")

    async def _answers(self, page: asyncio.Queue[Json], step: Sequence[str], came: float) -> None:
        for place in range(len(step)):
            while not _is_answer(event := await page.get()):
                pass
            self.taps.append(Tap(came, perf_counter() - came))
            if len(step) > 1 and event["message"]["text"].startswith("Неделя") is not (place == 1):
                self.out_of_order += 1


def _label(message: Message, part: str) -> str | None:
    rows = (message.markup or {}).get("inline_keyboard", [])
    return next((button["text"] for row in rows for button in row if part in button["text"]), None)


def _is_answer(event: Json) -> bool:
    """What the bot shows a person who asked; a reminder or the pinned week is none."""
    if event["type"] not in ("message", "edited"):
        return False
    message = event["message"]
    return message["from"]["is_bot"] and not message["pinned"] and not message["text"].startswith((SLOT, BRIEF))


def latencies(taps: Iterable[Tap]) -> str:
    """Median, 99th percentile and longest in ms."""
    seconds = sorted(tap.seconds for tap in taps)
    if not seconds:
        return "-"
    figures = {"median": percentile(seconds, 0.5), "p99": percentile(seconds, 0.99), "longest": seconds[-1]}
    return ", ".join(f"{name} {value * 1000:.0f}" for name, value in figures.items())
