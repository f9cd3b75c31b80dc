"""A team that was founded once: a town in which it works already starts from a copy.

Joining is a dozen messages, and nearly every story begins behind it. What a person sees on the way in is proved where
he comes in; elsewhere the chats and the database are copied as they were left, and the bot is started on them, as
after a restart.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from simulator.storage import snapshot
from tests.chat.joining import Team, found, join
from tests.chat.town import Phone, Trouble, town
from tests.kill.accounting import waiting


@dataclass(frozen=True, slots=True)
class Founded:
    url: str
    """The database that is to be copied: no bot runs on it any more."""
    world: str
    """The local Telegram as it was then."""
    head: dict[str, Any]
    hunter: dict[str, Any]


def founded_on(url: str) -> Founded:
    """Found Ольга's team with Иван in it on this database. Not inside an event loop: it runs one of its own."""

    async def play() -> Founded:
        async with town(url, trouble=Trouble()) as place:
            head = await found(place)
            hunter = await join(place, head, 2, "Иван Орлов")
            await hunter.sees_pinned("0/50")
            await place.stop_bot()
            assert await waiting(url) == 0, "whoever starts from a copy would be sent what was still under way"
            world = json.dumps(snapshot(place.simulator.world))
            return Founded(url, world, _memory(head), _memory(hunter))

    return asyncio.run(play())


def _memory(phone: Phone) -> dict[str, Any]:
    """What a phone remembers, without the town it was in."""
    return {"id": phone.id, "name": phone.name, "taps": phone.taps, "_before": dict(phone._before)}


@asynccontextmanager
async def at_work(founded: Founded, url: str, *, webhook: bool = False) -> AsyncIterator[Team]:
    """The team in a town of its own, on a copy of its database."""
    async with town(url, webhook=webhook, world=founded.world) as place:
        yield Team(place, Phone(place, **founded.head), Phone(place, **founded.hunter))
