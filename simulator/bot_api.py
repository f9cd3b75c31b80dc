"""The Bot API's routes: `/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>`."""

from aiohttp import web

from simulator.dispatch import Dispatcher, Outcome, refusal
from simulator.errors import BotApiError
from simulator.parameters import read_parameters
from simulator.state import Json
from simulator.values import write_json


def bot_api_routes(dispatcher: Dispatcher) -> list[web.RouteDef]:
    async def call(request: web.Request) -> web.Response:
        bot = dispatcher.world.bot_for(request.match_info["token"])
        if bot is None:
            return answer(Outcome(401, refusal(BotApiError(401, "Unauthorized"))))
        try:
            params = await read_parameters(request)
        except BotApiError as error:
            return answer(Outcome(error.code, refusal(error)))
        outcome = await dispatcher.run(bot, request.match_info["method"], params)
        if outcome.drop and request.transport is not None:
            request.transport.abort()
        return answer(outcome)

    async def download(request: web.Request) -> web.Response:
        world = dispatcher.world
        if world.bot_for(request.match_info["token"]) is None:
            return answer(Outcome(401, refusal(BotApiError(401, "Unauthorized"))))
        path = request.match_info["path"]
        stored = next((one for one in world.files.values() if one.path == path), None)
        if stored is None:
            return answer(Outcome(404, refusal(BotApiError(404, "Not Found"))))
        return web.Response(body=stored.data, content_type="application/octet-stream")

    return [
        web.get("/file/bot{token:[^/]+}/{path:.+}", download),
        web.get("/bot{token:[^/]+}/{method}", call, allow_head=False),
        web.post("/bot{token:[^/]+}/{method}", call),
    ]


def answer(outcome: Outcome) -> web.Response:
    headers = {}
    parameters: Json = outcome.body.get("parameters", {})
    if "retry_after" in parameters:
        headers["Retry-After"] = str(parameters["retry_after"])
    if outcome.html:
        page = f"<html><body><h1>{outcome.status} {outcome.body['description']}</h1></body></html>"
        return web.Response(text=page, status=outcome.status, headers=headers, content_type="text/html")
    headers["Content-Type"] = "application/json"
    return web.Response(body=write_json(outcome.body), status=outcome.status, headers=headers)
