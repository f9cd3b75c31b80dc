"""Reading /sim requests, and answering them in JSON."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from simulator.errors import SimError
from simulator.state import Bot, Json, Person
from simulator.values import NotUtf8Error, fraction, read_json, whole_number
from simulator.world import World

log = logging.getLogger(__name__)

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
        except web.HTTPException as error:
            return json_response({"error": error.reason}, error.status)
        except Exception:
            log.exception("%s %s", request.method, request.path)
            return json_response({"error": "a mistake of the simulator's own: its log has the traceback"}, 500)
        return result if isinstance(result, web.StreamResponse) else json_response(result)

    return run


def json_response(body: Json, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(), status=status, content_type="application/json"
    )


async def read_body(request: web.Request) -> Json:
    raw = await request.read()
    try:
        body = read_json(raw) if raw.strip() else {}
    except NotUtf8Error:
        raise SimError("the body holds half a character, which no UTF-8 can hold") from None
    except ValueError as error:
        raise SimError(f"the body is not JSON: {error}") from None
    if not isinstance(body, dict):
        raise SimError("the body is a JSON object")
    return body


def optional_number(query: Mapping[str, str], name: str) -> int | None:
    return whole_number(query, name) if query.get(name) else None


def wait_seconds(query: Mapping[str, Any]) -> float:
    return min(max(fraction(query, "wait", 0.0), 0.0), LONGEST_WAIT)


def bot_of(world: World, request: web.Request, body: Json) -> Bot:
    named = whole_number(body, "bot") if body.get("bot") else optional_number(request.query, "bot")
    return world.chosen_bot(named)


def path_number(request: web.Request, name: str) -> int:
    return whole_number(request.match_info, name)


def person_of(world: World, request: web.Request) -> Person:
    return world.person(path_number(request, "user"))
