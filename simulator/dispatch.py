"""One Bot API call from name and parameters to the envelope, whichever way it came."""

import asyncio
import logging
from dataclasses import dataclass, replace
from inspect import isawaitable

from simulator import people
from simulator.calls import CallLog
from simulator.errors import BotApiError, too_many_requests
from simulator.faults import Fault
from simulator.limits import SendLimits
from simulator.methods import Method, find_method
from simulator.methods.call import Answer, Call, Courier, Params, boolean
from simulator.schema import checked, telegram_methods
from simulator.state import Bot, Json
from simulator.world import World

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`drop`: the work was done, and now the connection is to be cut instead of answering. `html`: not even JSON."""

    status: int
    body: Json
    drop: bool = False
    html: bool = False


class Dispatcher:
    def __init__(self, world: World, courier: Courier, *, strict: bool, enforce_limits: bool) -> None:
        self.world = world
        self.courier = courier
        self.faults = world.faults
        self.calls = CallLog()
        self._strict = strict
        self._limits = SendLimits() if enforce_limits else None

    async def run(self, bot: Bot, name: str, params: Params) -> Outcome:
        """Do one call, or spoil it as ordered, and note it."""
        method = find_method(name)
        fault = self.faults.take_for_call(name, params.get("chat_id")) if self.faults.planned else None
        if fault is not None:
            await self._before(fault, bot, params)
        try:
            if fault is not None and (ordered := fault.error()):
                raise ordered
            if method is None:
                raise absent(name)
            outcome = Outcome(200, await self._work(bot, method, params))
        except BotApiError as error:
            outcome = Outcome(error.code, refusal(error))
        except Exception:
            log.exception("%s", name)
            outcome = Outcome(500, refusal(BotApiError(500, "Internal Server Error: a mistake of the simulator's own")))
        if fault is not None:
            outcome = replace(outcome, drop=fault.drop, html=fault.html and outcome.status != 200)
        at = self.world.clock.now().isoformat()
        called = method.name if method else name
        spoilt = None if fault is None else fault.kind
        self.calls.note(bot.id, called, params, outcome.body, at, cut=outcome.drop, fault=spoilt)
        return outcome

    async def _before(self, fault: Fault, bot: Bot, params: Params) -> None:
        """What goes wrong before the work is begun."""
        if fault.delay_ms:
            await asyncio.sleep(fault.delay_ms / 1000)
        person = self.world.people.get(whole(params.get("chat_id")))
        if fault.kind == "blocked" and person is not None:
            people.set_blocked(self.world, bot, person, True)

    async def _work(self, bot: Bot, method: Method, params: Params) -> Json:
        params = checked(method.name, params, strict=self._strict)
        if self._limits is not None and counts_as_sending(method.name):
            self._check_flood(self._limits, bot, params)
        result = method.run(Call(self.world, bot, params, self.courier))
        if isawaitable(result):
            result = await result
        if isinstance(result, Answer):
            return {"ok": True, "result": result.result, "description": result.description}
        return {"ok": True, "result": result}

    def _check_flood(self, limits: SendLimits, bot: Bot, params: Params) -> None:
        chat_id = whole(params.get("chat_id"))
        paid = boolean(params, "allow_paid_broadcast")
        now = asyncio.get_running_loop().time()
        wait = limits.refuse(bot.id, chat_id, now, paid=paid) if chat_id else None
        if wait is not None:
            raise too_many_requests(wait)


def absent(name: str) -> BotApiError:
    """Telegram's own 404, or our own 501 where Telegram would have the method: nothing pretends to work."""
    known = telegram_methods().get(name.lower())
    if known is None:
        return BotApiError(404, "Not Found: method not found")
    return BotApiError(501, f"Not Implemented: Telegram has the method {known}, and this simulator does not")


def whole(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0


def counts_as_sending(method: str) -> bool:
    return method.startswith(("send", "edit", "copy", "forward")) and method != "sendChatAction"


def refusal(error: BotApiError) -> Json:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if parameters := error.parameters():
        body["parameters"] = parameters
    return body
