"""A bot's web server, for webhooks."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Hook:
    """A bot's web server: it notes what comes, and answers when `gate` is open."""

    url: str = ""
    came: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] | None = None
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.put_nowait(await request.json())
        await self.gate.wait()
        if self.answer is not None:
            return web.json_response(self.answer)
        return web.Response(status=self.statuses.pop(0) if self.statuses else 204)

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(5):
            return await self.came.get()
