"""Carrying updates to webhooks: again and again until a 2xx, one at a time in each lane."""

import asyncio
import json
import logging
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

import aiohttp

from simulator.bell import Bell
from simulator.methods.call import Courier, Params
from simulator.parameters import read_webhook_answer
from simulator.state import Bot, Update, Webhook
from simulator.updates import update_json
from simulator.world import World

log = logging.getLogger(__name__)
LONGEST_PAUSE = 60.0
REQUEST_TIMEOUT = aiohttp.ClientTimeout(total=60)

RunMethod = Callable[[Bot, str, Params], Awaitable[object]]


class WebhookCourier(Courier):
    """`first_pause`: seconds before the second attempt; each next pause is twice as long, up to a minute."""

    def __init__(self, world: World, first_pause: float = 1.0) -> None:
        self.run_method: RunMethod | None = None
        self._world = world
        self._first_pause = first_pause
        self._session: aiohttp.ClientSession | None = None
        self._routes: dict[int, Route] = {}

    def restart(self, bot: Bot) -> None:
        if (old := self._routes.pop(bot.id, None)) is not None:
            old.stop()
        bot.on_update = None
        if bot.webhook is None:
            return
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=REQUEST_TIMEOUT, connector=aiohttp.TCPConnector(limit=0))
        route = self._routes[bot.id] = Route(
            self._world, bot, bot.webhook, self._session, first_pause=self._first_pause, run_method=self.run_method
        )
        bot.on_update = route.put
        for update in list(bot.waiting.values()):
            route.put(update)

    async def stop(self) -> None:
        for route in self._routes.values():
            route.stop()
        self._routes.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None


class Route:
    """One bot's way to its webhook, with a task for every lane that has something to carry."""

    def __init__(
        self,
        world: World,
        bot: Bot,
        webhook: Webhook,
        session: aiohttp.ClientSession,
        *,
        first_pause: float,
        run_method: RunMethod | None,
    ) -> None:
        self._world = world
        self._bot = bot
        self._webhook = webhook
        self._session = session
        self._first_pause = first_pause
        self._run_method = run_method
        self._connections = asyncio.Semaphore(webhook.max_connections)
        self._lanes: dict[str, deque[Update]] = {}
        self._pressed: defaultdict[str, Bell] = defaultdict(Bell)
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, update: Update) -> None:
        if (lane := self._lanes.get(update.lane)) is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._carry(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _carry(self, name: str) -> None:
        lane = self._lanes[name]
        while lane:
            if lane[0].overtaken_ms:
                await self._pressed[name.removeprefix("chat")].wait(lane[0].overtaken_ms / 1000)
            pause = self._first_pause
            while self._still_wanted(lane[0]) and not await self._deliver(lane[0]):
                await self._world.clock.pause(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            if lane[0].again:
                lane[0].again -= 1  # ordered: a delivered update comes once more
                continue
            done = lane.popleft()
            if self._bot.waiting.pop(done.update_id, None) is not None:
                self._world.changes += 1
            if done.kind == "callback_query":
                self._pressed[name.removeprefix("press")].ring()
        del self._lanes[name]

    def _still_wanted(self, update: Update) -> bool:
        return update.update_id in self._bot.waiting and update.expires > self._world.clock.unix()

    async def _deliver(self, update: Update) -> bool:
        """Whether it was taken. Whatever goes wrong is a failure of this attempt, never the end of the lane."""
        try:
            return await self._attempt(update)
        except TimeoutError:
            return self._failed("Read timeout expired")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return self._failed(f"Connection failed: {error}")
        except Exception as error:
            log.exception("an update for %s", self._webhook.url)
            return self._failed(f"Connection failed: {error!r}")

    async def _attempt(self, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._webhook.secret
        body = json.dumps(update_json(update), ensure_ascii=False).encode()
        async with self._connections, self._session.post(self._webhook.url, data=body, headers=headers) as answer:
            if not 200 <= answer.status < 300:
                return self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
            if answer.content_type.startswith("multipart/"):
                parts = aiohttp.MultipartReader(answer.headers, answer.content)
                params = await read_webhook_answer(answer.headers, b"", parts)
            else:
                params = await read_webhook_answer(answer.headers, await answer.read(), None)
        if update.answer_lost:
            update.answer_lost = False
            return self._failed("Connection reset by peer")
        method = params.pop("method", None)
        if isinstance(method, str) and self._run_method is not None:
            await self._run_method(self._bot, method, params)
        return True

    def _failed(self, message: str) -> bool:
        self._webhook.last_error_date = int(self._world.clock.unix())
        self._webhook.last_error_message = message
        return False
