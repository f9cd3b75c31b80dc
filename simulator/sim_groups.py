"""The /sim routes for groups: who is in them and what they are."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from simulator import groups, standing, topics
from simulator.reading import bot_of, path_number, read_body, wrapped
from simulator.state import Chat, Json, Topic
from simulator.values import whole_number
from simulator.world import World


def group_routes(world: World) -> list[web.RouteDef]:
    def route(path: str, do: Callable[[Chat, web.Request, Json], Any]) -> web.RouteDef:
        """A change of one group, which is shown afterwards."""

        async def handler(request: web.Request) -> Json:
            body = await read_body(request)
            chat = groups.group_of(world, path_number(request, "group"))
            return groups.group_shown(do(chat, request, body) or chat)

        return web.post(f"/sim/groups/{{group}}/{path}", wrapped(handler))

    async def create(request: web.Request) -> Json:
        body = await read_body(request)
        return groups.group_shown(groups.create(world, bot_of(world, request, body), body))

    async def open_topic(request: web.Request) -> Json:
        body = await read_body(request)
        chat = groups.group_of(world, path_number(request, "group"))
        return {"id": topics.create(world, chat, str(body.get("name") or "Topic")).id}

    def silence(chat: Chat, _request: web.Request, body: Json) -> None:
        chat.silenced = bool(body.get("silenced", True))

    def changing(change: Callable[[World, Chat, Topic], None]) -> Callable[[Chat, web.Request, Json], None]:
        def run(chat: Chat, request: web.Request, _body: Json) -> None:
            change(world, chat, topics.topic_of(chat, path_number(request, "topic")))

        return run

    def with_bot(change: Callable[..., None]) -> Callable[[Chat, web.Request, Json], None]:
        return lambda chat, request, body: change(world, bot_of(world, request, body), chat)

    def with_person(change: Callable[..., None]) -> Callable[[Chat, web.Request, Json], None]:
        return lambda chat, _request, body: change(world, chat, world.person(whole_number(body, "user")))

    def promote(chat: Chat, request: web.Request, body: Json) -> None:
        whom = whole_number(body, "user") if "user" in body else bot_of(world, request, body).id
        standing.promote(world, chat, whom, up=bool(body.get("administrator", True)))

    return [
        web.post("/sim/groups", wrapped(create)),
        web.post("/sim/groups/{group}/topics", wrapped(open_topic)),
        route("add", with_bot(groups.add_bot)),
        route("kick", with_bot(groups.remove_bot)),
        route("join", with_person(standing.join)),
        route("leave", with_person(standing.leave)),
        route("promote", promote),
        route("upgrade", lambda chat, _request, body: groups.upgrade(world, chat, whole_number(body, "new_id"))),
        route("silence", silence),
        route("topics/{topic}/close", changing(topics.close)),
        route("topics/{topic}/reopen", changing(topics.reopen)),
        route("topics/{topic}/delete", changing(topics.delete)),
    ]
