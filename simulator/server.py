"""The local Telegram as one HTTP server: Bot API, /sim and the chat page on one port."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from aiohttp import web

from simulator.bot_api import bot_api_routes
from simulator.clock import Clock
from simulator.dispatch import Dispatcher
from simulator.guard import Guard, guarding
from simulator.parameters import MAX_REQUEST_BYTES
from simulator.sim_api import sim_routes
from simulator.sim_demo import Demo, Reset
from simulator.state import Json
from simulator.storage import StateFile
from simulator.tour import Stops, Tour, Words
from simulator.webhook import WebhookCourier
from simulator.world import World

PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Look:
    """What the page is called, and in which time zone it shows the clock; none: in the browser's own."""

    title: str = "Telegram"
    zone: str = ""


NEUTRAL = Look()


class Simulator:
    """`next_stop` answers `POST /sim/clock {"to": "next_slot"}`: the next moment worth stopping at after a given one.

    `strict`: parameters that the Bot API does not know are refused. `enforce_limits`: floods get 429.
    `webhook_pause`: seconds before a webhook's second attempt. `faults` are as POST /sim/faults takes them.
    A demo gives `stops`: moments with names for the clock; a `tour`; `reset`, which makes all anew after
    POST /sim/reset and calls `world.empty()` when its bot stands still; a `notice` of its data, their `language`, and
    the page's `look`. `names`: by what else than its address this server is called; see guard.py.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        next_stop: Callable[[datetime], datetime] | None = None,
        *,
        bot_username: str = "demo_bot",
        bot_name: str = "Bot",
        strict: bool = True,
        enforce_limits: bool = False,
        webhook_pause: float = 1.0,
        state_file: Path | None = None,
        faults: Iterable[Json] = (),
        stops: Stops | None = None,
        tour: Tour | None = None,
        reset: Reset | None = None,
        notice: Words | None = None,
        language: Callable[[], str] | None = None,
        lasting: bool = False,
        look: Look = NEUTRAL,
        names: Iterable[str] = (),
    ) -> None:
        self.clock = clock or Clock()
        self.world = World(self.clock, bot_username, bot_name)
        self.url = ""
        self._courier = WebhookCourier(self.world, webhook_pause)
        self._dispatcher = Dispatcher(self.world, self._courier, strict=strict, enforce_limits=enforce_limits)
        self._courier.run_method = self._dispatcher.run
        self.calls = self._dispatcher.calls
        self._state = None if state_file is None else StateFile(self.world, state_file)
        self._demo = Demo(next_stop, stops, tour, reset, notice, language, lasting)
        self._look = look
        self._names = tuple(names)
        self._guard = Guard("127.0.0.1", self._names)
        for fault in faults:
            self.world.faults.add(fault)
        self._runner: web.AppRunner | None = None

    def application(self) -> web.Application:
        app = web.Application(client_max_size=MAX_REQUEST_BYTES, middlewares=[guarding(lambda: self._guard)])
        app.add_routes(bot_api_routes(self._dispatcher))
        app.add_routes(sim_routes(self._dispatcher, self._demo))
        app.router.add_get("/", self.index)
        app.router.add_static("/page/", PAGE)
        return app

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. `url` is then the address, without a slash at its end."""
        if self._state is not None:
            self._state.load()
            self._state.keep_saving()
        for bot in self.world.bots.values():
            self._courier.restart(bot)
        # Long polls and pages wait for minutes: on stop they are cancelled at once, nothing of theirs can be lost.
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.01)
        await self._runner.setup()
        self._guard = Guard(host, self._names)
        site = web.TCPSite(self._runner, host, port, backlog=1024)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://[{host}]:{bound}" if ":" in host else f"http://{host}:{bound}"

    async def stop(self) -> None:
        await self._courier.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._state is not None:
            await self._state.close()

    async def index(self, _request: web.Request) -> web.StreamResponse:
        """The page, told what it is called, where its clock stands, and the demo's language if there is one."""
        text = (PAGE / "index.html").read_text("utf-8")
        text = text.replace('lang=""', f'lang="{self._demo.speaks() or ""}"')
        text = text.replace('data-zone=""', f'data-zone="{escape(self._look.zone)}"')
        text = text.replace(f"<title>{NEUTRAL.title}</title>", f"<title>{escape(self._look.title)}</title>")
        return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-cache"})
