"""An HTTP proxy before several processes: each request goes to one of them by chance, 502 where that one is dead."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

PATIENCE = aiohttp.ClientTimeout(total=2)
"""A process that hangs takes connections and answers none."""


@asynccontextmanager
async def balancer(port: int, behind: Sequence[int], dice: random.Random) -> AsyncIterator[list[int]]:
    """Listens on `port` before the ports `behind`; gives the statuses of all answers, as they come."""
    answered: list[int] = []

    async def forward(request: web.Request) -> web.Response:
        address = f"http://127.0.0.1:{dice.choice(behind)}{request.path_qs}"
        headers = {name: value for name, value in request.headers.items() if name not in ("Host", "Content-Length")}
        try:
            async with session.post(address, data=await request.read(), headers=headers) as answer:
                status, body = answer.status, await answer.read()
        except (OSError, aiohttp.ClientError):
            status, body = 502, b""
        answered.append(status)
        return web.Response(status=status, body=body)

    application = web.Application()
    application.router.add_post("/{path:.*}", forward)
    async with aiohttp.ClientSession(timeout=PATIENCE, connector=aiohttp.TCPConnector(limit=0)) as session:
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield answered
        finally:
            await runner.cleanup()
