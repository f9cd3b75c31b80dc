"""Files out: the outbox keeps what a file is made of; the file itself is made just before it is sent."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Iterable
from typing import Any

import structlog

from bot.delivery.attempts import Refused
from bot.delivery.calls import Call, Upload, a_call
from bot.delivery.failures import place
from bot.delivery.outbox import Item, Priority

log = structlog.get_logger()

Make = Callable[[str, dict[str, Any]], bytes]
"""Makes the file of a kind from its data; runs in a thread. The `why` and `at` of an exception, if any, tell of it."""
AHEAD = 8
"""Files of reminders that lie ready at the same time: enough never to wait for one, and no heap of them in memory."""


def no_files(kind: str, data: dict[str, Any]) -> bytes:  # noqa: ARG001 - the shape of a maker
    """Where nobody said how files are made."""
    raise LookupError(f"nothing here makes files, so none of the kind {kind}")


def to_make(call: Call) -> str | None:
    """The parameter whose file is still to be made."""
    return next((name for name in ("document", "photo") if isinstance(call.parameters.get(name), dict)), None)


async def with_file(call: Call, make: Make) -> Call:
    """The call with its file made, where it has one to make. Raises Refused: what failed would fail again."""
    name = to_make(call)
    if name is None:
        return call
    plan = call.parameters[name]
    try:
        content = await asyncio.to_thread(make, plan["make"], plan["data"])
        return a_call(call.name, call.parameters, Upload(name, plan["name"], content))
    except Exception as error:
        # The data is a client's and must not get into the log, so neither does what the error says of it.
        why = getattr(error, "why", type(error).__name__)
        log.error("file not made", kind=plan.get("make"), why=why, at=getattr(error, "at", place(error)))
        raise Refused(f"file not made: {why}") from error


class Ahead:
    """Files of messages whose turn has come are made one by one, the most urgent first, before a place in the budget is
    taken for them: neither the place waits for a file, nor anybody else's message."""

    def __init__(self, make: Make, made: Callable[[Item], bool]) -> None:
        """`made` is told of each; it says whether the message is still to be sent."""
        self._make = make
        self._tell = made
        self._wishes: list[Item] = []
        self._wished: set[int] = set()
        self._made: dict[int, Call | Refused] = {}
        self._wake = asyncio.Event()

    def lacks(self, item: Item) -> bool:
        """Whether its file is to be made first; then it is wished for."""
        if item.id in self._made or to_make(item.call) is None:
            return False
        if item.id not in self._wished:
            self._wished.add(item.id)
            heapq.heappush(self._wishes, item)
            self._wake.set()
        return True

    def take(self, item: Item) -> Call:
        """The call, its file made if it has one. Raises Refused."""
        made = self._made.pop(item.id, item.call)
        self._wake.set()
        if isinstance(made, Refused):
            raise made
        return made

    def forget(self, numbers: Iterable[int]) -> None:
        """These will not be sent."""
        for number in numbers:
            self._made.pop(number, None)
        self._wake.set()

    async def run(self) -> None:
        """Make what is wished for, until cancelled."""
        while True:
            while self._wishes and (len(self._made) < AHEAD or self._wishes[0].priority < Priority.REMINDER):
                await self._make_next()
            self._wake.clear()
            await self._wake.wait()

    async def _make_next(self) -> None:
        item = heapq.heappop(self._wishes)
        made: Call | Refused
        try:
            made = await with_file(item.call, self._make)
        except Refused as refusal:
            made = refusal
        self._wished.discard(item.id)
        self._made[item.id] = made
        if not self._tell(item):
            self._made.pop(item.id, None)
