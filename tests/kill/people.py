"""People who work while the bot is being killed: they type and press, and look at their phones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

PATIENCE = 240.0
"""Seconds a person waits for an answer: all the kills and starts of a storm may lie between."""
LOOK = 50
"""Seconds that a phone waits for news before it asks again."""
WINDOW = 4
"""Lines that a person types before he looks for the first one's answer."""
FLOW = 5
"""Updates in a call that is logged by buttons: /call, client, person, result, and a reason typed."""

Message = dict[str, Any]


@dataclass
class Person:
    """Somebody with a phone. Every call he reports carries a mark of its own, which its answer repeats."""

    http: aiohttp.ClientSession
    """Of the simulator's address."""
    id: int
    client: str
    decision_maker: str
    marks: list[str] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)
    """The marks of calls logged by buttons."""
    patient: bool = True
    """He logs calls by buttons, too: not where a clock jumps over the hours in which a question may be answered."""
    pace: float = 0.0
    """Seconds between two things that he does, where a storm takes its time."""
    said: Callable[[], None] = lambda: None
    """Called for every update that he causes."""

    async def do(self, action: str, **body: Any) -> None:
        async with self.http.post(f"/sim/users/{self.id}/{action}", json=body) as response:
            assert response.status == 200, await response.text()
        self.said()

    async def chat(self, version: int | None = None) -> dict[str, Any]:
        query = {} if version is None else {"version": str(version), "wait": str(LOOK)}
        async with self.http.get(f"/sim/users/{self.id}/messages", params=query) as response:
            found: dict[str, Any] = await response.json()
            return found

    async def shown(self) -> list[Message]:
        """The bot's messages, oldest first."""
        return from_bot(await self.chat())

    async def until(self, wanted: Callable[[list[Message]], Message | None], what: str) -> Message:
        version: int | None = None
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    chat = await self.chat(version)
                    found = wanted(from_bot(chat))
                    if found is not None:
                        return found
                    version = chat["version"]
        except TimeoutError:
            raise AssertionError(f"{self.id} does not see {what}") from None

    async def sees(self, mark: str) -> None:
        await self.until(lambda shown: next((one for one in shown if mark in one["text"]), None), mark)

    async def sees_button(self, label: str, *, after: int = 0, on: int | None = None) -> Message:
        """Wait for a button on a message newer than `after`, or on the message `on`."""

        def wanted(shown: list[Message]) -> Message | None:
            fitting = (one for one in reversed(shown) if (one["message_id"] == on if on else one["message_id"] > after))
            return next((one for one in fitting if _place(one, label)), None)

        return await self.until(wanted, f"a button {label}")

    async def press(self, message: Message, label: str) -> None:
        place = _place(message, label)
        assert place is not None
        await self.do("press", message_id=message["message_id"], row=place[0], col=place[1], wait=0)

    def mark(self) -> str:
        self.marks.append(f"метка-{self.id}-{len(self.marks) + 1:04d}")
        return self.marks[-1]

    async def line(self) -> None:
        """Log a call in one line; wait only for the answer to an earlier one."""
        mark = self.mark()
        await self.do("send", text=f"/call {self.client}; {self.decision_maker}; директор; отказ; {mark}")
        if len(self.marks) >= WINDOW:
            await self.sees(self.marks[-WINDOW])

    async def buttons(self) -> None:
        """Log a call by buttons, one step after another."""
        for mark in self.marks[-WINDOW:]:
            await self.sees(mark)
        newest = max((one["message_id"] for one in await self.shown()), default=0)
        await self.do("send", text="/call")
        question = await self.sees_button(self.client, after=newest)
        number = question["message_id"]
        await self.press(question, self.client)
        surname = self.decision_maker.partition(" ")[0]
        await self.press(await self.sees_button(surname, on=number), surname)
        await self.press(await self.sees_button("Отказ", on=number), "Отказ")
        await self.sees_button("Отменить", on=number)
        mark = self.mark()
        self.flows.append(mark)
        await self.do("send", text=mark)
        await self.sees(mark)

    async def work(self, updates: int) -> None:
        """Cause so many updates: lines, and every now and then a call by buttons; then wait for every answer."""
        left = updates
        while left > 0:
            left -= await self._go_on(left)
        await self._sees_all()

    async def work_until(self, over: asyncio.Event) -> None:
        """Cause updates as long as it goes on; then wait for every answer."""
        while not over.is_set():
            await self._go_on(FLOW)
            await asyncio.sleep(self.pace)
        await self._sees_all()

    async def _go_on(self, left: int) -> int:
        if self.patient and self.marks and left >= FLOW and len(self.marks) % (2 * WINDOW) == self.id % WINDOW:
            await self.buttons()
            return FLOW
        await self.line()
        return 1

    async def _sees_all(self) -> None:
        for mark in self.marks:
            await self.sees(mark)


def from_bot(chat: dict[str, Any]) -> list[Message]:
    return [one for one in chat["messages"] if one["from"]["is_bot"] and one["text"]]


def _place(message: Message, label: str) -> tuple[int, int] | None:
    for row, labels in enumerate(message["buttons"]):
        for col, each in enumerate(labels):
            if label in each:
                return row, col
    return None
