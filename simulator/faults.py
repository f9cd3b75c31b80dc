"""Failures on order: which call or update is spoilt, how and how often. Chance is seeded, so a run can be repeated."""

from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from simulator.errors import BotApiError, SimError, too_many_requests
from simulator.state import Json
from simulator.values import fraction, whole_number

OF_CALLS = ("error", "flood", "slow", "cut", "blocked")
OF_UPDATES = ("duplicate", "overtaken", "lost_answer")
REASONS = {
    400: "Bad Request",
    403: "Forbidden",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
EVERYTHING = frozenset({"*"})
PATIENCE_MS = 2000
"""How long an overtaken message waits for a press that may never come."""
FIELDS = frozenset(
    {"kind", "method", "update", "chat_id", "times", "probability", "seed"}
    | {"error_code", "description", "retry_after", "delay_ms", "drop", "html"}
)
DOES_SOMETHING = ("kind", "error_code", "retry_after", "delay_ms", "drop")


@dataclass(slots=True)
class Fault:
    """`methods` and `updates` are in lower case, or `*`; `times`: how many it still spoils, None: until taken back."""

    id: int
    kind: str
    methods: frozenset[str] = EVERYTHING
    updates: frozenset[str] = EVERYTHING
    chat_id: int | None = None
    times: int | None = 1
    probability: float = 1.0
    error_code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    delay_ms: int = 0
    drop: bool = False
    html: bool = False
    spoilt: int = 0
    chance: Random = field(default_factory=Random, repr=False)

    def error(self) -> BotApiError | None:
        """What the bot is told instead of the work being done; None: the work is done."""
        if self.error_code is None and self.retry_after is None:
            return None
        code = self.error_code or 429
        if self.description is None and code == 429:
            return too_many_requests(self.retry_after or 1)
        return BotApiError(code, self.description or REASONS.get(code, "Error"), retry_after=self.retry_after)

    def strikes(self, names: frozenset[str], name: str, chat_id: object) -> bool:
        """Whether this one is spoilt; the dice are thrown only for what the fault is about."""
        if "*" not in names and name.lower() not in names:
            return False
        if self.chat_id is not None and str(self.chat_id) != str(chat_id):
            return False
        return self.probability >= 1 or self.chance.random() < self.probability

    def shown(self) -> Json:
        about = {"method": sorted(self.methods)} if self.kind in OF_CALLS else {"update": sorted(self.updates)}
        names = ("chat_id", "times", "error_code", "description", "retry_after", "delay_ms", "drop", "html")
        told = {name: value for name in names if (value := getattr(self, name)) or name == "times"}
        return {
            "id": self.id,
            "kind": self.kind,
            **about,
            "probability": self.probability,
            **told,
            "spoilt": self.spoilt,
        }


class Faults:
    def __init__(self) -> None:
        self.planned: list[Fault] = []
        self._numbers = count(1)

    def add(self, body: Json) -> Fault:
        """Plan one. Raises SimError when it is misspelt or would do nothing."""
        if not isinstance(body, dict):
            raise SimError("a fault is an object")
        if unknown := set(body) - FIELDS:
            raise SimError(f"a fault has no {', '.join(sorted(unknown))}; it has {', '.join(sorted(FIELDS))}")
        if not any(body.get(name) for name in DOES_SOMETHING):
            raise SimError(f"say what goes wrong: {', '.join(DOES_SOMETHING)}")
        kind = str(body.get("kind") or kind_of(body))
        if kind not in OF_CALLS + OF_UPDATES:
            raise SimError(f"kind is one of {', '.join(OF_CALLS + OF_UPDATES)}")
        fault = Fault(next(self._numbers), kind, names_of(body.get("method")), names_of(body.get("update")))
        read_numbers(fault, body)
        if not isinstance(body.get("description", ""), str | None):
            raise SimError("description is a string")
        fault.description = body.get("description")
        fault.drop = bool(body.get("drop")) or kind == "cut"
        fault.html = bool(body.get("html"))
        self.planned.append(fault)
        return fault

    def remove(self, fault_id: int) -> None:
        self.planned = [one for one in self.planned if one.id != fault_id]

    def take_for_call(self, method: str, chat_id: object) -> Fault | None:
        """The oldest fault that spoils this call, used up by one."""
        for fault in self.planned:
            if fault.kind in OF_CALLS and fault.strikes(fault.methods, method, chat_id):
                return self._used(fault)
        return None

    def take_for_update(self, kind: str, update: str, chat_id: object) -> Fault | None:
        for fault in self.planned:
            if fault.kind == kind and fault.strikes(fault.updates, update, chat_id):
                return self._used(fault)
        return None

    def _used(self, fault: Fault) -> Fault:
        fault.spoilt += 1
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self.planned.remove(fault)
        return fault


def kind_of(body: Json) -> str:
    """The kind of a fault that says only what it does."""
    if body.get("retry_after"):
        return "flood"
    if body.get("error_code"):
        return "error"
    return "cut" if body.get("drop") else "slow"


def names_of(value: Any) -> frozenset[str]:
    if not value:
        return EVERYTHING
    return frozenset(str(name).lower() for name in (value if isinstance(value, list) else [value]))


def read_numbers(fault: Fault, body: Json) -> None:
    """Counts, chances and codes, with what each kind does when it is not told more."""
    names = ("error_code", "retry_after", "chat_id", "times")
    given = {name: whole_number(body, name) for name in names if body.get(name) is not None}
    times = given.get("times")
    delay = whole_number(body, "delay_ms", 0)
    fault.probability = fraction(body, "probability", 1.0)
    fault.chance = Random(whole_number(body, "seed", 0))  # noqa: S311 - chance that repeats, not a secret
    if min(given.get("times", 1), given.get("retry_after", 1)) < 1 or delay < 0:
        raise SimError("times and retry_after are at least 1, delay_ms is not negative")
    if not 400 <= given.get("error_code", 400) <= 599:
        raise SimError("error_code is from 400 to 599")
    if not 0 < fault.probability <= 1:
        raise SimError("probability is above 0 and at most 1")
    fault.times = times if times is not None or fault.probability < 1 else 1
    fault.chat_id, fault.error_code, fault.retry_after = (
        given.get("chat_id"),
        given.get("error_code", 500 if fault.kind == "error" else None),
        given.get("retry_after", 1 if fault.kind == "flood" else None),
    )
    unspoken = {"slow": 1000, "overtaken": PATIENCE_MS}.get(fault.kind, 0)
    fault.delay_ms = delay if body.get("delay_ms") is not None else unspoken
