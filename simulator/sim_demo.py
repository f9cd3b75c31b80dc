"""The /sim routes of a demo: its clock with named stops, its guided tour, and beginning anew."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from simulator.clock import ClockMovedBackError
from simulator.errors import SimError
from simulator.guide import Guide
from simulator.reading import read_body, wrapped
from simulator.state import Json
from simulator.tour import Stop, Stops, Tour, Words
from simulator.world import World

NEXT_SLOT = "next_slot"
LAST_YEAR = 3000  # calendars end with the year 9999, and what is kept or comes again needs some time after now
NextStop = Callable[[datetime], datetime]
Reset = Callable[[str | None], Awaitable[None]]
"""Takes the language in which all is to be made; None: the one that it is in."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo gives; the simulator alone has none of it.

    `notice`: what is said of the data, as «Sample»; `language`: in which they are; `lasting`: they are kept, no click
    throws them away.
    """

    next_stop: NextStop | None = None
    stops: Stops | None = None
    tour: Tour | None = None
    reset: Reset | None = None
    notice: Words | None = None
    language: Callable[[], str] | None = None
    lasting: bool = False

    def speaks(self) -> str | None:
        return None if self.language is None else self.language()


def demo_routes(world: World, demo: Demo) -> list[web.RouteDef]:
    return [*clock_routes(world, demo), *tour_routes(world, demo)]


def clock_routes(world: World, demo: Demo) -> list[web.RouteDef]:
    def shown() -> Json:
        ahead = demo.stops(world.clock.now()) if demo.stops else ()
        return {
            "now": world.clock.now().isoformat(),
            "frozen": world.clock.frozen,
            "next_stop": demo.next_stop is not None,
            "stops": [stop_shown(stop) for stop in ahead],
        }

    async def show(_request: web.Request) -> Json:
        return shown()

    async def move(request: web.Request) -> Json:
        moment = wanted_moment(await read_body(request), world.clock.now(), demo)
        try:
            await world.clock.move_to(moment)
        except ClockMovedBackError as error:
            raise SimError(str(error)) from None
        world.events.publish(None, lambda _user: {"type": "clock", **shown()})
        return shown()

    return [web.get("/sim/clock", wrapped(show)), web.post("/sim/clock", wrapped(move))]


def stop_shown(stop: Stop) -> Json:
    what = {} if stop.what is None else {"what": dict(stop.what)}
    return {"key": stop.key, "title": dict(stop.title), "moment": stop.moment.isoformat(), **what}


def wanted_moment(body: Json, now: datetime, demo: Demo) -> datetime:
    if "to" in body:
        return named_moment(str(body["to"]), now, demo)
    try:
        moment = datetime.fromisoformat(str(body["now"]))
    except (KeyError, ValueError):
        raise SimError('give {"now": a time in ISO 8601} or {"to": "next_slot" or a stop\'s key}') from None
    if moment.tzinfo is None:
        raise SimError("now needs an offset from UTC, as in 2026-11-23T09:19:00+03:00")
    if moment.year >= LAST_YEAR:
        raise SimError(f"the clock ends with the year {LAST_YEAR - 1}")
    return moment


def named_moment(name: str, now: datetime, demo: Demo) -> datetime:
    ahead = demo.stops(now) if demo.stops else ()
    found = next((stop.moment for stop in ahead if stop.key == name), None)
    if found is not None:
        return found
    if name == NEXT_SLOT and demo.next_stop is not None:
        return demo.next_stop(now)
    known = ", ".join(stop.key for stop in ahead) or "no stop: move the clock with now"
    raise SimError(f"there is no stop {name!r} ahead; this simulator knows {known}")


def tour_routes(world: World, demo: Demo) -> list[web.RouteDef]:
    guide = led_by(world, demo)
    made = 0

    def shown() -> Json:
        """`made`: how often all was made anew, for pages that were not listening when it was."""
        notice = None if demo.notice is None else dict(demo.notice)
        tour = None if guide is None else guide.shown()
        return {"tour": tour, "notice": notice, "language": demo.speaks(), "made": made, "lasting": demo.lasting}

    async def show(_request: web.Request) -> Json:
        if guide is not None:
            guide.look_at_clock()
        return shown()

    async def act(request: web.Request) -> Json:
        if guide is None:
            raise SimError("this simulator has no tour", 404)
        guide.act(str((await read_body(request)).get("action")))
        return shown()

    async def reset(request: web.Request) -> Json:
        """Everything anew: by the demo, which empties this Telegram when its bot stands still, else empty."""
        nonlocal made
        language = (await read_body(request)).get("language")
        if demo.reset is None:
            world.empty()
        else:
            await demo.reset(None if language is None else str(language))
        made += 1
        if guide is not None:
            guide.act("reset")
        world.events.publish(None, lambda _user: {"type": "reset"})
        return shown()

    return [
        web.get("/sim/tour", wrapped(show)),
        web.post("/sim/tour", wrapped(act)),
        web.post("/sim/reset", wrapped(reset)),
    ]


def led_by(world: World, demo: Demo) -> Guide | None:
    """The guide of the demo's tour, who hears all that happens here from now on."""
    if demo.tour is None:
        return None

    def tell(tour: Json) -> None:
        world.changes += 1
        world.events.publish(None, lambda _user: {"type": "tour", **tour})

    guide = Guide(demo.tour, world.clock, demo.stops, tell, world.kept.setdefault("tour", {}))

    async def look_at_clock(_now: datetime) -> None:
        guide.look_at_clock()

    world.listeners.append(guide.heard)
    world.clock.on_move.append(look_at_clock)
    return guide
