"""`/healthz`, `/readyz` and `/metrics`: for whoever restarts, balances and watches. Beside the webhook, never on it:
what this says is the operator's business."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.clock import Clock
from bot.delivery import metrics
from bot.delivery.signs import Signs, silent_for
from bot.delivery.state import State, show, state
from bot.store.database import UNUSABLE, Database

ANSWERS_WITHIN = 3.0
"""Seconds the database may take before it counts as away."""
WORKED_WITHIN = timedelta(seconds=60)
"""An update that failed is tried for the last time after six seconds; what waits longer is not being worked on."""
LOOKED_WITHIN = timedelta(minutes=3)
"""Reminders are looked at four times a minute, by whichever process does it."""
SILENT_AT_MOST = 60.0
"""Seconds that Telegram may fail to answer: a failed poll is repeated after thirty at most."""
ONE_LOOK = "slots"
"""The kind of reminder whose looks tell of all."""
PARTS = ("database", "inbox", "telegram", "reminders")


@dataclass(slots=True)
class Health:
    """Answers for one process, from before Telegram is reached."""

    database: Database
    clock: Clock
    signs: Signs
    started: bool = False
    """The parts are running."""
    answers_within: float = ANSWERS_WITHIN
    _asked: asyncio.Task[State] | None = field(default=None, init=False)

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_get("/healthz", _alive)
        application.router.add_get("/readyz", self.ready)
        application.router.add_get("/metrics", self.metrics)
        return application

    async def ready(self, _: web.Request) -> web.Response:
        """200, or 503 with a line for each reason."""
        reasons = await self.reasons()
        text = "\n".join(f"{part}: {why}" for part, why in reasons.items()) or "ready"
        return web.Response(text=f"{text}\n", status=503 if reasons else 200)

    async def metrics(self, _: web.Request) -> web.Response:
        """What Prometheus asks for; what waits is counted now."""
        reasons = await self.reasons()
        for part in PARTS:
            metrics.READY.labels(part=part).set(part not in reasons)
        return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def reasons(self) -> dict[str, str]:
        """Which parts are not as they should be, and why; nothing where all is well."""
        found: dict[str, str] = {}
        try:
            looked = await asyncio.wait_for(asyncio.shield(self._ask()), self.answers_within)
        except TimeoutError:
            found["database"] = f"no answer within {self.answers_within:g} s"
        except UNUSABLE as error:
            found["database"] = f"it cannot be asked ({type(error).__name__}): `polevik check` says more"
        else:
            show(looked)
            found |= _behind(looked, started=self.started)
        if self.signs.damaged:
            found["database"] = "it is damaged: stop the bot and restore a backup"
        if said := _of_telegram(self.signs, asyncio.get_running_loop().time()):
            found["telegram"] = said
        return found

    def _ask(self) -> asyncio.Task[State]:
        """One question at a time, however many ask: a database that hangs must not gather them."""
        if self._asked is None or self._asked.done():
            self._asked = asyncio.create_task(self._database_asked())
            self._asked.add_done_callback(_heard)
        return self._asked

    async def _database_asked(self) -> State:
        return await self.database.transaction(lambda connection: state(connection, self.clock()))


def _heard(asked: asyncio.Task[State]) -> None:
    """Whoever waited may be gone: what went wrong was said by then."""
    if not asked.cancelled():
        asked.exception()


def _behind(found: State, *, started: bool) -> dict[str, str]:
    late: dict[str, str] = {}
    if not started:
        late["inbox"] = "the bot is starting"
    elif found.oldest_update > WORKED_WITHIN:
        waits = found.oldest_update.total_seconds()
        late["inbox"] = f"{found.updates} updates wait, the oldest for {waits:.0f} s: see the log"
    since = found.looks.get(ONE_LOOK)
    if started and since is not None and since > LOOKED_WITHIN:
        late["reminders"] = f"nobody has looked at them for {since.total_seconds():.0f} s: see the log"
    return late


def _of_telegram(signs: Signs, now: float) -> str | None:
    if signs.refused:
        return "the token is not accepted: ask BotFather for the current one"
    if signs.rival:
        return "another process polls with this token: stop it"
    if not signs.reached:
        return "not reached yet: see the network and BOT_API_URL"
    silent = silent_for(signs, now)
    return f"no answer for {silent:.0f} s: see the network" if silent > SILENT_AT_MOST else None


async def _alive(_: web.Request) -> web.Response:
    """That this is answered at all says it: the loop turns."""
    return web.Response(text="alive\n")


async def serve(application: web.Application, host: str, port: int) -> Callable[[], Awaitable[None]]:
    """Answer on this address; returns what ends it. Raises OSError where it is taken."""
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner.cleanup
