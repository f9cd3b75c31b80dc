"""The /sim routes: the user's side of the local Telegram, for people's scripts, tests and the chat page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

from aiohttp import web

from simulator import groups, people, topics
from simulator.clock import ClockMovedBackError
from simulator.dispatch import Dispatcher
from simulator.errors import SimError
from simulator.reading import optional_number, read_body, wait_seconds, wrapped
from simulator.sim_views import chats_of_person, messages_of_person, stream_events
from simulator.state import Bot, Chat, Json, Person, Topic
from simulator.world import World

PRESS_ANSWER_SECONDS = 15.0
NextStop = Callable[[datetime], datetime]


def sim_routes(dispatcher: Dispatcher, next_stop: NextStop | None) -> list[web.RouteDef]:
    world = dispatcher.world
    return [
        *person_routes(world),
        *group_routes(world),
        *clock_routes(world, next_stop),
        *fault_routes(dispatcher),
    ]


def person_routes(world: World) -> list[web.RouteDef]:
    def person_of(request: web.Request) -> Person:
        return world.person(path_number(request, "user"))

    async def list_people(_request: web.Request) -> Json:
        return {"users": [people.known_person(world, person) for person in world.people.values()]}

    async def meet(request: web.Request) -> Json:
        return people.known_person(world, people.meet(world, await read_body(request)))

    async def send(request: web.Request) -> Json:
        body = await read_body(request)
        message, update_id = people.send(world, bot_of(world, request, body), person_of(request), body)
        return {"message_id": message.message_id, "update_id": update_id}

    async def edit(request: web.Request) -> Json:
        body = await read_body(request)
        return {"update_id": people.edit(world, bot_of(world, request, body), person_of(request), body)}

    async def press(request: web.Request) -> Json:
        body = await read_body(request)
        pressed, update_id = people.press(world, bot_of(world, request, body), person_of(request), body)
        if update_id is not None and pressed.answer is None:
            await pressed.bell.wait(wait_seconds({"wait": PRESS_ANSWER_SECONDS} | body))
        return {"answer": pressed.answer, "update_id": update_id}

    def blocking(blocked: bool) -> Callable[[web.Request], Any]:
        async def handler(request: web.Request) -> Json:
            bot = bot_of(world, request, await read_body(request))
            update_id = people.set_blocked(world, bot, person_of(request), blocked)
            return {"blocked": blocked, "update_id": update_id}

        return handler

    async def delete(request: web.Request) -> Json:
        people.delete_account(world, person_of(request))
        return {"deleted": True}

    async def messages(request: web.Request) -> Json:
        return await messages_of_person(world, bot_of(world, request, {}), person_of(request), request.query)

    async def chats(request: web.Request) -> Json:
        return chats_of_person(world, person_of(request))

    async def events(request: web.Request) -> web.StreamResponse:
        user_id = optional_number(request.query, "user")
        if user_id is None:
            raise SimError("say whose events: ?user=ID")
        return await stream_events(world, world.person(user_id), request)

    async def file(request: web.Request) -> web.Response:
        stored = world.files.get(request.match_info["file_id"])
        if stored is None:
            raise SimError(f"there is no file {request.match_info['file_id']}", 404)
        # Never inline markup from somebody's file: the page shares this address.
        shown = (
            stored.mime if stored.mime.startswith(("image/png", "image/jpeg", "audio/")) else "application/octet-stream"
        )
        disposition = f"inline; filename*=UTF-8''{quote(stored.name)}"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
        return web.Response(body=stored.data, content_type=shown, headers=headers)

    return [
        web.get("/sim/users", wrapped(list_people)),
        web.post("/sim/users", wrapped(meet)),
        web.post("/sim/users/{user}/send", wrapped(send)),
        web.post("/sim/users/{user}/edit", wrapped(edit)),
        web.post("/sim/users/{user}/press", wrapped(press)),
        web.post("/sim/users/{user}/block", wrapped(blocking(True))),
        web.post("/sim/users/{user}/unblock", wrapped(blocking(False))),
        web.post("/sim/users/{user}/delete", wrapped(delete)),
        web.get("/sim/users/{user}/messages", wrapped(messages)),
        web.get("/sim/users/{user}/chats", wrapped(chats)),
        web.get("/sim/events", wrapped(events)),
        web.get("/sim/files/{file_id}", wrapped(file)),
    ]


def group_routes(world: World) -> list[web.RouteDef]:
    async def create(request: web.Request) -> Json:
        body = await read_body(request)
        return groups.group_shown(groups.create(world, bot_of(world, request, body), body))

    async def add(request: web.Request) -> Json:
        bot = bot_of(world, request, await read_body(request))
        chat = groups.group_of(world, path_number(request, "group"))
        groups.add_bot(world, bot, chat)
        return groups.group_shown(chat)

    async def kick(request: web.Request) -> Json:
        bot = bot_of(world, request, await read_body(request))
        chat = groups.group_of(world, path_number(request, "group"))
        groups.remove_bot(world, bot, chat)
        return groups.group_shown(chat)

    async def upgrade(request: web.Request) -> Json:
        body = await read_body(request)
        chat = groups.group_of(world, path_number(request, "group"))
        return groups.group_shown(groups.upgrade(world, chat, people.whole_number(body, "new_id")))

    async def silence(request: web.Request) -> Json:
        body = await read_body(request)
        chat = groups.group_of(world, path_number(request, "group"))
        chat.silenced = bool(body.get("silenced", True))
        return groups.group_shown(chat)

    async def open_topic(request: web.Request) -> Json:
        body = await read_body(request)
        chat = groups.group_of(world, path_number(request, "group"))
        return {"id": topics.create(world, chat, str(body.get("name") or "Topic")).id}

    def changing(change: Callable[[World, Chat, Topic], None]) -> Callable[[web.Request], Any]:
        async def handler(request: web.Request) -> Json:
            chat = groups.group_of(world, path_number(request, "group"))
            change(world, chat, topics.topic_of(chat, path_number(request, "topic")))
            return groups.group_shown(chat)

        return handler

    return [
        web.post("/sim/groups", wrapped(create)),
        web.post("/sim/groups/{group}/add", wrapped(add)),
        web.post("/sim/groups/{group}/kick", wrapped(kick)),
        web.post("/sim/groups/{group}/upgrade", wrapped(upgrade)),
        web.post("/sim/groups/{group}/silence", wrapped(silence)),
        web.post("/sim/groups/{group}/topics", wrapped(open_topic)),
        web.post("/sim/groups/{group}/topics/{topic}/close", wrapped(changing(topics.close))),
        web.post("/sim/groups/{group}/topics/{topic}/reopen", wrapped(changing(topics.reopen))),
        web.post("/sim/groups/{group}/topics/{topic}/delete", wrapped(changing(topics.delete))),
    ]


def clock_routes(world: World, next_stop: NextStop | None) -> list[web.RouteDef]:
    def shown() -> Json:
        return {
            "now": world.clock.now().isoformat(),
            "frozen": world.clock.frozen,
            "next_stop": next_stop is not None,
        }

    async def show(_request: web.Request) -> Json:
        return shown()

    async def move(request: web.Request) -> Json:
        moment = wanted_moment(await read_body(request), world.clock.now(), next_stop)
        try:
            await world.clock.move_to(moment)
        except ClockMovedBackError as error:
            raise SimError(str(error)) from None
        world.events.publish(None, lambda _user: {"type": "clock", **shown()})
        return shown()

    return [web.get("/sim/clock", wrapped(show)), web.post("/sim/clock", wrapped(move))]


def wanted_moment(body: Json, now: datetime, next_stop: NextStop | None) -> datetime:
    if body.get("to") == "next_slot":
        if next_stop is None:
            raise SimError("this simulator knows no timetable: move the clock with now")
        return next_stop(now)
    try:
        moment = datetime.fromisoformat(str(body["now"]))
    except (KeyError, ValueError):
        raise SimError('give {"now": a time in ISO 8601} or {"to": "next_slot"}') from None
    if moment.tzinfo is None:
        raise SimError("now needs an offset from UTC, as in 2026-11-23T09:19:00+03:00")
    return moment


def fault_routes(dispatcher: Dispatcher) -> list[web.RouteDef]:
    def shown() -> Json:
        return {"faults": [{name: getattr(one, name) for name in one.__slots__} for one in dispatcher.faults.planned]}

    async def plan(request: web.Request) -> Json:
        dispatcher.faults.add(await read_body(request))
        return shown()

    async def show(_request: web.Request) -> Json:
        return shown()

    async def clear(_request: web.Request) -> Json:
        dispatcher.faults.planned.clear()
        return shown()

    async def calls(request: web.Request) -> Json:
        after = optional_number(request.query, "after") or 0
        found = dispatcher.calls.after(after)
        if not found and await dispatcher.calls.bell.wait(wait_seconds(request.query)):
            found = dispatcher.calls.after(after)
        return {"calls": found}

    return [
        web.get("/sim/faults", wrapped(show)),
        web.post("/sim/faults", wrapped(plan)),
        web.delete("/sim/faults", wrapped(clear)),
        web.get("/sim/calls", wrapped(calls)),
    ]


def bot_of(world: World, request: web.Request, body: Json) -> Bot:
    named = body.get("bot") or optional_number(request.query, "bot")
    try:
        return world.chosen_bot(None if named is None else int(named))
    except (TypeError, ValueError):
        raise SimError("bot is the bot's id") from None


def path_number(request: web.Request, name: str) -> int:
    try:
        return int(request.match_info[name])
    except ValueError:
        raise SimError(f"the {name}'s id in the address is a whole number") from None
