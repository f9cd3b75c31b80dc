"""The /sim routes: the user's side of the local Telegram, for people's scripts, tests and the chat page."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from aiohttp import web

from simulator import people
from simulator.dispatch import Dispatcher
from simulator.errors import SimError
from simulator.reading import bot_of, optional_number, path_number, person_of, read_body, wait_seconds, wrapped
from simulator.sim_demo import Demo, demo_routes
from simulator.sim_groups import group_routes
from simulator.sim_phone import phone_routes
from simulator.sim_views import chats_of_person, messages_of_person, stream_events
from simulator.state import Json
from simulator.world import World

PRESS_ANSWER_SECONDS = 15.0
SHOWN = ("image/png", "image/jpeg", "audio/", "video/")
"""Nothing else is served as what it is: markup from somebody's file would share the page's address."""


def sim_routes(dispatcher: Dispatcher, demo: Demo) -> list[web.RouteDef]:
    world = dispatcher.world
    return [
        *person_routes(world),
        *look_routes(world),
        *phone_routes(world),
        *group_routes(world),
        *demo_routes(world, demo),
        *fault_routes(dispatcher),
    ]


def person_routes(world: World) -> list[web.RouteDef]:
    async def list_people(_request: web.Request) -> Json:
        return {"users": [people.known_person(world, person) for person in world.people.values()]}

    async def meet(request: web.Request) -> Json:
        return people.known_person(world, people.meet(world, await read_body(request)))

    async def send(request: web.Request) -> Json:
        body = await read_body(request)
        message, update_id = people.send(world, bot_of(world, request, body), person_of(world, request), body)
        return {"message_id": message.message_id, "update_id": update_id}

    async def edit(request: web.Request) -> Json:
        body = await read_body(request)
        return {"update_id": people.edit(world, bot_of(world, request, body), person_of(world, request), body)}

    async def press(request: web.Request) -> Json:
        body = await read_body(request)
        pressed, update_id = people.press(world, bot_of(world, request, body), person_of(world, request), body)
        if update_id is not None and pressed.answer is None:
            await pressed.bell.wait(wait_seconds({"wait": PRESS_ANSWER_SECONDS} | body))
        return {"answer": pressed.answer, "update_id": update_id}

    def blocking(blocked: bool) -> Callable[[web.Request], Any]:
        async def handler(request: web.Request) -> Json:
            bot = bot_of(world, request, await read_body(request))
            update_id = people.set_blocked(world, bot, person_of(world, request), blocked)
            return {"blocked": blocked, "update_id": update_id}

        return handler

    async def delete(request: web.Request) -> Json:
        people.delete_account(world, person_of(world, request))
        return {"deleted": True}

    return [
        web.get("/sim/users", wrapped(list_people)),
        web.post("/sim/users", wrapped(meet)),
        web.post("/sim/users/{user}/send", wrapped(send)),
        web.post("/sim/users/{user}/edit", wrapped(edit)),
        web.post("/sim/users/{user}/press", wrapped(press)),
        web.post("/sim/users/{user}/block", wrapped(blocking(True))),
        web.post("/sim/users/{user}/unblock", wrapped(blocking(False))),
        web.post("/sim/users/{user}/delete", wrapped(delete)),
    ]


def look_routes(world: World) -> list[web.RouteDef]:
    """What a person sees, and nothing that he does."""

    async def messages(request: web.Request) -> Json:
        return await messages_of_person(world, bot_of(world, request, {}), person_of(world, request), request.query)

    async def chats(request: web.Request) -> Json:
        return chats_of_person(world, person_of(world, request))

    async def events(request: web.Request) -> web.StreamResponse:
        return await stream_events(world, followed(world, request.query), request)

    async def file(request: web.Request) -> web.Response:
        stored = world.files.get(request.match_info["file_id"])
        if stored is None:
            raise SimError(f"there is no file {request.match_info['file_id']}", 404)
        shown = stored.mime if stored.mime.startswith(SHOWN) else "application/octet-stream"
        disposition = f"inline; filename*=UTF-8''{quote(stored.name)}"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
        return web.Response(body=stored.data, content_type=shown, headers=headers)

    return [
        web.get("/sim/users/{user}/messages", wrapped(messages)),
        web.get("/sim/users/{user}/chats", wrapped(chats)),
        web.get("/sim/events", wrapped(events)),
        web.get("/sim/files/{file_id}", wrapped(file)),
    ]


def followed(world: World, query: Mapping[str, str]) -> list[int]:
    """Whose events: user=ID, or users=ID,ID for one stream of several people."""
    named = query.get("users") or query.get("user") or ""
    try:
        wanted = [int(one) for one in named.split(",") if one]
    except ValueError:
        raise SimError("users are ids, whole numbers with commas between") from None
    if not wanted:
        raise SimError("say whose events: ?user=ID or ?users=ID,ID")
    return [world.person(user_id).id for user_id in dict.fromkeys(wanted)]


def fault_routes(dispatcher: Dispatcher) -> list[web.RouteDef]:
    def shown() -> Json:
        return {"faults": [one.shown() for one in dispatcher.faults.planned]}

    async def plan(request: web.Request) -> Json:
        fault = dispatcher.faults.add(await read_body(request))
        return {"id": fault.id} | shown()

    async def take_back(request: web.Request) -> Json:
        dispatcher.faults.remove(path_number(request, "fault"))
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
        return {"calls": found, "forgotten": dispatcher.calls.forgotten(after)}

    return [
        web.get("/sim/faults", wrapped(show)),
        web.post("/sim/faults", wrapped(plan)),
        web.delete("/sim/faults", wrapped(clear)),
        web.delete("/sim/faults/{fault}", wrapped(take_back)),
        web.get("/sim/calls", wrapped(calls)),
    ]
