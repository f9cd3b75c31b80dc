"""One Bot API call from name and parameters to the envelope, whichever way it came."""

import asyncio
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from simulator.calls import CallLog
from simulator.errors import BotApiError, bad_request, too_many_requests
from simulator.faults import Faults
from simulator.limits import SendLimits
from simulator.methods import Method, find_method, known_parameters
from simulator.methods.call import Answer, Call, Courier, Params, Upload
from simulator.state import Bot, Json
from simulator.world import World


@dataclass(frozen=True, slots=True)
class Outcome:
    """`drop`: the work was done, and now the connection is to be cut instead of answering."""

    status: int
    body: Json
    drop: bool = False


class Dispatcher:
    def __init__(self, world: World, courier: Courier, *, strict: bool, enforce_limits: bool) -> None:
        self.world = world
        self.courier = courier
        self.faults = Faults()
        self.calls = CallLog()
        self._strict = strict
        self._limits = SendLimits() if enforce_limits else None

    async def run(self, bot: Bot, name: str, params: Params) -> Outcome:
        """Do one call, or spoil it as ordered, and note it."""
        method = find_method(name)
        fault = self.faults.take(name)
        if fault is not None and fault.delay_ms:
            await asyncio.sleep(fault.delay_ms / 1000)
        try:
            if fault is not None and (ordered := fault.error()):
                raise ordered
            if method is None:
                raise BotApiError(404, "Not Found: method not found")
            body = await self._work(bot, method, params)
            outcome = Outcome(200, body)
        except BotApiError as error:
            outcome = Outcome(error.code, refusal(error))
        if fault is not None and fault.drop:
            outcome = Outcome(outcome.status, outcome.body, drop=True)
        at = self.world.clock.now().isoformat()
        self.calls.note(bot.id, method.name if method else name, params, outcome.body, at)
        return outcome

    async def _work(self, bot: Bot, method: Method, params: Params) -> Json:
        if self._strict:
            check_names(method.name, params)
        if self._limits is not None and counts_as_sending(method.name):
            self._check_flood(self._limits, bot, params)
        result = method.run(Call(self.world, bot, params, self.courier))
        if isawaitable(result):
            result = await result
        if isinstance(result, Answer):
            return {"ok": True, "result": result.result, "description": result.description}
        return {"ok": True, "result": result}

    def _check_flood(self, limits: SendLimits, bot: Bot, params: Params) -> None:
        try:
            chat_id = int(params.get("chat_id", 0))
        except (TypeError, ValueError):
            return
        wait = limits.refuse(bot.id, chat_id, asyncio.get_running_loop().time())
        if wait is not None:
            raise too_many_requests(wait)


def counts_as_sending(method: str) -> bool:
    return method.startswith(("send", "edit")) and method != "sendChatAction"


def check_names(method: str, params: Params) -> None:
    """Refuse a parameter that the Bot API does not know: the real server ignores it, and the typo lives on."""
    known = known_parameters(method)
    if params.keys() <= known:
        return
    for name, value in params.items():
        if name not in known and not (isinstance(value, Upload) and mentioned(name, params)):
            raise bad_request(f'unknown parameter "{name}" of the method {method} (this simulator is strict)')


def mentioned(part: str, params: Params) -> bool:
    """Whether some parameter refers to this part of the request; it may do so inside JSON as well."""
    return any(isinstance(value, str) and f"attach://{part}" in value for value in params.values())


def refusal(error: BotApiError) -> Json:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if parameters := error.parameters():
        body["parameters"] = parameters
    return body


def clean(params: dict[str, Any]) -> Params:
    """A JSON null is the same as nothing."""
    return {name: value for name, value in params.items() if value is not None}
