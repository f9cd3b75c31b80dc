"""Reading /sim requests, and answering them in JSON."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from simulator.errors import SimError
from simulator.state import Bot, Json, Person
from simulator.world import World

LONGEST_WAIT = 60.0


def wrapped(
    handler: Callable[[web.Request], Awaitable[Json | web.StreamResponse]],
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A handler that answers with JSON, and whose SimError becomes `{"error": ...}`."""

    async def run(request: web.Request) -> web.StreamResponse:
        try:
            result = await handler(request)
        except SimError as error:
            return json_response({"error": error.sentence}, error.status)
        return result if isinstance(result, web.StreamResponse) else json_response(result)

    return run


def json_response(body: Json, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(), status=status, content_type="application/json"
    )


async def read_body(request: web.Request) -> Json:
    raw = await request.read()
    try:
        body = json.loads(raw) if raw.strip() else {}
    except ValueError:
        raise SimError("the body is not JSON") from None
    if not isinstance(body, dict):
        raise SimError("the body is a JSON object")
    return body


def optional_number(query: Mapping[str, str], name: str) -> int | None:
    value = query.get(name)
    if value is None or value == "":
        return None
    try:
        return int(value)
    except ValueError:
        raise SimError(f"{name} is a whole number") from None


def wait_seconds(query: Mapping[str, Any]) -> float:
    try:
        return min(max(float(query.get("wait", 0)), 0.0), LONGEST_WAIT)
    except (TypeError, ValueError):
        raise SimError("wait is a number of seconds") from None


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


def person_of(world: World, request: web.Request) -> Person:
    return world.person(path_number(request, "user"))
