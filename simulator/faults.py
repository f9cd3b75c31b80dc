"""Failures that a test ordered in advance."""

from dataclasses import dataclass

from simulator.errors import BotApiError, SimError, too_many_requests
from simulator.state import Json


@dataclass(slots=True)
class Fault:
    """`method` is lower-case, or `*` for every one; `times` is how many calls it still spoils."""

    method: str
    times: int
    error_code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    delay_ms: int = 0
    drop: bool = False

    def error(self) -> BotApiError | None:
        """What the bot is told instead of the work being done; None: the work is done."""
        if self.error_code is None and self.retry_after is None:
            return None
        code = self.error_code or 429
        if self.description is None and code == 429:
            return too_many_requests(self.retry_after or 1)
        return BotApiError(code, self.description or "Internal Server Error", retry_after=self.retry_after)


class Faults:
    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def add(self, body: Json) -> Fault:
        known = {"method", "times", "error_code", "description", "retry_after", "delay_ms", "drop"}
        if unknown := set(body) - known:
            raise SimError(f"a fault has no {', '.join(sorted(unknown))}; it has {', '.join(sorted(known))}")
        if not any(body.get(name) for name in ("error_code", "retry_after", "delay_ms", "drop")):
            raise SimError("say what goes wrong: error_code, retry_after, delay_ms or drop")
        try:
            times = int(body.get("times") or 1)
            numbers = {name: int(body[name]) for name in ("error_code", "retry_after") if body.get(name) is not None}
            delay = int(body.get("delay_ms") or 0)
        except (TypeError, ValueError):
            raise SimError("times, error_code, retry_after and delay_ms are whole numbers") from None
        if times < 1 or not 400 <= numbers.get("error_code", 400) <= 599 or delay < 0:
            raise SimError("times is at least 1, error_code is from 400 to 599, delay_ms is not negative")
        fault = Fault(
            str(body.get("method") or "*").lower(),
            times,
            numbers.get("error_code"),
            body.get("description"),
            numbers.get("retry_after"),
            delay,
            bool(body.get("drop")),
        )
        self.planned.append(fault)
        return fault

    def take(self, method: str) -> Fault | None:
        """The oldest fault for this call, used up by one."""
        if not self.planned:
            return None
        fault = next((one for one in self.planned if one.method in ("*", method.lower())), None)
        if fault is None:
            return None
        fault.times -= 1
        if fault.times == 0:
            self.planned.remove(fault)
        return fault
