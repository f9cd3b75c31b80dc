"""The webhook: Telegram hears 200 only after the update is committed to the inbox."""

from __future__ import annotations

import asyncio
import hmac
import json
import math
from typing import Any, NoReturn

import structlog
from aiohttp import web
from sqlalchemy import Connection

from bot.clock import Clock
from bot.delivery import inbox
from bot.delivery.inbox import RawUpdate
from bot.delivery.worker import Worker
from bot.store.database import Database

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
LARGEST_UPDATE = 1024 * 1024


class Receiver:
    """Commits what arrives: while one transaction runs, further updates gather for the next one."""

    def __init__(self, bot_id: int, database: Database, clock: Clock, worker: Worker, secret: str) -> None:
        self._bot_id = bot_id
        self._database = database
        self._clock = clock
        self._worker = worker
        self._secret = secret.encode()
        self._gathered: list[tuple[RawUpdate, asyncio.Future[None]]] = []
        self._committing: asyncio.Task[None] | None = None

    def application(self, path: str) -> web.Application:
        application = web.Application(client_max_size=LARGEST_UPDATE)
        application.router.add_post(path, self.receive)
        return application

    async def receive(self, request: web.Request) -> web.Response:
        """401 without the secret, 400 for what is no update, 200 once it is committed."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(errors="replace"), self._secret):
            return web.Response(status=401)
        update = _update(await request.read())
        if update is None:
            return web.Response(status=400)
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathered.append((update, kept))
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit())
        try:
            await kept
        except Exception:
            # Telegram will bring it again.
            return web.Response(status=503)
        return web.Response()

    async def finish(self) -> None:
        """Wait for what was received to be committed."""
        if self._committing is not None:
            await self._committing

    async def _commit(self) -> None:
        while self._gathered:
            batch, self._gathered = self._gathered, []
            updates = [update for update, _ in batch]

            def keep(connection: Connection, updates: list[RawUpdate] = updates) -> list[int]:
                return inbox.store(connection, self._bot_id, updates, self._clock())

            try:
                self._worker.notify(await self._database.transaction(keep))
                log.debug("updates received", updates=[raw["update_id"] for raw in updates])
            except Exception as error:
                for _, kept in batch:
                    if not kept.done():
                        kept.set_exception(error)
                continue
            for _, kept in batch:
                if not kept.done():
                    kept.set_result(None)


def _refuse(constant: str) -> NoReturn:
    """NaN and the like are not JSON, and PostgreSQL would not take them."""
    raise ValueError(constant)


def _finite(written: str) -> float:
    """1e999 is JSON, but would be kept as what is none."""
    number = float(written)
    return number if math.isfinite(number) else _refuse(written)


def _update(body: bytes) -> RawUpdate | None:
    try:
        update: Any = json.loads(body, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict):
        return None
    number = update.get("update_id")
    # 64 bits: what would not fit the database's column is no update of Telegram's.
    return update if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63 else None
